import { sql } from "drizzle-orm";
import { type Db, type Tx, withMoment, withTenant } from "@/db/client";
import { rebuildRevenue } from "@/db/rollups/rebuild-revenue";
import type { Recount, TallyDifference } from "@/db/rollups/recount";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";

/** What a difference is told under that is no survey's: `@revenue EUR`. */
export const REVENUE = "@revenue";
const NO_SURVEY = "00000000-0000-0000-0000-000000000000";
const CUSTOMERS_AT_ONCE = 5_000;

const SUMS = [
  ...["spells", "payers", "opening", "churned", "contraction", "expansion", "fresh", "returned"],
  ...["opening_squares", "gross_squares", "gross_products", "net_squares", "net_products"],
] as const;
const COLUMNS = sql.raw(SUMS.join(", "));

interface Cell {
  readonly currency: string;
  readonly dimension: string;
  readonly value: string;
  readonly x: number;
  readonly y: number;
  readonly sums: readonly bigint[];
}

/** Counts what customers pay again from spells and stays, and compares every cell of the tallies of revenue with it. */
export async function compareRevenue(
  tx: Tx,
  scope: WorkspaceScope,
  { signal, most }: { readonly signal: AbortSignal; readonly most: number },
): Promise<Recount & { readonly differences: readonly TallyDifference[] }> {
  const { tallies, differing } = await bothSides(tx, scope, signal);
  return {
    tallies,
    differ: differing.length,
    differences: differing.slice(0, most).map(({ stands, counted }) => ({
      surveyId: NO_SURVEY,
      questionId: `${REVENUE} ${stands.currency}`,
      series: 0,
      day: monthOf(stands.y),
      dimension: stands.dimension,
      value: stands.value,
      stands: onlyDiffering(stands.sums, counted.sums),
      counted: onlyDiffering(counted.sums, stands.sums),
    })),
  };
}

/**
 * Sets revenue right while customers are written: first what each pays, in portions, then what the tallies lack or have too
 * much, as deltas of one moment. Returns how many cells were wrong.
 */
export async function rebuildRevenueTallies(db: Db, scope: WorkspaceScope, signal: AbortSignal): Promise<number> {
  for (let after: string | null = FIRST; after !== null; ) {
    const from: string = after;
    after = await withTenant(db, scope, async (tx) => {
      const ids = await nextCustomers(tx, scope, from);
      // In the order in which writers lock them.
      await tx.execute(sql`
        select 1 from customer where workspace_id = ${scope.workspaceId} and id = any(${uuidArray(ids)})
        order by external_id for no key update`);
      await rebuildRevenue(tx, scope, ids);
      return ids.at(-1) ?? null;
    });
    signal.throwIfAborted();
  }
  return withMoment(db, scope, async (tx) => {
    const { differing } = await bothSides(tx, scope, signal);
    const lacking = differing.map(({ stands: { sums, ...key }, counted }) => ({
      ...key,
      ...Object.fromEntries(
        SUMS.map((name, place) => [name, String((counted.sums[place] ?? 0n) - (sums[place] ?? 0n))]),
      ),
    }));
    await tx.execute(sql`
      insert into revenue_delta (workspace_id, currency, dimension, value, x, y, ${COLUMNS})
      select ${scope.workspaceId}::uuid, currency, dimension, value, x, y, ${COLUMNS}
      from jsonb_populate_recordset(null::revenue_delta, ${JSON.stringify(lacking)}::jsonb)`);
    return differing.length;
  });
}

const FIRST = NO_SURVEY;

async function nextCustomers(tx: Tx, { workspaceId }: WorkspaceScope, after: string): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select customer_id as id from (
      (select distinct customer_id from subscription where workspace_id = ${workspaceId} and customer_id > ${after}::uuid
        order by 1 limit ${CUSTOMERS_AT_ONCE})
      union
      (select distinct customer_id from customer_revenue where workspace_id = ${workspaceId} and customer_id > ${after}::uuid
        order by 1 limit ${CUSTOMERS_AT_ONCE})
    ) as known order by 1 limit ${CUSTOMERS_AT_ONCE}`);
  return rows.map(({ id }) => id);
}

async function bothSides(tx: Tx, scope: WorkspaceScope, signal: AbortSignal) {
  const { workspaceId } = scope;
  const counted = new Map<string, Cell>();
  for (let ids = await nextCustomers(tx, scope, FIRST); ids.length > 0; ) {
    signal.throwIfAborted();
    const found = await tx.execute<CellRow>(sql`
      select currency, dimension, value, x, y, array[${COLUMNS}]::text[] as sums from revenue_points(
        (select array_agg(r) from revenue_of(${workspaceId}::uuid, ${uuidArray(ids)}) as r), null)`);
    for (const row of found.rows) add(counted, row);
    ids = await nextCustomers(tx, scope, ids.at(-1) ?? FIRST);
  }
  const stands = new Map<string, Cell>();
  const kept = await tx.execute<CellRow>(sql`
    select currency, dimension, value, x, y, array[${COLUMNS}]::text[] as sums from revenue_tally where workspace_id = ${workspaceId}
    union all
    select currency, dimension, value, x, y, array[${COLUMNS}]::text[] from revenue_delta where workspace_id = ${workspaceId}`);
  for (const row of kept.rows) add(stands, row);
  const keys = [...new Set([...stands.keys(), ...counted.keys()])].sort();
  const pairs = keys.flatMap((key) => {
    const cell = stands.get(key) ?? counted.get(key);
    const none = cell && { ...cell, sums: SUMS.map(() => 0n) };
    return none ? [{ stands: stands.get(key) ?? none, counted: counted.get(key) ?? none }] : [];
  });
  const differing = pairs.filter((pair) => pair.stands.sums.some((sum, place) => sum !== pair.counted.sums[place]));
  return { tallies: pairs.filter((pair) => pair.stands.sums.some((sum) => sum !== 0n)).length, differing };
}

interface CellRow extends Omit<Cell, "sums">, Record<string, unknown> {
  readonly sums: readonly string[];
}

function add(cells: Map<string, Cell>, { currency, dimension, value, x, y, sums }: CellRow): void {
  const key = JSON.stringify([currency, dimension, value, x, y]);
  const had = cells.get(key)?.sums;
  const now = sums.map((sum, place) => BigInt(sum) + (had?.[place] ?? 0n));
  cells.set(key, { currency, dimension, value, x, y, sums: now });
}

function onlyDiffering(own: readonly bigint[], other: readonly bigint[]): Record<string, number> {
  return Object.fromEntries(own.flatMap((sum, place) => (sum === other[place] ? [] : [[String(place), Number(sum)]])));
}

/** The first day of the month of `y`; spells, which have none, stand under the first day there is. */
function monthOf(y: number): string {
  const year = String(Math.max(1, Math.floor(y / 12))).padStart(4, "0");
  return `${year}-${String((y % 12) + 1).padStart(2, "0")}-01`;
}
