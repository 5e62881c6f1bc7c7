import { isPlainObject } from "@/domain/survey/answer-value";
import type { FieldError } from "@/domain/survey/field-error";
import { isStorable } from "@/domain/survey/plain-text";

/** Names that say who answered and about what; they identify and never become dimensions. */
export const IDENTITY_NAMES = ["customer", "email", "name", "interaction", "agent", "channel", "stage"] as const;
export type IdentityName = (typeof IDENTITY_NAMES)[number];
export type Identity = Partial<Record<IdentityName, string>>;

/** How many attributes are taken, and the letters of a name and a value. */
export const ATTRIBUTE_LIMITS = { count: 20, name: 64, value: 256 } as const;

/** What a link says beside its survey. */
export interface Attributes {
  /** Dimensions: any other parameter, in the order given. */
  readonly attributes: Record<string, string>;
  /** Who answered, as the link says; unsigned, so "from the link". */
  readonly identity: Identity;
  /** Names that were left out: machinery (`utm_*`, `lang`), past a limit, not storable, or named twice. */
  readonly ignored: string[];
}

/**
 * Reads a link's parameters. A link is never refused: what does not fit is left out and named in `ignored`; nothing is
 * cut, since a cut value would be another value. The first of a name counts.
 */
export function readAttributes(query: Iterable<readonly [string, string]>): Attributes {
  const found: Attributes = { attributes: {}, identity: {}, ignored: [] };
  let read = 0;
  for (const [name, value] of query) {
    if (++read > 1000) break;
    if (name === "" || value.trim() === "") continue;
    if (put(found, name, value.trim()) !== null && found.ignored.length < 50)
      found.ignored.push(name.slice(0, ATTRIBUTE_LIMITS.name));
  }
  return found;
}

/**
 * Reads `attributes` of a JSON body: texts, numbers and booleans (as their text); null and "" say nothing. Here a program
 * speaks, so what passes a limit is refused with its path; machinery names are still left out.
 */
export function parseAttributes(
  input: unknown,
): ({ readonly ok: true } & Attributes) | { readonly ok: false; readonly errors: FieldError[] } {
  const found: Attributes = { attributes: {}, identity: {}, ignored: [] };
  if (input === undefined || input === null) return { ok: true, ...found };
  const errors: FieldError[] = [];
  const say = (path: string, message: string, code: FieldError["code"] = "type") =>
    errors.push({ path, message, code });
  if (!isPlainObject(input)) say("attributes", "Must be an object {name: text}.");
  else if (Object.keys(input).length > 100)
    say("attributes", `At most ${ATTRIBUTE_LIMITS.count} attributes.`, "too_many");
  else
    for (const [name, value] of Object.entries(input)) {
      const path = `attributes.${name.slice(0, ATTRIBUTE_LIMITS.name)}`;
      if (value === null || value === "") continue;
      const scalar = typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
      if (!scalar) {
        say(path, "Must be a text, a number or a boolean.");
        continue;
      }
      const text = String(value).trim();
      if (text === "") continue;
      const wrong = put(found, name, text);
      if (wrong === "machinery") found.ignored.push(name.slice(0, ATTRIBUTE_LIMITS.name));
      else if (wrong !== null) say(path, wrong, "too_long");
    }
  return errors.length > 0 ? { ok: false, errors: errors.slice(0, 20) } : { ok: true, ...found };
}

/** Identity and attributes as one flat list, to be carried through the steps of a page and read again. */
export function carriedAttributes(read: Pick<Attributes, "attributes" | "identity">): Record<string, string> {
  return { ...read.identity, ...read.attributes };
}

function put(found: Attributes, name: string, value: string): string | null {
  if (isMachinery(name)) return "machinery";
  if (name.length > ATTRIBUTE_LIMITS.name) return `A name has at most ${ATTRIBUTE_LIMITS.name} characters.`;
  if (value.length > ATTRIBUTE_LIMITS.value) return `A value has at most ${ATTRIBUTE_LIMITS.value} characters.`;
  if (!isStorable(name) || !isStorable(value)) return "Holds a character that cannot be stored.";
  const identity = IDENTITY_NAMES.find((known) => known === name);
  if (identity) {
    if (found.identity[identity] !== undefined) return "Is named twice.";
    found.identity[identity] = value;
    return null;
  }
  if (name in Object.prototype) return "This name is reserved.";
  if (Object.hasOwn(found.attributes, name)) return "Is named twice.";
  if (Object.keys(found.attributes).length >= ATTRIBUTE_LIMITS.count)
    return `At most ${ATTRIBUTE_LIMITS.count} attributes.`;
  found.attributes[name] = value;
  return null;
}

function isMachinery(name: string): boolean {
  return /^(utm_|_)/i.test(name) || ["fbclid", "gclid", "i", "lang", "q", "r"].includes(name.toLowerCase());
}
