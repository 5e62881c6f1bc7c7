"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { withTenantAnew } from "@/db/client";
import { deleteResponse } from "@/features/responses/delete-response";
import { type Deed, LONGEST_REASON, MOST_AT_ONCE, reviewResponses } from "@/features/responses/review-responses";
import { done, type FormState, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { isUuid } from "@/platform/is-uuid";
import { requireAction } from "@/platform/session";

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
    const t = await getTranslations("answersList");
    const { deed, reason } = given;
    const ids = Array.isArray(given.ids) ? given.ids.filter((id) => typeof id === "string" && isUuid(id)) : [];
    if (!DEEDS.includes(deed) || !isUuid(surveyId) || ids.length === 0) return refused(t("done.none"));
    if (ids.length > MOST_AT_ONCE) return refused(t("done.most", { most: MOST_AT_ONCE }));
    const why = typeof reason === "string" ? reason.trim() : "";
    if (deed === "exclude" && why === "") return refused(null, { reason: t("excluding.missing") });
    if (why.length > LONGEST_REASON) return refused(null, { reason: t("excluding.long", { most: LONGEST_REASON }) });
    const changed = await withTenantAnew(db, scope, (tx) =>
      reviewResponses(tx, scope, surveyId, { deed, ids, ...(typeof reason === "string" ? { reason } : {}) }),
    );
    revalidatePath(`/w/${slug}/surveys/${surveyId}`, "layout");
    if (changed.length === 0) return refused(t("done.nothing"));
    return { ...done(t(`done.${deed}`, { n: changed.length })), ids: changed };
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
    const t = await getTranslations("answersList.delete");
    if (!isUuid(surveyId) || !isUuid(id)) return refused(t("gone"));
    if (
      String(form.get("word") ?? "")
        .trim()
        .toLowerCase() !== t("word")
    )
      return refused(null, { word: t("mistyped", { word: t("word") }) });
    await withTenantAnew(db, scope, (tx) => deleteResponse(tx, scope, surveyId, id));
    revalidatePath(`/w/${slug}/surveys/${surveyId}`, "layout");
    return done(t("done"));
  });
}
