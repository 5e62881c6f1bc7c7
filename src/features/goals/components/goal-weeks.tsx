import type { InitiativeRow } from "@/db/queries/goals/find-initiative";
import { describeChart } from "@/features/goals/describe-chart";
import { goalTitle } from "@/features/goals/describe-goal";
import { formatFigure } from "@/features/goals/describe-number";
import type { GoalNumbers } from "@/features/goals/goal-reader";
import type { GoalWords } from "@/features/goals/goal-words";
import type { StandingGoal } from "@/features/goals/read-goal";
import { sayDay } from "@/platform/i18n/say-days";
import { GoalChart } from "@/ui/charts/goal-chart";
import { Section } from "@/ui/section";

/** A goal's weeks with the straight path, what was done, and the forecast while it runs. */
export function GoalWeeks({
  words,
  standing,
  chart,
  done,
  today,
}: {
  words: GoalWords;
  standing: StandingGoal;
  chart: GoalNumbers | null;
  done: readonly InitiativeRow[];
  today: string;
}) {
  const { t, metrics, locale } = words;
  const { goal } = standing.row;
  const { forecast } = standing.judged;
  const drawn = chart && chart.series.length > 0 ? chart : null;
  const plot = drawn && describeChart(words, standing, drawn, done, today);
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
            from: sayDay(goal.baselineFrom, locale),
            start: sayDay(goal.startsOn, locale),
          })}
          columns={[t("chart.period"), plot.name, t("chart.sure"), t("chart.answers"), t("chart.note")]}
          rough={t("chart.rough")}
          fileName={goalTitle(words, goal)}
        />
      ) : (
        <p className="mt-3 text-muted-foreground">{t("page.noWeeks")}</p>
      )}
    </Section>
  );
}
