import { isLeavingReason, type LeavingReason } from "@/domain/customer/leaving-reason";
import type { ImportFault } from "@/domain/imports/fault";
import { isStorable } from "@/domain/survey/plain-text";

/** A spell of being a customer, as a file, the API or a person says it. What is left out stays as it is. */
export interface SpellInput {
  /** The billing system's id of it; the same again changes it. */
  readonly externalId: string;
  /** The customer's external id. */
  readonly customer: string;
  /** YYYY-MM-DD; null or "" where nobody said it. */
  readonly startDay: string | null;
  /** The first inactive day; null while it runs. */
  readonly endDay?: string | null;
  /** Hundredths of the currency, a month. */
  readonly mrr?: number | null;
  /** Three letters. */
  readonly currency?: string | null;
  readonly plan?: string | null;
  readonly reason?: LeavingReason | null;
  readonly reasonNote?: string | null;
}

/** A spell that may be stored. */
export interface Spell extends SpellInput {
  readonly startDay: string;
}

/** Something wrong with one field, or worth telling about it. */
export interface FieldFault {
  readonly field: string;
  readonly fault: ImportFault;
}

/** A spell with what is told about it, or what is wrong with it. */
export type CheckedSpell =
  | { readonly ok: true; readonly spell: Spell; readonly notes: readonly FieldFault[] }
  | { readonly ok: false; readonly faults: readonly FieldFault[] };

/** Letters of ids, plans and notes; hundredths of a currency. */
export const SPELL_LIMITS = { id: 256, plan: 100, note: 2_000, money: 1e15 } as const;

/**
 * The rules of a spell, for files, the API and by hand alike. Refused: no start, an end before the start, money below
 * nothing, what no text column takes. Kept and told: zero days (never a stay). Overlaps are no fault: somebody may hold
 * two contracts, and stays are their union.
 */
export function checkSpell(input: SpellInput): CheckedSpell {
  const faults: FieldFault[] = [
    ...idFaults("externalId", input.externalId),
    ...idFaults("customer", input.customer),
    ...moneyFaults("mrr", input.mrr),
    ...currencyFaults(input.currency),
    ...textFaults("plan", input.plan, SPELL_LIMITS.plan),
    ...textFaults("reasonNote", input.reasonNote, SPELL_LIMITS.note),
  ];
  const { startDay, endDay } = input;
  const say = (field: string, code: ImportFault["code"], values: ImportFault["values"] = {}) =>
    faults.push({ field, fault: { code, values } });
  if (input.reason != null && !isLeavingReason(input.reason)) say("reason", "reasonUnknown", { cell: input.reason });
  if (startDay === null || startDay === "") say("start", "spellNoStart");
  else if (endDay != null && endDay < startDay) say("end", "spellEndsFirst", { start: startDay, end: endDay });
  if (faults.length > 0 || startDay === null) return { ok: false, faults };
  const notes =
    endDay === startDay ? [{ field: "end", fault: { code: "spellNoDays", values: { day: startDay } } as const }] : [];
  return { ok: true, spell: { ...input, startDay }, notes };
}

/** Faults of an id: it has to be there, fit and be storable. */
export function idFaults(field: string, id: string): FieldFault[] {
  if (id.trim() === "") return [{ field, fault: { code: "idMissing" } }];
  return textFaults(field, id, SPELL_LIMITS.id);
}

/** Faults of a text that may be left out. */
export function textFaults(field: string, text: string | null | undefined, max: number): FieldFault[] {
  if (text == null) return [];
  if (text.length > max) return [{ field, fault: { code: "textLong", values: { max } } }];
  return isStorable(text) ? [] : [{ field, fault: { code: "textCharacters" } }];
}

/** Faults of an amount in hundredths. */
export function moneyFaults(field: string, amount: number | null | undefined): FieldFault[] {
  if (amount == null) return [];
  if (!Number.isSafeInteger(amount) || Math.abs(amount) > SPELL_LIMITS.money)
    return [{ field, fault: { code: "moneyUnreadable", values: { cell: String(amount) } } }];
  return amount < 0 ? [{ field, fault: { code: "moneyNegative", values: { cell: amount / 100 } } }] : [];
}

/** Faults of a currency: three capital letters, as ISO 4217 writes it. */
export function currencyFaults(currency: string | null | undefined): FieldFault[] {
  if (currency == null || /^[A-Z]{3}$/.test(currency)) return [];
  return [{ field: "currency", fault: { code: "currencyUnfit", values: { cell: currency.slice(0, 40) } } }];
}
