/** Languages that pages for respondents speak; also the choices for a workspace. */
export const LOCALES = ["en", "de", "fr", "es", "ja", "ar"] as const;

/** The nearest language that is known: "de-AT" is "de"; what is not known is English. */
export function knownLocale(text: string): string {
  const language = text.toLowerCase().split(/[-_]/)[0];
  return LOCALES.find((locale) => locale === language) ?? "en";
}

/** An IANA zone in its usual spelling, or "UTC" where the text is not one (an offset such as +02:00 is not). */
export function knownZone(text: string): string {
  return zoneNamed(text) ?? "UTC";
}

/** An IANA zone in its usual spelling, or null. An older or newer name of the same zone stays as it is. */
export function zoneNamed(text: string): string | null {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(text) || text.length > 64) return null;
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions();
    return timeZone.toLowerCase() === text.toLowerCase() ? timeZone : text;
  } catch {
    return null;
  }
}
