import { type Db, withTenant } from "@/db/client";
import { revokeApiKey } from "@/db/queries/api-keys";
import type { KeyScope, WorkspaceScope } from "@/db/scope";
import { type ApiKeyCache, createApiKey, forgetApiKey } from "@/platform/api-key";
import { writeAudit } from "@/platform/audit";
import { notFound } from "@/platform/http/problem";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Makes an API key and returns it; it is shown once. `days` 0 is until it is revoked. */
export async function makeKey(
  db: Db,
  scope: WorkspaceScope,
  wanted: { name: string; scope: KeyScope; days: number },
  now: Date,
): Promise<string> {
  const expiresAt = wanted.days === 0 ? null : new Date(now.getTime() + wanted.days * DAY_MS);
  return withTenant(db, scope, async (tx) => {
    const { id, token } = await createApiKey(tx, scope, { name: wanted.name, scope: wanted.scope, expiresAt }, now);
    const after = { name: wanted.name, scope: wanted.scope, expiresAt: expiresAt?.toISOString() ?? null };
    await writeAudit(tx, scope, { action: "api_key.made", subject: id, after });
    return token;
  });
}

/** Revokes an API key: at once in this process, within a second in others. Throws 404 where there is none. */
export async function revokeKey(
  db: Db,
  cache: ApiKeyCache,
  scope: WorkspaceScope,
  id: string,
  now: Date,
): Promise<void> {
  await withTenant(db, scope, async (tx) => {
    const revoked = await revokeApiKey(tx, scope, id, now);
    if (revoked === null) throw notFound("There is no such key, or it was revoked already.", "keyGone");
    await writeAudit(tx, scope, { action: "api_key.revoked", subject: id, before: revoked });
  });
  forgetApiKey(cache, id);
}
