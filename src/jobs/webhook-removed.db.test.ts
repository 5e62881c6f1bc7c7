import { eq, sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { type Tx, withTenant } from "@/db/client";
import { hideComment } from "@/db/queries/topics/write-comments";
import { claimTurns } from "@/db/queries/webhooks/turns";
import { countComments } from "@/db/rollups/count-comments";
import { deleteSurvey } from "@/db/rollups/delete-survey";
import { eraseCustomer, eraseResponse } from "@/db/rollups/erase";
import { redactWords } from "@/db/rollups/redact-words";
import { settleRepeats } from "@/db/rollups/settle-repeats";
import { textAnswer } from "@/db/rollups/stored-answer";
import { followUp } from "@/db/schema/follow-up";
import { ANSWER_STATUS, response } from "@/db/schema/response";
import { testDatabase } from "@/db/testing/test-database";
import { WEBHOOK_FORMATS } from "@/domain/webhooks/formats";
import { reviewResponses } from "@/features/responses/review-responses";
import { takeTurn } from "@/features/webhooks/take-turn";
import { openSink, reply, type Script } from "@/features/webhooks/testing/open-sink";
import type { SubjectReader } from "@/features/webhooks/write-body";
import { minutes, NOW, type Place } from "@/jobs/handlers/testing/follow-up-stand";
import { tellSubject } from "@/jobs/tell-subject";
import { webhookStand } from "@/jobs/testing/webhook-stand";

const database = await testDatabase();
const { appDb, workerDb, authSecret } = database;
const stand = webhookStand(database);
const SECRET = /Nora never called/;

type TakeOut = (tx: Tx, place: Place, id: string) => Promise<unknown>;

const exclude: TakeOut = (tx, { scope, surveyId }, id) =>
  reviewResponses(tx, scope, surveyId, { deed: "exclude", ids: [id], reason: "Names a colleague" });
const eraseAnswer: TakeOut = (tx, { scope, surveyId }, id) => eraseResponse(tx, scope, surveyId, id);
const removeWords: TakeOut = (tx, { scope }, id) => redactWords(tx, scope, id, () => "[…]");
const removeSurvey: TakeOut = (tx, { scope, surveyId }) => deleteSurvey(tx, scope, surveyId);
const hide: TakeOut = async (tx, { scope }, id) => {
  await countComments(tx, scope, [id]);
  expect(await hideComment(tx, scope, id, minutes(1))).toBe(true);
};
const erasePerson: TakeOut = async (tx, { scope }, id) => {
  const [row] = await tx.select().from(response).where(eq(response.id, id));
  await eraseCustomer(tx, scope, row?.customerId ?? "");
};

const TOPIC = {
  id: "topic",
  kind: "single",
  title: { en: "About what?" },
  options: [
    { id: "bill", label: { en: "The bill" } },
    { id: "else", label: { en: "Something else" } },
  ],
};
/** That the bill was chosen, as it is stored. */
const CHOSE_BILL = {
  ...{ questionId: "topic", kind: "single", series: 0, status: ANSWER_STATUS.other },
  ...{ score: null, choices: "bill", text: null, offPath: false },
};

/** A follow-up for a low score, a risk word and a chosen option, whose first message failed, with one webhook of each format. */
async function placeThatFails() {
  const place = await stand.makePlace([TOPIC]);
  const { scope } = place;
  await stand.setRules(place, { choices: { [`${place.surveyId}/topic/bill`]: 24 } });
  const sinks = await Promise.all(WEBHOOK_FORMATS.map(() => openSink(reply(500))));
  for (const [at, format] of WEBHOOK_FORMATS.entries())
    await stand.add(scope, sinks[at]?.url ?? "", { format, events: ["follow_up.opened"] });
  const id = await stand.say(place, { nps: 0, why: "Nora never called. My lawyer will.", more: [CHOSE_BILL] });
  await stand.follow(place, [id]);
  await stand.spreadAll(scope);
  return { place, id, sinks };
}

test.each([
  ["excluded", exclude, false],
  ["deleted", eraseAnswer, false],
  ["of a person who was erased", erasePerson, false],
  ["of a survey that was deleted", removeSurvey, false],
  ["rid of its words", removeWords, true],
  ["hidden", hide, true],
] as const)(
  "of an answer that is %s since, a follow-up repeats no word, neither to a program nor to a chat",
  async (_, takeOut, scored) => {
    const { place, id, sinks } = await placeThatFails();
    await stand.send();
    // As long as nothing was taken out, the words went along.
    for (const { received } of sinks) expect(received.map(({ body }) => SECRET.test(body))).toEqual([true]);
    await withTenant(appDb, place.scope, (tx) => takeOut(tx, place, id));
    for (const sink of sinks) sink.script = reply(204);
    await stand.send(minutes(5));
    for (const { received } of sinks) expect(received.map(({ body }) => SECRET.test(body))).toEqual([true, false]);
    const told = [0, 1].map((time) => sinks.map(({ received }) => JSON.parse(received[time]?.body ?? "")));
    const [before, after] = told.map(([program, chat, card]) => {
      const { score, words, parts, reasons } = program.data;
      const chats = [chat.text, JSON.stringify(card)];
      const scores = chats.map((text) => text.includes("(0)"));
      return { score, words, parts, reasons, scores, chosen: chats.map((text) => text.includes("The bill")) };
    });
    const reasons = ["risk_word", "low_score", "option_chosen"];
    const chosen = { score: 0, parts: ["topic/bill"], scores: [true, true], chosen: [true, true] };
    const nothing = { score: null, parts: [], scores: [false, false], chosen: [false, false] };
    expect(before).toEqual({ reasons, words: ["lawyer*"], ...chosen });
    expect(after).toEqual({ reasons, words: [], ...(scored ? chosen : nothing) });
    for (const { received } of sinks) expect(received[1]?.body).not.toMatch(/lawyer/);
  },
);

test("of two answers of one person the one that does not count is quoted too, as a follow-up is opened for it", async () => {
  const place = await stand.makePlace();
  const { scope } = place;
  const sinks = await Promise.all(WEBHOOK_FORMATS.map(() => openSink()));
  for (const [at, format] of WEBHOOK_FORMATS.entries())
    await stand.add(scope, sinks[at]?.url ?? "", { format, events: ["follow_up.opened"] });
  await stand.say(place, { nps: 9, at: minutes(-60) });
  const id = await stand.say(place, { nps: 0, why: "Nora never called. My lawyer will." });
  await withTenant(appDb, scope, async (tx) => {
    const find = () => tx.select().from(response).where(eq(response.id, id));
    const [stored] = await find();
    await settleRepeats(tx, place.surveyId, stored?.customerId ?? "", { policy: "first", windowDays: 30 });
    expect(await find()).toMatchObject([{ state: "superseded" }]);
  });
  await stand.follow(place, [id]);
  await stand.spreadAll(scope);
  await stand.send();
  for (const { received } of sinks) expect(received.map(({ body }) => SECRET.test(body))).toEqual([true]);
  const { data } = JSON.parse(sinks[0]?.received[0]?.body ?? "");
  expect([data.response, data.score, data.words]).toEqual([id, 0, ["lawyer*"]]);
});

test("of the found words those are told that are left in another text", async () => {
  const place = await stand.makePlace([{ id: "more", kind: "long_text", title: { en: "More?" } }]);
  const { scope } = place;
  const program = await openSink();
  await stand.add(scope, program.url, { events: ["follow_up.opened"] });
  const more = [textAnswer("more", "long_text", "A refund.")];
  const id = await stand.say(place, { nps: 0, why: "Nora never called. My lawyer will.", more });
  await stand.follow(place, [id]);
  await stand.spreadAll(scope);
  await withTenant(appDb, scope, (tx) =>
    redactWords(tx, scope, id, (text) => text.replace("Nora never called. My lawyer will.", "[…]")),
  );
  await stand.send();
  const { data } = JSON.parse(program.received[0]?.body ?? "");
  expect([data.comment, data.words]).toEqual(["A refund.", ["refund*"]]);
});

test("of an answer whose words are hidden a chat hears the score, and a program what the API shows", async () => {
  const place = await stand.makePlace();
  const { scope } = place;
  const [program, chat] = [await openSink(), await openSink()];
  await stand.add(scope, program.url, { events: ["response.completed"] });
  await stand.add(scope, chat.url, { format: "chat", events: ["response.completed"] });
  const id = await stand.say(place, { nps: 3, why: "Nora never called." });
  await stand.spreadAll(scope);
  await withTenant(appDb, scope, (tx) => hide(tx, place, id));
  await stand.send();
  const { text } = JSON.parse(chat.received[0]?.body ?? "");
  expect(text).toMatch(/3 of 10/);
  expect(text).not.toMatch(SECRET);
  expect(JSON.parse(program.received[0]?.body ?? "").data.answers.why).toMatch(SECRET);
});

test("what an endpoint replied about words goes with them", async () => {
  const { place, id, sinks } = await placeThatFails();
  for (const sink of sinks) sink.script = (back, { body }) => back.writeHead(500).end(body);
  await stand.send();
  const replies = async () => (await stand.deliveriesOf(place.scope)).map(({ reply: said }) => said !== "");
  expect(await replies()).toEqual([true, true, true]);
  await withTenant(appDb, place.scope, (tx) => removeWords(tx, place, id));
  expect(await replies()).toEqual([false, false, false]);
});

test("a reply that comes after the words were removed, to a message from before, is not kept", async () => {
  const { place, id, sinks } = await placeThatFails();
  const [program, ...others] = sinks;
  for (const sink of others) sink.script = reply(204);
  if (program)
    program.script = async (back, { body }) => {
      await withTenant(appDb, place.scope, (tx) => removeWords(tx, place, id));
      back.end(body);
    };
  await stand.send();
  expect(program?.received.map(({ body }) => SECRET.test(body))).toEqual([true]);
  const rows = await stand.deliveriesOf(place.scope);
  expect(rows.map(({ state, reply: said }) => [state, said])).toEqual(Array(3).fill(["delivered", ""]));
});

/** One message to a program, whose turn has come. */
async function placeWhoseTurnItIs(script: Script) {
  const place = await stand.makePlace();
  const { scope } = place;
  const program = await openSink(script);
  await stand.add(scope, program.url, { events: ["follow_up.opened"] });
  const id = await stand.say(place, { nps: 0, why: "Nora never called." });
  await stand.follow(place, [id]);
  // What other tests left is not sent here.
  await workerDb.pool.query("update webhook_queue set next_at = null");
  await stand.spreadAll(scope);
  const claim = { now: NOW, until: minutes(1), failing: false, most: 9, mostOfOne: 9 };
  const [turn, ...more] = await claimTurns(workerDb, claim);
  if (turn === undefined || more.length > 0) throw new Error("There is not one turn.");
  const context = {
    ...{ db: workerDb, scope, authSecret, publicUrl: "https://candor.example", privateAllowed: true },
    ...{ now: () => NOW, signal: new AbortController().signal },
  };
  const take = (json: SubjectReader = tellSubject) => takeTurn(context, turn, { json, chat: async () => null });
  return { place, id, program, take };
}

/** Somebody waits for what this transaction holds. */
const isWaitedFor = (tx: Tx) =>
  vi.waitFor(
    async () => {
      const waiting = sql`select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`;
      expect((await tx.execute(waiting)).rows).toHaveLength(1);
    },
    { timeout: 5_000, interval: 10 },
  );

test("a reply that is stored while the words are being removed is not kept", async () => {
  let removing: Promise<void> | undefined;
  const { place, id, program, take } = await placeWhoseTurnItIs((back, { body }) => {
    removing = withTenant(appDb, place.scope, async (tx) => {
      await removeWords(tx, place, id);
      back.end(body);
      await isWaitedFor(tx);
    });
  });
  await take();
  await removing;
  expect(program.received.map(({ body }) => SECRET.test(body))).toEqual([true]);
  expect(await stand.deliveryOf(place.scope)).toMatchObject({ state: "delivered", attempts: 1, reply: "" });
});

test("a reply that was found right goes with words that are removed before it is there for others", async () => {
  let removing: Promise<unknown> | undefined;
  const { place, id, take } = await placeWhoseTurnItIs((back, { body }) => back.end(body));
  let reads = 0;
  await take(async (tx, ...asked) => {
    const told = await tellSubject(tx, ...asked);
    reads += 1;
    if (reads === 1) return told;
    removing = withTenant(appDb, place.scope, (other) => removeWords(other, place, id));
    await isWaitedFor(tx);
    return told;
  });
  expect([reads, await removing]).toEqual([2, true]);
  expect(await stand.deliveryOf(place.scope)).toMatchObject({ state: "delivered", attempts: 1, reply: "" });
});

test("a message that cannot be read once it was sent is not sent again; what was replied is not kept", async () => {
  const { place, program, take } = await placeWhoseTurnItIs(reply(200, "Thanks"));
  let reads = 0;
  const failing: SubjectReader = (...asked) => {
    reads += 1;
    return reads === 1 ? tellSubject(...asked) : Promise.reject(new Error("No sense in it."));
  };
  await expect(take(failing)).rejects.toThrow("No sense in it.");
  expect(await stand.deliveryOf(place.scope)).toMatchObject({ state: "delivered", attempts: 1, reply: "" });
  expect(await stand.queueOf(place.scope)).toMatchObject([{ claim: null, nextAt: null }]);
  await stand.send(minutes(5));
  expect(program.received.length).toBe(1);
});

test("a reply is kept where somebody took the follow-up on meanwhile", async () => {
  const { place, take } = await placeWhoseTurnItIs(async (back) => {
    const { userId } = await stand.makeMember(place, "admin");
    await withTenant(appDb, place.scope, (tx) => tx.update(followUp).set({ ownerId: userId, revision: 7 }));
    back.end("Thanks");
  });
  await take();
  expect(await stand.deliveryOf(place.scope)).toMatchObject({ state: "delivered", reply: "Thanks" });
});
