import { useTranslations } from "next-intl";
import { SurveyBar } from "@/features/surveys/components/survey-bar";
import { publish } from "@/features/surveys/versions/actions";
import { ChangeList } from "@/features/surveys/versions/components/change-list";
import { ReviewForm } from "@/features/surveys/versions/components/review-form";
import { SeriesSection } from "@/features/surveys/versions/components/series-section";
import { SurveyOutline } from "@/features/surveys/versions/components/survey-outline";
import type { ReviewView } from "@/features/surveys/versions/loaders";
import type { Translator } from "@/platform/i18n/translator";
import { ButtonLink } from "@/ui/button-link";
import { Notice } from "@/ui/notice";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

/** Publishing as a step of its own: what changes, what it does to the numbers, what stands in the way, one button. */
export function ReviewPage({ view }: { view: ReviewView }) {
  const { slug, id, name, status, version, publishedVersion, nothing, changes, series, outline, findings } = view;
  const t = useTranslations("publish");
  const base = `/w/${slug}/surveys/${id}`;
  const blocks = findings.filter(({ severity }) => severity === "blocks");
  const since = publishedVersion === null ? t("never") : t("isPublished", { version: String(publishedVersion) });
  return (
    <>
      <SurveyBar slug={slug} name={name} status={status} since={since} links={view.links} actions={null} />
      <PageBody width="wide" className="pt-8 sm:pt-10">
        <Verdict lead={leadOf(view, t)}>{verdictOf(view, blocks.length, t)}</Verdict>
        {nothing ? <NothingToDo view={view} base={base} /> : null}
        {nothing ? null : (
          <ReviewForm
            read={view.read}
            label={publishedVersion === null ? t("publish") : t("publishVersion", { version: String(version) })}
            pendingLabel={t("publishing")}
            mayPublish={blocks.length === 0}
            action={publish.bind(null, slug, id)}
            aside={<Aside view={view} base={base} />}
          >
            {blocks.map((finding) => (
              <Notice
                key={finding.key}
                tone="blocks"
                title={finding.what}
                action={<ButtonLink href={`${base}/edit`}>{t("mend")}</ButtonLink>}
              >
                <Where finding={finding} />
                {finding.mend}
              </Notice>
            ))}
            <SeriesSection series={series} again={publishedVersion !== null} />
            {changes ? <ChangeList changes={changes} /> : null}
            {outline ? <SurveyOutline outline={outline} title={t("asked")} /> : null}
            <Advice view={view} />
          </ReviewForm>
        )}
      </PageBody>
    </>
  );
}

const SHOWN = 3;

/** What the linter would consider, below what was asked for: it never keeps from publishing. */
function Advice({ view: { findings } }: { view: ReviewView }) {
  const t = useTranslations("publish");
  const advice = findings.filter(({ severity, key }) => severity === "consider" && !key.startsWith("scale-changed"));
  if (advice.length === 0) return null;
  const more = advice.length - SHOWN;
  return (
    <div className="grid gap-3">
      {advice.slice(0, SHOWN).map((finding) => (
        <Notice key={finding.key} tone="consider" title={finding.what}>
          <Where finding={finding} />
          {finding.why}{" "}
          <span className="text-xs">
            (<bdi>{finding.source}</bdi>)
          </span>
          <br />
          <span className="text-foreground">{finding.mend}</span>
        </Notice>
      ))}
      {more > 0 ? <p className="text-muted-foreground text-xs">{t("moreAdvice", { n: more })}</p> : null}
    </div>
  );
}

/** Which question or ending it is about; nothing where it is the whole survey. */
function Where({ finding: { where } }: { finding: ReviewView["findings"][number] }) {
  if (where === null) return null;
  return (
    <p className="mb-1 text-foreground">
      {where.place}
      {where.words === "" ? null : (
        <>
          {" · "}
          <bdi dir="auto">{where.words}</bdi>
        </>
      )}
    </p>
  );
}

function Aside({ view: { status, publishedVersion }, base }: { view: ReviewView; base: string }) {
  const t = useTranslations("publish");
  return (
    <>
      <ButtonLink href={`${base}/edit`} size="lg" variant="quiet">
        {t("back")}
      </ButtonLink>
      <p className="text-muted-foreground text-xs">
        {publishedVersion === null ? t("firstTime") : t("later")}
        {status === "closed" ? ` ${t("closedOpens")}` : ""}
      </p>
      {publishedVersion === null ? null : (
        <TextLink href={`${base}/versions`} className="justify-self-start">
          {t("all")}
        </TextLink>
      )}
    </>
  );
}

function NothingToDo({ view: { status }, base }: { view: ReviewView; base: string }) {
  const t = useTranslations("publish");
  const closed = status === "closed";
  return (
    <>
      {closed ? <p className="mt-3">{t("closedSame")}</p> : null}
      <div className="mt-6 flex flex-wrap gap-3">
        <ButtonLink href={closed ? `${base}/share` : `${base}/edit`} size="lg" variant="primary">
          {closed ? t("goShare") : t("goOn")}
        </ButtonLink>
        <ButtonLink href={`${base}/versions`} size="lg">
          {t("all")}
        </ButtonLink>
      </div>
    </>
  );
}

function verdictOf(
  { nothing, publishedVersion, version, series }: ReviewView,
  blocks: number,
  t: Translator<"publish">,
): string {
  if (nothing) return t("verdict.nothing");
  if (blocks > 0) return t("verdict.blocked");
  if (publishedVersion === null) return t("verdict.first");
  return t("verdict.anew", { n: series.filter(({ fate }) => fate === "anew").length, version: String(version) });
}

function leadOf({ nothing, publishedVersion, changes }: ReviewView, t: Translator<"publish">): string {
  if (publishedVersion === null) return t("lead.first");
  const version = String(publishedVersion);
  return nothing ? t("lead.nothing", { version }) : t("lead.since", { version, summary: changes?.summary ?? "" });
}
