import { and, count, eq, inArray, ne } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { response } from "@/db/schema/response";
import type { WorkspaceScope } from "@/db/scope";

/**
 * How many people began to answer each of these versions, tests left out. It reads the survey's responses, so a page shows
 * it when it is there instead of waiting for it.
 */
export async function countVersionAnswers(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  versions: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (versions.length === 0) return new Map();
  const rows = await tx
    .select({ version: response.version, n: count() })
    .from(response)
    .where(
      and(
        eq(response.workspaceId, scope.workspaceId),
        eq(response.surveyId, surveyId),
        inArray(response.version, [...versions]),
        ne(response.state, "test"),
      ),
    )
    .groupBy(response.version);
  return new Map(rows.map(({ version, n }) => [version, n]));
}
