import { isOther } from "@/domain/survey/answer-value";

/** Words of somebody's own as our exports write them. */
export const OWN_WORDS = /^other: (.+)$/is;

/** A list as JSON lines have it where somebody chose "other": ids, and `{option, text}`. Null for anything else. */
export function jsonWords(text: string): string[] | null {
  if (!text.startsWith("[")) return null;
  try {
    const list: unknown = JSON.parse(text);
    if (!Array.isArray(list)) return null;
    const words = list.map(wordOf);
    return words.every((word) => word !== null) ? words : null;
  } catch {
    return null;
  }
}

function wordOf(one: unknown): string | null {
  if (typeof one === "string" || typeof one === "number") return String(one);
  return isOther(one) && one.text.trim() !== "" ? `other: ${one.text}` : null;
}
