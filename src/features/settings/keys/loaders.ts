import { withTenant } from "@/db/client";
import { listApiKeys } from "@/db/queries/api-keys";
import { dayWords, momentWords, SCOPE_WORDS } from "@/features/settings/view";
import { requireWorkspace } from "@/platform/session";

/** A row of the list of keys. The key itself is not known any more. */
export interface KeyView {
  id: string;
  name: string;
  hint: string;
  scope: string;
  made: string;
  until: string;
  lastUsed: string;
}

/** The API keys of a workspace, for who may manage them. */
export async function loadKeys(slug: string): Promise<KeyView[]> {
  const { db, scope, workspace } = await requireWorkspace(slug, "key.manage");
  const keys = await withTenant(db, scope, (tx) => listApiKeys(tx, scope));
  const now = new Date();
  return keys.map((key) => ({
    id: key.id,
    name: key.name,
    hint: `…${key.hint}`,
    scope: SCOPE_WORDS[key.scope].name,
    made: dayWords(key.createdAt, workspace.zone),
    until: untilWords(key.expiresAt, now, workspace.zone),
    lastUsed: key.lastUsedAt === null ? "Never" : momentWords(key.lastUsedAt, workspace.zone),
  }));
}

function untilWords(expiresAt: Date | null, now: Date, zone: string): string {
  if (expiresAt === null) return "It is revoked";
  return expiresAt <= now ? `Ended ${dayWords(expiresAt, zone)}` : dayWords(expiresAt, zone);
}
