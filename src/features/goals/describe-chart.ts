import type { InitiativeRow } from "@/db/queries/goals/find-initiative";
import { addDays, dayNumber, dayOfNumber } from "@/domain/calendar/day";
import { goalBounds } from "@/domain/metrics/goal-target";
import { METRICS } from "@/domain/metrics/metric";
import { SCALES } from "@/domain/metrics/scale";
import { formatFigure } from "@/features/goals/describe-number";
import { describeWeeks } from "@/features/goals/describe-weeks";
import type { GoalNumbers } from "@/features/goals/goal-reader";
import type { GoalWords } from "@/features/goals/goal-words";
import { describeWhen } from "@/features/goals/initiatives/describe-initiative";
import { forecastFan } from "@/features/goals/judge-goal";
import type { StandingGoal } from "@/features/goals/read-goal";
import { sayDay, sayTick } from "@/platform/i18n/say-days";
import type { GoalPlotProps } from "@/ui/charts/goal-chart";

/** A goal's chart: its weeks, the straight path, what was done, and the fan of its forecast while it runs. */
export function describeChart(
  words: GoalWords,
  { row: { goal }, judged, weekly }: StandingGoal,
  chart: GoalNumbers,
  done: readonly InitiativeRow[],
  today: string,
): GoalPlotProps {
  const { t, metrics, locale } = words;
  const { metric } = goal;
  const figure = (value: number) => formatFigure(metric, value, locale);
  const bounds = goalBounds(metric, chart.scale === null ? undefined : SCALES[chart.scale]);
  const running = goal.closedAt === null;
  const fan = running ? forecastFan(goal, weekly, judged, today, daysAhead(today, goal.endsOn)) : [];
  const span = ([low, high]: readonly [number, number]) => t("chart.span", { low: figure(low), high: figure(high) });
  const last = fan.at(-1);
  const points = describeWeeks(words, metric, chart, today).map((week) => ({
    ...week,
    at: (dayNumber(week.start) + dayNumber(week.end < today ? week.end : addDays(today, -1))) / 2,
  }));
  const begins = dayNumber(goal.startsOn);
  return {
    name: metrics(`short.${metric}`),
    unit: METRICS[metric].unit,
    locale,
    min: bounds.min ?? 0,
    max: bounds.max ?? Math.max(goal.baseline, goal.target, ...chart.series.map(({ interval }) => interval?.high ?? 0)),
    points,
    fan: fan.map(({ day, half, most, nearly, value }) => ({
      at: dayNumber(day),
      title: sayDay(day, locale),
      ...{ half, most, nearly, value },
      valueText: figure(value),
      likelyText: t("chart.likely", { half: span(half), most: span(most), nearly: span(nearly) }),
    })),
    path: {
      from: { at: begins, value: goal.baseline, label: t("chart.baseline", { figure: figure(goal.baseline) }) },
      to: {
        at: dayNumber(goal.endsOn),
        value: goal.target,
        label: t("chart.goal", { figure: figure(goal.target) }),
        note: sayDay(goal.endsOn, locale),
      },
    },
    events: done.map((one) => ({ at: dayNumber(one.startsOn), label: one.name, note: describeWhen(words, one) })),
    ticks: ticksBetween(points[0]?.start ?? goal.startsOn, goal.endsOn).map((day) => ({
      at: dayNumber(day),
      label: sayTick(day, locale),
    })),
    words: {
      forecast: t("chart.forecast"),
      expected: last ? t("chart.expected", { figure: figure(last.value) }) : "",
      keys: t("chart.keys", { metric: metrics(`short.${metric}`) }),
      soFar: t("chart.soFar"),
    },
  };
}

/** Yesterday, each week from then, and the last day. */
function daysAhead(today: string, endsOn: string): string[] {
  const days: string[] = [];
  for (let day = addDays(today, -1); day < endsOn; day = addDays(day, 7)) days.push(day);
  return [...days, endsOn];
}

/** About a dozen days of equal distance, whole weeks apart. */
function ticksBetween(from: string, to: string): string[] {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  const step = 7 * Math.max(1, Math.ceil((last - first) / 7 / 12));
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => dayOfNumber(first + i * step));
}
