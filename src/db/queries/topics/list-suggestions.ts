import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
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
  return { open: rows, at: await findSuggestedAt(tx, scope) };
}

/** When new topics were looked for last in a workspace; null: never. */
export async function findSuggestedAt(tx: Tx, { workspaceId }: WorkspaceScope): Promise<Date | null> {
  const { rows } = await tx.execute<{ at: number | null }>(sql`
    select extract(epoch from suggested_at)::float8 as at from topic_work where workspace_id = ${workspaceId}`);
  const at = rows[0]?.at ?? null;
  return at === null ? null : new Date(at * 1000);
}
