import { type Db, type Tx, withSnapshot, withTenant } from "@/db/client";
import type { AnswerFilter } from "@/db/queries/answers/answer-filter";
import { countUpTo } from "@/db/queries/answers/export-answers";
import {
  askForExportJob,
  deleteExportChunks,
  type ExportRow,
  findExport,
  finishExport,
  holdExport,
  insertExportChunk,
  lockUnended,
  updateExport,
} from "@/db/queries/exports";
import { findSurvey } from "@/db/queries/find-survey";
import type { WorkspaceScope } from "@/db/scope";
import { packPieces } from "@/features/exports/answers/file-pieces";
import { refusalOf } from "@/features/exports/answers/tell-row";
import { writeAnswers } from "@/features/exports/answers/write-answers";
import { awaitsAnotherTry, type Tries } from "@/platform/another-try";
import { appLocale } from "@/platform/i18n/locale";
import { describeError, type Logger } from "@/platform/logger";

export interface ExportContext extends Tries {
  readonly db: Db;
  readonly scope: WorkspaceScope;
  readonly logger: Logger;
  readonly now: () => Date;
}

/** How long a file is kept. */
export const KEPT_DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;
const MOST_COUNTED = 100_000_000;
/** A file of 2 GB is read by nothing that reads exports; narrower days make several. */
const LONGEST_FILE = 2_000_000_000;

/** Ends an export without a file, for a reason that its row tells. */
class Unfinished extends Error {
  constructor(readonly fault: NonNullable<ExportRow["fault"]>) {
    super(fault);
  }
}

/** Another process writes the same file. Nothing failed: a later try looks whether it has ended. */
class WrittenElsewhere extends Error {
  constructor() {
    super("The export is written by another process.");
  }
}

/**
 * Writes an export's file, one snapshot of the answers, piece by piece into the database, where every process finds it. After
 * a crash it begins anew; two processes at once would each throw the other's pieces away. Throws what a later try may mend;
 * else the export is marked as failed.
 */
export async function runExport(context: ExportContext, exportId: string): Promise<void> {
  const { db, scope, logger, now } = context;
  const expiresAt = () => new Date(now().getTime() + KEPT_DAYS * DAY_MS);
  try {
    await withSnapshot(db, scope, async (snapshot) => {
      if (!(await holdExport(snapshot, exportId))) throw new WrittenElsewhere();
      const run = await begin(context, exportId);
      if (run === null) return;
      await writeFile(snapshot, context, run);
      const ended = { finishedAt: now(), expiresAt: expiresAt() };
      await withTenant(db, scope, (tx) => finishExport(tx, scope, exportId, ended));
    });
  } catch (error) {
    const elsewhere = error instanceof WrittenElsewhere;
    if ((elsewhere && context.lastTry !== true) || awaitsAnotherTry(error, context)) throw error;
    const fault = error instanceof Unfinished ? error.fault : "failed";
    if (fault === "failed" && !elsewhere)
      logger.error({ workspaceId: scope.workspaceId, exportId, error: describeError(error) }, "export failed");
    const ended = { status: "failed", fault, finishedAt: now(), expiresAt: expiresAt() } as const;
    await withTenant(db, scope, async (tx) => {
      // No try of this job is left to look whether the other has ended: another job does.
      if (elsewhere || !(await holdExport(tx, exportId))) return askForExportJob(tx, scope, exportId);
      if ((await lockUnended(tx, scope, exportId)) === null) return;
      await deleteExportChunks(tx, scope, exportId);
      await updateExport(tx, scope, exportId, ended);
    });
  }
}

/** Marks an export as running, without a piece of its file; null where it has ended. */
function begin({ db, scope, now }: ExportContext, exportId: string): Promise<ExportRow | null> {
  return withTenant(db, scope, async (tx) => {
    // Held before it is looked at: withdrawn after the snapshot, it would have what was erased.
    const row = await lockUnended(tx, scope, exportId);
    if (row === null) return null;
    await deleteExportChunks(tx, scope, exportId);
    await updateExport(tx, scope, exportId, { status: "running", startedAt: now(), rows: 0, bytes: 0 });
    return row;
  });
}

async function writeFile(snapshot: Tx, { db, scope, now, signal }: ExportContext, run: ExportRow): Promise<void> {
  const filter = run.filter as AnswerFilter;
  const { id: exportId, format } = run;
  const survey = await findSurvey(snapshot, scope, run.surveyId);
  if (!survey) throw new Unfinished("surveyGone");
  if ((await refusalOf(snapshot, scope, survey, filter)) !== null) throw new Unfinished("tooFew");
  const order = { survey, filter, format, locale: appLocale(run.locale), now: now(), signal };
  const total = await countUpTo(snapshot, scope, filter, MOST_COUNTED);
  await withTenant(db, scope, (tx) => updateExport(tx, scope, exportId, { total }));
  let ordinal = 0;
  let bytes = 0;
  for await (const piece of packPieces(writeAnswers(snapshot, scope, order), format)) {
    bytes += piece.size;
    if (bytes > LONGEST_FILE) throw new Unfinished("tooLarge");
    const there = await withTenant(db, scope, async (tx) => {
      // Deleted meanwhile, or one of its answers was: then there is to be no file.
      const told = await updateExport(tx, scope, exportId, { rows: piece.rows, bytes });
      const current = told ? await findExport(tx, scope, exportId) : null;
      if (current?.status !== "running") return false;
      await insertExportChunk(tx, scope, { exportId, ordinal, bytes: piece.packed });
      return true;
    });
    if (!there) throw new Unfinished("erased");
    ordinal++;
  }
}
