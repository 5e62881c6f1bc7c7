import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withTenant } from "@/db/client";
import { readBalances } from "@/db/queries/staying/read-balances";
import { foldAllStays } from "@/db/rollups/fold-stays";
import { customerStay } from "@/db/schema/customer";
import { stayRows, storeStays, type TestStays } from "@/db/testing/store-stays";
import { testDatabase } from "@/db/testing/test-database";
import { addDays, dayOf } from "@/domain/calendar/day";
import { churnOfPeriod } from "@/domain/metrics/churn";
import { seededRandom } from "@/domain/metrics/random";

const database = await testDatabase();

const MONTHS = Array.from({ length: 14 }, (_, i) => ({
  from: dayOf(2025, i + 1, 1),
  to: addDays(dayOf(2025, i + 2, 1), -1),
}));
const QUARTERS = [
  { from: "2025-01-01", to: "2025-03-31" },
  { from: "2025-04-01", to: "2025-12-31" },
];
const UNEVEN = [
  { from: "2025-02-11", to: "2025-03-10" },
  { from: "2025-03-01", to: "2025-11-14" },
];

describe("balances of periods", () => {
  it("are what the formula says of every customer, from tallies and from stays, before and after folding", async () => {
    const scope = await database.makeWorkspace();
    const people = manyPeople(400);
    const ids = await storeStays(database.appDb, scope, people);
    const check = async () => {
      for (const periods of [MONTHS, QUARTERS, UNEVEN])
        for (const plan of [null, "a", "b"]) {
          const rows = await withTenant(database.appDb, scope, (tx) =>
            readBalances(tx, scope, {
              ...{ periods, by: null, today: "2026-06-01" },
              filter: plan === null ? [] : [{ dimension: "plan", value: plan }],
            }),
          );
          for (const [place, { from, to }] of periods.entries())
            expect([plan, from, rows.find((row) => row.period === place)?.balance]).toEqual([
              plan,
              from,
              expected(people, plan, from, addDays(to, 1)),
            ]);
        }
    };
    await check();
    await foldAllStays(database.workerDb);
    await check();
    // Whoever is changed, taken away and put back leaves the counts as the stays say; an upsert both inserts and updates.
    const changed = people.map((one, i) => ({ ...one, ...(i % 3 === 0 ? manyPeople(1, i + 50)[0] : {}) }));
    await withTenant(database.appDb, scope, async (tx) => {
      for (const [i, one] of changed.entries()) {
        if (i % 3 > 0) continue;
        const customerId = ids[i] ?? "";
        const rows = stayRows(one).map((row) => ({ ...row, workspaceId: scope.workspaceId, customerId }));
        await tx.execute(sql`delete from customer_stay where customer_id = ${customerId} and ordinal > ${i % 2}`);
        await tx
          .insert(customerStay)
          .values(rows)
          .onConflictDoUpdate({
            target: [customerStay.workspaceId, customerStay.customerId, customerStay.fromDay],
            set: { untilDay: sql`excluded.until_day`, dimValues: sql`excluded.dim_values` },
          });
        const kept = rows.map((row) => row.fromDay);
        await tx.execute(
          sql`delete from customer_stay where customer_id = ${customerId} and not (from_day::text = any(${`{${kept.join(",")}}`}))`,
        );
      }
    });
    people.splice(0, people.length, ...changed);
    await check();
    await foldAllStays(database.workerDb);
    await check();
    await withTenant(database.appDb, scope, (tx) => tx.execute(sql`delete from customer`));
    await foldAllStays(database.workerDb);
    const left = await withTenant(database.appDb, scope, (tx) =>
      tx.execute<{ n: string }>(sql`select count(*) as n from stay_tally where n <> 0`),
    );
    expect(left.rows[0]?.n).toBe("0");
  });
});

/** Customers with one to four stays, many short, some back in the same month, some under another plan. */
function manyPeople(n: number, seed = 7): { stays: [string, string | null][]; dims: Record<string, string>[] }[] {
  const random = seededRandom(seed);
  const upTo = (most: number) => Math.floor(random() * most);
  return Array.from({ length: n }, () => {
    const stays: [string, string | null][] = [];
    const dims: Record<string, string>[] = [];
    let day = addDays("2024-12-05", upTo(200));
    for (let k = 0; k < 4; k++) {
      const until = random() < 0.25 ? null : addDays(day, 1 + upTo(random() < 0.5 ? 12 : 150));
      stays.push([day, until]);
      dims.push({ plan: random() < 0.7 ? "a" : "b" });
      if (until === null || random() < 0.4) break;
      day = addDays(until, 1 + upTo(random() < 0.5 ? 10 : 90));
    }
    return { stays, dims };
  });
}

function expected(people: readonly TestStays[], plan: string | null, from: string, to: string) {
  const customers = people.flatMap(({ stays, dims }, i) => {
    const own = stays.filter((_, k) => plan === null || (Array.isArray(dims) ? dims[k]?.plan : "") === plan);
    return own.length === 0 ? [] : [{ id: String(i), spells: own.map(([start, end]) => ({ start, end })) }];
  });
  const { startCount, endCount, churned, joined } = churnOfPeriod(customers, from, to);
  const back = customers.filter(
    ({ spells }) =>
      spells.every((one) => !(one.start < from && (one.end === null || one.end >= from))) &&
      spells.some((one) => one.start < to && (one.end === null || one.end >= to)) &&
      spells.some((one) => one.start < from),
  ).length;
  return { start: startCount, new: joined - back, churned, reactivated: back, end: endCount };
}
