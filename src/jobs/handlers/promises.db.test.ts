import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { withoutTenant, withTenant } from "@/db/client";
import { ALWAYS } from "@/db/queries/promises/write-calendar";
import { insertPolicy, insertPolicyVersion } from "@/db/queries/promises/write-policy";
import { membership, user } from "@/db/schema/people";
import { slaClock, slaNotice, slaRun } from "@/db/schema/promise";
import { auditEvent } from "@/db/schema/workspace";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { storeStories, type TestStory } from "@/db/testing/store-stories";
import { testDatabase } from "@/db/testing/test-database";
import { readMail } from "@/features/delivery/digest/testing/read-mail";
import { smtpStand } from "@/features/delivery/digest/testing/smtp-stand";
import { answerStopPromises } from "@/features/delivery/promises/answer-stop-promises";
import { changePolicy, doToPolicy } from "@/features/service/promises/change-policy";
import type { PolicyDraft } from "@/features/service/promises/read-policy-form";
import { watchPromises } from "@/features/service/promises/watch-promises";
import { mailPromises, rejudge, watch } from "@/jobs/handlers/promises";
import { queueDuePromises } from "@/jobs/queue-due-promises";
import { translatorIn } from "@/platform/i18n/translator";
import { createLogger } from "@/platform/logger";
import { testRuntime } from "@/platform/testing/test-runtime";

const database = await testDatabase();
const stand = await smtpStand();
testRuntime(database);
const { appDb, workerDb } = database;
const OPENED = "2026-11-18T09:00:00Z";
const at = (minutes: number) => new Date(Date.parse(OPENED) + minutes * 60_000);

/** A workspace that promises a first answer within an hour, and tells one member. */
async function makeTeam() {
  const scope = await database.makeWorkspace({ name: "Larkway" });
  const userId = randomUUID();
  const email = `nora-${userId.slice(0, 8)}@larkway.example`;
  await withoutTenant(appDb, (tx) => tx.insert(user).values({ id: userId, email }));
  const policyId = await withTenant(appDb, scope, async (tx) => {
    await tx.insert(membership).values({ workspaceId: scope.workspaceId, userId, role: "editor" });
    const id = await insertPolicy(tx, scope, { name: "Everybody", recipientIds: [userId] });
    await insertPolicyVersion(tx, scope, {
      ...{ policyId: id, active: true, position: 1, conditions: {}, calendarId: null, validFrom: ALWAYS },
      ...{
        soon: { kind: "minutes", amount: 20 },
        targets: { first_response: { minutes: 60, time: "clock", pauses: [] } },
      },
    });
    return id;
  });
  return { scope, userId, email, policyId };
}

function contextOf(scope: WorkspaceScope, now: Date) {
  const job = mintScope(scope.workspaceId, { kind: "job", name: "promises" });
  return {
    db: workerDb,
    scope: job,
    logger: createLogger("silent"),
    now: () => now,
    signal: new AbortController().signal,
  };
}

type Team = Awaited<ReturnType<typeof makeTeam>>;
const store = ({ scope }: Team, now: Date, ...stories: TestStory[]) =>
  withTenant(appDb, scope, (tx) => storeStories(tx, scope, stories, now));
const watchAt = ({ scope }: Team, now: Date) => watch({ workspaceId: scope.workspaceId }, contextOf(scope, now));
const mailAt = ({ scope, userId }: Team, now: Date) =>
  mailPromises({ workspaceId: scope.workspaceId, userId }, contextOf(scope, now));
const mailsTo = ({ email }: Team) => stand.taken.filter((mail) => mail.includes(email)).map(readMail);

test("what is due soon is told once, what was missed once more, in one mail each, and never again", async () => {
  const team = await makeTeam();
  await store(
    team,
    at(0),
    { openedAt: OPENED, externalId: "T-1", agent: "Ada" },
    { openedAt: OPENED, externalId: "T-2" },
  );
  await watchAt(team, at(30));
  await mailAt(team, at(30));
  expect(mailsTo(team)).toEqual([]);
  // Two workers at once.
  await Promise.all([watchAt(team, at(41)), watchAt(team, at(41))]);
  await Promise.all([mailAt(team, at(41)), mailAt(team, at(41))]);
  await watchAt(team, at(42));
  await mailAt(team, at(42));
  const [soon, ...none] = mailsTo(team);
  expect(none).toEqual([]);
  expect(soon?.headers).toMatchObject({
    subject: "Larkway: 2 promises are due soon",
    "list-unsubscribe": expect.stringMatching(
      /^<https:\/\/feedback\.larkway\.example\/unsubscribe\/promises\/[\w-]{66}>$/,
    ),
  });
  expect(soon?.text).toContain("T-1: First response, due 18 Nov 2026, 10:00, Ada (Everybody)");
  expect(soon?.text).toContain("T-2: First response, due 18 Nov 2026, 10:00, nobody named (Everybody)");
  await watchAt(team, at(61));
  await mailAt(team, at(61));
  await watchAt(team, at(90));
  await mailAt(team, at(90));
  expect(mailsTo(team).map(({ headers }) => headers.subject)).toEqual([
    "Larkway: 2 promises are due soon",
    "Larkway: 2 promises were missed",
  ]);
  const states = await withTenant(appDb, team.scope, (tx) => tx.select({ state: slaNotice.state }).from(slaNotice));
  expect(states.map(({ state }) => state)).toEqual(["sent", "sent", "sent", "sent"]);
});

test("what was answered meanwhile is not told, what an import brings of last week neither, and a busy server is asked again", async () => {
  const team = await makeTeam();
  await store(team, at(0), { openedAt: OPENED, externalId: "late", events: [] }, { openedAt: "2026-11-10T09:00:00Z" });
  await watchAt(team, at(41));
  stand.expect("later");
  await mailAt(team, at(41));
  expect(mailsTo(team)).toEqual([]);
  await mailAt(team, at(41.5));
  expect(mailsTo(team)).toEqual([]);
  await mailAt(team, at(42));
  expect(mailsTo(team)).toHaveLength(1);
  // Answered before anybody was told that it was missed.
  await watchAt(team, at(61));
  await withTenant(appDb, team.scope, (tx) => tx.update(slaClock).set({ state: "breached", endedAt: at(62) }));
  await mailAt(team, at(62));
  expect(mailsTo(team)).toHaveLength(1);
});

test("without a mail server nobody is told, also not once there is one; the mark is set all the same", async () => {
  const team = await makeTeam();
  await store(team, at(0), { openedAt: OPENED });
  await watchPromises(contextOf(team.scope, at(61)), false);
  await watchAt(team, at(62));
  await mailAt(team, at(62));
  expect(mailsTo(team)).toEqual([]);
  const [clock] = await withTenant(appDb, team.scope, (tx) => tx.select().from(slaClock));
  expect(clock).toMatchObject({ state: "active_breached", missedTold: true });
});

test("each minute asks only where something is due, and folds what was counted", async () => {
  const [due, calm] = [await makeTeam(), await makeTeam()];
  await store(due, at(0), { openedAt: OPENED });
  await store(calm, at(0), { openedAt: OPENED, events: [["agent_replied", "2026-11-18T09:10:00Z"]] });
  await workerDb.pool.query("delete from graphile_worker._private_jobs");
  await queueDuePromises(workerDb, at(61));
  await queueDuePromises(workerDb, at(62));
  const { rows } = await workerDb.pool.query<{ payload: { workspaceId: string } }>(
    "select payload from graphile_worker._private_jobs",
  );
  const asked = rows.map(({ payload }) => payload.workspaceId);
  expect(asked.filter((id) => id === due.scope.workspaceId)).toHaveLength(1);
  expect(asked).not.toContain(calm.scope.workspaceId);
  const folded = await withTenant(appDb, calm.scope, (tx) =>
    tx.$client.query("select kept, missed from sla_day where dimension = ''"),
  );
  expect(folded.rows).toEqual([{ kept: 1, missed: 0 }]);
});

test("a press on the link in the mail takes the reader off the list; opening it does not, and a wrong one says nothing", async () => {
  const team = await makeTeam();
  await store(team, at(0), { openedAt: OPENED });
  await watchAt(team, at(41));
  await mailAt(team, at(41));
  const token = /promises\/([\w-]{66})/.exec(mailsTo(team)[0]?.text ?? "")?.[1] ?? "";
  const context = { db: appDb, secret: database.authSecret, now: at(41) };
  const ask = (wanted: "look" | "stop", given = token) =>
    answerStopPromises(context, { token: given, accepted: "en", wanted });
  expect((await ask("look")).html).toContain("Stop mails about promises?");
  expect((await ask("stop")).html).toContain("These mails are stopped");
  const wrong = token.slice(0, -4) + (token.at(-4) === "A" ? "B" : "A") + token.slice(-3);
  expect(await ask("stop", wrong)).toMatchObject({ status: 404 });
  await watchAt(team, at(61));
  await mailAt(team, at(61));
  expect(mailsTo(team)).toHaveLength(1);
});

test("a change of policy is judged anew by a job that says how far it is and is logged; deleting and restoring too", async () => {
  const team = await makeTeam();
  await store(
    team,
    at(10),
    { openedAt: OPENED },
    { openedAt: OPENED, events: [["agent_replied", "2026-11-18T09:05:00Z"]] },
  );
  const t = translatorIn("en", "promises");
  const { scope, policyId } = team;
  const run = async (now: Date) => {
    const runs = await withTenant(appDb, scope, (tx) => tx.select().from(slaRun));
    for (const { id, state } of runs)
      if (state !== "done") await rejudge({ workspaceId: scope.workspaceId, runId: id }, contextOf(scope, now));
    return withTenant(appDb, scope, (tx) => tx.select().from(slaRun).orderBy(slaRun.createdAt));
  };
  const draft: PolicyDraft = {
    ...{ name: "Everybody", conditions: {}, calendarId: null, recipientIds: [team.userId], reach: "open" as const },
    soon: { kind: "minutes", amount: 20 },
    targets: { first_response: { minutes: 5, time: "clock", pauses: [] } },
  };
  const change = (minutes: number, said: Parameters<typeof changePolicy>[3]) =>
    withTenant(appDb, scope, (tx) => changePolicy(tx, scope, policyId, said, { t, now: at(minutes) }));
  expect(await change(10, draft)).toBe(true);
  expect(await change(11, draft)).toBe(false);
  expect(await run(at(11))).toMatchObject([{ state: "done", total: 2, done: 2, changed: 1 }]);
  const states = async () =>
    (await withTenant(appDb, scope, (tx) => tx.select().from(slaClock).orderBy(slaClock.state))).map(
      ({ state, policyVersion }) => [state, policyVersion],
    );
  expect(await states()).toEqual([
    ["achieved", 1],
    ["active_breached", 2],
  ]);
  await withTenant(appDb, scope, (tx) => doToPolicy(tx, scope, policyId, "delete", { t, now: at(12) }));
  await run(at(12));
  expect(await states()).toEqual([["achieved", 1]]);
  await withTenant(appDb, scope, (tx) => doToPolicy(tx, scope, policyId, "restore", { t, now: at(13) }));
  await run(at(13));
  expect(await states()).toEqual([
    ["achieved", 1],
    ["active_breached", 4],
  ]);
  const audit = await withTenant(appDb, scope, (tx) =>
    tx.select({ action: auditEvent.action }).from(auditEvent).orderBy(auditEvent.at, auditEvent.id),
  );
  expect(audit.map(({ action }) => action)).toEqual([
    "sla_policy.changed",
    "promises.judged_anew",
    "sla_policy.deleted",
    "promises.judged_anew",
    "sla_policy.restored",
    "promises.judged_anew",
  ]);
});
