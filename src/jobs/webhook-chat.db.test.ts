import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { insertAlert } from "@/db/queries/alerts/write-alert";
import { updateImport } from "@/db/queries/update-import";
import { eraseCustomer } from "@/db/rollups/erase";
import { scoredAnswer, textAnswer } from "@/db/rollups/stored-answer";
import { alertRule } from "@/db/schema/alert";
import { customer } from "@/db/schema/customer";
import { importRun } from "@/db/schema/import";
import { response } from "@/db/schema/response";
import { workspace } from "@/db/schema/workspace";
import { testDatabase } from "@/db/testing/test-database";
import type { WebhookEvent } from "@/domain/webhooks/events";
import type { WebhookFormat } from "@/domain/webhooks/formats";
import { changeFollowUps } from "@/features/follow-ups/change-follow-ups";
import { reviewResponses } from "@/features/responses/review-responses";
import { applySettings } from "@/features/surveys/settings/apply-settings";
import { changeWebhook, sendAgain, sendTest } from "@/features/webhooks/change-webhook";
import { openSink, type Sink } from "@/features/webhooks/testing/open-sink";
import { NOW, type Place } from "@/jobs/handlers/testing/follow-up-stand";
import { webhookStand } from "@/jobs/testing/webhook-stand";

const database = await testDatabase();
const { appDb } = database;
const stand = webhookStand(database);
const DAY_MS = 86_400_000;
const RULES = { privateAllowed: true };

/** The lines of each message as somebody reads them; where they lead is below the workspace's address. */
const linesOf = ({ received }: Sink, { scope }: Place) =>
  received.map(({ body }) => {
    const { text, ...more } = JSON.parse(body);
    expect(more).toEqual({});
    const home = `https://candor.example/w/w-${scope.workspaceId.slice(0, 8)}/`;
    return (text as string)
      .replace(/[\u200a\u2060\u2066-\u2069]/g, "")
      .replace(home, "…/")
      .split("\n");
  });

async function placeWithChat(events: readonly WebhookEvent[], locale = "en", format: WebhookFormat = "chat") {
  const place = await stand.makePlace([
    { id: "mail", kind: "email", title: { en: "Your address?" } },
    { id: "effort", kind: "ces", anchors: "effort", title: { en: "How much effort?" } },
  ]);
  const { scope } = place;
  await withTenant(appDb, scope, (tx) =>
    tx.update(workspace).set({ locale, zone: "Europe/Berlin" }).where(eq(workspace.id, scope.workspaceId)),
  );
  const sink = await openSink();
  const webhook = await stand.add(scope, sink.url, { format, events });
  return { place, sink, webhook };
}

/** Everything that was announced is looked at, and everything that is due is sent. */
async function tell({ scope }: Place, now = NOW) {
  await stand.spreadAll(scope, now);
  await stand.send(now);
}

test("of one answer a program is told all, a chat a few lines: the survey, the score with its question, how the words begin", async () => {
  const { place, sink } = await placeWithChat(["response.completed"]);
  const program = await openSink();
  await stand.add(place.scope, program.url, { events: ["response.completed"] });
  const id = await stand.say(place, { nps: 3, why: `It was late. ${"And again, ".repeat(60)}` });
  await tell(place);
  const [[what, score, words, link] = []] = linesOf(sink, place);
  expect([what, score]).toEqual(["New answer to “How are we doing”", "“How likely?” 3 of 10"]);
  expect(words).toMatch(/^“It was late\. And again, .*again,…”$/);
  expect(words?.length).toBeLessThan(310);
  expect(link).toBe(`…/surveys/${place.surveyId}/answers?response=${id}`);
  expect(JSON.parse(program.received[0]?.body ?? "")).toMatchObject({ type: "response.completed", data: { id } });
  const [[said], [told]] = [sink.received, program.received];
  expect(said?.headers["content-type"]).toBe("application/json");
  expect(Object.keys(said?.headers ?? {}).sort()).toEqual(Object.keys(told?.headers ?? {}).sort());
});

test.each([
  ["de", "Neue Antwort auf „How are we doing“", "„How likely?“ 3 von 10", "„Zu spät.“"],
  ["ar", "إجابة جديدة عن «How are we doing»", /^«How likely\?» [3٣] من (10|١٠)$/, "«Zu spät.»"],
])("a chat is told in the workspace's language: %s", async (locale, what, score, words) => {
  const { place, sink } = await placeWithChat(["response.completed"], locale);
  await stand.say(place, { nps: 3, why: "Zu spät." });
  await tell(place);
  const [lines] = linesOf(sink, place);
  expect(lines?.slice(0, 3)).toEqual([what, typeof score === "string" ? score : expect.stringMatching(score), words]);
});

test("what somebody answered mentions nobody and leads nowhere; an address that they left is no comment", async () => {
  const { place, sink } = await placeWithChat(["response.created", "follow_up.opened"]);
  const why = "<!channel> @here\n[your bill](https://evil.example/x) www.evil.example http:evil.example &lt;!here&gt;";
  const more = [textAnswer("mail", "email", `${"x".repeat(120)}@larkway.example`)];
  const id = await stand.say(place, { nps: 0, why, more });
  await stand.follow(place, [id]);
  await tell(place);
  expect(sink.received.length).toBe(2);
  for (const { body } of sink.received) {
    const { text } = JSON.parse(body) as { text: string };
    const lines = text.split("\n");
    expect(text.match(/https?:\/\/\S+/g)).toEqual([lines.at(-1)]);
    expect(lines.slice(0, -1).join()).not.toMatch(/[<>]|@\w|\]\(|www\.|http:\S|&lt;|xxx/);
  }
  expect(linesOf(sink, place).flat()).toContain(
    "“‹!channel› @here [your bill](https://evil.example/x) www.evil.example http:evil.example &lt;!here&gt;”",
  );
});

test("Microsoft Teams is told the same as a card: words without markup, and one button in the workspace's language", async () => {
  const { place, sink } = await placeWithChat(["response.completed"], "ar", "teams");
  const why = "<at>Nora</at> **now** [your bill](https://evil.example/x) www.evil.example";
  const id = await stand.say(place, { nps: 3, why });
  await tell(place);
  const [received] = sink.received;
  const told = JSON.parse(received?.body ?? "");
  expect(told).toMatchObject({ type: "message", attachments: [{ contentUrl: null }] });
  const { type, rtl, body, actions } = told.attachments[0].content;
  expect([type, rtl]).toEqual(["AdaptiveCard", true]);
  const link = `https://candor.example/w/w-${place.scope.workspaceId.slice(0, 8)}/surveys/${place.surveyId}/answers?response=${id}`;
  expect(actions).toEqual([{ type: "Action.OpenUrl", title: "افتح في Candor", url: link }]);
  expect(body.map((block: { type: string }) => block.type)).toEqual(Array(3).fill("RichTextBlock"));
  const words = body.flatMap((block: { inlines: { text: string }[] }) => block.inlines.map(({ text }) => text));
  expect(words.join("\n")).toMatch(/Nora/);
  expect(words.join("\n")).not.toMatch(/[<>*]|\]\(|www\.|https?:\S/);
});

test("a held answer says so, one without words or score has fewer lines", async () => {
  const { place, sink } = await placeWithChat(["response.created"]);
  const id = await stand.say(place, { nps: 9, state: "held" });
  await tell(place);
  expect(linesOf(sink, place)).toEqual([
    [
      "Answer begun to “How are we doing”, held for review",
      "“How likely?” 9 of 10",
      `…/surveys/${place.surveyId}/answers?response=${id}`,
    ],
  ]);
});

test("what somebody took back by a later change a chat is not told, neither the score nor the words; a program is", async () => {
  const { place, sink } = await placeWithChat(["response.completed"]);
  const program = await openSink();
  await stand.add(place.scope, program.url, { events: ["response.completed"] });
  const takenBack = [
    { ...scoredAnswer("nps", "nps", 1, 3), offPath: true },
    { ...textAnswer("why", "long_text", "I should not have said that of Nora."), offPath: true },
  ];
  const id = await stand.say(place, { more: [...takenBack, scoredAnswer("effort", "ces", 1, 2)] });
  await tell(place);
  const link = `…/surveys/${place.surveyId}/answers?response=${id}`;
  expect(linesOf(sink, place)).toEqual([["New answer to “How are we doing”", "“How much effort?” 2 of 7", link]]);
  const { data } = JSON.parse(program.received[0]?.body ?? "");
  expect(data.answers).toEqual({ nps: 3, why: "I should not have said that of Nora.", effort: 2 });
});

test.each([
  ["excluded", "Answer to “How are we doing”, excluded"],
  ["superseded", "Answer to “How are we doing” that does not count, as another one of theirs does"],
] as const)(
  "an answer that is %s before it is told says that, and nothing of what was answered",
  async (state, what) => {
    const { place, sink } = await placeWithChat(["response.created", "response.completed"]);
    const id = await stand.say(place, { nps: 3, why: "Nora never called.", state });
    await tell(place);
    const lines = [what, `…/surveys/${place.surveyId}/answers?response=${id}`];
    expect(linesOf(sink, place)).toEqual([lines, lines]);
  },
);

test("an answer that was taken out since says so when it is sent again", async () => {
  const { place, sink } = await placeWithChat(["response.completed"]);
  const { scope, surveyId } = place;
  const id = await stand.say(place, { nps: 3, why: "Nora never called." });
  await tell(place);
  const { id: delivery } = await stand.deliveryOf(scope);
  await withTenant(appDb, scope, async (tx) => {
    await reviewResponses(tx, scope, surveyId, { deed: "exclude", ids: [id], reason: "Names a colleague" });
    await sendAgain(tx, scope, delivery, NOW);
  });
  await stand.send();
  const link = `…/surveys/${surveyId}/answers?response=${id}`;
  expect(linesOf(sink, place)).toEqual([
    ["New answer to “How are we doing”", "“How likely?” 3 of 10", "“Nora never called.”", link],
    ["Answer to “How are we doing”, excluded", link],
  ]);
});

test("effort is told as it counts: a lower score is more effort", async () => {
  const { place, sink } = await placeWithChat(["response.completed"]);
  await stand.say(place, { more: [scoredAnswer("effort", "ces", 1, 2)] });
  await tell(place);
  expect(linesOf(sink, place)[0]?.[1]).toBe("“How much effort?” 2 of 7");
});

test("a follow-up is told with whom it is of, why and until when; closed, with its outcome; open again meanwhile, with that", async () => {
  const { place, sink } = await placeWithChat(["follow_up.opened", "follow_up.closed"]);
  const { scope } = place;
  const change = (id: string, how: Parameters<typeof changeFollowUps>[3]) =>
    withTenant(appDb, scope, (tx) => changeFollowUps(tx, scope, [{ id }], how, NOW));
  await stand.follow(place, [await stand.say(place, { nps: 0, why: "Slow again." })]);
  const [row] = await stand.rowsOf(place);
  if (!row) throw new Error("Nothing was opened.");
  await tell(place);
  await withTenant(appDb, scope, (tx) => tx.update(customer).set({ name: "Ada Lovelace" }));
  await change(row.id, { state: "solved", cause: "price" });
  await tell(place);
  await change(row.id, { state: "new" });
  await change(row.id, { state: "not_solvable", cause: "own", causeWords: "It <b>rained</b>" });
  await tell(place);
  const before = sink.received.length;
  await change(row.id, { state: "new" });
  await change(row.id, { state: "not_solvable" });
  await change(row.id, { state: "new" });
  await tell(place);
  const link = `…/feedback?open=${row.id}`;
  const told = linesOf(sink, place);
  const closedAs = (lines: string[][]) => lines.flatMap(([what, how]) => (what?.includes("closed") ? [how] : []));
  const [opened, closed] = told;
  // It was eleven in Berlin; a day.
  const why = "Low score (0) · due 21 Nov 2026, 11:00";
  expect(opened).toEqual(["Follow-up opened: ada", why, "“Slow again.”", link]);
  expect(closed).toEqual(["Follow-up closed: Ada Lovelace", "Solved · Cause: Price · Low score (0)", link]);
  expect(closedAs(told.slice(2, before))).toEqual(["Not solvable · Cause: It ‹b›rained‹/b› · Low score (0)"]);
  expect(closedAs(told.slice(before))).toEqual(["Open again since · Low score (0)"]);
});

test("an alert says what moved, from where to where, since when; an import its file and its rows, or why it failed", async () => {
  const { place, sink } = await placeWithChat(["alert.raised", "import.finished"]);
  const { scope, surveyId } = place;
  const { workspaceId } = scope;
  const [done, failed] = [randomUUID(), randomUUID()];
  const alertId = await withTenant(appDb, scope, async (tx) => {
    const ruleId = randomUUID();
    await tx.insert(alertRule).values({ workspaceId, id: ruleId, metric: "nps", surveyId, createdAt: NOW });
    return insertAlert(tx, scope, {
      ...{ ruleId, rule: "drift", direction: "down", assessment: "worse", openedAt: NOW },
      ...{ since: "2026-11-02", leftOn: "2026-11-09", lastWeek: "2026-11-15" },
      ...{ beforeFrom: "2026-06-01", beforeTo: "2026-11-01", afterFrom: "2026-11-02", beforeN: 400, afterN: 40 },
      ...{ beforeValue: 38.5, beforeLow: 30, beforeHigh: 47, afterValue: 13.6, afterLow: -9, afterHigh: 36 },
      ...{ movedName: "country", movedValue: "DE", movedBefore: 38.5, movedAfter: 2 },
    });
  });
  await withTenant(appDb, scope, async (tx) => {
    const run = { workspaceId, surveyId, fileName: "May <1>.csv", fileBytes: 9, status: "running" } as const;
    for (const id of [done, failed])
      await tx.insert(importRun).values({ ...run, id, mapping: {}, purpose: "answers", createdAt: NOW });
    await updateImport(tx, scope, done, { rows: 1_204, stored: 1_200, duplicates: 3, rejected: 1 });
    await updateImport(tx, scope, done, { status: "done", finishedAt: NOW });
    const fault = { code: "sourceTypes", values: { types: "NPS, CSAT" } } as const;
    await updateImport(tx, scope, failed, { status: "failed", fault, finishedAt: NOW });
  });
  await tell(place);
  const told = linesOf(sink, place).sort();
  expect(told.find(([what]) => what?.startsWith("NPS"))).toEqual([
    "NPS of “How are we doing” has drifted from its usual range since 2 Nov 2026",
    "Usually +38.5, now +13.6 · between −9.0 and 36.0 · 40 answers",
    "Moved most: country Germany, from +38.5 to +2.0",
    `…/alerts/${alertId}`,
  ]);
  expect(told.find((lines) => lines.at(-1)?.endsWith(done))).toEqual([
    "Import of May ‹1›.csv: Done",
    "Rows read: 1,204; stored: 1,200; there already: 3; left out: 1",
    `…/imports/${done}`,
  ]);
  const [what, why, ...more] = told.find((lines) => lines.at(-1)?.endsWith(failed)) ?? [];
  expect([what, more]).toEqual(["Import of May ‹1›.csv: Failed", [`…/imports/${failed}`]]);
  expect(why).toMatch(/^This file holds answers to several kinds of survey in one column: NPS, CSAT\./);
});

test("of who was erased a chat is told neither words nor name", async () => {
  const { place, sink } = await placeWithChat(["response.completed", "follow_up.opened"]);
  const { scope } = place;
  const id = await stand.say(place, { nps: 0, why: "I am Ada." });
  await stand.follow(place, [id]);
  await stand.spreadAll(scope);
  await withTenant(appDb, scope, async (tx) => {
    const [row] = await tx.select().from(response).where(eq(response.id, id));
    await eraseCustomer(tx, scope, row?.customerId ?? "");
  });
  await stand.send();
  expect(sink.received.length).toBeGreaterThan(0);
  expect(sink.received.map(({ body }) => body).join()).not.toMatch(/\bada\b/i);
});

test("of an anonymous survey a chat is told after the day, and of a day on which too few answered nothing", async () => {
  const { place, sink } = await placeWithChat(["response.completed"]);
  const { scope, surveyId } = place;
  await withTenant(appDb, scope, (tx) => applySettings(tx, scope, surveyId, { anonymous: true }, NOW));
  const say = (day: string, nps: number) => stand.say(place, { nps, customer: null, at: new Date(`${day}T00:00:00Z`) });
  for (let n = 0; n < 5; n += 1) await say("2026-11-20", n);
  await stand.spreadAll(scope);
  const alone = await say("2026-11-21", 9);
  await stand.spreadAll(scope, new Date(NOW.getTime() + DAY_MS));
  await stand.send(NOW);
  expect(sink.received).toEqual([]);
  await stand.send(new Date(NOW.getTime() + 3 * DAY_MS));
  const told = linesOf(sink, place);
  expect(told.map(([, score]) => score).sort()).toEqual([0, 1, 2, 3, 4].map((n) => `“How likely?” ${n} of 10`));
  expect(told.flat().join()).not.toContain(alone);
});

test("a test says whose it is and leads to its webhook; put to the other format, what waits is told in that", async () => {
  const { place, sink, webhook } = await placeWithChat(["alert.raised"], "de");
  const { scope } = place;
  await withTenant(appDb, scope, (tx) => sendTest(tx, scope, webhook.id, NOW));
  await stand.send();
  expect(linesOf(sink, place)).toEqual([
    ["Ein Test von Candor, Arbeitsbereich Larkway. Es funktioniert.", `…/settings/webhooks/${webhook.id}`],
  ]);
  await withTenant(appDb, scope, async (tx) => {
    await sendTest(tx, scope, webhook.id, NOW);
    await changeWebhook(tx, scope, webhook.id, { format: "json" }, RULES);
  });
  await stand.send();
  expect(JSON.parse(sink.received[1]?.body ?? "")).toMatchObject({
    type: "webhook.test",
    data: { webhook: webhook.id },
  });
});
