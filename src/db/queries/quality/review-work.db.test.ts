import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type Tx, withTenant } from "@/db/client";
import { drawSample } from "@/db/queries/quality/draw-sample";
import { countQueue, listQueue, type Reviewer } from "@/db/queries/quality/review-queue";
import { findOwnReview, finishReview, reopenReview, saveDraft, skipTurn } from "@/db/queries/quality/write-review";
import { interaction } from "@/db/schema/interaction";
import { qualityAssignment } from "@/db/schema/quality";
import type { WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";

const { appDb, makeWorkspace } = await testDatabase();
const NOW = new Date("2026-05-20T10:00:00Z");
const PLAN = { perAgent: 3, doubleShare: 0, channels: [], teams: [] };
const WEEK = { from: "2026-05-11", to: "2026-05-17", seed: "a", drawnBy: null };
const GOOD = { ratings: { accuracy: 5, professionalism: 4, experience: null }, comments: {}, note: "" };

const person = (name: string): Reviewer => ({ userId: randomUUID(), name, email: `${name.toLowerCase()}@example.com` });

function inWorkspace<T>(scope: WorkspaceScope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withTenant(appDb, scope, work);
}

/** Ten interactions of each agent, solved in the week; and one of each kind that must not be drawn. */
async function workspaceOfTwoAgents(): Promise<WorkspaceScope> {
  const scope = await makeWorkspace();
  const row = (agent: string | null, more: Partial<typeof interaction.$inferInsert> = {}) => ({
    workspaceId: scope.workspaceId,
    id: randomUUID(),
    externalId: randomUUID(),
    channel: agent === "Dana" ? "email" : "chat",
    agent,
    openedAt: NOW,
    state: "solved" as const,
    day: "2026-05-12",
    solvedDay: "2026-05-13",
    ...more,
  });
  const many = (agent: string) => Array.from({ length: 10 }, () => row(agent));
  const out = [row(null), row("Dana", { leftOut: "spam" }), row("Dana", { solvedDay: "2026-05-18" })];
  await inWorkspace(scope, (tx) => tx.insert(interaction).values([...many("Dana"), ...many("Omar"), ...out]));
  return scope;
}

test("so many an agent are drawn from what they solved in the week, once a week", async () => {
  const scope = await workspaceOfTwoAgents();
  const draw = () => inWorkspace(scope, (tx) => drawSample(tx, scope, { ...WEEK, plan: PLAN }, NOW));
  expect(await draw()).toMatchObject({ pool: 20, agents: 2, drawn: 6 });
  expect(await draw()).toBe(null);
  const reviewer = person("Ruth");
  const queue = await inWorkspace(scope, (tx) => listQueue(tx, scope, reviewer, NOW, 50));
  const ofAgent = (agent: string) => queue.filter((one) => one.agent === agent).length;
  expect([ofAgent("Dana"), ofAgent("Omar")]).toEqual([3, 3]);
  // By hand, another one from the same days: nothing is drawn a second time.
  const again = { ...WEEK, drawnBy: reviewer.userId, plan: { ...PLAN, perAgent: 100, channels: ["email"] } };
  expect(await inWorkspace(scope, (tx) => drawSample(tx, scope, again, NOW))).toMatchObject({ pool: 7, drawn: 7 });
});

test("the same seed draws the same from the same interactions, another seed others", async () => {
  const scope = await workspaceOfTwoAgents();
  const drawn = async (seed: string) => {
    const rollBack = new Error("rolled back");
    let ids: string[] = [];
    await inWorkspace(scope, async (tx) => {
      await drawSample(tx, scope, { ...WEEK, seed, plan: PLAN }, NOW);
      const rows = await tx.select().from(qualityAssignment).orderBy(qualityAssignment.place);
      ids = rows.map(({ interactionId }) => interactionId);
      throw rollBack;
    }).catch((error) => expect(error).toBe(rollBack));
    return ids;
  };
  const first = await drawn("a");
  expect(first).toHaveLength(6);
  expect(await drawn("a")).toEqual(first);
  expect(await drawn("b")).not.toEqual(first);
});

test("what is scored by two waits for two people, and never twice for one", async () => {
  const scope = await workspaceOfTwoAgents();
  const plan = { ...PLAN, perAgent: 1, doubleShare: 100 };
  await inWorkspace(scope, (tx) => drawSample(tx, scope, { ...WEEK, plan }, NOW));
  const [ruth, ali, eve] = [person("Ruth"), person("Ali"), person("Eve")];
  const waiting = (who: Reviewer) => inWorkspace(scope, async (tx) => (await countQueue(tx, scope, who, NOW)).waiting);
  const review = (who: Reviewer) =>
    inWorkspace(scope, async (tx) => {
      const [first] = await listQueue(tx, scope, who, NOW, 1);
      const id = first?.interactionId ?? "";
      await saveDraft(tx, scope, id, who, GOOD, NOW);
      return finishReview(tx, scope, id, who.userId, NOW);
    });
  expect(await Promise.all([waiting(ruth), waiting(ali)])).toEqual([2, 2]);
  // (50 · 4/4 + 30 · 3/4) / 80: what is not applicable leaves both sums.
  expect((await review(ruth)).review?.score).toBeCloseTo(90.625, 10);
  expect(await Promise.all([waiting(ruth), waiting(ali), waiting(eve)])).toEqual([1, 2, 2]);
  await review(ali);
  await review(eve);
  // One of four turns is left, and it is not for Eve, who had the other turn of the same interaction.
  expect(await Promise.all([waiting(ruth), waiting(ali), waiting(eve)])).toEqual([1, 1, 0]);
});

test("a draft is kept, is on one desk for a day, and counts only when every category says something", async () => {
  const scope = await workspaceOfTwoAgents();
  await inWorkspace(scope, (tx) => drawSample(tx, scope, { ...WEEK, plan: { ...PLAN, perAgent: 1 } }, NOW));
  const [ruth, ali] = [person("Ruth"), person("Ali")];
  const listed = (who: Reviewer, now = NOW) => inWorkspace(scope, (tx) => listQueue(tx, scope, who, now, 9));
  const [first] = await listed(ruth);
  const id = first?.interactionId ?? "";
  const half = { ...GOOD, ratings: { accuracy: 5 } };
  expect(await inWorkspace(scope, (tx) => saveDraft(tx, scope, id, ruth, half, NOW))).not.toBeNull();
  expect((await listed(ruth)).map((one) => [one.interactionId === id, one.begun])).toEqual([
    [true, true],
    [false, false],
  ]);
  expect((await listed(ali)).some((one) => one.interactionId === id)).toBe(false);
  expect((await listed(ali, new Date("2026-05-21T11:00:00Z"))).some((one) => one.interactionId === id)).toBe(true);
  const finish = () => inWorkspace(scope, (tx) => finishReview(tx, scope, id, ruth.userId, NOW));
  expect((await finish()).faults.map(({ key }) => key)).toEqual(["professionalism", "experience"]);
  await inWorkspace(scope, (tx) => saveDraft(tx, scope, id, ruth, GOOD, NOW));
  expect((await finish()).review).toMatchObject({ state: "done", origin: "drawn", blind: true });
  // Done is done: a late autosave of another tab changes nothing.
  expect(await inWorkspace(scope, (tx) => saveDraft(tx, scope, id, ruth, half, NOW))).toBeNull();
  const reopen = (seen: boolean) => inWorkspace(scope, (tx) => reopenReview(tx, scope, id, ruth.userId, seen, NOW));
  await reopen(false);
  const own = () => inWorkspace(scope, (tx) => findOwnReview(tx, scope, id, ruth.userId));
  expect(await own()).toMatchObject({ state: "draft", blind: true, ratings: GOOD.ratings });
  await finish();
  await reopen(true);
  expect(await own()).toMatchObject({ state: "draft", blind: false });
});

test("an interaction can be skipped with a reason, and that can be taken back; nobody reviews their own", async () => {
  const scope = await workspaceOfTwoAgents();
  await inWorkspace(scope, (tx) => drawSample(tx, scope, { ...WEEK, plan: PLAN }, NOW));
  const dana = person("Dana");
  const queue = () => inWorkspace(scope, (tx) => listQueue(tx, scope, dana, NOW, 9));
  expect((await queue()).map(({ agent }) => agent)).toEqual(["Omar", "Omar", "Omar"]);
  const id = (await queue())[0]?.interactionId ?? "";
  const skip = (reason: string | null) => inWorkspace(scope, (tx) => skipTurn(tx, scope, id, dana.userId, reason, NOW));
  expect(await skip("no conversation")).toBe(true);
  expect(await queue()).toHaveLength(2);
  const other = inWorkspace(scope, (tx) => skipTurn(tx, scope, id, randomUUID(), "mine now", NOW));
  expect(await other).toBe(false);
  expect(await skip(null)).toBe(true);
  expect(await queue()).toHaveLength(3);
});
