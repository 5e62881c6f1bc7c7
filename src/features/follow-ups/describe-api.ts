import { z } from "zod";
import { FOLLOW_UP_KINDS, FOLLOW_UP_STATES } from "@/db/schema/follow-up";
import { listSchema, patchSchema } from "@/features/follow-ups/input";
import { type ApiPaths, operation } from "@/platform/http/openapi";

const instant = z.iso.datetime();
const shape = {
  id: z.guid(),
  /** The most urgent reason; `reasons` are all of them. */
  reason: z.enum(FOLLOW_UP_KINDS),
  reasons: z.array(z.string()),
  words: z.array(z.string()),
  /** What was chosen, and which rows were rated low: question/option, question/row. */
  parts: z.array(z.string()),
  checkIn: z.string().nullable(),
  survey: z.guid().nullable(),
  response: z.guid().nullable(),
  customer: z
    .strictObject({
      externalId: z.string(),
      name: z.string(),
      stopped: z.enum(["unsubscribed", "bounced", "no_consent"]).nullable(),
    })
    .nullable(),
  question: z.string().nullable(),
  score: z.int().nullable(),
  comment: z.string().nullable(),
  owner: z.guid().nullable(),
  state: z.enum(FOLLOW_UP_STATES),
  openedAt: instant,
  dueAt: instant,
  answeredAt: instant.nullable(),
  firstContactAt: instant.nullable(),
  closedAt: instant.nullable(),
  cause: z.string().nullable(),
  causeWords: z.string(),
  note: z.string(),
  recoveredAt: instant.nullable(),
  revision: z.int(),
};

/** A follow-up as the API replies it. */
export const followUpReplySchema = z.strictObject(shape);
export const followUpListReplySchema = z.strictObject({
  items: z.array(followUpReplySchema),
  next: z.string().nullable(),
});
const followUpDetailReplySchema = z.strictObject({
  ...shape,
  history: z.array(
    z.strictObject({
      at: instant,
      what: z.string(),
      by: z.string().nullable(),
      actor: z.enum(["user", "apiKey", "job"]),
    }),
  ),
});

const ALL = "/api/v1/follow-ups";
const ONE = "/api/v1/follow-ups/{id}";

/** The follow-ups' part of the API's description. */
export const followUpPaths: ApiPaths = {
  [ALL]: {
    get: operation(ALL, {
      summary: "List follow-ups: open ones by when they are due; state=all lists the newest first",
      scope: "read",
      query: listSchema,
      replies: { 200: followUpListReplySchema },
    }),
  },
  [ONE]: {
    get: operation(ONE, {
      summary: "Read one follow-up with its history",
      scope: "read",
      replies: { 200: followUpDetailReplySchema },
    }),
    patch: operation(ONE, {
      summary: "Change a follow-up: state, owner, cause, note; 409 where it changed since the revision that was seen",
      scope: "write",
      body: patchSchema,
      replies: { 200: followUpReplySchema },
    }),
  },
};
