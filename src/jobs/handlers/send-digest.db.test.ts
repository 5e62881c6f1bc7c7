import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { withoutTenant, withTenant } from "@/db/client";
import { findDigest, listDeliveries } from "@/db/queries/digest/find-digest";
import { saveDigest } from "@/db/queries/digest/write-digest";
import { membership, user } from "@/db/schema/people";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { deliverDigests } from "@/features/delivery/digest/deliver-digests";
import { readMail } from "@/features/delivery/digest/testing/read-mail";
import { type Manner, smtpStand } from "@/features/delivery/digest/testing/smtp-stand";
import { sendDigest } from "@/jobs/handlers/send-digest";
import { queueDueDigests } from "@/jobs/queue-due-digests";
import { createLogger } from "@/platform/logger";
import { createMailer } from "@/platform/mail";
import { testRuntime } from "@/platform/testing/test-runtime";

const database = await testDatabase();
const stand = await smtpStand();
const runtime = testRuntime(database);
const { appDb, workerDb } = database;

const MONDAY = new Date("2026-11-16T07:30:00Z");
const at = (text: string) => new Date(text);
const later = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);

/** A member who gets the mail on Mondays at 7 o'clock UTC, and whose next one is of 16 November 2026. */
async function makeReader(changes: { readonly locale?: string; readonly name?: string } = {}) {
  const scope = await database.makeWorkspace({ name: changes.name ?? "Larkway" });
  const userId = randomUUID();
  const email = `nora-${userId.slice(0, 8)}@larkway.example`;
  await withoutTenant(appDb, (tx) => tx.insert(user).values({ id: userId, email, locale: changes.locale ?? "en" }));
  await withTenant(appDb, scope, async (tx) => {
    await tx.insert(membership).values({ workspaceId: scope.workspaceId, userId, role: "viewer" });
    await saveDigest(tx, scope, userId, {
      ...{ active: true, cadence: "weekly", weekday: 1, monthDay: 1, hour: 7, zone: "UTC", locale: null },
      ...{ surveyIds: null, withComments: true, withGoals: true },
      ...{ nextDay: "2026-11-16", nextAt: at("2026-11-16T07:00:00Z") },
    });
  });
  return { scope, userId, email };
}

async function makeAnswers(scope: WorkspaceScope, days: readonly string[], scores = [9, 10, 3]): Promise<string> {
  const survey = await makeSurvey(appDb, scope, {
    name: "After support",
    questions: [
      { id: "nps", kind: "nps", title: { en: "How likely?" } },
      { id: "why", kind: "long_text", title: { en: "Why?" } },
    ],
    series: [{ question: "nps", scale: "nps", metric: "nps" }],
  });
  const told = days.flatMap((day) =>
    scores.map((nps) => ({ day, scores: { nps }, texts: { why: `${nps} out of ten <script>, on the day ${day}` } })),
  );
  await storeScores(appDb, scope, survey, told);
  return survey;
}

function contextOf(scope: WorkspaceScope, now: Date) {
  const job = mintScope(scope.workspaceId, { kind: "job", name: "digest.send" });
  const signal = new AbortController().signal;
  return { db: workerDb, scope: job, logger: createLogger("silent"), now: () => now, signal };
}

const send = ({ scope, userId }: { scope: WorkspaceScope; userId: string }, now: Date) =>
  sendDigest({ workspaceId: scope.workspaceId, userId }, contextOf(scope, now));

const mailsOf = ({ scope, userId }: { scope: WorkspaceScope; userId: string }) =>
  withTenant(appDb, scope, (tx) => listDeliveries(tx, scope, userId, 50));

const digestOf = ({ scope, userId }: { scope: WorkspaceScope; userId: string }) =>
  withTenant(appDb, scope, (tx) => findDigest(tx, scope, userId));

const takenBy = ({ email }: { email: string }) => stand.taken.filter((mail) => mail.includes(email)).map(readMail);

test("a mail that is due leaves once, though two workers send at the same moment and a third comes after them", async () => {
  const reader = await makeReader();
  await makeAnswers(reader.scope, ["2026-11-09", "2026-11-12", "2026-11-15", "2026-10-05"]);
  await Promise.all([send(reader, MONDAY), send(reader, MONDAY)]);
  await send(reader, later(5));
  const [mail, ...others] = takenBy(reader);
  expect(others).toEqual([]);
  expect(mail?.headers).toMatchObject({
    to: reader.email,
    "list-unsubscribe": expect.stringMatching(/^<https:\/\/feedback\.larkway\.example\/unsubscribe\/[\w-]{66}>$/),
    "list-unsubscribe-post": "List-Unsubscribe=One-Click",
    "message-id": expect.stringMatching(/^<digest\.[0-9a-f]{32}@larkway\.example>$/),
    subject: "Larkway: Nothing clearly changed",
    "content-language": "en",
  });
  // 9 to 15 November: three days of 9, 10 and 3, so 6 promoters and 3 detractors; under ten answers it is said in counts.
  expect(mail?.text).toContain("NPS: 6 promoters, 0 passives, 3 detractors · Few answers");
  expect(mail?.html).toContain("6 promoters, 0 passives, 3 detractors");
  expect(await mailsOf(reader)).toMatchObject([
    { period: "2026-11-16", state: "sent", tries: 1, fromDay: "2026-11-09", toDay: "2026-11-15", settledAt: MONDAY },
  ]);
  expect(await digestOf(reader)).toMatchObject({ nextDay: "2026-11-23", nextAt: at("2026-11-23T07:00:00Z") });
});

test("a server that says later is asked again after a minute, then five, and the mail arrives once", async () => {
  const reader = await makeReader();
  await makeAnswers(reader.scope, ["2026-11-12"]);
  stand.expect("later", "later");
  await send(reader, MONDAY);
  expect(await mailsOf(reader)).toMatchObject([
    { state: "waiting", reason: "busy", code: "451 4.7.1", tries: 1, nextTryAt: later(1) },
  ]);
  await send(reader, new Date(later(1).getTime() - 1));
  expect(stand.begun() > 0 && takenBy(reader)).toEqual([]);
  await send(reader, later(1));
  expect(await mailsOf(reader)).toMatchObject([{ state: "waiting", tries: 2, nextTryAt: later(6) }]);
  await send(reader, later(6));
  expect(takenBy(reader)).toHaveLength(1);
  expect(await mailsOf(reader)).toMatchObject([{ state: "sent", tries: 3, reason: null, code: null }]);
});

test("a server that stays away is given up after most of a day, and the next week is tried anew", async () => {
  const reader = await makeReader();
  await makeAnswers(reader.scope, ["2026-11-12", "2026-11-19"]);
  const nobody = createMailer({ smtpUrl: "smtp://127.0.0.1:1", from: "care@larkway.example" });
  if (nobody === null) throw new Error("no mailer");
  const place = { baseUrl: "https://feedback.larkway.example", secret: database.authSecret };
  const readNews = async () => ({ numbers: [], more: 0, comments: [], goals: [], followUps: null });
  for (const minutes of [0, 1, 6, 21, 81, 261, 621, 1341])
    await deliverDigests(
      { ...contextOf(reader.scope, later(minutes)), mailer: nobody, place, readNews },
      reader.userId,
    );
  nobody.close();
  expect(await mailsOf(reader)).toMatchObject([{ state: "failed", reason: "unreachable", tries: 8, nextTryAt: null }]);
  await send(reader, at("2026-11-23T07:00:00Z"));
  expect(takenBy(reader)).toHaveLength(1);
  expect(await mailsOf(reader)).toMatchObject([{ period: "2026-11-23", state: "sent" }, { state: "failed" }]);
});

test("an address that is refused for good is not tried again, and after two weeks no more until its owner says so", async () => {
  const reader = await makeReader();
  await makeAnswers(reader.scope, ["2026-11-12", "2026-11-19", "2026-11-26"]);
  stand.expect("never", "never");
  await send(reader, MONDAY);
  await send(reader, later(60));
  expect(await mailsOf(reader)).toMatchObject([{ state: "failed", reason: "refused", code: "550 5.1.1", tries: 1 }]);
  expect(await digestOf(reader)).toMatchObject({ pausedAt: null });
  await send(reader, at("2026-11-23T07:00:00Z"));
  expect(await digestOf(reader)).toMatchObject({ pauseReason: "refused" });
  await send(reader, at("2026-11-30T07:00:00Z"));
  expect((await mailsOf(reader))[0]).toMatchObject({ period: "2026-11-30", state: "skipped", reason: "paused" });
  expect(takenBy(reader)).toEqual([]);
});

test.each<[Manner, string, number]>([
  ["silent", "stalled", 1],
  ["vanish in the middle", "broken", 1],
  // Taken without a word: as the server never said so, it is sent again, and by its id a mailbox knows it for the same.
  ["take and vanish", "broken", 2],
])("a server that keeps %s: nothing is lost", async (manner, reason, arrived) => {
  const reader = await makeReader();
  await makeAnswers(reader.scope, ["2026-11-12"]);
  const mailer = createMailer({ smtpUrl: stand.url, from: "care@larkway.example" }, 300);
  if (mailer === null) throw new Error("no mailer");
  const place = { baseUrl: "https://feedback.larkway.example", secret: database.authSecret };
  const readNews = async () => ({ numbers: [], more: 0, comments: [], goals: [], followUps: null });
  const deliver = (now: Date) =>
    deliverDigests({ ...contextOf(reader.scope, now), mailer, place, readNews }, reader.userId);
  stand.expect(manner);
  const before = stand.begun();
  await deliver(MONDAY);
  expect(await mailsOf(reader)).toMatchObject([{ state: "waiting", reason, tries: 1 }]);
  // The library does not hand it over again behind our back.
  expect(stand.begun() - before).toBe(1);
  await deliver(later(1));
  mailer.close();
  const mails = takenBy(reader);
  expect(mails).toHaveLength(arrived);
  expect(new Set(mails.map(({ headers }) => headers["message-id"])).size).toBe(1);
  expect(await mailsOf(reader)).toMatchObject([{ state: "sent", tries: 2 }]);
});

test("the mail of a worker that was killed is taken up once its claim has run out, not before", async () => {
  const reader = await makeReader();
  await makeAnswers(reader.scope, ["2026-11-12"]);
  const killed = { ...contextOf(reader.scope, MONDAY), signal: AbortSignal.abort() };
  await sendDigest({ workspaceId: reader.scope.workspaceId, userId: reader.userId }, killed);
  expect(await mailsOf(reader)).toMatchObject([{ state: "waiting", tries: 0 }]);
  // As a killed worker leaves it: claimed until ten minutes later.
  await withTenant(workerDb, reader.scope, (tx) =>
    tx.$client.query(
      "update digest_delivery set state = 'sending', claim = gen_random_uuid(), tries = 1, next_try_at = $1",
      [later(10)],
    ),
  );
  await send(reader, later(9));
  expect(takenBy(reader)).toEqual([]);
  await send(reader, later(10));
  expect(takenBy(reader)).toHaveLength(1);
});

test("a mail about nothing says so, the second pauses, the third is left out, and answers bring it back", async () => {
  const reader = await makeReader();
  await makeAnswers(reader.scope, ["2026-10-05", "2026-12-09"]);
  await send(reader, MONDAY);
  expect(await digestOf(reader)).toMatchObject({ quiet: 1, pausedAt: null });
  await send(reader, at("2026-11-23T07:00:00Z"));
  expect(await digestOf(reader)).toMatchObject({ quiet: 2, pauseReason: "quiet" });
  await send(reader, at("2026-11-30T07:00:00Z"));
  await send(reader, at("2026-12-07T07:00:00Z"));
  expect(takenBy(reader)).toHaveLength(2);
  await send(reader, at("2026-12-14T07:00:00Z"));
  expect(await digestOf(reader)).toMatchObject({ quiet: 0, pausedAt: null, pauseReason: null });
  const mails = takenBy(reader);
  expect(mails).toHaveLength(3);
  expect(mails[0]?.text).toContain("Nothing came in. If nothing comes next time either");
  expect(mails[1]?.text).toContain("so this mail pauses itself");
  expect(mails[2]?.text).toContain("Answers are coming in again");
  expect((await mailsOf(reader)).map(({ state }) => state)).toEqual(["sent", "skipped", "skipped", "sent", "sent"]);
});

test("after weeks without a server only the newest mail is sent, and the record says what was left out", async () => {
  const reader = await makeReader();
  await makeAnswers(reader.scope, ["2026-12-09"]);
  await send(reader, at("2026-12-15T10:00:00Z"));
  expect(takenBy(reader)).toHaveLength(1);
  expect((await mailsOf(reader)).map(({ period, state, reason }) => [period, state, reason]).sort()).toEqual([
    ["2026-11-16", "skipped", "late"],
    ["2026-12-14", "sent", null],
  ]);
});

test("who reads Arabic gets it from right to left, and what customers typed stays text", async () => {
  const reader = await makeReader({ locale: "ar" });
  await makeAnswers(reader.scope, ["2026-11-12"]);
  await send(reader, MONDAY);
  const [mail] = takenBy(reader);
  expect(mail?.headers).toMatchObject({ "content-language": "ar", subject: "\u200fLarkway: لا تغيّر واضح" });
  expect(mail?.html).toContain('<html lang="ar" dir="rtl">');
  expect(mail?.html).toContain("إلغاء الاشتراك");
  expect(mail?.html).toContain("<bdi>3 out of ten &#60;script&#62;, on the day 2026-11-12</bdi>");
  expect(mail?.html).not.toContain("<script");
  expect(mail?.text).toContain("3 out of ten <script>, on the day 2026-11-12");
});

test("whose mail is due is found across workspaces, queued once a person, and nobody else's", async () => {
  const [due, notYet] = [await makeReader(), await makeReader()];
  await withTenant(appDb, notYet.scope, (tx) =>
    tx.$client.query("update digest set next_at = $1", [at("2027-01-01T00:00:00Z")]),
  );
  await workerDb.pool.query("delete from graphile_worker._private_jobs");
  await queueDueDigests(workerDb, MONDAY);
  await queueDueDigests(workerDb, later(1));
  const { rows } = await workerDb.pool.query<{ payload: { userId: string } }>(
    "select payload from graphile_worker._private_jobs",
  );
  const queued = rows.map(({ payload }) => payload.userId);
  expect(queued.filter((id) => id === due.userId)).toHaveLength(1);
  expect(queued).not.toContain(notYet.userId);
  // It left no workspace set behind on the connection.
  const left = await workerDb.pool.query("select count(*)::int as n from digest");
  expect(left.rows).toEqual([{ n: 0 }]);
  expect(runtime.mailer).not.toBeNull();
});
