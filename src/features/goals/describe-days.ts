/** A day: "31 Dec 2026". */
export function describeDay(day: string, locale: string): string {
  return format(locale, true).format(utc(day));
}

/** Days, both included: "1 Oct – 28 Oct 2026". */
export function describeDays(from: string, to: string, locale: string): string {
  if (from === to) return describeDay(from, locale);
  const text = format(locale, true).formatRange(utc(from), utc(to));
  return locale === "en" ? text.replace(/\s*–\s*/, " – ") : text;
}

/** A day on an axis: "31 Dec". */
export function describeTick(day: string, locale: string): string {
  return format(locale, false).format(utc(day));
}

function format(locale: string, year: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${year}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    day: "numeric",
    month: "short",
    ...(year ? { year: "numeric" } : {}),
    timeZone: "UTC",
  });
  formats.set(key, made);
  return made;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function utc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
