import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { recountTallies } from "@/db/rollups/recount";
import { response } from "@/db/schema/response";
import { makeSurvey, storeScores, type TestResponse } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { answerMetricRequest } from "@/features/dashboards/answer-metric-request";
import { readDashboardQuery } from "@/features/dashboards/survey/input";
import { readDashboard } from "@/features/dashboards/survey/read-dashboard";
import { exportNow } from "@/features/exports/answers/ask-export";
import { filterOfBody } from "@/features/exports/answers/input";
import { importFile } from "@/features/imports/testing/import-file";
import { deleteResponse } from "@/features/responses/delete-response";
import { readAnswersQuery } from "@/features/responses/input";
import { readAnswers } from "@/features/responses/read-answers";
import { checkQuery } from "@/platform/http/read-query";

const database = await testDatabase();
const { appDb, makeWorkspace } = database;
const NOW = new Date("2026-06-15T10:00:00Z");
const DAYS = { from: "2026-05-01", to: "2026-05-31" };
const CALENDAR = { zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
const QUESTIONS = [{ id: "nps", kind: "nps", title: { en: "How likely?" } }];

/** So many of one kind, half of them in each region, a third on each plan. */
const some = (n: number, score: number, more: Partial<TestResponse> = {}): TestResponse[] =>
  Array.from({ length: n }, (_, i) => ({
    day: `2026-05-${String(1 + (i % 28)).padStart(2, "0")}`,
    scores: { nps: score },
    attributes: { region: i % 2 ? "north" : "south", plan: ["solo", "duo", "team"][i % 3] ?? "" },
    ...more,
  }));

test("whole, begun, held, tests, excluded, replaced, imported and deleted answers count by one rule on every screen, in the API and in files", async () => {
  const scope = await makeWorkspace();
  const within = <T>(work: Parameters<typeof withTenant<T>>[2]) => withTenant(appDb, scope, work);
  const survey = await makeSurvey(appDb, scope, {
    questions: QUESTIONS,
    series: [{ question: "nps", scale: "nps", metric: "nps" }],
  });
  await storeScores(appDb, scope, survey, [
    ...some(12, 10),
    ...some(5, 8, { complete: false }),
    ...some(4, 3),
    ...some(6, 9, { state: "held" }),
    ...some(7, 10, { state: "test" }),
    ...some(3, 0, { state: "excluded" }),
    ...some(2, 1, { state: "superseded" }),
    ...some(1, 2, { state: "excluded", day: "2026-05-09" }),
  ]);
  const nps = { column: "nps", kind: "nps", scale: { min: 0, max: 10 }, missing: [""] };
  const file = ["day,nps,region", "2026-05-03,9,north", "2026-05-04,11,north", "2026-05-05,,south"].join("\n");
  const mapping = { date: { columns: ["day"] }, questions: [nps], attributes: ["region"] };
  const { run } = await importFile(database, scope, file, { mapping, survey }, NOW);
  expect(run).toMatchObject({ status: "done", stored: 3 });
  const [gone] = await within((tx) =>
    tx.select({ id: response.id }).from(response).where(eq(response.state, "excluded")).orderBy(response.answeredAt),
  );
  await within((tx) => deleteResponse(tx, scope, survey, gone?.id ?? ""));

  // 12 × 10, 5 × 8, 4 × 3 and one imported 9 count; one of the four excluded is deleted; 11 is on no scale.
  const counts = { promoters: 13, passives: 5, detractors: 4 };
  const rest = { missing: 1, invalid: 1, held: 6, excluded: 3, superseded: 2 };
  const value = (100 * (13 - 4)) / 22;

  const get = async (more = "") => {
    const url = new URL(
      `http://candor.test/api/v1/metrics/nps?survey=${survey}&from=${DAYS.from}&to=${DAYS.to}${more}`,
    );
    const query: Parameters<typeof answerMetricRequest>[0]["query"] = (schema) => checkQuery(schema, url.searchParams);
    const reply = await answerMetricRequest({ db: appDb, scope, params: { metric: "nps" }, url, now: NOW, query });
    return reply.json();
  };
  const total = await get("&interval=day&by=region");
  expect(total).toMatchObject({ n: 22, value, counts, ...rest });
  const sum = (list: { n: number }[]) => list.reduce((all, { n }) => all + n, 0);
  expect(sum(total.series)).toBe(22);
  expect(sum(total.breakdown.map(({ result }: { result: { n: number } }) => result))).toBe(22);
  // Two filters at once are counted from the answers, one from the tallies: both by the same rule.
  const plans = await Promise.all(
    ["solo", "duo", "team"].map((plan) => get(`&filter.plan=${plan}&filter.region=north`)),
  );
  const north = await get("&filter.region=north");
  expect(sum(plans) + 1).toBe(north.n);
  for (const name of ["held", "excluded", "superseded"])
    expect(plans.reduce((all, one) => all + one[name], 0)).toBe(north[name]);

  const { query } = readDashboardQuery(DAYS);
  const dashboard = await within((tx) => readDashboard(tx, scope, CALENDAR, survey, query, NOW));
  expect(dashboard?.tests).toBe(7);
  const shown = dashboard?.numbers?.score;
  const { held, ...apart } = rest;
  expect(shown?.tally).toMatchObject(apart);
  expect(shown?.tally.held.reduce((all, n) => all + n, 0)).toBe(held);
  expect(shown?.answer).toMatchObject({ n: 22, value, counts });

  const answers = async (state: string) => {
    const read = readAnswersQuery({ ...DAYS, state }).query;
    return (await within((tx) => readAnswers(tx, scope, survey, read, null))) ?? null;
  };
  for (const [state, n] of [
    ["held", 6],
    ["excluded", 3],
    ["superseded", 2],
    ["test", 7],
  ] as const)
    expect([state, (await answers(state))?.total]).toEqual([state, n]);
  // 21 sent and three imported; the two without a score are counted answers all the same.
  expect((await answers("counted"))?.total).toBe(24);

  const filter = filterOfBody({ survey, format: "jsonl", state: "real", scores: [], filters: {} });
  const taken = await exportNow(appDb, scope, { filter, format: "jsonl", locale: "en" }, NOW);
  const rows =
    (await taken?.text())
      ?.trim()
      .split("\n")
      .map((line) => JSON.parse(line)) ?? [];
  const byState: Record<string, number> = {};
  for (const { state } of rows) byState[state] = (byState[state] ?? 0) + 1;
  expect(byState).toEqual({ counted: 24, held: 6, excluded: 3, superseded: 2 });
  expect(await within((tx) => recountTallies(tx, scope))).toMatchObject({ differ: 0 });
});
