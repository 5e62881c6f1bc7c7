import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Dimension } from "@/db/queries/list-dimensions";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";

/** The attributes that answers to any of these surveys carry, in order of their names; at most 200 values each. */
export async function listSharedDimensions(
  tx: Tx,
  scope: WorkspaceScope,
  surveyIds: readonly string[],
): Promise<Dimension[]> {
  if (surveyIds.length === 0) return [];
  const reply = await tx.execute<{ dimension: string; values: string[] }>(sql`
    select dimension, (array_agg(distinct value order by value))[1:200] as values from dimension_value
    where workspace_id = ${scope.workspaceId} and survey_id = any(${uuidArray(surveyIds)})
    group by dimension order by dimension`);
  return reply.rows.map((row) => ({ name: row.dimension, values: row.values }));
}
