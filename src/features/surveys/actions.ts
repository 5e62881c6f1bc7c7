"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { closeSurvey, reopenSurvey, updateSurvey } from "@/features/surveys/change-survey";
import { deleteSurvey } from "@/features/surveys/delete-survey";
import { LONGEST_NAME, renameSchema } from "@/features/surveys/input";
import { findErrors, readForm, type SurveyFormState, templateFor } from "@/features/surveys/read-form";
import { saveSurvey } from "@/features/surveys/save-survey";
import { done, type FormState, refused } from "@/platform/form-state";
import { checkForm } from "@/platform/http/check-form";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";
import { noteSurveyChange } from "@/platform/survey-changes";

/** Makes a survey of the form of a new one: live, and then its link is next, or a draft, and then the builder. */
export async function save(slug: string, _state: SurveyFormState, form: FormData): Promise<SurveyFormState> {
  const values = readForm(form);
  const state = await runAction("save-survey", async () => {
    const publish = form.get("intent") === "publish";
    const { db, scope } = await requireAction(slug, publish ? "survey.publish" : "survey.write");
    const t = await getTranslations("newSurvey");
    const errors = findErrors(form, t);
    if (Object.keys(errors).length > 0) return refused(t("errors.nothing"), errors);
    const name = (await getTranslations("templateFacts"))(`${templateFor(values.kind, values.scale)}.name`);
    const now = new Date();
    const row = await withTenant(db, scope, (tx) => saveSurvey(tx, scope, { values, name, publish }, now));
    noteSurveyChange();
    revalidatePath(`/w/${slug}/surveys`, "layout");
    redirect(`/w/${slug}/surveys/${row.id}/${publish ? "share" : "edit"}`);
  });
  return { ...state, typed: values };
}

/** Closes a survey: its page says so and takes no more answers. `reopen` undoes it. */
export async function close(slug: string, id: string): Promise<FormState> {
  return change(slug, "close-survey", async (access, now) => {
    await withTenant(access.db, access.scope, (tx) => closeSurvey(tx, access.scope, id, now));
    return done((await getTranslations("surveyBar"))("closed"));
  });
}

/** Opens a closed survey again, as it was. */
export async function reopen(slug: string, id: string): Promise<FormState> {
  return change(slug, "reopen-survey", async (access, now) => {
    await withTenant(access.db, access.scope, (tx) => reopenSurvey(tx, access.scope, id, now));
    return done((await getTranslations("surveyBar"))("reopened"));
  });
}

/** Gives a survey another name; respondents never see it. */
export async function rename(slug: string, id: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("rename-survey", async () => {
    const { db, scope } = await requireAction(slug, "survey.write");
    const t = await getTranslations("surveyBar.rename");
    const input = checkForm(renameSchema, form, (told) =>
      t(told === "long" ? "long" : "missing", { most: LONGEST_NAME }),
    );
    if (!input.ok) return input.refusal;
    await withTenant(db, scope, (tx) =>
      updateSurvey(tx, scope, id, { name: input.value.name, definition: undefined }, new Date()),
    );
    revalidatePath(`/w/${slug}`, "layout");
    return done(t("done"));
  });
}

/** Deletes a survey and all its answers for good. */
export async function remove(slug: string, id: string): Promise<FormState> {
  return runAction("delete-survey", async () => {
    const { db, scope } = await requireAction(slug, "survey.delete");
    await withTenant(db, scope, (tx) => deleteSurvey(tx, scope, id));
    noteSurveyChange();
    revalidatePath(`/w/${slug}`, "layout");
    redirect(`/w/${slug}/surveys`);
  });
}

type Access = Awaited<ReturnType<typeof requireAction>>;

function change(
  slug: string,
  name: string,
  work: (access: Access, now: Date) => Promise<FormState>,
): Promise<FormState> {
  return runAction(name, async () => {
    const state = await work(await requireAction(slug, "survey.publish"), new Date());
    noteSurveyChange();
    revalidatePath(`/w/${slug}`, "layout");
    return state;
  });
}
