"use server";

import { revalidatePath } from "next/cache";
import { passwordInput, profileInput, sessionInput } from "@/features/settings/account/input";
import { changePassword, renameUser } from "@/platform/auth/change-password";
import { MAX_PASSWORD, passwordFault } from "@/platform/auth/password";
import { endOtherSessions, endSession } from "@/platform/auth/sessions";
import { done, type FormState, refused } from "@/platform/form-state";
import { checkForm } from "@/platform/http/check-form";
import { runAction } from "@/platform/http/run-action";
import { runtime } from "@/platform/runtime";
import { requireUserAction } from "@/platform/session";

/** Changes one's own name. */
export async function saveProfile(_state: FormState, form: FormData): Promise<FormState> {
  return runAction("save-profile", async () => {
    const user = await requireUserAction();
    const input = checkForm(profileInput, form);
    if (!input.ok) return input.refusal;
    await renameUser(runtime().appDb, user.userId, input.value.name);
    revalidatePath("/w", "layout");
    return done("Saved.");
  });
}

/** Changes one's own password and signs out elsewhere. */
export async function savePassword(_state: FormState, form: FormData): Promise<FormState> {
  return runAction("save-password", async () => {
    const user = await requireUserAction();
    const { current, next } = passwordInput.parse(Object.fromEntries(form));
    const fault = passwordFault(next);
    if (fault !== null) return refused(null, { next: fault });
    const verdict = runtime().limits.signIn.take(`password ${user.userId}`, performance.now());
    if (!verdict.allowed) return refused("Too many attempts. Try again in a few minutes.");
    const changed = current.length <= MAX_PASSWORD && (await changePassword(runtime().appDb, user, { current, next }));
    if (!changed) return refused(null, { current: "This is not your password." });
    revalidatePath("/w", "layout");
    return done("The password was changed, and you are signed out everywhere else.");
  });
}

/** Ends one session of one's own. */
export async function endOne(_state: FormState, form: FormData): Promise<FormState> {
  return runAction("end-session", async () => {
    const user = await requireUserAction();
    const input = checkForm(sessionInput, form);
    if (!input.ok) return input.refusal;
    await endSession(runtime().appDb, user.userId, input.value.id);
    revalidatePath("/w", "layout");
    return done("Signed out there.");
  });
}

/** Ends all of one's own sessions but this. */
export async function endOthers(_state: FormState): Promise<FormState> {
  return runAction("end-others", async () => {
    const user = await requireUserAction();
    const ended = await endOtherSessions(runtime().appDb, user.userId, user.sessionId);
    revalidatePath("/w", "layout");
    return done(ended === 1 ? "Signed out in 1 other place." : `Signed out in ${ended} other places.`);
  });
}
