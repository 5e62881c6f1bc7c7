import type { Random } from "./random";
import type { Country, Plan } from "./segments";

/** Something that happened to one customer: an answer, or an interaction with the answers about it. */
export interface Happening {
  readonly country: Country;
  readonly plan: Plan;
  /** First and last day, as numbers; somebody must be a customer on both. */
  readonly days: readonly [first: number, last: number];
  /** How many poor experiences it is. */
  readonly poor: number;
  /** What they said of recommending the company ("unknown": that they do not know); null for anything else. */
  readonly recommends: "promoter" | "passive" | "detractor" | "unknown" | null;
}

/** Happenings of one customer until the landmark, and whether they leave within the year after it. */
export interface Bundle {
  readonly of: readonly Happening[];
  readonly leaves: boolean;
}

/** Shares of customers who leave within twelve months: after no poor experience, one, two and three; by what they said. */
const AFTER_POOR = [0.18, 0.24, 0.35, 0.52] as const;
export const BY_GROUP = { promoter: 0.15, passive: 0.26, detractor: 0.38, unknown: 0.2 } as const;
/** So many customers had two and three poor experiences in the half year before the landmark. */
const TWO = 120;
const THREE = 46;
/** Germans are likelier among those who leave. */
const SOONER = { DE: 1.9, UK: 1, FR: 1 } as const;

/** How many leave, by the number of poor experiences (3 and more together), of the customers on the landmark day. */
export function fatesOf(before: readonly Happening[], customers: number): number[] {
  const poor = before.reduce((sum, one) => sum + one.poor, 0);
  const sizes = [poor - 2 * TWO - 3 * THREE, TWO, THREE];
  return [customers - sizes.reduce((sum, n) => sum + n, 0), ...sizes].map((n, count) =>
    Math.round(n * (AFTER_POOR[count] ?? 0)),
  );
}

/**
 * Everything poor that happened before the landmark, and every answer about recommending, bundled by customer: exactly so
 * many had two and three poor experiences, all others one; of each count and of each group exactly its share leaves.
 */
export function bundle(random: Random, before: readonly Happening[]): Bundle[][] {
  const [, ofOne = 0, ofTwo = 0, ofThree = 0] = fatesOf(before, 0);
  const said = (["detractor", "passive", "promoter"] as const).map((group) => {
    const mine = before.filter(({ recommends }) => recommends === group);
    return decide(random, mine.map(alone), Math.round(mine.length * BY_GROUP[group]));
  });
  const cells = new Map<string, Happening[]>();
  const heavy: Happening[] = [];
  for (const one of random.shuffle(before.filter(({ poor, recommends }) => poor > 0 && recommends === null))) {
    const key = `${one.country} ${one.plan}`;
    if (one.poor > 1) heavy.push(one);
    else cells.set(key, [...(cells.get(key) ?? []), one]);
  }
  const threes = [...heavy.filter(({ poor }) => poor > 2).map(alone), ...take(random, cells, 3, THREE, heavy)];
  const twos = [...heavy.filter(({ poor }) => poor === 2).map(alone), ...take(random, cells, 2, TWO, heavy)];
  const ones = [...cells.values()].flat().map(alone);
  const gone = said.flat().filter(({ of, leaves }) => leaves && of.some(({ poor }) => poor > 0)).length;
  return [...said, decide(random, threes, ofThree), decide(random, twos, ofTwo), decide(random, ones, ofOne - gone)];
}

function alone(one: Happening): readonly Happening[] {
  return [one];
}

/** Takes bundles of so many happenings of one country and plan, from the fullest cells; what `heavy` gives counts already. */
function take(random: Random, cells: Map<string, Happening[]>, size: 2 | 3, n: number, heavy: readonly Happening[]) {
  const wanted = n - heavy.filter(({ poor }) => (size === 3 ? poor > 2 : poor === 2)).length;
  const keys = random.shuffle([...cells].flatMap(([key, list]) => list.map(() => key)));
  const bundles: (readonly Happening[])[] = [];
  for (const key of keys) {
    if (bundles.length >= wanted) break;
    const list = cells.get(key) ?? [];
    if (list.length >= size) bundles.push(list.splice(0, size));
  }
  return bundles;
}

/** Exactly so many of the bundles leave: Germans sooner than others. */
function decide(random: Random, bundles: readonly (readonly Happening[])[], leave: number): Bundle[] {
  const ranked = bundles
    .map((of) => ({ of, rank: random.next() ** (1 / SOONER[of[0]?.country ?? "UK"]) }))
    .sort((a, b) => b.rank - a.rank);
  return ranked.map(({ of }, place) => ({ of, leaves: place < leave }));
}
