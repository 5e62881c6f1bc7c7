import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { storeInteractions } from "@/db/rollups/store-interactions";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { computeMetric } from "@/features/dashboards/compute-metric";
import { readFollowed } from "@/features/dashboards/followed/read-followed";

const { appDb, makeWorkspace } = await testDatabase();
const UTC = { zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
const DAYS = { from: "2026-11-09", to: "2026-11-15" };
const COMPARED = { from: "2026-08-17", to: "2026-11-08" };
const NOW = new Date("2026-11-16T07:00:00Z");

async function survey(scope: WorkspaceScope, name: string, before: readonly number[], now: readonly number[]) {
  const id = await makeSurvey(appDb, scope, {
    name,
    questions: [
      { id: "nps", kind: "nps", title: { en: "How likely?" } },
      { id: "why", kind: "long_text", title: { en: "Why?" } },
    ],
    series: [{ question: "nps", scale: "nps", metric: "nps" }],
  });
  const told = (day: string, scores: readonly number[]) =>
    scores.map((nps) => ({
      day,
      scores: { nps },
      texts: { why: `${name}: ${nps} of ten, and why` },
      attributes: { plan: "team" },
    }));
  await storeScores(appDb, scope, id, [...told("2026-10-01", before), ...told("2026-11-12", now)]);
  return id;
}

const read = (scope: WorkspaceScope, surveyIds: readonly string[] | null = null) =>
  withTenant(appDb, scope, (tx) =>
    readFollowed(tx, scope, UTC, { surveyIds, days: DAYS, compared: COMPARED, withComments: true }, NOW),
  );

const many = (score: number, count: number) => Array.from({ length: count }, () => score);
const anonymous = (scope: WorkspaceScope, id: string) =>
  withTenant(appDb, scope, (tx) =>
    tx.execute(sql`update survey set anonymous = true, minimum_group = 5 where id = ${id}`),
  );

test("numbers are those of the API, and a verdict counts how many numbers were looked at", async () => {
  const scope = await makeWorkspace();
  // From +40 (70 Promoters, 30 Detractors) to +10 (55 and 45): z = 30 ÷ √(84 + 99) = 2.2, so p is about .03.
  const fell = await survey(scope, "Fell", [...many(10, 70), ...many(0, 30)], [...many(10, 55), ...many(0, 45)]);
  const alone = await read(scope, [fell]);
  expect(alone.numbers).toMatchObject([
    { value: 10, n: 100, change: { value: 40, difference: -30, assessment: "worse" } },
  ]);
  // One of four, that is what chance alone brings: .03 × 4 is not below .05.
  for (const name of ["Same", "As before", "Unmoved"]) await survey(scope, name, many(10, 50), many(10, 50));
  const { numbers, comments } = await read(scope);
  const number = numbers.find((one) => one.survey === "Fell");
  expect(numbers).toHaveLength(4);
  expect(number).toMatchObject({ value: 10, change: { assessment: "no clear change" } });
  expect(number?.change?.pAdjusted).toBeCloseTo(4 * (number?.change?.pValue ?? 1), 10);
  const shown = await withTenant(appDb, scope, (tx) =>
    computeMetric(tx, scope, UTC, { metric: "nps", survey: fell, ...DAYS, filters: {} }, NOW),
  );
  expect(number).toMatchObject({ value: shown?.value, n: shown?.n, interval: shown?.interval });
  // The same words count once: one low text, and high ones fill up.
  expect(comments.map(({ tone, about }) => [tone, ...about])).toEqual([
    ["low", "team"],
    ["high", "team"],
    ["high", "team"],
  ]);
});

test("an anonymous survey tells neither number nor words of too few, and of enough no attributes", async () => {
  const scope = await makeWorkspace();
  const few = await survey(scope, "Few", many(9, 20), many(3, 4));
  await anonymous(scope, few);
  const small = await read(scope);
  expect(small.numbers).toMatchObject([
    { value: null, n: 0, suppressed: true, counts: {}, change: { value: null, n: 0 } },
  ]);
  expect(small.comments).toEqual([]);
  const enough = await survey(scope, "Enough", many(9, 20), many(3, 6));
  await anonymous(scope, enough);
  const told = await read(scope, [enough]);
  expect(told.numbers).toMatchObject([{ value: -100, n: 6, suppressed: false }]);
  expect(told.comments.map(({ about }) => about)).toEqual([[]]);
});

test("what was closed and received nothing is left out; a survey that was deleted is not there", async () => {
  const scope = await makeWorkspace();
  const closed = await survey(scope, "Closed", many(9, 3), []);
  const live = await survey(scope, "Live", many(9, 3), []);
  await withTenant(appDb, scope, (tx) => tx.execute(sql`update survey set status = 'closed' where id = ${closed}`));
  expect((await read(scope)).numbers.map((one) => one.survey)).toEqual(["Live"]);
  await withTenant(appDb, scope, (tx) => tx.execute(sql`update survey set deleted_at = now() where id = ${live}`));
  expect(await read(scope, [live])).toEqual({ numbers: [], more: 0, comments: [], followUps: null, tested: 0 });
});

test("of customers and service a mail has what is new and clear alone, and not where some surveys are chosen", async () => {
  const scope = await makeWorkspace();
  const live = await survey(scope, "Live", many(10, 5), many(10, 5));
  await withTenant(appDb, scope, (tx) =>
    storeInteractions(
      tx,
      scope,
      // Twelve replies a day: after an hour before these days, after five within them; solved as fast as ever.
      ["2026-10-01", "2026-10-02", "2026-11-12", "2026-11-13"].flatMap((day, k) =>
        Array.from({ length: 12 }, (_, i) => {
          const openedAt = new Date(`${day}T0${i % 8}:${10 + i}:00Z`);
          const after = (kind: "agent_replied" | "resolved", minutes: number) => ({
            ...{ externalId: kind, kind, at: +openedAt + minutes * 60_000, actor: "Ada", isPublic: true, detail: null },
          });
          const events = [after("agent_replied", (k < 2 ? 60 : 300) + i), after("resolved", 400 + 7 * i)];
          return { externalId: `${day}-${i}`, channel: "chat", team: null, priority: null, openedAt, events };
        }),
      ),
      { now: NOW, importId: null },
    ),
  );
  const { numbers, followUps } = await read(scope);
  expect(
    numbers.filter(({ surveyId }) => surveyId === null).map(({ metric, change }) => [metric, change?.assessment]),
  ).toEqual([["first_response_time", "worse"]]);
  expect(followUps).toEqual({ open: 0, overdue: 0 });
  const chosen = await read(scope, [live]);
  expect(chosen.numbers.every(({ surveyId }) => surveyId === live)).toBe(true);
  expect(chosen.followUps).toBeNull();
});
