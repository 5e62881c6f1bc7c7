import { z } from "zod";
import { DELIVERY_STATES } from "@/db/schema/webhook";
import { WEBHOOK_EVENTS, type WebhookEvent } from "@/domain/webhooks/events";
import { WEBHOOK_FORMATS, type WebhookFormat } from "@/domain/webhooks/formats";
import { pageSize } from "@/platform/http/read-query";

export const MOST_WEBHOOKS = 20;
export const WEBHOOK_LIMITS = { url: 2_000, description: 200 } as const;
export const DELIVERIES_A_PAGE = 50;
const MOST_A_PAGE = 100;

/** What a person says of a webhook. */
export interface WebhookInput {
  readonly url: string;
  readonly description: string;
  readonly format: WebhookFormat;
  readonly events: readonly WebhookEvent[];
  /** Only what belongs to this survey; null: everything. */
  readonly survey: string | null;
}

const url = z.string().trim().max(WEBHOOK_LIMITS.url, `At most ${WEBHOOK_LIMITS.url} characters.`);
const description = z
  .string()
  .trim()
  .max(WEBHOOK_LIMITS.description, `At most ${WEBHOOK_LIMITS.description} characters.`);
const events = z
  .array(z.enum(WEBHOOK_EVENTS, `One of ${WEBHOOK_EVENTS.join(", ")}.`))
  .min(1, "Choose at least one event.")
  .max(WEBHOOK_EVENTS.length, "Each event once.")
  .refine((all) => new Set(all).size === all.length, "Each event once.");
const format = z.enum(WEBHOOK_FORMATS, `One of ${WEBHOOK_FORMATS.join(", ")}.`);
const survey = z.uuid("The id of a survey.").transform((id) => id.toLowerCase());

/** The body of `POST /api/v1/webhooks`. */
export const createWebhookSchema = z.strictObject({
  url,
  description: description.default(""),
  format: format.default("json"),
  events,
  survey: survey.nullish().transform((id) => id ?? null),
});

/** The body of `PATCH /api/v1/webhooks/{id}`. */
export const updateWebhookSchema = z
  .strictObject({
    url: url.optional(),
    description: description.optional(),
    format: format.optional(),
    events: events.optional(),
    survey: survey.nullable().optional(),
    state: z.enum(["active", "paused"], "One of active, paused.").optional(),
  })
  .refine((change) => Object.keys(change).length > 0, "Say what changes.");

export const webhookListSchema = z.object({
  cursor: z.string().max(1_024).optional(),
  limit: pageSize(MOST_A_PAGE, MOST_WEBHOOKS),
});

export const deliveryListSchema = z.object({
  cursor: z.string().max(1_024).optional(),
  limit: pageSize(MOST_A_PAGE, DELIVERIES_A_PAGE),
  state: z.enum(DELIVERY_STATES).optional(),
});

/**
 * What the form of a webhook sends: a box a event, named as the event; a survey or nothing. Messages are keys of the form's
 * own words; what the address itself must be is checked where it is changed.
 */
export const webhookForm = z
  .object({
    url: z.string().trim().min(1, "url").max(WEBHOOK_LIMITS.url, "url"),
    description: z.string().trim().max(WEBHOOK_LIMITS.description, "description").default(""),
    format: z.enum(WEBHOOK_FORMATS, "format").default("json"),
    survey: z.union([z.literal(""), survey], "survey").default(""),
    ...(Object.fromEntries(WEBHOOK_EVENTS.map((event) => [event, z.string().optional()])) as Record<
      WebhookEvent,
      z.ZodOptional<z.ZodString>
    >),
  })
  .transform((form, ctx): WebhookInput => {
    const chosen = WEBHOOK_EVENTS.filter((event) => form[event] !== undefined);
    if (chosen.length === 0) ctx.addIssue({ code: "custom", path: ["events"], message: "events" });
    const { url, description, format } = form;
    return { url, description, format, events: chosen, survey: form.survey || null };
  });
