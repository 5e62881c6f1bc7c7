import { z } from "zod";

/** Findings that the author has looked at and left, each with the reason. They travel with the document. */
export const dismissalsSchema = z
  .array(
    z.strictObject({
      rule: z.string().min(1).max(40),
      path: z.string().min(1).max(200),
      reason: z.string().trim().min(1, "Say why.").max(500),
    }),
  )
  .max(100);

export type Dismissal = z.infer<typeof dismissalsSchema>[number];
