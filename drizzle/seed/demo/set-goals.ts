import { type Db, type Tx, withTenant } from "@/db/client";
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
import { COURIER_DAYS, TRAINED_DAYS } from "./plan-flows";

const OBJECTIVE = "Customers who cook every week";
const WEEKS = 13;
const GOAL_MINUTES = 2;
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
 * Two goals for the satisfaction with the week's recipes and one for how long British chats wait, set, checked each Monday,
 * reviewed and closed on their own days by the product's own functions: one of last quarter that was narrowly reached, two in
 * their ninth week, of which recipes are at risk and chats on track.
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
  await setWaitGoal(db, scope, demo, morning(began));
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
      startsOn: addDays(today, -COURIER_DAYS),
      note: "Boxes travel with another courier since then.",
    },
    {
      ...plain,
      kind: "training",
      name: "Tone and accuracy",
      segment: { name: "contact", value: "e-mail" },
      who: "The e-mail team",
      skill: "Answering rightly and kindly the first time",
      startsOn: addDays(today, -TRAINED_DAYS),
      endsOn: addDays(today, -TRAINED_DAYS),
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
type Question = Pick<Parameters<typeof planGoal>[4]["input"], "metric" | "survey" | "segment" | "reason">;

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
    const plan = await planFrom(
      tx,
      scope,
      { metric: "csat", survey: recipesId, segment: null, reason },
      from,
      asked,
      now,
    );
    return setGoal(tx, scope, plan, OBJECTIVE, now);
  });
}

/** Half of the customers in British chats are to be answered within two minutes, whatever it was when the goal began. */
async function setWaitGoal(db: Db, scope: WorkspaceScope, { began }: DemoGoals, now: Date): Promise<void> {
  await withTenant(db, scope, async (tx) => {
    const question = {
      metric: "first_response_time",
      survey: null,
      segment: { name: "team", value: "UK chat" },
      reason: "Who waits two minutes stays in the chat; who waits five is lost.",
    } as const;
    const ask = (size: number) => {
      const asked = { measuredOver: "last_28_days", change: { kind: "points", size } } as const;
      return planFrom(tx, scope, question, began, asked, now);
    };
    const { baseline } = await ask(0.1);
    const plan = await ask(Math.max(0.1, (baseline?.value ?? 0) - GOAL_MINUTES));
    await setGoal(tx, scope, plan, "Nobody waits for us", now);
  });
}

async function planFrom(tx: Tx, scope: WorkspaceScope, question: Question, from: string, asked: Asked, now: Date) {
  const calendar = await findWorkspace(tx, scope);
  const owner = scope.actor.kind === "user" ? scope.actor.userId : null;
  const ends = { period: null, endsOn: addDays(from, 7 * WEEKS - 1), reviewOn: addDays(from, 45) };
  const input = { ...question, owner, ...ends, ...asked };
  return planGoal(tx, scope, WORDS, calendar, { input, errors: {} }, readSegmentNumbers, now);
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
