import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { impatiently } from "@/db/queries/answers/impatiently";
import { toTallies } from "@/db/rollups/tally-columns";
import type { WorkspaceScope } from "@/db/scope";
import type { Tally } from "@/domain/metrics/tally";

/** What one can ask by besides attributes: where an answer came from, in which language, on which version, of whom. */
export const PLACES = ["@channel", "@lang", "@version", "@customer"] as const;
type PlaceName = (typeof PLACES)[number];

/** One question's answers on some days (both included), by two attributes or places, with filters by either. */
export interface CrossQuery {
  readonly surveyId: string;
  readonly questionId: string;
  readonly from: string;
  readonly to: string;
  readonly rows: string;
  readonly columns: string;
  readonly filters: Readonly<Record<string, string>>;
}

/** One tally of one series in one cell; null where an answer has no such attribute. */
export interface CrossGroup {
  readonly series: number;
  readonly row: string | null;
  readonly column: string | null;
  readonly tally: Tally;
}

/** Longest that a table may take, in milliseconds: nobody asks for one in passing. */
const TABLE_PATIENCE_MS = 5_000;

/** Tallies every cell from the answers themselves; null where that took longer than `patience` milliseconds. */
export async function crossAnswers(
  tx: Tx,
  scope: WorkspaceScope,
  query: CrossQuery,
  patience: number = TABLE_PATIENCE_MS,
): Promise<CrossGroup[] | null> {
  const { surveyId, questionId, from, to, rows, columns, filters } = query;
  const asked = [rows, columns, ...Object.keys(filters)];
  const joined = asked.some(isPlace)
    ? sql`join response r on r.workspace_id = a.workspace_id and r.id = a.response_id`
    : sql``;
  const narrowed = Object.entries(filters).map(([name, value]) => sql`and ${valueBy(scope, name)} = ${value}`);
  const found = await impatiently(
    tx,
    async (inner) => {
      const reply = await inner.execute<CellRow>(
        sql`select a.series, ${valueBy(scope, rows)} as row, ${valueBy(scope, columns)} as column, a.bucket, count(*)::text as sums
          from answer a ${joined}
          where a.workspace_id = ${scope.workspaceId} and a.survey_id = ${surveyId} and a.question_id = ${questionId}
            and a.bucket is not null and a.day between ${from} and ${to} ${sql.join(narrowed, sql` `)}
          group by 1, 2, 3, 4`,
      );
      return reply.rows;
    },
    patience,
  );
  if (found === null) return null;
  return toTallies(found, ({ series, row, column }) => JSON.stringify([series, row, column])).map(({ row, tally }) => ({
    series: row.series,
    row: row.row,
    column: row.column,
    tally,
  }));
}

type CellRow = { series: number; row: string | null; column: string | null; bucket: number; sums: string };

/** Whether this names a place, not an attribute. */
export function isPlace(name: string): name is PlaceName {
  return PLACES.some((one) => one === name);
}

function valueBy({ workspaceId }: WorkspaceScope, name: string): SQL {
  switch (name) {
    case "@channel":
      return sql`r.channel`;
    case "@lang":
      return sql`r.locale`;
    case "@version":
      return sql`r.version::text`;
    case "@customer":
      return sql`(select c.external_id from customer c where c.workspace_id = ${workspaceId} and c.id = r.customer_id)`;
    default:
      return sql`a.dim_values[array_position(a.dim_names, ${name})]`;
  }
}
