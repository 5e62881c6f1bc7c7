"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { withTenant } from "@/db/client";
import { duplicateSurvey } from "@/features/surveys/transfer/duplicate-survey";
import type { FormState } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";

/** Makes a draft like the survey that the form names, with all its settings, and opens it. */
export async function duplicate(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("duplicate-survey", async () => {
    const { db, scope } = await requireAction(slug, "survey.write");
    const id = String(form.get("survey") ?? "");
    const row = await withTenant(db, scope, (tx) => duplicateSurvey(tx, scope, id, new Date()));
    revalidatePath(`/w/${slug}/surveys`, "layout");
    redirect(`/w/${slug}/surveys/${row.id}/edit`);
  });
}
