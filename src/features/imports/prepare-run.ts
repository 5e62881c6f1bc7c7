import type { Tx } from "@/db/client";
import type { ImportRow } from "@/db/queries/find-import";
import { findWorkspace } from "@/db/queries/find-workspace";
import { insertSurvey } from "@/db/queries/insert-survey";
import { publishSurvey } from "@/db/queries/publish-survey";
import { lockImport, updateImport } from "@/db/queries/update-import";
import { brandOf } from "@/db/queries/usual-brand";
import type { WorkspaceScope } from "@/db/scope";
import { type Mapping, parseMapping } from "@/domain/imports/mapping";
import { surveyOfMapping } from "@/domain/imports/target";
import { isLocale } from "@/domain/survey/locale";
import { scoreQuestions } from "@/domain/survey/outline";
import { findTarget, type ImportTargetSurvey } from "@/features/imports/find-target";
import { writeAudit } from "@/platform/audit";

/** An import that is about to read its file. */
export interface PreparedRun {
  readonly importId: string;
  readonly mapping: Mapping;
  readonly dryRun: boolean;
  readonly file: Pick<ImportRow, "id" | "fileBytes" | "encoding" | "source">;
  /** Rows that were dealt with before a crash. */
  readonly rowsBefore: number;
  /** The workspace's zone. */
  readonly zone: string;
  /** Where answers go. In a dry run for a new survey its id is '', since there is none. */
  readonly survey: ImportTargetSurvey;
}

/**
 * Takes an import up: marks it as running and makes its survey where it asked for a new one. Null where there is nothing
 * to do: it is gone, done, or undone, or its survey is no longer what it was (then it is marked as failed).
 */
export async function prepareRun(
  tx: Tx,
  scope: WorkspaceScope,
  importId: string,
  now: Date,
): Promise<PreparedRun | null> {
  const row = await lockImport(tx, scope, importId);
  if (!row || (row.status !== "queued" && row.status !== "running")) return null;
  const parsed = parseMapping(row.mapping);
  if (!parsed.ok) throw new Error("The stored mapping of an import does not fit its own schema.");
  const { mapping } = parsed;
  const workspace = await findWorkspace(tx, scope);
  let surveyId = row.surveyId;
  let survey: ImportTargetSurvey | null = null;
  if (surveyId === null && row.name !== null) {
    const made = surveyForNew(mapping, workspace);
    if (!made.ok) throw new Error(`No survey fits this mapping: ${made.errors.map(({ path }) => path).join(", ")}`);
    const { definition, target } = made;
    if (row.dryRun) {
      const series = Object.fromEntries(scoreQuestions(definition).map((question) => [question.id, 1]));
      const { locale } = definition;
      survey = { surveyId: "", version: 1, locale, anonymous: false, series, target };
    } else {
      // Every row of a file counts; who repeats is a policy that the survey's own page can change.
      const inserted = await insertSurvey(tx, scope, {
        name: row.name,
        definition,
        repeats: { policy: "all" },
      });
      await publishSurvey(tx, scope, inserted.id, now);
      await writeAudit(tx, scope, {
        action: "survey.created",
        subject: inserted.id,
        after: { name: row.name, importId },
      });
      surveyId = inserted.id;
    }
  }
  if (survey === null && surveyId !== null) {
    const made = row.madeSurvey || row.surveyId === null;
    const found = await findTarget(tx, scope, surveyId, mapping, made);
    if (found.outcome === "found") survey = found.survey;
    // What this transaction published goes with it.
    else if (row.surveyId === null) throw new Error("A survey made from a mapping does not fit it.");
  }
  if (survey === null) {
    await updateImport(tx, scope, importId, { status: "failed", fault: { code: "surveyChanged" }, finishedAt: now });
    return null;
  }
  await updateImport(tx, scope, importId, {
    status: "running",
    startedAt: row.startedAt ?? now,
    surveyId,
    madeSurvey: row.madeSurvey || (row.surveyId === null && surveyId !== null),
  });
  return {
    importId,
    mapping,
    dryRun: row.dryRun,
    file: row,
    rowsBefore: row.rows,
    zone: workspace.zone,
    survey,
  };
}

/** The survey that an import of this mapping makes in a workspace. */
export function surveyForNew(
  mapping: Mapping,
  workspace: Awaited<ReturnType<typeof findWorkspace>>,
): ReturnType<typeof surveyOfMapping> {
  const locale = isLocale(workspace.locale) ? workspace.locale : "en";
  return surveyOfMapping(mapping, { brand: brandOf(workspace), locale });
}
