"use server";

import { revalidatePath } from "next/cache";
import { keyIdInput, keyInput } from "@/features/settings/keys/input";
import { makeKey, revokeKey } from "@/features/settings/keys/make-key";
import { done, type FormState } from "@/platform/form-state";
import { checkForm } from "@/platform/http/check-form";
import { runAction } from "@/platform/http/run-action";
import { runtime } from "@/platform/runtime";
import { requireAction } from "@/platform/session";

/** A form's state with the key that was made, which is shown once. */
export interface KeyState extends FormState {
  token?: string;
}

/** Makes an API key. */
export async function makeApiKey(slug: string, _state: KeyState, form: FormData): Promise<KeyState> {
  return runAction<KeyState>("make-key", async () => {
    const { db, scope } = await requireAction(slug, "key.manage");
    const input = checkForm(keyInput, form);
    if (!input.ok) return input.refusal;
    const token = await makeKey(db, scope, input.value, new Date());
    revalidatePath(`/w/${slug}/settings/keys`);
    return { ...done("Copy the key now: it is shown this once."), token };
  });
}

/** Revokes an API key. */
export async function revoke(slug: string, form: FormData): Promise<void> {
  await runAction("revoke-key", async () => {
    const { db, scope } = await requireAction(slug, "key.manage");
    const input = checkForm(keyIdInput, form);
    if (!input.ok) return input.refusal;
    await revokeKey(db, runtime().apiKeys, scope, input.value.id, new Date());
    return done("The key was revoked.");
  });
  revalidatePath(`/w/${slug}/settings/keys`);
}
