import { countDays } from "@/domain/calendar/day";
import { defaultRange, periodSoFar } from "@/domain/calendar/period-range";
import { isRolling, type KnownDays, presetDays, type RangePreset } from "@/domain/calendar/range-preset";
import { comparedRange, type WorkspaceCalendar } from "@/features/dashboards/choose-range";
import type { DayRange } from "@/features/dashboards/cut-days";
import type { IntervalName } from "@/features/dashboards/input";
import type { DashboardQuery } from "@/features/dashboards/survey/input";

/** The days a dashboard shows. */
export interface ChosenDays {
  readonly range: DayRange;
  /** Null where nothing is compared. */
  readonly compared: DayRange | null;
  /** A running month, quarter or year, cut at today and compared with the same days of the last. */
  readonly soFar: boolean;
  readonly chosen: RangePreset | "default" | "custom";
}

/**
 * The days of a dashboard and what they are compared with: the default range (the last 28 complete days, or the
 * workspace's own, against as many before; all since the first answer, uncompared, until there are so many), or what the
 * address names. A running month, quarter or year is cut at today and meets the same days of the last.
 */
export function chooseDays(query: DashboardQuery, known: KnownDays, workspace: WorkspaceCalendar): ChosenDays {
  const { today } = known;
  if (query.from === undefined && query.preset === undefined) {
    const { start, end, comparison } = defaultRange(today, known.first, workspace.rangeDays);
    const range = { from: start, to: end };
    const usual = comparison ? { from: comparison.start, to: comparison.end } : null;
    const compared = query.compare === "previous_year" ? comparedRange(range, "previous_year") : usual;
    return { range, compared: query.compare === "none" ? null : compared, soFar: false, chosen: "default" };
  }
  const custom = query.from !== undefined && query.to !== undefined ? { from: query.from, to: query.to } : null;
  const named = presetDays(query.preset ?? "28d", known, workspace);
  const whole = custom ?? { from: named.start, to: named.end };
  const running = periodSoFar(whole.from, whole.to, today, workspace);
  const range = running ? { from: running.current.start, to: running.current.end } : whole;
  return {
    range,
    compared: comparedDays(query, range, running ? { from: running.previous.start, to: running.previous.end } : null),
    soFar: running !== null,
    chosen: custom ? "custom" : (query.preset ?? "default"),
  };
}

/** What a screen's days are compared with, by its name; undefined where they are with nothing. */
export function comparisonOf(
  { compare }: Pick<DashboardQuery, "compare">,
  { compared }: Pick<ChosenDays, "compared">,
): DashboardQuery["compare"] {
  return compared === null ? undefined : (compare ?? "previous_period");
}

/** How finely to cut a range where the address does not say: about four to thirty points. */
export function usualInterval({ from, to }: DayRange): IntervalName {
  const days = countDays(from, to);
  if (days <= 14) return "day";
  if (days <= 120) return "week";
  return days <= 1100 ? "month" : "quarter";
}

/** The intervals a chart of these days can show: at least one point, at most 400. */
export function possibleIntervals({ from, to }: DayRange): IntervalName[] {
  const days = countDays(from, to);
  const lengths = { day: 1, week: 7, month: 30, quarter: 91, year: 365 } as const;
  return (["day", "week", "month", "quarter", "year"] as const).filter(
    (name) => days / lengths[name] <= 400 && (name === "day" || days >= lengths[name]),
  );
}

function comparedDays(query: DashboardQuery, range: DayRange, sameDays: DayRange | null): DayRange | null {
  const compare = query.compare ?? (query.preset === "all" && query.from === undefined ? "none" : "previous_period");
  if (compare === "none") return null;
  if (compare === "previous_year") return comparedRange(range, compare);
  return sameDays ?? comparedRange(range, compare, query.from === undefined && isRolling(query.preset));
}
