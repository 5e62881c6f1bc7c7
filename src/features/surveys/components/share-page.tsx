import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { close, remove, rename, reopen } from "@/features/surveys/actions";
import { MailRow } from "@/features/surveys/components/mail-row";
import { NextSteps } from "@/features/surveys/components/next-steps";
import { StatusButton } from "@/features/surveys/components/status-button";
import { SurveyBar } from "@/features/surveys/components/survey-bar";
import { SurveyMenu } from "@/features/surveys/components/survey-menu";
import { EmbedSection } from "@/features/surveys/embed/components/embed-section";
import type { loadShare } from "@/features/surveys/loaders";
import { duplicate } from "@/features/surveys/transfer/actions";
import type { Translator } from "@/platform/i18n/translator";
import { ButtonLink } from "@/ui/button-link";
import { ClientWords } from "@/ui/client-words";
import { CopyField } from "@/ui/copy-field";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";

type Shared = Awaited<ReturnType<typeof loadShare>>;

/** Where a survey is handed out from. `testMark` makes one's own answers test answers. */
export function SharePage({ survey, testMark }: { survey: Shared; testMark: string }) {
  const { slug, id, name, status, may } = survey;
  const t = useTranslations("sharing");
  const base = `/w/${slug}/surveys/${id}`;
  const open = status === "live";
  return (
    <ClientWords of={["surveyBar", "embed"]}>
      <SurveyBar
        slug={slug}
        name={name}
        status={status}
        since={sinceOf(survey, t)}
        links={survey.links}
        actions={<Actions survey={survey} />}
      />
      <PageBody width="wide" className="pt-8 sm:pt-14">
        <h1 className="font-medium font-voice text-verdict-small text-balance sm:text-verdict">
          {t(`headline.${status}`, { n: survey.answers })}
        </h1>
        <p className="mt-1 text-lg text-muted-foreground">{t(`subline.${status}`)}</p>
        <div id="try" className="mt-5 flex flex-wrap items-center gap-3">
          {open ? (
            <ButtonLink
              href={`/s/${survey.key}?_test=${encodeURIComponent(testMark)}`}
              target="_blank"
              rel="noopener"
              variant="primary"
              size="lg"
            >
              {t("answerYourself")}
              <span className="sr-only"> {t("newTab")}</span>
            </ButtonLink>
          ) : null}
          {status === "draft" ? null : (
            <ButtonLink href={base} size="lg">
              {t("dashboard")}
            </ButtonLink>
          )}
          {may.publish && status === "draft" ? (
            <ButtonLink href={`${base}/publish`} variant="primary" size="lg">
              {t("review")}
            </ButtonLink>
          ) : null}
        </div>
        {survey.tests > 0 ? (
          <p className="mt-3 text-muted-foreground text-xs">{t("tests", { n: survey.tests })}</p>
        ) : null}
        {status === "draft" ? null : <Hands survey={survey} base={base} />}
      </PageBody>
    </ClientWords>
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
          answers={answers}
          rename={rename.bind(null, slug, id)}
          remove={may.remove ? remove.bind(null, slug, id) : null}
        />
      ) : null}
    </>
  );
}

function Hands({ survey, base }: { survey: Shared; base: string }) {
  const { url, qrUrl, mail } = survey;
  const t = useTranslations("sharing");
  const code = (words: ReactNode) => <Code>{words}</Code>;
  return (
    <>
      <div className="mt-9 grid gap-x-10 gap-y-9 md:grid-cols-2 lg:grid-cols-3">
        <Section title={t("link.title")}>
          <CopyField label={t("link.label")} hideLabel value={url} className="mt-3" />
          <p className="mt-2 text-muted-foreground text-xs">{t.rich("link.segments", { code })}</p>
          <p className="mt-2 text-muted-foreground text-xs">{t.rich("link.preselect", { code })}</p>
        </Section>
        <Section title={t("code.title")}>
          <div className="mt-3 flex flex-wrap gap-4">
            {/* biome-ignore lint/performance/noImgElement: a picture of our own route, drawn for this survey */}
            <img
              src={`${base}/qr.svg`}
              alt={t("code.alt", { url: qrUrl })}
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
              <p className="mt-1 text-muted-foreground text-xs">{t("code.channel")}</p>
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

function Code({ children }: { children: ReactNode }) {
  return (
    <code dir="ltr" className="font-mono text-foreground">
      {children}
    </code>
  );
}

function sinceOf({ status, version, publishedAt, closedAt }: Shared, t: Translator<"sharing">): string {
  if (version === null || publishedAt === null) return t("since.never");
  return status === "closed" && closedAt
    ? t("since.closed", { version: String(version), at: publishedAt, closed: closedAt })
    : t("since.published", { version: String(version), at: publishedAt });
}
