import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { listFollowUps } from "@/db/queries/follow-ups/list-follow-ups";
import { readFollowUpCauses } from "@/db/queries/follow-ups/read-follow-up-causes";
import { testDatabase } from "@/db/testing/test-database";
import { changeFollowUps } from "@/features/follow-ups/change-follow-ups";
import { packFollowUps } from "@/features/follow-ups/pack-follow-ups";
import { followUpStand, minutes, NOW } from "@/jobs/handlers/testing/follow-up-stand";

const database = await testDatabase();
const { appDb } = database;
const { makePlace, say, follow, rowsOf } = followUpStand(database);
const DAYS = { from: "2026-11-01", to: "2026-11-30" };

test("causes are counted among those that have one, and each opens to exactly the follow-ups it counts", async () => {
  const place = await makePlace();
  const { scope } = place;
  const ids = [];
  for (let n = 0; n < 9; n += 1)
    ids.push(await say(place, { nps: 0, customer: `c${n}`, at: minutes(-n), state: n === 8 ? "excluded" : "counted" }));
  await follow(place, ids);
  const rows = await rowsOf(place);
  expect(rows).toHaveLength(8);
  const change = (index: number, what: Parameters<typeof changeFollowUps>[3]) =>
    withTenant(appDb, scope, (tx) => changeFollowUps(tx, scope, [{ id: rows[index]?.id ?? "" }], what, minutes(60)));
  for (const index of [0, 1, 2]) await change(index, { state: "solved", cause: "delivery" });
  // Also where it is still open; in own words; and none at all.
  await change(3, { cause: "price" });
  await change(4, { state: "not_solvable", cause: "own", causeWords: "Wrong gate" });
  await change(5, { state: "solved" });
  // Withdrawn after its cause was noted: it counts no more.
  await change(6, { cause: "delivery" });
  await withTenant(appDb, scope, (tx) =>
    tx.$client.query("update response set state = 'excluded' where id = $1", [rows[6]?.responseId]),
  );
  await follow(place, [rows[6]?.responseId ?? ""], minutes(61));

  const read = (days: typeof DAYS) =>
    withTenant(appDb, scope, (tx) => readFollowUpCauses(tx, scope, days, minutes(90)));
  const { causes, noted, without } = await read(DAYS);
  expect([noted, without]).toEqual([5, 1]);
  // Wilson, 3 of 5: 23.07 to 88.24 %; 1 of 5: 3.62 to 62.45 %.
  expect(causes.map(({ cause, count, share }) => [cause, count, share.value, share.n])).toEqual([
    ["delivery", 3, 60, 5],
    ["price", 1, 20, 5],
    ["own", 1, 20, 5],
  ]);
  expect(causes[0]?.share.interval?.low).toBeCloseTo(23.07, 2);
  expect(causes[0]?.share.interval?.high).toBeCloseTo(88.24, 2);
  expect(causes[1]?.share.interval?.low).toBeCloseTo(3.62, 2);
  expect(causes[1]?.share.interval?.high).toBeCloseTo(62.45, 2);
  for (const { cause, count } of causes) {
    const filter = {
      tab: "all",
      userId: null,
      owner: null,
      kind: null,
      surveyId: null,
      state: null,
      search: null,
    } as const;
    const listed = await withTenant(appDb, scope, (tx) =>
      listFollowUps(tx, scope, { ...filter, cause, from: DAYS.from }, { after: null, limit: 50 }, minutes(90)),
    );
    expect(listed.map((row) => row.cause)).toEqual(Array(count).fill(cause));
  }
  expect(await read({ from: "2026-10-01", to: "2026-10-31" })).toEqual({ causes: [], noted: 0, without: 0 });

  const pack = await withTenant(appDb, scope, (tx) =>
    packFollowUps(
      tx,
      scope,
      { ...DAYS, ...{ locale: "en", compare: "previous_period", surveys: null, comments: false, minimum: 5 } },
      NOW,
    ),
  );
  expect(pack.rows.filter(({ part }) => part === "group")).toMatchObject([
    { name: "Delivery", attribute: "Causes", value: 60, shown: "60%", n: 5, unit: "percent" },
    { name: "Price", value: 20, n: 5 },
    { name: "In own words", value: 20, n: 5 },
  ]);
});
