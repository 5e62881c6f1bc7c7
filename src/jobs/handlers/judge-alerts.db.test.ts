import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { withoutTenant, withTenant } from "@/db/client";
import { askAlertMails, claimAlertMail, findAlertWish, listUntoldAlerts } from "@/db/queries/alerts/alert-mail";
import { countNewAlerts, listAlerts } from "@/db/queries/alerts/find-alert";
import { alert, alertRule } from "@/db/schema/alert";
import { membership, user } from "@/db/schema/people";
import { series } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { addDays } from "@/domain/calendar/day";
import { acknowledgeAlert, reopenAlert, snoozeAlert } from "@/features/alerts/change-alert";
import { followNumber, unfollowNumber } from "@/features/alerts/follow-number";
import { readMailNews } from "@/features/alerts/read-mail-news";
import { deliverAlerts } from "@/features/delivery/alerts/deliver-alerts";
import { judgeFollowed } from "@/jobs/handlers/judge-alerts";
import { createLogger } from "@/platform/logger";
import type { Mailer, RecordedMail } from "@/platform/mail";

const { appDb, workerDb, makeWorkspace } = await testDatabase();
/** A Monday. 30 weeks before it; the last of them ends the day before. */
const TODAY = "2026-11-16";
const FIRST = addDays(TODAY, -30 * 7);
const QUESTION = { id: "csat", kind: "csat", title: { en: "How satisfied?" } };
const SERIES = { question: "csat", scale: "csat-1-5", metric: "csat", startedOn: FIRST } as const;
const logger = createLogger("silent");

/** 40 answers a week, half from each region; in the north 16 or 17 of 20 are satisfied until they fall to 9. */
async function makeCompany(fallsAt: number, options: { gap?: number } = {}) {
  const scope = await makeWorkspace();
  const survey = await makeSurvey(appDb, scope, { questions: [QUESTION], series: [SERIES] });
  const answers = Array.from({ length: 30 }, (_, week) => week)
    .filter((week) => week !== options.gap)
    .flatMap((week) =>
      ["north", "south"].flatMap((region) =>
        Array.from({ length: 20 }, (_, i) => {
          const satisfied = region === "north" && week >= fallsAt ? 9 : 16 + (week % 2);
          const day = addDays(FIRST, 7 * week + (i % 5));
          return { day, scores: { csat: i < satisfied ? 5 : 2 }, attributes: { region } };
        }),
      ),
    );
  await storeScores(appDb, scope, survey, answers);
  const userId = randomUUID();
  await withoutTenant(appDb, (tx) => tx.insert(user).values({ id: userId, email: `${userId}@larkway.example` }));
  await withTenant(appDb, scope, (tx) =>
    tx.insert(membership).values({ workspaceId: scope.workspaceId, userId, role: "editor" }),
  );
  return { scope, survey, userId };
}

const morning = (day: string) => new Date(`${day}T05:00:00Z`);

function judge(scope: WorkspaceScope, day: string, why?: "changed"): Promise<void> {
  const context = { db: workerDb, scope, logger, now: () => morning(day), signal: new AbortController().signal };
  return judgeFollowed({ workspaceId: scope.workspaceId, ...(why ? { why } : {}) }, context);
}

const follow = (scope: WorkspaceScope, userId: string, region: string | null) =>
  withTenant(appDb, scope, (tx) =>
    followNumber(
      tx,
      scope,
      userId,
      {
        metric: "csat",
        survey: null,
        question: null,
        segment: region === null ? null : { name: "region", value: region },
      },
      morning(TODAY),
    ),
  );

const alerts = (scope: WorkspaceScope) => withTenant(appDb, scope, (tx) => tx.select().from(alert));

test("a fall is one alert with its beginning, both figures and who moved; the other group raises none", async () => {
  const { scope, userId } = await makeCompany(24);
  expect(await follow(scope, userId, "north")).toMatchObject({ kind: "followed" });
  expect(await follow(scope, userId, "south")).toMatchObject({ kind: "followed" });
  expect(await follow(scope, userId, "east")).toMatchObject({ kind: "fault", field: "segment" });
  // Two workers at once, and again the next nights: one alert a number.
  await Promise.all([judge(scope, TODAY), judge(scope, TODAY)]);
  await judge(scope, addDays(TODAY, 1));
  await judge(scope, addDays(TODAY, 2), "changed");
  const found = await withTenant(appDb, scope, (tx) =>
    listAlerts(tx, scope, { userId, which: "open", today: TODAY, limit: 10 }),
  );
  expect(found.map(({ rule }) => rule.segmentValue).sort()).toEqual([null, "north"].sort());
  const north = found.find(({ rule }) => rule.segmentValue === "north");
  // 9 of 20 in each of six weeks, after 20 weeks of 16 and 17 in turn.
  expect(north?.alert).toMatchObject({
    ...{ rule: "drift", direction: "down", assessment: "worse", since: addDays(FIRST, 24 * 7) },
    ...{ beforeValue: 82.5, beforeN: 400, afterValue: 45, afterN: 120, movedName: null },
  });
  expect(found.find(({ rule }) => rule.segmentValue === null)?.alert).toMatchObject({
    ...{ movedName: "region", movedValue: "north", movedBefore: 82.5, movedAfter: 45 },
  });
  const standings = await withTenant(appDb, scope, (tx) => tx.select().from(alertRule));
  expect(standings.find(({ segmentValue }) => segmentValue === "south")).toMatchObject({
    standing: "usual",
    weeks: 30,
  });
});

test("acknowledged it is quiet; as a real change the usual range begins anew, and that can be taken back", async () => {
  const { scope, userId } = await makeCompany(24);
  await judge(scope, TODAY);
  const [opened] = await alerts(scope);
  const id = opened?.id ?? "";
  const act = (change: Parameters<typeof withTenant>[2]) => withTenant(appDb, scope, change);
  const count = () => withTenant(appDb, scope, (tx) => countNewAlerts(tx, scope, { userId, today: TODAY }));
  expect(await count()).toBe(1);
  await act((tx) => snoozeAlert(tx, scope, id, addDays(TODAY, 7)));
  expect(await count()).toBe(0);
  await act((tx) => snoozeAlert(tx, scope, id, null));
  const seen = { note: "The courier changed.", userId, now: morning(TODAY) };
  await act((tx) => acknowledgeAlert(tx, scope, id, { ...seen, real: false }));
  expect(await count()).toBe(0);
  await act((tx) => reopenAlert(tx, scope, id));
  expect(await count()).toBe(1);
  await act((tx) => acknowledgeAlert(tx, scope, id, { ...seen, real: true }));
  await judge(scope, TODAY, "changed");
  // Six weeks since the change: too few for a range, and nothing from before is compared with.
  expect(await alerts(scope)).toHaveLength(1);
  const rule = () => withTenant(appDb, scope, (tx) => tx.select().from(alertRule).where(eq(alertRule.metric, "csat")));
  expect((await rule())[0]).toMatchObject({ standing: "young", weeks: 6, baselineFrom: addDays(FIRST, 24 * 7) });
  await act((tx) => reopenAlert(tx, scope, id));
  await judge(scope, TODAY, "changed");
  expect((await rule())[0]).toMatchObject({ standing: "out", baselineFrom: FIRST });
  expect(await alerts(scope)).toMatchObject([{ id, returnedOn: null, real: false }]);
});

test("a week without answers and another wording raise none, and a wording begins the usual range anew", async () => {
  const { scope, survey } = await makeCompany(99, { gap: 25 });
  await judge(scope, TODAY);
  expect(await alerts(scope)).toEqual([]);
  await withTenant(appDb, scope, async (tx) => {
    const own = and(eq(series.workspaceId, scope.workspaceId), eq(series.surveyId, survey));
    const [row] = await tx.select().from(series).where(own);
    if (row)
      await tx
        .insert(series)
        .values({ ...row, ordinal: 2, startedOn: addDays(FIRST, 22 * 7), fingerprint: "other", title: "Other" });
  });
  await judge(scope, addDays(TODAY, 1));
  const [rule] = await withTenant(appDb, scope, (tx) => tx.select().from(alertRule));
  expect(rule).toMatchObject({ standing: "young", weeks: 7 });
  expect(await alerts(scope)).toEqual([]);
});

test("who follows a number is told once, in one mail; who unfollows it is not", async () => {
  const { scope, userId } = await makeCompany(24);
  await follow(scope, userId, "north");
  await judge(scope, TODAY);
  const sent: RecordedMail[] = [];
  const mailer = {
    domain: "larkway.example",
    sendOnce: async (mail: RecordedMail) => void sent.push(mail),
  } as Partial<Mailer> as Mailer;
  const context = {
    db: workerDb,
    scope,
    logger,
    mailer,
    baseUrl: "https://x.example",
    secret: "s".repeat(32),
    read: readMailNews,
  };
  const deliver = () => deliverAlerts({ ...context, now: () => morning(TODAY) }, userId);
  await Promise.all([deliver(), deliver()]);
  await judge(scope, addDays(TODAY, 1));
  await deliver();
  expect(sent).toHaveLength(1);
  expect(sent[0]?.subject).toContain("2 numbers have left the usual range");
  expect(sent[0]?.text).toContain("Usually 82.5%, now 45.0%");
  expect(sent[0]?.headers?.["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
  expect((await withTenant(appDb, scope, (tx) => findAlertWish(tx, scope, userId)))?.nextTryAt).toBeNull();
  const [north] = await withTenant(appDb, scope, (tx) =>
    tx.select().from(alertRule).where(eq(alertRule.segmentValue, "north")),
  );
  await withTenant(appDb, scope, (tx) => unfollowNumber(tx, scope, userId, north?.id ?? ""));
  const left = await withTenant(appDb, scope, (tx) =>
    listAlerts(tx, scope, { userId, which: "open", today: TODAY, limit: 10 }),
  );
  expect(left.map(({ rule }) => rule.segmentValue)).toEqual([null]);
  expect(await withTenant(appDb, scope, (tx) => listUntoldAlerts(tx, scope, userId, TODAY))).toEqual([]);
  const until = { now: morning(TODAY), until: morning(addDays(TODAY, 1)) };
  expect(await withTenant(appDb, scope, (tx) => claimAlertMail(tx, scope, userId, until))).toBeNull();
});

test("what leaves its range while the mail is on its way is told by the next one", async () => {
  const { scope, userId } = await makeCompany(24);
  await follow(scope, userId, "north");
  await follow(scope, userId, "south");
  await judge(scope, TODAY);
  const sent: RecordedMail[] = [];
  const during = new Date(morning(TODAY).getTime() + 30_000);
  /** As a judging in another process would. */
  const openAnother = () =>
    withTenant(appDb, scope, async (tx) => {
      const [row] = await tx.select().from(alert);
      const [south] = await tx.select().from(alertRule).where(eq(alertRule.segmentValue, "south"));
      if (!row || !south) throw new Error("Nothing was judged.");
      const id = randomUUID();
      await tx.insert(alert).values({ ...row, id, ruleId: south.id, openedAt: during });
      await askAlertMails(tx, scope, [id], during);
    });
  const mailer = {
    domain: "larkway.example",
    async sendOnce(mail: RecordedMail) {
      sent.push(mail);
      if (sent.length === 1) await openAnother();
    },
  } as Partial<Mailer> as Mailer;
  const place = { mailer, baseUrl: "https://x.example", secret: "s".repeat(32), read: readMailNews };
  const deliver = (now: Date) => deliverAlerts({ db: workerDb, scope, logger, ...place, now: () => now }, userId);
  await deliver(morning(TODAY));
  for (let minute = 1; minute < 4; minute += 1) await deliver(new Date(during.getTime() + minute * 60_000));
  expect(sent).toHaveLength(2);
  expect(sent[1]?.text).toContain("south");
  expect((await withTenant(appDb, scope, (tx) => findAlertWish(tx, scope, userId)))?.nextTryAt).toBeNull();
});
