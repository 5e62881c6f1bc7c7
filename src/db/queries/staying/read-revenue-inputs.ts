import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { OperationCell, OperationRequest } from "@/db/queries/operation-request";
import { dayArray, isMonthStart, marksOf, monthNumber, type PeriodMarks } from "@/db/queries/staying/period-marks";
import { isOver, soFar } from "@/db/queries/staying/read-churn-inputs";
import { revenueBetween } from "@/db/queries/staying/revenue-between";
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
 * most spells have. A customer's revenue is that of all spells that cover the day; spells of no length, and those without
 * a price, are none. Groups and filters are those of the stay at the start, where it has no value of it of that at the end.
 * Periods of whole months come from tallies by at most one dimension; all others are counted from what each customer pays.
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
  const [only] = request.filter;
  const oneDimension =
    request.filter.length === 0 ||
    (request.filter.length === 1 && (request.by === null || request.by === only?.dimension));
  const tallied = oneDimension && marks.every(({ from, to }) => isMonthStart(from) && isMonthStart(to));
  const read = tallied ? sumTallies : sumCustomers;
  const reply =
    currency === null || marks.length === 0
      ? { rows: [] }
      : await tx.execute<SumsRow>(read(scope, request, marks, currency));
  const cells = reply.rows.flatMap(({ period, of_group, ...sums }) => {
    const mark = marks[period];
    const counted = Object.fromEntries(SUMS.map((name) => [name, Number(sums[name] ?? 0)])) as Record<SumName, number>;
    const there = request.by === null || counted.startMrr > 0 || counted.endMrr > 0;
    return mark && there ? [told(mark.place, of_group, counted)] : [];
  });
  if (request.by !== null) return cells;
  return marks.map(({ place }) => cells.find((cell) => cell.period === place) ?? told(place, null, NO_REVENUE));
}

/** The currencies of spells with a price, the one of most spells first. */
export async function listCurrencies(tx: Tx, scope: WorkspaceScope): Promise<string[]> {
  const own = sql`workspace_id = ${scope.workspaceId} and dimension = '' and value = '' and x = 0 and y = 0 and spells <> 0`;
  const reply = await tx.execute<{ currency: string }>(sql`
    select currency from (
      select currency, spells from revenue_tally where ${own} union all select currency, spells from revenue_delta where ${own}
    ) as t group by 1 having sum(spells) > 0 order by sum(spells) desc, 1`);
  return reply.rows.map(({ currency }) => currency);
}

type SumName = keyof RevenueSums;
const SUMS = Object.keys(NO_REVENUE) as SumName[];

interface SumsRow extends Record<SumName, string | null>, Record<string, unknown> {
  readonly period: number;
  readonly of_group: string | null;
}

function sumTallies(
  scope: WorkspaceScope,
  { filter, by }: Pick<OperationRequest, "filter" | "by">,
  marks: readonly PeriodMarks[],
  currency: string,
): SQL {
  const [only] = filter;
  const own = sql`workspace_id = ${scope.workspaceId} and currency = ${currency}
    and dimension = ${only?.dimension ?? by ?? ""} ${only ? sql`and value = ${only.value}` : sql``}`;
  const columns = sql.raw(
    `payers, opening, churned, contraction, expansion, fresh, returned, opening_squares, gross_squares, gross_products,
      net_squares, net_products`,
  );
  const starts = dayArray(marks.map(({ from }) => monthNumber(from)));
  const ends = dayArray(marks.map(({ to }) => monthNumber(to)));
  return sql`
    select m.period::int - 1 as period, ${by === null ? sql`null::text` : sql`c.value`} as of_group,
      sum(payers) as n, sum(opening) as "startMrr", sum(churned) as "churnedMrr", sum(contraction) as "contractionMrr",
      sum(expansion) as "expansionMrr", sum(fresh) as "newMrr", sum(returned) as "reactivationMrr",
      sum(opening - churned - contraction + expansion + fresh + returned) as "endMrr",
      sum(opening_squares) as "startSquares", sum(gross_squares) as "grossSquares", sum(gross_products) as "grossProducts",
      sum(net_squares) as "netSquares", sum(net_products) as "netProducts"
    from unnest(${starts}::int[], ${ends}::int[]) with ordinality as m (a, b, period)
    join (
      select value, x, y, ${columns} from revenue_tally where ${own}
      union all select value, x, y, ${columns} from revenue_delta where ${own}
    ) as c on c.x < m.a and c.y < m.b
    group by 1, 2 order by 1, 2`;
}

function sumCustomers(
  scope: WorkspaceScope,
  { filter, by }: Pick<OperationRequest, "filter" | "by">,
  marks: readonly PeriodMarks[],
  currency: string,
): SQL {
  return sql`
    select c.period, ${by === null ? sql`null::text` : sql`c.dims ->> ${by}`} as of_group,
      count(*) filter (where c.before > 0) as n, sum(c.before) as "startMrr", sum(c.after) as "endMrr",
      sum(c.before) filter (where c.after = 0) as "churnedMrr",
      sum(c.before - c.after) filter (where c.after > 0 and c.after < c.before) as "contractionMrr",
      sum(c.after - c.before) filter (where c.before > 0 and c.after > c.before) as "expansionMrr",
      sum(c.after) filter (where c.before = 0 and not c.known) as "newMrr",
      sum(c.after) filter (where c.before = 0 and c.known) as "reactivationMrr",
      sum(c.before::numeric * c.before) as "startSquares",
      sum((c.before - c.after)::numeric * (c.before - c.after)) filter (where c.after < c.before) as "grossSquares",
      sum((c.before - c.after)::numeric * c.before) filter (where c.after < c.before) as "grossProducts",
      sum((c.before - c.after)::numeric * (c.before - c.after)) filter (where c.before > 0 and c.after <> c.before) as "netSquares",
      sum((c.before - c.after)::numeric * c.before) filter (where c.before > 0 and c.after <> c.before) as "netProducts"
    from (${revenueBetween(scope, currency, filter, marks)}) as c
    ${by === null ? sql`` : sql`where jsonb_exists(c.dims, ${by})`}
    group by 1, 2 order by 1, 2`;
}
