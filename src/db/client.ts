import { sql } from "drizzle-orm";
import { DrizzleQueryError } from "drizzle-orm/errors";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { failedByName, isHandedAround, nameStatements, teachNames } from "@/db/named-statements";
import * as schema from "@/db/schema";
import type { WorkspaceScope } from "@/db/scope";
import { isBrokenOff, TooSlow } from "@/db/too-slow";

/** A connection to PostgreSQL on which tables are known. Inside `withTenant` it is a transaction bound to one workspace. */
export type Tx = NodePgDatabase<typeof schema> & { readonly $client: pg.PoolClient };

/** A pool with an owner: who holds a `Db` can open tenants, not read them. */
export interface Db {
  readonly pool: pg.Pool;
  /** Whether statements may have names: not through a pooler that gives a connection to somebody else with each transaction. */
  named?: boolean;
}

export interface DbOptions {
  readonly url: string;
  /** Most connections at once. */
  readonly max: number;
  /** Shown in pg_stat_activity, so that an operator sees which part of the app holds a connection. */
  readonly name: string;
  /** Longest one statement may take, in milliseconds. */
  readonly statementTimeout?: number;
  /** Longest wait for a free or a new connection, in milliseconds. */
  readonly connectTimeout?: number;
  /** As in {@link Db}; may, if not said. */
  readonly named?: boolean;
  readonly onError?: (error: Error) => void;
}

/** Opens a pool that survives restarts of the database and never waits for ever on a frozen one. */
export function createDb(options: DbOptions): Db {
  const statementTimeout = options.statementTimeout ?? 10_000;
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    application_name: options.name,
    connectionTimeoutMillis: options.connectTimeout ?? 2_500,
    // The server ends a slow statement itself; this is for a server that answers nothing at all.
    query_timeout: statementTimeout + 250,
    statement_timeout: statementTimeout,
    idle_in_transaction_session_timeout: 30_000,
    // A new connection takes longer than a page, and knows no plan.
    idleTimeoutMillis: 600_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
  });
  // Without a listener an idle connection that the server closes ends the process.
  pool.on("error", (error) => options.onError?.(error));
  // The same for one that somebody holds and that breaks between two statements.
  pool.on("connect", (client) => {
    client.on("error", (error) => options.onError?.(error));
    teachNames(client);
  });
  return { pool, named: options.named ?? true };
}

/** Runs `work` in one transaction; rolls back and passes the error on when it throws. */
export async function inTransaction<T>(db: Db, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await db.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(drizzled(client));
    const commit = await client.query("commit");
    // A COMMIT after a failed statement resolves, with the command ROLLBACK: nothing was stored.
    if (commit.command !== "COMMIT") throw new Error("The transaction was rolled back by the server.");
    return result;
  } catch (error) {
    broken = await rollBack(client, error);
    throw told(error);
  } finally {
    client.release(broken);
  }
}

/**
 * The same for a `work` that only reads, pipelined: a statement is sent while others are still under way, so that several wait
 * for the way there and back once; COPY cannot go between them. Named, they are planned once a connection. Nobody waits for the end
 * of a transaction that has stored nothing.
 */
async function inReads<T>(db: Db, begin: string, work: (tx: Tx) => Promise<T>, named: boolean): Promise<T> {
  const client = await db.pool.connect();
  const letGo = (broken?: Error) => {
    // Nothing is under way: what ends a transaction was waited for.
    pipe(client, false);
    nameStatements(client, false);
    client.release(broken);
  };
  pipe(client, true);
  nameStatements(client, named);
  try {
    // The first statement goes along with it, and fails where it fails.
    const begun = client.query(begin);
    begun.catch(() => {});
    const result = await work(drizzled(client));
    await begun;
    client.query("commit").then(() => letGo(), letGo);
    return result;
  } catch (error) {
    letGo(await rollBack(client, error));
    throw told(error);
  }
}

/** Ends what failed; gives what makes the connection useless from now on. */
async function rollBack(client: pg.PoolClient, error: unknown): Promise<Error | undefined> {
  // A server that let a statement wait in vain would let the rollback wait too. Hanging up rolls back as well.
  if (isUnanswered(error)) return error;
  if (failedByName(unwrapped(error))) return unwrapped(error) as Error;
  return client.query("rollback").then(
    () => undefined,
    (failure: Error) => failure,
  );
}

/** Drizzle's message repeats every parameter, answers and addresses among them; the server's own does not. */
function told(error: unknown): unknown {
  const cause = unwrapped(error);
  return isBrokenOff(cause) ? new TooSlow("A statement took too long.", { cause }) : cause;
}

function unwrapped(error: unknown): unknown {
  return error instanceof DrizzleQueryError && error.cause ? error.cause : error;
}

/**
 * Runs a `work` that only reads, pipelined, its statements planned once a connection. Where that fails for a name, it is
 * done once more without: after a migration this one, behind a pooler that nobody told us of all from then on.
 */
function reading<T>(db: Db, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return byName(db, (named) => inReads(db, begin, work, named));
}

/** Asks with names where they may be, and once more without where that fails for a name alone. */
export async function byName<T>(db: Db, ask: (named: boolean) => Promise<T>): Promise<T> {
  if (!db.named) return ask(false);
  try {
    return await ask(true);
  } catch (error) {
    if (!failedByName(error)) throw error;
    if (isHandedAround(error)) db.named = false;
    return ask(false);
  }
}

/** The driver looks at this with each statement; it may change while none is under way. */
export function pipe(client: pg.PoolClient, pipeline: boolean): void {
  Object.assign(client, { pipeline });
}

/** Whether a connection sends a statement while others are still under way. */
export function isPipelined(client: pg.PoolClient): boolean {
  return client.pipeline;
}

const wrapped = new WeakMap<pg.PoolClient, Tx>();

/** A connection as Drizzle speaks to it, made once: making one walks through every table of the schema. */
function drizzled(client: pg.PoolClient): Tx {
  const known = wrapped.get(client);
  if (known) return known;
  const made = drizzle(client, { schema });
  wrapped.set(client, made);
  return made;
}

/** pg's own word for `query_timeout`, also where drizzle wraps it. */
function isUnanswered(error: unknown): error is Error {
  for (let current = error; current instanceof Error; current = current.cause)
    if (current.message === "Query read timeout") return true;
  return false;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Runs `work` inside one workspace: row level security shows this workspace's rows and no other's, and the setting ends
 * with the transaction, so that nothing leaks through the pool. One round trip to begin, one to commit.
 */
export function withTenant<T>(db: Db, scope: WorkspaceScope, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!UUID.test(scope.workspaceId)) throw new Error("A scope without a workspace cannot open a transaction.");
  return inTransaction(db, `begin; select set_config('app.workspace_id', '${scope.workspaceId}', true)`, work);
}

/** SQLSTATEs of who met another transaction halfway: the victim of a deadlock, and who refers to a row that was deleted meanwhile. */
const MET = new Set(["40P01", "23503"]);
const TRIES = 4;

/**
 * The same for a `work` that may run more than once, for what touches many rows that others change as well: where another
 * transaction came in between it begins anew. Throws what the last try threw.
 */
export async function withTenantAnew<T>(db: Db, scope: WorkspaceScope, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let left = TRIES - 1; ; left--) {
    try {
      return await withTenant(db, scope, work);
    } catch (error) {
      const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
      if (left === 0 || typeof code !== "string" || !MET.has(code)) throw error;
    }
  }
}

/** The same for what only reads: pipelined, and its statements planned once a connection. */
export function withReads<T>(db: Db, scope: WorkspaceScope, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!UUID.test(scope.workspaceId)) throw new Error("A scope without a workspace cannot open a transaction.");
  const begin = `begin read only; select set_config('app.workspace_id', '${scope.workspaceId}', true)`;
  return reading(db, begin, work);
}

/** The same, reading alone, all of it in one snapshot: what commits meanwhile is not seen. */
export function withSnapshot<T>(db: Db, scope: WorkspaceScope, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!UUID.test(scope.workspaceId)) throw new Error("A scope without a workspace cannot open a transaction.");
  const begin = `begin isolation level repeatable read read only; select set_config('app.workspace_id', '${scope.workspaceId}', true)`;
  return inTransaction(db, begin, work);
}

/** The same, and writing: all that it reads is of one moment, and what it writes stands beside it. */
export function withMoment<T>(db: Db, scope: WorkspaceScope, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!UUID.test(scope.workspaceId)) throw new Error("A scope without a workspace cannot open a transaction.");
  const begin = `begin isolation level repeatable read; select set_config('app.workspace_id', '${scope.workspaceId}', true)`;
  return inTransaction(db, begin, work);
}

/**
 * Runs `work`, which only reads, as a signed-in person outside any workspace: shows their memberships, invitations and
 * workspaces' names.
 */
export function withUser<T>(db: Db, userId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!UUID.test(userId)) throw new Error("A user id is a UUID.");
  return reading(db, `begin read only; select set_config('app.user_id', '${userId}', true)`, work);
}

/** Runs `work`, which only reads, without a tenant and pipelined; it may say itself for whom the rest of it reads. */
export function withReadsOfNobody<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return reading(db, "begin read only", work);
}

/** Runs `work` without a tenant: only `user`, `account`, `session` and what belongs to nobody can be read. */
export function withoutTenant<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(db, "begin", work);
}

/** Binds a transaction that began without a tenant to a workspace, until it ends or is bound to the next one. */
export async function bindTenant(tx: Tx, { workspaceId }: WorkspaceScope): Promise<void> {
  await tx.execute(sql`select set_config('app.workspace_id', ${workspaceId}, true)`);
}
