import { z } from "zod";
import { listInvitationsSchema } from "@/features/delivery/invitations/input";
import { type ApiPaths, operation } from "@/platform/http/openapi";

const instant = z.iso.datetime();

/** What became of a call's invitations: together as many as were sent, but for those told twice in it. */
export const storeInvitationsReplySchema = z.strictObject({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  /** One for each that asked for a link. */
  links: z.array(z.strictObject({ externalId: z.string(), survey: z.guid(), link: z.string(), expiresAt: instant })),
  rejected: z.array(
    z.strictObject({ index: z.int(), errors: z.array(z.strictObject({ path: z.string(), message: z.string() })) }),
  ),
});

export const invitationListReplySchema = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.guid(),
      externalId: z.string(),
      survey: z.guid(),
      customer: z.string().nullable(),
      /** Null of an anonymous survey, as are the instants of opening and answering, and the response. */
      channel: z.string().nullable(),
      sentAt: instant,
      openedAt: instant.nullable(),
      remindedAt: instant.nullable(),
      bouncedAt: instant.nullable(),
      answeredAt: instant.nullable(),
      response: z.guid().nullable(),
    }),
  ),
  next: z.string().nullable(),
});

/** One invitation, for the description alone: `input.ts` reads the same. */
const bodySchema = z.strictObject({
  externalId: z.string().min(1).max(200),
  survey: z.guid(),
  customer: z.string().min(1).max(200).nullish(),
  channel: z.string().min(1).max(64).nullish(),
  sentAt: instant,
  openedAt: instant.nullish(),
  remindedAt: instant.nullish(),
  bouncedAt: instant.nullish(),
  answeredAt: instant.nullish(),
  response: z.guid().nullish(),
  linkDays: z.int().min(1).max(365).nullish(),
});

const ALL = "/api/v1/invitations";

/** The part of the API's description about invitations. */
export const invitationPaths: ApiPaths = {
  [ALL]: {
    get: operation(ALL, {
      summary: "List invitations, the newest first",
      description:
        "Of an anonymous survey no invitation says by which channel it was sent, or whether and when it was opened or answered.",
      scope: "read",
      query: listInvitationsSchema,
      replies: { 200: invitationListReplySchema },
    }),
    post: operation(ALL, {
      summary: "Tell of up to 1,000 invitations; the same externalId of a survey again changes that one",
      description:
        "Sent, opened, bounced, answered: whatever is known so far. Answers of the same customer to the same survey within 14 days meet their invitation by themselves; `response` says it by id. With `linkDays` an invitation of a customer gets a personal link, good for so many days and for one answer: whoever answers by it is that customer, proven.",
      scope: "write",
      body: z.strictObject({ invitations: z.array(bodySchema).min(1).max(1_000) }),
      replies: { 201: storeInvitationsReplySchema },
    }),
  },
};
