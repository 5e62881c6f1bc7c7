import { type Db, withSnapshot, withTenant } from "@/db/client";
import type { AnswerFilter } from "@/db/queries/answers/answer-filter";
import { countUpTo } from "@/db/queries/answers/export-answers";
import { insertExport } from "@/db/queries/exports";
import { findSurvey, type SurveyRow } from "@/db/queries/find-survey";
import type { WorkspaceScope } from "@/db/scope";
import type { FileFormat } from "@/features/exports/answers/file-format";
import { packPieces, unpackPiece } from "@/features/exports/answers/file-pieces";
import { fileResponse } from "@/features/exports/answers/send-file";
import { refusalOf } from "@/features/exports/answers/tell-row";
import { writeAnswers } from "@/features/exports/answers/write-answers";
import { writeAudit } from "@/platform/audit";
import { conflict, invalid, notFound } from "@/platform/http/problem";
import type { AppLocale } from "@/platform/i18n/locale";
import { newId } from "@/platform/id";

/** Most responses that are written while somebody waits: about a second, and a few megabytes at most. */
export const MOST_AT_ONCE = 10_000;

/** Which answers are to leave, and as what. */
export interface ExportOrder {
  readonly filter: AnswerFilter;
  readonly format: FileFormat;
  readonly locale: AppLocale;
}

/** Asks the worker for a file, whatever its size; returns the export's id. Throws 404 and 409 as {@link exportNow}. */
export async function askExport(db: Db, scope: WorkspaceScope, order: ExportOrder): Promise<string> {
  const { filter, format, locale } = order;
  return withTenant(db, scope, async (tx) => {
    const survey = await findSurvey(tx, scope, filter.surveyId);
    if (!survey) throw notFound("There is no survey with this id.");
    refuse(await refusalOf(tx, scope, survey, filter));
    const id = newId();
    const createdBy = scope.actor.kind === "user" ? scope.actor.userId : null;
    await insertExport(tx, scope, { id, surveyId: survey.id, format, filter, locale, createdBy });
    await writeAudit(tx, scope, { action: "export.asked", subject: id, after: auditOf(order) });
    return id;
  });
}

/**
 * Few answers as a file at once; null where they are more than {@link MOST_AT_ONCE}, which a job has to write. Throws 404 for a
 * survey that is not of this workspace, 409 and 422 for an anonymous one's answers that may not leave.
 */
export async function exportNow(
  db: Db,
  scope: WorkspaceScope,
  order: ExportOrder,
  now: Date,
): Promise<Response | null> {
  const { filter, format, locale } = order;
  const file = await withSnapshot(db, scope, async (tx) => {
    const survey = await findSurvey(tx, scope, filter.surveyId);
    if (!survey) throw notFound("There is no survey with this id.");
    refuse(await refusalOf(tx, scope, survey, filter));
    if ((await countUpTo(tx, scope, filter, MOST_AT_ONCE + 1)) > MOST_AT_ONCE) return null;
    const pieces: Buffer[] = [];
    let bytes = 0;
    let rows = 0;
    for await (const piece of packPieces(writeAnswers(tx, scope, { survey, filter, format, locale, now }), format)) {
      pieces.push(piece.packed);
      bytes += piece.size;
      rows = piece.rows;
    }
    return { pieces, bytes, rows, name: fileName(survey, now) };
  });
  if (file === null) return null;
  await withTenant(db, scope, (tx) =>
    writeAudit(tx, scope, {
      action: "export.taken",
      subject: filter.surveyId,
      after: { ...auditOf(order), rows: file.rows },
    }),
  );
  return fileResponse(streamOf(file.pieces, format), { ...file, format });
}

/** What a file of a survey's answers is called: by its name and the day it was made. */
export function fileName(survey: Pick<SurveyRow, "name">, at: Date): string {
  return `${survey.name} ${at.toISOString().slice(0, 10)}`;
}

function streamOf(pieces: readonly Buffer[], format: FileFormat): ReadableStream<Uint8Array> {
  const waiting = pieces.values();
  return new ReadableStream(
    {
      async pull(controller) {
        const next = waiting.next();
        if (next.done) return controller.close();
        controller.enqueue(await unpackPiece(next.value, format));
      },
    },
    { highWaterMark: 1 },
  );
}

function refuse(refusal: "tooFew" | "onlyByDay" | null): void {
  if (refusal === "tooFew")
    throw conflict("Fewer answered this anonymous survey on these days than may be told.", "too_few", "exportTooFew");
  if (refusal === "onlyByDay")
    throw invalid([
      {
        path: "filters",
        message: "An anonymous survey is exported by days and state alone. Leave the other filters out.",
      },
    ]);
}

/** What the audit trail keeps: which answers, never whose; the words that were searched for are not written down. */
function auditOf({ filter, format }: ExportOrder): Record<string, unknown> {
  const { surveyId, from, to, state, part, dimensions } = filter;
  return { surveyId, format, from, to, state: part ?? state, filters: Object.keys(dimensions) };
}
