import { eq } from "drizzle-orm";
import { v7 } from "uuid";
import { type Db, withTenant } from "@/db/client";
import { customer } from "@/db/schema/customer";
import { workspace } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, localDay, startOfDay } from "@/domain/calendar/day";
import { periodOf } from "@/domain/calendar/period";
import { askEmployees } from "./ask-employees";
import { BRAND } from "./brand";
import { customerName, importFirstMonths } from "./import-first-months";
import { makeSurveys } from "./make-surveys";
import { CUSTOMERS, type PlannedAnswer, planAnswers, planHeld } from "./plan-answers";
import { planRecipes } from "./plan-recipes";
import { createRandom } from "./random";
import { CES_BANDS, CSAT_BANDS, EASE, NPS_BANDS, RECOMMENDATION, SATISFACTION } from "./segments";
import { noteInitiatives, setGoals } from "./set-goals";
import { storeAnswers, type TimedAnswer } from "./store-answers";

export const DEMO_ZONE = "Europe/London";
const SEED = 20_260_801;
const FIRST_DAY = 547;
/** Older answers come out of the tool that the company used before. */
const IMPORTED_BEFORE = 457;
const REWORDED = 200;
/** So many weeks of its goal's thirteen are over. */
const GOAL_WEEKS = 8;

/** Fills a workspace with Fennel & Fig: eighteen months of answers that end today, from a fixed seed. */
export async function buildDemo(db: Db, scope: WorkspaceScope, now: Date): Promise<void> {
  const random = createRandom(SEED);
  const today = localDay(now, DEMO_ZONE);
  const at = (daysAgo: number, minute: number) =>
    new Date(startOfDay(addDays(today, -daysAgo), DEMO_ZONE).getTime() + minute * 60_000);
  const timed = (answer: PlannedAnswer): TimedAnswer => ({ answer, answeredAt: at(answer.daysAgo, answer.minute) });
  await withTenant(db, scope, (tx) =>
    tx.update(workspace).set({ isDemo: true, rangeDays: 91, brand: BRAND }).where(eq(workspace.id, scope.workspaceId)),
  );
  const customers = await insertCustomers(db, scope);
  // First, so that it stands below the surveys of customers; with a generator of its own, so that those stay as they are.
  await askEmployees(db, scope, createRandom(SEED + 1), at);
  const surveys = await makeSurveys(db, scope, at(FIRST_DAY, 0), at(REWORDED, 0));
  const began = addDays(periodOf(today, "week").start, -GOAL_WEEKS * 7);

  const nps = planAnswers(random, RECOMMENDATION, NPS_BANDS);
  const old = nps.filter((answer) => answer.daysAgo > IMPORTED_BEFORE);
  await importFirstMonths(db, scope, surveys.nps, old.map(timed), now);
  const recent = [...nps.filter((answer) => answer.daysAgo <= IMPORTED_BEFORE), ...planHeld(random)];
  await storeAnswers(db, surveys.nps, recent.map(timed), customers);

  const csat = planAnswers(random, SATISFACTION, CSAT_BANDS);
  await storeAnswers(db, surveys.csat, csat.map(timed), customers);

  const ease = planAnswers(random, EASE, CES_BANDS);
  const [before, since] = [ease.filter((one) => one.daysAgo > REWORDED), ease.filter((one) => one.daysAgo <= REWORDED)];
  await storeAnswers(db, surveys.easeBefore, before.map(timed), customers);
  await storeAnswers(db, surveys.ease, since.map(timed), customers);

  // With a generator of its own, so that all the others stay as they are.
  const recipes = planRecipes(createRandom(SEED + 2), began, today);
  await storeAnswers(db, surveys.recipes, recipes.map(timed), customers);
  await setGoals(db, scope, { recipesId: surveys.recipes.survey.id, zone: DEMO_ZONE, began, today });
  await noteInitiatives(db, scope, began, today);
}

async function insertCustomers(db: Db, scope: WorkspaceScope): Promise<string[]> {
  const { workspaceId } = scope;
  const rows = Array.from({ length: CUSTOMERS }, (_, number) => ({
    workspaceId,
    id: v7(),
    externalId: customerName(number),
  }));
  await withTenant(db, scope, async (tx) => {
    for (let from = 0; from < rows.length; from += 1_000)
      await tx.insert(customer).values(rows.slice(from, from + 1_000));
  });
  return rows.map((row) => row.id);
}
