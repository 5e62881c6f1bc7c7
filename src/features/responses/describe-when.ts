const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** A local day: "14 May 2026". */
export function describeDay(text: string): string {
  return day.format(new Date(`${text}T00:00:00Z`));
}

/** Days that may be open at an end: "1 Aug – 31 Oct 2026", "since 1 Aug 2026", "until 31 Oct 2026", "any day". */
export function describeDays(from: string | undefined, to: string | undefined): string {
  if (from !== undefined && to !== undefined) {
    return from === to
      ? describeDay(from)
      : day.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)).replace(/\s*–\s*/, " – ");
  }
  if (from !== undefined) return `since ${describeDay(from)}`;
  return to === undefined ? "any day" : `until ${describeDay(to)}`;
}

/** An instant in the workspace's zone: "21 Nov 2026, 09:40". */
export function describeInstant(at: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
  }).format(at);
}
