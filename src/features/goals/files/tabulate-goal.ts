import type { NumberRow, RowPart } from "@/domain/exports/number-rows";
import { formatValue } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import { goalSource, goalTitle, stateWord } from "@/features/goals/describe-goal";
import { describeStep, formatFigure } from "@/features/goals/describe-number";
import { describeWeeks } from "@/features/goals/describe-weeks";
import type { GoalNumber, GoalNumbers } from "@/features/goals/goal-reader";
import type { GoalWords } from "@/features/goals/goal-words";
import { judgedDays } from "@/features/goals/judge-goal";
import type { StandingGoal } from "@/features/goals/read-goal";
import { sayDay } from "@/platform/i18n/say-days";
import type { Translator } from "@/platform/i18n/translator";

/** What a goal's rows are told with. */
export interface GoalFileWords extends GoalWords {
  readonly files: Translator<"exports">;
}

/** A goal as it stands in the list: where it came from, where it is, its odds, and where it should be. */
export function tabulateGoal(words: GoalFileWords, standing: StandingGoal, today: string): NumberRow[] {
  const { t, locale } = words;
  const { row, judged } = standing;
  const { goal } = row;
  const figure = (value: number | null) => formatFigure(goal.metric, value, locale);
  const made = rowsOf(words, standing);
  const days = judgedDays(goal, today) ?? { from: goal.startsOn, to: goal.endsOn };
  const odds = goal.closedAt === null ? judged.odds : null;
  const whose = goal.segmentName === null ? "" : `${goal.segmentName}: ${goal.segmentValue}`;
  const notes = [
    stateWord(words, judged),
    goalSource(words, row),
    whose,
    row.objective ?? "",
    `${t("list.owner")}: ${row.ownerName ?? t("list.noMember")}`,
  ];
  return [
    made("goal", days, judged.current?.value ?? null, figure(judged.current?.value ?? null), {
      ...readingOf(judged.current),
      note: notes.filter(Boolean).join("; "),
    }),
    made("baseline", { from: goal.baselineFrom, to: goal.baselineTo }, goal.baseline, figure(goal.baseline), {
      low: goal.baselineLow,
      high: goal.baselineHigh,
      n: goal.baselineN,
    }),
    made(
      "odds",
      whole(standing),
      odds === null ? null : 100 * odds,
      percent(odds === null ? null : 100 * odds, locale),
      {
        unit: "percent",
      },
    ),
    made("target", whole(standing), goal.target, figure(goal.target), { note: sayDay(goal.endsOn, locale) }),
  ];
}

/** The same goal with all else that its own page says: its pace, its forecast, and its weeks. */
export function tabulateGoalPage(
  words: GoalFileWords,
  standing: StandingGoal,
  chart: GoalNumbers | null,
  today: string,
): NumberRow[] {
  const { t, locale } = words;
  const { row, judged } = standing;
  const { goal } = row;
  const { progress, forecast } = judged;
  const made = rowsOf(words, standing);
  const days = whole(standing);
  const figure = (value: number | null) => formatFigure(goal.metric, value, locale);
  const way = progress?.progress ?? null;
  const needed = progress?.requiredPerWeek ?? null;
  const running = goal.closedAt === null;
  const needs =
    needed === null ? "—" : needed === 0 ? t("page.neededNothing") : describeStep(words, goal.metric, needed);
  return [
    ...tabulateGoal(words, standing, today),
    made("expected", days, judged.expected, figure(judged.expected)),
    made("progress", days, way, percent(way, locale), { unit: "percent" }),
    made("needed", days, needed, needs, { note: t("page.neededWeek") }),
    made("time", days, judged.elapsed, percent(judged.elapsed, locale), { unit: "percent" }),
    ...(forecast !== null && running
      ? [made("forecast", days, forecast.value, figure(forecast.value), { low: forecast.low, high: forecast.high })]
      : []),
    ...(chart === null ? [] : weekRows(words, standing, chart, today)),
  ];
}

function weekRows(words: GoalFileWords, standing: StandingGoal, chart: GoalNumbers, today: string): NumberRow[] {
  const { files } = words;
  const made = rowsOf(words, standing);
  const said = describeWeeks(words, standing.row.goal.metric, chart, today);
  return chart.series.map((week, place) => {
    const told = said[place];
    const hidden = week.suppressed === true;
    const notes = [
      hidden ? files("suppressed") : week.value === null ? files("nothing") : told?.rough ? files("rough") : "",
      told?.partial ? files("soFar") : "",
      told?.breakBefore?.label ?? "",
    ];
    return made("period", { from: week.start, to: week.end }, week.value, told?.valueText ?? "", {
      name: told?.title ?? week.start,
      ...readingOf(week),
      hidden,
      note: notes.filter(Boolean).join("; "),
    });
  });
}

function rowsOf(words: GoalFileWords, { row: { goal } }: StandingGoal) {
  const same = { name: goalTitle(words, goal), metric: goal.metric, unit: METRICS[goal.metric].unit, n: null } as const;
  return (
    part: RowPart,
    days: { readonly from: string; readonly to: string },
    value: number | null,
    shown: string,
    more: Partial<NumberRow> = {},
  ): NumberRow => ({ ...same, part, from: days.from, to: days.to, value, shown, ...more });
}

function readingOf(reading: GoalNumber | null): Pick<NumberRow, "low" | "high" | "n"> {
  if (reading === null || reading.suppressed) return { low: null, high: null, n: null };
  return { low: reading.interval?.low ?? null, high: reading.interval?.high ?? null, n: reading.n };
}

function whole({ row: { goal } }: StandingGoal) {
  return { from: goal.startsOn, to: goal.endsOn };
}

function percent(value: number | null, locale: string): string {
  return value === null ? "—" : formatValue(value, "percent", { locale });
}
