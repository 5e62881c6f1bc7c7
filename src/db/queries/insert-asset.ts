import { and, count, eq, lt, sql } from "drizzle-orm";
import { v4 } from "uuid";
import type { Tx } from "@/db/client";
import { asset } from "@/db/schema/asset";
import type { WorkspaceScope } from "@/db/scope";

export type NewAsset = Pick<
  typeof asset.$inferInsert,
  "contentType" | "width" | "height" | "bytes" | "hash" | "createdAt"
>;

/** Stores a picture and gives its id; the same bytes are stored once and keep their id. The id cannot be guessed. */
export async function insertAsset(tx: Tx, scope: WorkspaceScope, picture: NewAsset): Promise<string> {
  const [row] = await tx
    .insert(asset)
    .values({ workspaceId: scope.workspaceId, id: v4(), ...picture })
    // Touched, not only left alone: a picture that comes again is not one that nobody uses.
    .onConflictDoUpdate({ target: [asset.workspaceId, asset.hash], set: { createdAt: picture.createdAt } })
    .returning({ id: asset.id });
  if (!row) throw new Error("A picture was neither stored nor found.");
  return row.id;
}

/** How many pictures a workspace keeps. */
export async function countAssets(tx: Tx, scope: WorkspaceScope): Promise<number> {
  const [row] = await tx.select({ n: count() }).from(asset).where(eq(asset.workspaceId, scope.workspaceId));
  return row?.n ?? 0;
}

/** Deletes the pictures stored before `before` that no draft, no draft that was replaced, no published version and not the workspace's own look shows. */
export async function deleteUnusedAssets(tx: Tx, scope: WorkspaceScope, before: Date): Promise<void> {
  const { workspaceId } = scope;
  await tx.delete(asset).where(
    and(
      eq(asset.workspaceId, workspaceId),
      lt(asset.createdAt, before),
      sql`not exists (select 1 from workspace w where w.id = ${workspaceId} and w.brand ->> 'logo' = ${asset.id}::text)`,
      sql`not exists (select 1 from survey s where s.workspace_id = ${workspaceId} and ${asset.id}::text in
        (s.draft -> 'brand' ->> 'logo', s.replaced_draft -> 'definition' -> 'brand' ->> 'logo'))`,
      sql`not exists (select 1 from survey_version v where v.workspace_id = ${workspaceId} and v.definition -> 'brand' ->> 'logo' = ${asset.id}::text)`,
    ),
  );
}
