import { and, desc, eq, gt, lt, ne, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { type Db, type Tx, withReadsOfNobody } from "@/db/client";
import { readTogether } from "@/db/read-together";
import { session, user } from "@/db/schema/people";
import { twoStep } from "@/db/schema/two-step";
import { type MembershipRow, readMemberships } from "@/platform/auth/memberships";
import { SESSION_SECONDS } from "@/platform/auth/session-cookie";
import { newId } from "@/platform/id";

const TOUCH_EVERY_MS = 60_000;
const FRESH_MS = 10 * 60_000;
const MAX_AGENT = 300;

/** A signed-in person, and by which of their sessions. */
export interface SignedIn {
  sessionId: string;
  userId: string;
  email: string;
  name: string;
  locale: string;
  /** Whether single letters are shortcuts for them. */
  letterKeys: boolean;
  /** Whether their sign-in has two steps, or was a provider's, which asks for what it finds right. */
  twoStep: boolean;
}

/** One browser that is signed in. */
export interface SessionInfo {
  id: string;
  userAgent: string;
  createdAt: Date;
  lastSeenAt: Date;
}

/** Starts a session and forgets those of the person that are past their time. Returns its id, to be sealed into a cookie. */
export async function startSession(
  db: Db,
  userId: string,
  userAgent: string,
  now: Date,
  byProvider = false,
): Promise<string> {
  const id = newId();
  const plain = drizzle(db.pool);
  await plain.delete(session).where(and(eq(session.userId, userId), lt(session.expiresAt, now)));
  await plain.insert(session).values({
    id,
    userId,
    userAgent: userAgent.slice(0, MAX_AGENT),
    byProvider,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: expiry(now),
  });
  return id;
}

/**
 * Who a session belongs to, or null where it was ended or is past its time. Asked on every request and never cached, so
 * that signing out acts at once on a copied cookie too. Noted as seen at most once a minute.
 */
export async function findSession(db: Db, id: string, now: Date): Promise<SignedIn | null> {
  const [row] = await selectSession(drizzle(db.pool), id, now);
  return row === undefined ? null : noteSeen(db, row, now);
}

/** The same with all workspaces that they belong to, read together: the roles, too, are asked for on every request. */
export async function findMember(
  db: Db,
  id: string,
  now: Date,
): Promise<{ readonly user: SignedIn; readonly memberships: readonly MembershipRow[] } | null> {
  const [[row], memberships] = await withReadsOfNobody(db, (tx) =>
    readTogether(tx, [async () => selectSession(tx, id, now), () => readMemberships(tx)]),
  );
  return row === undefined ? null : { user: await noteSeen(db, row, now), memberships };
}

/** A session that runs, with its person, who is the one that the transaction reads for from here on. */
function selectSession(tx: Pick<Tx, "select">, id: string, now: Date) {
  return tx
    .select({
      sessionId: session.id,
      lastSeenAt: session.lastSeenAt,
      userId: user.id,
      email: user.email,
      name: user.name,
      locale: user.locale,
      letterKeys: user.letterKeys,
      twoStep: sql<boolean>`${session.byProvider} or ${twoStep.confirmedAt} is not null`,
      readsFor: sql<string>`set_config('app.user_id', ${user.id}::text, true)`,
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .leftJoin(twoStep, eq(twoStep.userId, user.id))
    .where(and(eq(session.id, id), gt(session.expiresAt, now)));
}

type SessionRow = Awaited<ReturnType<typeof selectSession>>[number];

async function noteSeen(db: Db, { lastSeenAt, readsFor: _, ...signedIn }: SessionRow, now: Date): Promise<SignedIn> {
  if (now.getTime() - lastSeenAt.getTime() > TOUCH_EVERY_MS) {
    await drizzle(db.pool)
      .update(session)
      .set({ lastSeenAt: now, expiresAt: expiry(now) })
      .where(eq(session.id, signedIn.sessionId));
  }
  return signedIn;
}

/** Whether a session began within the last ten minutes: what is asked in place of a password of who has none. */
export async function isFreshSession(db: Db, id: string, now: Date): Promise<boolean> {
  const fresh = and(eq(session.id, id), gt(session.createdAt, new Date(now.getTime() - FRESH_MS)));
  return (await drizzle(db.pool).select({ id: session.id }).from(session).where(fresh)).length > 0;
}

/** The sessions of a person that still run, the last used first. */
export function listSessions(db: Db, userId: string, now: Date): Promise<SessionInfo[]> {
  return drizzle(db.pool)
    .select({
      id: session.id,
      userAgent: session.userAgent,
      createdAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
    })
    .from(session)
    .where(and(eq(session.userId, userId), gt(session.expiresAt, now)))
    .orderBy(desc(session.lastSeenAt))
    .limit(100);
}

/** Ends one session of a person. Ending what is already gone, or somebody else's, does nothing. */
export async function endSession(db: Db, userId: string, id: string): Promise<void> {
  await drizzle(db.pool)
    .delete(session)
    .where(and(eq(session.userId, userId), eq(session.id, id)));
}

/** Ends all sessions of a person but one (or all, without one). Returns how many ended. */
export async function endOtherSessions(db: Db, userId: string, keep: string | null): Promise<number> {
  const others = keep === null ? eq(session.userId, userId) : and(eq(session.userId, userId), ne(session.id, keep));
  const ended = await drizzle(db.pool).delete(session).where(others);
  return ended.rowCount ?? 0;
}

function expiry(now: Date): Date {
  return new Date(now.getTime() + SESSION_SECONDS * 1000);
}
