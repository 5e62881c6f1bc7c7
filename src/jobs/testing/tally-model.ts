import type { Tally } from "@/domain/metrics/tally";

/** One response as a test remembers it: what was acknowledged, and what was done with it since. */
export interface Kept {
  readonly at: Date;
  readonly customer: string | null;
  readonly country: string;
  score: number | "missing" | "invalid";
  complete: boolean;
  state: "counted" | "held" | "excluded" | "test";
  /** What `restore` brings back. */
  before: "counted" | "held";
  /** The import that stored it; null where a person sent it. */
  readonly importId: string | null;
}

export type Policy = { policy: "all" } | { policy: "latest" | "first"; windowDays: number };

/** The sums of a tally, flat, so that a difference is read at a glance. */
export interface Sums {
  readonly counts: Readonly<Record<number, number>>;
  readonly held: Readonly<Record<number, number>>;
  readonly missing: number;
  readonly invalid: number;
  readonly excluded: number;
  readonly superseded: number;
}

const DAY_MS = 86_400_000;

/** Which of the responses another one of the same customer replaces: a rule of what is stored, whatever the order it came in. */
export function superseded(all: readonly Kept[], policy: Policy): Set<Kept> {
  if (policy.policy === "all") return new Set();
  const window = policy.windowDays * DAY_MS;
  const settled = all.filter((one) => one.state === "counted" && one.customer !== null);
  return new Set(
    settled.filter((one) =>
      settled.some((other) => {
        if (other === one || other.customer !== one.customer || typeof other.score !== "number") return false;
        const later = other.at.getTime() - one.at.getTime();
        return policy.policy === "latest" ? later > 0 && later <= window : later < 0 && -later <= window;
      }),
    ),
  );
}

/** What the tallies of the score must say of these responses. */
export function sumScores(all: readonly Kept[], replaced: ReadonlySet<Kept>): Sums {
  return sum(all, replaced, (one) => one.score);
}

/** What the tallies of completion must say: 0 begun, 1 complete. */
export function sumCompletion(all: readonly Kept[], replaced: ReadonlySet<Kept>): Sums {
  return sum(all, replaced, (one) => (one.complete ? 1 : 0));
}

function sum(all: readonly Kept[], replaced: ReadonlySet<Kept>, scoreOf: (one: Kept) => Kept["score"]): Sums {
  const counts: Record<number, number> = {};
  const held: Record<number, number> = {};
  const rest = { missing: 0, invalid: 0, excluded: 0, superseded: 0 };
  for (const one of all) {
    const value = scoreOf(one);
    if (one.state === "excluded") rest.excluded++;
    else if (replaced.has(one)) rest.superseded++;
    else if (one.state === "counted") {
      if (typeof value === "number") counts[value] = (counts[value] ?? 0) + 1;
      else rest[value]++;
    } else if (one.state === "held" && typeof value === "number") held[value] = (held[value] ?? 0) + 1;
  }
  return { counts, held, ...rest };
}

/** The same of tallies that were read. */
export function sumTallies(tallies: readonly Tally[]): Sums {
  const total = (of: (tally: Tally) => number) => tallies.reduce((all, tally) => all + of(tally), 0);
  const slots = (of: (tally: Tally) => readonly number[]) => {
    const found = Array.from({ length: 11 }, (_, score) => [score, total((tally) => of(tally)[score] ?? 0)] as const);
    return Object.fromEntries(found.filter(([, n]) => n !== 0));
  };
  return {
    counts: slots((tally) => tally.counts),
    held: slots((tally) => tally.held),
    missing: total((tally) => tally.missing),
    invalid: total((tally) => tally.invalid),
    excluded: total((tally) => tally.excluded),
    superseded: total((tally) => tally.superseded),
  };
}
