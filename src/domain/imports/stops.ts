import { plainName } from "@/domain/imports/sources/source";

/** Why nobody writes to a customer any more. */
export type StopKind = "unsubscribed" | "bounced";

/** What a header looks like a list of, with its columns: who, and since when. Null for a file of anything else. */
export function recogniseStops(header: readonly string[]): { kind: StopKind; customer: string; at: string } | null {
  const find = (pattern: RegExp) => header.find((name) => pattern.test(plainName(name)));
  const customer = find(/^(person )?external id$/) ?? find(/^(person )?(e ?mail|email address|phone|phone number|id)$/);
  const unsubscribed = find(/^(unsubscribed|opted out)( at| on| date)?$/);
  const at = unsubscribed ?? find(/^bounced( at| on| date)?$/);
  if (customer === undefined || at === undefined || find(/^score$/)) return null;
  return { kind: unsubscribed === undefined ? "bounced" : "unsubscribed", customer, at };
}
