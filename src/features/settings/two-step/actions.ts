"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { beginInput, codeInput, offInput } from "@/features/settings/two-step/input";
import { tellOfChange } from "@/features/settings/two-step/tell-of-change";
import { hasPassword, isOwnPassword } from "@/platform/auth/change-password";
import { checkCode } from "@/platform/auth/check-code";
import { MAX_PASSWORD } from "@/platform/auth/password";
import { isFreshSession, type SignedIn } from "@/platform/auth/sessions";
import {
  cancelTwoStep,
  confirmTwoStep,
  renewRecoveryCodes,
  startTwoStep,
  turnOffTwoStep,
} from "@/platform/auth/two-step";
import { done, type FormState, IDLE, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { requestAddress } from "@/platform/request-address";
import { runtime } from "@/platform/runtime";
import { requireUserAction } from "@/platform/session";

/** A form's state with recovery codes that were made, which are shown once, and when: the newest are the ones that work. */
export interface CodesState extends FormState {
  codes?: { readonly list: readonly string[]; readonly madeAt: number };
}

/** Makes a secret for one's app, to be confirmed by a code of it. Who has no password to be asked for must have signed in just now. */
export async function begin(_state: FormState, form: FormData): Promise<FormState> {
  return runAction("begin-two-step", async () => {
    const user = await requireUserAction();
    const { password } = beginInput.parse(Object.fromEntries(form));
    const refusal = await refusePassword(user, password);
    if (refusal !== null) return refusal;
    const { appDb, authSecret } = runtime();
    const now = new Date();
    if (!(await hasPassword(appDb, user.userId)) && !(await isFreshSession(appDb, user.sessionId, now))) {
      return refused((await getTranslations("twoStep"))("signInAgain"));
    }
    await startTwoStep(appDb, { userId: user.userId, authSecret }, now);
    revalidatePath("/", "layout");
    return IDLE;
  });
}

/** Forgets a secret that was not confirmed. */
export async function cancel(_state: FormState): Promise<FormState> {
  return runAction("cancel-two-step", async () => {
    const user = await requireUserAction();
    await cancelTwoStep(runtime().appDb, user.userId);
    revalidatePath("/", "layout");
    return IDLE;
  });
}

/** Turns one's second step on by a code of the app. */
export async function confirm(_state: CodesState, form: FormData): Promise<CodesState> {
  return runAction<CodesState>("confirm-two-step", async () => {
    const user = await requireUserAction();
    const { userId, sessionId } = user;
    const { code } = codeInput.parse(Object.fromEntries(form));
    const { appDb, authSecret } = runtime();
    const now = new Date();
    const person = { userId, sessionId, authSecret, address: requestAddress(await headers()) };
    const list = await confirmTwoStep(appDb, person, code.replace(/\s/g, ""), now);
    const t = await getTranslations("twoStep");
    if (list === null) return refused(null, { code: t("doesNotFit") });
    tellOfChange(runtime(), user, "on");
    revalidatePath("/", "layout");
    return { ...done(t("turnedOn")), codes: { list, madeAt: now.getTime() } };
  });
}

/** Makes new recovery codes. */
export async function renew(_state: CodesState, form: FormData): Promise<CodesState> {
  return runAction<CodesState>("renew-recovery-codes", async () => {
    const user = await requireUserAction();
    const { userId } = user;
    const { code } = codeInput.parse(Object.fromEntries(form));
    const address = requestAddress(await headers());
    const times = { now: new Date(), clock: performance.now() };
    let list: readonly string[] = [];
    const result = await checkCode(runtime(), { userId, code, address }, times, async (tx) => {
      list = await renewRecoveryCodes(tx, { userId, address });
    });
    const t = await getTranslations("twoStep");
    if (!result.ok) return refused(null, { code: t(result.reason === "wrong" ? "wrong" : "tooMany") });
    tellOfChange(runtime(), user, "codes");
    revalidatePath("/", "layout");
    return { ...done(t("renewed")), codes: { list, madeAt: times.now.getTime() } };
  });
}

/** Turns one's second step off. */
export async function turnOff(_state: FormState, form: FormData): Promise<FormState> {
  return runAction("turn-off-two-step", async () => {
    const user = await requireUserAction();
    const { password, code } = offInput.parse(Object.fromEntries(form));
    const refusal = await refusePassword(user, password);
    if (refusal !== null) return refusal;
    const { userId } = user;
    const address = requestAddress(await headers());
    const times = { now: new Date(), clock: performance.now() };
    const result = await checkCode(runtime(), { userId, code, address }, times, (tx) =>
      turnOffTwoStep(tx, { userId, address }),
    );
    const t = await getTranslations("twoStep");
    if (!result.ok) return refused(null, { code: t(result.reason === "wrong" ? "wrong" : "tooMany") });
    tellOfChange(runtime(), user, "off");
    revalidatePath("/", "layout");
    return done(t("turnedOff"));
  });
}

/** Null for their own password, and for who has none. Tries are counted with those of changing it. */
async function refusePassword({ userId }: SignedIn, password: string): Promise<FormState | null> {
  const { appDb, limits } = runtime();
  const key = `password ${userId}`;
  if (!limits.signIn.take(key, performance.now()).allowed)
    return refused((await getTranslations("twoStep"))("tooMany"));
  if (password.length > MAX_PASSWORD || !(await isOwnPassword(appDb, userId, password))) {
    return refused(null, { password: (await getTranslations("twoStep"))("notYours") });
  }
  limits.signIn.giveBack(key);
  return null;
}
