import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { listMailings } from "@/db/queries/mailings/mailings";
import { listWaves } from "@/db/queries/mailings/turns";
import { addDays, localDay } from "@/domain/calendar/day";
import { placeOf, sendingDays, waveOf } from "@/domain/invitation/waves";
import { changeWords, doWithMailing, type MailingDeed } from "@/features/delivery/mailings/change-mailing";
import { foreseeRepeating } from "@/features/delivery/mailings/repeat-mailing";
import { queueDueMails } from "@/jobs/queue-due-digests";
import { ALL, mailingStand, minutes, NOON } from "@/jobs/testing/mailing-stand";
import { newId } from "@/platform/id";

const { database, smtp, makePlace, send } = await mailingStand();
const { appDb, workerDb } = database;

const MONTHLY = { everyMonths: 1, settleDays: 14, weekdaysOnly: false };
/** From the 27th of March on, at noon in Berlin; the clocks change two days later. */
const RHYTHM = { everyMonths: 1, weekdaysOnly: false, firstDay: "2026-03-27" };

/** A place whose customers were all there before, and whose survey repeats each month. */
async function makeRepeating(names: readonly string[], changes: Parameters<Place["start"]>[0] = {}) {
  const place = await makePlace(...names);
  await place.query("update customer set created_at = '2026-01-01T00:00:00Z'");
  const id = await place.start({ quarantineDays: 7, repeats: MONTHLY, ...changes });
  const run = (at: Date) => send(place.scope, id, at);
  const change = (deed: MailingDeed, at: Date) =>
    withTenant(appDb, place.scope, (tx) => doWithMailing(tx, place.scope, { id, surveyId: place.surveyId, deed }, at));
  const asked = async () =>
    (await place.query(`select c.external_id as name, r.wave, r.attempted_at as at, r.state from mailing_recipient r
      join customer c on c.workspace_id = r.workspace_id and c.id = r.customer_id
      where r.kind = 'first' and r.state not in ('waiting', 'skipped') order by r.attempted_at, name`)) as Asked[];
  const turnOf = async (name: string, wave = 0) => {
    const [row] = await place.query(`select id from customer where external_id = '${name}'`);
    const turns = sendingDays(RHYTHM, wave);
    return turns[Math.floor(placeOf(id, row.id) * turns.length)] ?? "";
  };
  const stay = (name: string, from: string, until: string | null, earlier: readonly object[] = []) =>
    place.query(`insert into customer_stay (workspace_id, customer_id, from_day, until_day, ordinal, earlier)
      select '${place.scope.workspaceId}', id, '${from}', ${until === null ? "null" : `'${until}'`}, ${earlier.length + 1},
        '${JSON.stringify(earlier)}' from customer where external_id = '${name}'`);
  return { ...place, id, run, change, asked, turnOf, stay };
}

type Place = Awaited<ReturnType<typeof makePlace>>;
type Asked = { readonly name: string; readonly wave: number; readonly at: Date; readonly state: string };

/** Noon in Berlin on a day of the time after the clocks have changed. */
const noon = (day: string) => new Date(`${day}T10:00:00Z`);
const names = (n: number) => Array.from({ length: n }, (_, one) => `c${String(one).padStart(2, "0")}`);

test.each([
  { steps: [1], cap: null },
  { steps: [4, 1, 3, 1, 2], cap: null },
  { steps: [2, 4, 4, 1], cap: 6 },
])(
  "whatever days it runs on ($steps, at most $cap a day), each customer is asked once a month, nobody twice, nobody never",
  async ({ steps, cap }) => {
    const all = names(24);
    const place = await makeRepeating(all, { dailyCap: cap });
    let n = 0;
    for (let day = RHYTHM.firstDay; day < "2026-05-31"; day = addDays(day, steps[n++ % steps.length] ?? 1)) {
      const at = noon(day);
      // Two workers at once, and one that comes back a little later.
      await Promise.all([place.run(at), place.run(at)]);
      await place.run(new Date(at.getTime() + 3_600_000));
    }
    const asked = await place.asked();
    for (const wave of [0, 1])
      expect(
        asked
          .filter((one) => one.wave === wave)
          .map(({ name }) => name)
          .sort(),
      ).toEqual(all);
    expect(place.mails()).toHaveLength(asked.length);
    const dayOf = ({ at }: Asked) => localDay(at, "Europe/Berlin");
    for (const one of asked) {
      expect(asked.filter((other) => dayOf(other) === dayOf(one)).length).toBeLessThanOrEqual(cap ?? 24);
      // A missed turn is made up for, in the next wave's first days at the latest.
      expect(waveOf(RHYTHM, addDays(dayOf(one), -7))).toBeLessThanOrEqual(one.wave);
    }
    if (steps.length === 1) for (const one of asked) expect(dayOf(one)).toBe(await place.turnOf(one.name, one.wave));
  },
);

test("nothing leaves before the hour, which is the clock's on the day it changes; the worker's clock asks each day", async () => {
  const place = await makeRepeating(names(60));
  await place.run(NOON);
  expect((await place.mailings())[0]?.nextAt).toEqual(new Date("2026-03-28T11:00:00Z"));
  await place.run(new Date("2026-03-28T11:00:00Z"));
  // The 29th: noon in Berlin is 10:00, an hour sooner.
  expect((await place.mailings())[0]?.nextAt).toEqual(new Date("2026-03-29T10:00:00Z"));
  const before = (await place.asked()).length;
  await place.run(new Date("2026-03-29T09:59:00Z"));
  expect(await place.asked()).toHaveLength(before);
  await queueDueMails(workerDb, new Date("2026-03-29T10:00:00Z"));
  const queued = await workerDb.pool.query("select task_identifier as task from graphile_worker.jobs where key = $1", [
    `mailings.send:${place.id}`,
  ]);
  expect(queued.rows).toEqual([{ task: "mailings.send" }]);
});

test("who has left, unsubscribed or shares an address is asked no more; who is new or in a follow-up is asked later", async () => {
  const place = await makeRepeating(["stays", "gone", "back", "stopped", "one", "twin", "busy", "fresh", "of_gone"]);
  const { scope, query, stay } = place;
  const who = (name: string) => `(select id from customer where external_id = '${name}')`;
  await stay("stays", "2025-01-01", null);
  await stay("gone", "2025-01-01", "2026-03-20");
  await stay("back", "2025-01-01", "2025-06-01");
  await stay("back", "2026-01-10", null, [{ from: "2025-01-01", until: "2025-06-01", dims: {} }]);
  await query(
    `insert into customer (workspace_id, id, external_id, kind) values ('${scope.workspaceId}', gen_random_uuid(), 'firm', 'account')`,
  );
  await stay("firm", "2025-01-01", "2026-02-01");
  await query(
    `insert into account_of_customer (workspace_id, customer_id, account_id) values ('${scope.workspaceId}', ${who("of_gone")}, ${who("firm")})`,
  );
  await query("update customer set unsubscribed_at = now() where external_id = 'stopped'");
  await query(
    "update customer set email = (select upper(email) from customer where external_id = 'one') where external_id = 'twin'",
  );
  const turn = await place.turnOf("fresh");
  // On their day they have been a customer for thirteen days, not for fourteen.
  await query(`update customer set created_at = '${addDays(turn, -13)}T12:00:00Z' where external_id = 'fresh'`);
  await query(`insert into follow_up (workspace_id, id, source, kind, reasons, customer_id, opened_at, day, due_at)
    values ('${scope.workspaceId}', gen_random_uuid(), 'x', 'low_score', '{low_score}', ${who("busy")}, '2026-03-01', '2026-03-01', '2026-03-02')`);
  for (let day = RHYTHM.firstDay; day < "2026-04-20"; day = addDays(day, 1)) await place.run(noon(day));
  expect((await place.asked()).map(({ name }) => name)).not.toContain("busy");
  await query("update follow_up set closed_at = '2026-04-20T08:00:00Z', state = 'solved' where source = 'x'");
  for (let day = "2026-04-20"; day < "2026-05-27"; day = addDays(day, 1)) await place.run(noon(day));
  const asked = await place.asked();
  const of = (wave: number) =>
    asked
      .filter((one) => one.wave === wave)
      .map(({ name }) => name.replace("twin", "one"))
      .sort();
  expect(of(0)).toEqual(["back", "busy", "one", "stays"]);
  expect(of(1)).toEqual(["back", "busy", "fresh", "one", "stays"]);
});

test("what waited when it was paused is decided anew: who has left gets nothing, who is there is asked in the period of that day", async () => {
  const place = await makeRepeating(names(60));
  const waiting = async () =>
    (
      await place.query(`select c.external_id as name from mailing_recipient r join customer c on c.id = r.customer_id
        where r.state = 'waiting' order by name`)
    ).map(({ name }) => String(name));
  let day = addDays(RHYTHM.firstDay, 3);
  while ((await waiting()).length < 2) {
    smtp.expect("later", "later");
    await place.run(noon(day));
    day = addDays(day, 1);
  }
  smtp.expect();
  const [gone = "", there = ""] = await waiting();
  await place.change("pause", noon(day));
  await place.stay(gone, "2025-01-01", "2026-05-01");
  await place.change("resume", noon("2026-06-10"));
  for (day = "2026-06-10"; day < "2026-06-26"; day = addDays(day, 1)) await place.run(noon(day));
  const asked = await place.asked();
  expect(asked.filter(({ name }) => name === gone)).toEqual([]);
  // The third period is from the 27th of May to the 26th of June.
  expect(asked.filter(({ name }) => name === there).map(({ wave }) => wave)).toEqual([2]);
  expect(asked.filter(({ at, wave }) => at >= noon("2026-06-10") && wave !== 2)).toEqual([]);
});

test("nobody is reminded who has left, or whose two weeks to answer are over", async () => {
  const place = await makeRepeating(names(12), { reminds: true });
  const reminded = async () =>
    (
      await place.query(`select c.external_id as name, r.state from mailing_recipient r
        join customer c on c.id = r.customer_id where r.kind = 'reminder' and r.state <> 'waiting' order by name`)
    ).map(({ name, state }) => `${name} ${state}`);
  let day = RHYTHM.firstDay;
  while ((await place.asked()).length < 3) {
    day = addDays(day, 1);
    await place.run(noon(day));
  }
  const [first, second, third] = (await place.asked()).map(({ name }) => name);
  const made = await place.query("select r.id from mailing_recipient r where r.kind = 'reminder'");
  expect(made.length).toBeGreaterThanOrEqual(3);
  // All three were asked today; the second leaves before their reminder, the third was asked three weeks ago.
  await place.query(
    `update mailing_recipient set state = 'waiting', due_at = '${noon(addDays(day, 1)).toISOString()}' where kind = 'reminder'`,
  );
  await place.query(`update invitation set day = '${day}'`);
  await place.stay(second ?? "", "2025-01-01", day);
  await place.query(
    `update invitation set day = '${addDays(day, -20)}' where customer_id = (select id from customer where external_id = '${third}')`,
  );
  await place.run(noon(addDays(day, 1)));
  expect(
    (await reminded()).filter((one) => [first, second, third].some((name) => one.startsWith(name ?? "-"))).sort(),
  ).toEqual([`${first} sent`, `${second} skipped`, `${third} skipped`].sort());
});

test("of an address that a former customer and a present one have, the present one is asked, whichever came first", async () => {
  const place = await makeRepeating(["a", "b", "c", "d"]);
  const [older, newer] = await place.query(
    "select external_id as name from customer where external_id in ('a', 'b') order by id",
  );
  await place.query("update customer set email = 'both@x.example' where external_id in ('a', 'b')");
  await place.query("update customer set email = 'two@x.example' where external_id in ('c', 'd')");
  const [early, late] = await place.query(
    "select external_id as name from customer where external_id in ('c', 'd') order by id",
  );
  await place.stay(older.name, "2025-01-01", "2026-02-01");
  await place.stay(late.name, "2025-01-01", "2026-02-01");
  for (let day = RHYTHM.firstDay; day < "2026-04-27"; day = addDays(day, 1)) await place.run(noon(day));
  expect((await place.asked()).map(({ name }) => name).sort()).toEqual([newer.name, early.name].sort());
});

test("a closed survey pauses it and says so; stopped, it can be begun again, and asks nobody of this month a second time", async () => {
  const place = await makeRepeating(names(30));
  for (let day = RHYTHM.firstDay; day < "2026-04-05"; day = addDays(day, 1)) await place.run(noon(day));
  await place.query("update survey set status = 'closed'");
  await place.run(noon("2026-04-05"));
  expect(await place.mailings()).toMatchObject([{ state: "paused", stall: "closed", nextAt: null }]);
  const paused = () =>
    place.query("select actor, after from audit_event where action = 'mailing.paused' order by at, id");
  expect(await paused()).toMatchObject([{ actor: { kind: "job" }, after: { reason: "survey_closed" } }]);
  const before = await place.asked();
  await place.query("update survey set status = 'live'");
  await place.run(noon("2026-04-06"));
  expect(await place.asked()).toEqual(before);
  expect(await place.change("resume", noon("2026-04-10"))).toBe(true);
  await place.run(noon("2026-04-10"));
  expect(await place.mailings()).toMatchObject([{ state: "sending", stall: null }]);
  expect((await place.asked()).length).toBeGreaterThan(before.length);
  expect(await place.change("cancel", noon("2026-04-12"))).toBe(true);
  await place.run(noon("2026-04-13"));
  expect(await place.change("resume", noon("2026-04-15"))).toBe(true);
  for (let day = "2026-04-15"; day < "2026-04-27"; day = addDays(day, 1)) await place.run(noon(day));
  expect((await place.asked()).map(({ name, wave }) => `${wave} ${name}`).sort()).toEqual(
    names(30).map((name) => `0 ${name}`),
  );
  await place.query("update survey set anonymous = true");
  await place.run(noon("2026-04-27"));
  expect(await place.mailings()).toMatchObject([{ state: "paused", stall: "anonymous" }]);
  expect((await paused())[1]).toMatchObject({ after: { reason: "survey_anonymous" } });
});

test("who was asked yesterday is asked later in the period, who has no address never; reminders count towards the limit of a day", async () => {
  const place = await makeRepeating(names(40));
  await place.query("update customer set email = null where external_id = 'c00'");
  await place.query(`insert into invitation (workspace_id, id, survey_id, customer_id, external_id, channel, sent_at, day)
    select workspace_id, gen_random_uuid(), '${place.surveyId}', id, external_id, 'email', '2026-03-26T10:00:00Z', '2026-03-26' from customer`);
  const survey = await withTenant(appDb, place.scope, (tx) => findSurvey(tx, place.scope, place.surveyId));
  if (survey === null) throw new Error("no survey");
  const wanted = {
    ...{ id: newId(), survey, zone: "Europe/Berlin", audience: ALL, words: {}, quarantineDays: 7, linkDays: 30 },
    ...{ sendAt: NOON, repeats: MONTHLY },
  };
  const foresee = (dailyCap: number, reminds: boolean) =>
    foreseeRepeating(appDb, place.scope, { ...wanted, dailyCap, reminds }, NOON);
  const all = { chosen: 40, asked: 39, putOff: 39, days: 31, skipped: { no_address: 1 } };
  // 39 mails in 31 days fit into two a day, 62; with as many reminders, 78, they do not.
  expect(await foresee(2, false)).toMatchObject({ ...all, capShort: null });
  expect(await foresee(2, true)).toMatchObject({ ...all, capShort: 2 });
});

test("the response rate of a period leaves out who may still answer and whose mail came back; only the newest periods are read", async () => {
  const place = await makeRepeating(names(40));
  for (let day = RHYTHM.firstDay; day < "2026-05-10"; day = addDays(day, 1)) await place.run(noon(day));
  const answer = (name: string) =>
    place.query(`update invitation set answered_at = sent_at where customer_id = (select id from customer where external_id = '${name}')
      and day < '2026-04-27'`);
  const first = (await place.asked()).filter(({ wave }) => wave === 0);
  await answer(first[0]?.name ?? "");
  await answer(first.at(-1)?.name ?? "");
  await place.query(`update invitation set bounced_at = sent_at where answered_at is null and customer_id =
    (select id from customer where external_id = '${first[1]?.name}') and day < '2026-04-27'`);
  const read = (wave: number, since: string) =>
    withTenant(appDb, place.scope, (tx) =>
      listWaves(tx, place.scope, [{ id: place.id, wave, since: new Date(since) }], "2026-05-03"),
    );
  const waves = (await read(0, "2026-03-27T00:00:00Z")).get(place.id) ?? [];
  expect(waves.map(({ wave }) => wave)).toEqual([1, 0]);
  // On the 3rd of May who was asked from the 19th of April on may still answer.
  const young = first.filter(({ at }) => at >= new Date("2026-04-19T00:00:00Z")).length;
  expect(young).toBeGreaterThan(0);
  expect(waves[1]).toEqual({
    ...{ wave: 0, asked: 40, answered: 2, open: young, settled: 40 - young - 1, settledAnswered: 1 },
  });
  expect(waves[0]).toMatchObject({ settled: 0, settledAnswered: 0 });
  const newest = await read(1, "2026-04-27T00:00:00Z");
  expect(newest.get(place.id)).toEqual(waves.slice(0, 1));
  const since = new Date("2026-04-26T22:00:00Z");
  const [listed] = await withTenant(appDb, place.scope, (tx) =>
    listMailings(tx, place.scope, place.surveyId, () => since),
  );
  expect([listed?.counts.sent, (await place.mailings())[0]?.counts.sent]).toEqual([
    waves[0]?.asked,
    40 + (waves[0]?.asked ?? 0),
  ]);
});

test("a mail that may have arrived is not sent again in its month, a server that is away is asked again, and changed words hold from then on", async () => {
  const place = await makeRepeating(names(20));
  smtp.expect("vanish in the middle");
  let day = RHYTHM.firstDay;
  while ((await place.asked()).length === 0) {
    await place.run(noon(day));
    day = addDays(day, 1);
  }
  const [lost] = await place.asked();
  expect(lost).toMatchObject({ state: "unknown" });
  const words = { en: { subject: "And now?", body: "Hello again" } };
  const wanted = { id: place.id, surveyId: place.surveyId, words };
  expect(await withTenant(appDb, place.scope, (tx) => changeWords(tx, place.scope, wanted))).toBe(true);
  for (; day < "2026-05-27"; day = addDays(day, 1)) await place.run(noon(day));
  const asked = await place.asked();
  expect(asked.filter(({ name }) => name === lost?.name).map(({ wave, state }) => [wave, state])).toEqual([
    [0, "unknown"],
    [1, "sent"],
  ]);
  expect(asked).toHaveLength(40);
  expect(new Set(place.mails().map(({ headers }) => headers.subject))).toEqual(new Set(["And now?"]));
  await place.change("cancel", minutes(0));
  expect(await withTenant(appDb, place.scope, (tx) => changeWords(tx, place.scope, wanted))).toBe(false);
  expect(
    await place.query("select count(*)::int as n from audit_event where action = 'mailing.words_changed'"),
  ).toEqual([{ n: 1 }]);
});
