"use server";

import { revalidatePath } from "next/cache";
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
    if (!checked.success) {
      const errors: Record<string, string> = {};
      for (const { path, message } of checked.error.issues) errors[String(path[0] ?? "")] ??= message;
      return refused("Not saved yet: see the field that is marked.", errors);
    }
    await withTenant(db, scope, (tx) => saveLook(tx, scope, id, checked.data, new Date()));
    noteSurveyChange();
    revalidatePath(`/w/${slug}/surveys/${id}`, "layout");
    return done("Saved");
  });
}
