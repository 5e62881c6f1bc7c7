import { z } from "zod";
import { keyedSubmissionSchema, listResponsesSchema, submissionSchema } from "@/features/respond/input";
import { type ApiPaths, operation } from "@/platform/http/openapi";

/** What an answer is told: what comes next, or where it ended. */
export const submissionReplySchema = z.strictObject({
  id: z.guid(),
  next: z.strictObject({ question: z.string() }).nullable(),
  ending: z.strictObject({ id: z.string() }).nullable(),
});

const fault = z.strictObject({ path: z.string(), message: z.string() });

/** What became of each of the responses that a program sent. */
export const storeReplySchema = z.strictObject({
  accepted: z.int(),
  duplicates: z.int(),
  rejected: z.array(z.strictObject({ index: z.int(), errors: z.array(fault) })),
});

/** A page of responses. */
export const responseListReplySchema = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.guid(),
      submissionId: z.guid(),
      answers: z.record(z.string(), z.unknown()),
      attributes: z.record(z.string(), z.string()),
      customer: z.strictObject({ externalId: z.string() }).nullable(),
      channel: z.string(),
      locale: z.string(),
      answeredAt: z.iso.datetime(),
      completedAt: z.iso.datetime().nullable(),
      state: z.enum(["counted", "held", "excluded", "superseded", "test"]),
    }),
  ),
  next: z.string().nullable(),
  /** An anonymous survey, and too few answered on these days to show any. */
  suppressed: z.literal(true).optional(),
});

const PUBLIC = "/api/v1/s/{key}/responses";
const KEYED = "/api/v1/surveys/{id}/responses";

/** The respondents' part of the API's description. */
export const respondPaths: ApiPaths = {
  [PUBLIC]: {
    post: operation(PUBLIC, {
      summary: "Answer a survey, whole or step by step",
      description:
        "Idempotent by submissionId: 201 when stored, 200 when continued or repeated, 409 when complete and different. 403 `not_open` before the opening (with `opensAt`), 403 `password_required` or `password_wrong`, 410 `closed` or `full`; what was begun may be finished: for an hour after the closing, at any time when full. A `customer` among the attributes is a claim that nobody checked: it replaces no answer of theirs that a key, an import or a personal link brought.",
      scope: null,
      body: submissionSchema,
      replies: { 200: submissionReplySchema, 201: submissionReplySchema },
    }),
  },
  [KEYED]: {
    get: operation(KEYED, {
      summary: "Responses in the order of their time; of an anonymous survey in random order, without attributes",
      scope: "read",
      query: listResponsesSchema,
      replies: { 200: responseListReplySchema },
    }),
    post: operation(KEYED, {
      summary: "Store up to 1,000 responses",
      description:
        "`customer.externalId` is a customer's id, or the e-mail address of one customer in whatever case; made where there is none. What a key says of a customer is proven.",
      scope: "write",
      body: z.union([keyedSubmissionSchema, z.object({ responses: z.array(keyedSubmissionSchema).min(1).max(1_000) })]),
      replies: { 201: storeReplySchema },
    }),
  },
};
