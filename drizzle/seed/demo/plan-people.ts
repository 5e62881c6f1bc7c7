import { type Cast, createCast, type Player } from "./cast";
import type { PlannedCustomer } from "./plan-customers";
import { BY_GROUP, bundle, type Happening } from "./plan-fates";
import type { Random } from "./random";
import type { Country, Plan } from "./segments";

/** Who had three in the last twelve months: 41 customers who pay 6 × 39 + 25 × 59 + 10 × 89 = 2,599 euros a month. */
const CARE: readonly (readonly [Country, Plan, number])[] = [
  ["DE", "Solo", 4],
  ["DE", "Duo", 17],
  ["DE", "Family", 6],
  ["UK", "Solo", 1],
  ["UK", "Duo", 5],
  ["UK", "Family", 3],
  ["FR", "Solo", 1],
  ["FR", "Duo", 3],
  ["FR", "Family", 1],
];
const MOST_POOR = 2;
/** Between two answers to the quarterly survey lie so many days. */
const CADENCE = 84;
/** Of those who had a poor experience since so many leave within a year. */
const AFTER_ONE = 0.24;
const YEAR = 365;

export interface PeopleDays {
  /** The day from which on those who were customers are followed for a year. */
  readonly landmark: number;
  readonly today: number;
}

/**
 * Says for each happening which customer it was, by number. Before the landmark the bundles of {@link bundle} decide; since
 * then exactly the customers of CARE had three poor experiences, nobody else more than two. Otherwise it was anybody who was
 * a customer of that plan in that country.
 */
export function planPeople(
  random: Random,
  customers: readonly PlannedCustomer[],
  happenings: readonly Happening[],
  { landmark, today }: PeopleDays,
): ReadonlyMap<Happening, number> {
  const cast = createCast(random, customers);
  const told = new Map<Happening, number>();
  const give = (one: Happening, player: Player) => {
    told.set(one, player.customer.number);
    if (isBefore(one, landmark)) player.poorBefore += one.poor;
    else player.poorSince += one.poor;
    if (one.recommends) player.recommended.push(one.days[1]);
  };
  placeBundles(
    random,
    cast,
    happenings.filter((one) => isBefore(one, landmark)),
    landmark,
    give,
  );
  const since = happenings.filter((one) => !isBefore(one, landmark));
  careFor(random, cast, since, today, give);
  // Who may not be just anybody first.
  const rest = happenings.filter((one) => !told.has(one)).sort((a, b) => b.poor - a.poor);
  for (const one of rest) give(one, anybody(random, cast, one, today, isBefore(one, landmark)));
  return told;
}

/** Whether something counts among what was before the landmark, that day included. */
export function isBefore({ days }: Happening, landmark: number): boolean {
  return days[1] <= landmark;
}

/**
 * Gives each bundle to one customer of the landmark day who leaves, or stays, as it says. Where nobody of that country and plan
 * does, the next bundle of its kind takes the other's place, so that the counts of the kind stay exact.
 */
function placeBundles(
  random: Random,
  cast: Cast,
  before: readonly Happening[],
  landmark: number,
  give: (one: Happening, player: Player) => void,
): void {
  for (const bundles of bundle(random, before)) {
    let [leaversOwed, stayersOwed] = [0, 0];
    for (const { of, leaves } of bundles) {
      const [first] = of;
      if (!first) continue;
      const { country, plan, recommends } = first;
      const days = [...of.flatMap((one) => one.days), landmark];
      const poor = of.some((one) => one.poor > 0);
      const fits = ({ poorBefore, recommended }: Player) =>
        (!poor || poorBefore === 0) && (recommends === null || recommended.length === 0);
      const wanted = leaves ? stayersOwed === 0 : leaversOwed > 0;
      const player =
        cast.find({ country, plan, days, leaves: wanted, fits }) ??
        cast.find({ country, plan, days, leaves: !wanted, fits });
      if (!player) throw new Error(`The demo has nobody left for ${JSON.stringify(first)} before its landmark.`);
      const left = player.leaves !== null;
      if (leaves && !left) stayersOwed > 0 ? stayersOwed-- : leaversOwed++;
      if (!leaves && left) leaversOwed > 0 ? leaversOwed-- : stayersOwed++;
      for (const one of of) give(one, player);
    }
    if (leaversOwed + stayersOwed > 0) throw new Error("The demo's shares of who left cannot be kept.");
  }
}

/** Three poor experiences of the last twelve months for each customer of CARE, some weeks apart. */
function careFor(
  random: Random,
  cast: Cast,
  since: readonly Happening[],
  today: number,
  give: (one: Happening, player: Player) => void,
): void {
  const young = (one: Happening) => one.poor === 1 && one.recommends === null && one.days[0] > today - YEAR + 20;
  const mine = random.shuffle(since.filter(young));
  const used = new Set<Happening>();
  for (const [country, plan, n] of CARE) {
    const here = mine.filter((one) => one.country === country && one.plan === plan);
    for (let turn = 0; turn < n; turn++) {
      const three: Happening[] = [];
      for (const one of here) {
        const apart = three.every(({ days }) => Math.abs(days[0] - one.days[0]) > 10);
        if (three.length < 3 && !used.has(one) && apart) three.push(one);
      }
      const days = three.flatMap((one) => one.days);
      const fits = ({ poorSince, customer }: Player) => poorSince === 0 && customer.spells.length === 1;
      const player = cast.find({ country, plan, days, leaves: false, fits });
      if (!player || three.length < 3) throw new Error("The demo has nobody left to care for.");
      for (const one of three) {
        used.add(one);
        give(one, player);
      }
    }
  }
}

/** Somebody to whom it may have happened; who says something low, or had something poor, is likelier among who left later. */
function anybody(random: Random, cast: Cast, one: Happening, today: number, early: boolean): Player {
  const { country, plan, days, poor, recommends } = one;
  const fits = ({ poorSince, recommended }: Player) =>
    (poor === 0 || poorSince + poor <= MOST_POOR) &&
    (recommends === null || recommended.every((day) => Math.abs(day - days[1]) >= CADENCE));
  const yearly = recommends ? BY_GROUP[recommends] : poor > 0 ? AFTER_ONE : null;
  const leaves = early || yearly === null ? null : random.next() < 1 - (1 - yearly) ** ((today - days[1]) / YEAR);
  const player =
    cast.find({ country, plan, days, leaves, fits }) ?? cast.find({ country, plan, days, leaves: null, fits });
  if (!player) throw new Error(`The demo has nobody left for ${JSON.stringify(one)}.`);
  return player;
}
