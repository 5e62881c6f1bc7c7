import { regionNames } from "@/platform/i18n/formats";

const CODE = /^[A-Z]{2}$/;

/** A group as the screen names it: two letters under an attribute called "country" are that country, in the reader's language. */
export function nameGroup(dimension: string, value: string, locale: string): string {
  if (dimension.toLowerCase() !== "country" || !CODE.test(value)) return value;
  // "UK" is what people write, GB what the standard lists; its short name is UK again.
  const code = value === "UK" ? "GB" : value;
  return regionNames(locale).of(code) ?? value;
}
