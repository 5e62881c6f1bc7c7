import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type Tx, withTenant } from "@/db/client";
import { eraseReviewWordsOf } from "@/db/queries/quality/erase-review-words";
import { writeQualityChoices } from "@/db/queries/quality/quality-settings";
import { readAgreement } from "@/db/queries/quality/read-agreement";
import { listQualityDimensions, readQualityInputs } from "@/db/queries/quality/read-quality-inputs";
import { currentScorecard, FIRST_CATEGORIES, insertScorecard } from "@/db/queries/quality/scorecards";
import { type PostedReview, storeReviews } from "@/db/queries/quality/store-reviews";
import { customer } from "@/db/schema/customer";
import { interaction } from "@/db/schema/interaction";
import { qualityReview } from "@/db/schema/quality";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { krippendorffAlpha } from "@/domain/metrics/krippendorff";
import { qualityScore } from "@/domain/metrics/scorecard";

const { appDb, makeWorkspace } = await testDatabase();
const NOW = new Date("2026-05-20T10:00:00Z");
const MAY = { periods: [{ from: "2026-05-01", to: "2026-05-31" }], filter: [], by: null, today: "2026-05-20" };

const review = (externalId: string, more: Partial<PostedReview> = {}): PostedReview => ({
  externalId,
  reviewer: "Ruth",
  day: "2026-05-10",
  ratings: { accuracy: 4, professionalism: 5, experience: 3 },
  ...more,
});

function inWorkspace<T>(scope: WorkspaceScope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withTenant(appDb, scope, work);
}

async function addInteraction(scope: WorkspaceScope, externalId: string): Promise<void> {
  await inWorkspace(scope, (tx) =>
    tx.insert(interaction).values({
      workspaceId: scope.workspaceId,
      id: randomUUID(),
      externalId,
      channel: "chat",
      agent: "Omar",
      solvedBy: "Dana",
      team: "Mail",
      openedAt: NOW,
      state: "solved",
      day: "2026-05-08",
      solvedDay: "2026-05-09",
    }),
  );
}

test("a posted review gets its score here, and its agent, channel, team and day from the interaction", async () => {
  const scope = await makeWorkspace();
  await addInteraction(scope, "T-1");
  const row = review("r1", { interaction: "T-1", day: null });
  expect(await inWorkspace(scope, (tx) => storeReviews(tx, scope, [row], NOW))).toEqual({
    created: 1,
    updated: 0,
    unchanged: 0,
    rejected: [],
  });
  const [stored] = await inWorkspace(scope, (tx) => tx.select().from(qualityReview));
  // 50 · 3/4 + 30 · 4/4 + 20 · 2/4 = 37.5 + 30 + 10, over 100. Who solved it is rated, not who has it now.
  expect(stored).toMatchObject({
    score: 77.5,
    failed: false,
    agent: "Dana",
    channel: "chat",
    team: "Mail",
    day: "2026-05-09",
  });
});

test("the same again changes nothing, other ratings change it, and it never doubles", async () => {
  const scope = await makeWorkspace();
  const store = (row: PostedReview) => inWorkspace(scope, (tx) => storeReviews(tx, scope, [row], NOW));
  await store(review("r1"));
  expect(await store(review("r1"))).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
  const failing = { accuracy: 2, professionalism: 5, experience: 5 };
  expect(await store(review("r1", { ratings: failing }))).toMatchObject({ created: 0, updated: 1, unchanged: 0 });
  const rows = await inWorkspace(scope, (tx) => tx.select().from(qualityReview));
  // Accuracy is critical, and 2 of 1–5 is a quarter.
  expect(rows).toMatchObject([{ score: 0, failed: true, ratings: failing }]);
});

test("what does not fit is told row by row, by its path, and the rest is stored", async () => {
  const scope = await makeWorkspace();
  const rows = [
    review("ok"),
    review("ok"),
    review("off", { ratings: { accuracy: 6, professionalism: 2.5, tone: 1 } }),
    review("nowhere", { interaction: "T-404" }),
    review("dayless", { day: null }),
    review("future", { day: "2026-05-22" }),
    review("version", { scorecardVersion: 9 }),
  ];
  const stored = await inWorkspace(scope, (tx) => storeReviews(tx, scope, rows, NOW));
  expect(stored.created).toBe(1);
  expect(stored.rejected.map(({ index, errors }) => [index, errors.map(({ path }) => path)])).toEqual([
    [1, ["externalId"]],
    [2, ["ratings.accuracy", "ratings.professionalism", "ratings.tone", "ratings.experience"]],
    [3, ["interaction"]],
    [4, ["day"]],
    [5, ["day"]],
    [6, ["scorecardVersion"]],
  ]);
});

test("reviews keep the version they were scored by, and of two that publish at once one is told", async () => {
  const scope = await makeWorkspace();
  await inWorkspace(scope, (tx) => storeReviews(tx, scope, [review("old")], NOW));
  const categories = FIRST_CATEGORIES.map((line) => ({ ...line, critical: false, max: 10 }));
  const publish = () =>
    inWorkspace(scope, (tx) => insertScorecard(tx, scope, { categories, note: "", madeBy: null, from: 1 }, NOW));
  expect((await publish())?.version).toBe(2);
  expect(await publish()).toBe(null);
  const later = review("new", { ratings: { accuracy: 10, professionalism: 10, experience: null } });
  await inWorkspace(scope, (tx) => storeReviews(tx, scope, [later, review("told", { scorecardVersion: 1 })], NOW));
  const rows = await inWorkspace(scope, (tx) => tx.select().from(qualityReview).orderBy(qualityReview.externalId));
  expect(rows.map(({ externalId, scorecardVersion, score }) => [externalId, scorecardVersion, score])).toEqual([
    ["new", 2, 100],
    ["old", 1, 77.5],
    ["told", 1, 77.5],
  ]);
  // Accuracy of both versions as shares of their own range: 3/4, 3/4 and 9/9.
  const cells = await inWorkspace(scope, (tx) => readQualityInputs(tx, scope, { ...MAY, by: "category" }));
  const accuracy = cells.find(({ group }) => group === "accuracy");
  expect(accuracy?.input.reviews.map(({ score }) => score).sort()).toEqual([100, 75, 75]);
  expect(cells.find(({ group }) => group === "experience")?.input.reviews).toHaveLength(2);
});

test("inputs hold each period and group, clustered by reviewer; drafts and rows without a score are left out", async () => {
  const scope = await makeWorkspace();
  const rows = [
    review("a", { channel: "email" }),
    review("b", { channel: "chat", reviewer: "Ali" }),
    review("c", { channel: "chat", day: "2026-04-30" }),
    review("d", { channel: "chat", ratings: { accuracy: null, professionalism: null, experience: null } }),
  ];
  await inWorkspace(scope, (tx) => storeReviews(tx, scope, rows, NOW));
  const request = { ...MAY, periods: [...MAY.periods, { from: "2026-04-01", to: "2026-04-30" }] };
  const cells = await inWorkspace(scope, (tx) => readQualityInputs(tx, scope, { ...request, by: "channel" }));
  const sizes = cells.map(({ period, group, input }) => `${period} ${group ?? "all"} ${input.reviews.length}`);
  expect(sizes.sort()).toEqual(["0 all 2", "0 chat 1", "0 email 1", "1 all 1", "1 chat 1"]);
  const total = cells.find(({ period, group }) => period === 0 && group === null);
  expect(total?.input.reviews.map(({ reviewer }) => reviewer).sort()).toEqual(["name:Ali", "name:Ruth"]);
  expect(qualityScore(total?.input.reviews ?? [])).toMatchObject({ value: 77.5, n: 2 });
  const chats = { ...request, filter: [{ dimension: "channel", value: "chat" }] };
  expect(await inWorkspace(scope, (tx) => readQualityInputs(tx, scope, chats))).toHaveLength(2);
  const unknown = { ...request, filter: [{ dimension: "planet", value: "Mars" }] };
  expect(await inWorkspace(scope, (tx) => readQualityInputs(tx, scope, unknown))).toEqual([]);
});

test("an agent whose name is hidden is a code in the groups, and the code finds their reviews again", async () => {
  const scope = await makeWorkspace();
  await inWorkspace(scope, async (tx) => {
    await storeReviews(tx, scope, [review("a", { agent: "Dana" })], NOW);
    await writeQualityChoices(tx, scope, { hideAgentNames: true }, NOW);
  });
  const viewer = mintScope(scope.workspaceId, { kind: "user", userId: randomUUID(), role: "viewer" });
  const cells = await inWorkspace(viewer, (tx) => readQualityInputs(tx, viewer, { ...MAY, by: "agent" }));
  const code = cells.flatMap(({ group }) => (group === null ? [] : [group])).join();
  expect(code).toMatch(/^#[2-9A-HJ-NP-Z]{5}$/);
  const dimensions = await inWorkspace(viewer, (tx) => listQualityDimensions(tx, viewer));
  expect(dimensions.find(({ name }) => name === "agent")?.values).toEqual([code]);
  const asked = (value: string) => ({ ...MAY, filter: [{ dimension: "agent", value }] });
  expect(await inWorkspace(viewer, (tx) => readQualityInputs(tx, viewer, asked(code)))).toHaveLength(1);
  expect(await inWorkspace(viewer, (tx) => readQualityInputs(tx, viewer, asked("Dana")))).toEqual([]);
});

test("agreement is read from interactions that two reviewers scored, category by category", async () => {
  const scope = await makeWorkspace();
  const scores = [
    [5, 5],
    [4, 4],
    [2, 3],
    [1, 1],
  ] as const;
  for (const place of scores.keys()) await addInteraction(scope, `T-${place}`);
  const rows = scores.flatMap(([one, other], place) =>
    (["Ruth", "Ali"] as const).map((reviewer, who) =>
      review(`${reviewer}-${place}`, {
        reviewer,
        interaction: `T-${place}`,
        ratings: { accuracy: who === 0 ? one : other, professionalism: 3, experience: null },
      }),
    ),
  );
  await addInteraction(scope, "T-once");
  rows.push(review("alone", { interaction: "T-once" }));
  await inWorkspace(scope, (tx) => storeReviews(tx, scope, rows, NOW));
  const found = await inWorkspace(scope, (tx) =>
    readAgreement(tx, scope, { filter: [], from: "2026-05-01", to: "2026-05-31" }),
  );
  expect(found.scores).toHaveLength(4);
  const accuracy = found.categories.get("accuracy") ?? [];
  expect(accuracy.map((unit) => [...unit].sort()).sort()).toEqual(
    [
      [0, 0],
      [100, 100],
      [25, 50],
      [75, 75],
    ].sort(),
  );
  // Ordinal, so shares of the range say the same as the scores themselves.
  expect(krippendorffAlpha(accuracy, "ordinal")).toBeCloseTo(krippendorffAlpha(scores, "ordinal") ?? Number.NaN, 12);
  // One value used by all says nothing.
  expect(krippendorffAlpha(found.categories.get("professionalism") ?? [], "ordinal")).toBe(null);
  expect(await inWorkspace(scope, (tx) => currentScorecard(tx, scope))).toMatchObject({ version: 1 });
});

test("of an erased customer reviewers' words go and their scores stay", async () => {
  const scope = await makeWorkspace();
  await addInteraction(scope, "T-1");
  const customerId = randomUUID();
  const rows = [
    review("r1", { interaction: "T-1", comments: { accuracy: "Told Anna the wrong day." }, note: "Call Anna." }),
    review("r2", { comments: { accuracy: "Fine." } }),
  ];
  const left = await inWorkspace(scope, async (tx) => {
    await tx.insert(customer).values({ workspaceId: scope.workspaceId, id: customerId, externalId: "c-1" });
    await tx.update(interaction).set({ customerId });
    await storeReviews(tx, scope, rows, NOW);
    await eraseReviewWordsOf(tx, scope, customerId);
    return tx.select().from(qualityReview).orderBy(qualityReview.externalId);
  });
  expect(left.map(({ comments, note, score }) => [comments, note, score])).toEqual([
    [{}, "", 77.5],
    [{ accuracy: "Fine." }, "", 77.5],
  ]);
});
