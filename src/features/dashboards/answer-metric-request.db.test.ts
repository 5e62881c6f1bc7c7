import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { answerMetricRequest } from "@/features/dashboards/answer-metric-request";
import { isProblem } from "@/platform/http/problem";
import { checkQuery } from "@/platform/http/read-query";

const { appDb, makeWorkspace } = await testDatabase();
const QUESTION = { id: "nps", kind: "nps", title: { en: "How likely?" } };
const SERIES = { question: "nps", scale: "nps", metric: "nps" } as const;

/** The handler as the gate calls it, after key and scope were checked. */
async function get(scope: WorkspaceScope, path: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const url = new URL(`http://candor.test/api/v1/metrics/${path}`);
  const metric = url.pathname.split("/").at(-1) ?? "";
  try {
    const response = await answerMetricRequest({
      db: appDb,
      scope,
      params: { metric },
      url,
      now: new Date("2026-06-15T10:00:00Z"),
      query: (schema) => checkQuery(schema, url.searchParams),
    });
    return { status: response.status, body: await response.json() };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { status: error.problem.status, body: { errors: error.problem.errors } };
  }
}

describe("answerMetricRequest", () => {
  it("answers with every name of the contract and no other", async () => {
    const scope = await makeWorkspace();
    const survey = await makeSurvey(appDb, scope, { questions: [QUESTION], series: [SERIES] });
    await storeScores(appDb, scope, survey, [
      { day: "2026-05-04", scores: { nps: 9 }, attributes: { region: "EMEA" } },
    ]);
    const { status, body } = await get(
      scope,
      `nps?survey=${survey}&from=2026-05-01&to=2026-05-31&interval=month&by=region&compare=previous_period`,
    );
    expect(status).toBe(200);
    expect(Object.keys(body).sort()).toEqual(
      (
        "also breakdown breaks comparison counts definition distribution excluded from held interval invalid metric missing " +
        "n notApplicable series superseded timeZone to unit value"
      ).split(" "),
    );
    expect(body).toMatchObject({
      value: 100,
      series: [{ start: "2026-05-01", end: "2026-05-31", value: 100, n: 1, counts: { promoters: 1 } }],
      breakdown: [
        { dimension: "region", value: "EMEA", result: { value: 100, n: 1, comparison: { difference: null } } },
      ],
      comparison: { value: null, n: 0, difference: null, verdict: null, assessment: null },
    });
  });

  it("refuses in order: what does not exist 404, then what does not fit 400", async () => {
    const scope = await makeWorkspace();
    const other = await makeWorkspace();
    const survey = await makeSurvey(appDb, scope, { questions: [QUESTION], series: [SERIES] });
    const foreign = await makeSurvey(appDb, other, { questions: [QUESTION], series: [SERIES] });
    for (const path of [
      "happiness?from=never",
      `nps?survey=${foreign}&from=never`,
      `nps?survey=${randomUUID()}&from=never`,
      "nps?survey=1&from=never",
      `nps?survey=${survey}&question=other&from=never`,
      `csat?survey=${survey}`,
      `completion_rate?survey=${survey}&question=nps`,
    ])
      expect(await get(scope, path), path).toMatchObject({ status: 404 });
    for (const [path, name] of [
      [`nps?survey=${survey}&from=never`, "from"],
      [`nps?survey=${survey}&survey=${survey}`, "survey"],
      [`nps?survey=${survey}&groupBy=region`, "groupBy"],
      ["customer_churn?interval=hour", "interval"],
      [`nps?survey=${survey}&from=1990-01-01&to=2026-01-01`, "from"],
    ])
      expect(await get(scope, path ?? ""), path).toMatchObject({ status: 400, body: { errors: [{ path: name }] } });
  });

  it("takes hostile text as a value like any other", async () => {
    const scope = await makeWorkspace();
    const survey = await makeSurvey(appDb, scope, { questions: [QUESTION], series: [SERIES] });
    const hostile = encodeURIComponent("x'; select pg_sleep(5); --");
    const asked = `nps?survey=${survey}&from=2026-05-01&to=2026-05-31`;
    for (const path of [
      `${asked}&by=${hostile}`,
      `${asked}&filter.${hostile}=${hostile}`,
      `${asked}&filter.a=b&filter.c=${hostile}`,
    ])
      expect(await get(scope, path), path).toMatchObject({ status: 200, body: { n: 0, value: null } });
  });

  it("holds an open end to twenty years as well, and knows no strange survey by any metric", async () => {
    const scope = await makeWorkspace();
    const { status, body } = await get(scope, "nps?from=1990-01-01&interval=day");
    expect([status, body]).toMatchObject([400, { errors: [{ path: "from" }] }]);
    // 16 June 2006 to 15 June 2026, which is today: exactly twenty years.
    expect((await get(scope, "nps?from=2006-06-16")).status).toBe(200);
    expect((await get(scope, `response_rate?survey=${randomUUID()}`)).status).toBe(404);
    const foreign = await makeSurvey(appDb, await makeWorkspace(), { questions: [QUESTION], series: [SERIES] });
    expect((await get(scope, `sla_attainment?survey=${foreign}`)).status).toBe(404);
  });
});
