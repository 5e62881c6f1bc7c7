import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { insertAlert } from "@/db/queries/alerts/write-alert";
import { deleteWorkspace, eraseWorkspace } from "@/db/queries/delete-workspace";
import { writeFollowUpEvents } from "@/db/queries/follow-ups/write-follow-ups";
import { updateImport } from "@/db/queries/update-import";
import { noteEvent } from "@/db/queries/webhooks/note-event";
import { deleteSurvey, eraseSurvey } from "@/db/rollups/delete-survey";
import { eraseCustomer, eraseResponse } from "@/db/rollups/erase";
import { alertRule } from "@/db/schema/alert";
import { followUp } from "@/db/schema/follow-up";
import { importRun } from "@/db/schema/import";
import { response } from "@/db/schema/response";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { changeFollowUps } from "@/features/follow-ups/change-follow-ups";
import { undoChanges } from "@/features/follow-ups/undo-changes";
import { applySettings } from "@/features/surveys/settings/apply-settings";
import { pauseWebhook } from "@/features/webhooks/change-webhook";
import { toDeliveryJson } from "@/features/webhooks/tell-webhook";
import { openSink, reply, type Sink } from "@/features/webhooks/testing/open-sink";
import { NOW, type Place } from "@/jobs/handlers/testing/follow-up-stand";
import { expireDeliveries } from "@/jobs/handlers/webhooks";
import { webhookStand } from "@/jobs/testing/webhook-stand";

const database = await testDatabase();
const { appDb } = database;
const stand = webhookStand(database);
const DAY_MS = 86_400_000;
const typesOf = ({ received }: Sink) => received.map(({ body }) => JSON.parse(body).type).sort();
const dataOf = ({ received }: Sink) => received.map(({ body }) => JSON.parse(body).data);

async function placeWithSink() {
  const place = await stand.makePlace();
  const sink = await openSink();
  const webhook = await stand.add(place.scope, sink.url);
  return { place, sink, webhook };
}

/** Everything that was announced is looked at, and everything that is due is sent. */
async function tell({ scope }: Place, now = NOW) {
  await stand.spreadAll(scope, now);
  await stand.send(now);
}

test("an answer that comes complete is told as created and as completed, once, as the API shows it", async () => {
  const { place, sink } = await placeWithSink();
  const id = await stand.say(place, { nps: 3, why: "It was late." });
  await stand.spreadAll(place.scope, NOW, 2);
  await stand.send();
  await stand.send();
  expect(typesOf(sink)).toEqual(["response.completed", "response.created"]);
  const [first, second] = dataOf(sink);
  expect(first).toEqual(second);
  expect(first).toMatchObject({
    ...{ id, survey: place.surveyId, answers: { nps: 3, why: "It was late." }, state: "counted" },
    ...{ customer: { externalId: "ada" }, answeredAt: "2026-11-20T10:00:00.000000Z", completedAt: NOW.toISOString() },
  });
});

test("nothing is noted where no webhook wants to know, for tests, and for answers that were rolled back", async () => {
  const place = await stand.makePlace();
  await stand.say(place, { nps: 3 });
  await stand.add(place.scope, "https://hooks.example.com/", { events: ["alert.raised"] });
  await stand.say(place, { nps: 3 });
  expect(await stand.notedIn(place.scope)).toEqual([]);
  await stand.add(place.scope, "https://hooks.example.com/", { events: ["response.completed"] });
  await stand.say(place, { nps: 3, state: "test" });
  expect(await stand.notedIn(place.scope)).toEqual([]);
  const lost = withTenant(appDb, place.scope, async (tx) => {
    await noteEvent(tx, place.scope, "response.completed", [randomUUID()]);
    throw new Error("rolled back");
  });
  await expect(lost).rejects.toThrow("rolled back");
  expect(await stand.notedIn(place.scope)).toEqual([]);
  await stand.say(place, { nps: 3 });
  await stand.spreadAll(place.scope);
  expect((await stand.deliveriesOf(place.scope)).map(({ event }) => event)).toEqual(["response.completed"]);
});

test("a webhook is told of its own survey alone, its own events alone, in its own workspace alone, and only while it is active", async () => {
  const { place, sink } = await placeWithSink();
  const other = await stand.makePlace();
  const [elsewhere, narrowed, alerts, paused] = [
    await openSink(),
    await openSink(),
    await openSink(),
    await openSink(),
  ];
  await stand.add(other.scope, elsewhere.url);
  await stand.add(place.scope, narrowed.url, { survey: null, events: ["response.completed"] });
  await stand.add(place.scope, alerts.url, { events: ["alert.raised"] });
  const { id } = await stand.add(place.scope, paused.url);
  await withTenant(appDb, place.scope, (tx) => pauseWebhook(tx, place.scope, id, NOW));
  await stand.say(place, { nps: 9 });
  await tell(place);
  await tell(other);
  expect([sink, elsewhere, narrowed, alerts, paused].map(({ received }) => received.length)).toEqual([2, 0, 1, 0, 0]);
});

test("narrowed to a survey it is told nothing of another", async () => {
  const place = await stand.makePlace();
  const sink = await openSink();
  const surveyId = await makeSurvey(appDb, place.scope, {
    questions: [{ id: "nps", kind: "nps", title: { en: "How likely?" } }],
    series: [{ question: "nps", scale: "nps", metric: "nps" }],
  });
  await stand.add(place.scope, sink.url, { survey: place.surveyId });
  const created = await stand.say(place, { nps: 9 });
  await stand.say({ scope: place.scope, surveyId }, { nps: 9 });
  await tell(place);
  expect(dataOf(sink).map(({ id }) => id)).toEqual([created, created]);
});

test("a follow-up is told as opened, as closed, as opened again by whoever takes that back or changes it, and as closed again", async () => {
  const { place, sink } = await placeWithSink();
  const { scope } = place;
  const id = await stand.say(place, { nps: 0, why: "Never again." });
  await stand.follow(place, [id]);
  const [row] = await stand.rowsOf(place);
  if (!row) throw new Error("Nothing was opened.");
  const close = () =>
    withTenant(appDb, scope, (tx) => changeFollowUps(tx, scope, [{ id: row.id }], { state: "solved" }, NOW));
  const { undo } = await close();
  await withTenant(appDb, scope, (tx) => undoChanges(tx, scope, [...undo], NOW));
  await close();
  await withTenant(appDb, scope, (tx) => changeFollowUps(tx, scope, [{ id: row.id }], { state: "contacted" }, NOW));
  await close();
  await withTenant(appDb, scope, (tx) =>
    writeFollowUpEvents(tx, scope, [{ id: row.id, what: "note", after: "x" }], NOW),
  );
  await stand.spreadAll(scope, NOW, 2);
  await stand.send();
  const told = typesOf(sink).filter((type) => type.startsWith("follow_up"));
  expect(told).toEqual([...Array(3).fill("follow_up.closed"), ...Array(3).fill("follow_up.opened")]);
  expect(dataOf(sink).find(({ reason }) => reason !== undefined)).toMatchObject({
    ...{ id: row.id, response: id, survey: place.surveyId, score: 0, comment: "Never again.", state: "solved" },
    customer: { externalId: "ada" },
  });
});

test("an alert is told when it is raised, an import when it has ended; a dry run and its answers are not", async () => {
  const { place, sink } = await placeWithSink();
  const { scope, surveyId } = place;
  const { workspaceId } = scope;
  const [done, dry] = [randomUUID(), randomUUID()];
  await withTenant(appDb, scope, async (tx) => {
    const ruleId = randomUUID();
    await tx.insert(alertRule).values({ workspaceId, id: ruleId, metric: "nps", surveyId, createdAt: NOW });
    const days = { since: "2026-11-02", leftOn: "2026-11-09", lastWeek: "2026-11-15" };
    const ranges = {
      beforeFrom: "2026-06-01",
      beforeTo: "2026-11-01",
      afterFrom: "2026-11-02",
      beforeN: 400,
      afterN: 40,
    };
    const alert = {
      ruleId,
      rule: "drift",
      direction: "down",
      assessment: "worse",
      openedAt: NOW,
      ...days,
      ...ranges,
    } as const;
    await insertAlert(tx, scope, alert);
    for (const [id, dryRun] of [
      [done, false],
      [dry, true],
    ] as const) {
      const run = { workspaceId, id, surveyId, fileName: "a.csv", fileBytes: 9, status: "running", dryRun } as const;
      await tx.insert(importRun).values({ ...run, mapping: {}, purpose: "answers", createdAt: NOW });
      await updateImport(tx, scope, id, { rows: 3, stored: 3 });
      await updateImport(tx, scope, id, { status: "done", finishedAt: NOW });
    }
  });
  await tell(place);
  expect(typesOf(sink)).toEqual(["alert.raised", "import.finished"]);
  const told = dataOf(sink);
  expect(told.find(({ rule }) => rule !== undefined)).toMatchObject({
    metric: "nps",
    survey: surveyId,
    direction: "down",
  });
  const imported = told.find(({ fileName }) => fileName !== undefined);
  expect(imported).toMatchObject({ id: done, status: "done", stored: 3, survey: surveyId });
  expect(imported).not.toHaveProperty("problems");
});

test("what was erased before it was sent is not told: of a person neither words nor name, of an answer nothing", async () => {
  const { place, sink } = await placeWithSink();
  const { scope, surveyId } = place;
  const [kept, gone] = [await stand.say(place, { nps: 3, why: "I am Ada." }), await stand.say(place, { nps: 4 })];
  await stand.spreadAll(scope);
  await withTenant(appDb, scope, async (tx) => {
    const [row] = await tx.select().from(response).where(eq(response.id, kept));
    await eraseResponse(tx, scope, surveyId, gone);
    expect(await eraseCustomer(tx, scope, row?.customerId ?? "")).toBe(true);
  });
  await stand.send();
  expect(dataOf(sink).map(({ id }) => id)).toEqual([kept, kept]);
  for (const data of dataOf(sink)) expect(data).toMatchObject({ customer: null, answers: { nps: 3 }, attributes: {} });
  expect(sink.received.map(({ body }) => body).join()).not.toMatch(/\bada\b/i);
  const states = (await stand.deliveriesOf(scope)).map(({ subjectId, state }) => [subjectId === kept, state]);
  expect(states.sort()).toEqual([
    [false, "gone"],
    [false, "gone"],
    [true, "delivered"],
    [true, "delivered"],
  ]);
});

test("what an endpoint replied about answers goes with their survey, and about a person's follow-ups with them", async () => {
  const { place, sink } = await placeWithSink();
  const { scope, surveyId } = place;
  sink.script = (back, { body }) => back.end(body);
  const id = await stand.say(place, { nps: 0, why: "I am Ada." });
  await stand.follow(place, [id]);
  await tell(place);
  const replies = async () => {
    const rows = await stand.deliveriesOf(scope);
    return rows.map(({ event, reply: said }) => [event, said !== ""]).sort();
  };
  const kept = [["follow_up.opened", true]];
  const gone = [
    ["response.completed", false],
    ["response.created", false],
  ];
  expect((await replies()).every(([, said]) => said)).toBe(true);
  const [row] = await stand.rowsOf(place);
  // A follow-up may have no answer.
  await withTenant(appDb, scope, (tx) => tx.update(followUp).set({ responseId: null }));
  await withTenant(appDb, scope, (tx) => deleteSurvey(tx, scope, surveyId));
  await eraseSurvey(database.workerDb, scope, surveyId);
  expect(await replies()).toEqual([...kept, ...gone]);
  await withTenant(appDb, scope, (tx) => eraseCustomer(tx, scope, row?.customerId ?? ""));
  expect(await replies()).toEqual([["follow_up.opened", false], ...gone]);
});

test("a follow-up that ends with its person is told as closed, an import that ends with its survey as finished", async () => {
  const { place, sink } = await placeWithSink();
  const { scope, surveyId } = place;
  const { workspaceId } = scope;
  await stand.follow(place, [await stand.say(place, { nps: 0, why: "I am Ada." })]);
  await tell(place);
  const before = sink.received.length;
  const [row] = await stand.rowsOf(place);
  await withTenant(appDb, scope, async (tx) => {
    await eraseCustomer(tx, scope, row?.customerId ?? "");
    const run = {
      workspaceId,
      id: randomUUID(),
      surveyId,
      fileName: "a.csv",
      fileBytes: 9,
      status: "running",
    } as const;
    await tx.insert(importRun).values({ ...run, mapping: {}, purpose: "answers", createdAt: NOW });
    await deleteSurvey(tx, scope, surveyId);
  });
  await tell(place);
  const told = sink.received.slice(before).map(({ body }) => JSON.parse(body));
  expect(told.map(({ type, data }) => [type, data.state ?? data.status]).sort()).toEqual([
    ["follow_up.closed", "withdrawn"],
    ["import.finished", "failed"],
  ]);
  expect(JSON.stringify(told)).not.toMatch(/\bada\b/i);
});

test("what an endpoint replied about a person goes with them", async () => {
  const { place, sink } = await placeWithSink();
  const { scope } = place;
  sink.script = (back, { body }) => back.end(body);
  const id = await stand.say(place, { nps: 0, why: "I am Ada." });
  await stand.follow(place, [id]);
  await tell(place);
  const before = await stand.deliveriesOf(scope);
  expect(before.map(({ reply: said }) => said.includes("I am Ada."))).toEqual([true, true, true]);
  await withTenant(appDb, scope, async (tx) => {
    const [row] = await tx.select().from(response).where(eq(response.id, id));
    await eraseCustomer(tx, scope, row?.customerId ?? "");
  });
  expect((await stand.deliveriesOf(scope)).map(({ reply: said }) => said)).toEqual(before.map(() => ""));
});

test("answers to an anonymous survey are told after their day, in an order of chance, and nothing stored says when they came", async () => {
  const { place, sink } = await placeWithSink();
  const { scope, surveyId } = place;
  await withTenant(appDb, scope, (tx) => applySettings(tx, scope, surveyId, { anonymous: true }, NOW));
  const midnight = new Date("2026-11-20T00:00:00Z");
  for (let n = 0; n < 6; n += 1) await stand.say(place, { nps: n, customer: null, at: midnight });
  await stand.spreadAll(scope);
  const waiting = await stand.deliveriesOf(scope);
  expect(waiting.length).toBe(12);
  for (const { createdAt, nextAttemptAt } of waiting) {
    expect(createdAt).toEqual(midnight);
    expect(nextAttemptAt?.getTime()).toBeGreaterThanOrEqual(midnight.getTime() + DAY_MS);
    expect(nextAttemptAt?.getTime()).toBeLessThan(midnight.getTime() + DAY_MS + 3_600_000);
  }
  expect(new Set(waiting.map(({ nextAttemptAt }) => nextAttemptAt?.getTime())).size).toBeGreaterThan(6);
  expect(waiting.every(({ id }) => id[14] === "4")).toBe(true);
  await stand.send(new Date(midnight.getTime() + DAY_MS - 1));
  expect(sink.received).toEqual([]);
  await stand.send(new Date(midnight.getTime() + 2 * DAY_MS));
  expect(sink.received.length).toBe(12);
  for (const { body } of sink.received) {
    const { timestamp, data } = JSON.parse(body);
    expect(timestamp).toBe(midnight.toISOString());
    expect(data).toMatchObject({ customer: null, attributes: {}, submissionId: data.id });
    expect(data.answeredAt).toMatch(/^2026-11-20T00:00:00/);
  }
});

test("of an anonymous survey nothing is told of a day on which too few answered, nor is said of whom, before it was told", async () => {
  const { place, sink } = await placeWithSink();
  const { scope, surveyId } = place;
  await withTenant(appDb, scope, (tx) => applySettings(tx, scope, surveyId, { anonymous: true }, NOW));
  const say = (day: string, nps: number) => stand.say(place, { nps, customer: null, at: new Date(`${day}T00:00:00Z`) });
  for (let n = 0; n < 5; n += 1) await say("2026-11-20", n);
  await stand.spreadAll(scope);
  const alone = await say("2026-11-21", 9);
  await stand.spreadAll(scope, new Date(NOW.getTime() + DAY_MS));
  const shown = async () => (await stand.deliveriesOf(scope)).map((row) => toDeliveryJson(row).subject);
  expect(await shown()).toEqual(Array(12).fill(null));
  await stand.send(new Date(NOW.getTime() + 3 * DAY_MS));
  const told = dataOf(sink).map(({ id }) => id);
  expect(told.length).toBe(10);
  expect(told).not.toContain(alone);
  expect((await shown()).filter((id) => id !== null).sort()).toEqual(told.sort());
  const gone = (await stand.deliveriesOf(scope)).filter(({ state }) => state === "gone");
  expect(gone.map(({ subjectId }) => subjectId)).toEqual([alone, alone]);
});

test("of an anonymous survey that too few have answered nothing is told", async () => {
  const { place, sink } = await placeWithSink();
  const { scope, surveyId } = place;
  await withTenant(appDb, scope, (tx) => applySettings(tx, scope, surveyId, { anonymous: true }, NOW));
  await storeScores(appDb, scope, surveyId, [{ day: "2026-11-20", scores: { nps: 1 } }]);
  await stand.spreadAll(scope);
  await stand.send(new Date(NOW.getTime() + 2 * DAY_MS));
  expect(sink.received).toEqual([]);
  expect((await stand.deliveriesOf(scope)).map(({ state }) => state)).toEqual(["gone", "gone"]);
});

test("of a workspace that is deleted nothing goes out any more, from the commit on", async () => {
  const { place, sink } = await placeWithSink();
  await stand.say(place, { nps: 9 });
  await stand.spreadAll(place.scope);
  await withTenant(appDb, place.scope, (tx) => deleteWorkspace(tx, place.scope));
  await stand.send();
  expect(sink.received).toEqual([]);
  await eraseWorkspace(appDb, place.scope);
  expect(await stand.deliveriesOf(place.scope)).toEqual([]);
});

test("deliveries are kept for 30 days", async () => {
  const { place, sink } = await placeWithSink();
  sink.script = reply(200);
  await stand.say(place, { nps: 9 });
  await tell(place);
  const expire = (days: number) => {
    const now = new Date(NOW.getTime() + days * DAY_MS);
    return expireDeliveries({ workspaceId: place.scope.workspaceId }, stand.contextOf(place.scope, now));
  };
  await expire(30);
  expect((await stand.deliveriesOf(place.scope)).length).toBe(2);
  await expire(30.001);
  expect(await stand.deliveriesOf(place.scope)).toEqual([]);
});
