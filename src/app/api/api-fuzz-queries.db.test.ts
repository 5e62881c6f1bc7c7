import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { ZodType } from "zod";
import { type Call, check, type FuzzedWorkspace, makeFuzzedWorkspace } from "@/app/api/testing/fuzzed-workspace";
import { HOSTILE, INJECTED, INJECTIONS } from "@/app/api/testing/hostile-texts";
import * as alertsRoute from "@/app/api/v1/alerts/route";
import * as customerRoute from "@/app/api/v1/customers/[customer]/route";
import * as followUpRoute from "@/app/api/v1/follow-ups/route";
import * as goalRoute from "@/app/api/v1/goals/[goal]/route";
import * as goalsRoute from "@/app/api/v1/goals/route";
import * as importRoute from "@/app/api/v1/imports/[import]/route";
import * as undoRoute from "@/app/api/v1/imports/[import]/undo/route";
import * as invitationRoute from "@/app/api/v1/invitations/route";
import * as metricRoute from "@/app/api/v1/metrics/[metric]/route";
import * as qualityRoute from "@/app/api/v1/quality-reviews/route";
import * as doorRoute from "@/app/api/v1/s/[key]/responses/route";
import * as closeRoute from "@/app/api/v1/surveys/[survey]/close/route";
import * as nonresponseRoute from "@/app/api/v1/surveys/[survey]/nonresponse/route";
import * as publishRoute from "@/app/api/v1/surveys/[survey]/publish/route";
import * as responsesRoute from "@/app/api/v1/surveys/[survey]/responses/route";
import * as resultsRoute from "@/app/api/v1/surveys/[survey]/results/route";
import * as surveyRoute from "@/app/api/v1/surveys/[survey]/route";
import * as surveysRoute from "@/app/api/v1/surveys/route";
import * as topicRoute from "@/app/api/v1/topics/[topic]/route";
import * as topicsRoute from "@/app/api/v1/topics/route";
import * as resumeRoute from "@/app/s/[key]/r/[token]/route";
import { recordStatements } from "@/db/testing/record-statements";
import { testDatabase } from "@/db/testing/test-database";
import { alertListReplySchema } from "@/features/alerts/describe-api";
import { metricReplySchema } from "@/features/dashboards/describe-api";
import { nonresponseReplySchema } from "@/features/dashboards/nonresponse/describe-api";
import { resultsReplySchema } from "@/features/dashboards/questions/describe-api";
import { invitationListReplySchema } from "@/features/delivery/invitations/describe-api";
import { followUpListReplySchema } from "@/features/follow-ups/describe-api";
import { goalListReplySchema } from "@/features/goals/describe-api";
import { importReplySchema } from "@/features/imports/describe-api";
import { reviewListReplySchema } from "@/features/quality/reviews/describe-api";
import { responseListReplySchema } from "@/features/respond/describe-api";
import { surveyListReplySchema, surveyReplySchema } from "@/features/surveys/describe-api";
import { topicListReplySchema } from "@/features/topics/api/describe-api";
import { testRuntime } from "@/platform/testing/test-runtime";

const database = await testDatabase();
testRuntime(database);
let fuzzed: FuzzedWorkspace;
const call: FuzzedWorkspace["call"] = (route, asked) => fuzzed.call(route, asked);
const one = () => fuzzed.one();

beforeAll(async () => {
  fuzzed = await makeFuzzedWorkspace(database);
});

describe("queries and paths that nobody should send", () => {
  const queries: [
    string,
    unknown,
    () => { path: string; params: Record<string, string> },
    readonly string[],
    ZodType,
  ][] = [
    [
      "surveys",
      surveysRoute.GET,
      () => ({ path: "/api/v1/surveys", params: {} }),
      ["cursor", "limit", "sort"],
      surveyListReplySchema,
    ],
    [
      "responses",
      responsesRoute.GET,
      () => ({ path: `${one().path}/responses`, params: one().params }),
      ["cursor", "limit", "from", "to", "state"],
      responseListReplySchema,
    ],
    [
      "metrics",
      metricRoute.GET,
      () => ({ path: "/api/v1/metrics/nps", params: { metric: "nps" } }),
      ["survey", "question", "from", "to", "interval", "by", "compare", "filter.region", "filter.'; --", "tz"],
      metricReplySchema,
    ],
    [
      "results",
      resultsRoute.GET,
      () => ({ path: `${one().path}/results`, params: one().params }),
      ["survey", "from", "to", "by", "filter.region", "filter.'; --", "tz"],
      resultsReplySchema,
    ],
    [
      "nonresponse",
      nonresponseRoute.GET,
      () => ({ path: `${one().path}/nonresponse`, params: one().params }),
      ["survey", "from", "to", "by", "question", "compare", "filter.region", "tz"],
      nonresponseReplySchema,
    ],
    [
      "alerts",
      alertsRoute.GET,
      () => ({ path: "/api/v1/alerts", params: {} }),
      ["state", "limit"],
      alertListReplySchema,
    ],
    ["goals", goalsRoute.GET, () => ({ path: "/api/v1/goals", params: {} }), ["cursor", "limit"], goalListReplySchema],
    [
      "quality-reviews",
      qualityRoute.GET,
      () => ({ path: "/api/v1/quality-reviews", params: {} }),
      ["cursor", "limit", "from", "to", "agent", "team"],
      reviewListReplySchema,
    ],
    [
      "follow-ups",
      followUpRoute.GET,
      () => ({ path: "/api/v1/follow-ups", params: {} }),
      ["cursor", "limit", "state", "owner", "reason", "survey"],
      followUpListReplySchema,
    ],
    [
      "invitations",
      invitationRoute.GET,
      () => ({ path: "/api/v1/invitations", params: {} }),
      ["cursor", "limit", "survey"],
      invitationListReplySchema,
    ],
    [
      "topics",
      topicsRoute.GET,
      () => ({ path: "/api/v1/topics", params: {} }),
      ["cursor", "limit", "state", "survey", "from", "to", "filter.region", "filter.@language", "filter."],
      topicListReplySchema,
    ],
    [
      "imports",
      importRoute.GET,
      () => ({ path: "/api/v1/imports/x", params: { import: randomUUID() } }),
      ["cursor", "limit"],
      importReplySchema,
    ],
  ];
  test.each(queries)("%s: every parameter, every text of an attacker", async (_name, route, where, names, schema) => {
    for (const name of names) {
      for (const value of HOSTILE) {
        const status = await check(await call(route, { method: "GET", ...where(), query: { [name]: value } }), schema);
        // What does not fit a parameter is the request's fault; 422 is for bodies.
        expect([200, 400, 404], `${name}=${value.slice(0, 40)}`).toContain(status);
      }
    }
    const log = recordStatements();
    for (const name of names) {
      for (const value of INJECTIONS)
        await check(await call(route, { method: "GET", ...where(), query: { [name]: value } }), schema);
    }
    expect(log.texts().filter((text) => text.includes(INJECTED))).toEqual([]);
    log.stop();
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`p${i}`, "1"]));
    expect(await check(await call(route, { method: "GET", ...where(), query: many }), schema)).toBeGreaterThanOrEqual(
      400,
    );
  });

  test("ids in paths: whatever is no id of this workspace is 404, as if it had never existed", async () => {
    const body = "{}";
    for (const id of [...HOSTILE, randomUUID()]) {
      const encoded = encodeURIComponent(id.replace(/\p{Cs}/gu, "x"));
      const params = { survey: id, import: id, metric: id, goal: id, customer: id, topic: id };
      const replies = [
        await call(surveyRoute.GET, { method: "GET", path: `/api/v1/surveys/${encoded}`, params }),
        await call(surveyRoute.PATCH, {
          method: "PATCH",
          path: `/api/v1/surveys/${encoded}`,
          params,
          body: "not json",
        }),
        await call(surveyRoute.DELETE, { method: "DELETE", path: `/api/v1/surveys/${encoded}`, params }),
        await call(publishRoute.POST, { method: "POST", path: `/api/v1/surveys/${encoded}/publish`, params, body }),
        await call(closeRoute.POST, { method: "POST", path: `/api/v1/surveys/${encoded}/close`, params, body }),
        await call(responsesRoute.GET, { method: "GET", path: `/api/v1/surveys/${encoded}/responses`, params }),
        await call(responsesRoute.POST, {
          method: "POST",
          path: `/api/v1/surveys/${encoded}/responses`,
          params,
          body: "not json",
        }),
        await call(importRoute.GET, { method: "GET", path: `/api/v1/imports/${encoded}`, params }),
        await call(undoRoute.POST, { method: "POST", path: `/api/v1/imports/${encoded}/undo`, params, body }),
        await call(metricRoute.GET, { method: "GET", path: `/api/v1/metrics/${encoded}`, params }),
        await call(goalRoute.GET, { method: "GET", path: `/api/v1/goals/${encoded}`, params }),
        await call(goalRoute.PATCH, { method: "PATCH", path: `/api/v1/goals/${encoded}`, params, body: "not json" }),
        await call(goalRoute.DELETE, { method: "DELETE", path: `/api/v1/goals/${encoded}`, params }),
        await call(topicRoute.GET, { method: "GET", path: `/api/v1/topics/${encoded}`, params }),
        await call(topicRoute.PATCH, { method: "PATCH", path: `/api/v1/topics/${encoded}`, params, body: "not json" }),
        await call(topicRoute.DELETE, { method: "DELETE", path: `/api/v1/topics/${encoded}`, params }),
        await call(customerRoute.GET, { method: "GET", path: `/api/v1/customers/${encoded}`, params }),
        await call(customerRoute.DELETE, { method: "DELETE", path: `/api/v1/customers/${encoded}`, params }),
      ];
      for (const [place, reply] of replies.entries())
        expect(await check(reply), `${place} ${id.slice(0, 40)}`).toBe(404);
      const page = await call(resumeRoute.GET, { method: "GET", path: `/s/${encoded}/r/${encoded}` });
      expect(page.status, id.slice(0, 40)).toBe(404);
    }
  });
});

test("whatever is sent travels to the database beside its statements, never as a part of one", async () => {
  const log = recordStatements();
  const sent = (path: string, body: object, params: Record<string, string> = {}): Call => {
    return { method: "POST", path, params, body: JSON.stringify(body) };
  };
  const { path, params } = one();
  for (const text of INJECTIONS) {
    const answer = { submissionId: randomUUID(), answers: { score: 9, why: text }, attributes: { region: text } };
    await call(responsesRoute.POST, sent(`${path}/responses`, { ...answer, customer: { externalId: text } }, params));
    await call(surveysRoute.POST, sent("/api/v1/surveys", { template: "nps", name: text }));
    await call(topicsRoute.POST, sent("/api/v1/topics", { name: text, words: { any: [text] } }));
    const review = { externalId: text, reviewer: text, agent: text, team: text, note: text, ratings: { accuracy: 1 } };
    await call(qualityRoute.POST, sent("/api/v1/quality-reviews", { reviews: [review] }));
    const asked: Call = {
      method: "GET",
      path: `/api/v1/customers/${encodeURIComponent(text)}`,
      params: { customer: text },
    };
    expect((await call(customerRoute.GET, asked)).status).toBe(200);
    const query = { "filter.region": text, by: "region" };
    await call(metricRoute.GET, { method: "GET", path: "/api/v1/metrics/nps", params: { metric: "nps" }, query });
  }
  const values = JSON.stringify(log.values());
  for (const text of INJECTIONS) expect(values).toContain(JSON.stringify(text).slice(1, -1));
  expect(log.texts().filter((text) => text.includes(INJECTED))).toEqual([]);
  log.stop();
});

test("fields that are not the caller's to set change nothing", async () => {
  const foreign = await database.makeWorkspace();
  const extra = {
    id: randomUUID(),
    workspaceId: foreign.workspaceId,
    workspace_id: foreign.workspaceId,
    key: "mine",
    status: "live",
    publishedVersion: 7,
    createdAt: "2001-01-01T00:00:00Z",
    role: "owner",
  };
  const made = await call(surveysRoute.POST, {
    method: "POST",
    path: "/api/v1/surveys",
    body: JSON.stringify({ template: "nps", ...extra }),
  });
  const survey = surveyReplySchema.parse(await made.json());
  expect(survey).toMatchObject({ status: "draft", version: null });
  expect([survey.id, survey.key]).not.toContain(extra.id);
  expect(survey.key).not.toBe("mine");
  expect(survey.createdAt > "2020").toBe(true);
  const where = { path: `/api/v1/surveys/${survey.id}`, params: { survey: survey.id } };
  const patched = await call(surveyRoute.PATCH, {
    method: "PATCH",
    ...where,
    body: JSON.stringify({ name: "N", ...extra }),
  });
  expect(surveyReplySchema.parse(await patched.json())).toMatchObject({
    id: survey.id,
    key: survey.key,
    status: "draft",
    version: null,
  });
  await call(publishRoute.POST, { method: "POST", ...where });
  const submissionId = randomUUID();
  const sent = {
    submissionId,
    answers: { score: 9 },
    ...extra,
    state: "excluded",
    completedAt: "2001-01-01T00:00:00Z",
    channel: "import",
    score: 10,
    version: 99,
    test: true,
  };
  const stored = await call(responsesRoute.POST, {
    method: "POST",
    ...where,
    path: `${where.path}/responses`,
    body: JSON.stringify(sent),
  });
  expect(await stored.json()).toEqual({ accepted: 1, duplicates: 0, rejected: [] });
  const publicly = { ...sent, submissionId: randomUUID() };
  const door = await call(doorRoute.POST, {
    method: "POST",
    path: `/api/v1/s/${survey.key}/responses`,
    body: JSON.stringify(publicly),
  });
  expect(door.status).toBe(201);
  const listed = responseListReplySchema.parse(
    await (await call(responsesRoute.GET, { method: "GET", ...where, path: `${where.path}/responses` })).json(),
  );
  expect(listed.items.map((item) => item.submissionId).sort()).toEqual([submissionId, publicly.submissionId].sort());
  for (const item of listed.items) {
    expect(item).toMatchObject({
      answers: { score: 9 },
      attributes: {},
      channel: "api",
      completedAt: null,
      state: "counted",
    });
    expect(item.id).not.toBe(extra.id);
  }
});
