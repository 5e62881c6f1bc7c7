import { and, eq, sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { topic } from "@/db/schema/topic";
import type { WorkspaceScope } from "@/db/scope";
import type { TopicRules } from "@/domain/topics/topic-rules";

/** Makes a topic; its id. */
export async function insertTopic(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  made: { readonly name: string; readonly rules: TopicRules },
): Promise<string> {
  const id = v7();
  await tx.insert(topic).values({ workspaceId, id, ...made });
  return id;
}

/** Gives a topic another name and other rules, if it is still as it was seen; what it was can be brought back. */
export async function updateTopic(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  id: string,
  version: number,
  next: { readonly name: string; readonly rules: TopicRules },
): Promise<boolean> {
  const done = await tx
    .update(topic)
    .set({
      ...next,
      replaced: sql`jsonb_build_object('name', ${topic.name}, 'rules', ${topic.rules})`,
      version: sql`${topic.version} + 1`,
    })
    .where(and(eq(topic.workspaceId, workspaceId), eq(topic.id, id), eq(topic.version, version)))
    .returning({ id: topic.id });
  return done.length > 0;
}

/** Puts a topic away or brings it back. */
export async function archiveTopic(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  id: string,
  archivedAt: Date | null,
): Promise<boolean> {
  const done = await tx
    .update(topic)
    .set({ archivedAt, version: sql`${topic.version} + 1` })
    .where(and(eq(topic.workspaceId, workspaceId), eq(topic.id, id)))
    .returning({ id: topic.id });
  return done.length > 0;
}

/** Lets a topic become part of another, if both are topics of their own and the first is still as it was seen. */
export async function mergeTopic(
  tx: Tx,
  scope: WorkspaceScope,
  { id, version, into }: { readonly id: string; readonly version: number; readonly into: string },
): Promise<boolean> {
  const { workspaceId } = scope;
  // Held in one order, so that two topics never become each other.
  const { rows } = await tx.execute<{ id: string; version: number; free: boolean }>(sql`
    select id, version, merged_into is null and archived_at is null as free from topic
    where workspace_id = ${workspaceId} and id in (${id}, ${into}) order by id for update`);
  const fits = rows.length === 2 && rows.every(({ free }) => free);
  if (!fits || rows.find((row) => row.id === id)?.version !== version) return false;
  await setMerged(tx, scope, id, into);
  return true;
}

/** Makes a topic one of its own again. */
export async function splitTopic(tx: Tx, scope: WorkspaceScope, id: string): Promise<void> {
  await setMerged(tx, scope, id, null);
}

async function setMerged(tx: Tx, { workspaceId }: WorkspaceScope, id: string, mergedInto: string | null) {
  await tx
    .update(topic)
    .set({ mergedInto, version: sql`${topic.version} + 1` })
    .where(and(eq(topic.workspaceId, workspaceId), eq(topic.id, id)));
}
