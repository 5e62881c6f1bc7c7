import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withoutTenant, withTenant } from "@/db/client";
import { findDigest, listDeliveries } from "@/db/queries/digest/find-digest";
import { deleteMember } from "@/db/queries/members";
import { membership, user } from "@/db/schema/people";
import { testDatabase } from "@/db/testing/test-database";
import type { StopRequest } from "@/features/delivery/answer-stop-link";
import { answerUnsubscribe } from "@/features/delivery/digest/answer-unsubscribe";
import { askDigest } from "@/features/delivery/digest/ask-digest";
import { readKeptWishes, type WishesInput, wishesInput } from "@/features/delivery/digest/input";
import { saveWishes } from "@/features/delivery/digest/save-wishes";
import { unsubscribeToken } from "@/platform/auth/unsubscribe-token";

const { appDb, makeWorkspace, authSecret } = await testDatabase();
const NOW = new Date("2026-11-18T12:00:00Z");
const WEEKLY: WishesInput = {
  ...{ cadence: "weekly", weekday: 1, monthDay: 1, hour: 7, zone: "Europe/Berlin", locale: "own", follow: "all" },
  ...{ surveys: [], withGoals: "on", withComments: "on" },
};

async function makeMember(locale = "en") {
  const scope = await makeWorkspace({ name: "Larkway <b>" });
  const userId = randomUUID();
  await withoutTenant(appDb, (tx) =>
    tx.insert(user).values({ id: userId, email: `${userId}@larkway.example`, locale }),
  );
  await withTenant(appDb, scope, (tx) =>
    tx.insert(membership).values({ workspaceId: scope.workspaceId, userId, role: "viewer" }),
  );
  const save = (input: WishesInput, now = NOW) =>
    withTenant(appDb, scope, (tx) => saveWishes(tx, scope, userId, input, now));
  const find = () => withTenant(appDb, scope, (tx) => findDigest(tx, scope, userId));
  const mails = () => withTenant(appDb, scope, (tx) => listDeliveries(tx, scope, userId, 20));
  const ask = (now: Date) => withTenant(appDb, scope, (tx) => askDigest(tx, scope, userId, now));
  const token = unsubscribeToken(authSecret, scope.workspaceId, userId);
  const link = (wanted: StopRequest["wanted"], used = token) =>
    answerUnsubscribe({ db: appDb, secret: authSecret, now: NOW }, { token: used, accepted: "de", wanted });
  return { scope, userId, save, find, mails, ask, token, link };
}

test("saved wishes say when the next mail leaves; what they were before puts them back", async () => {
  const { save, find, scope } = await makeMember();
  const never = await save(WEEKLY);
  expect(never.cadence).toBe("off");
  // Monday 23 November, 07:00 in Berlin.
  expect(await find()).toMatchObject({ active: true, nextDay: "2026-11-23", nextAt: new Date("2026-11-23T06:00:00Z") });
  const before = await save({ ...WEEKLY, cadence: "monthly", monthDay: 3, locale: "ar" });
  expect(await find()).toMatchObject({ cadence: "monthly", nextDay: "2026-12-03", locale: "ar" });
  const kept = readKeptWishes(JSON.stringify(before));
  expect(kept).toEqual(WEEKLY);
  await save(kept ?? never);
  expect(await find()).toMatchObject({ cadence: "weekly", nextDay: "2026-11-23", locale: null });
  await save(never);
  expect(await find()).toMatchObject({ active: false, cadence: "weekly", nextDay: null, nextAt: null });
  const { rows } = await withTenant(appDb, scope, (tx) => tx.execute(sql`select action from audit_event`));
  expect(rows).toHaveLength(4);
});

test("wishes that make no sense are refused at their field", () => {
  const faults = (changes: object) =>
    wishesInput.safeParse({ ...WEEKLY, ...changes }).error?.issues.map(({ path, message }) => [path[0], message]);
  expect(faults({})).toBeUndefined();
  expect(faults({ zone: "Mars/Olympus" })).toEqual([["zone", "zoneError"]]);
  expect(faults({ weekday: "8", hour: "x", monthDay: 31 })).toHaveLength(3);
  expect(faults({ follow: "some", surveys: [] })).toEqual([["surveys", "surveysError"]]);
  expect(faults({ follow: "some", surveys: ["'; drop table survey"] })).toEqual([["surveys", "surveysError"]]);
  expect([readKeptWishes("{"), readKeptWishes(null), readKeptWishes("{}")]).toEqual([null, null, null]);
});

test("opening the link in a mail changes nothing; a press stops the mail, however often; another starts it again", async () => {
  const { save, find, link } = await makeMember();
  await save(WEEKLY);
  const page = await link("look");
  expect(page).toMatchObject({ status: 200, html: expect.stringContaining('name="stop"') });
  expect(page.html).toContain("Larkway &#60;b&#62;");
  expect(await find()).toMatchObject({ active: true });
  for (const _ of [1, 2]) expect((await link("stop")).html).toContain("You are unsubscribed.");
  expect(await find()).toMatchObject({ active: false, nextAt: null });
  expect((await link("look")).html).toContain('name="again"');
  expect((await link("again")).status).toBe(200);
  expect(await find()).toMatchObject({ active: true, cadence: "weekly", nextDay: "2026-11-23" });
});

test("a link altered by a character, of somebody else's workspace, or of who is no member any more, is not known", async () => {
  const [one, other] = [await makeMember("ar"), await makeMember()];
  await one.save(WEEKLY);
  expect((await one.link("look")).html).toContain('<html lang="ar" dir="rtl">');
  const swapped = other.token.slice(0, 22) + one.token.slice(22);
  const changed = one.token[50] === "A" ? "B" : "A";
  for (const token of [
    "",
    "x",
    one.token.slice(0, -1),
    one.token.slice(0, 50) + changed + one.token.slice(51),
    swapped,
    `${one.token}A`,
  ])
    expect(await one.link("stop", token)).toMatchObject({
      status: 404,
      html: expect.stringContaining("Dieser Link ist nicht bekannt"),
    });
  expect(await one.find()).toMatchObject({ active: true });
  await withTenant(appDb, one.scope, (tx) => deleteMember(tx, one.scope, one.userId));
  expect(await one.link("stop")).toMatchObject({ status: 404 });
  expect(await one.find()).toBeNull();
});

test("a mail that is asked for is asked for once a minute and five times an hour, and starts no regular one", async () => {
  const { ask, find, mails } = await makeMember();
  const at = (minute: number) => new Date(NOW.getTime() + minute * 60_000);
  expect([await ask(at(0)), await ask(at(0))]).toEqual(["asked", "askedTwice"]);
  for (const minute of [1, 2, 3, 4]) expect(await ask(at(minute))).toBe("asked");
  expect(await ask(at(5))).toBe("askedOften");
  expect(await ask(at(61))).toBe("asked");
  expect(await find()).toMatchObject({ active: false, nextAt: null });
  // Wednesday 18 November: the seven days before it.
  expect((await mails()).at(-1)).toMatchObject({
    kind: "asked",
    fromDay: "2026-11-11",
    toDay: "2026-11-17",
    state: "waiting",
  });
});
