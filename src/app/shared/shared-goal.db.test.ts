import { describe, expect, it } from "vitest";
import { readGoalNumbers } from "@/app/read-goal-numbers";
import { withTenant } from "@/db/client";
import { listGoalChecks } from "@/db/queries/goals/find-goal";
import { insertGoal, insertGoalCheck, updateGoal } from "@/db/queries/goals/write-goal";
import { ensureObjective } from "@/db/queries/goals/write-objective";
import { deleteSurvey } from "@/db/rollups/delete-survey";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores, type TestResponse } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { deleteGoal, requireGoal } from "@/features/goals/change-goal";
import { goalWordsIn } from "@/features/goals/goal-words";
import { readGoal } from "@/features/goals/read-goal";
import { readSharedGoal } from "@/features/goals/shared/read-shared-goal";
import { toSharedGoal } from "@/features/goals/shared/view";
import { translatorIn } from "@/platform/i18n/translator";

const { appDb, makeWorkspace } = await testDatabase();
const workspace = { zone: "UTC", weekStart: 1, fiscalYearStart: 1, rangeDays: 28 };
const WORDS = goalWordsIn("en");
const SET = new Date("2026-07-01T08:00:00Z");
const NOW = new Date("2026-09-10T10:00:00Z");
const AFTER = new Date("2026-12-02T10:00:00Z");
const QUESTIONS = [{ id: "csat", kind: "csat", title: { en: "How satisfied?" } }];
const SERIES = [{ question: "csat", scale: "csat-1-5", metric: "csat" }] as const;

function many(day: string, team: string, satisfied: number, n: number): TestResponse[] {
  return Array.from({ length: n }, (_, i) => ({ day, attributes: { team }, scores: { csat: i < satisfied ? 5 : 2 } }));
}

/**
 * Before: 78 of 100 of care, 30 of 40 of shops, 2 of 3 of the board. In each of the ten weeks since: 80 of 100, 30 of 40, and
 * one of the board. Beside the board shops are hidden, from which the board would follow.
 */
const RESPONSES = [
  ...many("2026-06-20", "care", 78, 100),
  ...many("2026-06-20", "shops", 30, 40),
  ...many("2026-06-20", "board", 2, 3),
  ...Array.from({ length: 10 }, (_, week) => {
    const day = new Date(Date.UTC(2026, 6, 1 + 7 * week)).toISOString().slice(0, 10);
    return [...many(day, "care", 80, 100), ...many(day, "shops", 30, 40), ...many(day, "board", 1, 1)];
  }).flat(),
];

async function setUp(segment: { name: string; value: string } | null) {
  const scope = await makeWorkspace();
  const survey = await makeSurvey(appDb, scope, { questions: QUESTIONS, series: SERIES, name: "After a contact" });
  await storeScores(appDb, scope, survey, RESPONSES);
  const [baseline, baselineN] = segment?.value === "board" ? [200 / 3, 3] : [78, 100];
  const goal = await withTenant(appDb, scope, async (tx) => {
    const objectiveId = await ensureObjective(tx, scope, "Renewals");
    const days = { baselineFrom: "2026-06-03", baselineTo: "2026-06-30", startsOn: "2026-07-01", endsOn: "2026-11-30" };
    const change = { changeKind: "points", changeSize: 10, target: baseline + 10, baseline, baselineN } as const;
    const id = await insertGoal(tx, scope, {
      ...{ metric: "csat", surveyId: survey, scale: "csat-1-5", measuredOver: "whole_period", reviewOn: "2026-09-15" },
      ...{ objectiveId, segmentName: segment?.name ?? null, segmentValue: segment?.value ?? null },
      ...{
        ...days,
        ...change,
        baselineLow: baseline - 8,
        baselineHigh: baseline + 8,
        reason: "The board lost patience",
      },
    });
    const set = { goalId: id, at: SET, kind: "set", target: baseline + 10, value: baseline, n: baselineN } as const;
    await insertGoalCheck(tx, scope, set);
    return id;
  });
  return { scope, survey, goal };
}

/** What somebody with the link sees. */
async function open(scope: WorkspaceScope, goalId: string, { showsNames = true, now = NOW } = {}) {
  const link = mintScope(scope.workspaceId, { kind: "link", linkId: goalId });
  const nameless = { attribute: "group", group: (place: number) => `Group ${place}` };
  const asked = { goalId, showsNames, nameless };
  const shared = await withTenant(appDb, link, (tx) =>
    readSharedGoal(tx, link, workspace, asked, readGoalNumbers, now),
  );
  const view = shared && toSharedGoal(shared, { words: WORDS, zone: "UTC", now, t: translatorIn("en", "share") });
  // The words themselves are no part of what is told.
  const body = view?.body && { ...view.body, words: null };
  return { shared, view, said: JSON.stringify(view && { ...view, body }) };
}

describe("a shared goal", () => {
  it("stands as it does on the screen, without what is said of it inside", async () => {
    const { scope, goal } = await setUp(null);
    const own = await withTenant(appDb, scope, async (tx) => {
      await updateGoal(tx, scope, goal, { target: 92 });
      const changed = { previousTarget: 88, target: 92, reason: "Two people left" };
      await insertGoalCheck(tx, scope, { goalId: goal, at: NOW, kind: "target_changed", ...changed });
      return readGoal(tx, scope, workspace, await requireGoal(tx, scope, goal), readGoalNumbers, NOW);
    });
    const { shared, view, said } = await open(scope, goal);
    if (shared?.hidden !== false) throw new Error("It is hidden.");
    expect(shared.standing.judged).toEqual(own.judged);
    expect(shared.standing.judged.odds).not.toBeNull();
    expect(view).toMatchObject({ name: "CSAT 92% by 30 Nov 2026", body: { objective: "Renewals" } });
    expect(view?.body?.record[0]?.text).toMatch(/^Target changed from 88% to 92%\.$/);
    expect(said).not.toMatch(/patience|Two people/);
  });

  it("names neither segment nor objective where the link does not", async () => {
    const { scope, goal } = await setUp({ name: "team", value: "care" });
    const named = await open(scope, goal);
    expect(named.view?.scope).toEqual(["After a contact", "team: care"]);
    const { view, said } = await open(scope, goal, { showsNames: false });
    expect(view?.scope).toEqual(["After a contact", "group: Group 1"]);
    expect(said).not.toMatch(/"team|care|Renewals/);
  });

  it("tells no number of a few, however often they answered since", async () => {
    // Ten of the board by now, and three when it was set: the baseline would tell of those three.
    const { scope, goal } = await setUp({ name: "team", value: "board" });
    const { view } = await open(scope, goal);
    expect(view).toMatchObject({ name: "Goal", verdict: "Too few answers to show.", body: null });
  });

  it("is not closed by a visitor, and has ended for them all the same", async () => {
    const { scope, goal } = await setUp(null);
    const { view } = await open(scope, goal, { now: AFTER });
    expect(view?.verdict).toMatch(/was missed\.$/);
    const checks = await withTenant(appDb, scope, (tx) => listGoalChecks(tx, scope, goal));
    expect(checks.map(({ kind }) => kind)).toEqual(["set"]);
  });

  it("is nothing once it or its survey was deleted", async () => {
    const [one, two] = [await setUp(null), await setUp(null)];
    await withTenant(appDb, one.scope, async (tx) =>
      deleteGoal(tx, one.scope, await requireGoal(tx, one.scope, one.goal), NOW),
    );
    await withTenant(appDb, two.scope, (tx) => deleteSurvey(tx, two.scope, two.survey));
    expect((await open(one.scope, one.goal)).shared).toBeNull();
    expect((await open(two.scope, two.goal)).shared).toBeNull();
  });
});
