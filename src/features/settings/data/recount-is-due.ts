const HOUR_MS = 60 * 60_000;
/** The night of a workspace: from two to five by its own clock. */
const NIGHT = { from: 2, to: 5 } as const;

/**
 * Whether a workspace's nightly recount is due: at night once, and by day where the last one is more than a night ago,
 * since the machine may sleep when people do.
 */
export function recountIsDue(last: Date, now: Date, zone: string): boolean {
  const hours = (now.getTime() - last.getTime()) / HOUR_MS;
  const local = Number(
    new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hourCycle: "h23", timeZone: zone }).format(now),
  );
  const night = local >= NIGHT.from && local < NIGHT.to;
  return night ? hours > 12 : hours > 27;
}
