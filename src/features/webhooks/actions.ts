"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { type Tx, withTenant } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  pauseWebhook,
  resumeWebhook,
  rotateSecret,
  sendAgain,
  sendTest,
} from "@/features/webhooks/change-webhook";
import { deriveSecret } from "@/features/webhooks/derive-secret";
import { webhookForm } from "@/features/webhooks/input";
import { readWebhook } from "@/features/webhooks/read-webhooks";
import { done, type FormState } from "@/platform/form-state";
import { checkForm, typedValues } from "@/platform/http/check-form";
import { notFound } from "@/platform/http/problem";
import { runAction } from "@/platform/http/run-action";
import { sayFaults } from "@/platform/http/say-faults";
import { isUuid } from "@/platform/is-uuid";
import { runtime } from "@/platform/runtime";
import { requireAction } from "@/platform/session";

/** A form's state with the secret that was asked for. */
export interface SecretState extends FormState {
  secret?: string;
}

/** Adds a webhook and leads to its page. */
export async function addWebhook(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  const state = await runAction("add-webhook", async () => {
    const { db, scope } = await requireAction(slug, "webhook.manage");
    const input = checkForm(webhookForm, form, await sayFaults("webhooks"));
    if (!input.ok) return input.refusal;
    const { id } = await withTenant(db, scope, (tx) => createWebhook(tx, scope, input.value, rules(), new Date()));
    revalidatePath(pathOf(slug));
    redirect(`${pathOf(slug)}/${id}?made`);
  });
  return { ...state, values: typedValues(form) };
}

/** Changes where a webhook sends what. */
export async function saveWebhook(slug: string, id: string, _state: FormState, form: FormData): Promise<FormState> {
  const state = await runAction("save-webhook", async () => {
    const { db, scope } = await requireAction(slug, "webhook.manage");
    const input = checkForm(webhookForm, form, await sayFaults("webhooks"));
    if (!input.ok) return input.refusal;
    await withTenant(db, scope, (tx) => changeWebhook(tx, scope, requireId(id), input.value, rules()));
    revalidatePath(`${pathOf(slug)}/${id}`);
    return done((await getTranslations("webhooks.do"))("saved"));
  });
  return state.ok ? state : { ...state, values: typedValues(form) };
}

/** Pauses a webhook. */
export async function pause(slug: string, id: string): Promise<FormState> {
  return change("pause-webhook", { slug, id, told: "paused" }, (tx, scope) =>
    pauseWebhook(tx, scope, requireId(id), new Date()),
  );
}

/** Switches a webhook on again that was paused or switched off. */
export async function resume(slug: string, id: string): Promise<FormState> {
  return change("resume-webhook", { slug, id, told: "resumed" }, (tx, scope) =>
    resumeWebhook(tx, scope, requireId(id), new Date()),
  );
}

/** Sends a test. */
export async function sendTestNow(slug: string, id: string): Promise<FormState> {
  return change("test-webhook", { slug, id, told: "testSent" }, (tx, scope) =>
    sendTest(tx, scope, requireId(id), new Date()),
  );
}

/** Sends a delivery again at once. */
export async function sendAgainNow(slug: string, id: string, delivery: string): Promise<FormState> {
  return change("send-webhook-again", { slug, id, told: "again" }, (tx, scope) =>
    sendAgain(tx, scope, requireId(delivery), new Date()),
  );
}

/** Makes the next secret. */
export async function makeNextSecret(slug: string, id: string): Promise<FormState> {
  return change("rotate-webhook-secret", { slug, id, told: "rotated" }, (tx, scope) =>
    rotateSecret(tx, scope, requireId(id), new Date()),
  );
}

/** Shows the secret that a webhook's messages are signed with. */
export async function showSecret(slug: string, id: string): Promise<SecretState> {
  return runAction<SecretState>("show-webhook-secret", async () => {
    const { db, scope } = await requireAction(slug, "webhook.manage");
    const found = await withTenant(db, scope, (tx) => readWebhook(tx, scope, requireId(id)));
    if (found === null) throw notFound();
    return {
      ...done((await getTranslations("webhooks.do"))("shown")),
      secret: deriveSecret(runtime().authSecret, found.row),
    };
  });
}

/** Deletes a webhook and leads back to the list. */
export async function removeWebhook(slug: string, id: string): Promise<FormState> {
  return runAction("delete-webhook", async () => {
    const { db, scope } = await requireAction(slug, "webhook.manage");
    await withTenant(db, scope, (tx) => deleteWebhook(tx, scope, requireId(id)));
    revalidatePath(pathOf(slug));
    redirect(`${pathOf(slug)}?gone`);
  });
}

type Told = "paused" | "resumed" | "testSent" | "again" | "rotated";

function change(
  name: string,
  { slug, id, told }: { readonly slug: string; readonly id: string; readonly told: Told },
  act: (tx: Tx, scope: WorkspaceScope) => Promise<unknown>,
): Promise<FormState> {
  return runAction(name, async () => {
    const { db, scope } = await requireAction(slug, "webhook.manage");
    await withTenant(db, scope, (tx) => act(tx, scope));
    revalidatePath(`${pathOf(slug)}/${id}`);
    return done((await getTranslations("webhooks.do"))(told));
  });
}

/** An action takes what anybody sends: what is no id names nothing. */
function requireId(id: string): string {
  if (!isUuid(id)) throw notFound();
  return id;
}

function rules() {
  return { privateAllowed: runtime().env.webhookPrivateAddresses };
}

function pathOf(slug: string): string {
  return `/w/${slug}/settings/webhooks`;
}
