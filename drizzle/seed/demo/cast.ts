import type { PlannedCustomer } from "./plan-customers";
import { planOn } from "./plan-customers";
import type { Random } from "./random";
import type { Country, Plan } from "./segments";

/** A customer and what has been given to them so far. */
export interface Player {
  readonly customer: PlannedCustomer;
  /** The first day without them; null while they stay. */
  readonly leaves: number | null;
  /** Poor experiences until the landmark, and since. */
  poorBefore: number;
  poorSince: number;
  /** Days on which they said whether they recommend the company. */
  readonly recommended: number[];
}

/** Where somebody is looked for, and on which days they must be a customer of this plan. */
export interface Wanted {
  readonly country: Country;
  readonly plan: Plan;
  readonly days: readonly number[];
  /** Whether they leave afterwards; null: either. */
  readonly leaves: boolean | null;
  readonly fits?: (player: Player) => boolean;
}

/** Finds customers for what happened to somebody. */
export interface Cast {
  readonly players: readonly Player[];
  /** Somebody who fits, each in turn; null where nobody does. */
  readonly find: (wanted: Wanted) => Player | null;
}

interface Pool {
  readonly players: Player[];
  next: number;
}

export function createCast(random: Random, customers: readonly PlannedCustomer[]): Cast {
  const players = customers.map((customer): Player => {
    const leaves = customer.spells.at(-1)?.end ?? null;
    return { customer, leaves, poorBefore: 0, poorSince: 0, recommended: [] };
  });
  const pools = new Map<string, Pool>();
  for (const player of random.shuffle(players)) {
    const plans = new Set(player.customer.spells.map(({ plan }) => plan));
    for (const plan of plans) {
      const key = keyOf(player.customer.country, plan, player.leaves !== null);
      const pool = pools.get(key) ?? { players: [], next: 0 };
      pool.players.push(player);
      pools.set(key, pool);
    }
  }
  const findIn = (key: string, { plan, days, fits }: Wanted): Player | null => {
    const pool = pools.get(key);
    if (!pool) return null;
    const { length } = pool.players;
    for (let step = 0; step < length; step++) {
      const player = pool.players[(pool.next + step) % length];
      if (!player || !days.every((day) => planOn(player.customer, day) === plan) || fits?.(player) === false) continue;
      pool.next = (pool.next + step + 1) % length;
      return player;
    }
    return null;
  };
  const find = (wanted: Wanted): Player | null => {
    const { country, plan } = wanted;
    if (wanted.leaves !== null) return findIn(keyOf(country, plan, wanted.leaves), wanted);
    const sizes = [true, false].map((leaves) => pools.get(keyOf(country, plan, leaves))?.players.length ?? 0);
    const first = random.next() * ((sizes[0] ?? 0) + (sizes[1] ?? 0)) < (sizes[0] ?? 0);
    return findIn(keyOf(country, plan, first), wanted) ?? findIn(keyOf(country, plan, !first), wanted);
  };
  return { players, find };
}

function keyOf(country: Country, plan: Plan, leaves: boolean): string {
  return `${country} ${plan} ${leaves}`;
}
