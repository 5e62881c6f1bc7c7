import { withTenant } from "@/db/client";
import { findImport, listImportProblems } from "@/db/queries/find-import";
import { deleteImport } from "@/db/queries/insert-import";
import { importQuerySchema } from "@/features/imports/describe-api";
import { readImportFields, readRecordFields } from "@/features/imports/input";
import { queueImport } from "@/features/imports/queue-import";
import { receiveUpload } from "@/features/imports/receive-upload";
import { queueRecords } from "@/features/imports/records/queue-records";
import { askForUndo } from "@/features/imports/undo-import";
import { toImportJson } from "@/features/imports/view";
import { decodeCursor, encodeCursor } from "@/platform/http/cursor";
import { json } from "@/platform/http/json";
import { badRequest, notFound } from "@/platform/http/problem";
import { idParam } from "@/platform/http/read-query";
import type { KeyedRequest } from "@/platform/http/with-api-key";

/** `POST /api/v1/imports`: a file with its mapping; 202, and the worker reads it. */
export async function answerImport(request: KeyedRequest): Promise<Response> {
  const { db, scope, now, runtime } = request;
  const upload = await receiveUpload(db, scope, request.request, now);
  const { importId: id } = upload;
  try {
    await request.begin(upload.hash);
    const records = readRecordFields(upload.fields);
    if (records) await queueRecords(db, scope, id, records);
    else await queueImport(db, scope, id, readImportFields(upload.fields));
  } catch (error) {
    // Refused, or sent before under the same Idempotency-Key: nothing of it is kept.
    await withTenant(db, scope, (tx) => deleteImport(tx, scope, id));
    throw error;
  }
  const url = `${runtime.env.publicUrl}/api/v1/imports/${id}`;
  return json(202, { id, url }, { location: url });
}

/** `GET /api/v1/imports/{id}`: how far it is, and its report, a thousand lines at a time. */
export async function answerImportStatus({ db, scope, params, query, runtime }: KeyedRequest): Promise<Response> {
  const id = idParam(params, "import");
  return withTenant(db, scope, async (tx) => {
    const run = await findImport(tx, scope, id);
    if (!run) throw notFound();
    const { cursor, limit } = query(importQuerySchema);
    const context = { secret: runtime.authSecret, scope, list: `import ${id}` };
    const values = cursor === undefined ? null : decodeCursor(context, cursor);
    if (cursor !== undefined && values === null) throw badRequest("The cursor is not one of this list.");
    const found = await listImportProblems(tx, scope, id, { after: Number(values?.[0] ?? 0), limit: limit + 1 });
    const problems = found.slice(0, limit);
    const last = problems.at(-1);
    const next = found.length > limit && last ? encodeCursor(context, [last.id]) : null;
    return json(200, toImportJson(run, problems, next));
  });
}

/** `POST /api/v1/imports/{id}/undo`: takes back what it stored; 202, and the worker does it. */
export async function answerImportUndo(request: KeyedRequest): Promise<Response> {
  const { db, scope, params, runtime } = request;
  const id = idParam(params, "import");
  const run = await withTenant(db, scope, (tx) => findImport(tx, scope, id));
  if (!run) throw notFound();
  await request.empty();
  await askForUndo(db, scope, id);
  return json(202, { id, url: `${runtime.env.publicUrl}/api/v1/imports/${id}` });
}
