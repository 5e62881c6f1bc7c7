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
