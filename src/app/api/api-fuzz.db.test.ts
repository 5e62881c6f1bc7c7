import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { ZodType } from "zod";
import { bodies, nasty, property } from "@/app/api/testing/nasty-bodies";
import * as importRoute from "@/app/api/v1/imports/[import]/route";
import * as undoRoute from "@/app/api/v1/imports/[import]/undo/route";
import * as importsRoute from "@/app/api/v1/imports/route";
import * as metricRoute from "@/app/api/v1/metrics/[metric]/route";
import * as doorRoute from "@/app/api/v1/s/[key]/responses/route";
import * as closeRoute from "@/app/api/v1/surveys/[survey]/close/route";
import * as publishRoute from "@/app/api/v1/surveys/[survey]/publish/route";
import * as responsesRoute from "@/app/api/v1/surveys/[survey]/responses/route";
import * as surveyRoute from "@/app/api/v1/surveys/[survey]/route";
import * as surveysRoute from "@/app/api/v1/surveys/route";
import * as resumeRoute from "@/app/s/[key]/r/[token]/route";
import * as pageRoute from "@/app/s/[key]/route";
import { withTenant } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { metricReplySchema } from "@/features/dashboards/describe-api";
import { importReplySchema } from "@/features/imports/describe-api";
import { responseListReplySchema, storeReplySchema, submissionReplySchema } from "@/features/respond/describe-api";
import { fieldsOf } from "@/features/respond/testing/door-case";
import { surveyListReplySchema, surveyReplySchema } from "@/features/surveys/describe-api";
import { createApiKey } from "@/platform/api-key";
import { problemSchema } from "@/platform/http/openapi";
import { testRuntime } from "@/platform/testing/test-runtime";

const database = await testDatabase();
testRuntime(database);
const ORIGIN = "http://localhost:3000";
let token = "";
let scope: WorkspaceScope;
let surveyId = "";
let surveyKey = "";

type Route = (request: Request, context: { params: Promise<never> }) => Promise<Response>;
interface Call {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  readonly path: string;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly type?: string;
}

async function call(route: unknown, { method, path, params = {}, query, body, type }: Call): Promise<Response> {
  const url = new URL(path, ORIGIN);
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.append(name, value);
  const headers = new Headers({ authorization: `Bearer ${token}` });
  if (body !== undefined) headers.set("content-type", type ?? "application/json");
  const request = new Request(url, { method, headers, body });
  return (route as Route)(request, { params: Promise.resolve(params as never) });
}

/** No 5xx; an error is a problem, a success is what the API's document says. */
async function check(reply: Response, schema?: ZodType): Promise<number> {
  const text = await reply.text();
  expect(reply.status, text.slice(0, 500)).toBeLessThan(500);
  if (reply.status >= 400) {
    expect(reply.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    const problem = problemSchema.parse(JSON.parse(text));
    expect(problem.status).toBe(reply.status);
  } else if (schema) schema.parse(JSON.parse(text));
  return reply.status;
}

beforeAll(async () => {
  scope = await database.makeWorkspace();
  const wanted = { name: "fuzz", scope: "admin", expiresAt: null } as const;
  token = (await withTenant(database.appDb, scope, (tx) => createApiKey(tx, scope, wanted, new Date()))).token;
  const made = await call(surveysRoute.POST, { method: "POST", path: "/api/v1/surveys", body: '{"template":"nps"}' });
  ({ id: surveyId, key: surveyKey } = surveyReplySchema.parse(await made.json()));
  await call(publishRoute.POST, {
    method: "POST",
    path: `/api/v1/surveys/${surveyId}/publish`,
    params: { survey: surveyId },
  });
});

const one = () => ({ params: { survey: surveyId }, path: `/api/v1/surveys/${surveyId}` });

describe("bodies that nobody should send", () => {
  test("POST surveys, with a template and with a document", async () => {
    const { definition } = surveyReplySchema.parse(
      await (await call(surveyRoute.GET, { method: "GET", ...one() })).json(),
    );
    const template = {
      template: "csat",
      name: "Visit",
      brand: { name: "Acme", color: "#1f6f5c" },
      locale: "en",
      repeats: { policy: "latest", windowDays: 30 },
      onlyFromPage: false,
    };
    const post = async (body: string) => {
      const reply = await call(surveysRoute.POST, { method: "POST", path: "/api/v1/surveys", body });
      const made = reply.status === 201 ? surveyReplySchema.parse(await reply.clone().json()) : null;
      await check(reply, surveyReplySchema);
      if (made) await publishAndOpen(made.id, made.key);
    };
    await property(bodies(template), post);
    await property(bodies({ definition }), post);
  });

  test("PATCH surveys/{id}", async () => {
    const { definition } = surveyReplySchema.parse(
      await (await call(surveyRoute.GET, { method: "GET", ...one() })).json(),
    );
    const valid = { name: "Renamed", definition, repeats: { policy: "all" }, onlyFromPage: false };
    await property(bodies(valid), async (body) =>
      check(await call(surveyRoute.PATCH, { method: "PATCH", ...one(), body }), surveyReplySchema),
    );
    // Whatever became of the draft, respondents see the published version; the setting is put back for them.
    await call(surveyRoute.PATCH, { method: "PATCH", ...one(), body: '{"onlyFromPage":false}' });
  });

  test("POST surveys/{id}/responses, one and many", async () => {
    const response = () => ({
      submissionId: randomUUID(),
      revision: 1,
      locale: "en",
      answers: { score: 9, why: "Kind." },
      attributes: { region: "north" },
      complete: true,
      answeredAt: "2026-03-01T10:00:00Z",
      customer: { externalId: "c-1" },
    });
    const post = async (body: string) =>
      check(
        await call(responsesRoute.POST, {
          method: "POST",
          path: `${one().path}/responses`,
          params: one().params,
          body,
        }),
        storeReplySchema,
      );
    await property(bodies(response()), post);
    await property(bodies({ responses: [response(), response()] }), post);
  });

  test("the public door, as JSON and as a form", async () => {
    const valid = {
      submissionId: randomUUID(),
      revision: 1,
      locale: "en",
      answers: { score: 9, why: "Kind." },
      attributes: { region: "north", customer: "c-1" },
      complete: true,
    };
    const path = `/api/v1/s/${surveyKey}/responses`;
    await property(bodies(valid), async (body) =>
      check(
        await call(doorRoute.POST, { method: "POST", path, params: { key: surveyKey }, body }),
        submissionReplySchema,
      ),
    );
    const names = fc.constantFrom(
      "q.score",
      "q.why",
      "question",
      "submissionId",
      "renderToken",
      "attributes",
      "lang",
      "__proto__",
      "constructor",
      "q.constructor",
    );
    const form = fc
      .array(
        fc.tuple(
          names,
          nasty.map((value) => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""))),
        ),
        { maxLength: 8 },
      )
      .map((pairs) => new URLSearchParams(pairs).toString());
    await property(form, async (body) => {
      const reply = await call(pageRoute.POST, {
        method: "POST",
        path: `/s/${surveyKey}`,
        body,
        type: "application/x-www-form-urlencoded",
      });
      expect(reply.status, await reply.text()).toBeLessThan(500);
    });
  });

  test("publish, close and undo take no body, and anything", async () => {
    await property(bodies({}), async (body) => {
      await check(
        await call(closeRoute.POST, { method: "POST", path: `${one().path}/close`, params: one().params, body }),
        surveyReplySchema,
      );
      await check(
        await call(undoRoute.POST, {
          method: "POST",
          path: "/api/v1/imports/x/undo",
          params: { import: randomUUID() },
          body,
        }),
      );
    });
    await check(
      await call(publishRoute.POST, { method: "POST", path: `${one().path}/publish`, params: one().params }),
      surveyReplySchema,
    );
  });

  test("imports: a mapping gone wrong, a form that is none", async () => {
    const mapping = {
      date: { columns: ["day"], pattern: "{day}" },
      questions: [{ column: "score", kind: "nps", scale: { min: 0, max: 10 }, missing: [11, "Blank"] }],
      comment: "why",
      customer: "who",
      id: "nr",
      attributes: ["region"],
    };
    const post = async (body: string, boundary = "b") =>
      check(
        await call(importsRoute.POST, {
          method: "POST",
          path: "/api/v1/imports",
          body,
          type: `multipart/form-data; boundary=${boundary}`,
        }),
      );
    const part = (name: string, value: string) =>
      `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const file =
      '--b\r\ncontent-disposition: form-data; name="file"; filename="../a\u0007.csv"\r\ncontent-type: text/csv\r\n\r\nday,score,why,who,nr,region\r\n2026-03-01,9,x,c,1,n\r\n';
    await property(bodies(mapping), (text) =>
      post(`${part("name", "Import")}${part("mapping", text)}${file}--b--\r\n`),
    );
    await property(fc.string({ maxLength: 300, unit: "binary" }), (text) => post(text));
    await property(fc.string({ maxLength: 300, unit: "binary" }), (text) =>
      post(`${part("mapping", "{}")}--b\r\ncontent-disposition: ${text}`),
    );
  });
});

/** What was taken as a survey can be published, opened, answered by its form and read. */
async function publishAndOpen(id: string, key: string): Promise<void> {
  const params = { survey: id };
  await check(await call(publishRoute.POST, { method: "POST", path: `/api/v1/surveys/${id}/publish`, params }));
  const page = await call(pageRoute.GET, { method: "GET", path: `/s/${key}` });
  const html = await page.text();
  expect(page.status, html.slice(0, 500)).toBe(200);
  const fields = new URLSearchParams(fieldsOf(html));
  const sent = {
    method: "POST",
    path: `/s/${key}`,
    body: fields.toString(),
    type: "application/x-www-form-urlencoded",
  } as const;
  expect((await call(pageRoute.POST, sent)).status).toBeLessThan(500);
  await check(await call(responsesRoute.GET, { method: "GET", path: `/api/v1/surveys/${id}/responses`, params }));
}

const HOSTILE = [
  "' or 1=1 --",
  "'; drop table answer; --",
  "1; select pg_sleep(5)",
  "') union select token_hash from api_key --",
  "\\'",
  "$$",
  "%00",
  "\u0000",
  "\ud800",
  "0",
  "-1",
  "1e9",
  "9".repeat(400),
  "NaN",
  "",
  " ",
  "null",
  "[object Object]",
  "x".repeat(5_000),
  "../../..",
  "{{7*7}}",
  "::uuid",
  "2026-13-45",
  "0000-01-01",
  "99999-01-01",
];

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
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`p${i}`, "1"]));
    expect(await check(await call(route, { method: "GET", ...where(), query: many }), schema)).toBeGreaterThanOrEqual(
      400,
    );
  });

  test("ids in paths: whatever is no id of this workspace is 404, as if it had never existed", async () => {
    const body = "{}";
    for (const id of [...HOSTILE, randomUUID()]) {
      const encoded = encodeURIComponent(id.replace(/\p{Cs}/gu, "x"));
      const params = { survey: id, import: id, metric: id };
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
      ];
      for (const [place, reply] of replies.entries())
        expect(await check(reply), `${place} ${id.slice(0, 40)}`).toBe(404);
      const page = await call(resumeRoute.GET, { method: "GET", path: `/s/${encoded}/r/${encoded}` });
      expect(page.status, id.slice(0, 40)).toBe(404);
    }
  });
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
