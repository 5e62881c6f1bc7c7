import type { Tx } from "@/db/client";
import { findSurveyVersion, type SurveyRow } from "@/db/queries/find-survey";
import { lockSurvey } from "@/db/queries/lock-survey";
import { updateSurveyRow } from "@/db/queries/update-survey";
import type { WorkspaceScope } from "@/db/scope";
import { requireSurvey } from "@/features/surveys/change-survey";
import { writeAudit } from "@/platform/audit";
import { conflict, notFound } from "@/platform/http/problem";

/**
 * Makes a published version the draft; respondents see nothing of it until it is published. The draft it replaces is kept,
 * so that `bringBackDraft` undoes this. Throws 404 for a version that never was.
 */
export async function restoreVersion(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  version: number,
  now: Date,
): Promise<SurveyRow> {
  const row = await locked(tx, scope, id);
  const found = await findSurveyVersion(tx, scope, id, version);
  if (!found) throw notFound("There is no such version of this survey.", "noVersion");
  if (JSON.stringify(found.definition) === JSON.stringify(row.draft)) return row;
  await updateSurveyRow(tx, scope, id, {
    draft: found.definition,
    replacedDraft: { definition: row.draft, at: now.toISOString(), version },
    updatedAt: now,
  });
  await writeAudit(tx, scope, { action: "survey.version_restored", subject: id, after: { version } });
  return requireSurvey(tx, scope, id);
}

/** Brings back the draft that the last restoring replaced; what is the draft now is kept in its place, so this is undone by itself. */
export async function bringBackDraft(tx: Tx, scope: WorkspaceScope, id: string, now: Date): Promise<SurveyRow> {
  const row = await locked(tx, scope, id);
  if (row.replacedDraft === null)
    throw conflict("No draft was replaced, so there is none to bring back.", "conflict", "noReplacedDraft");
  const { definition, version } = row.replacedDraft;
  await updateSurveyRow(tx, scope, id, {
    draft: definition,
    replacedDraft: { definition: row.draft, at: now.toISOString(), version },
    updatedAt: now,
  });
  await writeAudit(tx, scope, { action: "survey.draft_brought_back", subject: id });
  return requireSurvey(tx, scope, id);
}

async function locked(tx: Tx, scope: WorkspaceScope, id: string): Promise<SurveyRow> {
  await requireSurvey(tx, scope, id);
  const row = await lockSurvey(tx, scope, id);
  if (!row) throw notFound("There is no survey with this id.", "noSurvey");
  return row;
}
