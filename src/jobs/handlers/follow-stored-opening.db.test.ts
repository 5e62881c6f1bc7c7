import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { eraseFollowUpsOf } from "@/db/queries/follow-ups/erase-follow-ups";
import { readFollowUpNumbers } from "@/db/queries/follow-ups/read-follow-up-numbers";
import { announceResponses, deleteResponses } from "@/db/rollups/rewrite-response";
import { customer } from "@/db/schema/customer";
import { followUpEvent } from "@/db/schema/follow-up";
import { testDatabase } from "@/db/testing/test-database";
import { changeFollowUps } from "@/features/follow-ups/change-follow-ups";
import { undoChanges } from "@/features/follow-ups/undo-changes";
import { followImport } from "@/jobs/handlers/follow-import";
import { followUpStand, minutes, NOW } from "@/jobs/handlers/testing/follow-up-stand";
import { moveOutbox } from "@/jobs/move-outbox";

const database = await testDatabase();
const { appDb, workerDb } = database;
const { makePlace, makeMember, setRules, say, contextOf, follow, rowsOf, eventsOf } = followUpStand(database);

test("a low answer opens one follow-up, once, however often it is looked at; 5 and 6 come with the week's batch", async () => {
  const place = await makePlace();
  const low = await say(place, { nps: 2, why: "The box came late and I want a refund" });
  const ids = [low, await say(place, { nps: 6, customer: "bo" }), await say(place, { nps: 9, customer: "cy" })];
  await follow(place, [...ids, low]);
  await follow(place, ids, minutes(5));
  expect(await rowsOf(place)).toMatchObject([
    {
      ...{ kind: "risk_word", reasons: ["risk_word", "low_score"], words: ["refund*"], responseId: low, state: "new" },
      ...{ questionId: "nps", scale: "nps", score: 2, ownerId: null, openedAt: NOW, day: "2026-11-20" },
      // Eight hours by the clock: no calendar is set.
      dueAt: minutes(8 * 60),
    },
    { kind: "nps_batch", openedAt: new Date("2026-11-23T00:00:00Z"), day: "2026-11-23", state: "new" },
  ]);
});

test("nobody, tests and what lies back two weeks open nothing; an answer of nobody does where the rules say so", async () => {
  const place = await makePlace();
  const ids = [
    await say(place, { nps: 0, customer: null }),
    await say(place, { nps: 0, state: "test" }),
    await say(place, { nps: 0, at: new Date("2026-11-06T09:59:59Z") }),
  ];
  await follow(place, ids);
  expect(await rowsOf(place)).toEqual([]);
  await setRules(place, { unnamed: true });
  await follow(place, ids);
  expect(await rowsOf(place)).toMatchObject([{ responseId: ids[0], customerId: null }]);
});

test("excluded closes, counted again opens again, taken away closes for good; what a person closed stays closed", async () => {
  const place = await makePlace();
  const { scope } = place;
  const [open, closed] = [await say(place, { nps: 1 }), await say(place, { nps: 1, customer: "bo" })];
  await follow(place, [open, closed]);
  const done = (await rowsOf(place)).find(({ responseId }) => responseId === closed);
  await withTenant(appDb, scope, (tx) =>
    changeFollowUps(tx, scope, [{ id: done?.id ?? "" }], { state: "solved" }, NOW),
  );
  const setState = (state: string) =>
    withTenant(appDb, scope, (tx) => tx.$client.query("update response set state = $1", [state]));
  const states = async () => Object.fromEntries((await rowsOf(place)).map(({ id, state }) => [id === done?.id, state]));
  await setState("excluded");
  await follow(place, [open, closed]);
  expect(await states()).toEqual({ true: "solved", false: "withdrawn" });
  await setState("counted");
  await follow(place, [open, closed], minutes(1));
  expect(await states()).toEqual({ true: "solved", false: "new" });
  await withTenant(appDb, scope, (tx) => deleteResponses(tx, scope, [open, closed]));
  await follow(place, [open, closed], minutes(2));
  expect(await states()).toEqual({ true: "solved", false: "withdrawn" });
  expect((await rowsOf(place)).map(({ responseId }) => responseId)).toEqual([null, null]);
});

test("a later better answer of the same customer recovers, and no more once it is excluded", async () => {
  const place = await makePlace();
  const { scope } = place;
  await follow(place, [await say(place, { nps: 3 })]);
  await follow(place, [await say(place, { nps: 6, at: minutes(30) })], minutes(30));
  expect((await rowsOf(place))[0]?.recoveredAt).toBeNull();
  const better = await say(place, { nps: 8, at: minutes(60) });
  await follow(place, [better, better], minutes(60));
  await follow(place, [better], minutes(61));
  const [row] = await rowsOf(place);
  expect(row).toMatchObject({ recoveredAt: minutes(60), recoveredResponseId: better, state: "new" });
  expect(await eventsOf(place, row?.id ?? "")).toEqual(["opened", "recovered"]);
  await withTenant(appDb, scope, (tx) =>
    tx.$client.query("update response set state = 'excluded' where id = $1", [better]),
  );
  await follow(place, [better], minutes(62));
  expect((await rowsOf(place))[0]).toMatchObject({ recoveredAt: null, recoveredResponseId: null });
});

test("a better answer that only a link says is theirs takes back what a link said, and nothing that is proven", async () => {
  const place = await makePlace();
  const claim = (id: string) =>
    withTenant(appDb, place.scope, (tx) =>
      tx.$client.query(`update response set identity = '{"customer": "ada"}' where id = $1`, [id]),
    );
  const sayAs = async (nps: number, at: Date, claimed: boolean) => {
    const id = await say(place, { nps, at });
    if (claimed) await claim(id);
    await follow(place, [id], at);
    return id;
  };
  await sayAs(3, minutes(0), false);
  await sayAs(2, minutes(10), true);
  await sayAs(9, minutes(30), true);
  const states = async () => (await rowsOf(place)).map(({ score, recoveredAt }) => [score, recoveredAt]);
  expect(await states()).toEqual([
    [3, null],
    [2, minutes(30)],
  ]);
  await sayAs(9, minutes(40), false);
  expect(await states()).toEqual([
    [3, minutes(40)],
    [2, minutes(30)],
  ]);
});

test("answers out of a file open follow-ups only when asked, and only young ones", async () => {
  const place = await makePlace();
  const { scope } = place;
  const importId = randomUUID();
  await say(place, { nps: 0, at: minutes(-60) });
  await say(place, { nps: 0, at: new Date("2026-10-01T00:00:00Z"), customer: "bo" });
  await withTenant(appDb, scope, (tx) => tx.$client.query("update response set import_id = $1", [importId]));
  const run = () => followImport({ workspaceId: scope.workspaceId, importId }, contextOf(scope, NOW));
  await run();
  expect(await rowsOf(place)).toEqual([]);
  await setRules(place, { files: true });
  await run();
  await run();
  expect(await rowsOf(place)).toHaveLength(1);
});

test("announcements of answers become a few jobs, each answer named once", async () => {
  const place = await makePlace();
  const ids = [await say(place, { nps: 0 }), await say(place, { nps: 1 })];
  await withTenant(appDb, place.scope, (tx) => announceResponses(tx, place.scope, ids));
  await workerDb.pool.query("delete from graphile_worker._private_jobs");
  while ((await moveOutbox(workerDb, ["responses.stored"])) > 0) {
    // Until nothing is left.
  }
  const { rows } = await workerDb.pool.query<{ payload: { workspaceId: string; responseIds: string[] } }>(
    "select payload from graphile_worker._private_jobs",
  );
  const own = rows.filter(({ payload }) => payload.workspaceId === place.scope.workspaceId);
  expect(own.map(({ payload }) => [...payload.responseIds].sort())).toEqual([[...ids].sort()]);
});

test("changes are written down, refused to those who saw something else, and taken back with their times", async () => {
  const place = await makePlace();
  const { scope } = await makeMember(place, "editor");
  await follow(place, [await say(place, { nps: 0 })]);
  const [row] = await rowsOf(place);
  const id = row?.id ?? "";
  const change = (revision: number, what: Parameters<typeof changeFollowUps>[3], at: Date) =>
    withTenant(appDb, scope, (tx) => changeFollowUps(tx, scope, [{ id, revision }], what, at));
  const contacted = await change(1, { state: "contacted" }, minutes(10));
  expect(contacted.rows).toMatchObject([{ state: "contacted", firstContactAt: minutes(10), revision: 2 }]);
  expect(await change(1, { state: "solved" }, minutes(11))).toMatchObject({ stale: [id], undo: [] });
  const solved = await change(
    2,
    { state: "solved", cause: "own", causeWords: "Wrong gate", note: "Called" },
    minutes(20),
  );
  expect(solved.rows).toMatchObject([
    { closedAt: minutes(20), cause: "own", causeWords: "Wrong gate", note: "Called" },
  ]);
  const undone = await withTenant(appDb, scope, (tx) => undoChanges(tx, scope, [...solved.undo], minutes(21)));
  expect(undone).toMatchObject({
    stale: [],
    rows: [{ state: "contacted", firstContactAt: minutes(10), closedAt: null, cause: null, causeWords: "", note: "" }],
  });
  // Taken back twice is not taken back: it is no more what that change made of it.
  const again = await withTenant(appDb, scope, (tx) => undoChanges(tx, scope, [...solved.undo], minutes(22)));
  expect(again.stale).toEqual([id]);
  expect(await eventsOf(place, id)).toEqual(["opened", "state", "state", "cause", "note", "state", "cause", "note"]);
  await expect(change(3, { owner: randomUUID() }, NOW)).rejects.toMatchObject({ problem: { status: 422 } });
});

test("numbers: closed in time among closed and overdue, recovered among closed ones, half contacted within", async () => {
  const place = await makePlace();
  const { scope } = place;
  const ids = [];
  for (let n = 0; n < 8; n += 1) ids.push(await say(place, { nps: 0, customer: `c${n}` }));
  await follow(place, ids);
  const rows = await rowsOf(place);
  // Due after 24 hours. Four are closed within, one after; one stays open and is overdue after two days, two as well.
  const close = (index: number, at: Date) =>
    withTenant(appDb, scope, (tx) =>
      changeFollowUps(tx, scope, [{ id: rows[index]?.id ?? "" }], { state: "solved" }, at),
    );
  for (const index of [0, 1, 2, 3]) await close(index, minutes(60 * (index + 1)));
  await close(4, minutes(60 * 30));
  const [first] = rows;
  const who = await withTenant(appDb, scope, (tx) =>
    tx
      .select()
      .from(customer)
      .where(and(eq(customer.workspaceId, scope.workspaceId), eq(customer.id, first?.customerId ?? ""))),
  );
  await follow(
    place,
    [await say(place, { nps: 10, customer: who[0]?.externalId ?? "", at: minutes(300) })],
    minutes(300),
  );
  const days = { from: "2026-11-01", to: "2026-11-30" };
  const numbers = await withTenant(appDb, scope, (tx) => readFollowUpNumbers(tx, scope, days, minutes(60 * 48)));
  expect(numbers).toMatchObject({
    open: 3,
    overdue: 3,
    closedInTime: { value: 50, n: 8 },
    recovered: { value: 20, n: 5 },
    // 1, 2, 3, 4 and 30 hours.
    firstContact: { value: 180, n: 5 },
  });
  const empty = await withTenant(appDb, scope, (tx) =>
    readFollowUpNumbers(tx, scope, { from: "2025-01-01", to: "2025-01-31" }, NOW),
  );
  expect(empty.recovered).toMatchObject({ value: null, reason: "no_denominator" });
});

test("erasing a customer takes what was written about them and leaves that there was something", async () => {
  const place = await makePlace();
  const { scope } = place;
  await follow(place, [await say(place, { nps: 0, why: "refund" })]);
  const [row] = await rowsOf(place);
  const [id, who] = [row?.id ?? "", row?.customerId ?? ""];
  await withTenant(appDb, scope, (tx) => changeFollowUps(tx, scope, [{ id }], { note: "Ada, 0171" }, NOW));
  await withTenant(appDb, scope, (tx) => eraseFollowUpsOf(tx, scope, who));
  const [left] = await rowsOf(place);
  expect(left).toMatchObject({ note: "", words: [], customerId: null, responseId: null, state: "withdrawn" });
  const written = await withTenant(appDb, scope, (tx) => tx.select().from(followUpEvent));
  expect(JSON.stringify([left, written])).not.toContain("Ada");
});
