"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { updateSurvey } from "@/features/surveys/change-survey";
import { done, type FormState } from "@/platform/form-state";
import { typedValues } from "@/platform/http/check-form";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";
import { noteSurveyChange } from "@/platform/survey-changes";

/** Stores the sites of the share screen's form, one a line. */
export async function storeSites(slug: string, id: string, _state: FormState, form: FormData): Promise<FormState> {
  const state = await runAction("save-sites", async () => {
    const { db, scope } = await requireAction(slug, "survey.publish");
    const typed = String(form.get("embedOn") ?? "").split(/[\s,]+/);
    const sites = typed.filter((text) => text !== "");
    const change = { definition: undefined, embedOn: sites };
    const { embedOn } = await withTenant(db, scope, (tx) => updateSurvey(tx, scope, id, change, new Date()));
    noteSurveyChange();
    revalidatePath(`/w/${slug}/surveys/${id}`, "layout");
    const t = await getTranslations("embed.sites");
    return done(embedOn.length === 0 ? t("none") : t("saved"));
  });
  return { ...state, values: typedValues(form) };
}
