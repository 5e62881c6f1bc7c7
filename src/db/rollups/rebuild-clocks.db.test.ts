import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { findCalendar } from "@/db/queries/promises/find-calendar";
import type { PolicyVersion } from "@/db/queries/promises/list-policy-versions";
import { readPromiseInputs } from "@/db/queries/promises/read-promise-inputs";
import { ALWAYS, insertCalendar, insertCalendarVersion } from "@/db/queries/promises/write-calendar";
import { insertPolicy, insertPolicyVersion } from "@/db/queries/promises/write-policy";
import { foldPromises } from "@/db/rollups/fold-promises";
import { markMissed } from "@/db/rollups/mark-missed";
import { rebuildClocks } from "@/db/rollups/rebuild-clocks";
import { slaClock } from "@/db/schema/promise";
import type { WorkspaceScope } from "@/db/scope";
import { storeStories } from "@/db/testing/store-stories";
import { testDatabase } from "@/db/testing/test-database";

const database = await testDatabase();
const { appDb, workerDb } = database;
const NOW = new Date("2026-11-18T12:00:00Z");
const hour = { minutes: 60, time: "clock", pauses: ["pending", "on_hold"] } as const;

async function makePolicy(scope: WorkspaceScope, name: string, said: Partial<PolicyVersion> = {}): Promise<string> {
  return withTenant(appDb, scope, async (tx) => {
    const policyId = await insertPolicy(tx, scope, { name, recipientIds: [] });
    await insertPolicyVersion(tx, scope, versionOf(policyId, said));
    return policyId;
  });
}

const versionOf = (policyId: string, said: Partial<PolicyVersion> = {}): Omit<PolicyVersion, "version"> => ({
  ...{ policyId, active: true, position: 1, conditions: {}, calendarId: null, validFrom: ALWAYS },
  ...{ soon: { kind: "share", amount: 50 }, targets: { first_response: hour, resolution: { ...hour, minutes: 480 } } },
  ...said,
});

const clocksIn = (scope: WorkspaceScope) =>
  withTenant(appDb, scope, (tx) => tx.select().from(slaClock).orderBy(slaClock.startedAt, slaClock.measure));

const asked = (filter: [string, string][] = [], by: string | null = null) => ({
  periods: [{ from: "2026-11-01", to: "2026-11-30" }],
  ...{ filter: filter.map(([dimension, value]) => ({ dimension, value })), by, today: "2026-11-18" },
});

/** Kept of judged, total first, then by group. */
async function sharesIn(scope: WorkspaceScope, request = asked()) {
  const cells = await withTenant(appDb, scope, (tx) => readPromiseInputs(tx, scope, request));
  const told = cells.map(({ group, input }) => [group ?? "all", `${input.numerator}/${input.denominator}`]);
  return Object.fromEntries(told);
}

test("promises are judged as interactions are stored, and attainment counts what is late and open as missed", async () => {
  const scope = await database.makeWorkspace();
  await makePolicy(scope, "Everybody");
  const ids = await withTenant(appDb, scope, (tx) =>
    storeStories(
      tx,
      scope,
      [
        // First response kept, solution kept.
        {
          openedAt: "2026-11-16T09:00:00Z",
          channel: "chat",
          agent: "Ada",
          events: [
            ["agent_replied", "2026-11-16T09:30:00Z"],
            ["resolved", "2026-11-16T10:00:00Z"],
          ],
        },
        // First response missed, the solution waits and is late since 18:00 of the day before.
        {
          openedAt: "2026-11-17T10:00:00Z",
          agent: "Bo",
          team: "Second line",
          events: [["agent_replied", "2026-11-17T12:00:00Z"]],
        },
        // Nobody answered: late since 11:00; the solution may still be kept.
        { openedAt: "2026-11-18T10:00:00Z", channel: "chat" },
        // Pending: stands still with 20 minutes left; the solution as well.
        { openedAt: "2026-11-18T11:00:00Z", events: [["pending", "2026-11-18T11:40:00Z"]] },
        { openedAt: "2026-11-18T11:00:00Z", leftOut: "spam" },
      ],
      NOW,
    ),
  );
  expect((await clocksIn(scope)).map(({ measure, state, day }) => [measure, state, day])).toEqual([
    ["first_response", "achieved", "2026-11-16"],
    ["resolution", "achieved", "2026-11-16"],
    ["first_response", "breached", "2026-11-17"],
    ["resolution", "active_breached", "2026-11-17"],
    ["first_response", "active_breached", "2026-11-18"],
    ["resolution", "active", "2026-11-18"],
    ["first_response", "paused", "2026-11-18"],
    ["resolution", "paused", "2026-11-18"],
  ]);
  // Kept 2; missed 1 answered late and 2 open and late: 2 of 5.
  const total = { all: "2/5" };
  expect(await sharesIn(scope, asked([], "target"))).toEqual({ ...total, first_response: "1/3", resolution: "1/2" });
  expect(await sharesIn(scope, asked([], "channel"))).toEqual({ ...total, chat: "2/3", email: "0/2" });
  expect(await sharesIn(scope, asked([], "policy"))).toEqual({ ...total, Everybody: "2/5" });
  expect(await sharesIn(scope, asked([["channel", "chat"]], "agent"))).toEqual({ all: "2/3", Ada: "2/2" });
  expect(await sharesIn(scope, asked([["target", "resolution"]], "team"))).toEqual({
    all: "1/2",
    "Second line": "0/1",
  });
  expect(await sharesIn(scope, asked([["planet", "Mars"]]))).toEqual({});
  // The same after the fold, and from the promises themselves.
  await foldPromises(workerDb);
  const left = await withTenant(appDb, scope, (tx) => tx.$client.query("select count(*)::int as n from sla_delta"));
  expect(left.rows).toEqual([{ n: 0 }]);
  expect(await sharesIn(scope, asked([], "channel"))).toEqual({ ...total, chat: "2/3", email: "0/2" });
  expect(
    await sharesIn(
      scope,
      asked(
        [
          ["policy", "Everybody"],
          ["channel", "chat"],
        ],
        "agent",
      ),
    ),
  ).toEqual({ all: "2/3", Ada: "2/2" });
  // Again with nothing new: nothing is written.
  expect(await withTenant(appDb, scope, (tx) => rebuildClocks(tx, scope, ids, NOW))).toBe(0);
});

test("time that runs out is found by its instant: on the minute is kept, a second later it is missed, once", async () => {
  const scope = await database.makeWorkspace({ zone: "Asia/Kolkata" });
  await makePolicy(scope, "Everybody");
  await withTenant(appDb, scope, (tx) =>
    storeStories(tx, scope, [{ openedAt: "2026-11-17T18:00:00Z" }], new Date("2026-11-17T18:10:00Z")),
  );
  const due = new Date("2026-11-17T19:00:00Z");
  const mark = (at: Date) => withTenant(appDb, scope, (tx) => markMissed(tx, scope, at));
  expect(await mark(due)).toBe(0);
  expect(await mark(new Date(due.getTime() + 1_000))).toBe(1);
  expect(await mark(new Date(due.getTime() + 60_000))).toBe(0);
  // 19:00 UTC is half past midnight of the next day in Kolkata.
  expect((await clocksIn(scope))[0]).toMatchObject({ state: "active_breached", day: "2026-11-18", soonAt: null });
  expect(await sharesIn(scope, asked([], "target"))).toEqual({ all: "0/1", first_response: "0/1" });
});

test("a change of policy judges what is open anew and leaves what was kept or missed under the version of its time", async () => {
  const scope = await database.makeWorkspace();
  const policyId = await makePolicy(scope, "Everybody");
  const open = { openedAt: "2026-11-18T11:30:00Z" };
  const settled = { openedAt: "2026-11-16T09:00:00Z", events: [["agent_replied", "2026-11-16T09:30:00Z"]] } as const;
  const ids = await withTenant(appDb, scope, (tx) => storeStories(tx, scope, [settled, open], NOW));
  const change = (said: Partial<PolicyVersion>) =>
    withTenant(appDb, scope, async (tx) => {
      await insertPolicyVersion(tx, scope, versionOf(policyId, said));
      return rebuildClocks(tx, scope, ids, NOW);
    });
  const firsts = async () =>
    (await clocksIn(scope))
      .filter(({ measure }) => measure === "first_response")
      .map(({ policyVersion, state }) => [policyVersion, state]);
  expect(await firsts()).toEqual([
    [1, "achieved"],
    [1, "active"],
  ]);
  // From now on a quarter of an hour: 30 minutes have passed.
  const quarter = { targets: { first_response: { ...hour, minutes: 15 } } };
  await change({ ...quarter, validFrom: NOW });
  expect(await firsts()).toEqual([
    [1, "achieved"],
    [2, "active_breached"],
  ]);
  // For all time: what was kept by an hour was missed by a quarter.
  await change(quarter);
  expect(await firsts()).toEqual([
    [3, "breached"],
    [3, "active_breached"],
  ]);
  // Versions cannot be changed or taken away, by nobody.
  const refused = { code: "42501" };
  for (const text of [
    "update sla_target set minutes = 1",
    "delete from sla_policy_version",
    "delete from business_calendar_version",
  ])
    await expect(
      withTenant(appDb, scope, (tx) => tx.$client.query(text)),
      text,
    ).rejects.toMatchObject(refused);
  // Taken out, it promises nothing from then on, and what it promised before stays.
  await change({ active: false, validFrom: NOW });
  expect(await firsts()).toEqual([[3, "breached"]]);
});

test("business time is what the calendar said at each time, and all time without a calendar", async () => {
  const scope = await database.makeWorkspace({ zone: "Europe/Berlin" });
  await makePolicy(scope, "Everybody", { targets: { first_response: { ...hour, minutes: 120, time: "business" } } });
  const story = { openedAt: "2026-11-17T15:00:00Z" };
  const [id = ""] = await withTenant(appDb, scope, (tx) => storeStories(tx, scope, [story], new Date(story.openedAt)));
  const due = async () => (await clocksIn(scope))[0]?.dueAt?.toISOString();
  expect(await due()).toBe("2026-11-17T17:00:00.000Z");
  const weekdays = (to: string) => {
    const hours = [["09:00", to]] as const;
    return { timeZone: "Europe/Berlin", weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours } };
  };
  const rebuild = () => withTenant(appDb, scope, (tx) => rebuildClocks(tx, scope, [id], new Date(story.openedAt)));
  const calendarId = await withTenant(appDb, scope, (tx) =>
    insertCalendar(tx, scope, { name: "Office", isDefault: true, document: weekdays("17:00") }),
  );
  await rebuild();
  // 16:00 in Berlin: one hour today, one tomorrow from nine.
  expect(await due()).toBe("2026-11-18T09:00:00.000Z");
  await withTenant(appDb, scope, (tx) =>
    insertCalendarVersion(tx, scope, calendarId, {
      document: { ...weekdays("17:00"), holidays: ["2026-11-18"] },
      validFrom: new Date("2026-11-17T23:00:00Z"),
    }),
  );
  await rebuild();
  expect(await due()).toBe("2026-11-19T09:00:00.000Z");
  const found = (at: string) => withTenant(appDb, scope, (tx) => findCalendar(tx, scope, new Date(at)));
  expect(await found("2026-01-01T00:00:00Z")).toMatchObject({ calendarId, version: 1 });
  expect(await found("2026-11-18T00:00:00Z")).toMatchObject({ calendarId, version: 2 });
});
