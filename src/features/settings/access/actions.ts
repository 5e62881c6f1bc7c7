"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { codeInput, joinInput, linkInput, safeNext, signInInput, signUpInput } from "@/features/settings/access/input";
import { sendSignInLink } from "@/features/settings/access/send-sign-in-link";
import { tellOfChange } from "@/features/settings/two-step/tell-of-change";
import { auditSignIn, noteRefusedCode, noteRefusedSignIn } from "@/platform/auth/audit-person";
import { checkCode } from "@/platform/auth/check-code";
import { checkCredentials } from "@/platform/auth/check-credentials";
import { createAccount } from "@/platform/auth/create-account";
import { canonicalEmail } from "@/platform/auth/email";
import { acceptAsNewPerson, acceptInvitation } from "@/platform/auth/invitations";
import { MAX_PASSWORD, MIN_PASSWORD, passwordFault } from "@/platform/auth/password";
import { consumeSignInLink } from "@/platform/auth/sign-in-link";
import { endSignInStep, type SignInStep } from "@/platform/auth/sign-in-step";
import { hasTwoStep } from "@/platform/auth/two-step";
import { addressBucket } from "@/platform/client-address";
import { done, type FormState, refused } from "@/platform/form-state";
import { typedValues } from "@/platform/http/check-form";
import { notFound } from "@/platform/http/problem";
import { runAction } from "@/platform/http/run-action";
import { requestAddress } from "@/platform/request-address";
import { runtime } from "@/platform/runtime";
import {
  awaitedSecondStep,
  awaitSecondStep,
  requireOwnPage,
  requireUserAction,
  signInBrowser,
  signOutBrowser,
} from "@/platform/session";

/** "notPossible" is said of an address that is taken as of one that cannot be used. */
async function say(key: "wrong" | "notPossible" | "gone" | "noEmail" | "linkSent" | "linkGone"): Promise<string> {
  return (await getTranslations("access.said"))(key);
}

/** Signs in with e-mail and password. */
export async function signIn(_state: FormState, form: FormData): Promise<FormState> {
  return runAction("sign-in", async () => {
    await requireOwnPage();
    const { appDb, limits } = runtime();
    const { email, password, next } = signInInput.parse(Object.fromEntries(form));
    const address = requestAddress(await headers());
    const now = performance.now();
    const result = await checkCredentials(appDb, limits, { email, password, address }, now);
    if (!result.ok) {
      if (result.reason === "wrong") noteRefusedSignIn(runtime(), { email, address }, now);
      const said = result.reason === "wrong" ? await say("wrong") : await waitFor(result.retryAfterSeconds);
      return { ...refused(said), values: typedValues(form) };
    }
    return enter({ userId: result.userId, way: "password" }, address, safeNext(next));
  });
}

/** The second step of a sign-in: a code of the app, or a recovery code. */
export async function giveCode(_state: FormState, form: FormData): Promise<FormState> {
  return runAction("sign-in-code", async () => {
    await requireOwnPage();
    const { code, next } = codeInput.parse(Object.fromEntries(form));
    const step = await awaitedSecondStep();
    if (step === null) redirect("/sign-in?error=step");
    const { userId, way, token } = step;
    const address = requestAddress(await headers());
    const times = { now: new Date(), clock: performance.now() };
    const result = await checkCode(runtime(), { userId, code, address }, times, async (tx) => {
      if (!(await endSignInStep(tx, token))) throw notFound("This sign-in was ended.", "nothingHere");
    });
    if (!result.ok) {
      if (result.reason === "limited") return refused(await waitFor(result.retryAfterSeconds));
      noteRefusedCode(runtime(), { userId, address }, times.clock);
      return refused((await getTranslations("twoStep"))("wrong"));
    }
    await auditSignIn(runtime().appDb, userId, { way, secondStep: result.by, address });
    if (way === "provider") tellOfChange(runtime(), step, "provider");
    await signInBrowser(userId);
    redirect(safeNext(next));
  });
}

/** Makes an account with a workspace, signs in, and leads to the first survey. */
export async function signUp(_state: FormState, form: FormData): Promise<FormState> {
  return runAction("sign-up", async () => {
    await requireOwnPage();
    const { email, password, zone, locale } = signUpInput.parse(Object.fromEntries(form));
    const checked = await checkNewPerson(email, password);
    if ("refusal" in checked) return { ...checked.refusal, values: typedValues(form) };
    const account = await createAccount(runtime().appDb, { email: checked.email, password, zone, locale });
    if (account === null) return { ...refused(await say("notPossible")), values: typedValues(form) };
    await signInBrowser(account.userId);
    redirect(`/w/${account.slug}/surveys/new`);
  });
}

/** Uses an invitation as somebody new. */
export async function joinAsNew(token: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("join", async () => {
    await requireOwnPage();
    const { email, password, locale } = joinInput.parse(Object.fromEntries(form));
    const checked = await checkNewPerson(email, password);
    if ("refusal" in checked) return { ...checked.refusal, values: typedValues(form) };
    const person = { email: checked.email, password, locale };
    const joined = await acceptAsNewPerson(runtime().appDb, token, person, new Date());
    if (joined === null) return refused(await say("gone"));
    if (joined === "taken") return { ...refused(await say("notPossible")), values: typedValues(form) };
    await signInBrowser(joined.userId);
    redirect(`/w/${joined.slug}`);
  });
}

/** Uses an invitation as the one who is signed in. */
export async function join(token: string, _state: FormState): Promise<FormState> {
  return runAction("join", async () => {
    const { userId } = await requireUserAction();
    const slug = await acceptInvitation(runtime().appDb, token, userId, new Date());
    if (slug === null) return refused(await say("gone"));
    redirect(`/w/${slug}`);
  });
}

/** Sends a sign-in link. Says the same whether or not anybody has the address. */
export async function requestLink(_state: FormState, form: FormData): Promise<FormState> {
  return runAction("request-link", async () => {
    await requireOwnPage();
    const { email } = linkInput.parse(Object.fromEntries(form));
    const canonical = canonicalEmail(email);
    if (canonical === null) {
      return { ...refused(null, { email: await say("noEmail") }), values: typedValues(form) };
    }
    const verdict = runtime().limits.signInLink.take(canonical, performance.now());
    if (!verdict.allowed) return refused(await waitFor(verdict.retryAfterSeconds));
    await sendSignInLink(runtime(), canonical, await getLocale(), new Date());
    return done(await say("linkSent"));
  });
}

/** Uses a sign-in link up: by a press of a button, never by opening the page. */
export async function consumeLink(token: string, _state: FormState): Promise<FormState> {
  return runAction("consume-link", async () => {
    await requireOwnPage();
    const userId = await consumeSignInLink(runtime().appDb, token, new Date());
    if (userId === null) return refused(await say("linkGone"));
    return enter({ userId, way: "link" }, requestAddress(await headers()), "/");
  });
}

/** Signs this browser out. */
export async function signOut(): Promise<void> {
  await requireOwnPage();
  await signOutBrowser();
  redirect("/sign-in");
}

/** After the first step: in, or where the second is asked for. */
async function enter(step: SignInStep, address: string, next: string): Promise<never> {
  const { appDb } = runtime();
  if (await hasTwoStep(appDb, step.userId)) {
    await awaitSecondStep(step);
    redirect(`/sign-in/code?next=${encodeURIComponent(next)}`);
  }
  await auditSignIn(appDb, step.userId, { way: step.way, address });
  await signInBrowser(step.userId);
  redirect(next);
}

async function checkNewPerson(email: string, password: string): Promise<{ email: string } | { refusal: FormState }> {
  const errors: Record<string, string> = {};
  const canonical = canonicalEmail(email);
  if (canonical === null) errors.email = await say("noEmail");
  const fault = passwordFault(password);
  if (fault !== null) {
    const t = await getTranslations("access.said");
    errors.password = t(fault, { n: fault === "short" ? MIN_PASSWORD : MAX_PASSWORD });
  }
  if (canonical === null || fault !== null) return { refusal: refused(null, errors) };
  const bucket = addressBucket(requestAddress(await headers()));
  const verdict = runtime().limits.signUp.take(bucket, performance.now());
  return verdict.allowed ? { email: canonical } : { refusal: refused(await waitFor(verdict.retryAfterSeconds)) };
}

async function waitFor(seconds: number): Promise<string> {
  return (await getTranslations("access.said"))("tooMany", { minutes: Math.ceil(seconds / 60) });
}
