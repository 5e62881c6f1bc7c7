import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { withTenant } from "@/db/client";
import { readChurnInputs } from "@/db/queries/staying/read-churn-inputs";
import { readCohorts } from "@/db/queries/staying/read-cohorts";
import { readStayLengths } from "@/db/queries/staying/read-stay-lengths";
import { foldAllStays } from "@/db/rollups/fold-stays";
import { storeStays } from "@/db/testing/store-stays";
import { testDatabase } from "@/db/testing/test-database";
import { addDays, dayNumber, dayOf } from "@/domain/calendar/day";
import { churnOfPeriod } from "@/domain/metrics/churn";
import { countedLogRank } from "@/domain/metrics/log-rank";
import { proposeInactiveAfter, spellsFromPurchases } from "@/domain/metrics/purchases";
import { shareReading } from "@/domain/metrics/share";
import { countedKaplanMeier, survivalAt } from "@/domain/metrics/survival";

// Real files beside the repository; the values were computed in Python and R and stand in expected.json there.
const folder = path.resolve(import.meta.dirname, "../../../../../shared/data");
const present = existsSync(folder);
const database = await testDatabase();

function read(file: string): Record<string, string>[] {
  const [head = "", ...lines] = readFileSync(path.join(folder, file), "utf8").trim().split(/\r?\n/);
  const names = head.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ""]));
  });
}

const expected = () => JSON.parse(readFileSync(path.join(folder, "expected.json"), "utf8"));

describe.runIf(present)("real data through the database", () => {
  it("Telco: 26.54 % churned, the survival curve of every month, and contracts that stay differently long", async () => {
    const asOf = "2026-01-01";
    const scope = await database.makeWorkspace();
    const rows = read("telco_churn.csv");
    // Tenure in months back from the day of the file; who had none yet began the day before.
    const began = (tenure: number) => (tenure === 0 ? addDays(asOf, -1) : dayOf(2026, 1 - tenure, 1));
    await storeStays(
      database.appDb,
      scope,
      rows.map((row) => ({
        stays: [[began(Number(row.tenure)), row.Churn === "Yes" ? asOf : null]],
        dims: { contract: row.Contract ?? "" },
      })),
    );
    await foldAllStays(database.workerDb);
    const telco = expected()["telco_churn.csv"];
    const inside = <T>(work: Parameters<typeof withTenant<T>>[2]) => withTenant(database.appDb, scope, work);
    const [january] = await inside((tx) =>
      readChurnInputs(tx, scope, {
        ...{ filter: [], by: null, today: "2026-02-01" },
        periods: [{ from: asOf, to: "2026-01-31" }],
      }),
    );
    const churn = shareReading(january?.input.numerator ?? 0, january?.input.denominator ?? 0);
    expect(churn.value).toBeCloseTo(telco.churnRate, 8);
    expect(churn.interval?.low).toBeCloseTo(telco.lower, 8);
    const request = { filter: [], by: null, today: asOf };
    const [whole] = await inside((tx) => readStayLengths(tx, scope, request));
    const curve = countedKaplanMeier(whole?.lengths ?? []);
    expect(curve).toMatchObject({ n: 7043, events: 1869, median: null });
    for (const [month, share] of Object.entries<number>(telco.km.survivalAt))
      expect(survivalAt(curve, month === "0" ? 1 : dayNumber(asOf) - dayNumber(began(Number(month))))).toBeCloseTo(
        share,
        8,
      );
    const groups = await inside((tx) => readStayLengths(tx, scope, { ...request, by: "contract" }));
    expect(countedLogRank(groups.map(({ lengths }) => lengths)).chiSquare).toBeCloseTo(2352.8725382593, 4);
  });

  it("RavenStack: churn of every month of its subscriptions, without the 13 of no length", async () => {
    const scope = await database.makeWorkspace();
    const rows = read("ravenstack/ravenstack_subscriptions.csv");
    const spells = rows.filter((row) => row.start_date !== row.end_date);
    const months = expected().ravenstack.subscriptionChurnByMonth;
    expect(rows.length - spells.length).toBe(expected().ravenstack.zeroLengthSubscriptions);
    await storeStays(
      database.appDb,
      scope,
      spells.map((row) => ({ stays: [[row.start_date ?? "", row.end_date || null]] })),
    );
    const periods = Object.keys(months).map((month) => {
      const from = `${month}-01`;
      return { from, to: addDays(dayOf(Number(month.slice(0, 4)), Number(month.slice(5)) + 1, 1), -1) };
    });
    const found = await withTenant(database.appDb, scope, (tx) =>
      readChurnInputs(tx, scope, { periods, filter: [], by: null, today: "2026-01-01" }),
    );
    for (const [place, month] of Object.keys(months).entries()) {
      const { start, end, churned, new: joined, reactivated } = found[place]?.input ?? {};
      const told = months[month];
      expect([month, start, end, churned, joined, reactivated]).toEqual([
        ...[month, told.startCount, told.endCount, told.churned, told.new, 0],
      ]);
    }
  });

  it("CDNOW: activity without contracts, by the days that its own gaps propose", async () => {
    const today = "1998-07-01";
    const scope = await database.makeWorkspace();
    const orders = new Map<string, string[]>();
    for (const line of readFileSync(path.join(folder, "cdnow/cdnow_sample.txt"), "utf8").trim().split(/\r?\n/)) {
      const [customer = "", , date = ""] = line.trim().split(/\s+/);
      const day = date.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");
      orders.set(customer, [...(orders.get(customer) ?? []), day]);
    }
    const days = proposeInactiveAfter([...orders.values()]) ?? 0;
    const customers = [...orders].map(([id, own]) => ({ id, spells: spellsFromPurchases(own, days, today) }));
    await storeStays(
      database.appDb,
      scope,
      customers.map(({ spells }) => ({ stays: spells.map(({ start, end }): [string, string | null] => [start, end]) })),
    );
    const periods = [7, 8, 9, 10, 11, 12].map((month) => ({
      from: dayOf(1997, month, 1),
      to: addDays(dayOf(1997, month + 1, 1), -1),
    }));
    const found = await withTenant(database.appDb, scope, (tx) =>
      readChurnInputs(tx, scope, { periods, filter: [], by: null, today }),
    );
    for (const [place, { from, to }] of periods.entries()) {
      const { startCount, endCount, churned, joined } = churnOfPeriod(customers, from, addDays(to, 1));
      const one = found[place]?.input;
      expect(one).toMatchObject({ start: startCount, end: endCount, churned });
      expect((one?.new ?? 0) + (one?.reactivated ?? 0)).toBe(joined);
    }
    const cohorts = await withTenant(database.appDb, scope, (tx) =>
      readCohorts(tx, scope, { filter: [], today, months: 18 }),
    );
    expect(cohorts.map(({ cohort }) => cohort)).toEqual(["1997-01", "1997-02", "1997-03"]);
    expect(cohorts.reduce((sum, { size }) => sum + size, 0)).toBe(orders.size);
    expect(cohorts.every(({ percent }) => percent[0] === 100 && percent.at(-1) === null)).toBe(true);
  });
});
