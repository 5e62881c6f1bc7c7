import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { asset } from "@/db/schema/asset";
import type { WorkspaceScope } from "@/db/scope";

/** A stored picture: what it is, how large it is shown at most, and its bytes. */
export type AssetRow = Pick<typeof asset.$inferSelect, "id" | "contentType" | "width" | "height" | "bytes">;

/** A picture of this workspace, or null: another workspace's reads like one that never existed. */
export async function findAsset(tx: Tx, scope: WorkspaceScope, id: string): Promise<AssetRow | null> {
  const { contentType, width, height, bytes } = asset;
  const [row] = await tx
    .select({ id: asset.id, contentType, width, height, bytes })
    .from(asset)
    .where(and(eq(asset.workspaceId, scope.workspaceId), eq(asset.id, id)));
  return row ?? null;
}
