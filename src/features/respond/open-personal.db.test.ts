import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { insertSurvey } from "@/db/queries/insert-survey";
import { insertNamed } from "@/db/queries/invitations/audience";
import { listInvitations } from "@/db/queries/invitations/list-invitations";
import { listOpenLinks, makePersonalLinks, withdrawLinks } from "@/db/queries/invitations/personal-links";
import { publishSurvey } from "@/db/queries/publish-survey";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import { eraseCustomer } from "@/db/rollups/erase";
import type { WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { localDay } from "@/domain/calendar/day";
import { TEMPLATES } from "@/domain/survey/templates/templates";
import { handleRespond } from "@/features/respond/handler";
import { fieldsOf } from "@/features/respond/testing/door-case";
import { personalLink } from "@/platform/auth/personal-link";
import { closeRuntime } from "@/platform/runtime";

const database = await testDatabase();
const { appDb } = database;
process.env.DATABASE_APP_URL = appDb.pool.options.connectionString;
process.env.DATABASE_WORKER_URL = database.workerDb.pool.options.connectionString;
process.env.AUTH_SECRET = database.authSecret;
process.env.LOG_LEVEL = "silent";
afterAll(closeRuntime);

const DAY_MS = 86_400_000;
const place = { baseUrl: "", secret: database.authSecret };

async function send(method: "GET" | "POST", path: string, form?: Record<string, string>, language = "en") {
  const url = new URL(path, "http://localhost");
  // As fast as a person reads: what is pressed sooner is held for review.
  if (method === "POST") await setTimeout(500);
  const reply = await handleRespond({
    method,
    path: url.pathname,
    query: url.searchParams,
    headers: { "content-type": "application/x-www-form-urlencoded", "accept-language": language },
    body: form ? new TextEncoder().encode(new URLSearchParams(form).toString()) : null,
    remoteAddress: "192.0.2.1",
  });
  return { status: reply.status, location: reply.headers.location ?? "", body: Buffer.from(reply.body).toString() };
}

async function makePlace(repeats: { policy: "all" } | { policy: "latest"; windowDays: number } = { policy: "all" }) {
  const scope = await database.makeWorkspace();
  const survey = await withTenant(appDb, scope, async (tx) => {
    const definition = TEMPLATES.nps({ name: "Acme", color: "#1f6f5c" });
    const made = await insertSurvey(tx, scope, { name: "NPS", definition, repeats });
    await publishSurvey(tx, scope, made.id, new Date());
    return made;
  });
  return { scope, survey };
}

/** Makes links for everybody, good for so many days, and gives them by customer. */
async function linksOf(scope: WorkspaceScope, survey: { id: string; key: string }, days = 30, now = new Date()) {
  return withTenant(appDb, scope, async (tx) => {
    await makePersonalLinks(tx, scope, {
      ...{ surveyId: survey.id, audience: { attribute: null, named: null }, now, day: localDay(now, "UTC") },
      ...{ expiresAt: new Date(now.getTime() + days * DAY_MS), most: 100 },
    });
    const rows = await listOpenLinks(tx, scope, { surveyId: survey.id, now: new Date(0), most: 100 });
    return new Map(
      rows.map(({ customer, invitationId }) => [
        customer,
        personalLink(place, survey.key, { workspaceId: scope.workspaceId, id: invitationId }),
      ]),
    );
  });
}

async function answer(link: string, key: string, score: string) {
  const page = await send("GET", link);
  return send("POST", `/s/${key}`, { ...fieldsOf(page.body), "q.score": score });
}

const responsesOf = (scope: WorkspaceScope) =>
  withTenant(
    appDb,
    scope,
    async (tx) =>
      (
        await tx.$client.query(
          `select r.id, c.external_id as customer, r.identity, r.state, r.completed_at is not null as complete
           from response r left join customer c on c.workspace_id = r.workspace_id and c.id = r.customer_id order by r.id`,
        )
      ).rows,
  );

test("a link answers as its customer, once: looking burns nothing, a begun answer is gone on with, a finished one ends it", async () => {
  const { scope, survey } = await makePlace();
  await withTenant(appDb, scope, (tx) => upsertCustomer(tx, scope, "ana"));
  const link = (await linksOf(scope, survey)).get("ana") ?? "";
  for (let i = 0; i < 3; i += 1) expect((await send("GET", `${link}&q=9&customer=mallory&lang=en`)).status).toBe(200);
  expect(await responsesOf(scope)).toEqual([]);
  // Claims in the address or in the form do not name somebody else.
  const page = await send("GET", `${link}&q=9&customer=mallory&email=m@x.com`);
  expect(page.body).toMatch(/value="9"[^>]*checked/);
  const scored = await send("POST", `/s/${survey.key}`, { ...fieldsOf(page.body), "q.score": "9" });
  expect(scored.status).toBe(303);
  expect(await responsesOf(scope)).toMatchObject([
    { customer: "ana", identity: null, state: "counted", complete: false },
  ]);
  const again = await send("GET", link);
  expect(again.status).toBe(303);
  expect(again.location).toBe(scored.location.replace("step=why&", ""));
  const why = await send("GET", again.location);
  expect(why.body).toContain('name="q.why"');
  const done = await send("POST", `/s/${survey.key}`, { ...fieldsOf(why.body), "q.why": "Kind people." });
  expect(done.status).toBe(303);
  const used = await send("GET", link, undefined, "de");
  expect([used.status, used.body.includes("Sie haben schon geantwortet.")]).toEqual([410, true]);
  expect(await responsesOf(scope)).toMatchObject([{ customer: "ana", complete: true }]);
  const [met] = await withTenant(appDb, scope, (tx) =>
    listInvitations(tx, scope, { surveyId: survey.id, customerId: null, after: null, limit: 5 }),
  );
  expect(met).toMatchObject({ customer: "ana", channel: "link", responseId: (await responsesOf(scope))[0]?.id });
});

test("two devices and a form sent twice are one answer; the page of the first step cannot be sent again under another id", async () => {
  const { scope, survey } = await makePlace();
  await withTenant(appDb, scope, (tx) => upsertCustomer(tx, scope, "ana"));
  const link = (await linksOf(scope, survey)).get("ana") ?? "";
  const [one, two] = [await send("GET", link), await send("GET", link)];
  const replies = await Promise.all([
    send("POST", `/s/${survey.key}`, { ...fieldsOf(one.body), "q.score": "3" }),
    send("POST", `/s/${survey.key}`, { ...fieldsOf(two.body), "q.score": "3" }),
    send("POST", `/s/${survey.key}`, { ...fieldsOf(two.body), submissionId: randomUUID(), "q.score": "3" }),
  ]);
  expect(replies.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect(await responsesOf(scope)).toHaveLength(1);
});

test("what is held or excluded does not use the link up", async () => {
  const { scope, survey } = await makePlace();
  await withTenant(appDb, scope, (tx) => upsertCustomer(tx, scope, "ana"));
  const link = (await linksOf(scope, survey)).get("ana") ?? "";
  const scored = await answer(link, survey.key, "0");
  const why = await send("GET", scored.location);
  await send("POST", `/s/${survey.key}`, { ...fieldsOf(why.body), "q.why": "x" });
  expect((await send("GET", link)).status).toBe(410);
  await withTenant(appDb, scope, (tx) => tx.$client.query("update response set state = 'held'"));
  expect((await answer(link, survey.key, "9")).status).toBe(303);
  expect((await responsesOf(scope)).map(({ state }) => state).sort()).toEqual(["counted", "held"]);
});

test("past its time, withdrawn, altered, another survey's, another workspace's: said in words, nothing of anybody else", async () => {
  const { scope, survey } = await makePlace();
  const other = await makePlace();
  for (const one of [scope, other.scope]) await withTenant(appDb, one, (tx) => upsertCustomer(tx, one, "ana"));
  const link = (await linksOf(scope, survey)).get("ana") ?? "";
  const token = new URL(link, "http://localhost").searchParams.get("i") ?? "";
  const foreign = (await linksOf(other.scope, other.survey)).get("ana") ?? "";
  const theirs = new URL(foreign, "http://localhost").searchParams.get("i") ?? "";
  const opened = async (path: string) => {
    const { status, body } = await send("GET", path);
    return [status, /<h1 class="th">([^<]*)/.exec(body)?.[1]];
  };
  const unknown = [404, "This personal link does not work."];
  expect(await opened(`/s/${survey.key}?i=${theirs}`)).toEqual(unknown);
  expect(await opened(`/s/${survey.key}?i=x`)).toEqual(unknown);
  const altered = `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`;
  expect(await opened(`/s/${survey.key}?i=${altered}`)).toEqual(unknown);
  // A page that was opened in time is taken; a minute later nothing new is begun.
  const page = await send("GET", link);
  await withTenant(appDb, scope, (tx) =>
    tx.$client.query("update invitation set link_expires_at = now() - interval '1 s'"),
  );
  expect(await opened(link)).toEqual([410, "This personal link has expired."]);
  const late = fieldsOf(page.body);
  expect((await send("POST", `/s/${survey.key}`, { ...late, "q.score": "9" })).status).toBe(410);
  await withTenant(appDb, scope, (tx) => withdrawLinks(tx, scope, survey.id));
  expect(await opened(link)).toEqual(unknown);
  expect(await responsesOf(scope)).toEqual([]);
  const gone = (await linksOf(scope, survey)).get("ana") ?? "";
  await withTenant(appDb, scope, async (tx) => eraseCustomer(tx, scope, await upsertCustomer(tx, scope, "ana")));
  expect(await opened(gone)).toEqual(unknown);
});

test("what a link proves replaces what somebody only claimed, and a claim does not replace it", async () => {
  const { scope, survey } = await makePlace({ policy: "latest", windowDays: 30 });
  await withTenant(appDb, scope, (tx) => upsertCustomer(tx, scope, "ana"));
  const link = (await linksOf(scope, survey)).get("ana") ?? "";
  await answer(link, survey.key, "10");
  await answer(`/s/${survey.key}?customer=ana`, survey.key, "0");
  const states = (await responsesOf(scope)).map(({ identity, state }) => [
    identity === null ? "proven" : "claimed",
    state,
  ]);
  expect(states).toContainEqual(["proven", "counted"]);
  expect(states).toContainEqual(["claimed", "superseded"]);
});

test("the same choice again makes no second link; who is named by a new address becomes a customer", async () => {
  const { scope, survey } = await makePlace();
  const audience = { attribute: null, named: ["Bo@x.com", "bo@x.com"] };
  const added = await withTenant(appDb, scope, (tx) => insertNamed(tx, scope, audience));
  expect(added).toBe(1);
  const first = await linksOf(scope, survey);
  expect([...first.keys()].map((name) => name.toLowerCase())).toEqual(["bo@x.com"]);
  expect(await linksOf(scope, survey)).toEqual(first);
  expect(await withTenant(appDb, scope, (tx) => insertNamed(tx, scope, audience))).toBe(0);
});

test("an anonymous survey takes no notice of a token", async () => {
  const { scope, survey } = await makePlace();
  await withTenant(appDb, scope, (tx) => upsertCustomer(tx, scope, "ana"));
  const link = (await linksOf(scope, survey)).get("ana") ?? "";
  await withTenant(appDb, scope, (tx) => tx.$client.query("update survey set anonymous = true"));
  // What this process remembers of the survey is out of date by then.
  await setTimeout(2_100);
  expect((await answer(link, survey.key, "9")).status).toBe(303);
  expect(await responsesOf(scope)).toMatchObject([{ customer: null, identity: null }]);
});

test("two who take links at once take the same", async () => {
  const { scope, survey } = await makePlace();
  await withTenant(appDb, scope, (tx) => upsertCustomer(tx, scope, "ana"));
  await Promise.all([1, 2, 3, 4].map(() => linksOf(scope, survey)));
  const rows = await withTenant(appDb, scope, (tx) =>
    listOpenLinks(tx, scope, { surveyId: survey.id, now: new Date(0), most: 9 }),
  );
  expect(rows).toHaveLength(1);
});
