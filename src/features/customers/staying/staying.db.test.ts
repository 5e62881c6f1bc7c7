import { describe, expect, it } from "vitest";
import { withReads, withTenant } from "@/db/client";
import { foldAllStays } from "@/db/rollups/fold-stays";
import { storeStays } from "@/db/testing/store-stays";
import { testDatabase } from "@/db/testing/test-database";
import { tabulateStaying } from "@/features/customers/staying/files/tabulate-staying";
import { readStayQuery, stayParams } from "@/features/customers/staying/input";
import { readStaying } from "@/features/customers/staying/read-staying";
import { toStayView } from "@/features/customers/staying/view";
import { translatorIn } from "@/platform/i18n/translator";
import { narrowWhereSlow } from "@/platform/narrow-where-slow";

const database = await testDatabase();
const NOW = new Date("2026-06-15T10:00:00Z");
const WORKSPACE = {
  ...{ zone: "UTC", fiscalYearStart: 1, activeForDays: null, proposedActiveDays: null },
  churnReading: "snapshot" as const,
};

describe("the page of staying and leaving", () => {
  it("says a balance that adds up, churn and retention of 100, in every language, and the same in its file", async () => {
    const scope = await database.makeWorkspace();
    // 40 at the start of May, of whom 4 leave in it; 3 new; 1 back after two months away.
    await storeStays(database.appDb, scope, [
      ...Array.from({ length: 36 }, () => ({ stays: [["2024-01-01", null]] as const, dims: { plan: "team" } })),
      ...Array.from({ length: 4 }, () => ({ stays: [["2024-01-01", "2026-05-12"]] as const, dims: { plan: "solo" } })),
      ...Array.from({ length: 3 }, () => ({ stays: [["2026-05-03", null]] as const, dims: { plan: "solo" } })),
      {
        stays: [
          ["2024-01-01", "2026-03-01"],
          ["2026-05-05", null],
        ],
        dims: { plan: "team" },
      },
    ]);
    const { query } = readStayQuery({ range: "last_month" });
    const data = await withReads(database.appDb, scope, (tx) => readStaying(tx, scope, WORKSPACE, query, NOW));
    expect(await withTenant(database.appDb, scope, (tx) => readStaying(tx, scope, WORKSPACE, query, NOW))).toEqual(
      data,
    );
    if (data === null) throw new Error("There are customers.");
    for (const locale of ["en", "de", "ar"] as const) {
      const words = { locale, metrics: translatorIn(locale, "metrics"), t: translatorIn(locale, "staying") };
      const context = { words, query, ignored: [], home: "/w/x", mayRead: true, zone: "UTC", now: NOW };
      const view = toStayView(data, context);
      const rows = tabulateStaying(data, view, words);
      expect(
        rows
          .filter(({ part }) => part === "count")
          .slice(0, 5)
          .map(({ value }) => value),
      ).toEqual([40, 3, 1, -4, 40]);
      expect(rows.filter(({ part }) => part === "total").map(({ value }) => value)).toEqual([10, 90]);
      if (locale !== "en") continue;
      expect(view.balance.map(({ value }) => value)).toEqual(["40", "+3", "+1", "−4", "40"]);
      expect(view.churn).toMatchObject({ value: "10.0%", label: "churn in 1 month", of: "4 of 40 left" });
      expect(view.retention.value).toBe("90.0%");
      expect(view.worth.shown).toBeNull();
      expect(view.groups?.rows.map(({ key }) => key)).toEqual(["team", "solo"]);
    }
  });

  it("is nothing while nobody is a customer, and reads back its own address", async () => {
    const scope = await database.makeWorkspace();
    const { query, ignored } = readStayQuery({
      ...{ from: "2026-01-01", to: "2026-03-31", interval: "quarter", "filter.plan": "team", landmark: "180" },
      ...{ reading: "guess", by: "country" },
    });
    expect(ignored).toEqual(["reading"]);
    expect(readStayQuery(Object.fromEntries(stayParams(query)))).toEqual({ query, ignored: [] });
    expect(await withTenant(database.appDb, scope, (tx) => readStaying(tx, scope, WORKSPACE, query, NOW))).toBeNull();
  });

  it("says what took too long beside what did not, and leaves a filter out where all of them take too long", async () => {
    const scope = await database.makeWorkspace();
    const people = (n: number, dims: Readonly<Record<string, string>>, until: string | null) =>
      Array.from({ length: n }, () => ({ stays: [["2024-01-01", until]] as const, dims }));
    await storeStays(database.appDb, scope, [
      ...people(60, { plan: "team", country: "DE" }, null),
      ...people(2, { plan: "team", country: "FR" }, "2026-05-12"),
      ...people(20, { plan: "solo", country: "FR" }, null),
    ]);
    await foldAllStays(database.workerDb);
    const open = (address: Readonly<Record<string, string>>) => {
      const { query } = readStayQuery({ range: "last_month", ...address });
      return withReads(database.appDb, scope, (tx) =>
        narrowWhereSlow(query, (asked) => readStaying(tx, scope, WORKSPACE, asked, NOW, { each: 500, all: 20_000 })),
      );
    };
    const told = ({ data, asked, left }: Awaited<ReturnType<typeof open>>) => {
      if (data === null) throw new Error("There are customers.");
      const words = { locale: "en", metrics: translatorIn("en", "metrics"), t: translatorIn("en", "staying") } as const;
      const context = { words, query: asked, ignored: [], left, home: "/w/x", mayRead: true, zone: "UTC", now: NOW };
      return toStayView(data, context);
    };
    // Every row of these tables takes twenty milliseconds to look at.
    const slowly = async (tables: readonly string[], work: () => Promise<void>) => {
      for (const table of tables)
        await database.ownerDb.pool.query(
          `create policy slow on ${table} as restrictive for select to public using (pg_sleep(0.02) is not null)`,
        );
      await work();
      for (const table of tables) await database.ownerDb.pool.query(`drop policy slow on ${table}`);
    };
    // Two of 82 left, as ever; what reads everybody's stays is not there and says so.
    await slowly(["customer_stay"], async () => {
      const { slow, poor, worth, left, churn } = told(await open({}));
      expect({ slow, poor, shown: worth.shown }).toEqual({ slow: ["poor"], poor: null, shown: null });
      expect({ left, of: churn.of }).toEqual({ left: [], of: "2 of 82 left" });
      const narrowed = told(await open({ "filter.plan": "team", "filter.country": "FR" }));
      expect(narrowed).toMatchObject({ left: ["filter.country"], churn: { of: "2 of 62 left" } });
      // Whether the reasons of two people are found without looking at the sixty others is a matter of what the planner knows of them.
      expect(narrowed.slow.filter((part) => part !== "reasons")).toEqual(["groups", "groupLengths", "poor"]);
    });
    const whole = told(await open({ "filter.plan": "team", "filter.country": "FR" }));
    expect(whole).toMatchObject({ slow: [], left: [], churn: { of: "2 of 2 left" } });
  });
});
