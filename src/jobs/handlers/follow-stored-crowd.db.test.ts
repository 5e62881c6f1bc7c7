import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { lockFollowUpRules } from "@/db/queries/follow-ups/read-rules";
import { lockFollowUps } from "@/db/queries/follow-ups/write-follow-ups";
import { insertCalendar } from "@/db/queries/promises/write-calendar";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import { eraseCustomer } from "@/db/rollups/erase";
import { testDatabase } from "@/db/testing/test-database";
import { readMail } from "@/features/delivery/digest/testing/read-mail";
import { smtpStand } from "@/features/delivery/digest/testing/smtp-stand";
import { deliverFollowUps } from "@/features/delivery/follow-ups/deliver-follow-ups";
import { changeFollowUps } from "@/features/follow-ups/change-follow-ups";
import { handOver } from "@/features/follow-ups/hand-over";
import { removeMember } from "@/features/settings/members/change-role";
import { checkIn } from "@/jobs/handlers/check-in";
import { mailFollowUps } from "@/jobs/handlers/mail-follow-ups";
import { followUpStand, minutes, NOW, type Place } from "@/jobs/handlers/testing/follow-up-stand";
import { createMailer } from "@/platform/mail";
import { testRuntime } from "@/platform/testing/test-runtime";

const database = await testDatabase();
const stand = await smtpStand();
testRuntime(database);
const { appDb } = database;
const { makePlace, makeMember, setRules, say, contextOf, follow, rowsOf, eventsOf } = followUpStand(database);

const seconds = (count: number) => new Date(NOW.getTime() + count * 1_000);
const mailAt = ({ scope }: Place, userId: string, at: Date) =>
  mailFollowUps({ workspaceId: scope.workspaceId, userId }, contextOf(scope, at));
/** Asks each minute, as the worker's clock does, and says in which minutes a mail was taken. */
async function mailEachMinute(place: Place, userId: string, [from, to]: readonly [number, number]): Promise<number[]> {
  const taken: number[] = [];
  for (let minute = from; minute <= to; minute += 1) {
    const before = stand.taken.length;
    await mailAt(place, userId, minutes(minute));
    for (let mail = before; mail < stand.taken.length; mail += 1) taken.push(minute);
  }
  return taken;
}

test("500 detractors within a minute are one mail that names the most urgent and counts the others", async () => {
  const place = await makePlace();
  const nora = await makeMember(place, "editor");
  await setRules(place, { owners: { way: "one", userId: nora.userId } });
  // Fifty come together, every six seconds; each portion is followed up as it comes.
  for (let portion = 0; portion < 10; portion += 1) {
    const at = seconds(portion * 6);
    const who = (n: number) => `c-${portion}-${n}`;
    const ids = Array.from({ length: 50 }, (_, n) => say(place, { nps: n % 5, customer: who(n), at }));
    await follow(place, await Promise.all(ids), at);
  }
  expect(await rowsOf(place)).toHaveLength(500);
  expect(await mailEachMinute(place, nora.userId, [0, 60])).toEqual([2]);
  const [mail] = stand.taken.slice(-1).map(readMail);
  expect(mail?.headers.subject).toMatch(/^500 follow-ups are yours: c-0-\d+ and more$/);
  expect(mail?.text.match(/\?open=/g)).toHaveLength(20);
  expect(mail?.text).toContain("480 more");
  expect((await rowsOf(place)).every(({ toldAt }) => toldAt !== null)).toBe(true);
});

test("a mail server that is away for an hour: nothing is lost and nothing told twice, however many come meanwhile", async () => {
  const place = await makePlace();
  const nora = await makeMember(place, "editor");
  await setRules(place, { owners: { way: "one", userId: nora.userId } });
  const taken: number[] = [];
  for (let minute = 0; minute <= 240; minute += 1) {
    // Seven come one after another, each of them a reason to try at once; then none comes any more.
    if (minute % 3 === 0 && minute <= 18)
      await follow(
        place,
        [await say(place, { nps: 0, customer: `m-${minute}`, at: minutes(minute) })],
        minutes(minute),
      );
    stand.expect(...(minute < 62 ? (["later"] as const) : []));
    taken.push(...(await mailEachMinute(place, nora.userId, [minute, minute])));
  }
  // The last is asked for at 20, tried then and after 1, 5, 15 and 60 minutes: at 20, 21, 26, 41 and 101.
  expect(taken).toEqual([101]);
  expect(stand.taken.slice(-1).map((mail) => readMail(mail).headers.subject)).toEqual([
    "7 follow-ups are yours: m-0 and more",
  ]);
});

test("what is given to somebody else while the mail about it is on its way is told to them too", async () => {
  const place = await makePlace();
  const [nora, omar] = [await makeMember(place, "editor"), await makeMember(place, "editor")];
  await setRules(place, { owners: { way: "one", userId: nora.userId } });
  await follow(place, [await say(place, { nps: 0 })]);
  const [row] = await rowsOf(place);
  const mailer = createMailer({ smtpUrl: stand.url, from: "care@larkway.example" });
  if (mailer === null) throw new Error("no mailer");
  const sendOnce: typeof mailer.sendOnce = async (mail) => {
    await withTenant(appDb, nora.scope, (tx) =>
      changeFollowUps(tx, nora.scope, [{ id: row?.id ?? "" }], { owner: omar.userId }, minutes(2)),
    );
    await mailer.sendOnce(mail);
  };
  const where = { baseUrl: "https://feedback.larkway.example", secret: database.authSecret };
  const context = { ...contextOf(place.scope, minutes(2)), ...where, mailer: { ...mailer, sendOnce } };
  await deliverFollowUps(context, nora.userId);
  mailer.close();
  expect(await mailEachMinute(place, omar.userId, [3, 60])).toEqual([4]);
});

test("what somebody leaves behind goes to who is next by the rule, within the hour, and they are told; else to nobody", async () => {
  const place = await makePlace();
  const { scope } = place;
  const owner = await makeMember(place, "owner");
  const [nora, omar, pia] = [
    await makeMember(place, "editor"),
    await makeMember(place, "editor"),
    await makeMember(place, "editor"),
  ];
  await setRules(place, { owners: { way: "turns", userIds: [nora.userId, omar.userId, pia.userId] } });
  const people = ["ada", "bo", "cy", "di", "ed", "flo"];
  const ids = await Promise.all(people.map((customer) => say(place, { nps: 0, customer })));
  await follow(place, ids);
  const ownedBy = async (userId: string | null) => (await rowsOf(place)).filter(({ ownerId }) => ownerId === userId);
  const [closed, left] = await ownedBy(nora.userId);
  await withTenant(appDb, scope, (tx) =>
    changeFollowUps(tx, scope, [{ id: closed?.id ?? "" }], { state: "solved" }, minutes(1)),
  );
  for (const { userId } of [nora, omar, pia]) await mailAt(place, userId, minutes(2));
  const hour = (at: number) => checkIn({ workspaceId: scope.workspaceId }, contextOf(scope, minutes(at)));
  const before = stand.taken.length;
  await removeMember(appDb, owner.scope, nora.userId);
  await hour(30);
  await hour(90);
  // What was closed stays theirs in the history.
  expect((await ownedBy(nora.userId)).map(({ id }) => id)).toEqual([closed?.id]);
  const [theirs] = [...(await ownedBy(omar.userId)), ...(await ownedBy(pia.userId))].filter(
    ({ id }) => id === left?.id,
  );
  const heir = theirs?.ownerId === omar.userId ? omar : pia;
  expect(await eventsOf(place, left?.id ?? "")).toEqual(["opened", "assigned"]);
  for (const { userId } of [omar, pia]) await mailEachMinute(place, userId, [30, 120]);
  const told = stand.taken.slice(before);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(heir.email);
  // Who may only look works on none; where the rule names nobody who can, they are nobody's.
  await setRules(place, { owners: { way: "one", userId: nora.userId } });
  await withTenant(appDb, scope, (tx) =>
    tx.$client.query("update membership set role = 'viewer' where user_id = any($1)", [[omar.userId, pia.userId]]),
  );
  await hour(150);
  expect(await ownedBy(null)).toHaveLength(5);
});

test("handing over waits for who opens follow-ups, holding nothing they may need, and leaves for later what somebody else holds", async () => {
  const place = await makePlace();
  const { scope } = place;
  const owner = await makeMember(place, "owner");
  const nora = await makeMember(place, "editor");
  await setRules(place, { owners: { way: "one", userId: nora.userId } });
  await follow(place, await Promise.all(["ada", "bo"].map((customer) => say(place, { nps: 0, customer }))));
  const [held = "", free = ""] = (await rowsOf(place)).map(({ id }) => id);
  await setRules(place, { owners: { way: "one", userId: owner.userId } });
  await removeMember(appDb, owner.scope, nora.userId);
  const given = () => withTenant(appDb, scope, (tx) => handOver(tx, scope, minutes(30)));
  const ownerOf = async (id: string) => (await rowsOf(place)).find((row) => row.id === id)?.ownerId;
  await withTenant(appDb, scope, async (tx) => {
    await lockFollowUps(tx, scope, [held]);
    expect(await given()).toBe(1);
  });
  expect([await ownerOf(held), await ownerOf(free)]).toEqual([nora.userId, owner.userId]);
  let job: Promise<number> = Promise.resolve(0);
  await withTenant(appDb, scope, async (tx) => {
    await lockFollowUpRules(tx, scope);
    job = given();
    job.catch(() => {});
    // Long enough to come to where it waits for this transaction's end.
    await Promise.race([job, new Promise((resolve) => setTimeout(resolve, 300))]);
    await lockFollowUps(tx, scope, [held]);
  });
  expect(await job).toBe(1);
  expect(await ownerOf(held)).toBe(owner.userId);
});

test("of two who close it at the same moment one does, and the other is told", async () => {
  const place = await makePlace();
  const [nora, omar] = [await makeMember(place, "editor"), await makeMember(place, "editor")];
  await follow(place, [await say(place, { nps: 0 })]);
  const [row] = await rowsOf(place);
  const { id = "", revision = 0 } = row ?? {};
  const close = ({ scope }: typeof nora, state: "solved" | "not_solvable") =>
    withTenant(appDb, scope, (tx) => changeFollowUps(tx, scope, [{ id, revision }], { state }, minutes(5)));
  const both = await Promise.all([close(nora, "solved"), close(omar, "not_solvable")]);
  expect(both.map(({ stale }) => stale).sort()).toEqual([[], [id]]);
  expect(await eventsOf(place, id)).toEqual(["opened", "state"]);
});

test("the same customer again: another low answer is a follow-up of its own, what was closed stays closed", async () => {
  const place = await makePlace();
  const { scope } = place;
  await follow(place, [await say(place, { nps: 2 })]);
  const [first] = await rowsOf(place);
  await withTenant(appDb, scope, (tx) =>
    changeFollowUps(tx, scope, [{ id: first?.id ?? "" }], { state: "solved" }, minutes(10)),
  );
  await follow(place, [await say(place, { nps: 1, at: minutes(60) })], minutes(60));
  expect(await rowsOf(place)).toMatchObject([
    { state: "solved", closedAt: minutes(10), recoveredAt: null },
    { state: "new", customerId: first?.customerId, openedAt: minutes(60) },
  ]);
  await follow(place, [await say(place, { nps: 9, at: minutes(90) })], minutes(90));
  expect((await rowsOf(place)).map(({ state, recoveredAt }) => [state, recoveredAt])).toEqual([
    ["solved", minutes(90)],
    ["new", minutes(90)],
  ]);
});

test("an answer of somebody who is being erased at that moment opens nothing, and no job fails", async () => {
  const place = await makePlace();
  const { scope } = place;
  const [gone, there] = [await say(place, { nps: 0 }), await say(place, { nps: 0, customer: "bo" })];
  const ada = await withTenant(appDb, scope, (tx) => upsertCustomer(tx, scope, "ada"));
  let job: Promise<void> = Promise.resolve();
  await withTenant(appDb, scope, async (tx) => {
    expect(await eraseCustomer(tx, scope, ada)).toBe(true);
    job = follow(place, [gone, there]);
    // Long enough to come to where it waits for this transaction's end.
    await Promise.race([job, new Promise((resolve) => setTimeout(resolve, 300))]);
  });
  await job;
  expect((await rowsOf(place)).map(({ responseId }) => responseId)).toEqual([there]);
});

test("due times are opening hours in the calendar's zone, over a weekend in which the clocks change", async () => {
  const place = await makePlace();
  const nine = [["09:00", "17:00"]] as const;
  const weekly = { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine };
  const document = { timeZone: "Europe/Berlin", weekly };
  await withTenant(appDb, place.scope, (tx) =>
    insertCalendar(tx, place.scope, { name: "Office", isDefault: true, document }),
  );
  await setRules(place, { lowScore: { on: true, dueHours: 8, rows: true, matrices: false } });
  // Friday 23 October, 16:00 in Berlin, two hours ahead: one hour that day, seven on Monday from nine, one hour ahead.
  const friday = new Date("2026-10-23T14:00:00Z");
  await follow(place, [await say(place, { nps: 0, at: friday })], friday);
  expect((await rowsOf(place)).map(({ dueAt }) => dueAt.toISOString())).toEqual(["2026-10-26T15:00:00.000Z"]);
});
