import { accept, type Checked, refuse } from "@/domain/survey/kinds/checked";
import { isStorable, tidyText } from "@/domain/survey/plain-text";

/** Longest answers, in UTF-16 units as browsers count them. Longer ones are refused, never cut without a word. */
export const SHORT_TEXT_LIMIT = 500;
export const LONG_TEXT_LIMIT = 10_000;

/** A text: tidied (line breaks, outer spaces), storable, not empty, within its limit. */
export function checkText(value: unknown, limit: number): Checked {
  if (typeof value !== "string") return refuse("type", "Must be a text.");
  if (value.length > limit * 2) return refuse("too_long", `Must be at most ${limit} characters long.`, { limit });
  if (!isStorable(value)) return refuse("text", "Holds a character that cannot be stored.");
  const text = tidyText(value);
  if (text === "") return refuse("text", "Is empty; send null to take an answer back.");
  if (text.length > limit) return refuse("too_long", `Must be at most ${limit} characters long.`, { limit });
  return accept(text);
}
