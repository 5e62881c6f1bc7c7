"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { ClosedNote } from "@/features/dashboards/periods/components/closed-note";
import { CommentsSection } from "@/features/dashboards/survey/components/comments-section";
import { EmptySurvey } from "@/features/dashboards/survey/components/empty-survey";
import { ExplainSection } from "@/features/dashboards/survey/components/explain-section";
import { HeadlineBlock } from "@/features/dashboards/survey/components/headline-block";
import { ScopeSentence } from "@/features/dashboards/survey/components/scope-sentence";
import { SurveyBar } from "@/features/dashboards/survey/components/survey-bar";
import type { loadDashboard } from "@/features/dashboards/survey/loaders";
import type { DashboardBody, DashboardView } from "@/features/dashboards/survey/view";
import { DistributionChart } from "@/ui/charts/distribution-chart";
import { TrendChart } from "@/ui/charts/trend-chart";
import { ExplainLink } from "@/ui/explain-link";
import { FinePrint } from "@/ui/fine-print";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { TabLinks } from "@/ui/tab-links";
import { Verdict } from "@/ui/verdict";
import { ViewActions } from "@/ui/view-actions";

/** What the screen is given. */
export type ShownDashboard = Awaited<ReturnType<typeof loadDashboard>>;

/**
 * A survey's dashboard: what it asks and where it stands, or what to do while nobody has answered. Rendered from its view
 * alone, on the server once and in the browser.
 */
export function DashboardScreen({
  written,
  groups,
}: {
  /** A {@link ShownDashboard} as JSON: a text is handed on whole, where React looks at each value of an object. */
  written: string;
  /** Said on the server, which prints numbers by one library of languages. */
  groups: ReactNode;
}) {
  const t = useTranslations("dashboard.scope");
  const view = useMemo((): ShownDashboard => JSON.parse(written), [written]);
  return (
    <>
      <section aria-label={t("label")}>
        <SurveyBar view={view} />
        {view.body ? <ScopeSentence scope={view.body.scope} actions={<ViewActions {...view.taken} />} /> : null}
      </section>
      <PageBody>
        <ClosedNote note={view.closed} />
        {view.body ? <Answered view={view} body={view.body} groups={groups} /> : <EmptySurvey view={view} />}
      </PageBody>
    </>
  );
}

function Answered({ view, body, groups }: { view: DashboardView; body: DashboardBody; groups: ReactNode }) {
  const t = useTranslations("dashboard");
  const { trend, scores } = body;
  return (
    <div data-chart-source={`${view.workspaceName} · ${view.name} · ${body.scope.days}, ${body.headline.number.count}`}>
      <div className="mb-4 flex flex-col gap-3 empty:hidden">
        {view.tests ? <Notice>{view.tests}</Notice> : null}
        {view.ignored ? (
          <Notice tone="consider">{t.rich("page.ignored", { parts: () => <bdi>{view.ignored}</bdi> })}</Notice>
        ) : null}
        {view.tabs.length > 0 ? <TabLinks label={t("page.questions")} tabs={view.tabs} className="self-start" /> : null}
      </div>
      <Verdict lead={body.lead}>{body.verdict}</Verdict>
      <div className="mt-5 grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)] print:block">
        <Section
          title={
            <ExplainLink href={`${view.paths.explain}/${body.headline.number.metric}`}>{view.metricName}</ExplainLink>
          }
          dek={<bdi dir="auto">{view.question}</bdi>}
        >
          <HeadlineBlock headline={body.headline} paths={view.paths} />
        </Section>
        <Section title={trend.title} className="print:mt-6">
          {body.answered ? (
            <TrendChart
              name={view.metricName}
              unit={trend.unit}
              points={trend.points}
              min={trend.min}
              max={trend.max}
              from={trend.from}
              caption={trend.caption}
              fileName={t("trend.file", { metric: view.metricName })}
              className="mt-1"
            />
          ) : (
            <Nothing words={body.nothing} />
          )}
        </Section>
      </div>
      <div className="mt-6 grid gap-x-8 gap-y-6 lg:grid-cols-2 print:block">
        <Section title={t("scores.title")} className="print:mt-6">
          {body.answered ? (
            <DistributionChart
              caption={scores.caption}
              fileName={t("scores.file", { metric: view.metricName })}
              bars={scores.bars}
              bands={scores.bands}
              className="mt-1"
            />
          ) : (
            <Nothing words={body.nothing} />
          )}
        </Section>
        {groups}
        <CommentsSection comments={body.comments} />
        <ExplainSection
          ledger={body.ledger}
          facts={body.facts}
          api={body.api}
          explain={`${view.paths.explain}/${body.headline.number.metric}`}
        />
      </div>
      <FinePrint lines={body.footer} />
    </div>
  );
}

function Nothing({ words }: { words: string }) {
  return <p className="mt-2 text-muted-foreground">— {words}.</p>;
}
