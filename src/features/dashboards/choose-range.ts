import type { Tx } from "@/db/client";
import { findAnswerDays } from "@/db/queries/find-answer-days";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, localDay } from "@/domain/calendar/day";
import { previousDays, previousPeriod, previousYear } from "@/domain/calendar/period";
import { defaultRange } from "@/domain/calendar/period-range";
import type { DayRange } from "@/features/dashboards/cut-days";
import type { Subject } from "@/features/dashboards/find-subject";
import { type ComparisonName, isLongerThanYears, type MetricQuery, QUERY_LIMITS } from "@/features/dashboards/input";
import { badRequest } from "@/platform/http/problem";

/** What a workspace says of days: its zone, how its weeks and its fiscal year begin, how long its default range is. */
export interface WorkspaceCalendar {
  readonly zone: string;
  /** ISO: 1 Monday … 7 Sunday. */
  readonly weekStart: number;
  /** 1 … 12. */
  readonly fiscalYearStart: number;
  /** Complete days of the default range; 28 where it is left out. */
  readonly rangeDays?: number;
}

/**
 * The days a query is about. Both named: those. Only `from`: until today (or `from` itself, where that is later). Only
 * `to`: as many days before it as the default range has. Neither: the default range. Throws 400 past twenty years.
 */
export async function chooseRange(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  asked: { readonly subject: Subject; readonly query: Pick<MetricQuery, "from" | "to"> },
  now: Date,
): Promise<DayRange> {
  const { from, to } = asked.query;
  const today = localDay(now, workspace.zone);
  if (from !== undefined) return withinLimit({ from, to: to ?? latest(from, today) });
  if (to !== undefined) return { from: addDays(to, 1 - (workspace.rangeDays ?? 28)), to };
  const days = await findAnswerDays(tx, scope, asked.subject.questions);
  const first = days.map((one) => one.first).sort()[0] ?? null;
  const range = defaultRange(today, first, workspace.rangeDays);
  return { from: range.start, to: range.end };
}

/** The days that a range is compared with; one that was asked for as so many days (`rolling`) with as many. */
export function comparedRange(range: DayRange, compare: ComparisonName, rolling = false): DayRange {
  const before = compare === "previous_year" ? previousYear : rolling ? previousDays : previousPeriod;
  const { start, end } = before(range.from, range.to);
  return { from: start, to: end };
}

/** The same days, unless they are too many: then 400. */
export function withinLimit(range: DayRange): DayRange {
  if (!isLongerThanYears(range.from, range.to, QUERY_LIMITS.years)) return range;
  const message = `At most ${QUERY_LIMITS.years} years at once.`;
  throw badRequest("The query does not fit.", [{ path: "from", message }]);
}

/** The latest of some days. */
export function latest(...days: string[]): string {
  return days.sort().at(-1) ?? "";
}
