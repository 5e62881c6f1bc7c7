import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { withTenant } from "@/db/client";
import { insertSurvey } from "@/db/queries/insert-survey";
import { type ListedResponse, listResponses } from "@/db/queries/list-responses";
import { publishSurvey } from "@/db/queries/publish-survey";
import { recountTallies } from "@/db/rollups/recount";
import type { WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { TEMPLATES } from "@/domain/survey/templates/templates";
import { handleRespond } from "@/features/respond/handler";
import { fieldsOf } from "@/features/respond/testing/door-case";
import { createAccount } from "@/platform/auth/create-account";
import { findSession, startSession } from "@/platform/auth/sessions";
import { newId } from "@/platform/id";
import { testRuntime } from "@/platform/testing/test-runtime";

const database = await testDatabase();
const { appDb } = database;
testRuntime(database);

const HOUR = 3_600_000;
const RIGHT = new Date("2026-05-04T12:00:00Z");
let scope: WorkspaceScope;
let survey = { id: "", key: "" };
let people = 0;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: RIGHT });
  scope = await database.makeWorkspace();
  survey = await withTenant(appDb, scope, async (tx) => {
    const definition = TEMPLATES.nps({ name: "Acme", color: "#1f6f5c" });
    const made = await insertSurvey(tx, scope, {
      name: "NPS",
      definition,
      repeats: { policy: "latest", windowDays: 30 },
    });
    await publishSurvey(tx, scope, made.id, new Date());
    return made;
  });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The server's clock says another time from now on. */
const jump = (hours: number) => vi.setSystemTime(Date.now() + hours * HOUR);

function ask(method: "GET" | "POST", path: string, type = "", body = "", address = `198.51.100.${people++ % 250}`) {
  const bytes = method === "POST" ? new TextEncoder().encode(body) : null;
  const headers = type === "" ? {} : { "content-type": type };
  return handleRespond({ method, path, query: new URLSearchParams(), headers, body: bytes, remoteAddress: address });
}

const submit = (body: object, address?: string) =>
  ask("POST", `/api/v1/s/${survey.key}/responses`, "application/json", JSON.stringify(body), address);

async function rows(): Promise<{ day: string; state: string; done: boolean }[]> {
  return withTenant(appDb, scope, async (tx) => {
    expect(await recountTallies(tx, scope)).toMatchObject({ differ: 0 });
    const reply = await tx.execute<{ day: string; state: string; done: boolean }>(
      sql`select day::text, state, completed_at is not null as done from response order by answered_at, id`,
    );
    return reply.rows;
  });
}

test("a clock that jumps back by two hours between two steps: the day stays, the answer counts, nothing looks hasty", async () => {
  const submissionId = randomUUID();
  const page = await ask("GET", `/s/${survey.key}`);
  const fields = { ...fieldsOf(String(page.body)), submissionId, "q.score": "9" };
  jump(-2);
  const form = await ask(
    "POST",
    `/s/${survey.key}`,
    "application/x-www-form-urlencoded",
    String(new URLSearchParams(fields)),
  );
  expect(form.status).toBe(303);
  jump(-14);
  expect((await submit({ submissionId, answers: { why: "Kind." }, complete: true })).status).toBe(200);
  // Scored at 10 o'clock of 4 May by the server's clock; completed at 20 o'clock of the day before.
  expect(await rows()).toEqual([{ day: "2026-05-04", state: "counted", done: true }]);
});

test("a clock that jumps ahead by a year and back: answers lie where it said, replace nobody's, and later ones are right again", async () => {
  const attributes = { customer: "ann" };
  expect((await submit({ submissionId: randomUUID(), answers: { score: 9 }, attributes })).status).toBe(201);
  jump(365 * 24);
  expect((await submit({ submissionId: randomUUID(), answers: { score: 2 }, attributes })).status).toBe(201);
  jump(-365 * 24 + 1);
  expect((await submit({ submissionId: randomUUID(), answers: { score: 7 }, attributes })).status).toBe(201);
  expect(await rows()).toEqual([
    { day: "2026-05-04", state: "superseded", done: false },
    { day: "2026-05-04", state: "counted", done: false },
    { day: "2027-05-04", state: "counted", done: false },
  ]);
});

test("limits go by a clock that only grows: no jump locks anybody out, none gives a flood its way", async () => {
  const address = "192.0.2.77";
  const one = () => submit({ submissionId: randomUUID(), answers: { score: 11 } }, address);
  const statuses: number[] = [];
  for (const hours of [0, -2, 365 * 24, 0, 0, 0, 0, 0]) {
    jump(hours);
    const replies = await Promise.all(Array.from({ length: 75 }, one));
    statuses.push(...replies.map(({ status }) => status));
  }
  // 300, and five more for each second that passed; by the clock on the wall 300 more would have had room.
  const first = statuses.indexOf(429);
  expect(first).toBeGreaterThanOrEqual(300);
  expect(first).toBeLessThan(500);
  expect(statuses.slice(0, first)).toEqual(Array.from({ length: first }, () => 422));
});

function pageAfter(after: { readonly answeredAt: string; readonly id: string } | null): Promise<ListedResponse[]> {
  const query = { surveyId: survey.id, from: null, to: null, after, limit: 5, state: null };
  return withTenant(appDb, scope, (tx) => listResponses(tx, scope, query));
}

test("ids made while the clock jumps are never the same, and a list that is walked meanwhile leaves nobody out", async () => {
  const ids: string[] = [];
  for (let i = 0; i < 2_000; i++) {
    if (i % 500 === 250) jump(-2);
    ids.push(newId());
  }
  expect(new Set(ids).size).toBe(ids.length);
  const first = await Promise.all(
    Array.from({ length: 12 }, () => submit({ submissionId: randomUUID(), answers: { score: 9 } })),
  );
  const wanted = first.map(({ body }) => JSON.parse(String(body)).id);
  const walked: string[] = [];
  for (let page = await pageAfter(null); page.length > 0; page = await pageAfter(page.at(-1) ?? null)) {
    walked.push(...page.map(({ id }) => id));
    jump(-1);
    await submit({ submissionId: randomUUID(), answers: { score: 1 } });
  }
  expect(walked.sort()).toEqual(wanted.sort());
});

test("a session outlives a clock that is wrong for a while", async () => {
  const person = {
    email: `clock${people++}@example.com`,
    password: "correct horse battery",
    zone: "UTC",
    locale: "en",
  };
  const account = await createAccount(appDb, person);
  if (!account) throw new Error("taken");
  const id = await startSession(appDb, account.userId, "test", new Date());
  for (const hours of [-2, 365 * 24, -365 * 24 + 3]) {
    jump(hours);
    const found = await findSession(appDb, id, new Date());
    // A year ahead it is past its time; nothing is thrown away for it.
    expect(found === null).toBe(hours > 24);
  }
});
