import { Download } from "lucide-react";
import { countText } from "@/domain/metrics/display";
import { close, remove, rename, reopen } from "@/features/surveys/actions";
import { MailRow } from "@/features/surveys/components/mail-row";
import { NextSteps } from "@/features/surveys/components/next-steps";
import { StatusButton } from "@/features/surveys/components/status-button";
import { SurveyBar } from "@/features/surveys/components/survey-bar";
import { SurveyMenu } from "@/features/surveys/components/survey-menu";
import { EmbedSection } from "@/features/surveys/embed/components/embed-section";
import type { loadShare } from "@/features/surveys/loaders";
import { duplicate } from "@/features/surveys/transfer/actions";
import { ButtonLink } from "@/ui/button-link";
import { CopyField } from "@/ui/copy-field";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";

type Shared = Awaited<ReturnType<typeof loadShare>>;

/** Where a survey is handed out from. `testMark` makes one's own answers test answers. */
export function SharePage({ survey, testMark }: { survey: Shared; testMark: string }) {
  const { slug, id, name, status, may } = survey;
  const base = `/w/${slug}/surveys/${id}`;
  const open = status === "live";
  return (
    <>
      <SurveyBar
        slug={slug}
        name={name}
        status={status}
        since={sinceOf(survey)}
        links={survey.links}
        actions={<Actions survey={survey} />}
      />
      <PageBody width="wide" className="pt-8 sm:pt-14">
        <h1 className="font-medium font-voice text-verdict-small text-balance sm:text-verdict">{headline(survey)}</h1>
        <p className="mt-1 text-lg text-muted-foreground">{subline(survey)}</p>
        <div id="try" className="mt-5 flex flex-wrap items-center gap-3">
          {open ? (
            <ButtonLink
              href={`/s/${survey.key}?_test=${encodeURIComponent(testMark)}`}
              target="_blank"
              rel="noopener"
              variant="primary"
              size="lg"
            >
              Answer it yourself
              <span className="sr-only"> (opens a new tab)</span>
            </ButtonLink>
          ) : null}
          {status === "draft" ? null : (
            <ButtonLink href={base} size="lg">
              See the dashboard
            </ButtonLink>
          )}
          {may.publish && status === "draft" ? (
            <ButtonLink href={`${base}/publish`} variant="primary" size="lg">
              Review and publish
            </ButtonLink>
          ) : null}
        </div>
        {survey.tests > 0 ? (
          <p className="mt-3 text-muted-foreground text-xs">
            {countText(survey.tests, "test answer", "test answers")} so far: shown as tests, never counted.
          </p>
        ) : null}
        {status === "draft" ? null : <Hands survey={survey} base={base} />}
      </PageBody>
    </>
  );
}

function Actions({ survey: { slug, id, name, status, answers, may } }: { survey: Shared }) {
  const bound = { close: close.bind(null, slug, id), reopen: reopen.bind(null, slug, id) };
  return (
    <>
      {may.publish && status !== "draft" ? (
        <StatusButton
          status={status}
          action={status === "live" ? bound.close : bound.reopen}
          back={status === "live" ? bound.reopen : bound.close}
        />
      ) : null}
      {may.write ? (
        <SurveyMenu
          id={id}
          name={name}
          exportUrl={`/w/${slug}/surveys/${id}/export`}
          duplicate={duplicate.bind(null, slug)}
          lost={answers === 0 ? "its words" : `its ${countText(answers)} with all comments`}
          rename={rename.bind(null, slug, id)}
          remove={may.remove ? remove.bind(null, slug, id) : null}
        />
      ) : null}
    </>
  );
}

function Hands({ survey, base }: { survey: Shared; base: string }) {
  const { url, qrUrl, mail } = survey;
  return (
    <>
      <div className="mt-9 grid gap-x-10 gap-y-9 md:grid-cols-2 lg:grid-cols-3">
        <Section title="Share the link">
          <CopyField label="Link of the survey" hideLabel value={url} className="mt-3" />
          <p className="mt-2 text-muted-foreground text-xs">
            Add <Code>?plan=team&amp;country=DE</Code> and both become segments at once. Nothing to set up first.
          </p>
          <p className="mt-2 text-muted-foreground text-xs">
            Use <Code>?q=9</Code> in an e-mail to preselect a score; it is stored only when the person presses Next.
          </p>
        </Section>
        <Section title="Print or show the code">
          <div className="mt-3 flex flex-wrap gap-4">
            {/* biome-ignore lint/performance/noImgElement: a picture of our own route, drawn for this survey */}
            <img
              src={`${base}/qr.svg`}
              alt={`QR code of ${qrUrl}`}
              width={142}
              height={142}
              className="size-35.5 rounded-md border border-border bg-white"
            />
            <div className="grid min-w-36 flex-1 content-start gap-2">
              {(["svg", "png"] as const).map((kind) => (
                <ButtonLink key={kind} href={`${base}/qr.${kind}?download`} download variant="quiet">
                  <Download size={14} aria-hidden="true" />
                  {kind.toUpperCase()}
                </ButtonLink>
              ))}
              <p className="mt-1 text-muted-foreground text-xs">Answers by this code arrive as channel “qr”.</p>
            </div>
          </div>
        </Section>
        <NextSteps survey={survey} />
      </div>
      <div className="mt-10">
        <MailRow href={`${base}/share`} tools={mail.tools} tool={mail.tool} html={mail.html} />
      </div>
      <div className="mt-10">
        <EmbedSection
          slug={survey.slug}
          id={survey.id}
          {...survey.embed}
          canChange={survey.may.publish}
          live={survey.status === "live"}
        />
      </div>
    </>
  );
}

function Code({ children }: { children: string }) {
  return (
    <code dir="ltr" className="font-mono text-foreground">
      {children}
    </code>
  );
}

function headline({ status, answers }: Shared): string {
  if (status === "draft") return "This survey is a draft. Nobody can answer it yet.";
  if (status === "closed") return `Your survey is closed, with ${answers === 0 ? "no answers" : countText(answers)}.`;
  return answers === 0
    ? "Your survey is live. Nobody has answered yet."
    : `Your survey is live, with ${countText(answers)}.`;
}

function subline({ status }: Shared): string {
  if (status === "draft") return "Publish it, and its link and code appear here.";
  if (status === "closed") return "Its page says so and takes no answers. Reopen it, and the same link works again.";
  return "Answer it yourself and watch the dashboard. Your answer is marked as a test and never counted.";
}

function sinceOf({ status, version, publishedAt, closedAt }: Shared): string {
  if (version === null || publishedAt === null) return "never published";
  const published = `version ${version}, published ${publishedAt}`;
  return status === "closed" && closedAt ? `${published}, closed ${closedAt}` : published;
}
