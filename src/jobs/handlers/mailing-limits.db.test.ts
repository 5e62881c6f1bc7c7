import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { findMailing } from "@/db/queries/mailings/mailings";
import type { MailingLimits } from "@/domain/invitation/mailing";
import { changeLimits, doWithMailing, type MailingDeed } from "@/features/delivery/mailings/change-mailing";
import { deliverMailing } from "@/features/delivery/mailings/deliver-mailing";
import { capShortOf } from "@/features/delivery/mailings/repeat-mailing";
import { days, mailingStand, NOON } from "@/jobs/testing/mailing-stand";
import { createMailer } from "@/platform/mail";

const { database, makePlace, contextOf, send } = await mailingStand();
const { appDb } = database;

const MONTHLY = { everyMonths: 1, settleDays: 0, weekdaysOnly: false };
const names = (n: number) => Array.from({ length: n }, (_, one) => `c${one}`);
/** Noon in Berlin, so many days after the 27th of March; the clocks change on the 29th. */
const noon = (n: number) => new Date(days(n).getTime() - (n >= 2 ? 3_600_000 : 0));

/** A place with a mailing of its customers. */
async function makeMailing(customers: readonly string[], wanted: Parameters<Place["start"]>[0] = {}) {
  const place = await makePlace(...customers);
  await place.query("update customer set created_at = '2026-01-01T00:00:00Z'");
  const id = await place.start(wanted);
  const row = async () => {
    const found = await withTenant(appDb, place.scope, (tx) => findMailing(tx, place.scope, id));
    if (found === null) throw new Error("no mailing");
    return found;
  };
  /** As the form does: what it does not change it sends as it was. */
  const change = async (limits: Partial<MailingLimits>, at: Date, surveyId = place.surveyId) => {
    const { quarantineDays, dailyCap, linkDays, reminds, settleDays, weekdaysOnly } = await row();
    const all = { quarantineDays, dailyCap, linkDays, reminds, settleDays, weekdaysOnly, ...limits };
    return withTenant(appDb, place.scope, (tx) => changeLimits(tx, place.scope, { id, surveyId, limits: all }, at));
  };
  const does = (deed: MailingDeed, at: Date) =>
    withTenant(appDb, place.scope, (tx) => doWithMailing(tx, place.scope, { id, surveyId: place.surveyId, deed }, at));
  const audited = (action: string) =>
    place.query(
      `select actor ->> 'kind' as by, before, after from audit_event where action = '${action}' order by at, id`,
    );
  return { ...place, id, row, change, does, audited, run: (at: Date) => send(place.scope, id, at) };
}

type Place = Awaited<ReturnType<typeof makePlace>>;

test("limits of one that repeats hold from then on, are written down with what they were, and can be taken back", async () => {
  const place = await makeMailing(names(120), { quarantineDays: 7, dailyCap: 1, repeats: MONTHLY });
  const left = () => place.mails().length;
  for (let day = 0; day < 5; day += 1) await place.run(noon(day));
  expect(left()).toBe(5);
  expect(await place.change({ dailyCap: 3, linkDays: 7 }, noon(4))).toMatchObject({
    before: { dailyCap: 1, linkDays: 30 },
  });
  // It looks again at once, but who is asked today was decided in the morning.
  expect((await place.row()).nextAt).toEqual(noon(4));
  await place.run(noon(4));
  expect(left()).toBe(5);
  await place.run(noon(5));
  expect(left()).toBe(8);
  expect(
    await place.query(
      "select distinct (link_expires_at - sent_at)::text as good from invitation where sent_at >= '2026-04-01T00:00:00Z'",
    ),
  ).toEqual([{ good: "7 days" }]);
  await place.change({ dailyCap: 1, linkDays: 30 }, noon(5));
  await place.run(noon(6));
  expect(left()).toBe(9);
  const before = { quarantineDays: 7, dailyCap: 1, linkDays: 30, reminds: false, settleDays: 0, weekdaysOnly: false };
  const after = { ...before, dailyCap: 3, linkDays: 7 };
  expect(await place.audited("mailing.limits_changed")).toEqual([
    { by: "job", before, after },
    { by: "job", before: after, after: before },
  ]);
  // Saved as it stands, nothing has changed.
  await place.change({}, noon(6));
  expect(await place.audited("mailing.limits_changed")).toHaveLength(2);
});

test("limits that leave no time between two mails are refused, and so are those of a mailing that has ended or is another survey's", async () => {
  const place = await makeMailing(names(3), { quarantineDays: 7, repeats: MONTHLY });
  expect(await place.change({ quarantineDays: 30 }, NOON)).toEqual({ refused: "tooOften", everyMonths: 1 });
  const other = await makePlace("x");
  expect(await place.change({ dailyCap: 9 }, NOON, other.surveyId)).toEqual({ refused: "not" });
  await place.does("cancel", NOON);
  expect(await place.change({ dailyCap: 9 }, NOON)).toEqual({ refused: "not" });
  expect(await place.row()).toMatchObject({ quarantineDays: 7, dailyCap: null });
  expect(await place.audited("mailing.limits_changed")).toEqual([]);
});

test("one that waits for Monday leaves on Saturday where weekends are taken, one that waits for its first hour goes on waiting", async () => {
  const weekdays = { ...MONTHLY, weekdaysOnly: true };
  const place = await makeMailing(names(200), { quarantineDays: 7, repeats: weekdays });
  // Friday, the 27th: it rests until Monday.
  await place.run(NOON);
  expect((await place.row()).nextAt).toEqual(noon(3));
  await place.change({ weekdaysOnly: false }, days(1));
  const before = place.mails().length;
  await place.run(days(1));
  expect(place.mails().length).toBeGreaterThan(before);
  const later = await makeMailing(names(3), { quarantineDays: 7, repeats: weekdays, sendAt: noon(9) });
  await later.change({ dailyCap: 1 }, NOON);
  expect((await later.row()).nextAt).toEqual(noon(9));
});

test("of one that is sent once a limit that is raised lets the rest leave today; it keeps nothing of what only repeats", async () => {
  const place = await makeMailing(names(6), { dailyCap: 2 });
  await place.run(NOON);
  expect(place.mails()).toHaveLength(2);
  await place.change({ dailyCap: null, settleDays: 90, weekdaysOnly: true }, NOON);
  await place.run(NOON);
  expect(place.mails()).toHaveLength(6);
  expect(await place.row()).toMatchObject({ state: "done", settleDays: 0, weekdaysOnly: false });
});

test("a limit of a day that is too low for a period says so, reminders among what it has to hold", async () => {
  const place = await makeMailing(names(62), { quarantineDays: 7, repeats: MONTHLY });
  const short = async () => capShortOf(appDb, place.scope, { ...(await place.row()), zone: "Europe/Berlin" }, NOON);
  await place.change({ dailyCap: 2 }, NOON);
  // 62 customers in 31 days.
  expect(await short()).toBe(null);
  await place.change({ dailyCap: 2, reminds: true }, NOON);
  expect(await short()).toBe(2);
});

test("who is to be reminded no more gets no reminder, and who is asked from then on none either", async () => {
  const place = await makeMailing(["ana", "bo"], { reminds: true, dailyCap: 1 });
  await place.run(NOON);
  await place.change({ reminds: false }, NOON);
  for (const day of [1, 4, 5, 6]) await place.run(noon(day));
  expect(place.mails()).toHaveLength(2);
  expect(await place.query("select kind, state, reason from mailing_recipient where kind = 'reminder'")).toEqual([
    { kind: "reminder", state: "skipped", reason: "not_reminded" },
  ]);
  expect(await place.row()).toMatchObject({ state: "done" });
});

test.each([
  { pausedTo: 14, reminded: 2, late: 0 },
  // The 15th day after the mail: its 14 days to answer are over.
  { pausedTo: 15, reminded: 0, late: 2 },
])(
  "paused until day $pausedTo, $reminded are reminded and $late reminders are dropped",
  async ({ pausedTo, reminded, late }) => {
    const place = await makeMailing(["ana", "bo"], { reminds: true });
    await place.run(NOON);
    await place.does("pause", noon(1));
    await place.does("resume", noon(pausedTo));
    await place.run(noon(pausedTo));
    await place.run(noon(pausedTo + 1));
    expect(place.mails()).toHaveLength(2 + reminded);
    expect(await place.mailings()).toMatchObject([{ state: "done", counts: { sent: 2, reminded, late } }]);
  },
);

test("under a limit of a day reminders leave on their day, before the rest of the first mails", async () => {
  const place = await makeMailing(names(12), { reminds: true, dailyCap: 1 });
  for (let day = 0; day < 6; day += 1) await place.run(days(day));
  // On the fourth and fifth day who was asked on the first two is reminded.
  const kinds = await place.query(
    "select kind from mailing_recipient where attempted_at is not null order by attempted_at",
  );
  expect(kinds.map(({ kind }) => kind)).toEqual(["first", "first", "first", "first", "reminder", "reminder"]);
  expect(await place.mailings()).toMatchObject([{ counts: { sent: 4, reminded: 2, late: 0 } }]);
});

test("where the mail server stays away one that repeats pauses, and the audit trail says why", async () => {
  const place = await makeMailing(names(60), { quarantineDays: 7, repeats: MONTHLY });
  const mailer = createMailer({ smtpUrl: "smtp://127.0.0.1:1", from: "care@larkway.example" });
  if (mailer === null) throw new Error("no mailer");
  let at = NOON;
  for (let turn = 0; turn < 20 && (await place.row()).state === "sending"; turn += 1) {
    await deliverMailing(
      { ...contextOf(place.scope, at), mailer, baseUrl: "https://x.example", secret: "s" },
      place.id,
    );
    at = (await place.row()).nextAt ?? at;
  }
  expect(await place.row()).toMatchObject({ state: "paused", stall: "unreachable", nextAt: null });
  expect(await place.audited("mailing.paused")).toEqual([
    { by: "job", before: null, after: { reason: "mail_server_unreachable" } },
  ]);
});
