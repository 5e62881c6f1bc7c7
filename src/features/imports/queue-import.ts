import { type Db, withTenant } from "@/db/client";
import { findImport } from "@/db/queries/find-import";
import { findWorkspace } from "@/db/queries/find-workspace";
import { askForImportJob, deleteImportProblems, lockImport, updateImport } from "@/db/queries/update-import";
import type { WorkspaceScope } from "@/db/scope";
import { profileColumns } from "@/domain/imports/column-profile";
import { findColumns } from "@/domain/imports/columns";
import type { Guess } from "@/domain/imports/guess";
import { type Mapping, parseMapping } from "@/domain/imports/mapping";
import { fitOthers } from "@/domain/imports/others/fit-others";
import { gatherOptions } from "@/domain/imports/others/options";
import { guessSource, maybeScored, mixedTypes } from "@/domain/imports/sources/guess-source";
import type { SourceId } from "@/domain/imports/sources/source";
import { findComment } from "@/domain/imports/target";
import { withWordings } from "@/domain/imports/wording";
import type { Definition } from "@/domain/survey/definition";
import type { Encoding } from "@/features/imports/decode-text";
import { findPublished, findTarget } from "@/features/imports/find-target";
import { ImportFailure } from "@/features/imports/import-failure";
import { ImportRefusal, refusedFile } from "@/features/imports/import-refusal";
import { belowMapping } from "@/features/imports/input";
import { surveyForNew } from "@/features/imports/prepare-run";
import { type FileHead, readHead, recogniseFile, storedFile } from "@/features/imports/read-file";
import { writeAudit } from "@/platform/audit";
import { conflict, notFound } from "@/platform/http/problem";

/** What somebody asks to be done with an uploaded file. */
export interface ImportOrder {
  /** Null is what the source's columns are known to be. */
  readonly mapping: Mapping | null;
  readonly source: SourceId | null;
  readonly encoding: Encoding | null;
  /** Into this survey, or into a new one of this name. */
  readonly into: { readonly surveyId: string } | { readonly name: string };
  /** Everything but storing. */
  readonly dryRun: boolean;
}

/**
 * Checks an order against the file and the survey, and asks the worker to run it. Throws 422 with paths below `mapping`,
 * 404 for a survey that this workspace does not have, 409 where the file is gone or its import runs already.
 */
export async function queueImport(db: Db, scope: WorkspaceScope, importId: string, order: ImportOrder): Promise<void> {
  const { into, dryRun, source } = order;
  const begun = await withTenant(db, scope, (tx) => findImport(tx, scope, importId));
  if (!begun) throw notFound();
  const encoding = order.encoding ?? begun.encoding;
  const file = storedFile(db, scope, { ...begun, source, encoding });
  const looked = order.mapping === null || lacksOptions(order.mapping) ? LOOKED_AT : 1;
  const head = await readHead(file, looked).catch((error: unknown) => {
    if (error instanceof ImportFailure) throw new ImportRefusal([{ path: "file", fault: error.fault }]);
    throw error;
  });
  if (source !== null && head !== null && (await recogniseFile(file)) !== source)
    throw new ImportRefusal([{ path: "source", fault: { code: "sourceOther", values: { source } } }]);
  const asked = order.mapping === null && "surveyId" in into ? await publishedSurvey(db, scope, into.surveyId) : null;
  const said = withOptions(order.mapping ?? mappingOfSource(source, head, asked), head);
  const mapping = "name" in into && head !== null ? withWordings(said, head.wordings) : said;
  await withTenant(db, scope, async (tx) => {
    const run = await lockImport(tx, scope, importId);
    if (!run) throw notFound();
    const waits = run.status === "uploading" || (run.dryRun && (run.status === "done" || run.status === "failed"));
    if (!waits) throw conflict("This import has begun already.", "conflict", "importBegun");
    if (head === null)
      throw run.fileBytes === 0
        ? refusedFile("fileEmpty")
        : conflict("The file is no longer kept. Upload it again.", "conflict", "fileGone");
    const columns = findColumns(mapping, head.header);
    if (!columns.ok) throw new ImportRefusal(belowMapping(columns.errors));
    if ("surveyId" in into) {
      const found = await findTarget(tx, scope, into.surveyId, mapping);
      if (found.outcome === "unknown") throw notFound("There is no survey with this id.", "noSurvey");
      if (found.outcome === "unpublished")
        throw new ImportRefusal([{ path: "survey", fault: { code: "unpublished" } }]);
      if (found.outcome === "mismatch") throw new ImportRefusal(belowMapping(found.errors));
    } else {
      const made = surveyForNew(mapping, await findWorkspace(tx, scope));
      if (!made.ok) throw new ImportRefusal(belowMapping(made.errors));
    }
    await deleteImportProblems(tx, scope, importId);
    await updateImport(tx, scope, importId, {
      surveyId: "surveyId" in into ? into.surveyId : null,
      name: "name" in into ? into.name : null,
      mapping,
      source,
      encoding,
      dryRun,
      status: "queued",
      fault: null,
      error: null,
      rowsPerSecond: null,
      rows: 0,
      stored: 0,
      duplicates: 0,
      rejected: 0,
      readBytes: 0,
      startedAt: null,
      finishedAt: null,
    });
    await askForImportJob(tx, scope, "import.run", importId);
    if (!dryRun) {
      const after = { fileName: run.fileName, ...into };
      await writeAudit(tx, scope, { action: "import.started", subject: importId, after });
    }
  });
}

/** Rows looked at for the options of choices and for what a tool's columns are. */
const LOOKED_AT = 20_000;

function lacksOptions({ others }: Mapping): boolean {
  return others.some((one) => (one.kind === "single" || one.kind === "multiple") && one.options.length === 0);
}

/** The mapping with the options that the file's rows hold, where it names none. A question needs one; a column without any asks for words. */
function withOptions(mapping: Mapping, head: FileHead | null): Mapping {
  if (head === null || !lacksOptions(mapping)) return mapping;
  const others = mapping.others.map((one): Mapping["others"][number] => {
    if ((one.kind !== "single" && one.kind !== "multiple") || one.options.length > 0) return one;
    const options = gatherOptions(one, head.header, head.rows);
    return options.length > 0 ? { ...one, options } : { ...one, options: [NO_OPTION] };
  });
  return { ...mapping, others };
}

/** The one option of a question whose column is blank as far as it was looked at: all words are "other" then. */
const NO_OPTION = "—";

async function publishedSurvey(db: Db, scope: WorkspaceScope, surveyId: string): Promise<Definition | null> {
  const found = await withTenant(db, scope, (tx) => findPublished(tx, scope, surveyId));
  return typeof found === "string" ? null : found.version.definition;
}

/** The mapping that a known tool's columns make without a person; into a `survey` nothing that it does not ask, but for scores. Refused where it leaves something open: a scale, a date's order, which kind of survey. */
function mappingOfSource(source: SourceId | null, head: FileHead | null, survey: Definition | null): Mapping {
  const profiles = profileColumns(head?.header ?? [], head?.rows ?? []);
  const types = mixedTypes(source, profiles);
  if (types.length > 0)
    throw new ImportRefusal([{ path: "source", fault: { code: "sourceTypes", values: { types: types.join(", ") } } }]);
  const guess = guessSource(source, profiles);
  const { asked } = guess.date;
  if (asked !== null)
    throw new ImportRefusal([{ path: "mapping.date", fault: { code: "orderAsked", values: { cell: asked.cell } } }]);
  if (survey === null && maybeScored(guess, profiles))
    throw new ImportRefusal([{ path: "mapping.questions", fault: { code: "questionNeeded" } }]);
  const { columns, patterns: pattern, zone } = guess.date;
  const others = survey === null ? guess.others : othersOf(guess, survey);
  const parsed = parseMapping({ ...guess, others, date: { columns, pattern, zone } });
  if (!parsed.ok) throw new ImportRefusal(belowMapping(parsed.errors));
  return parsed.mapping;
}

/** What of a guess a survey asks. The comments' question stays theirs. */
function othersOf({ others, comment }: Guess, { questions }: Definition): Guess["others"] {
  const said = comment === null ? undefined : findComment(questions, comment);
  return fitOthers(others, questions, said ? [said.id] : []);
}
