import { GoalChance } from "@/features/goals/components/goal-chance";
import { type GoalActions, GoalChanges } from "@/features/goals/components/goal-changes";
import { GoalDone } from "@/features/goals/components/goal-done";
import { GoalRecord } from "@/features/goals/components/goal-record";
import { GoalStrip } from "@/features/goals/components/goal-strip";
import { describeChart } from "@/features/goals/describe-chart";
import { describeDay } from "@/features/goals/describe-days";
import { goalSentence, goalVerdict } from "@/features/goals/describe-goal";
import { formatFigure } from "@/features/goals/describe-number";
import type { loadGoal } from "@/features/goals/loaders";
import { isReviewDue } from "@/features/goals/read-goal";
import { GoalChart } from "@/ui/charts/goal-chart";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

export type GoalView = Awaited<ReturnType<typeof loadGoal>>;

/** One goal: where it stands, where it should be, how likely it is, its weeks, what was done, and its record. */
export function GoalPage({ view, actions }: { view: GoalView; actions: GoalActions }) {
  const { slug, words, standing, checks, today, zone, mayWrite } = view;
  const { t, locale } = words;
  const { row, judged, lost } = standing;
  const { goal } = row;
  const outcome = goal.closedAt === null ? undefined : checks.find(({ kind }) => kind === "closed")?.outcome;
  const reason = goal.reason === "" ? "" : ` ${t("page.why", { reason: goal.reason })}`;
  return (
    <PageBody>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-1 text-muted-foreground">
        <TextLink href={`/w/${slug}/goals`}>{t("all")}</TextLink>
        <p>
          {t("page.owner")} <bdi className="font-semibold text-foreground">{row.ownerName ?? t("page.noOwner")}</bdi>
          {row.objective === null ? null : (
            <>
              {` · ${t("page.serves")} `}
              <bdi className="font-semibold text-foreground">{row.objective}</bdi>
            </>
          )}
          {` · ${t("page.reviewOn", { day: describeDay(goal.reviewOn, locale) })}`}
        </p>
      </div>
      <Verdict lead={`${goalSentence(words, row)}${reason}`}>{goalVerdict(words, standing, outcome)}</Verdict>
      {lost === null ? null : (
        <Notice className="mt-3" tone="consider" title={t(LOST[lost])}>
          {t("page.lostNote")}
        </Notice>
      )}
      {judged.changedOn === null ? null : (
        <Notice
          className="mt-3"
          tone="consider"
          title={t("page.changed", { day: describeDay(judged.changedOn, locale) })}
        >
          {t("page.changedNote")}
        </Notice>
      )}
      {isReviewDue(row, today, zone) ? (
        <Notice className="mt-3" title={t("page.reviewDue", { day: describeDay(goal.reviewOn, locale) })}>
          {t("page.reviewDueNote")}
        </Notice>
      ) : null}
      <GoalStrip view={view} />
      <div className="mt-6 grid gap-8 lg:grid-cols-[minmax(0,1fr)_24.5rem]">
        <div className="grid min-w-0 content-start gap-6">
          <Weeks view={view} />
          <GoalDone view={view} />
        </div>
        <div className="grid content-start gap-6">
          <GoalChance view={view} />
          <GoalRecord view={view} />
          {mayWrite ? <GoalChanges view={view} actions={actions} /> : null}
        </div>
      </div>
    </PageBody>
  );
}

const LOST = { survey: "page.lostSurvey", question: "page.lostQuestion", scale: "page.lostScale" } as const;

function Weeks({ view: { words, standing, chart, done, today } }: { view: GoalView }) {
  const { t, metrics, locale } = words;
  const { goal } = standing.row;
  const { forecast } = standing.judged;
  const drawn = chart && chart.series.length > 0 ? chart : null;
  const initiatives = done.map(({ initiative }) => initiative);
  const plot = drawn && describeChart(words, standing, drawn, initiatives, today);
  const pace = forecast !== null && goal.closedAt === null ? formatFigure(goal.metric, forecast.value, locale) : null;
  return (
    <Section
      title={pace === null ? t("page.weeksTitle") : t("page.paceTitle", { figure: pace })}
      dek={plot && plot.fan.length > 0 ? t("page.dekForecast") : t("page.dek")}
    >
      {plot ? (
        <GoalChart
          {...plot}
          className="mt-3"
          caption={t("chart.caption", {
            metric: metrics(`short.${goal.metric}`),
            from: describeDay(goal.baselineFrom, locale),
            start: describeDay(goal.startsOn, locale),
          })}
          columns={[t("chart.period"), plot.name, t("chart.sure"), t("chart.answers"), t("chart.note")]}
          rough={t("chart.rough")}
          fileName={`goal-${goal.id}`}
        />
      ) : (
        <p className="mt-3 text-muted-foreground">{t("page.noWeeks")}</p>
      )}
    </Section>
  );
}
