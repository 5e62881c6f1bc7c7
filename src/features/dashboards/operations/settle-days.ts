import { addDays } from "@/domain/calendar/day";
import { periodOf } from "@/domain/calendar/period";
import { periodSoFar } from "@/domain/calendar/period-range";
import { isRunning } from "@/domain/calendar/range-preset";
import type { OperationMetricId } from "@/domain/metrics/metric-id";
import { settlingDays } from "@/domain/metrics/rates";
import { comparedRange, type WorkspaceCalendar } from "@/features/dashboards/choose-range";
import type { DayRange } from "@/features/dashboards/cut-days";
import type { ChosenDays } from "@/features/dashboards/survey/choose-days";
import type { DashboardQuery } from "@/features/dashboards/survey/input";

/** The days that a number is told of, and those it is compared with. */
export type ToldDays = Pick<ChosenDays, "range" | "compared">;

/** What days are settled by: the workspace's today, and the day of the first record. */
interface Standing {
  readonly metric: OperationMetricId;
  readonly today: string;
  readonly first: string | null;
}

/** Those that end yesterday, whatever day it is. */
const ROLLING: ReadonlySet<ChosenDays["chosen"]> = new Set(["default", "7d", "28d", "90d", "365d"]);

/** The last day of which a metric says what it will go on saying. */
function lastSettledDay(metric: OperationMetricId, today: string): string {
  return addDays(today, -1 - settlingDays(metric));
}

/**
 * The days of a screen as a number that settles late is told of: complete days are moved back until all are settled, and what
 * they are compared with by as many; a calendar period is cut after its last settled day, a running one compared with the same
 * days of the one before. Days of one's own stay as they are, and so do those of which nothing is settled.
 */
export function settleDays(
  days: ChosenDays,
  compare: DashboardQuery["compare"] | undefined,
  { metric, today, first }: Standing,
  workspace: WorkspaceCalendar,
): ToldDays {
  const { range, compared, chosen } = days;
  const asked = { range, compared };
  const last = lastSettledDay(metric, today);
  if (chosen === "custom" || range.to <= last || (first !== null && first > last)) return asked;
  if (ROLLING.has(chosen) && range.to < today) {
    const back = (of: DayRange) => ({
      from: addDays(of.from, -settlingDays(metric)),
      to: addDays(of.to, -settlingDays(metric)),
    });
    return { range: back(range), compared: compared && back(compared) };
  }
  if (range.from > last) return asked;
  const cut = { from: range.from, to: last };
  if (compared === null || !isRunning(chosen)) return { range: cut, compared };
  if (compare === "previous_year") return { range: cut, compared: comparedRange(cut, compare) };
  const { start, end } = periodOf(range.from, chosen, workspace);
  const before = periodSoFar(start, end, last, workspace)?.previous;
  return { range: cut, compared: before ? { from: before.start, to: before.end } : compared };
}
