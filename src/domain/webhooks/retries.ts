const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long after each failed attempt the next one follows; after the last there is none. Some three days in all. */
export const RETRIES_MS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** A wait is up to so much longer, so that what failed together does not come back together. */
export const JITTER = 0.2;

/** At most so long a receiver may put off the next attempt. */
const MOST_PUT_OFF_MS = 24 * HOUR;

/** An endpoint that failed several times in a row rests between deliveries, a little longer each time, at most a minute. */
const REST_MS = 5 * SECOND;
const MOST_RESTS = 12;

/**
 * After so many failures in a row an endpoint is dead, though no message has been tried to its end: where more happens than is
 * tried, none ever is. At one a minute they take as long as one message is tried.
 */
export const MOST_FAILS = Math.ceil(RETRIES_MS.reduce((sum, ms) => sum + ms, 0) / (REST_MS * MOST_RESTS));

/**
 * How long to wait after so many attempts, the last of which failed; null: that was the last. `chance` from 0 to below 1.
 * What the receiver asks for by Retry-After is never undercut.
 */
export function waitAfter(attempts: number, chance: number, putOff: number | null): number | null {
  const planned = RETRIES_MS[attempts - 1];
  if (planned === undefined) return null;
  return Math.max(Math.round(planned * (1 + JITTER * chance)), putOff ?? 0);
}

/** How long an endpoint is left alone after so many failures in a row, whatever waits for it. */
export function restAfter(fails: number, putOff: number | null): number {
  return Math.max(REST_MS * Math.min(fails, MOST_RESTS), putOff ?? 0);
}

/** How long a Retry-After asks for, in milliseconds: seconds or a date, at most a day; null where it says neither. */
export function readRetryAfter(text: string | undefined, now: Date): number | null {
  const said = text?.trim() ?? "";
  if (/^\d+$/.test(said)) return Math.min(Number(said) * SECOND, MOST_PUT_OFF_MS);
  // A date of HTTP begins with its weekday; Date.parse alone would take "1.5" for one.
  const at = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(said) ? Date.parse(said) : Number.NaN;
  if (Number.isNaN(at)) return null;
  return Math.min(Math.max(at - now.getTime(), 0), MOST_PUT_OFF_MS);
}
