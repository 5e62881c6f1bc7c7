import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Tx, withTenant } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { findGoal, listGoalChecks } from "@/db/queries/goals/find-goal";
import { insertGoal } from "@/db/queries/goals/write-goal";
import { deleteSurvey } from "@/db/rollups/delete-survey";
import { answer } from "@/db/schema/response";
import { series, survey, surveyVersion } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { addDays } from "@/domain/calendar/day";
import { readSegmentNumbers } from "@/features/dashboards/read-segment-numbers";
import { requireGoal, setGoal } from "@/features/goals/change-goal";
import { checkGoals } from "@/features/goals/check-goals";
import type { GoalReader } from "@/features/goals/goal-reader";
import { goalWordsIn } from "@/features/goals/goal-words";
import type { GoalInput } from "@/features/goals/input";
import { planGoal } from "@/features/goals/plan-goal";
import { readGoal } from "@/features/goals/read-goal";
import { askHourly } from "@/jobs/ask-hourly";
import { checkWorkspaceGoals } from "@/jobs/handlers/check-goals";
import { createLogger } from "@/platform/logger";

const { appDb, workerDb, makeWorkspace } = await testDatabase();
const CSAT = { id: "csat", kind: "csat", title: { en: "How satisfied?" } };
const CSAT_SERIES = { question: "csat", scale: "csat-1-5", metric: "csat" } as const;
/** A Monday; the goal runs four weeks. */
const BEGAN = "2026-06-01";
const ENDS = addDays(BEGAN, 27);

/** Eight weeks of 20 answers a day, 15 of them satisfied and later 17, and a goal of ten points more, set on its first morning. */
async function withGoal() {
  const scope = await makeWorkspace();
  const survey = await makeSurvey(appDb, scope, { questions: [CSAT], series: [CSAT_SERIES] });
  const days = Array.from({ length: 56 }, (_, place) => addDays(BEGAN, place - 28));
  await storeScores(
    appDb,
    scope,
    survey,
    days.flatMap((day, place) =>
      Array.from({ length: 20 }, (_, i) => ({ day, scores: { csat: i < (place < 28 ? 15 : 17) ? 5 : 2 } })),
    ),
  );
  const id = await withTenant(appDb, scope, async (tx) => {
    const calendar = await findWorkspace(tx, scope);
    const input: Partial<GoalInput> = {
      metric: "csat",
      survey,
      segment: null,
      change: { kind: "points", size: 10 },
      period: null,
      endsOn: ENDS,
      measuredOver: "last_28_days",
    };
    const now = morning(BEGAN);
    const plan = await planGoal(tx, scope, WORDS, calendar, { input, errors: {} }, readSegmentNumbers, now);
    return setGoal(tx, scope, plan, "", now);
  });
  return { scope, survey, id };
}

const isWeek = ({ kind }: { readonly kind: string }) => kind === "checked";
const WORDS = goalWordsIn("en");
const morning = (day: string) => new Date(`${day}T05:00:00Z`);

function check(scope: WorkspaceScope, day: string): Promise<void> {
  const { signal } = new AbortController();
  const context = { db: workerDb, scope, logger: createLogger("silent"), now: () => morning(day), signal };
  return checkWorkspaceGoals({ workspaceId: scope.workspaceId }, context);
}

function record(scope: WorkspaceScope, id: string) {
  return withTenant(appDb, scope, async (tx) => (await listGoalChecks(tx, scope, id)).reverse());
}

async function standing(tx: Tx, scope: WorkspaceScope, id: string, day: string) {
  const calendar = await findWorkspace(tx, scope);
  return readGoal(tx, scope, calendar, await requireGoal(tx, scope, id), readSegmentNumbers, morning(day));
}

test("each week is written down once, whoever asks how often; after the deadline the goal closes, unseen", async () => {
  const { scope, id } = await withGoal();
  await check(scope, addDays(BEGAN, 3));
  expect(await record(scope, id)).toHaveLength(1);
  await Promise.all([check(scope, addDays(BEGAN, 7)), check(scope, addDays(BEGAN, 7))]);
  await check(scope, addDays(BEGAN, 9));
  const [, week] = await record(scope, id);
  // 17 of 20 a day for seven days; ten points more than 75 are 85.
  expect(week).toMatchObject({ kind: "checked", weekEnds: addDays(BEGAN, 6), n: 140, state: "reached", odds: null });
  expect(week?.value).toBeCloseTo(85, 9);
  await check(scope, addDays(ENDS, 1));
  await check(scope, addDays(ENDS, 9));
  const all = await record(scope, id);
  // The weeks in which nobody looked stay unwritten.
  expect(all.map(({ kind }) => kind)).toEqual(["set", "checked", "closed"]);
  expect(all.at(-1)).toMatchObject({ outcome: "reached narrowly", n: 560 });
});

test("a survey that is deleted takes the goal's numbers, not its record", async () => {
  const { scope, survey, id } = await withGoal();
  await check(scope, addDays(BEGAN, 7));
  await withTenant(appDb, scope, (tx) => deleteSurvey(tx, scope, survey));
  await check(scope, addDays(BEGAN, 14));
  const lost = await withTenant(appDb, scope, (tx) => standing(tx, scope, id, addDays(BEGAN, 14)));
  expect(lost).toMatchObject({ lost: "survey", weekly: null, judged: { state: "no data", odds: null, current: null } });
  await check(scope, addDays(ENDS, 1));
  const all = await record(scope, id);
  expect(all.map(({ kind, value }) => [kind, value === null])).toEqual([
    ["set", false],
    ["checked", false],
    ["checked", true],
    ["closed", true],
  ]);
  expect(all.at(-1)).toMatchObject({ outcome: "no data" });
});

test("a question that is no longer asked leaves the goal what was answered to it, and nothing after that", async () => {
  const { scope, survey: surveyId, id } = await withGoal();
  const { workspaceId } = scope;
  const questions = [{ id: "nps", kind: "nps", title: { en: "How likely?" } }];
  const other = await makeSurvey(appDb, scope, { questions, series: [] });
  await withTenant(appDb, scope, async (tx) => {
    const [row] = await tx.select().from(surveyVersion).where(eq(surveyVersion.surveyId, other));
    if (!row) throw new Error("No version was made.");
    await tx.insert(surveyVersion).values({ ...row, surveyId, version: 2 });
  });
  await withTenant(appDb, scope, (tx) =>
    tx
      .update(survey)
      .set({ publishedVersion: 2 })
      .where(and(eq(survey.workspaceId, workspaceId), eq(survey.id, surveyId))),
  );
  const at = (day: string) => withTenant(appDb, scope, (tx) => standing(tx, scope, id, day));
  expect(await at(addDays(BEGAN, 14))).toMatchObject({ lost: null, judged: { current: { n: 280 } } });
  // Its answers are taken back: no number is left, and none is made up.
  await withTenant(appDb, scope, (tx) =>
    tx.delete(answer).where(and(eq(answer.workspaceId, workspaceId), eq(answer.surveyId, surveyId))),
  );
  expect(await at(addDays(BEGAN, 14))).toMatchObject({ judged: { state: "no data", current: null, odds: null } });
  await check(scope, addDays(ENDS, 1));
  expect((await record(scope, id)).at(-1)).toMatchObject({ kind: "closed", outcome: "no data", value: null });
});

test("on another scale a goal is not measured: its target means nothing there", async () => {
  const { scope, survey, id } = await withGoal();
  const { workspaceId } = scope;
  await withTenant(appDb, scope, (tx) =>
    tx.insert(series).values({
      ...{ workspaceId, surveyId: survey, questionId: "csat", ordinal: 2, fingerprint: "csat 2", title: "csat" },
      ...{ scale: "csat-1-10", metric: "csat", startedOn: addDays(BEGAN, 10) },
    }),
  );
  const day = addDays(BEGAN, 15);
  const before = await withTenant(appDb, scope, (tx) => standing(tx, scope, id, day));
  expect(before).toMatchObject({ lost: null });
  await storeScores(appDb, scope, survey, [{ day: addDays(BEGAN, 11), scores: { csat: 9 }, series: { csat: 2 } }]);
  const lost = await withTenant(appDb, scope, (tx) => standing(tx, scope, id, day));
  expect(lost).toMatchObject({ lost: "scale", judged: { state: "no data", reached: null } });
  expect((await withTenant(appDb, scope, (tx) => findGoal(tx, scope, id)))?.goal.closedAt).toBeNull();
});

test("a goal that cannot be read keeps no other from its week, and the job is tried again", async () => {
  const { scope, id } = await withGoal();
  const other = await withTenant(appDb, scope, async (tx) =>
    insertGoal(tx, scope, (await requireGoal(tx, scope, id)).goal),
  );
  let calls = 0;
  const read: GoalReader = (...asked) => {
    calls += 1;
    if (calls === 1) throw new Error("cannot be read");
    return readSegmentNumbers(...asked);
  };
  const { signal } = new AbortController();
  const at = { now: morning(addDays(BEGAN, 7)), signal };
  await expect(checkGoals(workerDb, scope, read, at)).rejects.toThrow("cannot be read");
  const weeks = async () => [...(await record(scope, id)), ...(await record(scope, other))].filter(isWeek).length;
  expect(await weeks()).toBe(1);
  await checkGoals(workerDb, scope, read, at);
  expect(await weeks()).toBe(2);
});

test("the clock asks for every workspace's goals, and not again while that still waits", async () => {
  const scope = await makeWorkspace();
  await askHourly(workerDb);
  await askHourly(workerDb);
  const { rows } = await workerDb.pool.query(
    "select count(*)::int as waiting from graphile_worker._private_jobs where key = $1",
    [`goals.check:${scope.workspaceId}`],
  );
  expect(rows).toEqual([{ waiting: 1 }]);
});
