import type { Tx } from "@/db/client";
import { countLeftOut } from "@/db/queries/service/count-left-out";
import type { InteractionView } from "@/db/queries/service/list-interactions";
import { type Backlog, readBacklog } from "@/db/queries/service/read-backlog";
import { readServiceTallies, type ServiceTally } from "@/db/queries/service/read-service-tallies";
import type { WorkspaceScope } from "@/db/scope";
import { oneTouchRate } from "@/domain/metrics/one-touch";
import type { Reading } from "@/domain/metrics/reading";
import { reopenRate } from "@/domain/metrics/resolution";
import { countTimes, summarizeTimeCounts } from "@/domain/metrics/time-counts";
import { DAY_OF_MEASURE, TIME_MEASURES, type TimeClock, type TimeMeasure } from "@/domain/service/time-measure";
import type { ServiceQuery } from "@/features/service/times/input";
import { judgeTotals, type ServiceNumber } from "@/features/service/times/read-service";

/** Every number of the page of service that opens to how it came about. */
export const EXPLAINED = [...TIME_MEASURES, "reopened", "one_touch", "backlog"] as const;
export type ExplainedKey = (typeof EXPLAINED)[number];

/** One line from the whole to what counts, and which interactions it is. */
interface LedgerLine {
  readonly key: "opened" | "solvedOnce" | "solved" | "without" | "counted" | "unanswered" | "answered" | "open";
  readonly n: number;
  readonly view: InteractionView | null;
}

/** One number with everything that its ledger says. */
export interface ServiceLedger {
  readonly number: ExplainedKey;
  readonly range: { readonly from: string; readonly to: string };
  /** The days before, as on the page. */
  readonly compared: { readonly from: string; readonly to: string };
  /** What it was in those and what became of it, judged together with the page's other numbers; null for what waits. */
  readonly told: ServiceNumber | null;
  readonly clock: TimeClock;
  /** Null for what waits: that is a count. */
  readonly reading: Reading | null;
  readonly p90: Reading | null;
  /** Of a duration: the median by the other clock, in minutes. */
  readonly other: number | null;
  /** They add up, the last one is what counts. */
  readonly lines: readonly LedgerLine[];
  readonly backlog: Backlog;
  readonly leftOut: number;
}

const NOTHING_OPEN = { count: 0, oldestMinutes: null, overdue: 0 };
const NO_BACKLOG: Backlog = { group: null, open: 0, oldest: null, unanswered: 0, oldestUnanswered: null };

/** Reads how one number of service came about, over the days and filters of the page that leads here. */
export async function readLedger(
  tx: Tx,
  scope: WorkspaceScope,
  query: Pick<ServiceQuery, "filter"> & Pick<ServiceLedger, "range" | "compared"> & { readonly number: ExplainedKey },
  { today, clock }: { readonly today: string; readonly clock: TimeClock },
): Promise<ServiceLedger> {
  const { number, filter, range, compared } = query;
  const measure = TIME_MEASURES.find((one) => one === number) ?? null;
  const request = { periods: [range], filter, by: null, today };
  const measures = measure === null ? [] : [measure];
  const sides = { ...request, periods: [range, compared] };
  // By all measures, as their changes are judged together.
  const totals = await readServiceTallies(tx, scope, sides, { measures: TIME_MEASURES, clock });
  const tally = totals.find(({ period }) => period === 0);
  const turned = { measures, clock: clock === "clock" ? ("business" as const) : ("clock" as const) };
  const [turnedTally] = measure === null ? [] : await readServiceTallies(tx, scope, request, turned);
  const [backlog = NO_BACKLOG] = await readBacklog(tx, scope, { filter, by: null });
  const { oneTouch: one_touch, ...others } = judgeTotals(totals);
  const told = number === "backlog" ? null : { ...others, one_touch }[number];
  const leftOut = await countLeftOut(tx, scope, range, filter);
  const base = { number, range, compared, told, clock, backlog, leftOut };
  if (measure !== null) {
    const counts = tally?.times.get(measure) ?? [];
    const { median, p90 } = summarizeTimeCounts(counts, NOTHING_OPEN);
    const other = summarizeTimeCounts(turnedTally?.times.get(measure) ?? [], NOTHING_OPEN).median.value;
    return { ...base, reading: median, p90, other, lines: timeLines(measure, tally, countTimes(counts)) };
  }
  const none = { p90: null, other: null };
  if (number === "backlog") return { ...base, ...none, reading: null, lines: waitingLines(backlog) };
  const { solvedOnce = 0, reopened = 0, solved = 0, oneTouch = 0 } = tally ?? {};
  return number === "reopened"
    ? {
        ...base,
        ...none,
        reading: reopenRate(reopened, solvedOnce),
        lines: shareLines("solvedOnce", solvedOnce, reopened),
      }
    : { ...base, ...none, reading: oneTouchRate(oneTouch, solved), lines: shareLines("solved", solved, oneTouch) };
}

const WHOLE = { day: "opened", first_solved_day: "solvedOnce", solved_day: "solved" } as const;
const VIEW_OF = { opened: "all", solvedOnce: "solved_once", solved: "solved" } as const;

function timeLines(measure: TimeMeasure, tally: ServiceTally | undefined, counted: number): LedgerLine[] {
  const key = WHOLE[DAY_OF_MEASURE[measure]];
  const n = tally?.[key] ?? 0;
  return [
    { key, n, view: VIEW_OF[key] },
    { key: "without", n: counted - n, view: null },
    { key: "counted", n: counted, view: measure },
  ];
}

function shareLines(key: "solvedOnce" | "solved", n: number, counted: number): LedgerLine[] {
  return [
    { key, n, view: VIEW_OF[key] },
    { key: "without", n: counted - n, view: null },
    { key: "counted", n: counted, view: key === "solved" ? "one_touch" : "reopened" },
  ];
}

function waitingLines({ open, unanswered }: Backlog): LedgerLine[] {
  return [
    { key: "unanswered", n: unanswered, view: "unanswered" },
    { key: "answered", n: open - unanswered, view: null },
    { key: "open", n: open, view: "open" },
  ];
}
