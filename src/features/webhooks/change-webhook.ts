import type { Tx } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import {
  type DeliveryRow,
  findDelivery,
  findWebhook,
  lockWebhook,
  type WebhookRow,
} from "@/db/queries/webhooks/find-webhook";
import {
  deleteWebhookRow,
  insertDeliveries,
  insertWebhook,
  planAnew,
  planTurn,
  updateDelivery,
  updateWebhook,
} from "@/db/queries/webhooks/write-webhook";
import type { WorkspaceScope } from "@/db/scope";
import { TEST_EVENT } from "@/domain/webhooks/events";
import { checkUrl, type UrlRules } from "@/features/webhooks/check-url";
import { MOST_WEBHOOKS, type WebhookInput } from "@/features/webhooks/input";
import { writeAudit } from "@/platform/audit";
import { keyedField } from "@/platform/http/keyed-field";
import { conflict, invalid, notFound } from "@/platform/http/problem";
import { newId } from "@/platform/id";

/** For so long the secret before a new one signs too. */
export const BOTH_SECRETS_MS = 24 * 60 * 60 * 1000;

/** Adds a webhook, which is told of what happens from now on. Throws 422 naming the field, 409 where there are too many. */
export async function createWebhook(
  tx: Tx,
  scope: WorkspaceScope,
  input: WebhookInput,
  rules: UrlRules,
  now: Date,
): Promise<WebhookRow> {
  const said = await checkedFields(tx, scope, input, rules);
  const values = { ...said, id: newId(), createdBy: userOf(scope), createdAt: now, stateAt: now };
  const row = await insertWebhook(tx, scope, values, MOST_WEBHOOKS);
  if (row === null)
    throw conflict(`At most ${MOST_WEBHOOKS} webhooks. Delete one first.`, "too_many_webhooks", "webhooksFull");
  await writeAudit(tx, scope, { action: "webhook.created", subject: row.id, after: noted(row) });
  return row;
}

/** Changes what is said of a webhook; what has not been sent yet goes to the new address, which has nothing to rest from. */
export async function changeWebhook(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  change: Partial<WebhookInput>,
  rules: UrlRules,
): Promise<WebhookRow> {
  const before = await requireLocked(tx, scope, id);
  const { url: known, description, format, events, surveyId } = before;
  const said = { url: known, description, format, events, survey: surveyId };
  const wanted = { ...said, ...change };
  const url = wanted.url === known ? known : checkUrl(wanted.url, rules);
  const survey = wanted.survey === surveyId ? surveyId : await checkedSurvey(tx, scope, wanted.survey);
  const fields = {
    url,
    description: wanted.description,
    format: wanted.format,
    events: [...wanted.events],
    surveyId: survey,
  };
  const after = await updateWebhook(tx, scope, id, fields);
  if (JSON.stringify(noted(before)) === JSON.stringify(noted(after)) && before.url === after.url) return after;
  if (before.url !== after.url) await planAnew(tx, scope, id);
  const told = { before: noted(before), after: { ...noted(after), urlChanged: before.url !== after.url } };
  await writeAudit(tx, scope, { action: "webhook.changed", subject: id, ...told });
  return after;
}

/** Tells a webhook nothing any more until it is resumed: what waits stays, what happens meanwhile is not told later. */
export async function pauseWebhook(tx: Tx, scope: WorkspaceScope, id: string, now: Date): Promise<WebhookRow> {
  const before = await requireLocked(tx, scope, id);
  if (before.state !== "active") return before;
  const row = await updateWebhook(tx, scope, id, { state: "paused", stateAt: now });
  await planTurn(tx, scope, id);
  await writeAudit(tx, scope, { action: "webhook.paused", subject: id, before: noted(before) });
  return row;
}

/** Tells a webhook again that was paused or disabled; what waited is sent when it is due. */
export async function resumeWebhook(tx: Tx, scope: WorkspaceScope, id: string, now: Date): Promise<WebhookRow> {
  const before = await requireLocked(tx, scope, id);
  if (before.state === "active") return before;
  const row = await updateWebhook(tx, scope, id, { state: "active", stateReason: null, stateAt: now });
  await planAnew(tx, scope, id);
  const was = { state: before.state, reason: before.stateReason };
  await writeAudit(tx, scope, { action: "webhook.resumed", subject: id, before: was });
  return row;
}

/** Says that nothing arrives at a webhook's endpoint: it is told nothing until a person resumes it. */
export async function disableWebhook(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  reason: NonNullable<WebhookRow["stateReason"]>,
  now: Date,
): Promise<void> {
  const before = await lockWebhook(tx, scope, id);
  if (before?.state !== "active") return;
  await updateWebhook(tx, scope, id, { state: "disabled", stateReason: reason, stateAt: now });
  await writeAudit(tx, scope, { action: "webhook.disabled", subject: id, before: noted(before), after: { reason } });
}

/** Makes the next secret; the one before signs too for a day. */
export async function rotateSecret(tx: Tx, scope: WorkspaceScope, id: string, now: Date): Promise<WebhookRow> {
  const { generation } = await requireLocked(tx, scope, id);
  const previousUntil = new Date(now.getTime() + BOTH_SECRETS_MS);
  const row = await updateWebhook(tx, scope, id, { generation: generation + 1, previousUntil });
  const after = { generation: row.generation, previousUntil: previousUntil.toISOString() };
  await writeAudit(tx, scope, { action: "webhook.secret_rotated", subject: id, after });
  return row;
}

/** Deletes a webhook with what was sent to it and what waits. */
export async function deleteWebhook(tx: Tx, scope: WorkspaceScope, id: string): Promise<void> {
  const before = await requireLocked(tx, scope, id);
  await deleteWebhookRow(tx, scope, id);
  await writeAudit(tx, scope, { action: "webhook.deleted", subject: id, before: noted(before) });
}

/** Sends a test to a webhook, whatever else it is told of; where it is in the log of deliveries. Throws 409 unless it is active. */
export async function sendTest(tx: Tx, scope: WorkspaceScope, id: string, now: Date): Promise<DeliveryRow> {
  await requireActive(tx, scope, id);
  const deliveryId = newId();
  const sent = {
    webhookId: id,
    event: TEST_EVENT,
    occasionId: deliveryId,
    createdAt: now,
    nextAttemptAt: now,
  } as const;
  await insertDeliveries(tx, scope, [{ ...sent, id: deliveryId }]);
  await planTurn(tx, scope, id, true);
  return requireDelivery(tx, scope, deliveryId);
}

/**
 * Sends a delivery again at once, under the same id, with all its attempts before it. Throws 409 unless its webhook is active,
 * and where it was never sent: what waits for its hour, as an anonymous answer does, is not told sooner.
 */
export async function sendAgain(tx: Tx, scope: WorkspaceScope, deliveryId: string, now: Date): Promise<DeliveryRow> {
  const seen = await requireDelivery(tx, scope, deliveryId);
  await requireActive(tx, scope, seen.webhookId);
  if (seen.attemptedAt === null)
    throw conflict("Only what was sent can be sent again.", "never_sent", "webhookNeverSent");
  await updateDelivery(tx, scope, seen, { state: "waiting", attempts: 0, nextAttemptAt: now, endedAt: null });
  await planTurn(tx, scope, seen.webhookId, true);
  return requireDelivery(tx, scope, deliveryId);
}

async function requireLocked(tx: Tx, scope: WorkspaceScope, id: string): Promise<WebhookRow> {
  const row = await lockWebhook(tx, scope, id);
  if (row === null) throw notFound();
  return row;
}

async function requireActive(tx: Tx, scope: WorkspaceScope, id: string): Promise<void> {
  const row = await findWebhook(tx, scope, id);
  if (row === null) throw notFound();
  if (row.state !== "active")
    throw conflict("The webhook is not active. Resume it first.", "not_active", "webhookStopped");
}

async function requireDelivery(tx: Tx, scope: WorkspaceScope, id: string): Promise<DeliveryRow> {
  const row = await findDelivery(tx, scope, id);
  if (row === null) throw notFound();
  return row;
}

async function checkedFields(tx: Tx, scope: WorkspaceScope, input: WebhookInput, rules: UrlRules) {
  const { description, format, events } = input;
  const url = checkUrl(input.url, rules);
  return { url, description, format, events: [...events], surveyId: await checkedSurvey(tx, scope, input.survey) };
}

async function checkedSurvey(tx: Tx, scope: WorkspaceScope, id: string | null): Promise<string | null> {
  if (id !== null && (await findSurvey(tx, scope, id)) === null)
    throw invalid([keyedField("survey", "webhookNoSurvey")]);
  return id;
}

/** What the trail says of a webhook. Of its address only whose it is: the rest may be a password. */
function noted({ url, description, format, events, surveyId }: WebhookRow): Record<string, unknown> {
  return { site: new URL(url).origin, description, format, events, survey: surveyId };
}

function userOf({ actor }: WorkspaceScope): string | null {
  return actor.kind === "user" ? actor.userId : null;
}
