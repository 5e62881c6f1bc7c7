import { and, eq, sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { topicSuggestion } from "@/db/schema/topic";
import type { WorkspaceScope } from "@/db/scope";

type Row = typeof topicSuggestion.$inferSelect;
export type NewSuggestion = Omit<Row, "workspaceId" | "id" | "surveyId" | "state" | "createdAt">;

/** What stands beside the open suggestions: those that people decided on, so that they are not made again. */
export async function listDecided(tx: Tx, { workspaceId }: WorkspaceScope, surveyId: string): Promise<string[][]> {
  const rows = await tx
    .select({ terms: topicSuggestion.terms, state: topicSuggestion.state })
    .from(topicSuggestion)
    .where(and(eq(topicSuggestion.workspaceId, workspaceId), eq(topicSuggestion.surveyId, surveyId)));
  return rows.filter(({ state }) => state !== "open").map(({ terms }) => terms);
}

/** Replaces the open suggestions of a survey, and notes that they were looked for. */
export async function replaceSuggestions(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  surveyId: string,
  suggestions: readonly NewSuggestion[],
  now: Date,
): Promise<void> {
  const open = and(
    eq(topicSuggestion.workspaceId, workspaceId),
    eq(topicSuggestion.surveyId, surveyId),
    eq(topicSuggestion.state, "open"),
  );
  await tx.delete(topicSuggestion).where(open);
  if (suggestions.length > 0)
    await tx
      .insert(topicSuggestion)
      .values(suggestions.map((one) => ({ ...one, terms: [...one.terms], workspaceId, surveyId, id: v7() })));
  await tx.execute(sql`
    insert into topic_work (workspace_id, suggested)
    values (${workspaceId}, jsonb_build_object(${surveyId}::text, ${now.toISOString()}::text))
    on conflict (workspace_id) do update set suggested = topic_work.suggested || excluded.suggested`);
}

/** Decides on a suggestion that is open; null where it is not. */
export async function decideSuggestion(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  id: string,
  state: "accepted" | "dismissed",
): Promise<Row | null> {
  const [row] = await tx
    .update(topicSuggestion)
    .set({ state })
    .where(
      and(eq(topicSuggestion.workspaceId, workspaceId), eq(topicSuggestion.id, id), eq(topicSuggestion.state, "open")),
    )
    .returning();
  return row ?? null;
}
