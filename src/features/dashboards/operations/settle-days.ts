import { addDays } from "@/domain/calendar/day";
import { periodOf } from "@/domain/calendar/period";
import { periodSoFar } from "@/domain/calendar/period-range";
import { calendarOf, isRolling } from "@/domain/calendar/range-preset";
import type { OperationMetricId } from "@/domain/metrics/metric-id";
import { settlingDays } from "@/domain/metrics/rates";
import { comparedRange, type WorkspaceCalendar } from "@/features/dashboards/choose-range";
import type { DayRange } from "@/features/dashboards/cut-days";
import type { ChosenDays } from "@/features/dashboards/survey/choose-days";
import type { DashboardQuery } from "@/features/dashboards/survey/input";

type BothDays = Pick<ChosenDays, "range" | "compared">;

/** The days that a number is told of, and those it is compared with. */
export interface ToldDays extends BothDays {
  /** Those that were asked for, where they are others: told of instead where nothing is known of the first. */
  readonly otherwise?: BothDays;
}

/** The last day of which a metric says what it will go on saying. */
function lastSettledDay(metric: OperationMetricId, today: string): string {
  return addDays(today, -1 - settlingDays(metric));
}

/**
 * The days of a screen as a number that settles late is told of: complete days are moved back until all are settled, a
 * calendar period is cut after its last settled day. They are compared as if they had been asked for themselves, what is cut
 * with the same days of the period before. Days of one's own stay as they are, and so do those of which none is settled.
 */
export function settleDays(
  days: ChosenDays,
  compare: DashboardQuery["compare"] | undefined,
  { metric, today }: { readonly metric: OperationMetricId; readonly today: string },
  workspace: WorkspaceCalendar,
): ToldDays {
  const { range, compared, chosen } = days;
  const asked = { range, compared };
  const last = lastSettledDay(metric, today);
  if (chosen === "custom" || range.to <= last) return asked;
  const tell = (settled: DayRange, before: DayRange): ToldDays => ({
    range: settled,
    compared: compared && (compare === "previous_year" ? comparedRange(settled, compare) : before),
    otherwise: asked,
  });
  if (isRolling(chosen) && range.to < today) {
    const back = settlingDays(metric);
    const moved = { from: addDays(range.from, -back), to: addDays(range.to, -back) };
    return tell(moved, comparedRange(moved, "previous_period", true));
  }
  if (range.from > last) return asked;
  const cut = { from: range.from, to: last };
  const interval = calendarOf(chosen);
  const { start, end } = interval === null ? { start: cut.from, end: cut.to } : periodOf(cut.from, interval, workspace);
  const before = periodSoFar(start, end, last, workspace)?.previous;
  return tell(cut, before ? { from: before.start, to: before.end } : comparedRange(cut, "previous_period"));
}
