import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { type Tx, withTenant } from "@/db/client";
import type { AnswerFilter } from "@/db/queries/answers/answer-filter";
import { streamAnswers } from "@/db/queries/answers/export-answers";
import { findResponseDetail } from "@/db/queries/answers/find-response-detail";
import { listAnswerPage } from "@/db/queries/answers/list-answer-page";
import type { ListedFollowUp } from "@/db/queries/follow-ups/list-follow-ups";
import { findGoal, listGoals } from "@/db/queries/goals/find-goal";
import { findInitiative, listEvents, listInitiatives } from "@/db/queries/goals/find-initiative";
import { readGoalMarkers } from "@/db/queries/goals/read-goal-markers";
import { insertGoal } from "@/db/queries/goals/write-goal";
import { insertInitiative } from "@/db/queries/goals/write-initiative";
import { listOperationDimensions } from "@/db/queries/list-operation-dimensions";
import { agentNames } from "@/db/queries/quality/agent-names";
import { writeQualityChoices } from "@/db/queries/quality/quality-settings";
import { storeInteractions } from "@/db/rollups/store-interactions";
import { goal } from "@/db/schema/goal";
import { response } from "@/db/schema/response";
import { type Actor, mintScope, type WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import type { OperationMetricId } from "@/domain/metrics/metric-id";
import { computeOperation } from "@/features/dashboards/operations/compute-operation";
import { compareOperation, readOperationNumbers } from "@/features/dashboards/operations/read-operation-numbers";
import { describeDetail } from "@/features/follow-ups/board/describe-detail";
import { translatorIn } from "@/platform/i18n/translator";

const { appDb, makeWorkspace } = await testDatabase();
const NOW = new Date("2026-05-20T10:00:00Z");
const UTC = { zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
const DAYS = { from: "2026-05-01", to: "2026-05-19" };
const NAME = "Dana Fielding";

const owner = await makeWorkspace();
const as = (actor: Actor): WorkspaceScope => mintScope(owner.workspaceId, actor);
const READERS = {
  viewer: as({ kind: "user", userId: randomUUID(), role: "viewer" }),
  analyst: as({ kind: "user", userId: randomUUID(), role: "analyst" }),
  "a shared link": as({ kind: "link", linkId: randomUUID() }),
  "a job (mails, files)": as({ kind: "job", name: "digest.send" }),
};
const ADMIN = as({ kind: "user", userId: randomUUID(), role: "admin" });

const surveyId = await makeSurvey(appDb, owner, {
  questions: [{ id: "q", kind: "csat", title: { en: "How satisfied?" } }],
  series: [{ question: "q", scale: "csat-1-5", metric: "csat" }],
});
await storeScores(appDb, owner, surveyId, [{ day: "2026-05-10", scores: { q: 1 } }]);
const { goalId, initiativeId, responseId } = await withTenant(appDb, ADMIN, async (tx) => {
  await writeQualityChoices(tx, ADMIN, { hideAgentNames: true }, NOW);
  const told = [NAME, "Omar"].flatMap((agent, k) =>
    Array.from({ length: 12 }, (_, i) => {
      const openedAt = new Date(`2026-05-1${k}T08:${10 + i}:00Z`);
      const after = (kind: "agent_replied" | "resolved", minutes: number) => ({
        ...{ externalId: kind, kind, at: +openedAt + minutes * 60_000, actor: agent, isPublic: true, detail: null },
      });
      const events = [after("agent_replied", 5 + i), after("resolved", 30 + i)];
      return { externalId: `${agent}-${i}`, channel: "chat", team: null, priority: null, agent, openedAt, events };
    }),
  );
  await storeInteractions(tx, ADMIN, told, { now: NOW, importId: null });
  const segment = { segmentName: "agent", segmentValue: NAME };
  const [identified] = await tx
    .update(response)
    .set({ identity: { agent: NAME } })
    .where(eq(response.surveyId, surveyId))
    .returning({ id: response.id });
  return {
    goalId: await insertGoal(tx, ADMIN, {
      ...{ metric: "first_response_time", surveyId: null, scale: null, ...segment, baseline: 9, baselineN: 12 },
      ...{ baselineFrom: DAYS.from, baselineTo: DAYS.to, changeKind: "relative", changeSize: 10, target: 8 },
      ...{
        startsOn: "2026-05-01",
        endsOn: "2026-06-30",
        reviewOn: "2026-06-01",
        measuredOver: "last_28_days",
        reason: "",
        createdAt: NOW,
      },
    }),
    initiativeId: await insertInitiative(tx, ADMIN, {
      ...{ kind: "training", name: "Tone", ...segment, startsOn: "2026-05-05" },
    }),
    responseId: identified?.id ?? "",
  };
});

const everyAnswer: AnswerFilter = {
  ...{ surveyId, from: null, to: null, questionId: "q", state: "any", part: null, scores: [], series: [] },
  ...{ dimensions: {}, without: [], locale: null, channel: null, version: null, customer: null },
  ...{ answered: null, comment: null, words: [] },
};

const groups = (metric: OperationMetricId) => async (tx: Tx, scope: WorkspaceScope) =>
  (await computeOperation(tx, scope, UTC, { metric, filters: {}, by: "agent", ...DAYS }, NOW)).answer.breakdown;

/** Every way by which an agent's name could leave the workspace's own tables. */
const DOORS: Readonly<Record<string, (tx: Tx, scope: WorkspaceScope) => Promise<unknown>>> = {
  "first response by agent: API's reader, dashboards, files": groups("first_response_time"),
  "resolution by agent": groups("resolution_time"),
  "what a number can be narrowed to": (tx, scope) => listOperationDimensions(tx, scope, "first_response_time"),
  "goals: their list, ⌘K, mails": (tx, scope) => listGoals(tx, scope, 10),
  "one goal: its page, its file, its link": (tx, scope) => findGoal(tx, scope, goalId),
  "goals on tiles and charts": (tx, scope) => readGoalMarkers(tx, scope),
  "initiatives: their list": (tx, scope) => listInitiatives(tx, scope, 10),
  "one initiative": (tx, scope) => findInitiative(tx, scope, initiativeId),
  "initiatives on charts": (tx, scope) => listEvents(tx, scope, DAYS),
  "a file of answers": async (tx, scope) => {
    const rows: unknown[] = [];
    for await (const portion of streamAnswers(tx, scope, everyAnswer, false)) rows.push(...portion);
    return rows;
  },
  "one answer": (tx, scope) => findResponseDetail(tx, scope, surveyId, responseId, "q"),
  "the list of answers": (tx, scope) =>
    listAnswerPage(tx, scope, everyAnswer, { order: "newest", edge: null, limit: 10 }),
  "a follow-up's interactions": async (tx, scope) => {
    const { show } = await agentNames(tx, scope);
    const words = {
      t: translatorIn("en", "followUps"),
      metrics: translatorIn("en", "metrics"),
      locale: "en",
      zone: "UTC",
    };
    const interaction = {
      id: "i",
      externalId: "T-1",
      at: NOW,
      channel: "chat",
      subject: "",
      state: "open",
      agent: NAME,
    };
    const row: ListedFollowUp = {
      ...{
        id: "f",
        kind: "low_score",
        reasons: [],
        words: [],
        parts: [],
        named: null,
        checkIn: null,
        scale: null,
        score: null,
        questionId: null,
      },
      ...{
        ownerId: null,
        state: "new",
        openedAt: NOW,
        dueAt: NOW,
        answeredAt: null,
        firstContactAt: null,
        closedAt: null,
      },
      ...{
        cause: null,
        causeWords: "",
        note: "",
        recoveredAt: null,
        responseId: null,
        interactionId: null,
        revision: 1,
      },
      ...{ customer: null, identity: null, givenEmail: null, survey: null, comment: null, locale: null },
    };
    const detail = { row, answers: [], interactions: [interaction], events: [] };
    const at = { now: NOW, slug: "x", closeHref: "/", members: new Map(), standing: null, showAgent: show };
    return describeDetail(detail, words, at).interactions;
  },
};

describe("where a workspace hides the names of agents, they stand nowhere", () => {
  it.each(Object.entries(DOORS))("%s", async (_name, open) => {
    const shown = (scope: WorkspaceScope) =>
      withTenant(appDb, scope, async (tx) => JSON.stringify(await open(tx, scope)));
    expect(await shown(ADMIN)).toContain(NAME);
    const code = await withTenant(appDb, READERS.viewer, async (tx) =>
      (await agentNames(tx, READERS.viewer)).show(NAME),
    );
    for (const [who, scope] of Object.entries(READERS)) {
      const text = await shown(scope);
      expect([who, text.includes(NAME), text.includes(code)]).toEqual([who, false, true]);
    }
  });

  it("a goal is measured among the same agent's, whoever looks, and stored by name whoever set it", async () => {
    for (const scope of [ADMIN, ...Object.values(READERS)])
      await withTenant(appDb, scope, async (tx) => {
        const value = (await findGoal(tx, scope, goalId))?.goal.segmentValue ?? "";
        const asked = {
          metric: "first_response_time",
          survey: null,
          segment: { name: "agent", value },
          days: DAYS,
        } as const;
        expect((await readOperationNumbers(tx, scope, UTC, asked, NOW)).n).toBe(12);
        const sides = {
          before: { from: "2026-05-01", to: "2026-05-10" },
          after: { from: "2026-05-11", to: "2026-05-19" },
          today: "2026-05-20",
        };
        const compared = await compareOperation(tx, scope, { ...asked, filters: { agent: value }, ...sides });
        expect(compared.concerned.before.n + compared.concerned.after.n).toBe(12);
      });
    await withTenant(appDb, READERS.analyst, async (tx) => {
      const shown = (await findGoal(tx, READERS.analyst, goalId))?.goal;
      if (shown === undefined) throw new Error("The goal is there.");
      const copied = await insertGoal(tx, READERS.analyst, shown);
      const [stored] = await tx.select().from(goal).where(eq(goal.id, copied));
      expect([shown.segmentValue === NAME, stored?.segmentValue]).toEqual([false, NAME]);
    });
  });

  it("finds nobody by a name that somebody guesses", async () => {
    await withTenant(appDb, READERS.viewer, async (tx) => {
      const asked = { metric: "first_response_time", filters: { agent: NAME }, ...DAYS } as const;
      expect((await computeOperation(tx, READERS.viewer, UTC, asked, NOW)).answer.n).toBe(0);
    });
  });
});
