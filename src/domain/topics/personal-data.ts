import { MOST_CHARACTERS } from "@/domain/topics/tokenize";

/** What may say who somebody is, or what nobody should keep. */
export const PERSONAL_KINDS = ["email", "phone", "card", "iban", "address"] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** Where personal data stand in a text (UTF-16 places, the end not included). */
export interface PersonalSpan {
  readonly kind: PersonalKind;
  readonly start: number;
  readonly end: number;
}

/** Each repetition is bounded, so that time stays in proportion to the text. */
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu;
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/gu;
const DIGITS = /[+(]{0,2}\d(?:[ ()/.-]{0,2}\d){6,22}/gu;
const STREETS = [
  /\p{Lu}[\p{L}-]{1,30}[ -]?(?:[Ss]tra(?:ße|sse)|[Ss]tr\.|[Ww]eg|[Pp]latz|[Aa]llee|[Gg]asse|[Uu]fer|[Dd]amm) ?\d{1,4} ?[a-zA-Z]?(?!\p{L})/gu,
  /(?<!\d)\d{1,4}[a-z]?,? (?:\p{Lu}[\p{L}'’]{1,20} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Close|Crescent|Court|Way)(?!\p{L})/gu,
  /(?<!\d)\d{1,4},? ?(?:bis |ter )?,? ?(?:rue|avenue|boulevard|bd|place|chemin|allée|impasse|quai) (?:[\p{L}'’-]{1,20} ?){1,5}/giu,
  /(?<![A-Za-z0-9])[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?![A-Za-z0-9])/gu,
  /شارع [\p{L} ]{2,30}\d{1,4}/gu,
];

/**
 * Personal data in a text, in its order, nothing twice: e-mail addresses, telephone numbers, card numbers (by their check digit),
 * IBANs (by theirs), streets with a house number and British postcodes. Rules miss names and whatever is spelled out: a warning,
 * not a promise.
 */
export function findPersonalData(text: string): PersonalSpan[] {
  const read = latinDigits(text.slice(0, MOST_CHARACTERS));
  const found: PersonalSpan[] = [];
  const add = (kind: PersonalKind, start: number, length: number) => {
    const end = start + length;
    if (!found.some((other) => start < other.end && other.start < end)) found.push({ kind, start, end });
  };
  for (const { 0: mail, index } of read.matchAll(EMAIL)) add("email", index, mail.length);
  for (const { 0: iban, index } of read.toUpperCase().matchAll(IBAN)) {
    const fits = ibanIn(iban);
    if (fits !== null) add("iban", index, fits);
  }
  for (const { 0: run, index } of read.matchAll(DIGITS)) {
    const digits = run.replace(/\D/gu, "");
    if (isCard(digits)) add("card", index, run.length);
    else if (isPhone(run, digits)) add("phone", index, run.length);
  }
  for (const street of STREETS)
    for (const { 0: address, index } of read.matchAll(street)) add("address", index, address.trimEnd().length);
  return found.sort((a, b) => a.start - b.start);
}

/** The text with each of these places replaced by a mark that says what stood there. */
export function redactSpans(
  text: string,
  spans: readonly PersonalSpan[],
  mark: (kind: PersonalKind) => string,
): string {
  let redacted = "";
  let at = 0;
  for (const { kind, start, end } of spans) {
    redacted += text.slice(at, start) + mark(kind);
    at = end;
  }
  return redacted + text.slice(at);
}

/** Arabic and Persian digits as Latin ones, place by place. */
function latinDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

/** How much of a run is an IBAN: the longest beginning whose check digits fit (ISO 13616, mod 97 = 1); null where none does. */
function ibanIn(run: string): number | null {
  for (let length = run.length; length >= 15; length -= 1) {
    const packed = run.slice(0, length).replaceAll(" ", "");
    if (packed.length < 15 || packed.length > 34 || run[length - 1] === " ") continue;
    const moved = packed.slice(4) + packed.slice(0, 4);
    let rest = 0;
    for (const letter of moved) {
      const worth = Number.parseInt(letter, 36);
      rest = (rest * (worth > 9 ? 100 : 10) + worth) % 97;
    }
    if (rest === 1) return length;
  }
  return null;
}

/** 13 to 19 digits whose check digit fits (Luhn). */
function isCard(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19 || /^(\d)\1*$/u.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const counted = i % 2 === 1 ? digit * 2 : digit;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
}

/** Eight to fifteen digits that begin as telephone numbers do, and are no day. Order numbers rarely begin with 0 or +. */
function isPhone(run: string, digits: string): boolean {
  if (digits.length < 8 || digits.length > 15) return false;
  if (/^\(?\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/u.test(run) || /^(?:19|20)\d\d[./-]/u.test(run)) return false;
  return /^[+(]{0,2}\+|^\(?0/u.test(run);
}
