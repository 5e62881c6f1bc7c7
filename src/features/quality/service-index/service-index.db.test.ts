import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { insertIndexVersion, listIndexVersions } from "@/db/queries/quality/index-weights";
import type { CustomerPart } from "@/db/queries/quality/read-customer-quality";
import { storeInteractions } from "@/db/rollups/store-interactions";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { noReading, type Reading } from "@/domain/metrics/reading";
import { customerReading, readIndex, satisfaction } from "@/features/quality/service-index/read-index";
import { readWeightsForm } from "@/features/quality/service-index/read-weights-form";

const database = await testDatabase();
const { appDb } = database;
const now = new Date("2026-06-01T10:00:00Z");
const range = { from: "2026-05-01", to: "2026-05-31" };
const reviews: Reading = { value: 80, n: 50, interval: { low: 76, high: 84, level: 0.95, method: "student_t" } };

test("ratings that name an interaction join the reviewers' score by the weights that hold; absent parts give theirs away", async () => {
  const scope = await database.makeWorkspace();
  const surveyId = await makeSurvey(appDb, scope, {
    questions: [{ id: "csat", kind: "csat", title: { en: "How was it?" } }],
    series: [{ question: "csat", scale: "csat-1-5", metric: "csat" }],
  });
  // Twelve ratings of a ticket, nine of them satisfied; one more that names none.
  const scores = [5, 5, 5, 5, 5, 4, 4, 4, 4, 3, 2, 1, 1];
  await storeScores(
    appDb,
    scope,
    surveyId,
    scores.map((csat) => ({ day: "2026-05-05", scores: { csat } })),
  );
  const read = () =>
    withTenant(appDb, scope, (tx) => readIndex(tx, scope, { range, today: "2026-06-01", reviews, customers: [] }));
  await withTenant(appDb, scope, async (tx) => {
    const opened = { externalId: "T1", channel: "chat", openedAt: new Date("2026-05-04T10:00:00Z"), events: [] };
    await storeInteractions(tx, scope, [opened], { importId: null, now });
    await tx.execute(sql`
      update response set identity = '{"interaction":"T1"}' where id in (
        select r.id from response r join answer a on a.response_id = r.id where a.question_id = 'csat'
        order by a.score desc limit 12)`);
  });
  const { index, versions } = await read();
  expect(versions).toEqual([]);
  expect(index.lines.map(({ part, share, absent, reading }) => [part, share?.toFixed(4), absent, reading.n])).toEqual([
    ["reviews", "0.6667", null, 50],
    ["customers", undefined, "none", 0],
    ["csat", "0.3333", null, 12],
    ["promises", undefined, "none", 0],
  ]);
  expect(index.value).toBeCloseTo((2 * 80 + 75) / 3, 10);

  const weights = { reviews: 100, customers: 0, csat: 0, promises: 0 };
  const made = { weights, madeBy: randomUUID() };
  const save = (from: number) =>
    withTenant(appDb, scope, (tx) => insertIndexVersion(tx, scope, { ...made, from }, now));
  expect((await save(0))?.version).toBe(1);
  // Somebody who did not see version 1 changes nothing.
  expect(await save(0)).toBeNull();
  expect((await read()).index.value).toBe(80);
  const other = await database.makeWorkspace();
  expect(await withTenant(appDb, other, (tx) => listIndexVersions(tx, other))).toEqual([]);
});

test("customers' parts move together, so their interval is the mean of theirs; scales are never joined", () => {
  const part = (id: string, shares: readonly number[], kind: "quality" | "matrix" = "quality"): CustomerPart => ({
    ...{ surveyId: "s", survey: "Visit", kind, id, label: { en: id }, shares },
  });
  const ten = [100, 100, 75, 75, 75, 75, 50, 50, 100, 100];
  const one = customerReading([part("a", ten)]);
  expect(one).toMatchObject({ value: 80, n: 10 });
  // Twice the same answers say no more than once.
  expect(customerReading([part("a", ten), part("b", ten), part("c", [0, 0], "matrix")])).toEqual(one);
  expect(customerReading([])).toEqual(noReading("no_answers"));
  const score = (scale: string, value: number, n: number) => ({
    ...{ metric: "csat", scale, score: value, n, slot: null, missed: null, reopens: 0, channel: "", agent: "" },
  });
  expect(satisfaction([score("csat-1-5", 5, 9), score("csat-1-5", 1, 3), score("csat-1-10", 1, 11)])).toMatchObject({
    ...{ value: 75, n: 12 },
  });
});

test("a form of weights is read, or says which do not fit and what they make together", () => {
  const form = (values: object) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(values)) data.set(name, String(value));
    return readWeightsForm(data);
  };
  const fitting = { reviews: 40, customers: 20, csat: 20, promises: 20, from: 3 };
  expect(form(fitting)).toEqual({ weights: { reviews: 40, customers: 20, csat: 20, promises: 20 }, from: 3 });
  expect(form({ ...fitting, csat: 30 })).toEqual({ sum: 110 });
  expect(form({ ...fitting, csat: "-1", promises: "x" })).toEqual({ wrong: ["csat", "promises"] });
});
