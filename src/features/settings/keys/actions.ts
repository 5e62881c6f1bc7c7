"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { keyIdInput, keyInput } from "@/features/settings/keys/input";
import { makeKey, revokeKey } from "@/features/settings/keys/make-key";
import { done, type FormState, IDLE } from "@/platform/form-state";
import { checkForm } from "@/platform/http/check-form";
import { runAction } from "@/platform/http/run-action";
import { sayFaults } from "@/platform/http/say-faults";
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
    const input = checkForm(keyInput, form, await sayFaults("settings"));
    if (!input.ok) return input.refusal;
    const token = await makeKey(db, scope, input.value, new Date());
    revalidatePath(`/w/${slug}/settings/keys`);
    return { ...done((await getTranslations("settings.keys"))("copy")), token };
  });
}

/** Revokes an API key. */
export async function revoke(slug: string, form: FormData): Promise<FormState> {
  const state = await runAction("revoke-key", async () => {
    const { db, scope } = await requireAction(slug, "key.manage");
    const input = checkForm(keyIdInput, form, await sayFaults("settings"));
    if (!input.ok) return input.refusal;
    await revokeKey(db, runtime().apiKeys, scope, input.value.id, new Date());
    return { ...IDLE, ok: true };
  });
  revalidatePath(`/w/${slug}/settings/keys`);
  return state;
}
