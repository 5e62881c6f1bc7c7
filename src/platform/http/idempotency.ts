import { createHash, randomInt } from "node:crypto";
import { and, eq, gt, lt, or, sql } from "drizzle-orm";
import { type Db, type Tx, withTenant } from "@/db/client";
import { idempotencyKey } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";
import { badRequest, conflict, type PlainReply, ProblemError } from "@/platform/http/problem";

const DAY_MS = 24 * 60 * 60 * 1000;
/** A request that has not answered after this long is dead: its statements would have timed out many times over. */
const ABANDONED_MS = 10 * 60 * 1000;
const MAX_KEY_LENGTH = 255;
const PURGE_ONE_IN = 200;

/** Which request a key stands for: keys of one API key on one route, for a day. */
export interface IdempotentRequest {
  scope: WorkspaceScope;
  apiKeyId: string;
  /** Method and path, with its ids. */
  route: string;
  key: string;
  bodyHash: Buffer;
}

/**
 * Reads the `Idempotency-Key` header: null where there is none. Throws 400 where it is not 1 to 255 printable ASCII
 * characters.
 */
export function readIdempotencyKey(headers: Headers): string | null {
  const key = headers.get("idempotency-key");
  if (key === null) return null;
  if (key.length >= 1 && key.length <= MAX_KEY_LENGTH && /^[\x20-\x7e]+$/.test(key)) return key;
  throw badRequest("Idempotency-Key is 1 to 255 printable ASCII characters.");
}

/** The hash by which two bodies are the same. */
export function hashBody(body: Uint8Array): Buffer {
  return createHash("sha256").update(body).digest();
}

/**
 * Claims a key for this request, in a transaction of its own so that others see it at once.
 *
 * Returns null where this request is the first and must now run, or the first reply where it has run with the same body.
 * Throws 422 for another body, 409 while the first still runs. A key older than 24 hours, or one whose request never
 * ended, is claimed anew.
 */
export async function claimIdempotencyKey(db: Db, request: IdempotentRequest, now: Date): Promise<PlainReply | null> {
  return withTenant(db, request.scope, async (tx) => {
    await purgeNowAndThen(tx, request, now);
    // A day ahead of now: claimed while the clock was wrong, and without this not free again until it is right by it.
    const anotherDay = or(
      lt(idempotencyKey.createdAt, new Date(now.getTime() - DAY_MS)),
      gt(idempotencyKey.createdAt, new Date(now.getTime() + DAY_MS)),
    );
    await tx.delete(idempotencyKey).where(and(matches(request), anotherDay));
    const abandoned = lt(idempotencyKey.createdAt, new Date(now.getTime() - ABANDONED_MS));
    await tx.delete(idempotencyKey).where(and(matches(request), sql`${idempotencyKey.status} is null`, abandoned));
    const claimed = await tx
      .insert(idempotencyKey)
      .values({
        workspaceId: request.scope.workspaceId,
        apiKeyId: request.apiKeyId,
        route: request.route,
        key: request.key,
        bodyHash: request.bodyHash,
        createdAt: now,
      })
      .onConflictDoNothing()
      .returning({ key: idempotencyKey.key });
    if (claimed.length === 1) return null;
    const [first] = await tx
      .select({ bodyHash: idempotencyKey.bodyHash, status: idempotencyKey.status, reply: idempotencyKey.reply })
      .from(idempotencyKey)
      .where(matches(request));
    if (first === undefined || (first.status === null && first.bodyHash.equals(request.bodyHash))) throw stillRunning();
    if (!first.bodyHash.equals(request.bodyHash)) throw anotherBody();
    if (first.status === null) throw stillRunning();
    return storedReply(first.status, first.reply);
  });
}

/** Keeps the first reply. A failure of the server is not kept: the key becomes free, so that a retry runs. */
export async function settleIdempotencyKey(db: Db, request: IdempotentRequest, reply: PlainReply): Promise<void> {
  await withTenant(db, request.scope, async (tx) => {
    if (reply.status >= 500) await tx.delete(idempotencyKey).where(matches(request));
    else {
      const kept = JSON.stringify({ headers: reply.headers, body: reply.body });
      await tx.update(idempotencyKey).set({ status: reply.status, reply: kept }).where(matches(request));
    }
  });
}

/** Now and then, what is older than a day goes, so that the table stays as small as a day of requests. */
async function purgeNowAndThen(tx: Tx, { scope }: IdempotentRequest, now: Date): Promise<void> {
  if (randomInt(PURGE_ONE_IN) !== 0) return;
  const old = lt(idempotencyKey.createdAt, new Date(now.getTime() - DAY_MS));
  await tx.delete(idempotencyKey).where(and(eq(idempotencyKey.workspaceId, scope.workspaceId), old));
}

function matches(request: IdempotentRequest) {
  return and(
    eq(idempotencyKey.workspaceId, request.scope.workspaceId),
    eq(idempotencyKey.apiKeyId, request.apiKeyId),
    eq(idempotencyKey.route, request.route),
    eq(idempotencyKey.key, request.key),
  );
}

function storedReply(status: number, reply: string | null): PlainReply {
  const kept = JSON.parse(reply ?? "{}") as Partial<PlainReply>;
  return { status, headers: { ...kept.headers, "idempotent-replayed": "true" }, body: kept.body ?? "" };
}

function stillRunning(): ProblemError {
  return conflict("The first request with this Idempotency-Key is still running.", "idempotency_running");
}

function anotherBody(): ProblemError {
  return new ProblemError({
    status: 422,
    code: "idempotency_mismatch",
    title: "The input does not fit",
    detail: "This Idempotency-Key was used with another body.",
  });
}
