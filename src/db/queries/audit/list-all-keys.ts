import { asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { apiKey } from "@/db/schema/people";
import type { WorkspaceScope } from "@/db/scope";

/** Every API key that there ever was, revoked ones too, by name: what one did is still in the trail. */
export function listAllKeys(tx: Tx, scope: WorkspaceScope): Promise<{ id: string; name: string }[]> {
  return tx
    .select({ id: apiKey.id, name: apiKey.name })
    .from(apiKey)
    .where(eq(apiKey.workspaceId, scope.workspaceId))
    .orderBy(asc(apiKey.name), asc(apiKey.id));
}
