import { and, desc, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { apiKey } from "@/db/schema/people";
import type { KeyScope, WorkspaceScope } from "@/db/scope";

/** What may be shown of a key. */
export interface ApiKeyRow {
  id: string;
  name: string;
  hint: string;
  scope: KeyScope;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
}

/** The keys that were not revoked, the newest first. */
export function listApiKeys(tx: Tx, scope: WorkspaceScope): Promise<ApiKeyRow[]> {
  return tx
    .select({
      id: apiKey.id,
      name: apiKey.name,
      hint: apiKey.hint,
      scope: apiKey.scope,
      createdAt: apiKey.createdAt,
      expiresAt: apiKey.expiresAt,
      lastUsedAt: apiKey.lastUsedAt,
    })
    .from(apiKey)
    .where(and(eq(apiKey.workspaceId, scope.workspaceId), isNull(apiKey.revokedAt)))
    .orderBy(desc(apiKey.createdAt));
}

/** Revokes a key for good. Returns its name and scope, or null where there was no such key. */
export async function revokeApiKey(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  now: Date,
): Promise<{ name: string; scope: KeyScope } | null> {
  const [row] = await tx
    .update(apiKey)
    .set({ revokedAt: now })
    .where(and(eq(apiKey.workspaceId, scope.workspaceId), eq(apiKey.id, id), isNull(apiKey.revokedAt)))
    .returning({ name: apiKey.name, scope: apiKey.scope });
  return row ?? null;
}
