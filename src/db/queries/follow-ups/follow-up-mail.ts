import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { customer } from "@/db/schema/customer";
import { followUp, followUpMail, followUpNotice } from "@/db/schema/follow-up";
import { membership, user } from "@/db/schema/people";
import type { WorkspaceScope } from "@/db/scope";

/** How long a mail waits for more of the same: follow-ups that come together are told together. */
export const GATHER_MS = 2 * 60_000;

export type FollowUpMailRow = typeof followUpMail.$inferSelect;

/** A mail that somebody claimed: whoever holds the claim sends it. */
export interface ClaimedMail {
  readonly userId: string;
  readonly claim: string;
  readonly tries: number;
}

/** One line of a mail. */
export interface UntoldFollowUp {
  readonly id: string;
  readonly kind: (typeof followUp.$inferSelect)["kind"];
  readonly checkIn: string | null;
  readonly score: number | null;
  readonly dueAt: Date;
  /** Name, address or id of the customer; null where nobody is named. */
  readonly who: string | null;
}

/**
 * Asks for a mail to these owners; one that waits already is not put off, one that waits for longer comes sooner. Attempts are
 * counted anew: else many asks while the mail server is away would use them up, and what came last would never be told.
 */
export async function askForMail(tx: Tx, scope: WorkspaceScope, asks: ReadonlyMap<string, Date>): Promise<void> {
  if (asks.size === 0) return;
  const given = JSON.stringify([...asks].map(([user, at]) => ({ user, at })));
  await tx.execute(sql`
    insert into follow_up_mail (workspace_id, user_id, next_try_at)
    select ${scope.workspaceId}::uuid, m.user_id, g.at
    from jsonb_to_recordset(${given}::jsonb) as g ("user" uuid, at timestamptz)
    join membership m on m.workspace_id = ${scope.workspaceId} and m.user_id = g."user"
    order by m.user_id
    on conflict (workspace_id, user_id) do update
      set next_try_at = least(follow_up_mail.next_try_at, excluded.next_try_at), tries = 0
      where follow_up_mail.claim is null and follow_up_mail.stopped_at is null`);
}

/** Whether a member stopped these mails. */
export async function findMailStop(tx: Tx, scope: WorkspaceScope, userId: string): Promise<boolean> {
  const [row] = await tx.select({ at: followUpMail.stoppedAt }).from(followUpMail).where(isOf(scope, userId));
  return row !== undefined && row.at !== null;
}

/** Stops a member's mails, or starts them again: then what they were given meanwhile and is still open is told. */
export async function switchFollowUpMail(
  tx: Tx,
  scope: WorkspaceScope,
  userId: string,
  { active, now }: { readonly active: boolean; readonly now: Date },
): Promise<void> {
  const wish = active
    ? { stoppedAt: null, nextTryAt: waitingOf(scope, userId) }
    : { stoppedAt: now, nextTryAt: null, claim: null, tries: 0, reason: null, code: null };
  await tx
    .insert(followUpMail)
    .values({ workspaceId: scope.workspaceId, userId, ...wish })
    .onConflictDoUpdate({ target: [followUpMail.workspaceId, followUpMail.userId], set: wish });
}

/** Claims a member's mail if it may be tried now, until `until`; null where there is none, or another holds it. */
export async function claimMail(
  tx: Tx,
  scope: WorkspaceScope,
  userId: string,
  { now, until }: { readonly now: Date; readonly until: Date },
): Promise<ClaimedMail | null> {
  const claim = randomUUID();
  const [row] = await tx
    .update(followUpMail)
    .set({ claim, nextTryAt: until, tries: sql`${followUpMail.tries} + 1` })
    .where(and(isOf(scope, userId), lte(followUpMail.nextTryAt, now)))
    .returning({ tries: followUpMail.tries });
  return row === undefined ? null : { userId, claim, tries: row.tries };
}

const LINE = {
  id: followUp.id,
  kind: followUp.kind,
  checkIn: followUp.checkIn,
  score: followUp.score,
  dueAt: followUp.dueAt,
  who: sql<string | null>`coalesce(nullif(${customer.name}, ''), ${customer.email}, ${customer.externalId})`,
};

/** What a member was given and not told of, the most urgent first; what opens later is left for its day. */
export async function listUntold(tx: Tx, scope: WorkspaceScope, userId: string, now: Date): Promise<UntoldFollowUp[]> {
  return tx
    .select(LINE)
    .from(followUp)
    .leftJoin(customer, and(eq(customer.workspaceId, followUp.workspaceId), eq(customer.id, followUp.customerId)))
    .where(and(untold(scope, userId), lte(followUp.openedAt, now)))
    .orderBy(asc(followUp.dueAt), asc(followUp.id));
}

/** One line of a mail about what nobody closed in time. */
export interface LateNotice extends UntoldFollowUp {
  readonly notice: (typeof followUpNotice.$inferSelect)["kind"];
  /** Whose it is; null: nobody's. */
  readonly owner: string | null;
}

/** What a member is to be told of as overdue, or as open for too long, and that still is: the oldest first. */
export async function listLateNotices(tx: Tx, scope: WorkspaceScope, userId: string): Promise<LateNotice[]> {
  return tx
    .select({
      ...LINE,
      notice: followUpNotice.kind,
      owner: sql<string | null>`coalesce(nullif(${user.name}, ''), ${user.email})`,
    })
    .from(followUpNotice)
    .innerJoin(
      followUp,
      and(eq(followUp.workspaceId, followUpNotice.workspaceId), eq(followUp.id, followUpNotice.followUpId)),
    )
    .leftJoin(customer, and(eq(customer.workspaceId, followUp.workspaceId), eq(customer.id, followUp.customerId)))
    .leftJoin(
      membership,
      and(eq(membership.workspaceId, followUp.workspaceId), eq(membership.userId, followUp.ownerId)),
    )
    .leftJoin(user, eq(user.id, membership.userId))
    .where(
      and(
        eq(followUpNotice.workspaceId, scope.workspaceId),
        eq(followUpNotice.userId, userId),
        isNull(followUpNotice.toldAt),
        isNull(followUp.closedAt),
        or(eq(followUpNotice.kind, "escalated"), eq(followUp.ownerId, userId)),
      ),
    )
    .orderBy(asc(followUp.dueAt), asc(followUp.id));
}

/** Writes down that a member was told of these as late. */
export async function markNoticesTold(
  tx: Tx,
  scope: WorkspaceScope,
  userId: string,
  { ids, now }: { readonly ids: readonly string[]; readonly now: Date },
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(followUpNotice)
    .set({ toldAt: now })
    .where(
      and(
        eq(followUpNotice.workspaceId, scope.workspaceId),
        eq(followUpNotice.userId, userId),
        inArray(followUpNotice.followUpId, [...ids]),
      ),
    );
}

/** Writes down that a member was told of these; what was given to somebody else meanwhile is for that one to hear. */
export async function markTold(
  tx: Tx,
  scope: WorkspaceScope,
  userId: string,
  { ids, now }: { readonly ids: readonly string[]; readonly now: Date },
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(followUp)
    .set({ toldAt: now })
    .where(
      and(eq(followUp.workspaceId, scope.workspaceId), eq(followUp.ownerId, userId), inArray(followUp.id, [...ids])),
    );
}

/**
 * Says what became of a claimed mail. What came meanwhile is told by the next one, what opens later on its day; a failure is
 * tried again at `again`, and given up where that is null.
 */
export async function settleMail(
  tx: Tx,
  scope: WorkspaceScope,
  { userId, claim }: ClaimedMail,
  outcome:
    | { readonly state: "sent"; readonly now: Date }
    | { readonly state: "nothing" }
    | { readonly state: "failed"; readonly reason: string; readonly code: string | null; readonly again: Date | null },
): Promise<void> {
  const settled =
    outcome.state === "failed"
      ? { nextTryAt: outcome.again, reason: outcome.reason, code: outcome.code }
      : { nextTryAt: waitingOf(scope, userId), tries: 0, reason: null, code: null };
  await tx
    .update(followUpMail)
    .set({
      ...settled,
      claim: null,
      ...(outcome.state === "sent" ? { sentAt: outcome.now } : {}),
      // Given up: what comes next begins anew.
      ...(outcome.state === "failed" && outcome.again === null ? { tries: 0 } : {}),
    })
    .where(
      and(
        isOf(scope, userId),
        // Who stopped it meanwhile stays stopped.
        isNull(followUpMail.stoppedAt),
        outcome.state === "sent" ? undefined : eq(followUpMail.claim, claim),
      ),
    );
}

/** Mails that could not be sent, for whoever looks after the workspace. */
export function listFailedMails(tx: Tx, scope: WorkspaceScope): Promise<FollowUpMailRow[]> {
  return tx
    .select()
    .from(followUpMail)
    .where(and(eq(followUpMail.workspaceId, scope.workspaceId), sql`${followUpMail.reason} is not null`));
}

/** When the first of what a member was not told of opens, or became late; null where there is none. */
function waitingOf(scope: WorkspaceScope, userId: string) {
  return sql`least((select min(opened_at) from follow_up where workspace_id = ${scope.workspaceId}
    and owner_id = ${userId} and told_at is null and closed_at is null),
    (select min(n.created_at) from follow_up_notice n
      join follow_up f on f.workspace_id = n.workspace_id and f.id = n.follow_up_id
      where n.workspace_id = ${scope.workspaceId} and n.user_id = ${userId} and n.told_at is null and f.closed_at is null
        and (n.kind = 'escalated' or f.owner_id = n.user_id)))`;
}

function isOf(scope: WorkspaceScope, userId: string) {
  return and(eq(followUpMail.workspaceId, scope.workspaceId), eq(followUpMail.userId, userId));
}

function untold(scope: WorkspaceScope, userId: string) {
  return and(
    eq(followUp.workspaceId, scope.workspaceId),
    eq(followUp.ownerId, userId),
    isNull(followUp.toldAt),
    isNull(followUp.closedAt),
  );
}
