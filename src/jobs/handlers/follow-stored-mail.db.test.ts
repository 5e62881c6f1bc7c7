import { sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { withTenant } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { readMail } from "@/features/delivery/digest/testing/read-mail";
import { smtpStand } from "@/features/delivery/digest/testing/smtp-stand";
import { answerStopFollowUps } from "@/features/delivery/follow-ups/answer-stop-follow-ups";
import { deliverFollowUps } from "@/features/delivery/follow-ups/deliver-follow-ups";
import { changeFollowUps } from "@/features/follow-ups/change-follow-ups";
import { mailFollowUps } from "@/jobs/handlers/mail-follow-ups";
import { followUpStand, minutes } from "@/jobs/handlers/testing/follow-up-stand";
import { queueDueMails } from "@/jobs/queue-due-digests";
import { createMailer } from "@/platform/mail";
import { testRuntime } from "@/platform/testing/test-runtime";

const database = await testDatabase();
const stand = await smtpStand();
testRuntime(database);
const { appDb, workerDb } = database;
const { makePlace, makeMember, setRules, say, contextOf, follow, rowsOf } = followUpStand(database);

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
  // As every other day in English, in the reader's order and by a clock of 24 hours.
  expect(first?.text).toMatch(/\b\d{1,2} [A-Z][a-z]{2,3} \d{4}, \d{2}:\d{2}\b/);
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

test("a mail that was taken is written down as soon as the database is back, and not sent again", async () => {
  const place = await makePlace();
  const nora = await makeMember(place, "editor");
  await setRules(place, { owners: { way: "turns", userIds: [nora.userId] } });
  await follow(place, [await say(place, { nps: 0, customer: "ada" })]);
  const mailer = createMailer({ smtpUrl: stand.url, from: "care@larkway.example" });
  if (mailer === null) throw new Error("no mailer");
  const before = stand.taken.length;
  const deliver = (at: Date) =>
    deliverFollowUps(
      {
        ...contextOf(place.scope, at),
        baseUrl: "https://feedback.larkway.example",
        secret: database.authSecret,
        mailer: {
          ...mailer,
          async sendOnce(mail) {
            await mailer.sendOnce(mail);
            vi.spyOn(workerDb.pool, "connect").mockImplementationOnce(() => {
              throw new Error("Connection terminated unexpectedly");
            });
          },
        },
      },
      nora.userId,
    );
  await deliver(minutes(2));
  // Its claim would have run out by now.
  await deliver(minutes(20));
  mailer.close();
  expect(stand.taken.length - before).toBe(1);
});

test("who stops these mails gets none, whatever they are given; started again, they are told of what is still open", async () => {
  const place = await makePlace();
  const { scope } = place;
  const nora = await makeMember(place, "editor");
  await setRules(place, { owners: { way: "turns", userIds: [nora.userId] } });
  const mail = (at: Date) =>
    mailFollowUps({ workspaceId: scope.workspaceId, userId: nora.userId }, contextOf(scope, at));
  const given = async (customer: string) => follow(place, [await say(place, { nps: 0, customer })]);
  const before = stand.taken.length;
  const sent = () => stand.taken.slice(before).map(readMail);
  await given("ada");
  await mail(minutes(2));
  const [first] = sent();
  const link = /<https:\/\/[^/]+\/unsubscribe\/follow-ups\/([\w-]+)>/.exec(first?.headers["list-unsubscribe"] ?? "");
  const token = link?.[1] ?? "";
  expect(first?.headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
  expect(first?.text).toContain(`/unsubscribe/follow-ups/${token}`);
  const answer = (wanted: "look" | "stop" | "again", whose = token) =>
    answerStopFollowUps(
      { db: appDb, secret: database.authSecret, now: minutes(3) },
      { token: whose, accepted: "en", wanted },
    );
  expect((await answer("look")).html).toContain("Stop mails about follow-ups?");
  expect((await answer("stop")).html).toContain("These mails are stopped");
  expect(await answer("stop", `${token.slice(0, -3)}AAA`)).toMatchObject({ status: 404 });
  await given("bo");
  for (const at of [4, 20, 600]) {
    await queueDueMails(workerDb, minutes(at));
    await mail(minutes(at));
  }
  expect(sent()).toHaveLength(1);
  // They are assigned all the same.
  expect((await rowsOf(place)).map(({ ownerId }) => ownerId)).toEqual([nora.userId, nora.userId]);
  expect((await answer("look")).html).toContain('name="again"');
  expect((await answer("again")).html).toContain("Stop mails about follow-ups?");
  await mail(minutes(601));
  await mail(minutes(602));
  expect(sent().map(({ headers }) => headers.subject)).toEqual([first?.headers.subject, "A follow-up is yours: bo"]);
  const { rows } = await withTenant(appDb, scope, (tx) =>
    tx.execute(
      sql`select action from audit_event where subject = ${nora.userId} and action like 'follow_up_mail.%' order by id`,
    ),
  );
  expect(rows).toEqual([{ action: "follow_up_mail.stopped" }, { action: "follow_up_mail.started" }]);
});
