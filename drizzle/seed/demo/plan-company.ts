import { dayNumber } from "@/domain/calendar/day";
import { isDontKnow, type PlannedAnswer, planAnswers, planHeld } from "./plan-answers";
import { type PlannedCustomer, planCustomers } from "./plan-customers";
import { fatesOf, type Happening } from "./plan-fates";
import { planFlows } from "./plan-flows";
import { type PlannedInteraction, planInteractions } from "./plan-interactions";
import { isBefore, planPeople } from "./plan-people";
import { planRecipes } from "./plan-recipes";
import { createRandom } from "./random";
import { type Bands, CES_BANDS, CSAT_BANDS, EASE, NPS_BANDS, RECOMMENDATION, SATISFACTION } from "./segments";
import { setContacts } from "./set-contacts";

const SEED = 20_260_801;
/** Older answers come out of the tool that the company used before. */
export const IMPORTED_BEFORE = 457;
const YEAR = 365;

/** An interaction with its customer and the name that answers know it by. */
export interface CastInteraction extends PlannedInteraction {
  readonly externalId: string;
  readonly customer: number;
}

/** Everything of Fennel & Fig that is generated, by customer. Held answers have none. */
export interface PlannedCompany {
  readonly customers: readonly PlannedCustomer[];
  readonly nps: readonly PlannedAnswer[];
  readonly held: readonly PlannedAnswer[];
  readonly csat: readonly PlannedAnswer[];
  readonly ease: readonly PlannedAnswer[];
  readonly recipes: readonly PlannedAnswer[];
  readonly interactions: readonly CastInteraction[];
}

/**
 * Plans the company from a fixed seed: what was answered and asked first, then who left, then who it was. Each part has a
 * generator of its own, so that a change of one leaves the others as they are. `began` is the running goal's first day.
 */
export function planCompany(today: string, began: string): PlannedCompany {
  const random = createRandom(SEED);
  const nps = planAnswers(random, RECOMMENDATION, NPS_BANDS);
  const held = planHeld(random);
  const planned = planAnswers(random, SATISFACTION, CSAT_BANDS);
  const ease = planAnswers(random, EASE, CES_BANDS);
  const recipes = planRecipes(createRandom(SEED + 2), began, today);
  const contacts = setContacts(createRandom(SEED + 3), planned);
  const interactions = planInteractions(createRandom(SEED + 4), contacts, ease);

  const end = dayNumber(today);
  const landmark = end - YEAR;
  const happenings = new Map<object, Happening>();
  for (const [place, one] of nps.entries()) happenings.set(one, recommending(one, end, isUnknown(one, place)));
  for (const one of recipes) happenings.set(one, answering(one, end, CSAT_BANDS));
  const easy = new Set<PlannedAnswer>(ease);
  for (const one of interactions) happenings.set(one, contacting(one, end, easy));
  const all = [...happenings.values()];
  const before = all.filter((one) => isBefore(one, landmark));
  const customers = planCustomers(createRandom(SEED + 5), planFlows(today), end, {
    landmark,
    of: (n) => fatesOf(before, n).reduce((sum, leave) => sum + leave, 0),
  });
  const who = planPeople(createRandom(SEED + 6), customers, all, { landmark, today: end });

  const customerOf = (one: object) => who.get(happenings.get(one) ?? NOBODY) ?? null;
  const named = interactions.map((one, place): CastInteraction => {
    const externalId = `T-${String(place + 1).padStart(6, "0")}`;
    return { ...one, externalId, customer: customerOf(one) ?? 0 };
  });
  const about = new Map(
    named.flatMap(({ answers, externalId, customer }) =>
      answers.map((answer) => [answer, { interaction: externalId, customer }] as const),
    ),
  );
  const castAnswers = (answers: readonly PlannedAnswer[]) =>
    answers.map((one) => ({ ...one, customer: customerOf(one), ...about.get(one) }));
  return {
    customers,
    held,
    nps: castAnswers(nps),
    csat: castAnswers(contacts.map(({ answer }) => answer)),
    ease: castAnswers(ease),
    recipes: castAnswers(recipes),
    interactions: named,
  };
}

const NOBODY: Happening = { country: "UK", plan: "Solo", days: [0, 0], poor: 0, recommends: null };

function isUnknown({ daysAgo }: PlannedAnswer, place: number): boolean {
  return daysAgo > IMPORTED_BEFORE && isDontKnow(place);
}

function recommending(one: PlannedAnswer, end: number, unknown: boolean): Happening {
  if (unknown) return { ...answering(one, end, NPS_BANDS), poor: 0, recommends: "unknown" };
  const group = one.score in NPS_BANDS.high ? "promoter" : one.score in NPS_BANDS.low ? "detractor" : "passive";
  return { ...answering(one, end, NPS_BANDS), recommends: group };
}

function answering({ country, plan, daysAgo, score }: PlannedAnswer, end: number, bands: Bands): Happening {
  return { country, plan, days: [end - daysAgo, end - daysAgo], poor: score in bands.low ? 1 : 0, recommends: null };
}

/** An interaction that was answered too late or came back is one poor experience, and so is each low answer about it. */
function contacting(one: PlannedInteraction, end: number, ease: ReadonlySet<PlannedAnswer>): Happening {
  const { country, plan, daysAgo, answers, missed, reopened } = one;
  const low = answers.filter((answer) => answer.score in (ease.has(answer) ? CES_BANDS : CSAT_BANDS).low).length;
  const last = Math.min(daysAgo, ...answers.map((answer) => answer.daysAgo));
  const poor = Number(missed || reopened) + low;
  return { country, plan, days: [end - daysAgo, end - last], poor, recommends: null };
}
