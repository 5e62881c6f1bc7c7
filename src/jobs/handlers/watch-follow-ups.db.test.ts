import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { setMemberRole } from "@/db/queries/members";
import { insertCalendar } from "@/db/queries/promises/write-calendar";
import { testDatabase } from "@/db/testing/test-database";
import { DEFAULT_RULES } from "@/domain/follow-up/rules";
import { readMail } from "@/features/delivery/digest/testing/read-mail";
import { smtpStand } from "@/features/delivery/digest/testing/smtp-stand";
import { changeFollowUps } from "@/features/follow-ups/change-follow-ups";
import { noteOverdue } from "@/features/follow-ups/note-overdue";
import { setEscalations } from "@/features/follow-ups/set-escalations";
import { undoChanges } from "@/features/follow-ups/undo-changes";
import { mailFollowUps } from "@/jobs/handlers/mail-follow-ups";
import { followUpStand, minutes, type Place } from "@/jobs/handlers/testing/follow-up-stand";
import { watchFollowUps } from "@/jobs/handlers/watch-follow-ups";
import { queueDueMails } from "@/jobs/queue-due-digests";
import { setFollowUpMail } from "@/platform/follow-up-mail";
import { testRuntime } from "@/platform/testing/test-runtime";

const database = await testDatabase();
const stand = await smtpStand();
testRuntime(database);
const { appDb, workerDb } = database;
const { makePlace, makeMember, setRules, say, contextOf, follow, rowsOf, eventsOf } = followUpStand(database);
const HOUR = 60;

let before = 0;
beforeEach(() => {
  before = stand.taken.length;
});
const sent = () => stand.taken.slice(before).map(readMail);
const watch = ({ scope }: Place, at: Date) => watchFollowUps({ workspaceId: scope.workspaceId }, contextOf(scope, at));
const mail = ({ scope }: Place, { userId }: { readonly userId: string }, at: Date) =>
  mailFollowUps({ workspaceId: scope.workspaceId, userId }, contextOf(scope, at));
/** The jobs that wait of this workspace, by name. */
async function queued({ scope }: Place) {
  const { rows } = await workerDb.pool.query<{ key: string }>(
    "select key from graphile_worker._private_jobs where payload ->> 'workspaceId' = $1 order by key",
    [scope.workspaceId],
  );
  return rows.map(({ key }) => key.split(":")[0]);
}

/** A follow-up of Nora's, due after 24 hours, of which she was told; and Omar, who is named for what stays open. */
async function given(changes: Partial<typeof DEFAULT_RULES.overdue> = {}) {
  const place = await makePlace();
  const [nora, omar] = [await makeMember(place, "editor"), await makeMember(place, "editor", "de")];
  const overdue = { ...DEFAULT_RULES.overdue, escalateAfter: 4, escalateTo: [omar.userId], ...changes };
  await setRules(place, { owners: { way: "one", userId: nora.userId }, overdue });
  await follow(place, [await say(place, { nps: 0 })]);
  await mail(place, nora, minutes(2));
  before = stand.taken.length;
  const [row] = await rowsOf(place);
  return { place, nora, omar, id: row?.id ?? "" };
}

test("its owner is told once when it is overdue, and who is named once when it stays open, however many workers look", async () => {
  const { place, nora, omar, id } = await given();
  await queueDueMails(workerDb, minutes(24 * HOUR - 1));
  expect(await queued(place)).toEqual([]);
  await queueDueMails(workerDb, minutes(24 * HOUR));
  expect(await queued(place)).toEqual(["followups.watch"]);
  await Promise.all([1, 2, 3].map(() => watch(place, minutes(24 * HOUR))));
  for (const at of [2, 3, 200]) for (const who of [nora, omar]) await mail(place, who, minutes(24 * HOUR + at));
  expect(sent().map(({ headers }) => [headers.to, headers.subject])).toEqual([
    [nora.email, "A follow-up of yours is overdue: ada"],
  ]);
  expect(sent()[0]?.text).toContain(`/feedback?open=${id}`);
  expect(sent()[0]?.headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
  // Four hours by the clock: no calendar is set.
  await watch(place, minutes(28 * HOUR - 1));
  expect(await eventsOf(place, id)).toEqual(["opened", "overdue"]);
  await Promise.all([1, 2, 3].map(() => watch(place, minutes(28 * HOUR))));
  for (const at of [2, 3, 200]) for (const who of [nora, omar]) await mail(place, who, minutes(28 * HOUR + at));
  await watch(place, minutes(60 * HOUR));
  expect(sent().map(({ headers }) => headers.to)).toEqual([nora.email, omar.email]);
  expect(sent()[1]?.headers.subject).toBe("Ein Fall blieb offen: ada");
  expect(sent()[1]?.text).toContain(nora.email);
  expect(await eventsOf(place, id)).toEqual(["opened", "overdue", "escalated"]);
  // Whoever had it open before may still close it.
  expect((await rowsOf(place))[0]).toMatchObject({ revision: 1, state: "new" });
});

test("what is closed meanwhile is told to nobody, and what was given to another is told to them as given alone", async () => {
  const { place, nora, omar, id } = await given();
  const { scope } = place;
  const change = (what: Parameters<typeof changeFollowUps>[3], at: Date) =>
    withTenant(appDb, scope, (tx) => changeFollowUps(tx, scope, [{ id }], what, at));
  await watch(place, minutes(24 * HOUR));
  await change({ owner: omar.userId }, minutes(24 * HOUR + 1));
  for (const who of [nora, omar]) await mail(place, who, minutes(24 * HOUR + 5));
  expect(sent().map(({ headers }) => headers.subject)).toEqual(["Ein Fall für Sie: ada"]);
  await change({ state: "solved" }, minutes(27 * HOUR));
  await watch(place, minutes(28 * HOUR));
  await mail(place, omar, minutes(29 * HOUR));
  expect(sent()).toHaveLength(1);
  // Opened again after its time it is escalated as many hours later, but not to its owner; it was noted as overdue before.
  await change({ state: "new" }, minutes(30 * HOUR));
  await watch(place, minutes(34 * HOUR - 1));
  expect((await rowsOf(place))[0]).toMatchObject({ escalateAt: minutes(34 * HOUR), escalatedAt: null });
  await watch(place, minutes(34 * HOUR));
  expect((await rowsOf(place))[0]?.escalatedAt).toEqual(minutes(34 * HOUR));
  for (const who of [nora, omar]) await mail(place, who, minutes(35 * HOUR));
  expect(sent()).toHaveLength(1);
});

test("taken back, a closing leaves as many hours to escalation as a reopening", async () => {
  const { place, id } = await given();
  const { scope } = place;
  await watch(place, minutes(24 * HOUR));
  const { undo } = await withTenant(appDb, scope, (tx) =>
    changeFollowUps(tx, scope, [{ id }], { state: "solved" }, minutes(25 * HOUR)),
  );
  await withTenant(appDb, scope, (tx) => undoChanges(tx, scope, [...undo], minutes(40 * HOUR)));
  expect((await rowsOf(place))[0]).toMatchObject({ closedAt: null, escalateAt: minutes(44 * HOUR) });
});

test("once somebody is named, what became overdue before within the week is told to them too", async () => {
  const { place, omar } = await given({ escalateTo: [] });
  const { scope } = place;
  await watch(place, minutes(24 * HOUR));
  const name = async (at: Date) => {
    await setRules(place, { overdue: { ...DEFAULT_RULES.overdue, escalateAfter: 4, escalateTo: [omar.userId] } });
    await withTenant(appDb, scope, (tx) => setEscalations(tx, scope, at));
    return (await rowsOf(place))[0]?.escalateAt;
  };
  expect(await name(minutes((24 + 7 * 24) * HOUR))).toBeNull();
  expect(await name(minutes(26 * HOUR))).toEqual(minutes(28 * HOUR));
  await watch(place, minutes(28 * HOUR));
  await mail(place, omar, minutes(29 * HOUR));
  expect(sent().map(({ headers }) => headers.to)).toEqual([omar.email]);
});

test("who may not work on follow-ups any more is told nothing, and asks for no job each minute", async () => {
  const { place, nora, omar } = await given();
  await watch(place, minutes(28 * HOUR));
  for (const { userId } of [nora, omar])
    await withTenant(appDb, place.scope, (tx) => setMemberRole(tx, place.scope, userId, "viewer"));
  for (const who of [nora, omar]) await mail(place, who, minutes(29 * HOUR));
  expect(sent()).toEqual([]);
  const { rows } = await withTenant(appDb, place.scope, (tx) =>
    tx.execute(sql`select 1 from follow_up_mail where next_try_at is not null`),
  );
  expect(rows).toEqual([]);
});

test("nobody is named: nobody is told but the owner; where that is off, and where nobody owns it, nobody", async () => {
  const unnamed = await given({ escalateTo: [] });
  await watch(unnamed.place, minutes(24 * HOUR));
  await watch(unnamed.place, minutes(90 * HOUR));
  for (const who of [unnamed.nora, unnamed.omar]) await mail(unnamed.place, who, minutes(91 * HOUR));
  expect(sent().map(({ headers }) => headers.to)).toEqual([unnamed.nora.email]);
  const silent = await given({ owner: false });
  await watch(silent.place, minutes(24 * HOUR));
  await mail(silent.place, silent.nora, minutes(25 * HOUR));
  expect(sent()).toHaveLength(0);
  // Of nobody's, who is named is told all the same.
  const { scope } = silent.place;
  await withTenant(appDb, scope, (tx) =>
    changeFollowUps(tx, scope, [{ id: silent.id }], { owner: null }, minutes(26 * HOUR)),
  );
  await watch(silent.place, minutes(28 * HOUR));
  await mail(silent.place, silent.omar, minutes(29 * HOUR));
  expect(sent().map(({ headers, text }) => [headers.to, text.includes("bei niemandem")])).toEqual([
    [silent.omar.email, true],
  ]);
});

test("who stopped these mails gets none of either; started again, they are told of what is still late", async () => {
  const { place, nora } = await given();
  const { scope } = place;
  const wish = (active: boolean, at: Date) =>
    withTenant(appDb, scope, (tx) => setFollowUpMail(tx, scope, nora.userId, { active, now: at }));
  await wish(false, minutes(HOUR));
  await watch(place, minutes(24 * HOUR));
  await mail(place, nora, minutes(25 * HOUR));
  expect(sent()).toHaveLength(0);
  await wish(true, minutes(26 * HOUR));
  await mail(place, nora, minutes(26 * HOUR));
  await mail(place, nora, minutes(27 * HOUR));
  expect(sent().map(({ headers }) => headers.subject)).toEqual(["A follow-up of yours is overdue: ada"]);
});

test("a server that is busy gets it later, and once", async () => {
  const { place, nora } = await given();
  await watch(place, minutes(24 * HOUR));
  stand.expect("later");
  await mail(place, nora, minutes(24 * HOUR + 2));
  expect(sent()).toHaveLength(0);
  for (const at of [4, 30, 600]) await mail(place, nora, minutes(24 * HOUR + at));
  expect(sent()).toHaveLength(1);
});

test("what has been overdue for more than a week is told to nobody, and asks for no job each minute", async () => {
  const { place, nora } = await given();
  const late = minutes((24 + 7 * 24) * HOUR);
  await queueDueMails(workerDb, late);
  expect(await queued(place)).toEqual([]);
  expect(await withTenant(appDb, place.scope, (tx) => noteOverdue(tx, place.scope, late))).toBe(0);
  await mail(place, nora, late);
  expect(sent()).toHaveLength(0);
  const { rows } = await withTenant(appDb, place.scope, (tx) => tx.execute(sql`select 1 from follow_up_notice`));
  expect(rows).toEqual([]);
});

test("the hours after which it is escalated are opening hours where a calendar is set", async () => {
  const { place, id } = await given();
  const nine = [["09:00", "17:00"]] as const;
  const document = { timeZone: "UTC", weekly: { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine } };
  await withTenant(appDb, place.scope, (tx) =>
    insertCalendar(tx, place.scope, { name: "Office", isDefault: true, document }),
  );
  // Due on Saturday at ten; four opening hours later it is one o'clock on Monday, 75 hours after NOW.
  await watch(place, minutes(24 * HOUR));
  await watch(place, minutes(75 * HOUR - 1));
  expect(await eventsOf(place, id)).toEqual(["opened", "overdue"]);
  await watch(place, minutes(75 * HOUR));
  expect(await eventsOf(place, id)).toEqual(["opened", "overdue", "escalated"]);
});
