import type { LeavingReason } from "@/domain/customer/leaving-reason";
import { changePlans } from "./change-plans";
import { reasonOf } from "./leaving-reasons";
import type { Flow } from "./plan-flows";
import type { Random } from "./random";
import type { Country, Plan } from "./segments";

/** One spell of a customer; days as numbers, the end is the first inactive one. */
export interface PlannedSpell {
  readonly plan: Plan;
  readonly start: number;
  end: number | null;
  /** A code of the product's list; null while it lasts, and where the plan changed. */
  reason: LeavingReason | null;
}

/** Somebody the company serves or served. */
export interface PlannedCustomer {
  /** From 0, in the order in which they joined. */
  readonly number: number;
  readonly country: Country;
  /** How they found the company. */
  readonly channel: "web" | "app" | "referral";
  readonly spells: PlannedSpell[];
}

/** Of the customers on one day, how many leave within the year after it. */
export interface Losses {
  readonly landmark: number;
  readonly of: (customers: number) => number;
}

const USUAL = { Solo: 34, Duo: 41, Family: 25 } as const;
const PLANS = { UK: USUAL, DE: USUAL, FR: { Solo: 42, Duo: 30, Family: 28 } } as const;
const CHANNELS = { web: 55, app: 30, referral: 15 } as const;
/** Nobody leaves within the first month, or comes back within three. */
const FIRST_MONTH = 31;
const AWAY = 90;
/** Who is new, or alone, leaves sooner. */
const RESTLESS = { Solo: 1.3, Duo: 1, Family: 0.75 } as const;
const NEW = 120;

/**
 * Everybody who was a customer since the company began: each month loses, wins and wins back exactly what its flow says, spread
 * evenly over its days. Of those who were customers on the landmark day exactly as many leave afterwards as asked; the
 * others who leave joined since.
 */
export function planCustomers(
  random: Random,
  flows: readonly Flow[],
  today: number,
  losses: Losses,
): PlannedCustomer[] {
  const people: PlannedCustomer[] = [];
  const crowds = { UK: crowd(), DE: crowd(), FR: crowd() };
  const steps = flows.flatMap(stepsOf).sort((a, b) => a.day - b.day);
  const join = (country: Country, day: number) => {
    const plan = random.weighted(PLANS[country]);
    const spells = [{ plan, start: day, end: null, reason: null }];
    people.push({ number: people.length, country, channel: random.weighted(CHANNELS), spells });
    crowds[country].recent.push(people[people.length - 1] as PlannedCustomer);
  };
  const later = steps.findIndex(({ day }) => day > losses.landmark);
  for (const step of steps.slice(0, later)) {
    const here = crowds[step.country];
    if (step.kind === "join") join(step.country, step.day);
    else if (step.kind === "back") comeBack(random, here, step.day);
    else leave(random, here, here.recent, step.day, today);
  }
  let veterans = 0;
  for (const one of Object.values(crowds)) {
    one.veterans = one.recent.splice(0);
    veterans += one.veterans.length;
  }
  const since = steps.slice(later);
  const leaving = since.filter(({ kind }) => kind === "leave").length;
  const newcomers = leaving - losses.of(veterans);
  let [turn, owed] = [0, 0];
  for (const step of since) {
    const here = crowds[step.country];
    if (step.kind === "join") join(step.country, step.day);
    else if (step.kind === "back") comeBack(random, here, step.day);
    else {
      // The more have joined, the more of them are among those who leave.
      const upTo = (place: number) => Math.floor(newcomers * (place / leaving) ** 2);
      owed += upTo(turn + 1) - upTo(turn);
      turn += 1;
      if (owed > 0 && leave(random, here, here.recent, step.day, today)) owed -= 1;
      else leave(random, here, here.veterans, step.day, today);
    }
  }
  if (owed > 0) throw new Error("The demo's newcomers are too few to leave.");
  changePlans(random, people, today);
  return people;
}

interface Crowd {
  /** Customers now: until the landmark all of them, afterwards those who joined since. */
  readonly recent: PlannedCustomer[];
  veterans: PlannedCustomer[];
  /** Who left before the landmark. */
  readonly gone: PlannedCustomer[];
}

function crowd(): Crowd {
  return { recent: [], veterans: [], gone: [] };
}

interface Step {
  readonly day: number;
  readonly country: Country;
  readonly kind: "join" | "back" | "leave";
}

function stepsOf({ country, from, to, ...flow }: Flow): Step[] {
  return (["join", "back", "leave"] as const).flatMap((kind) =>
    Array.from({ length: flow[kind] }, (_, turn) => ({
      ...{ country, kind },
      day: from + Math.floor(((turn + 0.5) * (to - from)) / flow[kind]),
    })),
  );
}

/** Ends the spell of somebody of the list; false where nobody has been a customer for a month. */
function leave(random: Random, here: Crowd, list: PlannedCustomer[], day: number, today: number): boolean {
  for (let tries = 0; tries < 400; tries++) {
    const place = random.below(list.length);
    const one = list[place];
    const spell = one?.spells.at(-1);
    if (!one || !spell) return false;
    const tenure = day - spell.start;
    const weight = RESTLESS[spell.plan] * (tenure < NEW ? 2 : 1);
    if (tenure < FIRST_MONTH || random.next() * 2 * RESTLESS.Solo > weight) continue;
    spell.end = day;
    spell.reason = reasonOf(random, one.country, today - day);
    list[place] = list[list.length - 1] as PlannedCustomer;
    list.pop();
    if (here.veterans.length === 0) here.gone.push(one);
    return true;
  }
  return false;
}

/** Somebody who left before the landmark begins anew. */
function comeBack(random: Random, here: Crowd, day: number): void {
  for (let tries = 0; tries < 400; tries++) {
    const place = random.below(here.gone.length);
    const one = here.gone[place];
    const last = one?.spells.at(-1);
    if (!one || !last?.end || day - last.end < AWAY) continue;
    one.spells.push({ plan: last.plan, start: day, end: null, reason: null });
    here.gone.splice(place, 1);
    here.recent.push(one);
    return;
  }
  throw new Error("The demo has nobody who could come back.");
}

/** Whether somebody is a customer on a day, and by which plan. */
export function planOn({ spells }: PlannedCustomer, day: number): Plan | null {
  return spells.find(({ start, end }) => start <= day && (end === null || day < end))?.plan ?? null;
}
