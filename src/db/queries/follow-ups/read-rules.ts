import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { followUpRules } from "@/db/schema/follow-up";
import type { WorkspaceScope } from "@/db/scope";
import { type FollowUpRules, readRules } from "@/domain/follow-up/rules";

/** What a workspace follows up, and how far its turns and its check-ins are. */
export interface StoredRules {
  readonly rules: FollowUpRules;
  /** False: nobody has said anything yet, the defaults hold. */
  readonly own: boolean;
  readonly turn: number;
  readonly checkedDay: string | null;
}

export async function readFollowUpRules(tx: Tx, scope: WorkspaceScope): Promise<StoredRules> {
  const [row] = await tx.select().from(followUpRules).where(eq(followUpRules.workspaceId, scope.workspaceId));
  return {
    rules: readRules(row?.rules),
    own: row !== undefined && row.rules !== null,
    turn: row?.turn ?? 0,
    checkedDay: row?.checkedDay ?? null,
  };
}

/** The same, locked until the transaction ends: whose turn it is, is said to one at a time. */
export async function lockFollowUpRules(tx: Tx, scope: WorkspaceScope): Promise<StoredRules> {
  const { workspaceId } = scope;
  await tx.insert(followUpRules).values({ workspaceId }).onConflictDoNothing();
  await tx.execute(sql`select 1 from follow_up_rules where workspace_id = ${workspaceId} for update`);
  return readFollowUpRules(tx, scope);
}

/** Writes the rules; null is the defaults. */
export async function saveFollowUpRules(tx: Tx, scope: WorkspaceScope, rules: FollowUpRules | null): Promise<void> {
  const { workspaceId } = scope;
  await tx
    .insert(followUpRules)
    .values({ workspaceId, rules })
    .onConflictDoUpdate({ target: followUpRules.workspaceId, set: { rules, updatedAt: sql`now()` } });
}

/** Writes how far the turns or the check-ins are, of a row that `lockFollowUpRules` made. */
export async function moveFollowUpMarks(
  tx: Tx,
  scope: WorkspaceScope,
  marks: { readonly turn?: number; readonly checkedDay?: string },
): Promise<void> {
  await tx.update(followUpRules).set(marks).where(eq(followUpRules.workspaceId, scope.workspaceId));
}
