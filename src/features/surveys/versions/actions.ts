"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { publishDraft } from "@/features/surveys/versions/publish-draft";
import { bringBackDraft, restoreVersion } from "@/features/surveys/versions/restore-version";
import { done, type FormState } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";
import { noteSurveyChange } from "@/platform/survey-changes";

/**
 * Publishes the draft that the form says was read, with the corrections ticked in it, and goes to where the survey is
 * handed out. Where it was refused the page is drawn anew, so that it says what would change now.
 */
export async function publish(slug: string, id: string, _state: FormState, form: FormData): Promise<FormState> {
  const state = await runAction("publish-survey", async () => {
    const { db, scope } = await requireAction(slug, "survey.publish");
    const corrections = form.getAll("correction").filter((one) => typeof one === "string");
    const read = String(form.get("read") ?? "");
    await withTenant(db, scope, (tx) => publishDraft(tx, scope, id, new Date(), { corrections, read }));
    noteSurveyChange();
    revalidatePath(`/w/${slug}`, "layout");
    redirect(`/w/${slug}/surveys/${id}/share`);
  });
  revalidatePath(`/w/${slug}/surveys/${id}/publish`);
  return state;
}

/** Makes a published version the draft. `bringBack` undoes it. */
export async function restore(slug: string, id: string, version: number): Promise<FormState> {
  return runAction("restore-version", async () => {
    const { db, scope } = await requireAction(slug, "survey.write");
    await withTenant(db, scope, (tx) => restoreVersion(tx, scope, id, version, new Date()));
    revalidatePath(`/w/${slug}`, "layout");
    return done((await getTranslations("publish"))("restored", { version: String(version) }));
  });
}

/** Brings back the draft that was replaced last. */
export async function bringBack(slug: string, id: string): Promise<FormState> {
  return runAction("bring-back-draft", async () => {
    const { db, scope } = await requireAction(slug, "survey.write");
    await withTenant(db, scope, (tx) => bringBackDraft(tx, scope, id, new Date()));
    revalidatePath(`/w/${slug}`, "layout");
    return done((await getTranslations("publish"))("backAgain"));
  });
}
