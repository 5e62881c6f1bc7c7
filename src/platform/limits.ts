import { LRUCache } from "lru-cache";

/** Whether one more is allowed, and if not, in how many whole seconds it will be. */
export type Verdict = { allowed: true } | { allowed: false; retryAfterSeconds: number };

/** Counts events by key and says when there were too many. `now` is in milliseconds of any clock that only grows. */
export interface Limiter {
  /** Takes one (or `cost`) from the key's allowance. */
  take(key: string, now: number, cost?: number): Verdict;
  /** Gives back one that turned out not to count. */
  giveBack(key: string): void;
  /** Gives the key its whole allowance back, for example after a successful sign-in. */
  forget(key: string): void;
}

interface Bucket {
  level: number;
  at: number;
}

const MAX_KEYS = 100_000;

/**
 * A token bucket per key: a burst of `limit`, refilled evenly over `windowMs`.
 *
 * Holds at most 100,000 keys (the least recently used are forgotten), so a flood of addresses costs a bounded amount of
 * memory. A clock that jumps back refills nothing and locks nobody out.
 */
export function createLimiter({ limit, windowMs }: { limit: number; windowMs: number }): Limiter {
  const buckets = new LRUCache<string, Bucket>({ max: MAX_KEYS });
  const perMs = limit / windowMs;
  return {
    take(key, now, cost = 1) {
      const bucket = buckets.get(key) ?? { level: limit, at: now };
      const elapsed = Math.max(0, now - bucket.at);
      const level = Math.min(limit, bucket.level + elapsed * perMs);
      const allowed = level >= cost;
      buckets.set(key, { level: allowed ? level - cost : level, at: now });
      if (allowed) return { allowed: true };
      return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil((cost - level) / perMs / 1000)) };
    },
    giveBack(key) {
      const bucket = buckets.get(key);
      if (bucket) bucket.level = Math.min(limit, bucket.level + 1);
    },
    forget(key) {
      buckets.delete(key);
    },
  };
}

/** The process's limits. Each is in memory, so with several instances each allows its own share. */
export interface Limits {
  /** Answers: 300 a minute per address and survey, as a whole office may sit behind one address. */
  submissions: Limiter;
  /** Requests with an API key: 6,000 a minute per key. */
  apiKey: Limiter;
  /** API keys that were never right: 300 looked up in five minutes per address. */
  unknownApiKey: Limiter;
  /** Passwords tried: 10 in five minutes per address and e-mail. */
  signIn: Limiter;
  /** Passwords tried from one address, whatever the e-mail: 300 in five minutes. */
  signInAddress: Limiter;
  /** Codes of a second step tried, from wherever: 30 an hour per person. */
  secondStep: Limiter;
  /** Passwords of a survey tried: 5 in five minutes per address and survey; a right one clears the count. */
  surveyPassword: Limiter;
  /** New accounts: 200 an hour per address. */
  signUp: Limiter;
  /** Sign-in links: 5 an hour per e-mail. */
  signInLink: Limiter;
  /** Shared views opened: 120 a minute per address. */
  sharedView: Limiter;
  /** Refusals written down: one a minute per workspace, person and permission; of sign-ins, per e-mail. */
  notedDenials: Limiter;
}

const MINUTE = 60_000;

/** Makes the limits of {@link Limits}, all of them full. */
export function createLimits(): Limits {
  return {
    submissions: createLimiter({ limit: 300, windowMs: MINUTE }),
    apiKey: createLimiter({ limit: 6000, windowMs: MINUTE }),
    unknownApiKey: createLimiter({ limit: 300, windowMs: 5 * MINUTE }),
    signIn: createLimiter({ limit: 10, windowMs: 5 * MINUTE }),
    signInAddress: createLimiter({ limit: 300, windowMs: 5 * MINUTE }),
    secondStep: createLimiter({ limit: 30, windowMs: 60 * MINUTE }),
    surveyPassword: createLimiter({ limit: 5, windowMs: 5 * MINUTE }),
    signUp: createLimiter({ limit: 200, windowMs: 60 * MINUTE }),
    signInLink: createLimiter({ limit: 5, windowMs: 60 * MINUTE }),
    sharedView: createLimiter({ limit: 120, windowMs: MINUTE }),
    notedDenials: createLimiter({ limit: 1, windowMs: MINUTE }),
  };
}
