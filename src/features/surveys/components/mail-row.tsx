import { useLocale, useTranslations } from "next-intl";
import type { MailTool } from "@/domain/survey/compose-mail-row";
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
  const t = useTranslations("sharing.mail");
  const locale = useLocale();
  if (!tool || html === null) {
    return (
      <Section title={t("title")} id="mail">
        <p className="mt-2 text-muted-foreground">{t("none")}</p>
      </Section>
    );
  }
  const nameOf = ({ id, name }: MailTool) => (id === "plain" ? t("plain") : name);
  const tabs = tools.map((one) => ({
    href: `${href}?tool=${one.id}#mail`,
    label: nameOf(one),
    current: one.id === tool.id,
  }));
  return (
    <Section title={t("title")} id="mail" dek={t("dek")}>
      <TabLinks label={t("tools")} tabs={tabs} className="mt-3" />
      <div className="mt-4 grid items-start gap-6 lg:grid-cols-2">
        <div className="min-w-0">
          <CopyField label={t("html", { tool: nameOf(tool) })} value={html} multiline hint={t(`notes.${tool.id}`)} />
          <p className="mt-2 text-muted-foreground text-xs">{t("unverified")}</p>
        </div>
        <div>
          <p className="mb-1 font-medium">{t("looks")}</p>
          <div className="rounded-md border border-border bg-white p-4">
            <iframe
              title={t("frame", { tool: nameOf(tool) })}
              sandbox=""
              inert
              tabIndex={-1}
              srcDoc={`<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>${t("looks")}</title><body style="margin:0">${html}</body></html>`}
              className="h-36 w-full border-0"
            />
          </div>
        </div>
      </div>
    </Section>
  );
}
