import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { insertSurvey } from "@/db/queries/insert-survey";
import { publishSurvey } from "@/db/queries/publish-survey";
import { testDatabase } from "@/db/testing/test-database";
import { TEMPLATES } from "@/domain/survey/templates/templates";
import { answerWeb } from "@/features/respond/answer-web";
import { handleRespond } from "@/features/respond/handler";
import { PUBLIC_BODY_LIMIT } from "@/features/respond/input";
import type { DoorRequest, DoorSurveys, Send } from "@/features/respond/testing/door-case";
import { DOOR_CASES } from "@/features/respond/testing/door-cases";
import { DOOR_SETTINGS } from "@/features/respond/testing/door-settings";
import { closeSurvey, updateSurvey } from "@/features/surveys/change-survey";
import { updateSurveySchema } from "@/features/surveys/input";
import { closeRuntime } from "@/platform/runtime";

const database = await testDatabase();
process.env.DATABASE_APP_URL = database.appDb.pool.options.connectionString;
process.env.DATABASE_WORKER_URL = database.workerDb.pool.options.connectionString;
process.env.AUTH_SECRET = database.authSecret;
process.env.LOG_LEVEL = "silent";
afterAll(closeRuntime);

const scope = await database.makeWorkspace();
const surveys: DoorSurveys = await withTenant(database.appDb, scope, async (tx) => {
  const make = async () => {
    const definition = TEMPLATES.nps({ name: "Acme", color: "#1f6f5c" });
    return insertSurvey(tx, scope, { name: "NPS", definition, repeats: { policy: "all" } });
  };
  const [live, draft, closed] = [await make(), await make(), await make()];
  const [pageOnly, embedded] = [await make(), await make()];
  const now = new Date();
  for (const one of [live, closed, pageOnly, embedded]) await publishSurvey(tx, scope, one.id, now);
  await closeSurvey(tx, scope, closed.id, now);
  await updateSurvey(tx, scope, pageOnly.id, { definition: undefined, onlyFromPage: true }, now);
  const embedOn = ["https://shop.example", "*.care.example"];
  await updateSurvey(tx, scope, embedded.id, { definition: undefined, embedOn }, now);
  const set = async (input: object) => {
    const one = await make();
    await publishSurvey(tx, scope, one.id, now);
    await updateSurvey(tx, scope, one.id, updateSurveySchema.parse(input), now);
    return one.key;
  };
  return {
    ...{ live: live.key, draft: draft.key, closed: closed.key, pageOnly: pageOnly.key, embedded: embedded.key },
    ...{ notOpen: await set(DOOR_SETTINGS.notOpen), ended: await set(DOOR_SETTINGS.ended) },
    ...{ capped: await set(DOOR_SETTINGS.capped), locked: await set(DOOR_SETTINGS.locked) },
    anonymous: await set(DOOR_SETTINGS.anonymous),
  };
});

const bodyOf = ({ form, json, raw }: DoorRequest): { type: string; body: string } | null => {
  if (form) return { type: "application/x-www-form-urlencoded", body: new URLSearchParams(form).toString() };
  return json === undefined ? (raw ?? null) : { type: "application/json", body: JSON.stringify(json) };
};

const byHandler: Send = async (request) => {
  const content = bodyOf(request);
  const bytes = content ? new TextEncoder().encode(content.body) : null;
  // The doors count bytes before the handler is asked.
  if (bytes && bytes.length > PUBLIC_BODY_LIMIT) return { status: 413, headers: {}, body: "" };
  const url = new URL(request.path, "http://localhost");
  const headers = { ...request.headers, ...(content ? { "content-type": content.type } : {}) };
  const { pathname, searchParams } = url;
  const reply = await handleRespond({
    method: request.method,
    path: pathname,
    query: searchParams,
    headers,
    body: bytes,
    remoteAddress: "192.0.2.1",
  });
  return { status: reply.status, headers: { ...reply.headers }, body: Buffer.from(reply.body).toString() };
};

const byRoute: Send = async (request) => {
  const content = bodyOf(request);
  const headers = { ...request.headers, ...(content ? { "content-type": content.type } : {}) };
  const reply = await answerWeb(
    new Request(new URL(request.path, "http://localhost"), {
      method: request.method,
      headers,
      body: content?.body ?? null,
    }),
  );
  return { status: reply.status, headers: Object.fromEntries(reply.headers), body: await reply.text() };
};

describe.each([
  ["the handler", byHandler],
  ["Next's route", byRoute],
] as const)("by %s", (_name, send) => {
  test.each(DOOR_CASES.map((one) => [one.name, one] as const))("%s", async (_case, one) => {
    await one.run(send, surveys, expect);
  });
});

test("only the fast door packs pages: Next takes away what a reply says of its encoding", async () => {
  const request = { method: "GET", path: `/s/${surveys.live}`, headers: { "accept-encoding": "gzip" } } as const;
  expect((await byHandler(request)).headers["content-encoding"]).toBe("gzip");
  const page = await byRoute(request);
  expect(page.headers["content-encoding"]).toBe(undefined);
  expect(page.body).toContain("</html>");
});

test("past the limit, what is no form of the page is told so too", async () => {
  const request = {
    method: "POST",
    path: `/s/${surveys.live}`,
    query: new URLSearchParams(),
    headers: { "content-type": "text/plain" },
    body: new TextEncoder().encode("score=9"),
    remoteAddress: "192.0.2.77",
  };
  const statuses = new Set<number>();
  for (let i = 0; i < 301; i++) statuses.add((await handleRespond(request)).status);
  expect([...statuses]).toEqual([415, 429]);
});

test("what came past the page is marked so, whatever channel it claims", async () => {
  const submissionId = randomUUID();
  const reply = await byHandler({
    method: "POST",
    path: `/api/v1/s/${surveys.live}/responses`,
    json: { submissionId, answers: { score: 9 }, attributes: { channel: "link", shop: "North" } },
  });
  expect(reply.status).toBe(201);
  const { rows } = await withTenant(database.appDb, scope, (tx) =>
    tx.execute(sql`select channel, attributes from response where submission_id = ${submissionId}`),
  );
  expect(rows).toEqual([{ channel: "api", attributes: { shop: "North" } }]);
});
