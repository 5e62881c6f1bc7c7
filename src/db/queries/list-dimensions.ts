import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** One attribute that answers to a survey carry, with its values that are tallied. */
export interface Dimension {
  readonly name: string;
  readonly values: readonly string[];
}

/** The attributes one can break a survey's numbers down by, in order of their names; at most 200 values each. */
export async function listDimensions(tx: Tx, scope: WorkspaceScope, surveyId: string): Promise<Dimension[]> {
  const reply = await tx.execute<{ dimension: string; values: string[] }>(sql`
    select dimension, array_agg(value order by value) as values from dimension_value
    where workspace_id = ${scope.workspaceId} and survey_id = ${surveyId}
    group by dimension order by dimension`);
  return reply.rows.map((row) => ({ name: row.dimension, values: row.values }));
}
