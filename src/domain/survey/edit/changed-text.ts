import { isPlainObject } from "@/domain/survey/answer-value";

/**
 * The one text that differs between two documents, as its place ("questions.2.title.en"), or null where anything else
 * changed too. What was not touched is the same object, so it is not looked through. Steps of typing in one place are one
 * step of undoing.
 */
export function changedText(before: unknown, after: unknown, path = ""): string | null {
  if (before === after) return null;
  if (typeof before === "string" && typeof after === "string") return path;
  const [left, right] = [entriesOf(before), entriesOf(after)];
  if (!left || !right || left.length !== right.length) return null;
  let found: string | null = null;
  for (const [at, [key, value]] of left.entries()) {
    const other = right[at];
    if (!other || other[0] !== key) return null;
    if (value === other[1]) continue;
    if (found !== null) return null;
    found = changedText(value, other[1], path === "" ? key : `${path}.${key}`);
    if (found === null) return null;
  }
  return found;
}

function entriesOf(value: unknown): [string, unknown][] | null {
  return isPlainObject(value) || Array.isArray(value) ? Object.entries(value) : null;
}
