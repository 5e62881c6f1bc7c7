import { eq } from "drizzle-orm";
import { type Db, withTenant } from "@/db/client";
import { analyzeCustomers, analyzeImported } from "@/db/rollups/insert-imported";
import { customer } from "@/db/schema/customer";
import { workspace } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, dayNumber, localDay, startOfDay } from "@/domain/calendar/day";
import { periodOf } from "@/domain/calendar/period";
import { askEmployees } from "./ask-employees";
import { BRAND } from "./brand";
import { followNumbers } from "./follow-numbers";
import { followUpAnswers } from "./follow-up-answers";
import { importFirstMonths } from "./import-first-months";
import { inviteCustomers } from "./invite-customers";
import { makeSurveys } from "./make-surveys";
import type { PlannedAnswer } from "./plan-answers";
import { IMPORTED_BEFORE, type PlannedCompany, planCompany } from "./plan-company";
import { planReviews } from "./plan-reviews";
import { promiseService } from "./promise-service";
import { createRandom } from "./random";
import { noteInitiatives, setGoals } from "./set-goals";
import { setTopics } from "./set-topics";
import { storeAnswers, type TimedAnswer } from "./store-answers";
import { storeCustomers } from "./store-customers";
import { storeQuality, storeService } from "./store-service";

export const DEMO_ZONE = "Europe/London";
/** Seeds of what has a generator of its own here; the others are in `planCompany`. */
const EMPLOYEES = 20_260_802;
const EVENTS = 20_260_811;
const REVIEWS = 20_260_812;
const FOLLOW_UPS = 20_260_813;
const INVITATIONS = 20_260_814;
const FIRST_DAY = 547;
const REWORDED = 200;
/** So many weeks of its goal's thirteen are over. */
const GOAL_WEEKS = 8;

/**
 * Fills a workspace with Fennel & Fig: eighteen months that end today, from a fixed seed; `say` tells how far it is. The
 * worker says how large the tables became: until then PostgreSQL plans some pages as if nothing stood in them.
 */
export async function buildDemo(
  { app: db, worker }: { readonly app: Db; readonly worker: Db },
  scope: WorkspaceScope,
  now: Date,
  say: (what: string) => void = () => undefined,
): Promise<void> {
  const today = localDay(now, DEMO_ZONE);
  const midnights = new Map<number, number>();
  const at = (daysAgo: number, second: number) => {
    const midnight = midnights.get(daysAgo) ?? startOfDay(addDays(today, -daysAgo), DEMO_ZONE).getTime();
    midnights.set(daysAgo, midnight);
    return new Date(midnight + second * 1_000);
  };
  const began = addDays(periodOf(today, "week").start, -GOAL_WEEKS * 7);
  const company = planCompany(today, began);
  await withTenant(db, scope, (tx) =>
    tx.update(workspace).set({ isDemo: true, rangeDays: 91, brand: BRAND }).where(eq(workspace.id, scope.workspaceId)),
  );
  say("Customers and what they were promised");
  await promiseService(db, scope, DEMO_ZONE);
  await storeCustomers(db, scope, company.customers, now);
  const customers = await findCustomers(db, scope);
  await setTopics(db, scope);

  say("Surveys and answers, chats, e-mails and calls");
  // Neither reads what the other writes.
  const [surveys] = await Promise.all([
    askCustomers(db, scope, company, { customers, at, now }),
    serveCustomers(db, scope, company, { at, now }),
  ]);
  await withTenant(worker, scope, async (tx) => {
    await analyzeImported(tx);
    await analyzeCustomers(tx);
  });

  say("Invitations, follow-ups and goals");
  const inviting = { surveyId: surveys.nps.survey.id, zone: DEMO_ZONE, end: dayNumber(today), at };
  await inviteCustomers(db, scope, createRandom(INVITATIONS), company, inviting);
  const surveyIds = [surveys.nps, surveys.csat, surveys.ease, surveys.recipes].map(({ survey }) => survey.id);
  await followUpAnswers(db, scope, createRandom(FOLLOW_UPS), { surveyIds, today, at }, now);
  await setGoals(db, scope, { recipesId: surveys.recipes.survey.id, zone: DEMO_ZONE, began, today });
  await noteInitiatives(db, scope, began, today);
  say("What left its usual range");
  await followNumbers(db, scope, now);
}

interface Telling {
  readonly at: (daysAgo: number, second: number) => Date;
  readonly now: Date;
}

/** The surveys and what was answered to them. */
async function askCustomers(
  db: Db,
  scope: WorkspaceScope,
  company: PlannedCompany,
  { customers, at, now }: Telling & { readonly customers: ReadonlyMap<string, string> },
) {
  const timed = (answer: PlannedAnswer): TimedAnswer => ({
    answer,
    answeredAt: at(answer.daysAgo, answer.minute * 60),
  });
  // First, so that it stands below the surveys of customers.
  await askEmployees(db, scope, createRandom(EMPLOYEES), (daysAgo, minute) => at(daysAgo, minute * 60));
  const surveys = await makeSurveys(db, scope, at(FIRST_DAY, 0), at(REWORDED, 0));
  const [old, recent] = split(company.nps, IMPORTED_BEFORE);
  await importFirstMonths(db, scope, surveys.nps, old.map(timed), now);
  await storeAnswers(db, surveys.nps, [...recent, ...company.held].map(timed), customers);
  await storeAnswers(db, surveys.csat, company.csat.map(timed), customers);
  const [before, since] = split(company.ease, REWORDED);
  await storeAnswers(db, surveys.easeBefore, before.map(timed), customers);
  await storeAnswers(db, surveys.ease, since.map(timed), customers);
  await storeAnswers(db, surveys.recipes, company.recipes.map(timed), customers);
  return surveys;
}

/** What customers wrote and called about, and what reviewers found of it. */
async function serveCustomers(db: Db, scope: WorkspaceScope, company: PlannedCompany, { at, now }: Telling) {
  await storeService(db, scope, createRandom(EVENTS), company.interactions, at, now);
  await storeQuality(db, scope, planReviews(createRandom(REVIEWS), company.interactions), now);
}

/** Those of more than so many days ago, and the others. */
function split(answers: readonly PlannedAnswer[], days: number): [PlannedAnswer[], PlannedAnswer[]] {
  return [answers.filter(({ daysAgo }) => daysAgo > days), answers.filter(({ daysAgo }) => daysAgo <= days)];
}

/** The ids of all customers by their external ids. */
async function findCustomers(db: Db, scope: WorkspaceScope): Promise<ReadonlyMap<string, string>> {
  const rows = await withTenant(db, scope, (tx) =>
    tx
      .select({ id: customer.id, externalId: customer.externalId })
      .from(customer)
      .where(eq(customer.workspaceId, scope.workspaceId)),
  );
  return new Map(rows.map(({ id, externalId }) => [externalId, id]));
}
