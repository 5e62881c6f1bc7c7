import { createHmac, hkdfSync } from "node:crypto";
import type { WebhookRow } from "@/db/queries/webhooks/find-webhook";

const SECRET_BYTES = 32;
const PREFIX = "whsec_";

type Signed = Pick<WebhookRow, "workspaceId" | "id" | "generation" | "previousUntil">;

/** The secret that a webhook's messages are signed with, as its receiver keeps it. Derived, so that no copy of the database holds it. */
export function deriveSecret(authSecret: string, webhook: Omit<Signed, "previousUntil">): string {
  return PREFIX + keyOf(authSecret, webhook, webhook.generation).toString("base64");
}

/**
 * The headers that say who sent a message and that nobody changed it, by Standard Webhooks: for a day after a new secret was
 * made the one before signs too.
 */
export function signMessage(
  authSecret: string,
  webhook: Signed,
  message: { readonly id: string; readonly body: string },
  now: Date,
): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const both = webhook.previousUntil !== null && now < webhook.previousUntil;
  const generations = both ? [webhook.generation, webhook.generation - 1] : [webhook.generation];
  const signatures = generations.map((generation) => sign(keyOf(authSecret, webhook, generation), timestamp, message));
  return { "webhook-id": message.id, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") };
}

/** One signature: HMAC-SHA-256 of id, timestamp and body with the secret's own bytes. */
export function sign(
  key: Buffer,
  timestamp: string,
  { id, body }: { readonly id: string; readonly body: string },
): string {
  return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
}

function keyOf(
  authSecret: string,
  { workspaceId, id }: Pick<Signed, "workspaceId" | "id">,
  generation: number,
): Buffer {
  const info = `candor webhook ${workspaceId} ${id} ${generation}`;
  return Buffer.from(hkdfSync("sha256", authSecret, "", info, SECRET_BYTES));
}
