import type { Tx } from "@/db/client";
import { findSurvey, type SurveyRow } from "@/db/queries/find-survey";
import { updateSurveyRow } from "@/db/queries/update-survey";
import type { WorkspaceScope } from "@/db/scope";
import { checkDefinition } from "@/features/surveys/create-survey";
import { readSites } from "@/features/surveys/embed/read-sites";
import type { UpdateSurveyInput } from "@/features/surveys/input";
import { applySettings } from "@/features/surveys/settings/apply-settings";
import { writeAudit } from "@/platform/audit";
import { conflict, notFound } from "@/platform/http/problem";
import { isUuid } from "@/platform/is-uuid";

/** The survey with this id; throws 404 where this workspace has none. */
export async function requireSurvey(tx: Tx, scope: WorkspaceScope, id: string): Promise<SurveyRow> {
  const row = isUuid(id) ? await findSurvey(tx, scope, id) : null;
  if (!row) throw notFound("There is no survey with this id.", "noSurvey");
  return row;
}

/** Changes a draft and settings; respondents see a changed document only after it is published. */
export async function updateSurvey(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  input: UpdateSurveyInput,
  now: Date,
): Promise<SurveyRow> {
  const before = await requireSurvey(tx, scope, id);
  const { name, definition, embedOn, ...settings } = input;
  const changes = {
    ...(name === undefined ? {} : { name }),
    ...(definition === undefined ? {} : { draft: checkDefinition(definition) }),
    // Holds at once, as it is no part of the document.
    ...(embedOn === undefined ? {} : { embedOn: readSites(embedOn) }),
  };
  if (Object.keys(changes).length > 0) {
    await updateSurveyRow(tx, scope, id, { ...changes, updatedAt: now });
    await writeAudit(tx, scope, {
      action: "survey.changed",
      subject: id,
      before: { name: before.name, ...(embedOn === undefined ? {} : { embedOn: before.embedOn }) },
      after: { ...changes, draft: undefined },
    });
  }
  if (Object.values(settings).some((value) => value !== undefined)) await applySettings(tx, scope, id, settings, now);
  return requireSurvey(tx, scope, id);
}

/** Closes a live survey: its page says so, and answers are refused with 410. Reopening undoes it. */
export async function closeSurvey(tx: Tx, scope: WorkspaceScope, id: string, now: Date): Promise<SurveyRow> {
  const row = await requireSurvey(tx, scope, id);
  if (row.status === "draft")
    throw conflict("A survey that was never published cannot be closed.", "conflict", "neverClosed");
  if (row.status === "live") {
    await updateSurveyRow(tx, scope, id, { status: "closed", closedAt: now, updatedAt: now });
    await writeAudit(tx, scope, { action: "survey.closed", subject: id });
  }
  return requireSurvey(tx, scope, id);
}

/** Opens a closed survey again, as it was: the same version, no new series. What closing did is undone. */
export async function reopenSurvey(tx: Tx, scope: WorkspaceScope, id: string, now: Date): Promise<SurveyRow> {
  const row = await requireSurvey(tx, scope, id);
  if (row.status === "draft")
    throw conflict("A survey that was never published cannot be reopened.", "conflict", "neverReopened");
  if (row.status === "closed" || (row.closesAt !== null && row.closesAt <= now)) {
    // A closing that lies behind would close it again at once.
    const closesAt = row.closesAt !== null && row.closesAt <= now ? null : row.closesAt;
    await updateSurveyRow(tx, scope, id, { status: "live", closedAt: null, closesAt, updatedAt: now });
    await writeAudit(tx, scope, { action: "survey.reopened", subject: id });
  }
  return requireSurvey(tx, scope, id);
}
