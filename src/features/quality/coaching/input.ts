import { z } from "zod";

const words = (most: number) => z.string().trim().max(most);

/** A coaching note as its form sends it; of the three texts one at least must say something. */
export const coachingSchema = z
  .object({ review: z.guid(), wentWell: words(2_000), toTry: words(2_000), agreedOn: words(2_000) })
  .refine(({ wentWell, toTry, agreedOn }) => `${wentWell}${toTry}${agreedOn}` !== "");
