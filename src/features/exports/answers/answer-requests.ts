import { withTenant } from "@/db/client";
import { deleteExport, findExport } from "@/db/queries/exports";
import { findSurvey } from "@/db/queries/find-survey";
import { askExport, fileName } from "@/features/exports/answers/ask-export";
import { toExportJson } from "@/features/exports/answers/export-json";
import { exportBodySchema, filterOfBody } from "@/features/exports/answers/input";
import { sendFile } from "@/features/exports/answers/send-file";
import { writeAudit } from "@/platform/audit";
import { openExportToken } from "@/platform/auth/export-link";
import { json } from "@/platform/http/json";
import { notFound } from "@/platform/http/problem";
import { idParam } from "@/platform/http/read-query";
import type { KeyedRequest } from "@/platform/http/with-api-key";
import type { Runtime } from "@/platform/runtime";

/** `POST /api/v1/exports`: 202, and the worker writes the file. */
export async function answerExport(request: KeyedRequest): Promise<Response> {
  const { db, scope, runtime } = request;
  const body = await request.json(exportBodySchema);
  const id = await askExport(db, scope, { filter: filterOfBody(body), format: body.format, locale: "en" });
  const url = `${runtime.env.publicUrl}/api/v1/exports/${id}`;
  return json(202, { id, url }, { location: url });
}

/** `GET /api/v1/exports/{id}`: how far it is; with a link to the file, good for a day, once there is one. */
export async function answerExportStatus({ db, scope, params, runtime, now }: KeyedRequest): Promise<Response> {
  const run = await withTenant(db, scope, async (tx) => {
    const found = await findExport(tx, scope, idParam(params, "export"));
    // A survey's files go with it; until the worker has taken them nobody finds them.
    return found && (await findSurvey(tx, scope, found.surveyId)) ? found : null;
  });
  if (!run) throw notFound();
  return json(200, toExportJson(run, { secret: runtime.authSecret, publicUrl: runtime.env.publicUrl }, now));
}

/** `DELETE /api/v1/exports/{id}`: the file is gone at once, and so is what its links lead to. */
export async function answerExportDelete({ db, scope, params }: KeyedRequest): Promise<Response> {
  const id = idParam(params, "export");
  await withTenant(db, scope, async (tx) => {
    if (!(await deleteExport(tx, scope, id))) throw notFound();
    await writeAudit(tx, scope, { action: "export.deleted", subject: id });
  });
  return new Response(null, { status: 204 });
}

/** `GET /exports/{token}`: the file, for whoever has a link that is still good; 404 for every other. */
export async function answerExportFile(current: Runtime, token: string, now: Date): Promise<Response> {
  const opened = openExportToken(current.authSecret, token, now);
  if (opened === null)
    throw notFound("This link is not good, or no longer. Ask for a new one where the export was made.");
  const { scope, exportId } = opened;
  const found = await withTenant(current.appDb, scope, async (tx) => {
    const run = await findExport(tx, scope, exportId);
    const survey = run && (await findSurvey(tx, scope, run.surveyId));
    if (run?.status !== "done" || !survey || run.expiresAt === null || run.expiresAt <= now) return null;
    await writeAudit(tx, scope, { action: "export.downloaded", subject: exportId });
    return { run, survey };
  });
  if (found === null) throw notFound("This file is no longer kept. Export again.");
  return sendFile(current.appDb, scope, found.run, fileName(found.survey, found.run.createdAt));
}
