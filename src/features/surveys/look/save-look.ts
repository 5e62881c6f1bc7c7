import type { Tx } from "@/db/client";
import { findAsset } from "@/db/queries/find-asset";
import { lockSurvey } from "@/db/queries/lock-survey";
import type { WorkspaceScope } from "@/db/scope";
import type { Brand } from "@/domain/survey/definition";
import { draftMark, saveDraft } from "@/features/surveys/builder/save-draft";
import { requireSurvey } from "@/features/surveys/change-survey";
import { invalid } from "@/platform/http/problem";
import type { Kept } from "@/platform/http/read-kept";

/**
 * Puts a look into the survey's draft and leaves all else of it as it is stored now, so that nobody's questions are
 * overwritten. Passes over one that is to follow what was stored at `after` where something was stored since. Throws 404 for
 * a survey, 422 at `logo` for a picture that this workspace does not have.
 */
export async function saveLook(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  { brand, after }: { readonly brand: Brand; readonly after?: string },
  now: Date,
): Promise<Kept> {
  await requireSurvey(tx, scope, id);
  await lockSurvey(tx, scope, id);
  const { draft, updatedAt } = await requireSurvey(tx, scope, id);
  if (after !== undefined && after !== updatedAt.toISOString()) return { stored: false, at: updatedAt };
  if (brand.logo !== undefined && !(await findAsset(tx, scope, brand.logo)))
    throw invalid([
      { path: "logo", message: "There is no such picture in this workspace. Choose the file again.", key: "noPicture" },
    ]);
  // Later than what stood there, also by the clock of another machine: `after` tells the two apart.
  const at = new Date(Math.max(now.getTime(), updatedAt.getTime() + 1));
  await saveDraft(tx, scope, id, { definition: { ...draft, brand }, basedOn: draftMark(draft) }, at);
  return { stored: true, at };
}
