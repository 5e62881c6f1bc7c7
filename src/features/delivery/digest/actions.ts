"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { askDigest } from "@/features/delivery/digest/ask-digest";
import { readKeptWishes, wishesInput } from "@/features/delivery/digest/input";
import { resumeMail, saveWishes } from "@/features/delivery/digest/save-wishes";
import { done, type FormState, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { runtime } from "@/platform/runtime";
import { requireAction } from "@/platform/session";

/** What the screen says when a form was not taken, by the field it belongs to. */
const FAULTS = ["choiceError", "zoneError", "surveysError"] as const;

/** Saves how somebody wants their mail. What it was before comes back with it, so that it can be undone. */
export async function saveDigestWishes(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("save-digest", async () => {
    const { db, scope, user } = await requireAction(slug, "dashboard.read");
    const t = await getTranslations("digest.settings");
    const input = wishesInput.safeParse({ ...Object.fromEntries(form), surveys: form.getAll("surveys") });
    if (!input.success) {
      const told = input.error.issues.map(({ path, message }) => {
        const fault = FAULTS.find((name) => name === message) ?? "choiceError";
        return [String(path[0] ?? ""), t(fault)] as const;
      });
      return refused(null, Object.fromEntries(told));
    }
    const before = await withTenant(db, scope, (tx) => saveWishes(tx, scope, user.userId, input.data, new Date()));
    revalidatePath(`/w/${slug}/settings/digest`);
    return { ...done(t("saved")), values: { before: JSON.stringify(before) } };
  });
}

/** Puts the wishes back to what they were before they were saved. */
export async function undoDigestWishes(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("undo-digest", async () => {
    const { db, scope, user } = await requireAction(slug, "dashboard.read");
    const t = await getTranslations("digest.settings");
    const before = readKeptWishes(form.get("before"));
    if (before === null) return refused(t("choiceError"));
    await withTenant(db, scope, (tx) => saveWishes(tx, scope, user.userId, before, new Date()));
    revalidatePath(`/w/${slug}/settings/digest`);
    return done(t("undone"));
  });
}

/** Ends a pause. */
export async function resumeDigest(slug: string, _state: FormState): Promise<FormState> {
  return runAction("resume-digest", async () => {
    const { db, scope, user } = await requireAction(slug, "dashboard.read");
    await withTenant(db, scope, (tx) => resumeMail(tx, scope, user.userId));
    revalidatePath(`/w/${slug}/settings/digest`);
    return done((await getTranslations("digest.settings"))("resumed"));
  });
}

/** Sends somebody one mail now; without a mail server there is no button for it. */
export async function sendDigestNow(slug: string, _state: FormState): Promise<FormState> {
  return runAction("send-digest-now", async () => {
    const { db, scope, user } = await requireAction(slug, "dashboard.read");
    const t = await getTranslations("digest.settings");
    if (runtime().mailer === null) return refused(t("noMail"));
    const outcome = await withTenant(db, scope, (tx) => askDigest(tx, scope, user.userId, new Date()));
    revalidatePath(`/w/${slug}/settings/digest`);
    return outcome === "asked" ? done(t("asked")) : refused(t(outcome));
  });
}
