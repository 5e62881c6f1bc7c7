import { z } from "zod";
import { checkDate, dateSchema, type MappingError, mappingErrors } from "@/domain/imports/mapping";
import { plainName } from "@/domain/imports/sources/source";

/** Why nobody writes to a customer any more. */
export const STOPS = ["unsubscribed", "bounced"] as const;
export type StopKind = (typeof STOPS)[number];

/** Which columns of a list of such customers are what. Without a date it is the moment of the import. */
const stopsSchema = z.strictObject({
  customer: z.string().min(1).max(500),
  date: dateSchema.nullish().transform((date) => date ?? null),
});

export type StopsMapping = z.output<typeof stopsSchema>;

/** Reads an untrusted mapping of such a list. */
export function parseStops(
  input: unknown,
): { readonly ok: true; readonly mapping: StopsMapping } | { readonly ok: false; readonly errors: MappingError[] } {
  const parsed = stopsSchema.safeParse(input);
  if (!parsed.success) return { ok: false, errors: mappingErrors(parsed.error.issues) };
  const errors = parsed.data.date === null ? [] : checkDate(parsed.data.date);
  return errors.length > 0 ? { ok: false, errors } : { ok: true, mapping: parsed.data };
}

/** Whether a word names one of {@link STOPS}. */
export function isStop(word: string): word is StopKind {
  return STOPS.some((one) => one === word);
}

/** What a header looks like a list of, with its columns: who, and since when. Null for a file of anything else. */
export function recogniseStops(header: readonly string[]): { kind: StopKind; customer: string; at: string } | null {
  const find = (pattern: RegExp) => header.find((name) => pattern.test(plainName(name)));
  const customer = find(/^(person )?external id$/) ?? find(/^(person )?(e ?mail|email address|phone|phone number|id)$/);
  const unsubscribed = find(/^(unsubscribed|opted out)( at| on| date)?$/);
  const at = unsubscribed ?? find(/^bounced( at| on| date)?$/);
  if (customer === undefined || at === undefined || find(/^score$/)) return null;
  return { kind: unsubscribed === undefined ? "bounced" : "unsubscribed", customer, at };
}
