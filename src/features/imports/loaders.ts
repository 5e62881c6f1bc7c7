import "server-only";
import { notFound, redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { countImportProblems, findImport, listImportProblems, listImports } from "@/db/queries/find-import";
import { findSurvey, findSurveyVersion, listSurveys } from "@/db/queries/find-survey";
import { profileColumns, sampleRows } from "@/domain/imports/column-profile";
import { parseMapping } from "@/domain/imports/mapping";
import { guessSource, mixedTypes } from "@/domain/imports/sources/guess-source";
import type { SourceId } from "@/domain/imports/sources/source";
import { isEncoding } from "@/features/imports/decode-text";
import { ImportFailure } from "@/features/imports/import-failure";
import { readHead, recogniseFile, storedFile } from "@/features/imports/read-file";
import { startRecordForm } from "@/features/imports/records/start-record-form";
import { sayImportFault } from "@/features/imports/say-import-fault";
import { describeSurvey, startForm } from "@/features/imports/start-form";
import { secondsLeft, statusOf } from "@/features/imports/view";
import type { SurveyChoice } from "@/features/imports/write-mapping";
import { sayInstant } from "@/platform/i18n/say-days";
import { isUuid } from "@/platform/is-uuid";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

const LISTED = 100;
const REPORTED = 100;
/** Rows looked at for the form; its sample stands for them. */
const LOOKED_AT = 20_000;
const SAMPLE = 80;
const LONGEST_CELL = 160;

/** The imports of a workspace, the newest first. */
export async function loadImports(slug: string) {
  const { db, scope, role, workspace } = await requireWorkspace(slug, "import.read");
  const locale = await getLocale();
  const found = await withTenant(db, scope, (tx) => listImports(tx, scope, LISTED));
  return {
    slug,
    mayImport: can(role, "import.run"),
    imports: found.map(({ run, surveyName }) => ({
      id: run.id,
      fileName: run.fileName || "file",
      survey: surveyName ?? run.name ?? null,
      purpose: run.purpose,
      state: run.status,
      dryRun: run.dryRun,
      stored: run.stored,
      rows: run.rows,
      rejected: run.rejected,
      at: sayInstant(run.createdAt, workspace.zone, locale),
    })),
  };
}

/** Whoever may import here; the upload form needs nothing else. */
export async function loadNewImport(slug: string) {
  await requireWorkspace(slug, "import.run");
  return { slug };
}

/** One import with a page of its report; `after` is the id of the last problem on the page before. */
export async function loadImport(slug: string, id: string, after: string | undefined) {
  const { db, scope, role, workspace } = await requireWorkspace(slug, "import.read");
  const from = /^\d{1,15}$/.test(after ?? "") ? Number(after) : 0;
  const { run, survey, problems, total } = await withTenant(db, scope, async (tx) => {
    const run = isUuid(id) ? await findImport(tx, scope, id) : null;
    if (!run) notFound();
    const survey = run.surveyId === null ? null : await findSurvey(tx, scope, run.surveyId);
    const problems = await listImportProblems(tx, scope, run.id, { after: from, limit: REPORTED + 1 });
    return { run, survey, problems, total: await countImportProblems(tx, scope, run.id) };
  });
  const mayRun = can(role, "import.run");
  if (run.status === "uploading") redirect(mayRun ? `/w/${slug}/imports/${run.id}/map` : `/w/${slug}/imports`);
  const shown = problems.slice(0, REPORTED);
  const ended = run.status === "done" || run.status === "failed";
  const words = await getTranslations("imports");
  return {
    slug,
    id: run.id,
    fileName: run.fileName || "file",
    state: run.status,
    purpose: run.purpose,
    moving: statusOf(run) === "queued" || statusOf(run) === "running",
    dryRun: run.dryRun,
    error: run.fault ? sayImportFault(words, run.fault) : run.error,
    readBytes: run.readBytes,
    fileBytes: run.fileBytes,
    rows: run.rows,
    rowsPerSecond: run.rowsPerSecond,
    secondsLeft: secondsLeft(run),
    stored: run.stored,
    duplicates: run.duplicates,
    rejected: run.rejected,
    survey: survey ? { id: survey.id, name: survey.name } : null,
    newName: run.name,
    at: sayInstant(run.createdAt, workspace.zone, await getLocale()),
    problems: shown.map(({ id: key, line, column, fault, reason, rejected }) => ({
      ...{ key, line, column, rejected },
      reason: fault ? sayImportFault(words, fault) : (reason ?? ""),
    })),
    problemCount: total,
    first: from === 0,
    next: problems.length > REPORTED ? (shown.at(-1)?.id ?? null) : null,
    may: {
      start: mayRun && run.dryRun && run.status === "done",
      remap: mayRun && run.dryRun && ended,
      undo: can(role, "import.undo") && !run.dryRun && ended,
    },
  };
}

/** The mapping form of an uploaded file: what it holds, what it may be, and where it can go. */
export async function loadMapping(
  slug: string,
  id: string,
  ask: Readonly<Record<string, string | string[] | undefined>>,
) {
  const { db, scope, workspace } = await requireWorkspace(slug, "import.run");
  const run = isUuid(id) ? await withTenant(db, scope, (tx) => findImport(tx, scope, id)) : null;
  if (!run) notFound();
  const open = run.status === "uploading" || (run.dryRun && run.status === "done");
  if (!open) redirect(`/w/${slug}/imports/${run.id}`);
  const basics = { slug, id: run.id, fileName: run.fileName || "file", zone: workspace.zone };
  let head: Awaited<ReturnType<typeof readHead>>;
  const before = parseMapping(run.mapping);
  const wanted = String(ask.encoding ?? "");
  const chosen = isEncoding(wanted) ? wanted : run.encoding;
  const plain = storedFile(db, scope, { ...run, encoding: chosen });
  let recognised: SourceId | null = null;
  let source: SourceId | null = null;
  const reading = () => ({ recognised, source, encoding: plain.encoding });
  try {
    recognised = await recogniseFile(plain);
    source = ask.source === "none" ? null : recognised;
    head = await readHead({ ...plain, source }, LOOKED_AT);
  } catch (error) {
    if (error instanceof ImportFailure)
      return { ...basics, ...reading(), unreadable: sayImportFault(await getTranslations("imports"), error.fault) };
    throw error;
  }
  if (head === null) return { ...basics, ...reading(), unreadable: (await getTranslations("imports.map"))("gone") };
  const columns = profileColumns(head.header, head.rows, head.wordings);
  const types = mixedTypes(source, columns);
  if (types.length > 0) {
    const fault = { code: "sourceTypes", values: { types: types.join(", ") } } as const;
    return { ...basics, ...reading(), unreadable: sayImportFault(await getTranslations("imports"), fault) };
  }
  const guess = guessSource(source, columns);
  const records = startRecordForm(String(ask.purpose ?? ""), columns, run);
  const surveys = await withTenant(db, scope, async (tx) => {
    const rows = await listSurveys(tx, scope);
    const choices: SurveyChoice[] = [];
    for (const row of rows) {
      if (row.publishedVersion === null) continue;
      const version = await findSurveyVersion(tx, scope, row.id, row.publishedVersion);
      if (version) choices.push(describeSurvey(row.id, row.name, version.definition));
    }
    return choices;
  });
  return {
    ...basics,
    ...reading(),
    unreadable: null,
    records,
    looked: head.rows.length,
    columns,
    sample: sampleRows(head.rows, SAMPLE).map((row) => row.map((cell) => cell.slice(0, LONGEST_CELL))),
    surveys,
    initial: startForm(before.ok ? { mapping: before.mapping, run } : null, guess, run.fileName, head.wordings),
    asked: guess.date.asked,
  };
}
