import type { Tx } from "@/db/client";
import { findAsset } from "@/db/queries/find-asset";
import { lockSurvey } from "@/db/queries/lock-survey";
import type { WorkspaceScope } from "@/db/scope";
import type { Brand } from "@/domain/survey/definition";
import { draftMark, saveDraft } from "@/features/surveys/builder/save-draft";
import { requireSurvey } from "@/features/surveys/change-survey";
import { invalid } from "@/platform/http/problem";

/**
 * Puts a look into the survey's draft and leaves all else of it as it is stored now, so that nobody's questions are
 * overwritten. Throws 404 for a survey, 422 at `logo` for a picture that this workspace does not have.
 */
export async function saveLook(tx: Tx, scope: WorkspaceScope, id: string, brand: Brand, now: Date): Promise<void> {
  await requireSurvey(tx, scope, id);
  await lockSurvey(tx, scope, id);
  if (brand.logo !== undefined && !(await findAsset(tx, scope, brand.logo)))
    throw invalid([
      { path: "logo", message: "There is no such picture in this workspace. Choose the file again.", key: "noPicture" },
    ]);
  const { draft } = await requireSurvey(tx, scope, id);
  await saveDraft(tx, scope, id, { definition: { ...draft, brand }, basedOn: draftMark(draft) }, now);
}
