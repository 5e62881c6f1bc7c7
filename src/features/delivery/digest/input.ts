import { z } from "zod";
import { zoneNamed } from "@/platform/auth/locale";
import { APP_LOCALES } from "@/platform/i18n/locale";

const MOST_SURVEYS = 200;

/** A whole number out of a list of choices. */
const choice = (min: number, max: number) =>
  z.coerce.number("choiceError").int("choiceError").min(min, "choiceError").max(max, "choiceError");

const ticked = z.literal("on").optional();

/**
 * How somebody wants their mail, as the form sends it. Faults are keys of `digest.settings`. Surveys come as a list, since
 * several may be ticked.
 */
export const wishesInput = z
  .object({
    cadence: z.enum(["weekly", "monthly", "off"], "choiceError"),
    weekday: choice(1, 7),
    monthDay: choice(1, 28),
    hour: choice(0, 23),
    zone: z.string("zoneError").refine((text) => zoneNamed(text) !== null, "zoneError"),
    locale: z.enum(["own", ...APP_LOCALES], "choiceError"),
    follow: z.enum(["all", "some"], "choiceError"),
    surveys: z.array(z.uuid("surveysError")).max(MOST_SURVEYS, "surveysError"),
    withGoals: ticked,
    withComments: ticked,
  })
  .refine(({ follow, surveys }) => follow === "all" || surveys.length > 0, {
    path: ["surveys"],
    message: "surveysError",
  });

export type WishesInput = z.infer<typeof wishesInput>;

/** What a form of wishes sent, or what it would send again; null for what is no such thing. */
export function readKeptWishes(text: unknown): WishesInput | null {
  if (typeof text !== "string") return null;
  try {
    return wishesInput.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
