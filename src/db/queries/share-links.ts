import { and, count, desc, eq, getTableColumns, gt, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { goal } from "@/db/schema/goal";
import { user } from "@/db/schema/people";
import { shareLink } from "@/db/schema/share-link";
import { survey } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";

export type ShareLinkRow = typeof shareLink.$inferSelect;

/** A link with the names of what it shows and of who made it; null where that person has gone. */
export interface NamedShareLink extends ShareLinkRow {
  readonly surveyName: string | null;
  readonly makerName: string | null;
}

const shown = getTableColumns(shareLink);

/** Stores a link. */
export async function insertShareLink(
  tx: Tx,
  scope: WorkspaceScope,
  link: Omit<typeof shareLink.$inferInsert, "workspaceId">,
): Promise<void> {
  await tx.insert(shareLink).values({ workspaceId: scope.workspaceId, ...link });
}

/** The link of a token's hash, open or not; null where there is none, or what it shows was deleted. */
export async function findShareLink(tx: Tx, scope: WorkspaceScope, hash: Buffer): Promise<ShareLinkRow | null> {
  const [row] = await tx
    .select(shown)
    .from(shareLink)
    .leftJoin(goal, ofGoal)
    .leftJoin(survey, ofSurvey)
    .where(
      and(
        eq(shareLink.workspaceId, scope.workspaceId),
        eq(shareLink.tokenHash, hash),
        isNull(survey.deletedAt),
        isNull(goal.deletedAt),
      ),
    );
  return row ?? null;
}

/**
 * The links of a workspace to what still exists: the open ones, then those that have ended, each the newest first. `id`: only
 * this one.
 */
export function listShareLinks(
  tx: Tx,
  scope: WorkspaceScope,
  now: Date,
  limit: number,
  id?: string,
): Promise<NamedShareLink[]> {
  return tx
    .select({ ...shown, surveyName: survey.name, makerName: user.name })
    .from(shareLink)
    .leftJoin(goal, ofGoal)
    .leftJoin(survey, ofSurvey)
    .leftJoin(user, eq(user.id, shareLink.createdBy))
    .where(
      and(
        eq(shareLink.workspaceId, scope.workspaceId),
        id === undefined ? undefined : eq(shareLink.id, id),
        isNull(survey.deletedAt),
        isNull(goal.deletedAt),
      ),
    )
    .orderBy(sql`(${isOpen(now)}) desc`, desc(shareLink.createdAt), desc(shareLink.id))
    .limit(limit);
}

/** How many links of a workspace are open. */
export async function countOpenShareLinks(tx: Tx, scope: WorkspaceScope, now: Date): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(shareLink)
    .where(and(eq(shareLink.workspaceId, scope.workspaceId), isOpen(now)));
  return row?.n ?? 0;
}

/** Ends a link for good; `madeBy`: only one of this person. The link, or null where there is no such open one. */
export async function endShareLink(
  tx: Tx,
  scope: WorkspaceScope,
  link: { readonly id: string; readonly madeBy?: string },
  now: Date,
): Promise<ShareLinkRow | null> {
  const own = link.madeBy === undefined ? undefined : eq(shareLink.createdBy, link.madeBy);
  const [row] = await tx
    .update(shareLink)
    .set({ revokedAt: now })
    .where(and(eq(shareLink.workspaceId, scope.workspaceId), eq(shareLink.id, link.id), isOpen(now), own))
    .returning(shown);
  return row ?? null;
}

/** An open link, kept from being changed by others until the transaction ends; `madeBy`: only one of this person. */
export async function lockShareLink(
  tx: Tx,
  scope: WorkspaceScope,
  link: { readonly id: string; readonly madeBy?: string },
  now: Date,
): Promise<ShareLinkRow | null> {
  const own = link.madeBy === undefined ? undefined : eq(shareLink.createdBy, link.madeBy);
  const [row] = await tx
    .select(shown)
    .from(shareLink)
    .where(and(eq(shareLink.workspaceId, scope.workspaceId), eq(shareLink.id, link.id), isOpen(now), own))
    .for("update");
  return row ?? null;
}

/** Changes what a link shows, until when and where; never what its token is of. */
export async function updateShareLink(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  change: Pick<ShareLinkRow, "label" | "showsComments" | "showsNames" | "embedOn" | "expiresAt">,
): Promise<void> {
  await tx
    .update(shareLink)
    .set(change)
    .where(and(eq(shareLink.workspaceId, scope.workspaceId), eq(shareLink.id, id)));
}

/** Counts that somebody opened a link. */
export async function noteShareOpened(tx: Tx, scope: WorkspaceScope, id: string, now: Date): Promise<void> {
  await tx
    .update(shareLink)
    .set({ opened: sql`${shareLink.opened} + 1`, lastOpenedAt: now })
    .where(and(eq(shareLink.workspaceId, scope.workspaceId), eq(shareLink.id, id)));
}

/** The survey whose numbers a link shows: its own, or its goal's. */
const ofSurvey = and(
  eq(survey.workspaceId, shareLink.workspaceId),
  eq(survey.id, sql`coalesce(${shareLink.surveyId}, ${goal.surveyId})`),
);
const ofGoal = and(eq(goal.workspaceId, shareLink.workspaceId), eq(goal.id, shareLink.goalId));

const isOpen = (now: Date) => and(isNull(shareLink.revokedAt), gt(shareLink.expiresAt, now));
