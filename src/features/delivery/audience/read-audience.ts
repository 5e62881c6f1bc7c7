import { isAddress } from "@/db/queries/invitations/audience";
import type { Audience } from "@/domain/invitation/mailing";

/** Most addresses and ids that can be pasted. */
export const MOST_NAMED = 10_000;

/** What the fields of an audience say, as they are typed. */
export interface AudienceFields {
  readonly attribute?: string | undefined;
  readonly value?: string | undefined;
  readonly named?: string | undefined;
}

/** Why fields say nobody: a value for no attribute or none for one, or too much that was pasted. */
export type AudienceFault = "value" | "named" | "wrong";

/**
 * The audience that the fields of a form say. A line, comma or semicolon ends a name; `Ana <ana@x.com>`, as mail programs
 * copy it, is its address.
 */
export function readAudience(fields: AudienceFields): { audience: Audience } | { fault: AudienceFault; word: string } {
  const name = fields.attribute?.trim() ?? "";
  const value = fields.value?.trim() ?? "";
  if ((name === "") !== (value === "")) return { fault: "value", word: "" };
  const words = (fields.named ?? "")
    .split(/[\n\r,;]+/)
    .map((word) => (/<([^<>]*)>\s*$/.exec(word)?.[1] ?? word).trim())
    .filter((word) => word !== "");
  const named = [...new Map(words.map((word) => [word.toLowerCase(), word])).values()];
  if (named.length > MOST_NAMED) return { fault: "named", word: "" };
  const wrong = named.find((word) => word.length > 200 || (word.includes("@") && !isAddress(word)));
  if (wrong !== undefined) return { fault: "wrong", word: wrong.slice(0, 80) };
  return {
    audience: { attribute: name === "" ? null : { name, value }, named: named.length === 0 ? null : named },
  };
}
