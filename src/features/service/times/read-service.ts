import type { Tx } from "@/db/client";
import { type Backlog, readBacklog } from "@/db/queries/service/read-backlog";
import { readServiceTallies, type ServiceTally } from "@/db/queries/service/read-service-tallies";
import { type PagePatience, readParts } from "@/db/queries/with-patience";
import type { WorkspaceScope } from "@/db/scope";
import { weeksAround } from "@/domain/calendar/period";
import { adjustFamily, type Change, compareRates, type Verdict, verdictOf } from "@/domain/metrics/change";
import { compareTimeCounts } from "@/domain/metrics/compare-time-counts";
import { COUNTS_BELOW } from "@/domain/metrics/display";
import { oneTouchRate } from "@/domain/metrics/one-touch";
import type { Reading } from "@/domain/metrics/reading";
import { reopenRate } from "@/domain/metrics/resolution";
import { summarizeTimeCounts, type TimeCounts } from "@/domain/metrics/time-counts";
import {
  SERVICE_DIMENSIONS,
  type ServiceDimension,
  TIME_MEASURES,
  type TimeClock,
  type TimeMeasure,
} from "@/domain/service/time-measure";
import type { ServiceQuery } from "@/features/service/times/input";
import type { ChosenRange } from "@/platform/range-query";

/** A number now, before, and what became of it. */
export interface ServiceNumber {
  readonly reading: Reading;
  /** For durations: 9 of 10 took less. */
  readonly p90: Reading | null;
  readonly before: Reading;
  readonly change: Change;
  readonly verdict: Verdict;
}

export interface ServiceGroup extends ServiceNumber {
  readonly value: string;
}

export interface ServiceNumbers {
  readonly range: { readonly from: string; readonly to: string };
  readonly compared: { readonly from: string; readonly to: string };
  readonly opened: number;
  readonly times: Readonly<Record<TimeMeasure, ServiceNumber>>;
  readonly reopened: ServiceNumber;
  readonly oneTouch: ServiceNumber;
  readonly backlog: Backlog;
  /** Of the chosen measure. */
  readonly counts: TimeCounts;
  readonly groups: Readonly<Record<ServiceDimension, readonly ServiceGroup[]>>;
  /** Groups that took too long, and are empty. */
  readonly slow: readonly ServiceDimension[];
  /** How many groups the verdicts were corrected for. */
  readonly tested: number;
  readonly weeks: readonly {
    readonly from: string;
    readonly to: string;
    readonly median: Reading;
    readonly p90: Reading;
    /** The week is still running. */
    readonly partial: boolean;
  }[];
}

const NOTHING_OPEN = { count: 0, oldestMinutes: null, overdue: 0 };
const NO_BACKLOG: Backlog = { group: null, open: 0, oldest: null, unanswered: 0, oldestUnanswered: null };
interface Reckoned {
  readonly days: Pick<ChosenRange, "range" | "compared">;
  readonly today: string;
  readonly weekStart: number;
  readonly clock: TimeClock;
  /** Null or left out: everything is read, however long it takes. */
  readonly patience?: PagePatience | null;
}

/**
 * All numbers of the page of service: its days against those before, by one clock. With `patience`, groups
 * that take too long are left out and named.
 */
export async function readService(
  tx: Tx,
  scope: WorkspaceScope,
  { filter, measure }: Pick<ServiceQuery, "filter" | "measure">,
  { days: { range, compared }, today, weekStart, clock, patience = null }: Reckoned,
): Promise<ServiceNumbers> {
  const { part, needed, slow } = readParts<ServiceDimension>(tx, patience);
  const weeks = weeksAround(range, today, { weekStart }).map(({ start, end, whole }) => ({
    ...{ from: start, to: end },
    partial: !whole,
  }));
  const sides = { filter, by: null, today, periods: [range, compared] };
  const totals = await needed((inner) => readServiceTallies(inner, scope, sides, { measures: TIME_MEASURES, clock }));
  const trend = await needed((inner) =>
    readServiceTallies(inner, scope, { ...sides, periods: weeks }, { measures: [measure], clock }),
  );
  const now = totals.find(({ period }) => period === 0);
  const untested: Record<ServiceDimension, Compared[]> = { channel: [], team: [], agent: [], priority: [] };
  for (const by of SERVICE_DIMENSIONS) {
    const cut = await part(by, (inner) =>
      readServiceTallies(inner, scope, { ...sides, by }, { measures: [measure], clock }),
    );
    untested[by] = groupsOf(cut ?? [], measure);
  }
  const adjusted = adjustFamily(SERVICE_DIMENSIONS.flatMap((by) => untested[by].map(({ change }) => change.pValue)));
  let place = 0;
  const judged = (by: ServiceDimension): ServiceGroup[] =>
    untested[by].map((one) => ({ ...one, verdict: verdictOf(one.change, adjusted[place++] ?? null, "down") }));
  const [backlog = NO_BACKLOG] = await readBacklog(tx, scope, { filter, by: null });
  const { reopened, oneTouch, ...times } = judgeTotals(totals);
  return {
    ...{ range, compared, backlog, slow, opened: now?.opened ?? 0, counts: now?.times.get(measure) ?? [] },
    times,
    reopened,
    oneTouch,
    groups: { channel: judged("channel"), team: judged("team"), agent: judged("agent"), priority: judged("priority") },
    tested: adjusted.filter((p) => p !== null).length,
    weeks: weeks.map((days, period) => {
      const counts = trend.find((one) => one.period === period)?.times.get(measure) ?? [];
      const { median, p90 } = summarizeTimeCounts(counts, NOTHING_OPEN);
      return { ...days, median, p90 };
    }),
  };
}

type Compared = Omit<ServiceGroup, "verdict">;

/** The numbers at the head of the page, of its days (period 0) against those before (1), told by all their measures. */
export function judgeTotals(totals: readonly ServiceTally[]) {
  const [now, before] = [totals.find(({ period }) => period === 0), totals.find(({ period }) => period === 1)];
  const compare = (one: TimeMeasure) => compareTimes(now?.times.get(one) ?? [], before?.times.get(one) ?? []);
  return judgeTogether({
    first_response: compare("first_response"),
    next_response: compare("next_response"),
    first_resolution: compare("first_resolution"),
    resolution: compare("resolution"),
    requester_wait: compare("requester_wait"),
    reopened: rateOf(now, before, ({ reopened, solvedOnce }) => [reopened, solvedOnce], reopenRate),
    oneTouch: rateOf(now, before, ({ oneTouch, solved }) => [oneTouch, solved], oneTouchRate),
  });
}

function compareTimes(now: TimeCounts, before: TimeCounts): Omit<ServiceNumber, "verdict"> {
  const { median, p90 } = summarizeTimeCounts(now, NOTHING_OPEN);
  return {
    ...{ reading: median, p90, before: summarizeTimeCounts(before, NOTHING_OPEN).median },
    change: compareTimeCounts(now, before),
  };
}

/**
 * The numbers at the head of the page, their verdicts corrected for all of them, as on the overview: of seven one moves by
 * chance more often than of one.
 */
function judgeTogether<Name extends string>(
  numbers: Readonly<Record<Name, Omit<ServiceNumber, "verdict">>>,
): Record<Name, ServiceNumber> {
  const named = Object.entries(numbers) as [Name, Omit<ServiceNumber, "verdict">][];
  const adjusted = adjustFamily(named.map(([, { change }]) => change.pValue));
  const judged = named.map(([name, number], place) => {
    const verdict = verdictOf(number.change, adjusted[place] ?? null, name === "oneTouch" ? "up" : "down");
    return [name, { ...number, verdict }];
  });
  return Object.fromEntries(judged) as Record<Name, ServiceNumber>;
}

function rateOf(
  now: ServiceTally | undefined,
  before: ServiceTally | undefined,
  parts: (tally: ServiceTally) => [number, number],
  rate: (part: number, whole: number) => Reading,
): Omit<ServiceNumber, "verdict"> {
  const [x1, n1] = now ? parts(now) : [0, 0];
  const [x2, n2] = before ? parts(before) : [0, 0];
  return { reading: rate(x1, n1), before: rate(x2, n2), p90: null, change: compareRates(x1, n1, x2, n2) };
}

/** Groups that have durations now, the fastest first; under ten nobody is ranked: those follow by name. */
function groupsOf(tallies: readonly ServiceTally[], measure: TimeMeasure): Compared[] {
  const counts = (value: string, period: number) =>
    tallies.find((one) => one.group === value && one.period === period)?.times.get(measure) ?? [];
  const values = tallies.flatMap(({ group, period }) => (group === null || period !== 0 ? [] : [group]));
  return values
    .map((value) => ({ value, ...compareTimes(counts(value, 0), counts(value, 1)) }))
    .filter(({ reading }) => reading.n > 0)
    .sort((a, b) => rankOf(a.reading) - rankOf(b.reading) || a.value.localeCompare(b.value, "en", { numeric: true }));
}

function rankOf({ value, n }: Reading): number {
  return value === null || n < COUNTS_BELOW ? Number.MAX_VALUE : value;
}
