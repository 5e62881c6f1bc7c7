import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { doWithMailing } from "@/features/delivery/mailings/change-mailing";
import { deliverMailing } from "@/features/delivery/mailings/deliver-mailing";
import { days, mailingStand, minutes, NOON } from "@/jobs/testing/mailing-stand";
import { createMailer } from "@/platform/mail";

const { database, smtp, makePlace, contextOf, send } = await mailingStand();
const { appDb } = database;

test("killed between writing down and sending, a mail does not leave again: it is said that nobody knows", async () => {
  const place = await makePlace("ana", "bo");
  const { scope } = place;
  const id = await place.start();
  const killed = {
    ...contextOf(scope, NOON),
    ...{ baseUrl: "https://x.example", secret: database.authSecret },
    mailer: {
      ...{ domain: "x.example", close: () => {} },
      send: () => Promise.reject(new Error("unused")),
      // The process is gone: neither taken nor refused is ever written down.
      sendOnce: () => new Promise<void>(() => {}),
    },
  };
  void deliverMailing(killed, id);
  await expect
    .poll(async () => (await place.query("select 1 from mailing_recipient where state = 'leaving'")).length)
    .toBe(1);
  await send(scope, id, minutes(1));
  expect(place.to()).toHaveLength(1);
  expect(await place.mailings()).toMatchObject([{ state: "sending", counts: { waiting: 1, sent: 1 } }]);
  await send(scope, id, minutes(12));
  await send(scope, id, minutes(13));
  expect(place.to()).toHaveLength(1);
  expect(await place.mailings()).toMatchObject([{ state: "done", counts: { waiting: 0, sent: 1, unknown: 1 } }]);
});

test("later is tried again and counts nobody as asked till then; never is a mail that came back; broken off is not sent again", async () => {
  const place = await makePlace("ana");
  const { scope } = place;
  smtp.expect("later");
  const id = await place.start();
  await send(scope, id, NOON);
  expect(await place.query("select 1 from invitation")).toEqual([]);
  expect(await place.mailings()).toMatchObject([
    { state: "sending", stall: null, nextAt: minutes(1), counts: { waiting: 1 } },
  ]);
  await send(scope, id, minutes(1));
  expect(place.to()).toHaveLength(1);
  expect(await place.mailings()).toMatchObject([{ state: "done", stall: null, stalls: 0, counts: { sent: 1 } }]);

  const never = await makePlace("bo");
  smtp.expect("never");
  const gone = await never.start();
  await send(never.scope, gone, NOON);
  await send(never.scope, gone, minutes(1));
  expect(await never.mailings()).toMatchObject([{ state: "done", counts: { refused: 1, sent: 0 } }]);
  expect(await never.query("select bounced_at from customer")).toEqual([{ bounced_at: NOON }]);
  expect(await never.query("select bounced_at from invitation")).toEqual([{ bounced_at: NOON }]);

  const broken = await makePlace("cy");
  smtp.expect("take and vanish");
  const half = await broken.start();
  await send(broken.scope, half, NOON);
  for (const later of [1, 5, 60]) await send(broken.scope, half, minutes(later));
  expect(broken.to()).toHaveLength(1);
  expect(await broken.mailings()).toMatchObject([{ state: "done", counts: { unknown: 1, sent: 0 } }]);
});

test("'later' of one address delays that one alone and at last gives it up; of many in a row it is the server's", async () => {
  const place = await makePlace("ana", "bo", "cy");
  const { scope } = place;
  smtp.expect("later");
  const id = await place.start();
  await send(scope, id, NOON);
  expect(place.to()).toHaveLength(2);
  let at = minutes(1);
  for (let turn = 0; turn < 7; turn += 1) {
    expect(await place.mailings()).toMatchObject([
      { state: "sending", stall: null, stalls: 0, nextAt: at, counts: { waiting: 1, sent: 2 } },
    ]);
    smtp.expect("later");
    await send(scope, id, at);
    at = (await place.mailings())[0]?.nextAt ?? at;
  }
  await send(scope, id, at);
  expect(await place.mailings()).toMatchObject([{ state: "done", counts: { waiting: 0, sent: 2, refused: 1 } }]);

  const many = await makePlace("a", "b", "c", "d", "e", "f", "g");
  smtp.expect("later", "later", "later", "later", "later");
  const all = await many.start();
  await send(many.scope, all, NOON);
  expect(many.to()).toEqual([]);
  expect(await many.mailings()).toMatchObject([{ state: "sending", stall: "busy", stalls: 1, counts: { waiting: 7 } }]);
});

test("who was erased, or whose mailing was cancelled, while a mail was leaving that stayed waits no more", async () => {
  for (const meanwhile of ["erased", "cancelled"] as const) {
    const place = await makePlace("ana");
    const { scope, surveyId } = place;
    const id = await place.start();
    const mailer = {
      ...{ domain: "x.example", close: () => {} },
      send: () => Promise.reject(new Error("unused")),
      sendOnce: async () => {
        if (meanwhile === "erased") await place.query("update mailing_recipient set customer_id = null");
        else await withTenant(appDb, scope, (tx) => doWithMailing(tx, scope, { id, surveyId, deed: "cancel" }, NOON));
        throw Object.assign(new Error("away"), { code: "ECONNREFUSED" });
      },
    };
    await deliverMailing({ ...contextOf(scope, NOON), mailer, baseUrl: "https://x.example", secret: "s" }, id);
    expect(await place.query("select state, reason from mailing_recipient")).toEqual([
      { state: "skipped", reason: meanwhile },
    ]);
    await send(scope, id, minutes(1));
    expect((await place.mailings())[0]?.state).toBe(meanwhile === "erased" ? "done" : "cancelled");
  }
});

test("a server that stays away pauses the mailing at last, and whoever goes on loses nobody", async () => {
  const place = await makePlace("ana");
  const { scope, surveyId } = place;
  const id = await place.start();
  const mailer = createMailer({ smtpUrl: "smtp://127.0.0.1:1", from: "care@larkway.example" });
  if (mailer === null) throw new Error("no mailer");
  let at = NOON;
  for (let turn = 0; turn < 8; turn += 1) {
    await deliverMailing({ ...contextOf(scope, at), mailer, baseUrl: "https://x.example", secret: "s" }, id);
    at = (await place.mailings())[0]?.nextAt ?? at;
  }
  expect(await place.mailings()).toMatchObject([{ state: "paused", stall: "unreachable", counts: { waiting: 1 } }]);
  const resumed = await withTenant(appDb, scope, (tx) =>
    doWithMailing(tx, scope, { id, surveyId, deed: "resume" }, days(2)),
  );
  expect(resumed).toBe(true);
  await send(scope, id, days(2));
  expect(place.to()).toHaveLength(1);
});
