import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type Tx, withTenant } from "@/db/client";
import { findGoal, listGoalChecks, listGoals } from "@/db/queries/goals/find-goal";
import { listObjectives } from "@/db/queries/goals/find-objective";
import type { WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { inPercent, wilson } from "@/domain/metrics/interval";
import {
  changeTarget,
  closeGoal,
  deleteGoal,
  reopenGoal,
  requireGoal,
  restoreGoal,
  setGoal,
} from "@/features/goals/change-goal";
import type { GoalReader } from "@/features/goals/goal-reader";
import { goalWordsIn } from "@/features/goals/goal-words";
import { planGoal } from "@/features/goals/plan-goal";
import { readGoal, settleGoal } from "@/features/goals/read-goal";

const { appDb, makeWorkspace } = await testDatabase();
const calendar = { zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
const WORDS = goalWordsIn("en");
const NOW = new Date("2026-11-20T10:00:00Z");
const LATER = new Date("2027-04-02T10:00:00Z");

/** 78 % of 1,200, whatever is asked. */
const read: GoalReader = async (_tx, _scope, _calendar, { days }) => ({
  value: 78,
  n: 1200,
  interval: inPercent(wilson(936, 1200)),
  scale: "csat-1-5",
  counts: {},
  from: days?.from ?? "2026-10-23",
  to: days?.to ?? "2026-11-19",
  series: [],
  breaks: [],
});

const input = {
  metric: "csat",
  survey: randomUUID(),
  segment: null,
  change: { kind: "relative", size: 10 },
  period: "next_quarter",
  measuredOver: "last_28_days",
  objective: "Renewals",
  reason: "",
} as const;

const plan = (tx: Tx, scope: WorkspaceScope, change: object = {}) =>
  planGoal(tx, scope, WORDS, calendar, { input: { ...input, ...change }, errors: {} }, read, NOW);

function make(scope: WorkspaceScope): Promise<string> {
  return withTenant(appDb, scope, async (tx) => setGoal(tx, scope, await plan(tx, scope), "Renewals", NOW));
}

test("a goal is set with its baseline, its fiscal quarter and its first line; other workspaces do not see it", async () => {
  const scope = await makeWorkspace();
  const id = await make(scope);
  await make(scope);
  await withTenant(appDb, scope, async (tx) => {
    const row = await findGoal(tx, scope, id);
    expect(row?.objective).toBe("Renewals");
    expect(row?.goal).toMatchObject({ baseline: 78, baselineN: 1200, startsOn: "2027-01-01", endsOn: "2027-03-31" });
    expect(row?.goal.target).toBeCloseTo(85.8, 9);
    expect(await listGoalChecks(tx, scope, id)).toMatchObject([{ kind: "set", value: 78, n: 1200 }]);
    expect(await listGoals(tx, scope, 10)).toHaveLength(2);
    expect(await listObjectives(tx, scope)).toMatchObject([{ name: "Renewals", goals: 2, running: 2 }]);
  });
  const other = await makeWorkspace();
  await withTenant(appDb, other, async (tx) => {
    expect(await listGoals(tx, other, 10)).toEqual([]);
    await expect(requireGoal(tx, other, id)).rejects.toMatchObject({ problem: { status: 404 } });
  });
});

test("what has no meaning is refused with the field's name", async () => {
  const scope = await makeWorkspace();
  await withTenant(appDb, scope, async (tx) => {
    const refused = await plan(tx, scope, { change: { kind: "points", size: 30 } });
    expect(refused).toMatchObject({ ready: null, errors: { size: "That would be 108%, past the end of the scale." } });
    expect((await plan(tx, scope, { owner: randomUUID() })).errors).toHaveProperty("owner");
    expect((await plan(tx, scope, { period: null, endsOn: "2026-11-21" })).errors).toHaveProperty("endsOn");
    expect((await plan(tx, scope, { reviewOn: "2026-11-21" })).errors).toHaveProperty("reviewOn");
    expect((await plan(tx, scope, { segment: { name: "region", value: "UK" } })).errors).toHaveProperty("segment");
    await expect(setGoal(tx, scope, refused, "", NOW)).rejects.toMatchObject({ problem: { status: 422 } });
  });
});

test("an adjusted target keeps the old one with the reason; none without a reason, past the scale or once closed", async () => {
  const scope = await makeWorkspace();
  const id = await make(scope);
  await withTenant(appDb, scope, async (tx) => {
    const standing = async () => readGoal(tx, scope, calendar, await requireGoal(tx, scope, id), read, NOW);
    await expect(changeTarget(tx, scope, WORDS, await standing(), { target: 84, reason: "" }, NOW)).rejects.toThrow();
    const late = new Date(NOW.getTime() + 60_000);
    await changeTarget(tx, scope, WORDS, await standing(), { target: 84, reason: "Two people left" }, late);
    expect((await requireGoal(tx, scope, id)).goal.target).toBe(84);
    const [changed] = await listGoalChecks(tx, scope, id);
    expect(changed).toMatchObject({ kind: "target_changed", target: 84, reason: "Two people left" });
    expect(changed?.previousTarget).toBeCloseTo(85.8, 9);
    // 78.1 is an improvement that 1,200 answers cannot tell from chance.
    for (const target of [101, 84, 77, 78.1])
      await expect(
        changeTarget(tx, scope, WORDS, await standing(), { target, reason: "x" }, NOW),
      ).rejects.toMatchObject({
        problem: { status: 422 },
      });
    await closeGoal(tx, scope, await standing(), NOW);
    await expect(
      changeTarget(tx, scope, WORDS, await standing(), { target: 83, reason: "x" }, NOW),
    ).rejects.toMatchObject({
      problem: { status: 409 },
    });
    await reopenGoal(tx, scope, WORDS, calendar, await requireGoal(tx, scope, id), NOW);
    expect((await requireGoal(tx, scope, id)).goal.closedAt).toBeNull();
  });
});

test("after its deadline a goal closes by itself, once, and says what it reached", async () => {
  const scope = await makeWorkspace();
  const id = await make(scope);
  const settle = () =>
    withTenant(appDb, scope, async (tx) =>
      settleGoal(tx, scope, calendar, await requireGoal(tx, scope, id), read, LATER),
    );
  await Promise.all([settle(), settle()]);
  await withTenant(appDb, scope, async (tx) => {
    const row = await requireGoal(tx, scope, id);
    expect(row.goal.closedAt).toEqual(LATER);
    const closings = (await listGoalChecks(tx, scope, id)).filter(({ kind }) => kind === "closed");
    // The survey of this test does not exist: a goal whose metric lost its data ends so.
    expect(closings).toMatchObject([{ outcome: "no data" }]);
    await expect(reopenGoal(tx, scope, WORDS, calendar, row, LATER)).rejects.toMatchObject({
      problem: { status: 409 },
    });
  });
});

test("a deleted goal is gone from every list and comes back whole", async () => {
  const scope = await makeWorkspace();
  const id = await make(scope);
  await withTenant(appDb, scope, async (tx) => {
    await deleteGoal(tx, scope, await requireGoal(tx, scope, id), NOW);
    expect(await listGoals(tx, scope, 10)).toEqual([]);
    await expect(requireGoal(tx, scope, id)).rejects.toMatchObject({ problem: { status: 404 } });
    await restoreGoal(tx, scope, await requireGoal(tx, scope, id, true));
    expect(await listGoals(tx, scope, 10)).toHaveLength(1);
    expect(await listGoalChecks(tx, scope, id)).toHaveLength(1);
  });
});

test("a size is worked out both ways before somebody says percent or points", async () => {
  const scope = await makeWorkspace();
  const { both, target, errors } = await withTenant(appDb, scope, (tx) => {
    const { change: _, ...rest } = input;
    const asked = { input: rest, errors: { kind: "Say percent or points." }, size: 10 };
    return planGoal(tx, scope, WORDS, calendar, asked, read, NOW);
  });
  expect(both?.relative.target).toBeCloseTo(85.8, 9);
  expect(both?.points.target).toBeCloseTo(88, 9);
  expect([target, errors]).toEqual([null, { kind: "Say percent or points." }]);
});
