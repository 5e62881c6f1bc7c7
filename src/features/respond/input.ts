import { z } from "zod";
import { LOCALES } from "@/domain/survey/locale";
import { pageSize } from "@/platform/http/read-query";

/** Most bytes of a body without a key. */
export const PUBLIC_BODY_LIMIT = 256 * 1024;

/** The body of `POST /api/v1/s/{key}/responses`; answers and attributes are checked against the survey afterwards. */
export const submissionSchema = z.object({
  submissionId: z
    .guid("Must be a UUID, made by the client once for each submission.")
    .transform((id) => id.toLowerCase()),
  revision: z.int().min(0).max(Number.MAX_SAFE_INTEGER).nullish(),
  locale: z.enum(LOCALES).nullish(),
  answers: z.record(z.string(), z.unknown()),
  attributes: z.unknown().optional(),
  complete: z.boolean().nullish(),
  renderToken: z.string().max(200).nullish(),
  /** For a survey that asks for one; a render token of its page does as well. */
  password: z.string().max(128).nullish(),
});

export type SubmissionInput = z.infer<typeof submissionSchema>;

/** What a program with a key may add. */
export const keyedSubmissionSchema = submissionSchema.omit({ renderToken: true, password: true }).extend({
  answeredAt: z.iso.datetime({ offset: true, message: "Must be an ISO 8601 date and time with its offset." }).nullish(),
  customer: z.object({ externalId: z.string().trim().min(1).max(200) }).nullish(),
  /** The ticket, chat or call it is about, by the id that `POST /interactions` knows it under. */
  interaction: z.object({ externalId: z.string().trim().min(1).max(200) }).nullish(),
});

export type KeyedSubmissionInput = z.infer<typeof keyedSubmissionSchema>;

const day = z.iso
  .date("Must be a day as YYYY-MM-DD.")
  .refine((text) => text >= "1900" && text < "3000", "Must be a day from 1900 to 2999.");

/** Most responses in one request of a program, written or read. */
export const MOST_RESPONSES = 1_000;

/** The query of `GET /api/v1/surveys/{id}/responses`; days are the workspace's, both included. */
export const listResponsesSchema = z.object({
  cursor: z.string().max(1_024).optional(),
  limit: pageSize(MOST_RESPONSES, 100),
  from: day.optional(),
  to: day.optional(),
  /** Left out: every state but tests. */
  state: z.enum(["counted", "held", "excluded", "superseded", "test"]).optional(),
});

/** The body of `POST /api/v1/surveys/{id}/responses`: each is checked alone, so that one bad one rejects no other. */
export const storeResponsesSchema = z
  .record(z.string(), z.unknown())
  .refine(({ responses }) => responses === undefined || (Array.isArray(responses) && responses.length > 0), {
    path: ["responses"],
    message: "Must be a list with at least one response.",
  })
  .refine(({ responses }) => !Array.isArray(responses) || responses.length <= MOST_RESPONSES, {
    path: ["responses"],
    message: `At most ${MOST_RESPONSES} responses at once.`,
  });
