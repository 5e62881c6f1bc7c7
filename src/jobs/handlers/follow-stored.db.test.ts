import { randomUUID } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { withoutTenant, withTenant } from "@/db/client";
import { eraseFollowUpsOf } from "@/db/queries/follow-ups/erase-follow-ups";
import { readFollowUpNumbers } from "@/db/queries/follow-ups/read-follow-up-numbers";
import { saveFollowUpRules } from "@/db/queries/follow-ups/read-rules";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import { announceResponses, deleteResponses } from "@/db/rollups/rewrite-response";
import { storeSubmissions } from "@/db/rollups/store-submissions";
import { completionAnswer, type ResponseState, scoredAnswer, textAnswer } from "@/db/rollups/stored-answer";
import { customer, customerStay } from "@/db/schema/customer";
import { followUp, followUpEvent } from "@/db/schema/follow-up";
import { invitation } from "@/db/schema/invitation";
import { membership, user } from "@/db/schema/people";
import { mintScope, type Role, type WorkspaceScope } from "@/db/scope";
import { makeSurvey } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { DEFAULT_RULES, type FollowUpRules } from "@/domain/follow-up/rules";
import { readMail } from "@/features/delivery/digest/testing/read-mail";
import { smtpStand } from "@/features/delivery/digest/testing/smtp-stand";
import { changeFollowUps } from "@/features/follow-ups/change-follow-ups";
import { undoChanges } from "@/features/follow-ups/undo-changes";
import { checkIn } from "@/jobs/handlers/check-in";
import { followImport } from "@/jobs/handlers/follow-import";
import { followStored } from "@/jobs/handlers/follow-stored";
import { mailFollowUps } from "@/jobs/handlers/mail-follow-ups";
import { moveOutbox } from "@/jobs/move-outbox";
import { queueDueMails } from "@/jobs/queue-due-digests";
import { createLogger } from "@/platform/logger";
import { testRuntime } from "@/platform/testing/test-runtime";

const database = await testDatabase();
const stand = await smtpStand();
process.env.SMTP_URL = stand.url;
process.env.MAIL_FROM = "Candor <care@larkway.example>";
process.env.PUBLIC_URL = "https://feedback.larkway.example";
testRuntime(database);
const { appDb, workerDb } = database;

/** A Friday. */
const NOW = new Date("2026-11-20T10:00:00Z");
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);

async function makePlace() {
  const scope = await database.makeWorkspace({ name: "Larkway" });
  const surveyId = await makeSurvey(appDb, scope, {
    name: "How are we doing",
    questions: [
      { id: "nps", kind: "nps", title: { en: "How likely?" } },
      { id: "why", kind: "long_text", title: { en: "Why?" } },
    ],
    series: [{ question: "nps", scale: "nps", metric: "nps" }],
  });
  return { scope, surveyId };
}
type Place = Awaited<ReturnType<typeof makePlace>>;

async function makeMember({ scope }: Place, role: Role, locale = "en") {
  const userId = randomUUID();
  const email = `nora-${userId.slice(0, 8)}@larkway.example`;
  await withoutTenant(appDb, (tx) => tx.insert(user).values({ id: userId, email, locale }));
  await withTenant(appDb, scope, (tx) =>
    tx.insert(membership).values({ workspaceId: scope.workspaceId, userId, role }),
  );
  return { userId, email, scope: mintScope(scope.workspaceId, { kind: "user", userId, role }) };
}

const setRules = ({ scope }: Place, changes: Partial<FollowUpRules>) =>
  withTenant(appDb, scope, (tx) => saveFollowUpRules(tx, scope, { ...DEFAULT_RULES, ...changes }));

interface Said {
  readonly nps: number;
  readonly why?: string;
  readonly customer?: string | null;
  readonly at?: Date;
  readonly state?: ResponseState;
}

/** Stores an answer through the product's own writer and returns its id. */
async function say({ scope, surveyId }: Place, { nps, why, customer: who = "ada", at = NOW, state = "counted" }: Said) {
  const customerId = who === null ? null : await withTenant(appDb, scope, (tx) => upsertCustomer(tx, scope, who));
  const id = randomUUID();
  await storeSubmissions(appDb, [
    {
      workspaceId: scope.workspaceId,
      id,
      surveyId,
      version: 1,
      submissionId: randomUUID(),
      revision: 0,
      ...(customerId === null ? {} : { customerId }),
      identity: null,
      channel: "api",
      stage: null,
      locale: "en",
      attributes: {},
      dimensions: { names: [], values: [] },
      state,
      stateReason: null,
      startedAt: at,
      firstScoredAt: at,
      completedAt: at,
      answeredAt: at,
      day: at.toISOString().slice(0, 10),
      answers: [
        completionAnswer(true),
        scoredAnswer("nps", "nps", 1, nps),
        ...(why === undefined ? [] : [textAnswer("why", "long_text", why)]),
      ],
    },
  ]);
  return id;
}

function contextOf(scope: WorkspaceScope, now: Date) {
  const job = mintScope(scope.workspaceId, { kind: "job", name: "test" });
  return {
    db: workerDb,
    scope: job,
    logger: createLogger("silent"),
    now: () => now,
    signal: new AbortController().signal,
  };
}
const follow = ({ scope }: Place, responseIds: readonly string[], now = NOW) =>
  followStored({ workspaceId: scope.workspaceId, responseIds }, contextOf(scope, now));

const rowsOf = ({ scope }: Place) =>
  withTenant(appDb, scope, (tx) =>
    tx
      .select()
      .from(followUp)
      .where(eq(followUp.workspaceId, scope.workspaceId))
      .orderBy(asc(followUp.openedAt), asc(followUp.id)),
  );
async function eventsOf({ scope }: Place, id: string) {
  const rows = await withTenant(appDb, scope, (tx) =>
    tx
      .select()
      .from(followUpEvent)
      .where(and(eq(followUpEvent.workspaceId, scope.workspaceId), eq(followUpEvent.followUpId, id)))
      .orderBy(asc(followUpEvent.at), asc(followUpEvent.id)),
  );
  return rows.map(({ what }) => what);
}

test("a low answer opens one follow-up, once, however often it is looked at; 5 and 6 come with the week's batch", async () => {
  const place = await makePlace();
  const low = await say(place, { nps: 2, why: "The box came late and I want a refund" });
  const ids = [low, await say(place, { nps: 6, customer: "bo" }), await say(place, { nps: 9, customer: "cy" })];
  await follow(place, [...ids, low]);
  await follow(place, ids, minutes(5));
  expect(await rowsOf(place)).toMatchObject([
    {
      ...{ kind: "risk_word", reasons: ["risk_word", "low_score"], words: ["refund*"], responseId: low, state: "new" },
      ...{ questionId: "nps", scale: "nps", score: 2, ownerId: null, openedAt: NOW, day: "2026-11-20" },
      // Eight hours by the clock: no calendar is set.
      dueAt: minutes(8 * 60),
    },
    { kind: "nps_batch", openedAt: new Date("2026-11-23T00:00:00Z"), day: "2026-11-23", state: "new" },
  ]);
});

test("nobody, tests and what lies back two weeks open nothing; an answer of nobody does where the rules say so", async () => {
  const place = await makePlace();
  const ids = [
    await say(place, { nps: 0, customer: null }),
    await say(place, { nps: 0, state: "test" }),
    await say(place, { nps: 0, at: new Date("2026-11-06T09:59:59Z") }),
  ];
  await follow(place, ids);
  expect(await rowsOf(place)).toEqual([]);
  await setRules(place, { unnamed: true });
  await follow(place, ids);
  expect(await rowsOf(place)).toMatchObject([{ responseId: ids[0], customerId: null }]);
});

test("excluded closes, counted again opens again, taken away closes for good; what a person closed stays closed", async () => {
  const place = await makePlace();
  const { scope } = place;
  const [open, closed] = [await say(place, { nps: 1 }), await say(place, { nps: 1, customer: "bo" })];
  await follow(place, [open, closed]);
  const done = (await rowsOf(place)).find(({ responseId }) => responseId === closed);
  await withTenant(appDb, scope, (tx) =>
    changeFollowUps(tx, scope, [{ id: done?.id ?? "" }], { state: "solved" }, NOW),
  );
  const setState = (state: string) =>
    withTenant(appDb, scope, (tx) => tx.$client.query("update response set state = $1", [state]));
  const states = async () => Object.fromEntries((await rowsOf(place)).map(({ id, state }) => [id === done?.id, state]));
  await setState("excluded");
  await follow(place, [open, closed]);
  expect(await states()).toEqual({ true: "solved", false: "withdrawn" });
  await setState("counted");
  await follow(place, [open, closed], minutes(1));
  expect(await states()).toEqual({ true: "solved", false: "new" });
  await withTenant(appDb, scope, (tx) => deleteResponses(tx, scope, [open, closed]));
  await follow(place, [open, closed], minutes(2));
  expect(await states()).toEqual({ true: "solved", false: "withdrawn" });
  expect((await rowsOf(place)).map(({ responseId }) => responseId)).toEqual([null, null]);
});

test("a later better answer of the same customer recovers, and no more once it is excluded", async () => {
  const place = await makePlace();
  const { scope } = place;
  await follow(place, [await say(place, { nps: 3 })]);
  await follow(place, [await say(place, { nps: 6, at: minutes(30) })], minutes(30));
  expect((await rowsOf(place))[0]?.recoveredAt).toBeNull();
  const better = await say(place, { nps: 8, at: minutes(60) });
  await follow(place, [better, better], minutes(60));
  await follow(place, [better], minutes(61));
  const [row] = await rowsOf(place);
  expect(row).toMatchObject({ recoveredAt: minutes(60), recoveredResponseId: better, state: "new" });
  expect(await eventsOf(place, row?.id ?? "")).toEqual(["opened", "recovered"]);
  await withTenant(appDb, scope, (tx) =>
    tx.$client.query("update response set state = 'excluded' where id = $1", [better]),
  );
  await follow(place, [better], minutes(62));
  expect((await rowsOf(place))[0]).toMatchObject({ recoveredAt: null, recoveredResponseId: null });
});

test("answers out of a file open follow-ups only when asked, and only young ones", async () => {
  const place = await makePlace();
  const { scope } = place;
  const importId = randomUUID();
  await say(place, { nps: 0, at: minutes(-60) });
  await say(place, { nps: 0, at: new Date("2026-10-01T00:00:00Z"), customer: "bo" });
  await withTenant(appDb, scope, (tx) => tx.$client.query("update response set import_id = $1", [importId]));
  const run = () => followImport({ workspaceId: scope.workspaceId, importId }, contextOf(scope, NOW));
  await run();
  expect(await rowsOf(place)).toEqual([]);
  await setRules(place, { files: true });
  await run();
  await run();
  expect(await rowsOf(place)).toHaveLength(1);
});

test("announcements of answers become a few jobs, each answer named once", async () => {
  const place = await makePlace();
  const ids = [await say(place, { nps: 0 }), await say(place, { nps: 1 })];
  await withTenant(appDb, place.scope, (tx) => announceResponses(tx, place.scope, ids));
  await workerDb.pool.query("delete from graphile_worker._private_jobs");
  while ((await moveOutbox(workerDb, ["responses.stored"])) > 0) {
    // Until nothing is left.
  }
  const { rows } = await workerDb.pool.query<{ payload: { workspaceId: string; responseIds: string[] } }>(
    "select payload from graphile_worker._private_jobs",
  );
  const own = rows.filter(({ payload }) => payload.workspaceId === place.scope.workspaceId);
  expect(own.map(({ payload }) => [...payload.responseIds].sort())).toEqual([[...ids].sort()]);
});

test("owners take turns; each is told in one mail, in their language, once, also after the server was busy", async () => {
  const place = await makePlace();
  const { scope } = place;
  const [nora, omar] = [await makeMember(place, "editor"), await makeMember(place, "editor", "ar")];
  const viewer = await makeMember(place, "viewer");
  await setRules(place, { owners: { way: "turns", userIds: [nora.userId, viewer.userId, omar.userId] } });
  const ids = [];
  for (const who of ["ada", "bo", "cy"]) ids.push(await say(place, { nps: 0, customer: who, why: "<b>secret</b>" }));
  await follow(place, ids);
  await follow(place, ids);
  const owners = (await rowsOf(place)).map(({ ownerId }) => ownerId);
  expect(owners.filter((id) => id === nora.userId)).toHaveLength(2);
  expect(owners.filter((id) => id === omar.userId)).toHaveLength(1);
  // Nobody is told before the gathering time is over.
  await queueDueMails(workerDb, minutes(1));
  const mail = (userId: string, at: Date) =>
    mailFollowUps({ workspaceId: scope.workspaceId, userId }, contextOf(scope, at));
  await mail(nora.userId, minutes(1));
  expect(stand.taken).toHaveLength(0);
  stand.expect("later");
  await mail(nora.userId, minutes(2));
  await mail(nora.userId, minutes(2));
  expect(stand.taken).toHaveLength(0);
  await mail(nora.userId, minutes(4));
  await mail(nora.userId, minutes(600));
  await mail(omar.userId, minutes(2));
  const [first, second] = stand.taken.map(readMail);
  expect(stand.taken).toHaveLength(2);
  expect(first?.headers.subject).toMatch(/^2 follow-ups are yours: (ada|bo|cy) and more$/);
  expect(first?.text).toContain("https://feedback.larkway.example/w/");
  expect(first?.text).not.toContain("secret");
  expect(second?.html).toContain('<html lang="ar" dir="rtl">');
  // What is given by hand is told, what one takes oneself is not.
  const [row] = (await rowsOf(place)).filter(({ ownerId }) => ownerId === nora.userId);
  const give = (by: WorkspaceScope, owner: string) =>
    withTenant(appDb, by, (tx) => changeFollowUps(tx, by, [{ id: row?.id ?? "" }], { owner }, minutes(10)));
  await give(omar.scope, omar.userId);
  await mail(omar.userId, minutes(20));
  expect(stand.taken).toHaveLength(2);
  await give(omar.scope, nora.userId);
  await mail(nora.userId, minutes(20));
  expect(stand.taken).toHaveLength(3);
});

test("changes are written down, refused to those who saw something else, and taken back with their times", async () => {
  const place = await makePlace();
  const { scope } = await makeMember(place, "editor");
  await follow(place, [await say(place, { nps: 0 })]);
  const [row] = await rowsOf(place);
  const id = row?.id ?? "";
  const change = (revision: number, what: Parameters<typeof changeFollowUps>[3], at: Date) =>
    withTenant(appDb, scope, (tx) => changeFollowUps(tx, scope, [{ id, revision }], what, at));
  const contacted = await change(1, { state: "contacted" }, minutes(10));
  expect(contacted.rows).toMatchObject([{ state: "contacted", firstContactAt: minutes(10), revision: 2 }]);
  expect(await change(1, { state: "solved" }, minutes(11))).toMatchObject({ stale: [id], undo: [] });
  const solved = await change(
    2,
    { state: "solved", cause: "own", causeWords: "Wrong gate", note: "Called" },
    minutes(20),
  );
  expect(solved.rows).toMatchObject([
    { closedAt: minutes(20), cause: "own", causeWords: "Wrong gate", note: "Called" },
  ]);
  const undone = await withTenant(appDb, scope, (tx) => undoChanges(tx, scope, [...solved.undo], minutes(21)));
  expect(undone).toMatchObject({
    stale: [],
    rows: [{ state: "contacted", firstContactAt: minutes(10), closedAt: null, cause: null, causeWords: "", note: "" }],
  });
  // Taken back twice is not taken back: it is no more what that change made of it.
  const again = await withTenant(appDb, scope, (tx) => undoChanges(tx, scope, [...solved.undo], minutes(22)));
  expect(again.stale).toEqual([id]);
  expect(await eventsOf(place, id)).toEqual(["opened", "state", "state", "cause", "note", "state", "cause", "note"]);
  await expect(change(3, { owner: randomUUID() }, NOW)).rejects.toMatchObject({ problem: { status: 422 } });
});

test("numbers: closed in time among closed and overdue, recovered among closed ones, half contacted within", async () => {
  const place = await makePlace();
  const { scope } = place;
  const ids = [];
  for (let n = 0; n < 8; n += 1) ids.push(await say(place, { nps: 0, customer: `c${n}` }));
  await follow(place, ids);
  const rows = await rowsOf(place);
  // Due after 24 hours. Four are closed within, one after; one stays open and is overdue after two days, two as well.
  const close = (index: number, at: Date) =>
    withTenant(appDb, scope, (tx) =>
      changeFollowUps(tx, scope, [{ id: rows[index]?.id ?? "" }], { state: "solved" }, at),
    );
  for (const index of [0, 1, 2, 3]) await close(index, minutes(60 * (index + 1)));
  await close(4, minutes(60 * 30));
  const [first] = rows;
  const who = await withTenant(appDb, scope, (tx) =>
    tx
      .select()
      .from(customer)
      .where(and(eq(customer.workspaceId, scope.workspaceId), eq(customer.id, first?.customerId ?? ""))),
  );
  await follow(
    place,
    [await say(place, { nps: 10, customer: who[0]?.externalId ?? "", at: minutes(300) })],
    minutes(300),
  );
  const days = { from: "2026-11-01", to: "2026-11-30" };
  const numbers = await withTenant(appDb, scope, (tx) => readFollowUpNumbers(tx, scope, days, minutes(60 * 48)));
  expect(numbers).toMatchObject({
    open: 3,
    overdue: 3,
    closedInTime: { value: 50, n: 8 },
    recovered: { value: 20, n: 5 },
    // 1, 2, 3, 4 and 30 hours.
    firstContact: { value: 180, n: 5 },
  });
  const empty = await withTenant(appDb, scope, (tx) =>
    readFollowUpNumbers(tx, scope, { from: "2025-01-01", to: "2025-01-31" }, NOW),
  );
  expect(empty.recovered).toMatchObject({ value: null, reason: "no_denominator" });
});

test("check-ins open once on their day, and not for a past before they were switched on", async () => {
  const place = await makePlace();
  const { scope } = place;
  const days = { new: "2026-10-21", old: "2026-10-20", tomorrow: "2026-10-22" };
  for (const [name, fromDay] of Object.entries(days)) {
    const customerId = await withTenant(appDb, scope, (tx) => upsertCustomer(tx, scope, name));
    await withTenant(appDb, scope, (tx) =>
      tx
        .insert(customerStay)
        .values({ workspaceId: scope.workspaceId, customerId, fromDay, untilDay: null, ordinal: 1 }),
    );
  }
  const run = (now: Date) => checkIn({ workspaceId: scope.workspaceId }, contextOf(scope, now));
  await run(NOW);
  await run(minutes(60));
  expect(await rowsOf(place)).toMatchObject([
    { kind: "check_in", checkIn: "after_30", openedAt: new Date("2026-11-20T00:00:00Z"), score: null },
  ]);
  await run(minutes(60 * 24));
  expect((await rowsOf(place)).map(({ day }) => day)).toEqual(["2026-11-19", "2026-11-20", "2026-11-21"]);
});

test("three poor experiences within a year are one check-in", async () => {
  const place = await makePlace();
  const { scope } = place;
  const who = await withTenant(appDb, scope, (tx) => upsertCustomer(tx, scope, "ada"));
  await withTenant(appDb, scope, (tx) =>
    tx
      .insert(customerStay)
      .values({ workspaceId: scope.workspaceId, customerId: who, fromDay: "2024-01-01", untilDay: null, ordinal: 1 }),
  );
  // The first lies more than a year before the third.
  for (const day of ["2025-11-01", "2026-03-01", "2026-11-18"])
    await say(place, { nps: 1, at: new Date(`${day}T12:00:00Z`) });
  const run = (now: Date) => checkIn({ workspaceId: scope.workspaceId }, contextOf(scope, now));
  await run(NOW);
  expect(await rowsOf(place)).toEqual([]);
  await say(place, { nps: 0, at: minutes(120) });
  await say(place, { nps: 0, at: minutes(180) });
  await run(minutes(60 * 24));
  expect((await rowsOf(place)).map(({ checkIn: which, day }) => [which, day])).toEqual([
    ["poor_experiences", "2026-11-20"],
  ]);
});

test("erasing a customer takes what was written about them and leaves that there was something", async () => {
  const place = await makePlace();
  const { scope } = place;
  await follow(place, [await say(place, { nps: 0, why: "refund" })]);
  const [row] = await rowsOf(place);
  const [id, who] = [row?.id ?? "", row?.customerId ?? ""];
  await withTenant(appDb, scope, (tx) => changeFollowUps(tx, scope, [{ id }], { note: "Ada, 0171" }, NOW));
  await withTenant(appDb, scope, (tx) => eraseFollowUpsOf(tx, scope, who));
  const [left] = await rowsOf(place);
  expect(left).toMatchObject({ note: "", words: [], customerId: null, responseId: null, state: "withdrawn" });
  const written = await withTenant(appDb, scope, (tx) => tx.select().from(followUpEvent));
  expect(JSON.stringify([left, written])).not.toContain("Ada");
});

test("an answer meets the latest invitation of its customer within two weeks, one each, and leaves it when it is taken away", async () => {
  const place = await makePlace();
  const { scope, surveyId } = place;
  const customerId = await withTenant(appDb, scope, (tx) => upsertCustomer(tx, scope, "ada"));
  const sent = { old: "2026-10-01T08:00:00Z", first: "2026-11-10T08:00:00Z", last: "2026-11-18T08:00:00Z" };
  for (const [externalId, at] of Object.entries(sent))
    await withTenant(appDb, scope, (tx) =>
      tx.insert(invitation).values({
        ...{ workspaceId: scope.workspaceId, id: randomUUID(), surveyId, customerId, externalId },
        ...{ sentAt: new Date(at), day: at.slice(0, 10) },
      }),
    );
  const met = () =>
    withTenant(appDb, scope, async (tx) =>
      (await tx.select().from(invitation)).flatMap((one) => (one.responseId === null ? [] : one.externalId)),
    );
  const id = await say(place, { nps: 9 });
  await follow(place, [id]);
  await follow(place, [id]);
  expect(await met()).toEqual(["last"]);
  await withTenant(appDb, scope, (tx) => deleteResponses(tx, scope, [id]));
  await follow(place, [id]);
  expect(await met()).toEqual([]);
});
