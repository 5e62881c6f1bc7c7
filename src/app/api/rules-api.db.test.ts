import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { makeFuzzedWorkspace } from "@/app/api/testing/fuzzed-workspace";
import * as calendarRoute from "@/app/api/v1/business-calendars/[calendar]/route";
import * as calendarsRoute from "@/app/api/v1/business-calendars/route";
import * as policyRoute from "@/app/api/v1/sla-policies/[policy]/route";
import * as policiesRoute from "@/app/api/v1/sla-policies/route";
import { withTenant } from "@/db/client";
import { testDatabase } from "@/db/testing/test-database";
import { calendarReplySchema, policyReplySchema } from "@/features/service/rules-api/describe-api";
import { testRuntime } from "@/platform/testing/test-runtime";

const database = await testDatabase();
testRuntime(database);
const [ours, theirs] = [await makeFuzzedWorkspace(database), await makeFuzzedWorkspace(database)];

type Method = "GET" | "POST" | "PATCH" | "DELETE";
async function ask(who: typeof ours, method: Method, kind: "calendar" | "policy", id: string | null, body?: object) {
  const [one, all] = kind === "calendar" ? [calendarRoute, calendarsRoute] : [policyRoute, policiesRoute];
  const route: unknown =
    id === null ? all[method === "POST" ? "POST" : "GET"] : one[method === "POST" ? "GET" : method];
  const path = `/api/v1/${kind === "calendar" ? "business-calendars" : "sla-policies"}${id === null ? "" : `/${id}`}`;
  const params = id === null ? {} : { [kind]: id };
  const reply = await who.call(route, { method, path, params, ...(body ? { body: JSON.stringify(body) } : {}) });
  return { status: reply.status, body: reply.status === 204 ? null : await reply.json() };
}
const pathsOf = ({ body }: { body: { errors?: { path: string }[] } }) => body.errors?.map(({ path }) => path);

const WEEK = { timeZone: "Europe/Berlin", weekly: { mon: ["09:00-12:30", "13:30-17:00"], tue: ["9-17"] } };

test("a calendar is made, changed by versions, made the default and deleted; every fault names its field", async () => {
  const made = await ask(ours, "POST", "calendar", null, {
    ...{ name: " Desk ", ...WEEK, holidays: [{ day: "2026-12-25", name: "Christmas" }] },
  });
  expect([made.status, calendarReplySchema.parse(made.body)]).toMatchObject([
    201,
    { name: "Desk", isDefault: true, version: 1, weekly: { tue: ["09:00-17:00"], wed: [] } },
  ]);
  const { id } = made.body;
  const changed = await ask(ours, "PATCH", "calendar", id, { weekly: { wed: ["10:00-14:00"] } });
  expect(changed.body).toMatchObject({
    version: 2,
    timeZone: "Europe/Berlin",
    weekly: { mon: [], wed: ["10:00-14:00"] },
  });
  expect(changed.body.versions).toHaveLength(2);
  // What is read may be sent back: nothing changes.
  const { holidays, special, weekly } = changed.body;
  expect((await ask(ours, "PATCH", "calendar", id, { holidays, special, weekly })).body.version).toBe(2);

  const other = await ask(ours, "POST", "calendar", null, { name: "Night", ...WEEK });
  expect((await ask(ours, "PATCH", "calendar", other.body.id, { isDefault: true })).body.isDefault).toBe(true);
  expect((await ask(ours, "DELETE", "calendar", other.body.id)).status).toBe(409);
  expect((await ask(ours, "DELETE", "calendar", id)).status).toBe(204);
  const left = await ask(ours, "GET", "calendar", null);
  expect(left.body.items.map(({ name }: { name: string }) => name)).toEqual(["Night"]);

  const post = (body: object) => ask(ours, "POST", "calendar", null, { name: "Wrong", ...WEEK, ...body });
  expect(pathsOf(await post({ timeZone: "Mars/Olympus" }))).toEqual(["timeZone"]);
  expect(pathsOf(await post({ weekly: { mon: ["17:00-09:00"], tue: ["9-12", "11-13"] } }))).toEqual([
    "weekly.mon",
    "weekly.tue",
  ]);
  expect(
    pathsOf(
      await post({
        special: [
          { day: "2026-12-24", hours: [] },
          { day: "2026-12-24", hours: [] },
        ],
      }),
    ),
  ).toEqual(["special.1"]);
  expect(pathsOf(await post({ holidays: [{ day: "2026-02-30" }] }))).toEqual(["holidays.0.day"]);
  expect(pathsOf(await post({ name: "night" }))).toEqual(["name"]);
  // Never open: no promise could ever be due by it.
  expect(pathsOf(await post({ weekly: {} }))).toEqual(["weekly"]);
  expect(pathsOf(await ask(ours, "PATCH", "calendar", other.body.id, { weekly: {} }))).toEqual(["weekly"]);
});

test("a policy is made, changed by versions, judged anew and logged, and taken out", async () => {
  const targets = { first_response: { minutes: 60 } };
  const made = await ask(ours, "POST", "policy", null, { name: "All", targets });
  expect([made.status, policyReplySchema.parse(made.body)]).toMatchObject([
    201,
    { version: 1, conditions: {}, targets: { first_response: { minutes: 60, time: "business", pauses: [] } } },
  ]);
  const { id } = made.body;
  const change = { targets: { resolution: { minutes: 480, time: "clock", pauses: ["pending"] } }, forAllTime: true };
  const changed = await ask(ours, "PATCH", "policy", id, change);
  expect(changed.body).toMatchObject({ version: 2, validFrom: null, targets: { resolution: { minutes: 480 } } });
  expect(changed.body.versions.map(({ version }: { version: number }) => version)).toEqual([1, 2]);
  const told = await withTenant(database.appDb, ours.scope, async (tx) => {
    const runs = await tx.execute<{ reach: string }>(
      sql`select reach from sla_run where subject = ${id} order by created_at`,
    );
    const logged = await tx.execute<{ action: string }>(
      sql`select action from audit_event where subject = ${id} order by action desc`,
    );
    return [runs.rows.map(({ reach }) => reach), logged.rows.map(({ action }) => action)];
  });
  expect(told).toEqual([
    ["open", "all"],
    ["sla_policy.created", "sla_policy.changed"],
  ]);
  const post = (body: object) => ask(ours, "POST", "policy", null, { name: "Wrong", targets, ...body });
  expect(pathsOf(await post({ targets: {} }))).toEqual(["targets"]);
  expect(pathsOf(await post({ targets: { first_response: { minutes: 0 } } }))).toEqual([
    "targets.first_response.minutes",
  ]);
  expect(pathsOf(await post({ conditions: { segment: { name: "plan", values: [] } } }))).toEqual([
    "conditions.segment.values",
  ]);
  expect(pathsOf(await post({ name: "all" }))).toEqual(["name"]);
  expect((await ask(ours, "DELETE", "policy", id)).status).toBe(204);
  expect((await ask(ours, "GET", "policy", id)).status).toBe(404);
});

test("nobody reads, changes or uses another workspace's rules", async () => {
  const calendar = (await ask(ours, "POST", "calendar", null, { name: "Ours", ...WEEK })).body.id;
  const policy = (await ask(ours, "POST", "policy", null, { name: "Ours", targets: { resolution: { minutes: 60 } } }))
    .body.id;
  for (const [kind, id] of [
    ["calendar", calendar],
    ["policy", policy],
  ] as const) {
    expect((await ask(theirs, "GET", kind, null)).body.items).toEqual([]);
    const replies = [
      await ask(theirs, "GET", kind, id),
      await ask(theirs, "PATCH", kind, id, { name: "Theirs" }),
      await ask(theirs, "DELETE", kind, id),
    ];
    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect((await ask(ours, "GET", kind, id)).body.name).toBe("Ours");
  }
  const using = { name: "Theirs", calendarId: calendar, targets: { resolution: { minutes: 60 } } };
  expect(pathsOf(await ask(theirs, "POST", "policy", null, using))).toEqual(["calendarId"]);
});
