/** Marks that turn the direction of writing: pasted with a number, seen by nobody. */
const UNSEEN = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const GROUPED = /^[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*$/;

/** How an ambiguous number is read. */
export interface NumberReading {
  /** Whose comma it is: "1,200" is 1200 to English eyes and 1.2 to German ones. English unless told. */
  readonly locale?: string;
  /** Whether a lone point may separate thousands too, as in "1.200 customers": where no number has thousandths. */
  readonly dotGroups?: boolean;
}

/** Arabic and Persian digits and separators as Western ones: "١٬٢٠٠٫٥" is "1,200.5". */
export function westernNumerals(text: string): string {
  return text
    .replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replaceAll("٫", ".")
    .replaceAll("٬", ",");
}

/**
 * A number as people type it, null for anything else: "5", "+40", "−12", "7,5", ".5", "25 %", "1,200", "1.234,5", "1 200",
 * "٧٫٥". Of comma and point the last is the decimal one; one that comes several times separates thousands, and a lone
 * comma before three digits does where the reader's language writes decimals with a point.
 */
export function readNumber(text: string, { locale = "en", dotGroups = false }: NumberReading = {}): number | null {
  const plain = westernNumerals(text.replace(UNSEEN, ""))
    .trim()
    .replace(/^[−–]/, "-")
    .replace(/^\+/, "")
    .replace(/\s*[%٪]$/, "")
    .replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, "");
  const sign = plain.startsWith("-") ? -1 : 1;
  const digits = sign < 0 ? plain.slice(1) : plain;
  if (!/^[\d.,]*\d[.,]?$/.test(digits)) return null;
  const place = decimalPlace(digits, {
    comma: text.includes("٬") || !hasDecimalComma(locale),
    point: dotGroups && !text.includes("٫"),
  });
  const whole = place < 0 ? digits : digits.slice(0, place);
  const fraction = place < 0 ? "" : digits.slice(place + 1);
  if (!(/^\d*$/.test(whole) || GROUPED.test(whole)) || !/^\d*$/.test(fraction)) return null;
  const value = Number(`${whole.replace(/[.,]/g, "") || "0"}.${fraction || "0"}`);
  // The sum makes 0 of −0.
  return Number.isFinite(value) ? sign * value + 0 : null;
}

/** A whole number as people type it, thousands set apart or not; null for anything else. */
export function readWholeNumber(text: string): number | null {
  const value = readNumber(text, { dotGroups: true });
  return Number.isInteger(value) ? value : null;
}

/** Where the decimal separator stands, −1 where there is none. `lone` says which separators may group thousands alone. */
function decimalPlace(digits: string, lone: { readonly comma: boolean; readonly point: boolean }): number {
  const [comma, point] = [digits.lastIndexOf(","), digits.lastIndexOf(".")];
  if (comma >= 0 && point >= 0) return Math.max(comma, point);
  const last = Math.max(comma, point);
  const separator = comma >= 0 ? "," : ".";
  const several = digits.indexOf(separator) !== last;
  const groups = several || (comma >= 0 ? lone.comma : lone.point);
  return last >= 0 && groups && GROUPED.test(digits) ? -1 : last;
}

function hasDecimalComma(locale: string): boolean {
  return new Intl.NumberFormat(locale)
    .formatToParts(0.5)
    .some(({ type, value }) => type === "decimal" && value === ",");
}
