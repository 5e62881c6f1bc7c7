import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { check, makeFuzzedWorkspace } from "@/app/api/testing/fuzzed-workspace";
import { bodies, property } from "@/app/api/testing/nasty-bodies";
import * as topicRoute from "@/app/api/v1/topics/[topic]/route";
import * as topicsRoute from "@/app/api/v1/topics/route";
import { withTenant } from "@/db/client";
import { mergeTopic } from "@/db/queries/topics/write-topics";
import { foldAllComments, makeCommentSurvey } from "@/db/testing/store-comments";
import { storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { topicListReplySchema, topicReplySchema, topicWithNumbersSchema } from "@/features/topics/api/describe-api";
import { testRuntime } from "@/platform/testing/test-runtime";

const database = await testDatabase();
testRuntime(database);
const { appDb } = database;
const [ours, theirs] = [await makeFuzzedWorkspace(database), await makeFuzzedWorkspace(database)];

const ALL = "/api/v1/topics";
const ask = async (
  who: typeof ours,
  method: "GET" | "POST" | "PATCH" | "DELETE",
  id: string | null,
  sent: { body?: object; query?: Record<string, string> } = {},
) => {
  const [one, all] = [topicRoute, topicsRoute];
  const route: unknown =
    id === null ? all[method === "POST" ? "POST" : "GET"] : one[method === "POST" ? "GET" : method];
  const [path, params] = id === null ? [ALL, {}] : [`${ALL}/${id}`, { topic: id }];
  const { body, query = {} } = sent;
  const reply = await who.call(route, { method, path, params, query, ...(body ? { body: JSON.stringify(body) } : {}) });
  return { status: reply.status, body: reply.status === 204 ? null : await reply.json() };
};
const make = async (name: string, word: string) =>
  topicReplySchema.parse((await ask(ours, "POST", null, { body: { name, words: { any: [word] } } })).body);

/** Comments of 60 people: 30 late boxes of detractors, 30 kind words of promoters. */
async function comments(who: typeof ours) {
  const surveyId = await makeCommentSurvey(appDb, who.scope);
  const wrote = (score: number, why: string, country: string) => ({
    ...{ day: "2026-06-10", scores: { score }, texts: { why }, attributes: { country } },
  });
  await storeScores(appDb, who.scope, surveyId, [
    ...Array.from({ length: 30 }, () => wrote(2, "A zebrabox again", "DE")),
    ...Array.from({ length: 30 }, () => wrote(10, "Kind people", "UK")),
  ]);
  await foldAllComments(appDb, who.scope);
  return { survey: surveyId, from: "2026-06-01", to: "2026-06-30" };
}

test("topics are listed and read with the numbers of their screen: mentions, share, and the score's difference", async () => {
  const query = await comments(ours);
  const { id } = await make("Boxes", "zebrabox");
  const read = await ask(ours, "GET", id, { query });
  const topic = topicWithNumbersSchema.parse(read.body);
  expect(topic.numbersOf).toMatchObject({ ...query, metric: "nps", unit: "points", comments: 60, upToDate: true });
  // NPS −100 of 30 against +100 of 30: on adjusted shares a little less than 200 apart, and half of it is the pull.
  expect(topic.numbers).toMatchObject({
    ...{ mentions: 30, comments: 60, share: { value: 50 }, before: { mentions: 0, comments: 0 }, change: null },
    effect: { difference: -200, n: 30, nOthers: 30, assessment: "worse", rough: false },
    pull: { value: -100 },
  });
  const german = await ask(ours, "GET", id, { query: { ...query, "filter.country": "DE" } });
  expect(german.body.numbers).toMatchObject({ mentions: 30, comments: 30, effect: null });
  const list = topicListReplySchema.parse((await ask(ours, "GET", null, { query })).body);
  expect(list.items.find((one) => one.id === id)?.numbers).toEqual(topic.numbers);
  expect(list.items.length).toBeGreaterThan(5);
  expect((await ask(ours, "GET", id, { query: { from: "2026-06-01" } })).status).toBe(400);
  expect((await ask(ours, "GET", id, { query: { ...query, "filter.a": "1", "filter.b": "2" } })).status).toBe(400);
  expect((await ask(ours, "GET", id, { query: { survey: theirs.surveyId } })).status).toBe(404);
});

test("who makes a topic before the first comment comes has the starter set beside it, as everybody else", async () => {
  const who = await makeFuzzedWorkspace(database);
  const made = await ask(who, "POST", null, { body: { name: "Boxes", words: { any: ["zebrabox"] } } });
  expect(made.status).toBe(201);
  const before = topicListReplySchema.parse((await ask(who, "GET", null)).body).items.map(({ id }) => id);
  expect(before.length).toBeGreaterThan(5);
  await comments(who);
  const after = topicListReplySchema.parse((await ask(who, "GET", null)).body).items.map(({ id }) => id);
  expect(after).toEqual(before);
});

test("the list goes on where a page ended, whatever comes between, and its cursor is for it alone", async () => {
  const all = (await ask(ours, "GET", null)).body.items.map(({ id }: { id: string }) => id);
  const seen: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const query: Record<string, string> = { limit: "2", ...(cursor === null ? {} : { cursor }) };
    const page = topicListReplySchema.parse((await ask(ours, "GET", null, { query })).body);
    expect(page.items.length).toBeLessThanOrEqual(2);
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.next;
    if (cursor === null) break;
    expect((await ask(theirs, "GET", null, { query: { limit: "2", cursor } })).status).toBe(400);
    expect((await ask(ours, "GET", null, { query: { cursor, state: "all" } })).status).toBe(400);
  }
  expect(seen).toEqual(all);
});

test("a topic is made, changed as it was seen, put away and brought back; every change is logged", async () => {
  const made = await make(" Spoons ", "spoon");
  expect(made).toMatchObject({ name: "Spoons", version: 1, words: { any: ["spoon"], en: [] }, except: [] });
  const patch = (body: object) => ask(ours, "PATCH", made.id, { body });
  const changed = await patch({ version: 1, words: { en: ["ladle", "ladle"] }, except: ["soup"] });
  expect(changed.body).toMatchObject({ version: 2, words: { any: ["spoon"], en: ["ladle"] }, except: ["soup"] });
  // What is read may be sent back: nothing changes.
  const { name, words, except, version, archived } = topicReplySchema.parse(changed.body);
  expect((await patch({ name, words, except, version, archived })).body.version).toBe(2);
  expect((await patch({ version: 1, name: "Late" })).status).toBe(409);
  expect((await patch({ words: { any: [], en: [] } })).body.errors).toMatchObject([{ path: "words" }]);
  expect(
    (await ask(ours, "POST", null, { body: { name: "SPOONS", words: { any: ["x1"] } } })).body.errors,
  ).toMatchObject([{ path: "name" }]);
  expect((await ask(ours, "DELETE", made.id)).status).toBe(204);
  expect((await ask(ours, "DELETE", made.id)).status).toBe(204);
  const away = topicListReplySchema.parse((await ask(ours, "GET", null, { query: { state: "archived" } })).body);
  expect(away.items).toMatchObject([{ id: made.id, archived: true, numbers: null }]);
  expect((await patch({ archived: false })).body.archived).toBe(false);
  const { rows } = await withTenant(appDb, ours.scope, (tx) =>
    tx.execute(
      sql`select action, actor ->> 'kind' as kind from audit_event where subject = ${made.id} order by at, id`,
    ),
  );
  expect(rows.map(({ action, kind }) => `${kind} ${action}`)).toEqual([
    "apiKey topic.created",
    "apiKey topic.changed",
    "apiKey topic.archived",
    "apiKey topic.restored",
  ]);
});

test("a merged topic's id leads to the one it became, and changes nothing", async () => {
  const [gone, left] = [await make("Forks", "fork"), await make("Cutlery", "cutlery")];
  const merged = await withTenant(appDb, ours.scope, (tx) =>
    mergeTopic(tx, ours.scope, { id: gone.id, version: 1, into: left.id }),
  );
  expect(merged).toBe(true);
  const read = topicWithNumbersSchema.parse((await ask(ours, "GET", gone.id)).body);
  expect(read).toMatchObject({ id: left.id, merged: [{ id: gone.id, name: "Forks", words: { any: ["fork"] } }] });
  const refused = await ask(ours, "PATCH", gone.id, { body: { name: "Spoon" } });
  expect([refused.status, refused.body.code]).toEqual([409, "topic_merged"]);
  expect((await ask(ours, "DELETE", gone.id)).status).toBe(409);
});

test("nobody reads or changes another workspace's topics", async () => {
  const { id } = await make("Ours", "ours");
  const replies = [
    await ask(theirs, "GET", id),
    await ask(theirs, "PATCH", id, { body: { name: "Theirs" } }),
    await ask(theirs, "DELETE", id),
  ];
  expect(replies.map(({ status }) => status)).toEqual([404, 404, 404]);
  expect((await ask(theirs, "GET", null)).body.items.map((one: { name: string }) => one.name)).not.toContain("Ours");
});

test("a POST that is sent again with its key makes one topic", async () => {
  const [path, body] = [ALL, JSON.stringify({ name: "Once", words: { any: ["once"] } })];
  const { token } = ours;
  const send = () =>
    topicsRoute.POST(
      new Request(`http://localhost:3000${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": "one" },
        body,
      }),
      { params: Promise.resolve({}) },
    );
  const [first, second] = [await send(), await send()];
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(await second.json()).toEqual(await first.json());
});

test("whatever is sent to make or change a topic, the reply is one of the API's", async () => {
  const topic = { name: "Plates", words: { en: ["plate*"], any: ["dish + broken"] }, except: ["plated"] };
  await property(bodies(topic), async (body) =>
    check(await ours.call(topicsRoute.POST, { method: "POST", path: ALL, body }), topicReplySchema),
  );
  const { id } = await make("Changed", "changed");
  const where = { path: `${ALL}/${id}`, params: { topic: id } };
  await property(bodies({ ...topic, name: "Bowls", version: 1, archived: false }), async (body) =>
    check(await ours.call(topicRoute.PATCH, { method: "PATCH", ...where, body }), topicReplySchema),
  );
});
