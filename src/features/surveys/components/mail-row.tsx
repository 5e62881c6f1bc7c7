import type { MailTool } from "@/features/surveys/compose-mail-row";
import { CopyField } from "@/ui/copy-field";
import { Section } from "@/ui/section";
import { TabLinks } from "@/ui/tab-links";

/** The scores as a row for mails: for each tool its own HTML to copy, and how that looks. */
export function MailRow({
  href,
  tools,
  tool,
  html,
}: {
  /** This page; the tool is chosen by `?tool=`. */
  href: string;
  tools: readonly MailTool[];
  tool: MailTool | undefined;
  html: string | null;
}) {
  if (!tool || html === null) {
    return (
      <Section title="Ask within an e-mail" id="mail">
        <p className="mt-2 text-muted-foreground">
          This survey does not begin with a score, so there is no row to send. Put the link into your mail instead.
        </p>
      </Section>
    );
  }
  const tabs = tools.map(({ id, name }) => ({ href: `${href}?tool=${id}#mail`, label: name, current: id === tool.id }));
  return (
    <Section
      title="Ask within an e-mail"
      id="mail"
      dek="A click only preselects the score. Nothing is recorded before the person presses Next, so mail scanners that open every link cannot vote."
    >
      <TabLinks label="Tool that sends the mail" tabs={tabs} className="mt-3" />
      <div className="mt-4 grid items-start gap-6 lg:grid-cols-2">
        <CopyField label={`HTML for ${tool.name}`} value={html} multiline hint={tool.note} />
        <div>
          <p className="mb-1 font-medium">How it looks</p>
          <div className="rounded-md border border-border bg-white p-4">
            <iframe
              title={`The row for ${tool.name}, as mail programs show it`}
              sandbox=""
              inert
              tabIndex={-1}
              srcDoc={`<!doctype html><html lang="en"><meta charset="utf-8"><title>Row of scores</title><body style="margin:0">${html}</body></html>`}
              className="h-36 w-full border-0"
            />
          </div>
        </div>
      </div>
    </Section>
  );
}
