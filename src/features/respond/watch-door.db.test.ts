import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { insertSurvey } from "@/db/queries/insert-survey";
import { publishSurvey } from "@/db/queries/publish-survey";
import { readTallies } from "@/db/queries/read-tallies";
import { testDatabase } from "@/db/testing/test-database";
import { TEMPLATES } from "@/domain/survey/templates/templates";
import { handleRespond } from "@/features/respond/handler";
import { openIntake } from "@/features/respond/open-intake";
import { signRenderToken, testMark } from "@/features/respond/sign-tokens";
import { fieldsOf } from "@/features/respond/testing/door-case";
import { closeRuntime } from "@/platform/runtime";

const database = await testDatabase();
process.env.DATABASE_APP_URL = database.appDb.pool.options.connectionString;
process.env.DATABASE_WORKER_URL = database.workerDb.pool.options.connectionString;
process.env.AUTH_SECRET = database.authSecret;
process.env.LOG_LEVEL = "silent";
afterAll(closeRuntime);

const scope = await database.makeWorkspace();
let survey = { id: "", key: "" };
beforeEach(async () => {
  survey = await withTenant(database.appDb, scope, async (tx) => {
    const definition = TEMPLATES.nps({ name: "Acme", color: "#1f6f5c" });
    const made = await insertSurvey(tx, scope, { name: "NPS", definition, repeats: { policy: "all" } });
    await publishSurvey(tx, scope, made.id, new Date());
    return made;
  });
});

/** A page's token as if it had been rendered so many seconds ago. */
const tokenOf = (secondsAgo: number, of = survey.id) =>
  signRenderToken(openIntake().intake.secret, of, {
    version: 1,
    renderedAt: new Date(Date.now() - secondsAgo * 1000),
    test: false,
  });

async function send(path: string, type: string, body: string | null, address = "192.0.2.1") {
  const url = new URL(path, "http://localhost");
  return handleRespond({
    method: body === null ? "GET" : "POST",
    path: url.pathname,
    query: url.searchParams,
    headers: body === null ? {} : { "content-type": type },
    body: body === null ? null : new TextEncoder().encode(body),
    remoteAddress: address,
  });
}

async function post(fields: Record<string, string>, address?: string) {
  const form = { submissionId: randomUUID(), question: "score", lang: "en", "q.score": "9", _hp: "", ...fields };
  const reply = await send(
    `/s/${survey.key}`,
    "application/x-www-form-urlencoded",
    String(new URLSearchParams(form)),
    address,
  );
  return { status: reply.status, location: String(reply.headers.location ?? ""), submissionId: form.submissionId };
}

async function stored() {
  const reply = await withTenant(database.appDb, scope, (tx) =>
    tx.execute<{ state: string; reason: string | null; submission: string }>(sql`
      select state, state_reason as reason, submission_id as submission from response
      where survey_id = ${survey.id} order by started_at, id`),
  );
  return reply.rows.map(({ state, reason }) => (reason === null ? state : `${state}: ${reason}`));
}

async function tally() {
  const query = { questions: [{ surveyId: survey.id, questionId: "score" }], from: "2020-01-01", to: "2100-01-01" };
  const groups = await withTenant(database.appDb, scope, (tx) =>
    readTallies(tx, scope, { ...query, periodStarts: [], by: "", filters: {} }),
  );
  return { counted: groups[0]?.tally.counts[9] ?? 0, held: groups[0]?.tally.held[9] ?? 0 };
}

test("a person's click counts; a bot's is held, kept apart, and answered in the same way", async () => {
  const person = await post({ renderToken: tokenOf(3) });
  const bot = await post({ renderToken: tokenOf(3), _hp: "https://spam.example" });
  expect([person.status, bot.status]).toEqual([303, 303]);
  const shape = (location: string) => location.replace(/r\/[\w-]{22}/, "r/…");
  expect(shape(bot.location)).toBe(shape(person.location));
  const next = await send(bot.location, "", null);
  expect(next.status).toBe(200);
  expect(String(next.body)).toContain('name="q.why"');
  expect(await stored()).toEqual(["counted", "held: honeypot"]);
  expect(await tally()).toEqual({ counted: 1, held: 1 });
});

test("a page fetched and sent at once is held", async () => {
  const page = await send(`/s/${survey.key}`, "", null);
  await post(fieldsOf(Buffer.from(page.body).toString()));
  expect(await stored()).toEqual(["held: too_fast"]);
});

test("no page, another survey's page, one from yesterday, one that was sent already", async () => {
  const token = tokenOf(5);
  await post({});
  await post({ renderToken: tokenOf(5, randomUUID()) });
  await post({ renderToken: tokenOf(25 * 3600) });
  const first = await post({ renderToken: token });
  await post({ renderToken: token });
  // The same submission again, as a page that lost its reply sends it.
  await post({ renderToken: token, submissionId: first.submissionId });
  expect(await stored()).toEqual(["held: no_page", "held: no_page", "held: old_page", "counted", "held: reused_page"]);
});

test("the same long comment from ever other people is held from the fourth on, short thanks never", async () => {
  const say = async (why: string, place: number) => {
    const { submissionId } = await post({ renderToken: tokenOf(9) }, `198.51.100.${place}`);
    await post({ submissionId, question: "why", "q.why": why, renderToken: tokenOf(5) }, `198.51.100.${place}`);
  };
  for (let i = 0; i < 5; i++) await say("Best shop ever, buy all your watches there, they are cheap", i);
  for (let i = 0; i < 5; i++) await say("Thank you", 10 + i);
  expect(await stored()).toEqual([
    ...["counted", "counted", "counted", "held: repeated_text", "held: repeated_text"],
    ...Array.from({ length: 5 }, () => "counted"),
  ]);
  expect(await tally()).toEqual({ counted: 8, held: 2 });
});

test("what somebody released is not held again for the same, but for something new", async () => {
  const { submissionId } = await post({ renderToken: tokenOf(5), _hp: "x" });
  await withTenant(database.appDb, scope, (tx) =>
    tx.execute(sql`update response set state = 'counted' where submission_id = ${submissionId}`),
  );
  await post({ submissionId, question: "why", "q.why": "Kind people.", renderToken: tokenOf(5), _hp: "x" });
  expect(await stored()).toEqual(["counted: honeypot"]);
  const { submissionId: other } = await post({ renderToken: tokenOf(5) });
  await post({ submissionId: other, question: "why", "q.why": "Kind people.", renderToken: "" });
  expect(await stored()).toEqual(["counted: honeypot", "held: no_page"]);
  expect(await tally()).toMatchObject({ held: 1 });
});

test("a program without a page counts, whatever it repeats; a test stays a test", async () => {
  const why = "The driver rang twice and the parcel was in one piece again";
  for (let i = 0; i < 6; i++) {
    const body = { submissionId: randomUUID(), answers: { score: 9, why }, complete: true };
    const reply = await send(`/api/v1/s/${survey.key}/responses`, "application/json", JSON.stringify(body));
    expect(reply.status).toBe(201);
  }
  const marked = "counted: repeated_text";
  expect(await stored()).toEqual(["counted", "counted", "counted", marked, marked, marked]);
  const mark = testMark(openIntake().intake.secret, survey.id);
  const page = await send(`/s/${survey.key}?_test=${encodeURIComponent(mark)}`, "", null);
  await post({ ...fieldsOf(Buffer.from(page.body).toString()), _hp: "x" });
  expect((await stored()).at(-1)).toBe("test");
});
