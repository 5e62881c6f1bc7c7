import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { OperationRequest } from "@/db/queries/operation-request";
import { cutMonths } from "@/db/queries/service/cut-months";
import { HistogramSum } from "@/db/queries/service/histogram-sum";
import { interactionImages, isServiceFilter } from "@/db/queries/service/service-image";
import type { WorkspaceScope } from "@/db/scope";
import type { TimeCounts } from "@/domain/metrics/time-counts";
import {
  columnOf,
  DAY_OF_MEASURE,
  isServiceDimension,
  type TimeClock,
  type TimeMeasure,
} from "@/domain/service/time-measure";

/** What was counted of interactions in one period. */
export interface ServiceTally {
  readonly period: number;
  /** Null for the total, else a value of what it was cut by; '' where nobody is named. */
  readonly group: string | null;
  readonly opened: number;
  /** Solved at least once, by the day of the first solution; `reopened` of them were opened again. */
  readonly solvedOnce: number;
  readonly reopened: number;
  /** Solved now, by the day of the last solution; `oneTouch` of them by one reply at most. */
  readonly solved: number;
  readonly oneTouch: number;
  readonly times: ReadonlyMap<TimeMeasure, TimeCounts>;
}

/** Which durations, by which clock. */
export interface ServiceMeasures {
  readonly measures: readonly TimeMeasure[];
  readonly clock: TimeClock;
}

/**
 * Reads what was counted of interactions, exact at this moment: folded days and months and what has not been folded yet, in
 * one statement and so in one snapshot. Totals, or one dimension at a time; a filter beside another dimension, or two
 * filters, are counted from the interactions themselves.
 */
export async function readServiceTallies(
  tx: Tx,
  scope: WorkspaceScope,
  request: OperationRequest,
  wanted: ServiceMeasures,
): Promise<ServiceTally[]> {
  const { by, filter } = request;
  if (request.periods.length === 0) return [];
  // Nothing is counted under a dimension that no interaction has.
  if (!filter.every(isServiceFilter) || (by !== null && !isServiceDimension(by))) return [];
  const fromTallies = filter.length === 0 || (filter.length === 1 && (by === null || by === filter[0]?.dimension));
  const columns = wanted.measures.map((measure) => ({ measure, column: columnOf(measure, wanted.clock) }));
  const reply = await tx.execute<Row>(
    fromTallies ? tallied(scope, request, columns) : counted(scope, request, columns),
  );
  const sums = new Map<string, Sum>();
  for (const row of reply.rows) addRow(sums, row, request, columns);
  return [...sums.values()].map(({ times, ...sum }) => ({
    ...sum,
    times: new Map([...times].map(([measure, histogram]) => [measure, histogram.counts()])),
  }));
}

interface Column {
  readonly measure: TimeMeasure;
  readonly column: string;
}

/** A folded row (its period is known, its times are packed), or an image of interactions (its days decide). */
interface Row extends Record<string, unknown> {
  readonly period: number | null;
  readonly value: string;
  readonly n: number;
  readonly opened: number | null;
  readonly solved_once: number | null;
  readonly reopened: number;
  readonly solved: number | null;
  readonly one_touch: number;
  readonly day: string | null;
  readonly first_solved_day: string | null;
  readonly solved_day: string | null;
}

type Sum = { -readonly [Key in Exclude<keyof ServiceTally, "times">]: ServiceTally[Key] } & {
  readonly times: Map<TimeMeasure, HistogramSum>;
};

function tallied(scope: WorkspaceScope, { periods, filter, by }: OperationRequest, columns: readonly Column[]): SQL {
  const [only] = filter;
  const dimension = only?.dimension ?? by ?? "";
  const pieces = JSON.stringify(cutMonths(periods));
  const packed = sql.raw(columns.map(({ column }) => `, t.${column} as p_${column}`).join(""));
  const none = sql.raw(columns.map(({ column }) => `, null::integer as ${column}`).join(""));
  return sql`
    select p.period, t.value, 1 as n, t.opened, t.solved_once, t.reopened, t.solved, t.one_touch, null as day,
      null as first_solved_day, null as solved_day ${packed} ${none}
    from jsonb_to_recordset(${pieces}::jsonb) as p (period integer, span text, "from" date, "to" date)
    join time_day t on t.workspace_id = ${scope.workspaceId} and t.dimension = ${dimension} and t.span = p.span
      and t.day between p."from" and p."to" ${only ? sql`and t.value = ${only.value}` : sql``}
    union all ${images(sql`interaction_delta`, { scope, periods, columns, by: dimension, filter })}`;
}

function counted(scope: WorkspaceScope, { periods, filter, by }: OperationRequest, columns: readonly Column[]): SQL {
  return images(interactionImages(scope), { scope, periods, columns, by: by ?? "", filter });
}

/** Interactions, or what changed of them, that have one of their days in one of the periods. */
function images(
  from: SQL,
  asked: {
    scope: WorkspaceScope;
    periods: OperationRequest["periods"];
    columns: readonly Column[];
    by: string;
    filter: OperationRequest["filter"];
  },
): SQL {
  const days = asked.periods.flatMap(({ from: first, to }) => [first, to]).sort();
  const [first, last] = [days[0] ?? "", days.at(-1) ?? ""];
  const none = sql.raw(asked.columns.map(({ column }) => `, null::bytea as p_${column}`).join(""));
  const times = sql.raw(asked.columns.map(({ column }) => `, d.${column}`).join(""));
  return sql`
    select null::integer as period, ${asked.by === "" ? sql`''` : sql`d.${sql.identifier(asked.by)}`} as value, d.n,
      null::integer as opened, null::integer as solved_once, d.reopened::integer, null::integer as solved,
      d.one_touch::integer, d.day::text as day, d.first_solved_day::text as first_solved_day,
      d.solved_day::text as solved_day ${none} ${times}
    from ${from} d where d.workspace_id = ${asked.scope.workspaceId} and (d.day between ${first} and ${last}
        or d.first_solved_day between ${first} and ${last} or d.solved_day between ${first} and ${last})
      ${sql.join(
        asked.filter.map(({ dimension, value }) => sql`and d.${sql.identifier(dimension)} = ${value}`),
        sql` `,
      )}`;
}

function addRow(sums: Map<string, Sum>, row: Row, { periods, by }: OperationRequest, columns: readonly Column[]): void {
  const group = by === null ? null : row.value;
  if (row.period !== null) {
    const sum = sumAt(sums, row.period, group);
    sum.opened += row.opened ?? 0;
    sum.solvedOnce += row.solved_once ?? 0;
    sum.reopened += row.reopened;
    sum.solved += row.solved ?? 0;
    sum.oneTouch += row.one_touch;
    for (const { measure, column } of columns) {
      const packed = row[`p_${column}`];
      if (packed instanceof Uint8Array) timesAt(sum, measure).addPacked(packed);
    }
    return;
  }
  for (const [period, { from, to }] of periods.entries()) {
    const isIn = (day: string | null) => day !== null && day >= from && day <= to;
    if (!isIn(row.day) && !isIn(row.first_solved_day) && !isIn(row.solved_day)) continue;
    const sum = sumAt(sums, period, group);
    if (isIn(row.day)) sum.opened += row.n;
    if (isIn(row.first_solved_day)) {
      sum.solvedOnce += row.n;
      sum.reopened += row.n * row.reopened;
    }
    if (isIn(row.solved_day)) {
      sum.solved += row.n;
      sum.oneTouch += row.n * row.one_touch;
    }
    for (const { measure, column } of columns) {
      const seconds = row[column];
      if (typeof seconds === "number" && isIn(row[DAY_OF_MEASURE[measure]]))
        timesAt(sum, measure).addSeconds(seconds, row.n);
    }
  }
}

function sumAt(sums: Map<string, Sum>, period: number, group: string | null): Sum {
  const name = `${period} ${group ?? ""}`;
  const known = sums.get(name);
  if (known) return known;
  const made = { period, group, opened: 0, solvedOnce: 0, reopened: 0, solved: 0, oneTouch: 0, times: new Map() };
  sums.set(name, made);
  return made;
}

function timesAt({ times }: Sum, measure: TimeMeasure): HistogramSum {
  const known = times.get(measure) ?? new HistogramSum();
  times.set(measure, known);
  return known;
}
