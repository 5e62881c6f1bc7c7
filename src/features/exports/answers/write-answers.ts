import { setImmediate } from "node:timers/promises";
import type { Tx } from "@/db/client";
import type { AnswerFilter } from "@/db/queries/answers/answer-filter";
import { streamAnswers, usedKeys } from "@/db/queries/answers/export-answers";
import type { SurveyRow } from "@/db/queries/find-survey";
import { findWorkspace } from "@/db/queries/find-workspace";
import { listSurveyVersions } from "@/db/queries/list-survey-versions";
import type { WorkspaceScope } from "@/db/scope";
import { answerColumns } from "@/domain/exports/answer-columns";
import { type Encoder, encodeCsv, encodeJsonLines } from "@/features/exports/answers/encode-text";
import { encodeXlsx } from "@/features/exports/answers/encode-xlsx";
import type { FileFormat } from "@/features/exports/answers/file-format";
import { tellRow } from "@/features/exports/answers/tell-row";
import type { AppLocale } from "@/platform/i18n/locale";
import { sayInstant } from "@/platform/i18n/say-days";
import { translatorIn } from "@/platform/i18n/translator";

/** What a file is made of. */
export interface FileOrder {
  readonly survey: SurveyRow;
  readonly filter: AnswerFilter;
  readonly format: FileFormat;
  readonly locale: AppLocale;
  readonly now: Date;
  readonly signal?: AbortSignal;
}

/** A piece of the file, and how many rows it and all before it hold. */
export interface FilePiece {
  readonly bytes: Buffer;
  readonly rows: number;
}

const MOST_VERSIONS = 1_000;

/**
 * Writes the answers that match as a file, piece by piece, out of the transaction's snapshot: a thousand rows are held at a
 * time, however many there are. In an anonymous survey rows say no more than they may.
 */
export async function* writeAnswers(tx: Tx, scope: WorkspaceScope, order: FileOrder): AsyncGenerator<FilePiece> {
  const { survey, filter, signal } = order;
  const tell = await tellRow(tx, scope, survey);
  const encoder = await encoderFor(tx, scope, order);
  let rows = 0;
  yield { bytes: encoder.begin(), rows };
  for await (const portion of streamAnswers(tx, scope, filter, survey.anonymous)) {
    signal?.throwIfAborted();
    const bytes = await encoder.rows(portion.map(tell));
    rows += portion.length;
    yield { bytes, rows };
    // Whoever else this process serves comes between two portions.
    await setImmediate();
  }
  yield { bytes: await encoder.end(), rows };
}

async function encoderFor(tx: Tx, scope: WorkspaceScope, order: FileOrder): Promise<Encoder> {
  const { survey, filter, format, locale } = order;
  if (format === "jsonl") return encodeJsonLines();
  const surveyId = survey.id;
  const versions = await listSurveyVersions(tx, scope, { surveyId, before: null, limit: MOST_VERSIONS });
  const definitions = versions.map(({ definition }) => definition);
  const used = survey.anonymous ? { attributes: [], identity: [] } : await usedKeys(tx, scope, filter);
  const columns = answerColumns(definitions, used, survey.anonymous);
  if (format === "csv") return encodeCsv(columns);
  const { name, zone } = await findWorkspace(tx, scope);
  const t = translatorIn(locale, "answerFiles");
  const facts = [
    [t("about.workspace"), name],
    [t("about.survey"), survey.name],
    [t("about.days"), t("about.range", { from: filter.from ?? "…", to: filter.to ?? "…" })],
    [t("about.made"), sayInstant(order.now, zone, locale)],
    [t("about.zone"), zone],
  ] as const;
  return encodeXlsx(columns, { t, locale, zone, definition: definitions[0] ?? null, facts });
}
