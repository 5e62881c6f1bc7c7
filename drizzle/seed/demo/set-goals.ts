import { type Db, withTenant } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, startOfDay } from "@/domain/calendar/day";
import { readSegmentNumbers } from "@/features/dashboards/read-segment-numbers";
import { requireGoal, reviewGoal, setGoal } from "@/features/goals/change-goal";
import { checkGoals } from "@/features/goals/check-goals";
import { goalWordsIn } from "@/features/goals/goal-words";
import { noteInitiative } from "@/features/goals/initiatives/change-initiative";
import { planGoal } from "@/features/goals/plan-goal";
import { settleGoal } from "@/features/goals/read-goal";

const OBJECTIVE = "Customers who cook every week";
const WEEKS = 13;
const WORDS = goalWordsIn("en");

/** When and by what the demo company's goals are set. */
export interface DemoGoals {
  readonly recipesId: string;
  readonly zone: string;
  /** First day of the goal that runs, and today. */
  readonly began: string;
  readonly today: string;
}

/**
 * Two goals for the satisfaction with the week's recipes, set, checked each Monday, reviewed and closed on their own days by the
 * product's own functions: one of last quarter that was narrowly reached, one in its ninth week that is at risk.
 */
export async function setGoals(db: Db, scope: WorkspaceScope, demo: DemoGoals): Promise<void> {
  const { began, today, zone } = demo;
  const morning = (day: string) => new Date(startOfDay(day, zone).getTime() + 6 * 3_600_000);
  const before = addDays(began, -7 * 2 * WEEKS);
  const quarter = { measuredOver: "whole_period", change: { kind: "points", size: 5 } } as const;
  await set(db, scope, demo, before, morning(before), quarter, "Recipes were what people who left complained of.");
  for (let day = addDays(before, 7); day <= addDays(began, -7 * WEEKS); day = addDays(day, 7))
    await check(db, scope, morning(day));
  const tenPercent = { measuredOver: "last_28_days", change: { kind: "relative", size: 10 } } as const;
  const id = await set(db, scope, demo, began, morning(began), tenPercent, "Who likes the recipes stays.");
  const review = addDays(began, 45);
  for (let day = addDays(began, 7); day <= today; day = addDays(day, 7)) {
    await check(db, scope, morning(day));
    if (review <= addDays(day, 6) && review > addDays(day, -1)) await noteReview(db, scope, id, morning(review));
  }
}

/** What the company did: the training of the e-mail team, the new courier in Germany, shorter recipe cards. */
export async function noteInitiatives(db: Db, scope: WorkspaceScope, began: string, today: string): Promise<void> {
  const plain = { who: "", skill: "", endsOn: null, note: "" };
  const initiatives = [
    {
      ...plain,
      kind: "other",
      name: "New courier in Germany",
      segment: { name: "country", value: "DE" },
      startsOn: addDays(today, -94),
      note: "Boxes travel with another courier since then.",
    },
    {
      ...plain,
      kind: "training",
      name: "Tone and accuracy",
      segment: { name: "contact", value: "e-mail" },
      who: "The e-mail team",
      skill: "Answering rightly and kindly the first time",
      startsOn: addDays(today, -60),
      endsOn: addDays(today, -60),
    },
    {
      ...plain,
      kind: "release",
      name: "Shorter recipe cards",
      segment: null,
      startsOn: addDays(began, 21),
      note: "Six steps at most, pictures for the hard ones.",
    },
  ] as const;
  await withTenant(db, scope, async (tx) => {
    for (const one of initiatives) await noteInitiative(tx, scope, one, startOfDay(one.startsOn, "UTC"));
  });
}

type Asked = Pick<Parameters<typeof planGoal>[4]["input"], "measuredOver" | "change">;

function set(
  db: Db,
  scope: WorkspaceScope,
  { recipesId }: DemoGoals,
  from: string,
  now: Date,
  asked: Asked,
  reason: string,
): Promise<string> {
  return withTenant(db, scope, async (tx) => {
    const calendar = await findWorkspace(tx, scope);
    const owner = scope.actor.kind === "user" ? scope.actor.userId : null;
    const ends = { period: null, endsOn: addDays(from, 7 * WEEKS - 1), reviewOn: addDays(from, 45) };
    const input = { metric: "csat", survey: recipesId, segment: null, owner, reason, ...ends, ...asked } as const;
    const plan = await planGoal(tx, scope, WORDS, calendar, { input, errors: {} }, readSegmentNumbers, now);
    return setGoal(tx, scope, plan, OBJECTIVE, now);
  });
}

function check(db: Db, scope: WorkspaceScope, now: Date): Promise<void> {
  return checkGoals(db, scope, readSegmentNumbers, { now, signal: new AbortController().signal });
}

function noteReview(db: Db, scope: WorkspaceScope, id: string, now: Date): Promise<void> {
  return withTenant(db, scope, async (tx) => {
    const calendar = await findWorkspace(tx, scope);
    const standing = await settleGoal(tx, scope, calendar, await requireGoal(tx, scope, id), readSegmentNumbers, now);
    const next = addDays(standing.row.goal.reviewOn, 28);
    const note = "Shorter cards seem to help; the kitchen plans fewer steps for all of next month.";
    await reviewGoal(tx, scope, WORDS, standing, { note, next }, now);
  });
}
