import { z } from "zod";
import { contradictTimes } from "@/domain/invitation/contradict-times";
import { pageSize } from "@/platform/http/read-query";

/** Most invitations in one call. */
export const MOST_INVITATIONS = 1_000;

const EARLIEST = Date.UTC(2000, 0, 1);
const name = (most: number) => z.string().trim().min(1, "Must not be empty.").max(most, `At most ${most} characters.`);
const instant = z.iso
  .datetime({ offset: true, error: "Write an instant as 2026-11-20T10:00:00Z." })
  .transform((text) => new Date(text))
  .refine((at) => at.getTime() >= EARLIEST, "Lies before 2000.");
const later = instant.nullish().transform((at) => at ?? null);

/** One invitation as its sender tells it; what happened to it may be told later under the same `externalId`. */
export const postedInvitationSchema = z.strictObject({
  externalId: name(200),
  survey: z.uuid("The id of a survey."),
  customer: name(200).nullish(),
  channel: name(64).nullish(),
  sentAt: instant,
  openedAt: later,
  remindedAt: later,
  bouncedAt: later,
  answeredAt: later,
  /** The id of the response it led to. */
  response: z.uuid("The id of a response.").nullish(),
  /** Asks for a personal link, good for so many days. */
  linkDays: z.int().min(1, "At least 1 day.").max(365, "At most 365 days.").nullish(),
});
export type PostedInvitation = z.infer<typeof postedInvitationSchema>;

/** What its times contradict: opened before it was sent, sent in the future. */
export function contradictionOf(one: PostedInvitation, now: Date): { path: string; message: string } | null {
  const found = contradictTimes(one, now);
  if (found === null) return null;
  return { path: found.field, message: found.kind === "future" ? "Lies in the future." : "Lies before sentAt." };
}

/** The body of `POST /api/v1/invitations`: each is checked alone, so that one bad one rejects no other. */
export const storeInvitationsSchema = z.strictObject({
  invitations: z
    .array(z.unknown())
    .min(1, "Must be a list with at least one invitation.")
    .max(MOST_INVITATIONS, "At most 1,000 invitations at once."),
});

/** The query of `GET /api/v1/invitations`. */
export const listInvitationsSchema = z.object({
  cursor: z.string().max(1_024).optional(),
  limit: pageSize(MOST_INVITATIONS, 100),
  survey: z.uuid().optional(),
});
