"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { brandSchema } from "@/domain/survey/definition";
import { saveLook } from "@/features/surveys/look/save-look";
import { done, type FormState, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";
import { noteSurveyChange } from "@/platform/survey-changes";

/** Stores a survey's look in its draft; `errors` by the brand's fields. */
export async function storeLook(slug: string, id: string, look: unknown): Promise<FormState> {
  return runAction("save-look", async () => {
    const { db, scope } = await requireAction(slug, "survey.write");
    const checked = brandSchema.safeParse(look);
    const t = await getTranslations("look");
    if (!checked.success) {
      const errors: Record<string, string> = {};
      for (const { path } of checked.error.issues) errors[String(path[0] ?? "")] ??= t(`errors.${faultOf(path[0])}`);
      return refused(t("notSaved"), errors);
    }
    await withTenant(db, scope, (tx) => saveLook(tx, scope, id, checked.data, new Date()));
    noteSurveyChange();
    revalidatePath(`/w/${slug}/surveys/${id}`, "layout");
    return done(t("saved"));
  });
}

/** Which message says what is wrong with a field of the brand. */
function faultOf(field: PropertyKey | undefined): "name" | "color" | "logo" | "other" {
  return field === "name" || field === "color" || field === "logo" ? field : "other";
}
