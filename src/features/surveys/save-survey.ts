import type { Tx } from "@/db/client";
import type { SurveyRow } from "@/db/queries/find-survey";
import type { WorkspaceScope } from "@/db/scope";
import { TEMPLATE_FACTS } from "@/domain/survey/templates/templates";
import { buildDraft } from "@/features/surveys/build-draft";
import { requireSurvey, updateSurvey } from "@/features/surveys/change-survey";
import { createSurvey } from "@/features/surveys/create-survey";
import { type FormValues, templateFor } from "@/features/surveys/read-form";
import { publishDraft } from "@/features/surveys/versions/publish-draft";

/**
 * Stores what the form says: a new survey (`id` null) or the draft of an existing one; with `publish` it goes live in the
 * same transaction. Throws 404 for a survey that is not this workspace's, 422 with the document's paths, 409 where
 * publishing makes no sense: the linter says that it cannot work.
 */
export async function saveSurvey(
  tx: Tx,
  scope: WorkspaceScope,
  input: { readonly id: string | null; readonly values: FormValues; readonly publish: boolean },
  now: Date,
): Promise<SurveyRow> {
  const { id, values, publish } = input;
  const saved = id === null ? await create(tx, scope, values) : await update(tx, scope, id, values, now);
  if (!publish) return saved;
  return publishDraft(tx, scope, saved.id, now);
}

function create(tx: Tx, scope: WorkspaceScope, values: FormValues): Promise<SurveyRow> {
  const name = values.name === "" ? TEMPLATE_FACTS[templateFor(values.kind, values.scale)].name : values.name;
  return createSurvey(tx, scope, { definition: buildDraft(values, null), name });
}

async function update(tx: Tx, scope: WorkspaceScope, id: string, values: FormValues, now: Date): Promise<SurveyRow> {
  const { draft, name } = await requireSurvey(tx, scope, id);
  return updateSurvey(tx, scope, id, { name: values.name || name, definition: buildDraft(values, draft) }, now);
}
