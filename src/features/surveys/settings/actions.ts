"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { applySettings } from "@/features/surveys/settings/apply-settings";
import { changeDraft, readPage, readPrivacy } from "@/features/surveys/settings/change-draft";
import type { SettingsInput } from "@/features/surveys/settings/input";
import {
  type FormReader,
  readAccess,
  readAnonymity,
  readCap,
  readOpening,
  readRepeats,
} from "@/features/surveys/settings/read-form";
import { done, type FormState, refused } from "@/platform/form-state";
import { typedValues } from "@/platform/http/check-form";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";
import { noteSurveyChange } from "@/platform/survey-changes";

/** When the survey takes answers, in the workspace's zone. */
export async function saveOpening(slug: string, id: string, _state: FormState, form: FormData): Promise<FormState> {
  return save(slug, id, form, "save-opening", readOpening, "savedPage");
}

/** How many responses it takes. */
export async function saveCap(slug: string, id: string, _state: FormState, form: FormData): Promise<FormState> {
  return save(slug, id, form, "save-cap", readCap, "saved");
}

/** What a person's later answer means. */
export async function saveRepeats(slug: string, id: string, _state: FormState, form: FormData): Promise<FormState> {
  return save(slug, id, form, "save-repeats", readRepeats, "saved");
}

/** Whether answers are anonymous, and from how many on a group is shown. */
export async function saveAnonymity(slug: string, id: string, _state: FormState, form: FormData): Promise<FormState> {
  return save(slug, id, form, "save-anonymity", readAnonymity, "savedAnonymity");
}

/** Password, and whether programs may answer. */
export async function saveAccess(slug: string, id: string, _state: FormState, form: FormData): Promise<FormState> {
  return save(slug, id, form, "save-access", readAccess, "saved");
}

/** How the page asks: part of the document, so it goes live with the next publishing. */
export async function savePage(slug: string, id: string, _state: FormState, form: FormData): Promise<FormState> {
  return saveDraft(slug, id, form, "save-page", readPage);
}

/** What the page says of privacy: part of the document too. */
export async function savePrivacy(slug: string, id: string, _state: FormState, form: FormData): Promise<FormState> {
  return saveDraft(slug, id, form, "save-privacy", readPrivacy);
}

function save(
  slug: string,
  id: string,
  form: FormData,
  name: string,
  read: FormReader<SettingsInput>,
  words: "saved" | "savedPage" | "savedAnonymity",
): Promise<FormState> {
  return withTyped(form, () =>
    runAction(name, async () => {
      const { db, scope, workspace } = await requireAction(slug, "survey.write");
      const input = read(form, workspace.zone);
      const t = await getTranslations("surveySettings");
      if (!input.ok) {
        const told = Object.entries(input.errors).map(
          ([field, { key, values }]) => [field, t(`errors.${key}`, values)] as const,
        );
        return refused(null, Object.fromEntries(told));
      }
      await withTenant(db, scope, (tx) => applySettings(tx, scope, id, input.value, new Date()));
      noteSurveyChange();
      revalidatePath(`/w/${slug}`, "layout");
      return done(t(words));
    }),
  );
}

function saveDraft(
  slug: string,
  id: string,
  form: FormData,
  name: string,
  read: Parameters<typeof changeDraft>[3],
): Promise<FormState> {
  return withTyped(form, () =>
    runAction(name, async () => {
      const { db, scope } = await requireAction(slug, "survey.write");
      const { live } = await withTenant(db, scope, (tx) => changeDraft(tx, scope, id, read, form, new Date()));
      revalidatePath(`/w/${slug}`, "layout");
      const t = await getTranslations("surveySettings");
      return done(live ? t("savedDraftLive") : t("savedDraft"));
    }),
  );
}

/** What was typed stands in the form again where it was refused. */
async function withTyped(form: FormData, run: () => Promise<FormState>): Promise<FormState> {
  const state = await run();
  return state.ok ? state : { ...state, values: typedValues(form) };
}
