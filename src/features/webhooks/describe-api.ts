import { z } from "zod";
import { DELIVERY_STATES, FAILURES, WEBHOOK_STATES } from "@/db/schema/webhook";
import { SENT_EVENTS, WEBHOOK_EVENTS } from "@/domain/webhooks/events";
import { WEBHOOK_FORMATS } from "@/domain/webhooks/formats";
import {
  createWebhookSchema,
  deliveryListSchema,
  updateWebhookSchema,
  webhookListSchema,
} from "@/features/webhooks/input";
import { type ApiPaths, operation } from "@/platform/http/openapi";

/** A webhook as the API replies it; `tell-webhook.ts` makes it. */
export const webhookReplySchema = z.strictObject({
  id: z.guid(),
  /** Whole for a key with the scope admin; for others only whose it is, since the rest may be a password. */
  url: z.string(),
  description: z.string(),
  /** `json`: type, timestamp and data; `chat`: exactly one `text`, in the workspace's language; `teams`: the same as an Adaptive Card. */
  format: z.enum(WEBHOOK_FORMATS),
  events: z.array(z.enum(WEBHOOK_EVENTS)),
  /** Told only of what belongs to this survey; null: of everything. */
  survey: z.guid().nullable(),
  state: z.enum(WEBHOOK_STATES),
  /** Why it is disabled: its endpoint replied 410, or nothing arrived for as long as anything is tried. */
  reason: z.enum(["endpoint_gone", "failing"]).nullable(),
  stateSince: z.iso.datetime(),
  /** Until when messages are signed with the secret before this one too. */
  bothSecretsUntil: z.iso.datetime().nullable(),
  /** Deliveries that wait for an attempt, counted up to 1,000. */
  waiting: z.int(),
  /** Failed attempts in a row. */
  fails: z.int(),
  createdAt: z.iso.datetime(),
});

/** The same with its secret; null for a key without the scope admin, and where a reply is repeated. */
export const secretReplySchema = webhookReplySchema.extend({ secret: z.string().nullable() });

export const webhookListReplySchema = z.strictObject({
  items: z.array(webhookReplySchema),
  next: z.string().nullable(),
});

/** A delivery as the API replies it. */
export const deliveryReplySchema = z.strictObject({
  /** What the receiver sees as `webhook-id`. */
  id: z.guid(),
  event: z.enum(SENT_EVENTS),
  /** The response, follow-up, alert or import; null for a test, and for an answer to an anonymous survey until it was sent. */
  subject: z.guid().nullable(),
  /** `gone`: what it was to tell of is there no more, or may not be told; nothing was sent. */
  state: z.enum(DELIVERY_STATES),
  attempts: z.int(),
  nextAttemptAt: z.iso.datetime().nullable(),
  attemptedAt: z.iso.datetime().nullable(),
  /** Of the last attempt. */
  status: z.int().nullable(),
  failure: z.enum(FAILURES).nullable(),
  /** How the reply began. */
  reply: z.string(),
  tookMs: z.int().nullable(),
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});

export const deliveryListReplySchema = z.strictObject({
  items: z.array(deliveryReplySchema),
  next: z.string().nullable(),
});

const ALL = "/api/v1/webhooks";
const ONE = "/api/v1/webhooks/{id}";
const DELIVERIES = "/api/v1/webhooks/{id}/deliveries";
const TEST = "/api/v1/webhooks/{id}/test";
const SECRET = "/api/v1/webhooks/{id}/secret";

/** The webhooks' part of the API's description. */
export const webhookPaths: ApiPaths = {
  [ALL]: {
    get: operation(ALL, {
      summary: "List webhooks, the oldest first",
      scope: "read",
      query: webhookListSchema,
      replies: { 200: webhookListReplySchema },
    }),
    post: operation(ALL, {
      summary: "Add a webhook: an address that is told of what happens from now on; at most 20 a workspace",
      scope: "admin",
      body: createWebhookSchema,
      replies: { 201: secretReplySchema },
    }),
  },
  [ONE]: {
    get: operation(ONE, {
      summary: "One webhook; with its secret for a key with the scope admin",
      scope: "read",
      replies: { 200: secretReplySchema },
    }),
    patch: operation(ONE, {
      summary: "Change what it tells of or where; pause it, or make it active again",
      scope: "admin",
      body: updateWebhookSchema,
      replies: { 200: webhookReplySchema },
    }),
    delete: operation(ONE, {
      summary: "Delete a webhook with its deliveries; what waits is not sent",
      scope: "admin",
      replies: { 204: null },
    }),
  },
  [DELIVERIES]: {
    get: operation(DELIVERIES, {
      summary: "What was sent to a webhook or waits for it, the newest first; kept for 30 days",
      scope: "read",
      query: deliveryListSchema,
      replies: { 200: deliveryListReplySchema },
    }),
  },
  [TEST]: {
    post: operation(TEST, {
      summary: "Send a test; 409 unless the webhook is active",
      scope: "admin",
      replies: { 202: deliveryReplySchema },
    }),
  },
  [SECRET]: {
    post: operation(SECRET, {
      summary: "Make a new secret; for 24 hours messages are signed with the one before too",
      scope: "admin",
      replies: { 200: secretReplySchema },
    }),
  },
};
