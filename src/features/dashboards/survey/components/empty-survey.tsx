import type { DashboardView } from "@/features/dashboards/survey/view";
import { ButtonLink } from "@/ui/button-link";
import { CopyField } from "@/ui/copy-field";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { TextLink } from "@/ui/text-link";
import { Tile } from "@/ui/tile";
import { TileRow } from "@/ui/tile-row";
import { Verdict } from "@/ui/verdict";

const TITLE = {
  draft: "This survey is a draft. Nobody can answer it yet.",
  live: "Your survey is live. Nobody has answered yet.",
  closed: "This survey is closed. Nobody has answered.",
};

/** A survey without answers: what to do next, and what will stand here. */
export function EmptySurvey({ view }: { view: DashboardView }) {
  const { status, paths, mayEdit, link, metricName, tests } = view;
  return (
    <div className="mx-auto max-w-6xl py-6 sm:py-12">
      {tests ? (
        <Notice className="mb-6">{tests} They show that everything works; the numbers wait for your customers.</Notice>
      ) : null}
      <Verdict
        lead={
          status === "live"
            ? "Be the first: answer it yourself and see it arrive here. Your answer is marked as a test and never counted."
            : status === "draft"
              ? "Publish it to get its link."
              : "It takes no more answers. Reopen it on its share screen and the same link works again; publishing a new version opens it too."
        }
      >
        {TITLE[status]}
      </Verdict>
      <div className="mt-6 flex flex-wrap gap-3">
        {status === "live" ? (
          <>
            <ButtonLink href={`${paths.share}#try`} variant="primary" size="lg">
              Answer it yourself
            </ButtonLink>
            <ButtonLink href={paths.share} size="lg">
              Share it
            </ButtonLink>
          </>
        ) : mayEdit ? (
          <ButtonLink href={status === "draft" ? paths.publish : paths.share} variant="primary" size="lg">
            {status === "draft" ? "Review and publish" : "Go to its share screen"}
          </ButtonLink>
        ) : null}
      </div>
      {status === "live" ? (
        <div className="mt-9 grid gap-x-8 gap-y-6 lg:grid-cols-3">
          <Section title="Share the link">
            <CopyField label="The survey’s link" value={link} className="mt-3" />
            <p className="mt-2 text-muted-foreground text-xs">
              Add <code className="font-mono">?plan=team&amp;country=DE</code> and both become groups at once. Nothing
              to set up first.
            </p>
          </Section>
          <Section title="Print or show the code">
            <p className="mt-2 text-muted-foreground">
              A QR code of the link, as SVG or PNG, for a poster, a slide or a receipt.
            </p>
            <ButtonLink href={paths.share} className="mt-3">
              QR code
            </ButtonLink>
          </Section>
          <Section title="Send it">
            <p className="mt-2 text-muted-foreground">
              A row of scores for your mails and help desk: a click preselects the score, and nothing is stored until
              the person confirms.
            </p>
            <ButtonLink href={paths.share} className="mt-3">
              Row of scores
            </ButtonLink>
          </Section>
        </div>
      ) : null}
      <Section
        title="What you will see here"
        dek="A dash means: nothing to say yet. It is never shown as 0."
        className="mt-9"
      >
        <TileRow columns={4} className="mt-2">
          <Tile number={{ label: metricName, value: null, reason: "No answers yet: 0 of 10" }} />
          <Tile number={{ label: "Change", value: null, reason: "Needs 28 days before and after" }} />
          <Tile number={{ label: "Comments", value: null, reason: "None yet" }} />
          <Tile number={{ label: "Completion", value: null, reason: "Nobody has started" }} />
        </TileRow>
        <p className="mt-3 text-muted-foreground">
          Under 10 answers you see them counted, from 10 on a number that says how sure it is.{" "}
          <TextLink href={paths.planner} className="inline-flex min-h-6 items-center">
            How many answers do I need?
          </TextLink>
        </p>
      </Section>
    </div>
  );
}
