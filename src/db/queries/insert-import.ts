import { and, eq, inArray, lt, sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { importChunk, importRun } from "@/db/schema/import";
import type { WorkspaceScope } from "@/db/scope";

/** Begins an import whose file is still arriving. Returns its id. */
export async function insertImport(tx: Tx, scope: WorkspaceScope, now: Date): Promise<string> {
  const id = v7();
  const createdBy = scope.actor.kind === "user" ? scope.actor.userId : null;
  await tx.insert(importRun).values({
    workspaceId: scope.workspaceId,
    id,
    fileName: "",
    mapping: {},
    status: "uploading",
    createdBy,
    createdAt: now,
  });
  return id;
}

/** Stores one piece of the file. */
export async function insertImportChunk(
  tx: Tx,
  scope: WorkspaceScope,
  importId: string,
  ordinal: number,
  bytes: Buffer,
): Promise<void> {
  await tx.insert(importChunk).values({ workspaceId: scope.workspaceId, importId, ordinal, bytes });
}

/** Takes an import back that never ran: its file broke off, or its mapping did not fit. */
export async function deleteImport(tx: Tx, scope: WorkspaceScope, id: string): Promise<void> {
  await tx.delete(importRun).where(and(eq(importRun.workspaceId, scope.workspaceId), eq(importRun.id, id)));
}

/** Deletes the pieces of one file, which was read to its end. */
export async function deleteImportChunks(tx: Tx, scope: WorkspaceScope, importId: string): Promise<void> {
  const own = and(eq(importChunk.workspaceId, scope.workspaceId), eq(importChunk.importId, importId));
  await tx.delete(importChunk).where(own);
}

/** Deletes the files of imports that nobody went on with since `before`: uploads left at the mapping, dry runs. */
export async function deleteAbandonedChunks(tx: Tx, scope: WorkspaceScope, before: Date): Promise<void> {
  const abandoned = tx
    .select({ id: importRun.id })
    .from(importRun)
    .where(
      and(
        eq(importRun.workspaceId, scope.workspaceId),
        lt(importRun.createdAt, before),
        sql`${importRun.status} in ('uploading', 'done', 'failed', 'undone')`,
      ),
    );
  await tx
    .delete(importChunk)
    .where(and(eq(importChunk.workspaceId, scope.workspaceId), inArray(importChunk.importId, abandoned)));
}
