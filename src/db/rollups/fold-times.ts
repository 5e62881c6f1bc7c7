import { sql } from "drizzle-orm";
import { type Db, inTransaction, type Tx } from "@/db/client";
import { bucketOfSeconds, type Histogram, packHistogram, unpackHistogram } from "@/db/rollups/time-histogram";
import { columnOf, DAY_OF_MEASURE, SERVICE_DIMENSIONS, TIME_MEASURES } from "@/domain/service/time-measure";

/** A full portion means that more waits. */
export const MOST_TIMES_FOLDED = 20_000;

/** Rows of tallies that are written by one statement. */
const ROWS_AT_ONCE = 1_000;

const MEASURES = TIME_MEASURES.flatMap((measure) =>
  (["clock", "business"] as const).map((clock) => ({ column: columnOf(measure, clock), day: DAY_OF_MEASURE[measure] })),
);
const COUNTS = ["opened", "solved_once", "reopened", "solved", "one_touch"] as const;

/**
 * Folds one portion of what changed of interactions into days and months, as the worker's role; says how much, so that the
 * caller goes on until 0. Day by day, so that an import of years writes each day's row once and not once a portion; within a
 * day in the order in which it was written, so that nothing is taken away before it was added (both stand on the same day).
 */
export async function foldTimes(workerDb: Db): Promise<number> {
  return inTransaction(workerDb, "begin", async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('candor.fold_times'))`);
    const { rows } = await tx.execute<DeltaRow>(sql`
      delete from interaction_delta where (workspace_id, id) in (
        select workspace_id, id from interaction_delta order by workspace_id, day, id limit ${MOST_TIMES_FOLDED})
      returning *, day::text as day, first_solved_day::text as first_solved_day, solved_day::text as solved_day`);
    const cells = cellsOf(rows);
    for (let i = 0; i < cells.length; i += ROWS_AT_ONCE) await addCells(tx, cells.slice(i, i + ROWS_AT_ONCE));
    return rows.length;
  });
}

/** Folds until nothing is left. */
export async function foldAllTimes(workerDb: Db): Promise<void> {
  while ((await foldTimes(workerDb)) > 0) {
    // Each portion is a transaction of its own.
  }
}

interface DeltaRow extends Record<string, unknown> {
  readonly workspace_id: string;
  readonly n: number;
  readonly day: string;
  readonly first_solved_day: string | null;
  readonly solved_day: string | null;
  readonly reopened: boolean;
  readonly one_touch: boolean;
}

/** What is added to one row of `time_day`. */
interface Cell {
  readonly key: readonly [workspaceId: string, dimension: string, span: string, day: string, value: string];
  readonly counts: Record<(typeof COUNTS)[number], number>;
  readonly histograms: Map<string, Histogram>;
}

function cellsOf(rows: readonly DeltaRow[]): Cell[] {
  const cells = new Map<string, Cell>();
  for (const row of rows)
    for (const dimension of ["", ...SERVICE_DIMENSIONS]) {
      const value = dimension === "" ? "" : String(row[dimension]);
      for (const on of ["day", "first_solved_day", "solved_day"] as const) {
        const day = row[on];
        if (day !== null) addTo(cellAt(cells, [row.workspace_id, dimension, "day", day, value]), row, on);
      }
    }
  for (const { key, counts, histograms } of [...cells.values()]) {
    const [workspaceId, dimension, , day, value] = key;
    const month = cellAt(cells, [workspaceId, dimension, "month", `${day.slice(0, 7)}-01`, value]);
    for (const name of COUNTS) month.counts[name] += counts[name];
    for (const [column, histogram] of histograms) {
      const whole = histogramAt(month, column);
      for (const [bucket, n] of histogram) addBucket(whole, bucket, n);
    }
  }
  return [...cells.values()];
}

function cellAt(cells: Map<string, Cell>, key: Cell["key"]): Cell {
  const name = key.join("\u0000");
  const known = cells.get(name);
  if (known) return known;
  const made = {
    key,
    counts: { opened: 0, solved_once: 0, reopened: 0, solved: 0, one_touch: 0 },
    histograms: new Map(),
  };
  cells.set(name, made);
  return made;
}

function addTo(cell: Cell, row: DeltaRow, on: (typeof MEASURES)[number]["day"]): void {
  const { counts } = cell;
  if (on === "day") counts.opened += row.n;
  if (on === "first_solved_day") {
    counts.solved_once += row.n;
    if (row.reopened) counts.reopened += row.n;
  }
  if (on === "solved_day") {
    counts.solved += row.n;
    if (row.one_touch) counts.one_touch += row.n;
  }
  for (const { column, day } of MEASURES) {
    const seconds = row[column];
    if (day !== on || typeof seconds !== "number") continue;
    addBucket(histogramAt(cell, column), bucketOfSeconds(seconds), row.n);
  }
}

function histogramAt({ histograms }: Cell, column: string): Histogram {
  const known = histograms.get(column);
  if (known) return known;
  const made: Histogram = new Map();
  histograms.set(column, made);
  return made;
}

function addBucket(histogram: Histogram, bucket: number, count: number): void {
  histogram.set(bucket, (histogram.get(bucket) ?? 0) + count);
}

/** Adds cells to what is stored; the lock of the fold lets nobody else write in between. */
async function addCells(tx: Tx, cells: readonly Cell[]): Promise<void> {
  const keys = JSON.stringify(
    cells.map(({ key: [w, dimension, span, day, value] }, place) => ({ place, w, dimension, span, day, value })),
  );
  const columns = sql.raw(MEASURES.map(({ column }) => `t.${column}`).join(", "));
  const known = await tx.execute<{ place: number } & Record<string, unknown>>(sql`
    select k.place, ${columns} from jsonb_to_recordset(${keys}::jsonb)
      as k (place integer, w uuid, dimension text, span text, day date, value text)
    join time_day t on t.workspace_id = k.w and t.dimension = k.dimension and t.span = k.span and t.day = k.day and t.value = k.value`);
  for (const { place, ...row } of known.rows)
    for (const [column, histogram] of cells[place]?.histograms ?? []) {
      const packed = row[column];
      if (packed instanceof Uint8Array) unpackHistogram(packed, (bucket, count) => addBucket(histogram, bucket, count));
    }
  const given = cells.map(({ key: [w, dimension, span, day, value], counts, histograms }) => ({
    w,
    dimension,
    span,
    day,
    value,
    ...counts,
    // A measure that nothing was added to stays as it is stored; one that became empty has no bytes.
    ...Object.fromEntries(
      [...histograms].map(([column, histogram]) => [column, packHistogram(histogram).toString("hex")]),
    ),
  }));
  const names = MEASURES.map(({ column }) => column);
  const list = (make: (column: string) => string, columns: readonly string[] = names) =>
    sql.raw(columns.map(make).join(", "));
  await tx.execute(sql`
    insert into time_day as t (workspace_id, dimension, span, day, value, ${list((c) => c, COUNTS)}, ${list((c) => c)})
    select g.w, g.dimension, g.span, g.day, g.value, ${list((c) => `g.${c}`, COUNTS)}, ${list((c) => `decode(g.${c}, 'hex')`)}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (w uuid, dimension text, span text, day date, value text,
      ${list((c) => `${c} integer`, COUNTS)}, ${list((c) => `${c} text`)})
    order by 1, 2, 3, 4, 5
    on conflict (workspace_id, dimension, span, day, value) do update set
      ${list((c) => `${c} = t.${c} + excluded.${c}`, COUNTS)}, ${list((c) => `${c} = coalesce(excluded.${c}, t.${c})`)}`);
}
