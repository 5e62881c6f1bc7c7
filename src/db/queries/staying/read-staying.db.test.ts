import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { withTenant } from "@/db/client";
import { listStayDimensions } from "@/db/queries/staying/list-stay-dimensions";
import { readChurnInputs } from "@/db/queries/staying/read-churn-inputs";
import { readChurnWindow } from "@/db/queries/staying/read-churn-window";
import { readCohorts } from "@/db/queries/staying/read-cohorts";
import { readRevenueInputs } from "@/db/queries/staying/read-revenue-inputs";
import { readStayLengths } from "@/db/queries/staying/read-stay-lengths";
import { foldAllStays } from "@/db/rollups/fold-stays";
import { rebuildRevenue } from "@/db/rollups/rebuild-revenue";
import { subscription } from "@/db/schema/customer";
import { workspace } from "@/db/schema/workspace";
import { storeStays } from "@/db/testing/store-stays";
import { testDatabase } from "@/db/testing/test-database";
import { addDays, dayNumber } from "@/domain/calendar/day";
import { cohortTable } from "@/domain/metrics/cohort";
import { seededRandom } from "@/domain/metrics/random";
import { movementOfSums, revenueMovement } from "@/domain/metrics/revenue";
import { countDurations, countedKaplanMeier } from "@/domain/metrics/survival";

const database = await testDatabase();
const TODAY = "2026-06-15";

/** Some leave, some come back, some will leave on a day to come, one begins after today. */
function manyStays(n: number) {
  const random = seededRandom(11);
  return Array.from({ length: n }, () => {
    const from = addDays("2025-09-01", Math.floor(random() * 300));
    const until = random() < 0.5 ? addDays(from, 1 + Math.floor(random() * 200)) : null;
    const back = until !== null && random() < 0.4 ? addDays(until, 2 + Math.floor(random() * 40)) : null;
    const stays: [string, string | null][] =
      back === null
        ? [[from, until]]
        : [
            [from, until],
            [back, null],
          ];
    return { stays, dims: { plan: random() < 0.5 ? "team" : "solo" } };
  });
}

describe("staying from tallies", () => {
  it("tells lengths of first stays, where an end to come is no end yet", async () => {
    const scope = await database.makeWorkspace();
    const people = manyStays(300);
    await storeStays(database.appDb, scope, people);
    const check = async (filter: { dimension: string; value: string }[], by: string | null) => {
      const found = await withTenant(database.appDb, scope, (tx) =>
        readStayLengths(tx, scope, { filter, by, today: TODAY }),
      );
      for (const { group, lengths } of found) {
        const value = group ?? filter[0]?.value ?? null;
        const own = people.filter(
          (one) => (value === null || one.dims.plan === value) && (one.stays[0]?.[0] ?? "") <= TODAY,
        );
        const firsts = own.map(({ stays: [first] }) => {
          const [from, until] = first ?? ["", null];
          const ended = until !== null && until <= TODAY;
          return { days: dayNumber(ended ? until : TODAY) - dayNumber(from), ended };
        });
        const counted = countDurations(
          firsts.map(({ days }) => days),
          firsts.map(({ ended }) => ended),
        );
        expect(lengths.filter(({ left, stayed }) => left + stayed > 0)).toEqual(counted);
        expect(countedKaplanMeier(lengths).n).toBe(own.length);
      }
      return found.length;
    };
    for (const _ of ["unfolded", "folded"]) {
      expect(await check([], null)).toBe(1);
      expect(await check([], "plan")).toBe(2);
      expect(await check([{ dimension: "plan", value: "solo" }], null)).toBe(1);
      await foldAllStays(database.workerDb);
    }
    const dimensions = await withTenant(database.appDb, scope, (tx) => listStayDimensions(tx, scope));
    expect(dimensions).toEqual([{ name: "plan", values: ["solo", "team"] }]);
  });

  it("tells cohorts as the table of every active month does, unfinished months empty", async () => {
    const scope = await database.makeWorkspace();
    const people = manyStays(200);
    await storeStays(database.appDb, scope, people);
    const events = people.flatMap(({ stays }, i) =>
      stays.flatMap(([from, until]) => {
        const last = dayNumber(until ?? "2026-07-01") - 1;
        const days = [];
        for (let day = dayNumber(from); day <= last; day++)
          days.push({ customer: String(i), date: addDays("1970-01-01", day) });
        return days;
      }),
    );
    const expected = cohortTable(events, "month", TODAY).cohorts.filter(({ cohort }) => cohort < TODAY.slice(0, 7));
    const read = (filter: { dimension: string; value: string }[]) =>
      withTenant(database.appDb, scope, (tx) => readCohorts(tx, scope, { filter, today: TODAY, months: 12 }));
    expect(await read([])).toEqual(expected);
    const solo = await read([{ dimension: "plan", value: "solo" }]);
    expect(solo.reduce((sum, { size }) => sum + size, 0)).toBe(
      people.filter(({ dims, stays }) => dims.plan === "solo" && (stays[0]?.[0] ?? "") < "2026-06-01").length,
    );
    // The same counted from the stays, as two filters at once are.
    expect(
      await read([
        { dimension: "plan", value: "solo" },
        { dimension: "plan", value: "solo" },
      ]),
    ).toEqual(solo);
  });

  it("judges no period that is not over, and reads Stripe's events where that is chosen", async () => {
    const scope = await database.makeWorkspace();
    // Ten at the start of May; one leaves in May, one in June; two new in May, one of them gone again within it.
    await storeStays(database.appDb, scope, [
      ...Array.from({ length: 8 }, () => ({ stays: [["2025-01-01", null]] as [string, null][] })),
      { stays: [["2025-01-01", "2026-05-10"]] },
      { stays: [["2025-01-01", "2026-06-03"]] },
      { stays: [["2026-05-02", null]] },
      { stays: [["2026-05-04", "2026-05-20"]] },
    ]);
    const request = {
      periods: [
        { from: "2026-05-01", to: "2026-05-31" },
        { from: "2026-06-01", to: "2026-06-30" },
      ],
      ...{ filter: [], by: null, today: TODAY },
    };
    const read = () => withTenant(database.appDb, scope, (tx) => readChurnInputs(tx, scope, request));
    expect((await read()).map(({ input }) => input)).toEqual([
      { numerator: 1, denominator: 10, start: 10, new: 1, churned: 1, reactivated: 0, end: 10, over: true },
      { numerator: 0, denominator: 0, start: 10, new: 0, churned: 1, reactivated: 0, end: 9, over: false },
    ]);
    await withTenant(database.appDb, scope, (tx) => tx.update(workspace).set({ churnReading: "stripe" }));
    // The thirty days to 31 May begin on 2 May: 10 were there and 2 came; 2 left.
    expect((await read())[0]?.input).toMatchObject({ numerator: 2, denominator: 12 });
  });

  it("adds up revenue customer by customer in one currency and names the others", async () => {
    const scope = await database.makeWorkspace();
    const { workspaceId } = scope;
    const rows = [
      // start and end of 2026-05: kept 100; left 200; grew 300 to 420 on the 10th; shrank 80 to 30; new 50; back 60
      [["2025-01-01", null, 10_000]],
      [["2025-01-01", "2026-05-09", 20_000]],
      [
        ["2025-01-01", "2026-05-10", 30_000],
        ["2026-05-10", null, 42_000],
      ],
      [
        ["2025-01-01", "2026-05-20", 8_000],
        ["2026-05-20", null, 3_000],
      ],
      [["2026-05-03", null, 5_000]],
      [
        ["2024-01-01", "2024-06-01", 9_000],
        ["2026-05-03", null, 6_000],
      ],
      [["2026-05-04", "2026-05-04", 70_000]],
    ] as const;
    const ids = await storeStays(
      database.appDb,
      scope,
      [...rows, []].map(() => ({ stays: [["2025-01-01", null]], dims: { plan: "team" } })),
    );
    await withTenant(database.appDb, scope, async (tx) => {
      await tx.insert(subscription).values([
        ...rows.flatMap((spells, i) =>
          spells.map(([startDay, endDay, mrr]) => ({
            ...{ workspaceId, id: randomUUID(), customerId: ids[i] ?? "" },
            ...{ startDay, endDay, mrr, currency: "EUR" },
          })),
        ),
        { workspaceId, id: randomUUID(), customerId: ids[7] ?? "", startDay: "2025-01-01", mrr: 100, currency: "USD" },
      ]);
      await rebuildRevenue(tx, scope, ids);
    });
    const expected = revenueMovement([
      { start: 10_000, end: 10_000 },
      { start: 20_000, end: 0 },
      { start: 30_000, end: 42_000 },
      { start: 8_000, end: 3_000 },
      { start: 0, end: 5_000 },
      { start: 0, end: 6_000, wasCustomer: true },
    ]);
    const periods = [{ from: "2026-05-01", to: "2026-05-31" }];
    for (const filter of [[], [{ dimension: "plan", value: "team" }]]) {
      const [cell] = await withTenant(database.appDb, scope, (tx) =>
        readRevenueInputs(tx, scope, { periods, filter, by: null, today: TODAY }),
      );
      expect(cell?.input).toMatchObject({ currency: "EUR", others: ["USD"], over: true });
      expect(cell && movementOfSums(cell.input.sums)).toEqual(expected);
    }
    // Half of the first stays have lasted 530 days by now.
    const window = await withTenant(database.appDb, scope, (tx) => readChurnWindow(tx, scope, TODAY));
    expect(window).toMatchObject({ months: 12, chosen: false });
    expect(window.medianMonths).toBeCloseTo(530 / (365.25 / 12), 6);
  });
});
