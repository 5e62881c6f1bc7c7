import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { topicWork } from "@/db/schema/topic";
import type { WorkspaceScope } from "@/db/scope";

export interface StoredSuggestion {
  readonly id: string;
  readonly language: string;
  readonly label: string;
  readonly terms: readonly string[];
  readonly found: number;
  readonly outOf: number;
  readonly foundBefore: number;
  readonly outOfBefore: number;
}

export interface Suggestions {
  readonly open: readonly StoredSuggestion[];
  /** When they were looked for last; null: never. */
  readonly at: Date | null;
}

/** What is suggested for a survey and not yet decided, the most frequent first. */
export async function listSuggestions(tx: Tx, scope: WorkspaceScope, surveyId: string): Promise<Suggestions> {
  const { rows } = await tx.execute<Record<string, unknown> & StoredSuggestion>(sql`
    select id, language, label, terms, found, out_of as "outOf", found_before as "foundBefore", out_of_before as "outOfBefore"
    from topic_suggestion where workspace_id = ${scope.workspaceId} and survey_id = ${surveyId} and state = 'open'
    order by found desc, id`);
  return { open: rows, at: (await findSuggestedAt(tx, scope)).get(surveyId) ?? null };
}

/** When new topics were looked for last, by survey; who is not in it never was. */
export async function findSuggestedAt(tx: Tx, { workspaceId }: WorkspaceScope): Promise<ReadonlyMap<string, Date>> {
  const [row] = await tx
    .select({ suggested: topicWork.suggested })
    .from(topicWork)
    .where(eq(topicWork.workspaceId, workspaceId));
  return new Map(Object.entries(row?.suggested ?? {}).map(([survey, at]) => [survey, new Date(at)]));
}
