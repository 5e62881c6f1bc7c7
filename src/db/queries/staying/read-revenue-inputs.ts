import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { OperationCell, OperationRequest } from "@/db/queries/operation-request";
import { dayArray, marksOf } from "@/db/queries/staying/period-marks";
import { isOver, soFar } from "@/db/queries/staying/read-churn-inputs";
import { countedRevenue, revenueBetween } from "@/db/queries/staying/revenue-between";
import type { WorkspaceScope } from "@/db/scope";
import { NO_REVENUE, type RevenueSums } from "@/domain/metrics/revenue";

/** Recurring revenue of a period in one currency, in hundredths of it a month. */
export interface RevenueCell {
  /** What it is computed from; of a period that is not over nothing, because it is not judged. */
  readonly sums: RevenueSums;
  /** How far it came, also while the period runs. */
  readonly shown: RevenueSums;
  readonly over: boolean;
  /** Null where nobody pays. */
  readonly currency: string | null;
  /** Other currencies in use, which no sum of this one contains. */
  readonly others: readonly string[];
}

/**
 * Recurring revenue at both ends of each period, added up over customers (domain/metrics/revenue), in the currency that
 * most of them pay in. A customer's revenue is that of all spells that cover the day; spells of no length, and those without
 * a price, are none. Groups and filters are those of the stay at the start, else at the end. Counted from the spells.
 */
export async function readRevenueInputs(
  tx: Tx,
  scope: WorkspaceScope,
  request: OperationRequest,
): Promise<OperationCell<RevenueCell>[]> {
  const marks = marksOf(request.periods.map((period) => soFar(period, request.today)));
  const [currency = null, ...others] = await listCurrencies(tx, scope);
  const told = (period: number, group: string | null, shown: RevenueSums) => {
    const over = isOver(request.periods[period], request.today);
    return { period, group, input: { sums: over ? shown : NO_REVENUE, shown, over, currency, others } };
  };
  const reply = currency === null ? { rows: [] } : await tx.execute<SumsRow>(sumsOf(scope, request, marks, currency));
  const cells = reply.rows.flatMap(({ period, of_group, ...sums }) => {
    const mark = marks[period];
    const counted = Object.fromEntries(SUMS.map((name) => [name, Number(sums[name] ?? 0)])) as Record<SumName, number>;
    return mark ? [told(mark.place, of_group, counted)] : [];
  });
  if (request.by !== null) return cells;
  return marks.map(({ place }) => cells.find((cell) => cell.period === place) ?? told(place, null, NO_REVENUE));
}

/** The currencies of spells with a price, the one of most customers first. */
export async function listCurrencies(tx: Tx, scope: WorkspaceScope): Promise<string[]> {
  const reply = await tx.execute<{ currency: string }>(sql`
    select currency from subscription where workspace_id = ${scope.workspaceId} and mrr > 0 and currency is not null
    group by 1 order by count(*) desc, 1`);
  return reply.rows.map(({ currency }) => currency);
}

type SumName = keyof RevenueSums;
const SUMS = Object.keys(NO_REVENUE) as SumName[];

interface SumsRow extends Record<SumName, string | null>, Record<string, unknown> {
  readonly period: number;
  readonly of_group: string | null;
}

function sumsOf(
  scope: WorkspaceScope,
  { filter, by }: Pick<OperationRequest, "filter" | "by">,
  marks: ReturnType<typeof marksOf>,
  currency: string,
) {
  const whole = filter.length === 0 && by === null;
  return sql`
    select m.period::int - 1 as period, ${whole ? sql`null::text` : sql`w.of_group`} as of_group,
      count(*) filter (where c.before > 0) as n, sum(c.before) as "startMrr", sum(c.after) as "endMrr",
      sum(c.before) filter (where c.after = 0) as "churnedMrr",
      sum(c.before - c.after) filter (where c.after > 0 and c.after < c.before) as "contractionMrr",
      sum(c.after - c.before) filter (where c.before > 0 and c.after > c.before) as "expansionMrr",
      sum(c.after) filter (where c.before = 0 and not c.known) as "newMrr",
      sum(c.after) filter (where c.before = 0 and c.known) as "reactivationMrr",
      sum(c.before * c.before) as "startSquares",
      sum(greatest(0, c.before - c.after) ^ 2) as "grossSquares",
      sum(greatest(0, c.before - c.after) * c.before) as "grossProducts",
      sum((c.before - c.after) ^ 2) filter (where c.before > 0) as "netSquares",
      sum((c.before - c.after) * c.before) as "netProducts"
    from unnest(${dayArray(marks.map(({ from }) => from))}::date[], ${dayArray(marks.map(({ to }) => to))}::date[])
      with ordinality as m (a, b, period)
    cross join lateral (${revenueBetween(scope, currency)}) as c ${countedRevenue(scope, filter, by)}
    group by 1, 2 order by 1, 2`;
}
