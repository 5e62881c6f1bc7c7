"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { brandInput } from "@/features/settings/brand/input";
import { saveBrand } from "@/features/settings/brand/save-brand";
import { done, type FormState } from "@/platform/form-state";
import { checkForm } from "@/platform/http/check-form";
import { runAction } from "@/platform/http/run-action";
import { sayFaults } from "@/platform/http/say-faults";
import { requireAction } from "@/platform/session";

/** Saves the look that every new survey begins with. */
export async function saveWorkspaceBrand(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("save-brand", async () => {
    const { db, scope } = await requireAction(slug, "workspace.settings");
    const input = checkForm(brandInput, form, await sayFaults("settings"));
    if (!input.ok) return input.refusal;
    const { logo, ...look } = input.value;
    await saveBrand(db, scope, (before) => ({
      ...look,
      color: look.color.toLowerCase(),
      ...(logo === "keep" && before?.logo ? { logo: before.logo } : {}),
    }));
    revalidatePath(`/w/${slug}`, "layout");
    return done((await getTranslations("settings"))("saved"));
  });
}

/** Lets new surveys follow the newest one again. */
export async function forgetWorkspaceBrand(slug: string): Promise<FormState> {
  return runAction("forget-brand", async () => {
    const { db, scope } = await requireAction(slug, "workspace.settings");
    await saveBrand(db, scope, () => null);
    revalidatePath(`/w/${slug}`, "layout");
    return done((await getTranslations("settings.brand"))("forgotten"));
  });
}
