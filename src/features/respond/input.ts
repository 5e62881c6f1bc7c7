import { z } from "zod";
import { LOCALES } from "@/domain/survey/locale";

/** Most bytes of a body without a key. */
export const PUBLIC_BODY_LIMIT = 256 * 1024;

/** The body of `POST /api/v1/s/{key}/responses`; answers and attributes are checked against the survey afterwards. */
export const submissionSchema = z.object({
  submissionId: z.guid("Must be a UUID, made by the client once for each submission.").transform((id) => id.toLowerCase()),
  revision: z.int().min(0).max(Number.MAX_SAFE_INTEGER).nullish(),
  locale: z.enum(LOCALES).nullish(),
  answers: z.record(z.string(), z.unknown()),
  attributes: z.unknown(),
  complete: z.boolean().nullish(),
  renderToken: z.string().max(200).nullish(),
});

export type SubmissionInput = z.infer<typeof submissionSchema>;

/** What a program with a key may add. */
export const keyedSubmissionSchema = submissionSchema.omit({ renderToken: true }).extend({
  answeredAt: z.iso.datetime({ offset: true, message: "Must be an ISO 8601 date and time with its offset." }).nullish(),
  customer: z.object({ externalId: z.string().trim().min(1).max(200) }).nullish(),
});

export type KeyedSubmissionInput = z.infer<typeof keyedSubmissionSchema>;
