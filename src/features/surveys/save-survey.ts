import type { Tx } from "@/db/client";
import type { SurveyRow } from "@/db/queries/find-survey";
import { findUsualBrand } from "@/db/queries/usual-brand";
import type { WorkspaceScope } from "@/db/scope";
import { buildDraft } from "@/features/surveys/build-draft";
import { carryLook } from "@/features/surveys/carry-look";
import { createSurvey } from "@/features/surveys/create-survey";
import type { FormValues } from "@/features/surveys/read-form";
import { publishDraft } from "@/features/surveys/versions/publish-draft";

/**
 * Stores a new survey as its form describes it; with `publish` it goes live in the same transaction. Throws 422 with the
 * document's paths, 409 where publishing makes no sense: the linter says that it cannot work.
 */
export async function saveSurvey(
  tx: Tx,
  scope: WorkspaceScope,
  { values, name, publish }: { readonly values: FormValues; readonly name: string; readonly publish: boolean },
  now: Date,
): Promise<SurveyRow> {
  const definition = buildDraft(values);
  const brand = carryLook(await findUsualBrand(tx, scope), definition.brand);
  const made = await createSurvey(tx, scope, { definition: { ...definition, brand }, name });
  return publish ? publishDraft(tx, scope, made.id, now) : made;
}
