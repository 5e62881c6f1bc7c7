/** A day: "31 Dec 2026". */
export function sayDay(day: string, locale: string): string {
  return format(locale, "year").format(utc(day));
}

/** Days, both included: "1 Oct – 28 Oct 2026". */
export function sayDays(from: string, to: string, locale: string): string {
  return from === to ? sayDay(from, locale) : format(locale, "year").formatRange(utc(from), utc(to));
}

/** A day on an axis: "31 Dec". */
export function sayTick(day: string, locale: string): string {
  return format(locale, "day").format(utc(day));
}

/** A moment in the workspace's zone: "31 Dec, 14:05". */
export function sayMoment(at: Date, zone: string, locale: string): string {
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    ...{ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    timeZone: zone,
  }).format(at);
}

function format(locale: string, as: "year" | "day"): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    ...{ day: "numeric", month: "short", timeZone: "UTC" },
    ...(as === "year" ? { year: "numeric" } : {}),
  });
}

function utc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
