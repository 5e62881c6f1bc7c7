import { randomUUID } from "node:crypto";
import { metricReplySchema } from "../src/features/dashboards/describe-api";
import { importAcceptedSchema, importReplySchema } from "../src/features/imports/describe-api";
import { responseListReplySchema, storeReplySchema, submissionReplySchema } from "../src/features/respond/describe-api";
import { surveyListReplySchema, surveyReplySchema } from "../src/features/surveys/describe-api";
import { problemSchema } from "../src/platform/http/openapi";
import { publishedSurvey, type Reply, send, submit } from "./api-client";
import { makeTenants, sharedDatabase, type Tenant } from "./candor";
import { expect, test } from "./fixtures";

/** The API with a key against the running app; every reply against its own description. */
test.describe.configure({ mode: "parallel" });

const base = process.env.CANDOR_E2E_URL ?? "";
let mine: Tenant;
let theirs: Tenant;

test.beforeAll(async () => {
  [mine, theirs] = (await makeTenants(await sharedDatabase(), ["UTC", "Asia/Kolkata"])) as [Tenant, Tenant];
});

const get = (path: string, key = mine.keys.read) => send(base, "GET", path, { key });
const post = (path: string, body: unknown = undefined, headers = {}, key = mine.keys.write) =>
  send(base, "POST", path, { key, body, headers });

function problemOf(reply: Reply, status: number) {
  expect(reply.status, reply.text).toBe(status);
  expect(reply.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  const problem = problemSchema.parse(reply.json);
  expect(problem.status).toBe(status);
  return problem;
}

const pathsOf = (reply: Reply, status: number) => (problemOf(reply, status).errors ?? []).map((error) => error.path);

test("a survey's life: made, changed, published, answered, counted, closed, deleted", async () => {
  const made = surveyReplySchema.parse((await post("/api/v1/surveys", { template: "nps" })).json);
  expect(made).toMatchObject({ status: "draft", version: null });
  expect(made.url).toBe(`${new URL(made.url).origin}/s/${made.key}`);
  expect(made.questions[0]).toEqual({ id: "score", kind: "nps" });
  const path = `/api/v1/surveys/${made.id}`;
  expect(surveyReplySchema.parse((await get(path)).json)).toEqual(made);
  expect((await send(base, "GET", `/s/${made.key}`)).status).toBe(404);
  const renamed = await send(base, "PATCH", path, { key: mine.keys.write, body: { name: "Spring" } });
  expect(surveyReplySchema.parse(renamed.json)).toMatchObject({ id: made.id, name: "Spring", status: "draft" });
  problemOf(await post(`${path}/responses`, { submissionId: randomUUID(), answers: { score: 9 } }), 409);
  expect(surveyReplySchema.parse((await post(`${path}/publish`)).json)).toMatchObject({ status: "live", version: 1 });
  expect(surveyListReplySchema.parse((await get("/api/v1/surveys")).json).items.map((one) => one.id)).toContain(
    made.id,
  );

  const one = { submissionId: randomUUID(), answers: { score: 10, why: "Kind." }, complete: true };
  const stored = await post(`${path}/responses`, {
    ...one,
    answeredAt: "2026-03-01T23:30:00Z",
    customer: { externalId: "c-1" },
    attributes: { region: "north" },
  });
  expect(stored.status).toBe(201);
  expect(storeReplySchema.parse(stored.json)).toEqual({ accepted: 1, duplicates: 0, rejected: [] });
  const many = [
    one,
    { submissionId: randomUUID(), answers: { score: 9 }, answeredAt: "2026-03-02T00:00:00Z" },
    { submissionId: randomUUID(), answers: { score: 11 } },
    { submissionId: randomUUID(), answers: { score: 3 }, answeredAt: "2026-03-02T01:00:00Z" },
    "no object",
  ];
  const batch = storeReplySchema.parse((await post(`${path}/responses`, { responses: many })).json);
  expect(batch).toMatchObject({ accepted: 2, duplicates: 1 });
  expect(batch.rejected.map(({ index, errors }) => [index, errors[0]?.path])).toEqual([
    [2, "answers.score"],
    [4, ""],
  ]);
  expect(pathsOf(await post(`${path}/responses`, { submissionId: "x", answers: {} }), 422)).toEqual(["submissionId"]);
  expect(pathsOf(await post(`${path}/responses`, { responses: [] }), 422)).toEqual(["responses"]);
  const listed = responseListReplySchema.parse((await get(`${path}/responses`)).json);
  expect(listed.next).toBeNull();
  expect(listed.items[0]).toMatchObject({
    submissionId: one.submissionId,
    answers: one.answers,
    attributes: { region: "north" },
    customer: { externalId: "c-1" },
    state: "counted",
  });
  expect(
    responseListReplySchema.parse((await get(`${path}/responses?from=2026-03-02&to=2026-03-02`)).json).items.length,
  ).toBe(2);

  const query = `survey=${made.id}&from=2026-03-01&to=2026-03-02&interval=day&by=region&compare=previous_period`;
  const reply = await get(`/api/v1/metrics/nps?${query}`);
  const metric = metricReplySchema.parse(reply.json);
  // Two promoters and one detractor of three: 100 × (2 − 1) / 3.
  expect(metric.value).toBeCloseTo(100 / 3, 10);
  expect(metric).toMatchObject({
    metric: "nps",
    unit: "points",
    n: 3,
    timeZone: "UTC",
    counts: { promoters: 2, passives: 0, detractors: 1 },
  });
  expect(metric.distribution).toEqual({
    ...Object.fromEntries(Array.from({ length: 11 }, (_, i) => [i, 0])),
    3: 1,
    9: 1,
    10: 1,
  });
  expect(metric.series.map(({ start, n }) => [start, n])).toEqual([
    ["2026-03-01", 1],
    ["2026-03-02", 2],
  ]);
  expect(metric.comparison).toMatchObject({ difference: null, verdict: null, assessment: null });
  expect(metric.breakdown[0]).toMatchObject({ dimension: "region", value: "north", result: { n: 1 } });

  expect(surveyReplySchema.parse((await post(`${path}/close`)).json).status).toBe("closed");
  expect((await submit(base, made.key)).status).toBe(410);
  expect((await send(base, "DELETE", path, { key: mine.keys.admin })).status).toBe(204);
  problemOf(await get(path), 404);
  expect((await submit(base, made.key)).status).toBe(404);
});

test("every metric answers; what is not asked rightly is named", async () => {
  for (const metric of ["nps", "csat", "ces", "completion_rate"]) {
    const reply = await get(`/api/v1/metrics/${metric}`);
    expect([metric, reply.status]).toEqual([metric, 200]);
    metricReplySchema.parse(reply.json);
  }
  const survey = await publishedSurvey(base, mine.keys.write);
  const where = `/api/v1/metrics/nps?survey=${survey.id}`;
  problemOf(await get("/api/v1/metrics/happiness"), 404);
  problemOf(await get(`/api/v1/metrics/nps?survey=${randomUUID()}&interval=eon`), 404);
  problemOf(await get(`${where}&question=nope`), 404);
  for (const [wrong, path] of [
    ["interval=eon", "interval"],
    ["from=2026-02-30", "from"],
    ["from=2026-02-02&to=2026-02-01", "from"],
    ["compare=yesterday", "compare"],
    ["sort=x", "sort"],
    ["from=2000-01-01&to=2026-01-01", "from"],
  ])
    expect(pathsOf(await get(`${where}&${wrong}`), 400)).toEqual([path]);
  const empty = metricReplySchema.parse(
    (await get(`${where}&filter.region=nowhere&from=2999-01-01&to=2999-01-31&interval=week`)).json,
  );
  expect(empty).toMatchObject({ value: null, n: 0, interval: null });
});

test("first the key, then its scope, then what the path names, then the body; another's is as if it never was", async () => {
  const [own, foreign] = [await publishedSurvey(base, mine.keys.write), await publishedSurvey(base, theirs.keys.write)];
  const routes = (id: string): [string, string, "read" | "write" | "admin"][] => [
    ["GET", `/api/v1/surveys/${id}`, "read"],
    ["PATCH", `/api/v1/surveys/${id}`, "write"],
    ["DELETE", `/api/v1/surveys/${id}`, "admin"],
    ["POST", `/api/v1/surveys/${id}/publish`, "write"],
    ["POST", `/api/v1/surveys/${id}/close`, "write"],
    ["GET", `/api/v1/surveys/${id}/responses`, "read"],
    ["POST", `/api/v1/surveys/${id}/responses`, "write"],
    ["GET", `/api/v1/imports/${id}`, "read"],
    ["POST", `/api/v1/imports/${id}/undo`, "write"],
    ["GET", `/api/v1/metrics/nps?survey=${id}`, "read"],
  ];
  const lists: typeof routes = () => [
    ["GET", "/api/v1/surveys", "read"],
    ["POST", "/api/v1/surveys", "write"],
    ["POST", "/api/v1/imports", "write"],
  ];
  const lesser = { read: [], write: ["read"], admin: ["read", "write"] } as const;
  const unknown = randomUUID();
  const withoutBody = (method: string) =>
    method === "GET" || method === "DELETE" ? {} : { raw: "not json", headers: { "content-type": "application/json" } };
  for (const [place, [method, path, scope]] of [...routes(foreign.id), ...lists("")].entries()) {
    const about = `${method} ${path}`;
    const bare = await send(base, method, path, withoutBody(method));
    problemOf(bare, 401);
    expect(bare.headers.get("www-authenticate"), about).toMatch(/^Bearer/);
    problemOf(await send(base, method, path, { ...withoutBody(method), key: `${mine.keys.admin}x` }), 401);
    for (const low of lesser[scope])
      problemOf(await send(base, method, path, { ...withoutBody(method), key: mine.keys[low] }), 403);
    const same = routes(unknown)[place];
    if (!same) continue;
    const foreignReply = await send(base, method, path, { ...withoutBody(method), key: mine.keys.admin });
    const unknownReply = await send(base, same[0], same[1], { ...withoutBody(method), key: mine.keys.admin });
    problemOf(foreignReply, 404);
    expect(foreignReply.text, about).toBe(unknownReply.text);
    const visible = ([name]: [string, string]) => !/^(date|connection|keep-alive)$/.test(name);
    expect([...foreignReply.headers].filter(visible), about).toEqual([...unknownReply.headers].filter(visible));
  }
  problemOf(
    await send(base, "POST", `/api/v1/surveys/${own.id}/responses`, { ...withoutBody("POST"), key: mine.keys.write }),
    400,
  );
  expect(surveyReplySchema.parse((await get(`/api/v1/surveys/${foreign.id}`, theirs.keys.read)).json).status).toBe(
    "live",
  );
});

test("an Idempotency-Key: the first reply again, another body 422, at once only one", async () => {
  const headers = { "idempotency-key": randomUUID() };
  const first = await post("/api/v1/surveys", { template: "csat", name: "Once" }, headers);
  const again = await post("/api/v1/surveys", { template: "csat", name: "Once" }, headers);
  expect([first.status, again.status, again.text]).toEqual([201, 201, first.text]);
  problemOf(await post("/api/v1/surveys", { template: "csat", name: "Other" }, headers), 422);
  // Another key of the same workspace has its own memory.
  const another = await post("/api/v1/surveys", { template: "csat", name: "Once" }, headers, mine.keys.admin);
  expect(another.json.id).not.toBe(first.json.id);
  const race = { "idempotency-key": randomUUID() };
  const replies = await Promise.all(
    Array.from({ length: 8 }, () => post("/api/v1/surveys", { template: "ces", name: "Race" }, race)),
  );
  for (const reply of replies) expect([201, 409]).toContain(reply.status);
  expect(new Set(replies.filter((reply) => reply.status === 201).map((reply) => reply.json.id)).size).toBe(1);
});

test("cursors: every page while others write, nothing twice and nothing left out; only one's own", async () => {
  const [survey, elsewhere] = [
    await publishedSurvey(base, mine.keys.write),
    await publishedSurvey(base, mine.keys.write),
  ];
  const path = `/api/v1/surveys/${survey.id}/responses`;
  const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 0, 0, second)).toISOString();
  // Two share each second: the order goes on by id where the time is the same.
  const before = Array.from({ length: 23 }, (_, i) => ({
    submissionId: randomUUID(),
    answers: { score: i % 11 },
    answeredAt: at(Math.floor(i / 2)),
  }));
  await post(path, { responses: before });
  const seen: string[] = [];
  let next: string | null = null;
  let foreignCursor = "";
  do {
    const page: Reply = await get(`${path}?limit=4${next ? `&cursor=${next}` : ""}`);
    const parsed = responseListReplySchema.parse(page.json);
    expect(parsed.items.length).toBeLessThanOrEqual(4);
    seen.push(...parsed.items.map((item) => item.submissionId));
    next = parsed.next;
    foreignCursor ||= next ?? "";
    // Somebody answers in between, before and after what was read.
    if (seen.length < 30)
      await post(path, {
        responses: [
          { submissionId: randomUUID(), answers: { score: 1 }, answeredAt: at(-5) },
          { submissionId: randomUUID(), answers: { score: 1 }, answeredAt: at(900) },
        ],
      });
  } while (next);
  expect(new Set(seen).size).toBe(seen.length);
  for (const one of before) expect(seen).toContain(one.submissionId);
  for (const wrong of [
    `${path}?cursor=${foreignCursor}&from=2026-03-01`,
    `/api/v1/surveys/${elsewhere.id}/responses?cursor=${foreignCursor}`,
    `/api/v1/surveys?cursor=${foreignCursor}`,
    `${path}?cursor=AAAA`,
    `${path}?limit=0`,
    `${path}?limit=-1`,
    `${path}?limit=x`,
    "/api/v1/surveys?limit=0",
  ])
    problemOf(await get(wrong), 400);
  const foreign = await publishedSurvey(base, theirs.keys.write);
  problemOf(await get(`/api/v1/surveys/${foreign.id}/responses?cursor=${foreignCursor}`, theirs.keys.read), 400);
  expect(responseListReplySchema.parse((await get(`${path}?limit=1000000000`)).json).items.length).toBeGreaterThan(30);
  expect((await get("/api/v1/surveys?limit=1000000000")).status).toBe(200);
});

const MAPPING = {
  date: { columns: ["day"], pattern: "{day}" },
  questions: [{ column: "score", kind: "nps", scale: { min: 0, max: 10 }, missing: ["Blank"] }],
  comment: "why",
  attributes: ["region"],
};

async function upload(csv: string, fields: Record<string, string>): Promise<Reply> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ mapping: JSON.stringify(MAPPING), ...fields })) form.set(name, value);
  form.set("file", new Blob([csv], { type: "text/csv" }), "answers.csv");
  return send(base, "POST", "/api/v1/imports", { key: mine.keys.write, raw: form, timeout: 60_000 });
}

async function untilEnded(id: string) {
  const read = async () => importReplySchema.parse((await get(`/api/v1/imports/${id}`)).json);
  await expect.poll(async () => (await read()).status, { timeout: 40_000 }).toMatch(/done|failed|undone/);
  return read();
}

test("imports: each row stored, known, or refused with its reason; again adds nothing; undone leaves nothing", async () => {
  const rows = [
    "day,score,why,region",
    "2026-03-01,9,Fine,north",
    "2026-03-01,9,Fine,north",
    "2026-03-02,Blank,,south",
    "2026-03-02,11,Odd,south",
    "never,5,Lost,south",
  ];
  const csv = `${rows.join("\r\n")}\r\n`;
  const accepted = await upload(csv, { name: "Imported" });
  expect(accepted.status, accepted.text).toBe(202);
  const { id } = importAcceptedSchema.parse(accepted.json);
  const done = await untilEnded(id);
  // Two equal rows are two answers; only the row without a day is refused; 11 is stored as invalid and listed.
  expect(done).toMatchObject({ status: "done", rows: 5, stored: 4, duplicates: 0, rejected: 1 });
  expect(done.problems.map(({ line, column }) => [line, column])).toEqual(
    expect.arrayContaining([
      [5, "score"],
      [6, "day"],
    ]),
  );
  const metric = async () =>
    metricReplySchema.parse(
      (await get(`/api/v1/metrics/nps?survey=${done.survey}&from=2026-03-01&to=2026-03-31`)).json,
    );
  expect(await metric()).toMatchObject({ n: 2, value: 100, missing: 1, invalid: 1 });
  const second = importAcceptedSchema.parse((await upload(csv, { survey: String(done.survey) })).json);
  expect(await untilEnded(second.id)).toMatchObject({ rows: 5, stored: 0, duplicates: 4, rejected: 1 });
  expect((await post(`/api/v1/imports/${id}/undo`)).status).toBe(202);
  await expect.poll(async () => (await get(`/api/v1/imports/${id}`)).json.status, { timeout: 20_000 }).toBe("undone");
  expect(await metric()).toMatchObject({ n: 0, value: null });
});

test("a file larger than 10 MB arrives whole", async () => {
  // 1,200 rows with 10 KB beside them that nobody asked for: Next cuts a body at 10 MB wherever its proxy reads it first.
  const padding = "x".repeat(10_000);
  const rows = Array.from({ length: 1_200 }, (_, i) => `2026-03-01,${i % 11},w,north,${i}${padding}`);
  const accepted = await upload(["day,score,why,region,padding", ...rows].join("\n"), {
    name: "Large",
    dryRun: "true",
  });
  expect(accepted.status, accepted.text).toBe(202);
  expect(await untilEnded(String(accepted.json.id))).toMatchObject({
    status: "done",
    dryRun: true,
    rows: 1_200,
    rejected: 0,
  });
});

test("imports that are none: named, and nothing is kept", async () => {
  expect(pathsOf(await upload("", { name: "x" }), 422)).toEqual(["file"]);
  expect(pathsOf(await upload("a,b\n1,2\n", { name: "x" }), 422)[0]).toMatch(/^mapping\./);
  problemOf(await upload("day,score,why,region\n", { survey: randomUUID() }), 404);
  problemOf(
    await upload("day,score,why,region\n", { survey: (await publishedSurvey(base, theirs.keys.write)).id }),
    404,
  );
  problemOf(await post("/api/v1/imports", {}), 415);
});

test("what needs no key: the description, health, readiness, and a submission's reply", async () => {
  const described = await send(base, "GET", "/api/v1/openapi.json");
  expect(described.status).toBe(200);
  expect(described.json.openapi).toBe("3.1.0");
  expect(Object.keys(described.json.paths as object)).toContain("/api/v1/metrics/{metric}");
  expect((await send(base, "GET", "/api/health")).json).toEqual({ status: "ok" });
  const ready = await send(base, "GET", "/api/ready");
  expect([ready.status, ready.json]).toEqual([200, { ready: true, database: "ok", migrations: "ok", worker: "ok" }]);
  const survey = await publishedSurvey(base, mine.keys.write);
  const submissionId = randomUUID();
  const begun = await submit(base, survey.key, submissionId, { complete: false });
  expect([begun.status, submissionReplySchema.parse(begun.json)]).toEqual([
    201,
    { id: begun.json.id, next: { question: "why" }, ending: null },
  ]);
  const ended = await submit(base, survey.key, submissionId, { answers: { why: "Slow." }, complete: true });
  expect([ended.status, ended.json.next]).toEqual([200, null]);
  expect((await submit(base, survey.key, submissionId, { answers: { score: 1 } })).status).toBe(409);
  for (const method of ["PUT", "DELETE"])
    expect((await send(base, method, "/api/v1/surveys", { key: mine.keys.admin })).status).toBe(405);
});
