import { type Db, withTenant } from "@/db/client";
import { insertImport, insertImportChunk } from "@/db/queries/insert-import";
import { updateImport } from "@/db/queries/update-import";
import type { WorkspaceScope } from "@/db/scope";

const PIECE_ROWS = 10_000;

/** Stores a CSV file as an upload does, piece by piece; gives the import that waits for its order. */
export async function uploadFile(
  app: Db,
  scope: WorkspaceScope,
  { header, size, lineOf }: { readonly header: string; readonly size: number; lineOf(place: number): string },
): Promise<string> {
  const id = await withTenant(app, scope, (tx) => insertImport(tx, scope, new Date()));
  let bytes = 0;
  for (let from = 0, ordinal = 0; from < size; from += PIECE_ROWS, ordinal++) {
    const lines = Array.from({ length: Math.min(PIECE_ROWS, size - from) }, (_, i) => lineOf(from + i));
    const piece = Buffer.from(`${(from === 0 ? [header, ...lines] : lines).join("\n")}\n`);
    bytes += piece.length;
    await withTenant(app, scope, (tx) => insertImportChunk(tx, scope, id, ordinal, piece));
  }
  await withTenant(app, scope, (tx) => updateImport(tx, scope, id, { fileName: "bench.csv", fileBytes: bytes }));
  return id;
}
