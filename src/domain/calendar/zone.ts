/** Whether a text names a time zone this runtime knows (`Europe/Berlin`, `UTC`); fixed offsets are not zones. */
export function isZone(text: unknown): text is string {
  if (typeof text !== "string" || text.length > 64 || !/^[A-Za-z]/.test(text)) return false;
  try {
    dayFormat(text);
    return true;
  } catch {
    return false;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The formatter of local days in a zone, made once. Throws RangeError for a zone that does not exist. */
export function dayFormat(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  formats.set(zone, format);
  return format;
}
