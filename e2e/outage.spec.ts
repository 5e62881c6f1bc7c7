import { randomUUID } from "node:crypto";
import { createDb, withTenant } from "../src/db/client";
import { recountTallies } from "../src/db/rollups/recount";
import { mintScope } from "../src/db/scope";
import { databaseUrls } from "../src/db/urls";
import { fieldsOf } from "../src/features/respond/testing/door-case";
import { publishedSurvey, type Reply, send, submit } from "./api-client";
import { type Candor, makeTenants, startCandor, type Tenant } from "./candor";
import { expect, test } from "./fixtures";
import { load, persist, persistentLoad } from "./outage-load";
import { type OutageStand, standOutage } from "./outage-stand";

/** A database of its own that is frozen, restarted and cut off while two processes of the app run on it. */
test.describe.configure({ mode: "serial", timeout: 120_000 });

/** A respondent is told within three seconds; the bound is generous, since a test's machine may be busy. */
const TOLD_MS = 8_000;

let stand: OutageStand;
let app: Candor;
let other: Candor;
let tenant: Tenant;
let survey: { id: string; key: string };

test.beforeAll(async () => {
  stand = await standOutage();
  // At once: one migrates, the other waits for it.
  [app, other] = await Promise.all([startCandor(stand.settings), startCandor(stand.settings)]);
  [tenant] = (await makeTenants(stand.database, ["UTC"])) as [Tenant];
  survey = await publishedSurvey(app.url, tenant.keys.write);
});

test.afterAll(async () => {
  stand?.set("open");
  await Promise.all([app?.end(), other?.end()]);
  await stand?.close();
});

const answer = (id?: string, more: object = {}) => submit(app.url, survey.key, id, more);

async function postForm(fields: Record<string, string>, base = app.url): Promise<Reply> {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return send(base, "POST", `/s/${survey.key}`, { raw: new URLSearchParams(fields), headers, timeout: TOLD_MS });
}

async function untilStored(): Promise<void> {
  await expect.poll(async () => (await answer()).status, { timeout: 20_000 }).toBe(201);
}

/** How often each submission id is stored; without RLS, as the database's administrator. */
async function storedTimes(ids: readonly string[]): Promise<number[]> {
  const rows = await stand.query<{ id: string; n: number }>(
    "select submission_id::text as id, count(*)::int as n from response where submission_id = any ($1::uuid[]) group by 1",
    [ids],
  );
  const times = new Map(rows.map((row) => [row.id, row.n]));
  return ids.map((id) => times.get(id) ?? 0);
}

test("a frozen database: told soon, kept by the page, alive but not ready; then all goes on without a restart", async () => {
  const fields = fieldsOf((await send(app.url, "GET", `/s/${survey.key}`)).text);
  await untilStored();
  const ids = Array.from({ length: 64 }, () => randomUUID());
  stand.set("frozen");
  const filled = { ...fields, "q.score": "7" };
  const [form, ready, health, page, keyed, ...many] = await Promise.all([
    postForm(filled),
    send(app.url, "GET", "/api/ready", { timeout: TOLD_MS }),
    send(app.url, "GET", "/api/health", { timeout: TOLD_MS }),
    send(app.url, "GET", `/s/${survey.key}?region=north`, { timeout: TOLD_MS }),
    send(app.url, "GET", "/api/v1/surveys", { key: tenant.keys.read }),
    ...ids.map((id) =>
      send(app.url, "POST", `/api/v1/s/${survey.key}/responses`, {
        body: { submissionId: id, answers: { score: 3 } },
        timeout: TOLD_MS,
      }),
    ),
  ]);
  expect(many.map((reply) => reply.status)).toEqual(ids.map(() => 503));
  for (const reply of [form, ...many, keyed]) expect(Number(reply?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(form?.status).toBe(503);
  expect(form?.text).toContain(`name="submissionId" value="${fields.submissionId}"`);
  expect(form?.text).toContain('name="q.score" value="7"');
  expect(form?.text).toContain(`action="/s/${survey.key}"`);
  expect([health?.status, ready?.status, keyed?.status]).toEqual([200, 503, 503]);
  expect(ready?.json).toMatchObject({ ready: false, database: "unavailable" });
  // The first page needs nothing of the database while the survey is remembered, which is a second.
  expect([200, 503]).toContain(page?.status);
  stand.set("open");
  await untilStored();
  expect((await postForm(filled)).status).toBe(303);
  const again = await Promise.all(ids.map((id) => answer(id, { answers: { score: 3 }, complete: false })));
  for (const reply of again) expect([200, 201]).toContain(reply.status);
  expect(await storedTimes(ids)).toEqual(ids.map(() => 1));
  await expect.poll(async () => (await send(app.url, "GET", "/api/ready")).status, { timeout: 20_000 }).toBe(200);
});

test("an acknowledgement that is lost after the commit: the same id again is the same one response", async () => {
  await untilStored();
  const id = randomUUID();
  stand.set("deaf");
  expect((await answer(id)).status).toBe(503);
  await expect.poll(async () => await storedTimes([id]), { timeout: 10_000 }).toEqual([1]);
  stand.cut();
  stand.set("open");
  await untilStored();
  expect((await answer(id)).status).toBe(200);
  expect(await storedTimes([id])).toEqual([1]);
});

test("a database that restarts: 503 while it is away, then stored again, without a restart of the app", async () => {
  await stand.stopDatabase();
  const away = await answer();
  expect([away.status, Number(away.headers.get("retry-after")) > 0]).toEqual([503, true]);
  expect((await send(app.url, "GET", "/api/health")).status).toBe(200);
  expect((await send(app.url, "GET", "/api/ready")).status).toBe(503);
  const metric = await send(app.url, "GET", "/api/v1/metrics/nps", { key: tenant.keys.read });
  expect(metric.status).toBe(503);
  // A page of the app says that it could not be made, and nothing about why.
  const screen = await send(app.url, "GET", `/w/${tenant.slug}`, { headers: { cookie: "next-auth.session-token=x" } });
  expect(screen.text).not.toMatch(/ECONNREFUSED|at async|node_modules|select /);
  await stand.startDatabase();
  await untilStored();
  expect((await send(app.url, "GET", "/api/v1/metrics/nps", { key: tenant.keys.read })).status).toBe(200);
});

test("a read-only database: nothing is stored and 503 says to come back", async () => {
  await stand.query("alter database candor set default_transaction_read_only = on");
  stand.cut();
  const id = randomUUID();
  const [told, form] = [
    await answer(id),
    await postForm({ question: "score", submissionId: randomUUID(), "q.score": "5", lang: "en" }),
  ];
  expect([told.status, form.status]).toEqual([503, 503]);
  expect(Number(told.headers.get("retry-after"))).toBeGreaterThan(0);
  await stand.query("begin read write; alter database candor reset default_transaction_read_only; commit");
  stand.cut();
  await untilStored();
  expect(await storedTimes([id])).toEqual([0]);
});

test("two processes, the same submissions at the same time: each is stored once and told the same id", async () => {
  const ids = Array.from({ length: 60 }, () => randomUUID());
  const body = (submissionId: string) => ({ submissionId, answers: { score: 9 }, complete: true });
  const both = (id: string) =>
    Promise.all([persist(app.url, survey.key, body(id)), persist(other.url, survey.key, body(id))]);
  const replies = await Promise.all(ids.map(both));
  for (const [one, two] of replies) {
    expect([200, 201]).toContain(one.status);
    expect([200, 201]).toContain(two.status);
    expect(one.json.id).toBe(two.json.id);
  }
  expect(await storedTimes(ids)).toEqual(ids.map(() => 1));
});

test("64 clients on five connections, with customers, dimensions and later steps: nobody is locked out", async () => {
  const statuses: number[] = [];
  const ids: string[] = [];
  const client = async (number: number) => {
    for (let round = 0; round < 4; round++) {
      const submissionId = randomUUID();
      ids.push(submissionId);
      const attributes = { region: `r${number % 5}`, customer: `c${number % 7}` };
      const begun = await persist(app.url, survey.key, { submissionId, answers: { score: number % 11 }, attributes });
      const ended = await persist(app.url, survey.key, {
        submissionId,
        answers: { why: "x" },
        attributes,
        complete: true,
      });
      statuses.push(begun.status, ended.status);
    }
  };
  await Promise.all(Array.from({ length: 64 }, (_, number) => client(number)));
  // 64 × 4 submissions of two steps.
  expect(statuses.length).toBe(512);
  expect(statuses.filter((status) => status !== 200 && status !== 201)).toEqual([]);
  expect(await storedTimes(ids)).toEqual(ids.map(() => 1));
});

/** Every tally of the workspace beside its answers, folded or not. */
async function untilRecounted(): Promise<void> {
  const db = createDb({ url: databaseUrls(stand.database).app, max: 1, name: "e2e-recount" });
  const scope = mintScope(tenant.id, { kind: "job", name: "test" });
  try {
    const found = await withTenant(db, scope, (tx) => recountTallies(tx, scope));
    expect(found.differ).toBe(0);
    expect(found.tallies).toBeGreaterThan(0);
  } finally {
    await db.pool.end();
  }
}

test("a database without room, in the middle of an answer: 503, and no half of it is stored", async () => {
  await stand.query(`
    create function no_room() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
    create trigger no_room before insert on answer for each statement execute function no_room()`);
  const ids = Array.from({ length: 20 }, () => randomUUID());
  const replies = await Promise.all(ids.map((id) => answer(id)));
  expect(replies.map(({ status }) => status)).toEqual(ids.map(() => 503));
  expect(replies.every(({ headers }) => Number(headers.get("retry-after")) > 0)).toBe(true);
  expect(await storedTimes(ids)).toEqual(ids.map(() => 0));
  await stand.query("drop trigger no_room on answer; drop function no_room()");
  expect((await Promise.all(ids.map((id) => answer(id)))).map(({ status }) => status)).toEqual(ids.map(() => 201));
});

test("dashboards that hang take every connection of theirs and none of the respondents'", async () => {
  const client = await stand.hold("lock table tally_day in access exclusive mode");
  const slow = Array.from({ length: 25 }, () =>
    send(app.url, "GET", "/api/v1/metrics/nps?from=2021-01-01&to=2026-12-31&interval=day", { key: tenant.keys.read }),
  );
  let waiting = slow.length;
  for (const one of slow) void one.finally(() => waiting--);
  const replies = await Promise.all(Array.from({ length: 200 }, () => answer()));
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
  expect((await send(app.url, "GET", `/s/${survey.key}?region=south`)).status).toBe(200);
  // More of them than there are connections wait still: nobody who answers waited with them.
  expect(waiting).toBeGreaterThan(10);
  await client.release();
  for (const { status, headers } of await Promise.all(slow))
    expect([status, status === 200 || Number(headers.get("retry-after")) > 0]).toEqual([
      status === 200 ? 200 : 503,
      true,
    ]);
});

test("200 answers a second while dashboards ask again and again: all are stored, the number follows", async () => {
  const nps = async () => {
    const reply = await send(app.url, "GET", `/api/v1/metrics/nps?survey=${survey.id}`, { key: tenant.keys.read });
    expect(reply.status).toBe(200);
    return Number(reply.json.n);
  };
  const before = await nps();
  let asking = true;
  const seen: number[] = [];
  const dashboards = Array.from({ length: 3 }, async () => {
    while (asking) seen.push(await nps());
  });
  const replies: Promise<Reply>[] = [];
  for (let tenth = 0; tenth < 20; tenth++) {
    for (let i = 0; i < 20; i++) replies.push(answer());
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(new Set((await Promise.all(replies)).map(({ status }) => status))).toEqual(new Set([201]));
  asking = false;
  await Promise.all(dashboards);
  expect(await nps()).toBe(before + 400);
  expect(seen.every((n) => n >= before && n <= before + 400)).toBe(true);
});

test("the database killed under load: what was acknowledged is stored, once, and every tally equals its answers", async () => {
  const sending = load(app.url, survey.key, 32);
  await expect.poll(() => sending.acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(200);
  stand.killDatabase();
  await expect.poll(() => [...sending.otherwise], { timeout: 20_000 }).toEqual([503]);
  await stand.startDatabase();
  const soFar = sending.acknowledged.length;
  await expect.poll(() => sending.acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(soFar + 100);
  await sending.stop();
  expect(new Set(await storedTimes(sending.acknowledged))).toEqual(new Set([1]));
  await untilRecounted();
});

test("a process killed under load: what it acknowledged is stored, once", async () => {
  const sending = load(other.url, survey.key, 32);
  await expect.poll(() => sending.acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(200);
  expect(await other.end("SIGKILL")).toBe(null);
  await sending.stop();
  expect(new Set(await storedTimes(sending.acknowledged))).toEqual(new Set([1]));
  // Its connections are gone too; the other process's stay.
  expect((await answer()).status).toBe(201);
});

test("a rolling restart under load: a process that goes finishes what is in its hands, nobody's answer is lost or doubled", async () => {
  other = await startCandor(stand.settings);
  const sending = persistentLoad(() => [app.url, other.url], survey.key, 4);
  await expect.poll(() => sending.acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(40);
  // In flight at the moment of the signal, held by a database that answers a little later.
  stand.set("frozen");
  const inFlight = Array.from({ length: 20 }, () => answer());
  await new Promise((resolve) => setTimeout(resolve, 150));
  const ending = app.end("SIGTERM");
  await new Promise((resolve) => setTimeout(resolve, 250));
  stand.set("open");
  expect((await Promise.all(inFlight)).map(({ status }) => status)).toEqual(inFlight.map(() => 201));
  expect(await ending).toBe(0);
  app = await startCandor(stand.settings);
  const halfway = sending.acknowledged.length;
  await expect.poll(() => sending.acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(halfway + 40);
  await sending.stop();
  expect([...sending.otherwise].filter((status) => status !== 503)).toEqual([]);
  expect(new Set(await storedTimes(sending.acknowledged))).toEqual(new Set([1]));
  await untilRecounted();
});
