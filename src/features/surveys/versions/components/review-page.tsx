import { SurveyBar } from "@/features/surveys/components/survey-bar";
import { publish } from "@/features/surveys/versions/actions";
import { ChangeList } from "@/features/surveys/versions/components/change-list";
import { ReviewForm } from "@/features/surveys/versions/components/review-form";
import { SeriesSection } from "@/features/surveys/versions/components/series-section";
import { SurveyOutline } from "@/features/surveys/versions/components/survey-outline";
import type { ReviewView } from "@/features/surveys/versions/loaders";
import { ButtonLink } from "@/ui/button-link";
import { Notice } from "@/ui/notice";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

/** Publishing as a step of its own: what changes, what it does to the numbers, what stands in the way, one button. */
export function ReviewPage({ view }: { view: ReviewView }) {
  const { slug, id, name, status, version, publishedVersion, nothing, changes, series, outline, findings } = view;
  const base = `/w/${slug}/surveys/${id}`;
  const blocks = findings.filter(({ severity }) => severity === "blocks");
  const since = publishedVersion === null ? "never published" : `version ${publishedVersion} is published`;
  return (
    <>
      <SurveyBar slug={slug} name={name} status={status} since={since} links={view.links} actions={null} />
      <PageBody width="wide" className="pt-8 sm:pt-10">
        <Verdict lead={leadOf(view)}>{verdictOf(view, blocks.length)}</Verdict>
        {nothing ? <NothingToDo view={view} base={base} /> : null}
        {nothing ? null : (
          <ReviewForm
            read={view.read}
            label={publishedVersion === null ? "Publish" : `Publish version ${version}`}
            mayPublish={blocks.length === 0}
            action={publish.bind(null, slug, id)}
            aside={<Aside view={view} base={base} />}
          >
            {blocks.map((finding) => (
              <Notice
                key={finding.key}
                tone="blocks"
                title={finding.what}
                action={<ButtonLink href={`${base}/edit`}>Mend it</ButtonLink>}
              >
                {finding.mend}
              </Notice>
            ))}
            <SeriesSection series={series} again={publishedVersion !== null} />
            {changes ? <ChangeList changes={changes} /> : null}
            {outline ? <SurveyOutline outline={outline} title="What your customers will be asked" /> : null}
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
  const advice = findings.filter(({ severity, key }) => severity === "consider" && !key.startsWith("scale-changed"));
  if (advice.length === 0) return null;
  const more = advice.length - SHOWN;
  return (
    <div className="grid gap-3">
      {advice.slice(0, SHOWN).map((finding) => (
        <Notice key={finding.key} tone="consider" title={finding.what}>
          {finding.why} <span className="text-xs">({finding.source})</span>
          <br />
          <span className="text-foreground">{finding.mend}</span>
        </Notice>
      ))}
      {more > 0 ? (
        <p className="text-muted-foreground text-xs">
          {more} more {more === 1 ? "stands" : "stand"} in the builder.
        </p>
      ) : null}
    </div>
  );
}

function Aside({ view: { status, publishedVersion }, base }: { view: ReviewView; base: string }) {
  return (
    <>
      <ButtonLink href={`${base}/edit`} size="lg" variant="quiet">
        Back to the builder
      </ButtonLink>
      <p className="text-muted-foreground text-xs">
        {publishedVersion === null
          ? "From then on its link and its code work. Publishing again later keeps every answer."
          : "New visitors see it at once. Whoever has begun finishes the version they began with; every answer keeps the version it saw."}
        {status === "closed" ? " The survey is closed: publishing opens it again." : ""}
      </p>
      {publishedVersion === null ? null : (
        <TextLink href={`${base}/versions`} className="justify-self-start">
          All versions
        </TextLink>
      )}
    </>
  );
}

function NothingToDo({ view: { status }, base }: { view: ReviewView; base: string }) {
  const closed = status === "closed";
  return (
    <>
      {closed ? (
        <p className="mt-3">The survey is closed. Reopening it on its share screen opens this same version.</p>
      ) : null}
      <div className="mt-6 flex flex-wrap gap-3">
        <ButtonLink href={closed ? `${base}/share` : `${base}/edit`} size="lg" variant="primary">
          {closed ? "Go to its share screen" : "Go on building"}
        </ButtonLink>
        <ButtonLink href={`${base}/versions`} size="lg">
          All versions
        </ButtonLink>
      </div>
    </>
  );
}

function verdictOf({ nothing, publishedVersion, version, series }: ReviewView, blocks: number): string {
  if (nothing) return "Nothing to publish.";
  if (blocks > 0) return "This cannot be published yet.";
  if (publishedVersion === null) return "Ready to be published for the first time.";
  const anew = series.filter(({ fate }) => fate === "anew").length;
  if (anew === 0) return `Version ${version} changes no number.`;
  return anew === 1 ? `Version ${version} starts a new series.` : `Version ${version} starts ${anew} new series.`;
}

function leadOf({ nothing, publishedVersion, changes }: ReviewView): string {
  if (nothing) return `The draft is what respondents see already, version ${publishedVersion}.`;
  if (publishedVersion === null) return "Nobody can answer it until you publish.";
  return `Since version ${publishedVersion}: ${changes?.summary ?? ""}. Respondents see version ${publishedVersion} until you publish.`;
}
