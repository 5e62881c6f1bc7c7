"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import {
  followUpMailsInput,
  languageInput,
  letterKeysInput,
  passwordInput,
  profileInput,
  sessionInput,
} from "@/features/settings/account/input";
import {
  changeLanguage,
  changeLetterKeys,
  changePassword,
  hasPassword,
  renameUser,
} from "@/platform/auth/change-password";
import { MAX_PASSWORD, MIN_PASSWORD, passwordFault } from "@/platform/auth/password";
import { endOtherSessions, endSession, isFreshSession } from "@/platform/auth/sessions";
import { setFollowUpMail } from "@/platform/follow-up-mail";
import { done, type FormState, refused } from "@/platform/form-state";
import { checkForm } from "@/platform/http/check-form";
import { runAction } from "@/platform/http/run-action";
import { sayFaults } from "@/platform/http/say-faults";
import { requestAddress } from "@/platform/request-address";
import { runtime } from "@/platform/runtime";
import { requireAction, requireUserAction } from "@/platform/session";

/** Changes one's own name. */
export async function saveProfile(_state: FormState, form: FormData): Promise<FormState> {
  return runAction("save-profile", async () => {
    const user = await requireUserAction();
    const input = checkForm(profileInput, form, await sayFaults("settings"));
    if (!input.ok) return input.refusal;
    await renameUser(runtime().appDb, user.userId, input.value.name);
    revalidatePath("/w", "layout");
    return done((await getTranslations("settings"))("saved"));
  });
}

/** Changes the language in which the app speaks to oneself; every page says the new one at once. */
export async function saveLanguage(_state: FormState, form: FormData): Promise<FormState> {
  return runAction("save-language", async () => {
    const user = await requireUserAction();
    const input = checkForm(languageInput, form, await sayFaults("settings"));
    if (!input.ok) return input.refusal;
    const { locale } = input.value;
    await changeLanguage(runtime().appDb, user.userId, locale);
    revalidatePath("/", "layout");
    return done((await getTranslations({ locale, namespace: "settings" }))("saved"));
  });
}

/** Makes single letters shortcuts for oneself, or no longer; the page knows it already, and is not made anew. */
export async function saveLetterKeys(on: boolean): Promise<FormState> {
  return runAction("save-letter-keys", async () => {
    const user = await requireUserAction();
    await changeLetterKeys(runtime().appDb, user.userId, letterKeysInput.parse(on));
    return done((await getTranslations("settings"))("saved"));
  });
}

/** Changes one's own password and signs out elsewhere. Who has none yet must have signed in just now: whoever has it may begin two-step sign-in. */
export async function savePassword(_state: FormState, form: FormData): Promise<FormState> {
  return runAction("save-password", async () => {
    const user = await requireUserAction();
    const { current, next } = passwordInput.parse(Object.fromEntries(form));
    const t = await getTranslations("settings.account");
    const fault = passwordFault(next);
    if (fault !== null) {
      const said = await getTranslations("access.said");
      return refused(null, { next: said(fault, { n: fault === "short" ? MIN_PASSWORD : MAX_PASSWORD }) });
    }
    const verdict = runtime().limits.signIn.take(`password ${user.userId}`, performance.now());
    if (!verdict.allowed) return refused(t("tooMany"));
    const { appDb } = runtime();
    if (!(await hasPassword(appDb, user.userId)) && !(await isFreshSession(appDb, user.sessionId, new Date()))) {
      return refused(t("signInAgain"));
    }
    const wanted = { current, next, address: requestAddress(await headers()) };
    const changed = current.length <= MAX_PASSWORD && (await changePassword(appDb, user, wanted));
    if (!changed) return refused(null, { current: t("notYours") });
    revalidatePath("/w", "layout");
    return done(t("changed"));
  });
}

/** Has oneself told of new follow-ups by mail, or not. */
export async function saveFollowUpMails(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("save-follow-up-mails", async () => {
    const { db, scope, user } = await requireAction(slug, "followup.work");
    const input = checkForm(followUpMailsInput, form, await sayFaults("settings"));
    if (!input.ok) return input.refusal;
    const active = input.value.mails === "on";
    await withTenant(db, scope, (tx) => setFollowUpMail(tx, scope, user.userId, { active, now: new Date() }));
    revalidatePath("/w", "layout");
    return done((await getTranslations("settings"))("saved"));
  });
}

/** Ends one session of one's own. */
export async function endOne(_state: FormState, form: FormData): Promise<FormState> {
  return runAction("end-session", async () => {
    const user = await requireUserAction();
    const input = checkForm(sessionInput, form, await sayFaults("settings"));
    if (!input.ok) return input.refusal;
    await endSession(runtime().appDb, user.userId, input.value.id);
    revalidatePath("/w", "layout");
    return done((await getTranslations("settings.account"))("signedOut"));
  });
}

/** Ends all of one's own sessions but this. */
export async function endOthers(_state: FormState): Promise<FormState> {
  return runAction("end-others", async () => {
    const user = await requireUserAction();
    const ended = await endOtherSessions(runtime().appDb, user.userId, user.sessionId);
    revalidatePath("/w", "layout");
    return done((await getTranslations("settings.account"))("signedOutOthers", { n: ended }));
  });
}
