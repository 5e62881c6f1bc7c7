import { SurveyLines } from "@/features/dashboards/overview/components/survey-lines";
import type { OverviewView } from "@/features/dashboards/overview/view";
import { ButtonLink } from "@/ui/button-link";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { Verdict } from "@/ui/verdict";

/** The first page of a workspace: what clearly changed, and every survey with its number. Never empty. */
export function OverviewPage({ view }: { view: OverviewView }) {
  if (view.lines.length === 0) {
    return (
      <PageBody width="wide">
        <div className="py-8 sm:py-14">
          <Verdict lead={view.lead}>{view.verdict}</Verdict>
          <Actions view={view} large />
        </div>
      </PageBody>
    );
  }
  return (
    <PageBody>
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <Verdict lead={view.lead} className="min-w-0 flex-1 basis-96">
          {view.verdict}
        </Verdict>
        <Actions view={view} />
      </div>
      <Section title="Surveys" className="mt-5">
        <SurveyLines lines={view.lines} />
      </Section>
    </PageBody>
  );
}

function Actions({ view, large }: { view: OverviewView; large?: boolean }) {
  const size = large ? "lg" : "md";
  if (!view.newSurvey)
    return large ? <p className="mt-4">An editor of this workspace can make the first one.</p> : null;
  return (
    <div className={large ? "mt-6 flex flex-wrap gap-3" : "flex flex-wrap gap-2 print:hidden"}>
      <ButtonLink href={view.newSurvey} variant={large ? "primary" : "outline"} size={size}>
        {large ? "Make a survey" : "New survey"}
      </ButtonLink>
      {view.importPath ? (
        <ButtonLink href={view.importPath} variant="quiet" size={size}>
          Import answers
        </ButtonLink>
      ) : null}
    </div>
  );
}
