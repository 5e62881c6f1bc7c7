import { type Db, withTenant } from "@/db/client";
import { type ExportRow, findExportChunk } from "@/db/queries/exports";
import type { WorkspaceScope } from "@/db/scope";
import { type FileFormat, MEDIA_TYPES } from "@/features/exports/answers/file-format";
import { unpackPiece } from "@/features/exports/answers/file-pieces";
import { contentDisposition } from "@/features/exports/content-disposition";

/** A finished export's file as a reply: read piece by piece, each in a transaction of its own, as fast as it is taken. */
export function sendFile(db: Db, scope: WorkspaceScope, run: ExportRow, name: string): Response {
  let ordinal = -1;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const piece = await withTenant(db, scope, (tx) => findExportChunk(tx, scope, run.id, ordinal));
        if (piece === null) return controller.close();
        ordinal = piece.ordinal;
        controller.enqueue(await unpackPiece(piece.bytes, run.format));
      },
    },
    { highWaterMark: 1 },
  );
  return fileResponse(body, { name, format: run.format, bytes: run.bytes });
}

/** A file to save, kept by no cache. */
export function fileResponse(
  body: ReadableStream<Uint8Array>,
  file: { readonly name: string; readonly format: FileFormat; readonly bytes: number },
): Response {
  return new Response(body, {
    headers: {
      "Content-Type": MEDIA_TYPES[file.format],
      "Content-Disposition": contentDisposition(file.name, file.format),
      "Content-Length": String(file.bytes),
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
    },
  });
}
