import { z } from "zod";
import type { ToldInteraction } from "@/db/rollups/store-interactions";
import { INTERACTION_EVENTS } from "@/domain/service/interaction-event";

/** Most interactions in one call, and most events of one of them. */
export const MOST_INTERACTIONS = 1_000;
const MOST_EVENTS = 1_000;

const name = z.string().trim().min(1, "Must not be empty.").max(200, "At most 200 characters.");
const label = name.nullish();
const instant = z.iso
  .datetime({ offset: true, error: "Give an instant with its zone, such as 2026-03-01T09:30:00+01:00." })
  .transform((text) => new Date(text))
  .refine((date) => date.getTime() >= 0 && date.getUTCFullYear() < 2200, "Must lie between 1970 and 2199.");

const eventSchema = z.strictObject({
  id: name.nullish(),
  kind: z.enum(INTERACTION_EVENTS),
  at: instant,
  actor: label,
  public: z.boolean().optional(),
  detail: label,
});

/** One interaction as it is posted: what is left out stays as it is, null takes back. */
export const postedInteractionSchema = z.strictObject({
  externalId: name,
  customer: z.strictObject({ externalId: name }).nullish(),
  channel: name.optional(),
  agent: label,
  team: label,
  priority: label,
  subject: z.string().max(500, "At most 500 characters.").optional(),
  openedBy: z.enum(["customer", "agent"]).optional(),
  openedAt: instant.optional(),
  attributes: z
    .record(z.string().trim().min(1).max(64), z.string().max(256))
    .refine((given) => Object.keys(given).length <= 20, "At most 20 attributes.")
    .optional(),
  events: z.array(eventSchema).max(MOST_EVENTS, "At most 1,000 events of an interaction at once.").optional(),
});

/** The body of `POST /api/v1/interactions`: each is checked alone, so that one bad one rejects no other. */
export const storeInteractionsSchema = z.strictObject({
  interactions: z
    .array(z.unknown())
    .min(1, "Must be a list with at least one interaction.")
    .max(MOST_INTERACTIONS, "At most 1,000 interactions at once."),
});

/** What was posted, as it is stored. */
export function toTold(posted: z.output<typeof postedInteractionSchema>): ToldInteraction {
  const { customer, events = [], ...said } = posted;
  return {
    ...said,
    ...(customer === undefined ? {} : { customer: customer?.externalId ?? null }),
    events: events.map(({ id, at, actor, detail, public: seen, kind }) => ({
      ...{ externalId: id ?? null, kind, at: at.getTime(), actor: actor ?? null, detail: detail ?? null },
      isPublic: seen ?? kind !== "note",
    })),
  };
}
