import { z } from "zod";
import { ruleFault } from "@/domain/survey/definition-error";
import { TEXT_LIMIT } from "@/domain/survey/locale";

/**
 * Findings that the author has looked at and left, each with the reason. They travel with the document, and hold for the
 * words they were about: when those change, the finding is told again.
 */
export const dismissalsSchema = z
  .array(
    z.strictObject({
      rule: z.string().min(1).max(40),
      path: z.string().min(1).max(200),
      /** The words at `path` when it was left, in the survey's own language (`wordsAt`); "" where none stand there. */
      about: z.string().max(TEXT_LIMIT),
      reason: z.string().trim().min(1, ruleFault("noReason")).max(500),
    }),
  )
  .max(100);

export type Dismissal = z.infer<typeof dismissalsSchema>[number];
