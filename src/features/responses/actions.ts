"use server";

import { revalidatePath } from "next/cache";
import { withTenant } from "@/db/client";
import { deleteResponse } from "@/features/responses/delete-response";
import { type Deed, MOST_AT_ONCE, reviewResponses } from "@/features/responses/review-responses";
import { done, type FormState, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DEEDS: readonly Deed[] = ["release", "exclude", "restore", "undo"];

/** What became of a review; `ids` are those that changed, for undoing it. */
export interface ReviewState extends FormState {
  readonly ids?: readonly string[];
}

/** Releases, excludes or restores answers, or takes the last of these back. */
export async function review(
  slug: string,
  surveyId: string,
  given: { deed: Deed; ids: readonly string[]; reason?: string },
): Promise<ReviewState> {
  return runAction("review-responses", async () => {
    const { db, scope } = await requireAction(slug, "response.review");
    const { deed, reason } = given;
    const ids = Array.isArray(given.ids) ? given.ids.filter((id) => typeof id === "string" && UUID.test(id)) : [];
    if (!DEEDS.includes(deed) || !UUID.test(surveyId) || ids.length === 0)
      return refused("Choose at least one answer.");
    if (ids.length > MOST_AT_ONCE) return refused(`At most ${MOST_AT_ONCE} answers at once.`);
    const changed = await withTenant(db, scope, (tx) =>
      reviewResponses(tx, scope, surveyId, { deed, ids, ...(typeof reason === "string" ? { reason } : {}) }),
    );
    revalidatePath(`/w/${slug}/surveys/${surveyId}`, "layout");
    if (changed.length === 0) return refused("Nothing to do: somebody else was quicker. The list is up to date now.");
    return { ...done(sentence(deed, changed.length)), ids: changed };
  });
}

/** Deletes one answer for good, after its word was typed. */
export async function remove(
  slug: string,
  surveyId: string,
  id: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runAction("delete-response", async () => {
    const { db, scope } = await requireAction(slug, "response.delete");
    if (!UUID.test(surveyId) || !UUID.test(id)) return refused("There is no such answer.");
    if (
      String(form.get("word") ?? "")
        .trim()
        .toLowerCase() !== "delete"
    )
      return refused(null, { word: "Type the word delete to go on." });
    await withTenant(db, scope, (tx) => deleteResponse(tx, scope, surveyId, id));
    revalidatePath(`/w/${slug}/surveys/${surveyId}`, "layout");
    return done("The answer is deleted.");
  });
}

function sentence(deed: Deed, n: number): string {
  const answers = n === 1 ? "1 answer" : `${n} answers`;
  switch (deed) {
    case "release":
      return `${answers} released: counted now.`;
    case "exclude":
      return `${answers} excluded: counted no longer.`;
    case "restore":
      return `${answers} restored.`;
    case "undo":
      return "Taken back.";
  }
}
