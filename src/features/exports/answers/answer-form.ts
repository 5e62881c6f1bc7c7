import { withTenant } from "@/db/client";
import type { AnswerFilter } from "@/db/queries/answers/answer-filter";
import { findExport, updateExport } from "@/db/queries/exports";
import { findSurvey } from "@/db/queries/find-survey";
import { askExport, exportNow, fileName } from "@/features/exports/answers/ask-export";
import { FORMATS } from "@/features/exports/answers/file-format";
import { sendFile } from "@/features/exports/answers/send-file";
import { writeAudit } from "@/platform/audit";
import { notFound } from "@/platform/http/problem";
import { idParam } from "@/platform/http/read-query";
import type { SessionRequest } from "@/platform/http/with-session";
import { appLocale } from "@/platform/i18n/locale";

/** What the export button of a screen asks for: few answers as the file itself; many as a job, and the list of exports. */
export async function answerExportForm(request: SessionRequest, filter: AnswerFilter): Promise<Response> {
  const { db, scope, params, user, now } = request;
  const format = FORMATS.find((one) => one === params.format);
  if (!format) throw notFound("There is csv, xlsx and jsonl.");
  const order = { filter, format, locale: appLocale(user.locale) };
  const file = await exportNow(db, scope, order, now);
  if (file) return file;
  await askExport(db, scope, order);
  return new Response(null, { status: 303, headers: { location: `/w/${params.workspace}/settings/data#exports` } });
}

/** A finished export's file, for whoever may export; its notice goes. */
export async function answerExportDownload({ db, scope, params, now, user }: SessionRequest): Promise<Response> {
  const id = idParam(params, "export");
  const { run, survey } = await withTenant(db, scope, async (tx) => {
    const found = await findExport(tx, scope, id);
    const of = found && (await findSurvey(tx, scope, found.surveyId));
    if (found?.status !== "done" || !of || found.expiresAt === null || found.expiresAt <= now)
      throw notFound("This file is no longer kept. Export again.");
    if (found.createdBy === user.userId) await updateExport(tx, scope, id, { seenAt: now });
    await writeAudit(tx, scope, { action: "export.downloaded", subject: id });
    return { run: found, survey: of };
  });
  return sendFile(db, scope, run, fileName(survey, run.createdAt));
}
