"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { MOST_ACTIVE_DAYS, staySettingsInput } from "@/features/customers/staying/settings/input";
import { saveStaySettings } from "@/features/customers/staying/settings/save-stay-settings";
import { done, type FormState } from "@/platform/form-state";
import { checkForm } from "@/platform/http/check-form";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";

/** Saves how staying and leaving are counted. */
export async function saveStaying(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("save-staying", async () => {
    const { db, scope } = await requireAction(slug, "workspace.settings");
    const t = await getTranslations("staying.settings");
    const say = (key: string) => (key === "days" ? t("errors.days", { most: MOST_ACTIVE_DAYS }) : t("errors.choice"));
    const input = checkForm(staySettingsInput, form, say);
    if (!input.ok) return input.refusal;
    const { rebuilds } = await saveStaySettings(db, scope, input.value);
    revalidatePath(`/w/${slug}`, "layout");
    return done(t(rebuilds ? "savedRebuilding" : "saved"));
  });
}
