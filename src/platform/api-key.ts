import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { and, eq, isNull, lt, or } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import { type Db, type Tx, withTenant } from "@/db/client";
import { apiKey } from "@/db/schema/people";
import { type KeyScope, mintScope, type WorkspaceScope } from "@/db/scope";
import { SHORT_ID_LENGTH, shortId, uuidFromShort } from "@/db/short-id";
import { tooMany } from "@/platform/http/problem";
import { newId } from "@/platform/id";
import type { Limiter } from "@/platform/limits";

const PREFIX = "cnd";
const SECRET_BYTES = 32;
const SHAPE = new RegExp(`^${PREFIX}_([1-9A-Za-z]{${SHORT_ID_LENGTH}})_[\\w-]{43}$`);
const TOUCH_EVERY_MS = 60_000;
/** A revoked key stops within this, on every instance; on the one that revoked it, at once. */
const CACHE_MS = 900;
const CACHE_KEYS = 10_000;

/** What is known of a key that was accepted. */
export interface ApiKeyGrant {
  keyId: string;
  workspaceId: string;
  scope: KeyScope;
}

interface CachedKey extends ApiKeyGrant {
  tokenHash: Buffer;
  expiresAt: Date | null;
}

/** Keys by their hash, so that 6,000 requests a minute are not 6,000 look-ups. */
export interface ApiKeyCache {
  /** Keys that were accepted: for {@link CACHE_MS} ms without a look-up, after that as keys that were right before. */
  readonly accepted: LRUCache<string, CachedKey>;
  /** Look-ups under way: requests with one key that come at once wait for one. */
  readonly asked: Map<string, Promise<CachedKey | null>>;
}

/** An empty cache. */
export function createApiKeyCache(): ApiKeyCache {
  return {
    accepted: new LRUCache<string, CachedKey>({ max: CACHE_KEYS, ttl: CACHE_MS, noDeleteOnStaleGet: true }),
    asked: new Map(),
  };
}

/** How many keys that nobody knows may be looked up for one address. */
export interface StrangerLimit {
  readonly limiter: Limiter;
  /** What the address is counted as. */
  readonly bucket: string;
  /** In milliseconds of a clock that only grows. */
  readonly at: number;
}

/** What is asked for when a key is made. */
export interface NewApiKey {
  name: string;
  scope: KeyScope;
  expiresAt: Date | null;
}

/**
 * Makes a key and stores its SHA-256. The key itself (`cnd_<workspace>_<256 random bits>`) is in the result and nowhere
 * else: it is shown once.
 */
export async function createApiKey(
  tx: Tx,
  scope: WorkspaceScope,
  wanted: NewApiKey,
  now: Date,
): Promise<{ id: string; token: string }> {
  const id = newId();
  const token = `${PREFIX}_${shortId(scope.workspaceId)}_${randomBytes(SECRET_BYTES).toString("base64url")}`;
  await tx.insert(apiKey).values({
    workspaceId: scope.workspaceId,
    id,
    name: wanted.name,
    tokenHash: hashToken(token),
    hint: token.slice(-4),
    scope: wanted.scope,
    createdBy: scope.actor.kind === "user" ? scope.actor.userId : null,
    createdAt: now,
    expiresAt: wanted.expiresAt,
  });
  return { id, token };
}

/**
 * Checks the `Authorization` header of a request.
 *
 * The key names its workspace, so the look-up runs inside that tenant: a wrong prefix finds nothing. Returns null for
 * every kind of wrong key alike. Keys that were never right cost their address of its `strangers`, and past that are 429
 * without a look-up; one that was right costs nothing. When it was last used is noted at most once a minute.
 */
export async function authenticateApiKey(
  db: Db,
  cache: ApiKeyCache,
  authorization: string | null,
  now: Date,
  strangers: StrangerLimit,
): Promise<ApiKeyGrant | null> {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
  const workspaceId = token === undefined ? null : workspaceOf(token);
  if (token === undefined || workspaceId === null) return null;
  const tokenHash = hashToken(token);
  const cacheKey = tokenHash.toString("base64url");
  const known = cache.accepted.get(cacheKey) ?? (await ask());
  if (known === null || !timingSafeEqual(known.tokenHash, tokenHash)) return null;
  if (known.expiresAt !== null && known.expiresAt <= now) return null;
  return { keyId: known.keyId, workspaceId: known.workspaceId, scope: known.scope };

  function ask(): Promise<CachedKey | null> {
    const under = cache.asked.get(cacheKey);
    if (under) return under;
    const { limiter, bucket, at } = strangers;
    const isStranger = cache.accepted.peek(cacheKey, { allowStale: true }) === undefined;
    const verdict = isStranger ? limiter.take(bucket, at) : ({ allowed: true } as const);
    if (!verdict.allowed) throw tooMany(verdict.retryAfterSeconds);
    const asked = lookUp(db, workspaceId ?? "", tokenHash, now)
      .then((found) => {
        if (found === null) cache.accepted.delete(cacheKey);
        // Unless it was revoked here meanwhile.
        else if (cache.asked.get(cacheKey) === asked) cache.accepted.set(cacheKey, found);
        if (found !== null && isStranger) limiter.giveBack(bucket);
        return found;
      })
      .finally(() => cache.asked.get(cacheKey) === asked && cache.asked.delete(cacheKey));
    cache.asked.set(cacheKey, asked);
    return asked;
  }
}

/** The scope under which a request with this key works. */
export function scopeOfKey(grant: ApiKeyGrant): WorkspaceScope {
  return mintScope(grant.workspaceId, { kind: "apiKey", keyId: grant.keyId, scope: grant.scope });
}

/** Forgets a key in this process, so that its revocation acts at once here. */
export function forgetApiKey(cache: ApiKeyCache, keyId: string): void {
  cache.asked.clear();
  for (const [hash, known] of cache.accepted.entries()) {
    if (known.keyId === keyId) cache.accepted.delete(hash);
  }
}

function workspaceOf(token: string): string | null {
  const short = SHAPE.exec(token)?.[1];
  return short === undefined ? null : uuidFromShort(short);
}

function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

async function lookUp(db: Db, workspaceId: string, tokenHash: Buffer, now: Date): Promise<CachedKey | null> {
  const scope = mintScope(workspaceId, { kind: "job", name: "api-key-gate" });
  return withTenant(db, scope, async (tx) => {
    const [row] = await tx
      .select({
        id: apiKey.id,
        scope: apiKey.scope,
        tokenHash: apiKey.tokenHash,
        expiresAt: apiKey.expiresAt,
        lastUsedAt: apiKey.lastUsedAt,
      })
      .from(apiKey)
      .where(and(eq(apiKey.workspaceId, workspaceId), eq(apiKey.tokenHash, tokenHash), isNull(apiKey.revokedAt)));
    if (row === undefined) return null;
    // Only where it is due: a look-up a second that also writes would cost twice as much.
    if (row.lastUsedAt === null || now.getTime() - row.lastUsedAt.getTime() > TOUCH_EVERY_MS)
      await touch(tx, workspaceId, row.id, now);
    return { keyId: row.id, workspaceId, scope: row.scope, tokenHash: row.tokenHash, expiresAt: row.expiresAt };
  });
}

async function touch(tx: Tx, workspaceId: string, keyId: string, now: Date): Promise<void> {
  const stale = lt(apiKey.lastUsedAt, new Date(now.getTime() - TOUCH_EVERY_MS));
  await tx
    .update(apiKey)
    .set({ lastUsedAt: now })
    .where(and(eq(apiKey.workspaceId, workspaceId), eq(apiKey.id, keyId), or(isNull(apiKey.lastUsedAt), stale)));
}
