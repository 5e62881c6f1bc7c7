import { DEFAULT_LEVEL } from "@/domain/metrics/interval";
import { MetricError } from "@/domain/metrics/metric-error";
import type { Reading } from "@/domain/metrics/reading";
import { shareReading } from "@/domain/metrics/share";

/** One customer's activity, in milliseconds since 1970. The earliest is day 0. */
export interface ActivityTimes {
  readonly id: string;
  readonly events: readonly number[];
}

/**
 * What "on day N" means: `rolling` within [24N h, 24(N+1) h) after the first activity · `calendar` on the N-th local
 * day after it (`dayOf` gives the local day number of an instant) · `unbounded` at 24N h or any time after ·
 * `bracket` within [24N h, 24(until+1) h).
 */
export type NDayMode =
  | { readonly kind: "rolling" }
  | { readonly kind: "calendar"; readonly dayOf: (instant: number) => number }
  | { readonly kind: "unbounded" }
  | { readonly kind: "bracket"; readonly until: number };

/** Who came back, of those who could have. */
export interface NDayRetention {
  /** Customers whose bucket has fully passed; only they are in the denominator. */
  readonly eligible: number;
  readonly retained: number;
  readonly retainedIds: readonly string[];
  readonly rate: Reading;
}

const DAY = 86_400_000;

/**
 * N-day retention: of the customers whose N-th day is over on `asOf`, the share who were active on it, in percent.
 * Example: first seen Monday 20:00, again Tuesday 06:00: retained on day 1 by calendar, not by rolling days.
 * Interval: Wilson. Source: Mixpanel and Amplitude definitions.
 */
export function nDayRetention(
  customers: readonly ActivityTimes[],
  day: number,
  mode: NDayMode,
  asOf: number,
  level = DEFAULT_LEVEL,
): NDayRetention {
  const until = mode.kind === "bracket" ? mode.until : day;
  if (!(Number.isInteger(day) && day >= 0 && until >= day) || !Number.isFinite(asOf))
    throw new MetricError("bad_parameter", "The day must be a whole number from 0 on.");
  const retainedIds: string[] = [];
  let eligible = 0;
  for (const { id, events } of customers) {
    const seen = events.filter((at) => at <= asOf);
    const first = seen.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);
    if (!Number.isFinite(first)) continue;
    if (mode.kind === "calendar") {
      const target = mode.dayOf(first) + day;
      if (mode.dayOf(asOf) <= target) continue;
      eligible += 1;
      if (seen.some((at) => mode.dayOf(at) === target)) retainedIds.push(id);
      continue;
    }
    if (asOf < first + (until + 1) * DAY) continue;
    eligible += 1;
    const end = mode.kind === "unbounded" ? Number.POSITIVE_INFINITY : first + (until + 1) * DAY;
    if (seen.some((at) => at >= first + day * DAY && at < end)) retainedIds.push(id);
  }
  return {
    eligible,
    retained: retainedIds.length,
    retainedIds,
    rate: shareReading(retainedIds.length, eligible, level),
  };
}
