import { expect, test, vi } from "vitest";
import { withTenant } from "@/db/client";
import { listInvitations } from "@/db/queries/invitations/list-invitations";
import { countAudience } from "@/db/queries/mailings/judge-audience";
import { localDay } from "@/domain/calendar/day";
import { answerLeave } from "@/features/delivery/mailings/answer-leave";
import { doWithMailing } from "@/features/delivery/mailings/change-mailing";
import { handleRespond } from "@/features/respond/handler";
import { fieldsOf } from "@/features/respond/testing/door-case";
import { DUE_TASK, queueDueMails } from "@/jobs/queue-due-digests";
import { ALL, days, mailingStand, minutes, NOON } from "@/jobs/testing/mailing-stand";
import { startWorker } from "@/jobs/worker";
import { newId } from "@/platform/id";
import { createLogger } from "@/platform/logger";

const { database, makePlace, send } = await mailingStand();
const { appDb, workerDb } = database;

test("a mailing sends each customer one mail in their language, whose link answers as them, and is told from the invitations", async () => {
  const place = await makePlace("ana", "dora");
  const { scope, domain } = place;
  // Good until the clock of whoever runs this: the page is asked now.
  const id = await place.start({ linkDays: 3_650 });
  await queueDueMails(workerDb, NOON);
  const queued = await workerDb.pool.query("select task_identifier as task from graphile_worker.jobs where key = $1", [
    `mailings.send:${id}`,
  ]);
  expect(queued.rows).toEqual([{ task: "mailings.send" }]);
  await Promise.all([send(scope, id, NOON), send(scope, id, NOON)]);
  await send(scope, id, minutes(1));
  expect(place.to()).toEqual([`ana@${domain}`, `dora@${domain}`]);
  const [mail] = place.mails().filter(({ headers }) => headers.to === `ana@${domain}`);
  expect(mail?.headers).toMatchObject({
    subject: "How was Larkway?",
    "list-unsubscribe": expect.stringMatching(
      /^<https:\/\/feedback\.larkway\.example\/unsubscribe\/surveys\/[\w-]{66}>$/,
    ),
    "list-unsubscribe-post": "List-Unsubscribe=One-Click",
    "content-language": "en",
  });
  expect(mail?.html).toContain("&#60;b&#62;tell&#60;/b&#62; us.");
  const german = place.mails().find(({ headers }) => headers.to === `dora@${domain}`);
  expect([german?.headers.subject, german?.headers["content-language"]]).toEqual(["Wie war Larkway?", "de"]);
  const links = [...(mail?.html ?? "").matchAll(/href="(https:[^"]*\/s\/[^"]*)"/g)].map(([, href = ""]) =>
    href.replaceAll("&amp;", "&").replaceAll("&#38;", "&"),
  );
  // Eleven scores and the button.
  expect(links).toHaveLength(12);
  const [, , , third = ""] = links;
  const page = await visit("GET", third);
  expect([page.status, /value="3"[^>]*checked/.test(page.body)]).toEqual([200, true]);
  expect(await place.query("select count(*)::int as n from response")).toEqual([{ n: 0 }]);
  const key = new URL(third).pathname;
  expect((await visit("POST", key, { ...fieldsOf(page.body), "q.score": "3" })).status).toBe(303);
  expect(
    await place.query(
      "select c.external_id as who, r.channel, is_claimed(r.identity) as claimed from response r join customer c on c.id = r.customer_id",
    ),
  ).toEqual([{ who: "ana", channel: "email", claimed: false }]);
  expect(await place.mailings()).toMatchObject([
    { state: "done", counts: { waiting: 0, sent: 2, answered: 1, refused: 0, unknown: 0, skipped: {} } },
  ]);
  const rows = await withTenant(appDb, scope, (tx) =>
    listInvitations(tx, scope, { surveyId: place.surveyId, customerId: null, channel: null, after: null, limit: 9 }),
  );
  expect(rows.map(({ customer, channel, answeredAt }) => [customer, channel, answeredAt !== null]).sort()).toEqual([
    ["ana", "email", true],
    ["dora", "email", false],
  ]);
});

async function visit(method: "GET" | "POST", link: string, form?: Record<string, string>) {
  const url = new URL(link, "https://feedback.larkway.example");
  if (method === "POST") await new Promise((resolve) => setTimeout(resolve, 500));
  const reply = await handleRespond({
    method,
    path: url.pathname,
    query: url.searchParams,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: form ? new TextEncoder().encode(new URLSearchParams(form).toString()) : null,
    remoteAddress: "192.0.2.9",
  });
  return { status: reply.status, body: Buffer.from(reply.body).toString() };
}

test("the worker knows the clock of mails, and its task makes a mailing leave", async () => {
  const place = await makePlace("ana");
  await place.start();
  const worker = await startWorker({ db: workerDb, logger: createLogger("silent"), now: () => NOON });
  try {
    const told = () =>
      workerDb.pool.query("select identifier from graphile_worker._private_known_crontabs where identifier = $1", [
        DUE_TASK,
      ]);
    await vi.waitFor(async () => expect((await told()).rows).toHaveLength(1), { timeout: 10_000, interval: 50 });
    await workerDb.pool.query("select graphile_worker.add_job($1)", [DUE_TASK]);
    await vi.waitFor(() => expect(place.to()).toEqual([`ana@${place.domain}`]), { timeout: 10_000, interval: 50 });
  } finally {
    await worker.stop();
  }
});

test("who gets none has a reason: no address, the same address, stopped, bounced, unwilling, answered, in a follow-up, asked lately", async () => {
  const place = await makePlace(
    "ok",
    "none",
    "twin",
    "stopped",
    "bounced",
    "unwilling",
    "answered",
    "claimed",
    "busy",
    "asked",
    "long",
  );
  const { scope, surveyId } = place;
  const who = (name: string) => `(select id from customer where external_id = '${name}')`;
  const asked = (name: string, day: string) =>
    place.query(`insert into invitation (workspace_id, id, survey_id, customer_id, external_id, sent_at, day)
      values ('${scope.workspaceId}', gen_random_uuid(), '${surveyId}', ${who(name)}, '${name}', '${day}T08:00:00Z', '${day}')`);
  const response = (name: string, identity: string) =>
    place.query(`insert into response (workspace_id, id, survey_id, version, submission_id, revision, customer_id, identity, channel,
        locale, attributes, state, started_at, answered_at, day)
      values ('${scope.workspaceId}', gen_random_uuid(), '${surveyId}', 1, gen_random_uuid(), 0, ${who(name)}, ${identity}, 'link',
        'en', '{}', 'counted', now(), now(), '2026-03-20')`);
  await place.query("update customer set email = null where external_id = 'none'");
  await place.query(
    "update customer set email = (select upper(email) from customer where external_id = 'ok') where external_id = 'twin'",
  );
  await place.query("update customer set unsubscribed_at = now() where external_id = 'stopped'");
  await place.query("update customer set bounced_at = now() where external_id = 'bounced'");
  await place.query("update customer set consent = false where external_id = 'unwilling'");
  await response("answered", "null");
  await response("claimed", `'{"customer":"claimed"}'`);
  await place.query(`insert into follow_up (workspace_id, id, source, kind, reasons, customer_id, opened_at, day, due_at)
    values ('${scope.workspaceId}', gen_random_uuid(), 'x', 'low_score', '{low_score}', ${who("busy")}, '2026-03-01', '2026-03-01', '2026-03-02')`);
  // 30 local days before the 27th of March is the 25th of February: that day is over the limit, the next is within it.
  await asked("asked", "2026-02-26");
  await asked("long", "2026-02-25");
  const asking = { surveyId, quarantineDays: 30, now: NOON, today: localDay(NOON, "Europe/Berlin") };
  const count = await withTenant(appDb, scope, (tx) => countAudience(tx, scope, asking, ALL));
  expect(count).toEqual({
    chosen: 11,
    skipped: {
      no_address: 1,
      same_address: 1,
      unsubscribed: 1,
      bounced: 1,
      no_consent: 1,
      answered: 1,
      open_follow_up: 1,
      asked_lately: 1,
    },
  });
  const some = { attribute: null, named: ["ok", `LONG@${place.domain}`, "nobody@elsewhere.example"] };
  expect(await withTenant(appDb, scope, (tx) => countAudience(tx, scope, asking, some))).toEqual({
    chosen: 2,
    skipped: {},
  });
  await send(scope, await place.start(), NOON);
  expect(place.to()).toHaveLength(3);
  const [mailing] = await place.mailings();
  expect(mailing?.counts.skipped).toEqual(count.skipped);
});

test("two mailings at once ask nobody twice, though both counted them; nor one who became two customers meanwhile", async () => {
  const place = await makePlace("ana", "bo");
  const [one, two] = [await place.start(), await place.start()];
  await place.query(`insert into customer (workspace_id, id, external_id, email)
    select workspace_id, gen_random_uuid(), 'again', upper(email) from customer where external_id = 'bo'`);
  await Promise.all([send(place.scope, one, NOON), send(place.scope, two, NOON)]);
  expect(place.to()).toEqual([`ana@${place.domain}`, `bo@${place.domain}`]);
  const counts = (await place.mailings()).map(({ counts }) => counts);
  expect(counts.map(({ sent }) => sent).reduce((a, b) => a + b)).toBe(2);
  expect(counts.map(({ skipped }) => skipped.asked_lately ?? 0).reduce((a, b) => a + b)).toBe(2);
});

test("a form that is sent twice is one mailing, also without a limit of days", async () => {
  const place = await makePlace("ana");
  const id = newId();
  const twice = await Promise.all([1, 2].map(() => place.start({ id, quarantineDays: 0 })));
  expect([...twice, await place.start({ id, quarantineDays: 0 })]).toEqual([id, id, id]);
  await send(place.scope, id, NOON);
  expect(place.to()).toHaveLength(1);
  expect(await place.mailings()).toMatchObject([{ id, counts: { sent: 1 } }]);
});

test("a reminder's link is good as long as a new one", async () => {
  const place = await makePlace("ana");
  const id = await place.start({ reminds: true, linkDays: 2 });
  await send(place.scope, id, NOON);
  await send(place.scope, id, days(4));
  expect(place.to()).toHaveLength(2);
  expect(await place.query("select link_expires_at as until from invitation")).toEqual([{ until: days(6) }]);
});

test("a cap of mails a day holds by the workspace's days, also over the night in which clocks change", async () => {
  const place = await makePlace("a", "b", "c", "d", "e");
  const { scope } = place;
  // The 28th, a day of which the next begins an hour sooner: clocks go forward on the 29th.
  const first = days(1);
  const id = await place.start({ dailyCap: 2 }, first);
  await send(scope, id, first);
  await send(scope, id, new Date("2026-03-28T22:59:00Z"));
  expect(place.to()).toHaveLength(2);
  // Noon on the clocks of Berlin, as on the day before.
  expect((await place.mailings())[0]?.nextAt).toEqual(new Date("2026-03-29T10:00:00Z"));
  await send(scope, id, new Date("2026-03-29T10:00:00Z"));
  expect(place.to()).toHaveLength(4);
  await send(scope, id, new Date("2026-03-30T10:00:00Z"));
  expect(place.to()).toHaveLength(5);
  expect(await place.mailings()).toMatchObject([{ state: "done" }]);
});

test("who has not begun is reminded once after four days; who has begun, stopped or got a follow-up is not", async () => {
  const place = await makePlace("idle", "begun", "stopped");
  const { scope } = place;
  const id = await place.start({ reminds: true });
  await send(scope, id, NOON);
  await place.query("update customer set unsubscribed_at = now() where external_id = 'stopped'");
  await place.query(
    "update invitation set answered_at = now() where customer_id = (select id from customer where external_id = 'begun')",
  );
  await send(scope, id, days(3));
  expect(place.to()).toHaveLength(3);
  expect(await place.mailings()).toMatchObject([{ state: "sending", nextAt: days(4) }]);
  await send(scope, id, days(4));
  await send(scope, id, days(5));
  await send(scope, id, days(9));
  expect(place.to()).toEqual([
    `begun@${place.domain}`,
    `idle@${place.domain}`,
    `idle@${place.domain}`,
    `stopped@${place.domain}`,
  ]);
  const reminder = place.mails().at(-1);
  expect(reminder?.headers.subject).toBe("Reminder: How was Larkway?");
  expect(await place.query("select count(*)::int as n from invitation where reminded_at is not null")).toEqual([
    { n: 1 },
  ]);
  expect(await place.mailings()).toMatchObject([{ state: "done", counts: { sent: 3, reminded: 1, answered: 1 } }]);
});

test("paused nothing leaves, cancelled nothing waits, and a survey that has closed is sent to nobody", async () => {
  const place = await makePlace("ana");
  const { scope, surveyId } = place;
  const id = await place.start();
  const deed = (deed: "pause" | "resume" | "cancel") =>
    withTenant(appDb, scope, (tx) => doWithMailing(tx, scope, { id, surveyId, deed }, NOON));
  expect([await deed("resume"), await deed("pause")]).toEqual([false, true]);
  await send(scope, id, minutes(1));
  expect([await deed("cancel"), await deed("resume")]).toEqual([true, false]);
  await send(scope, id, minutes(2));
  expect(place.to()).toEqual([]);
  expect(await place.mailings()).toMatchObject([{ state: "cancelled", counts: { skipped: { cancelled: 1 } } }]);
  const other = await makePlace("bo");
  const foreign = { id, surveyId: other.surveyId, deed: "pause" } as const;
  expect(await withTenant(appDb, other.scope, (tx) => doWithMailing(tx, other.scope, foreign, NOON))).toBe(false);
  const late = await other.start();
  await other.query("update survey set status = 'closed'");
  await send(other.scope, late, minutes(1));
  expect(other.to()).toEqual([]);
  expect(await other.mailings()).toMatchObject([{ state: "done", counts: { skipped: { survey_closed: 1 } } }]);
});

test("the link to stop changes nothing when it is opened; one press stops the address, in that workspace alone", async () => {
  const place = await makePlace("ana");
  await place.query(`insert into customer (workspace_id, id, external_id, email)
    select workspace_id, gen_random_uuid(), 'twin', upper(email) from customer`);
  const other = await makePlace("ana");
  await send(place.scope, await place.start(), NOON);
  const url = /^<([^>]*)>$/.exec(place.mails()[0]?.headers["list-unsubscribe"] ?? "")?.[1] ?? "";
  const token = url.split("/").at(-1) ?? "";
  const context = { db: appDb, secret: database.authSecret, now: NOON };
  const ask = (wanted: "look" | "stop" | "again", of = token) =>
    answerLeave(context, { token: of, accepted: "de-DE,en;q=0.5", wanted });
  const stopped = (at: typeof place) =>
    at.query("select count(*)::int as n from customer where unsubscribed_at is not null");
  const looked = await ask("look");
  expect([
    looked.status,
    looked.html.includes("Abbestellen"),
    looked.html.toLowerCase().includes(`ana@${place.domain}`),
  ]).toEqual([200, true, true]);
  expect(await stopped(place)).toEqual([{ n: 0 }]);
  for (let press = 0; press < 2; press += 1) expect((await ask("stop")).html).toContain("Sie sind abgemeldet.");
  expect([await stopped(place), await stopped(other)]).toEqual([[{ n: 2 }], [{ n: 0 }]]);
  expect(await place.query("select action from audit_event where action like 'customer.%'")).toEqual([
    { action: "customer.unsubscribed" },
  ]);
  expect((await ask("again")).html).toContain("Abbestellen");
  expect(await stopped(place)).toEqual([{ n: 0 }]);
  for (const wrong of ["", "x", `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`]) {
    const reply = await ask("stop", wrong);
    expect([reply.status, reply.html.includes("example")]).toEqual([404, false]);
  }
});
