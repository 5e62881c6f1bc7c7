import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withTenant } from "@/db/client";
import { readRevenueInputs } from "@/db/queries/staying/read-revenue-inputs";
import { foldAllStays } from "@/db/rollups/fold-stays";
import { rebuildStays } from "@/db/rollups/rebuild-stays";
import { rebuildWorkspace, recountWorkspace } from "@/db/rollups/recount-workspace";
import { customer, subscription } from "@/db/schema/customer";
import type { WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { addDays, dayOf } from "@/domain/calendar/day";
import { seededRandom } from "@/domain/metrics/random";
import { sumRevenue } from "@/domain/metrics/revenue";

const database = await testDatabase();
const TODAY = "2026-07-01";
const MONTHS = Array.from({ length: 5 }, (_, i) => ({
  from: dayOf(2025, i + 1, 1),
  to: addDays(dayOf(2025, i + 2, 1), -1),
}));
const YEAR = [
  { from: "2025-01-01", to: "2025-12-31" },
  { from: "2025-04-01", to: "2025-06-30" },
];
const UNEVEN = [
  { from: "2025-02-11", to: "2025-03-10" },
  { from: "2025-03-01", to: "2025-11-14" },
];

interface Spell {
  readonly start: string;
  readonly end: string | null;
  readonly mrr: number | null;
  readonly currency: string | null;
  readonly plan: string | null;
}
interface Person {
  readonly id: string;
  readonly country: string | null;
  readonly spells: readonly Spell[];
}

describe("revenue of periods", () => {
  it("is what the formula says of every customer, from tallies and from rows, however it was written", async () => {
    const scope = await database.makeWorkspace();
    const people = manyPeople(80, 5);
    await write(scope, people);
    await check(scope, people);
    await foldAllStays(database.workerDb);
    await check(scope, people);
    // Some change, some lose all their spells, some are deleted; a write that changes nothing leaves no count behind.
    const changed = people.map((one, i) => ({ ...(manyPeople(1, i + 90)[0] ?? one), id: one.id }));
    const now = people.flatMap((one, i) => (i % 5 === 0 ? [] : [(i % 3 === 0 && changed[i]) || one]));
    await withTenant(database.appDb, scope, (tx) =>
      tx.execute(sql`delete from customer where not (id = any(${`{${now.map(({ id }) => id).join(",")}}`}::uuid[]))`),
    );
    await write(scope, now);
    await check(scope, now);
    await foldAllStays(database.workerDb);
    await write(scope, now);
    const again = await withTenant(database.appDb, scope, (tx) => tx.execute(sql`select 1 from revenue_delta`));
    expect(again.rows).toEqual([]);
    await check(scope, now);
    await withTenant(database.appDb, scope, (tx) => tx.execute(sql`delete from customer`));
    await foldAllStays(database.workerDb);
    const left = await withTenant(database.appDb, scope, (tx) =>
      tx.execute(sql`select * from revenue_tally where (spells, payers, opening, churned, contraction, expansion, fresh, returned,
        opening_squares, gross_squares, gross_products, net_squares, net_products) <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)`),
    );
    expect(left.rows).toEqual([]);
  });

  it("is recounted from spells and stays: a wrong sum and a wrong row are found, and set right", async () => {
    const scope = await database.makeWorkspace();
    const people = manyPeople(40, 8);
    await write(scope, people);
    const { signal } = new AbortController();
    const recount = () => recountWorkspace(database.appDb, scope, { signal, most: 9, onProgress: async () => {} });
    expect(await recount()).toMatchObject({ differ: 0, differences: [] });
    await foldAllStays(database.workerDb);
    const { tallies, differ } = await recount();
    expect([tallies > 100, differ]).toEqual([true, 0]);
    await withTenant(database.appDb, scope, async (tx) => {
      await tx.execute(sql`update revenue_tally set opening = opening + 7 where dimension = '' and currency = 'EUR'
        and (x, y) = (select x, y from revenue_tally where dimension = '' and currency = 'EUR' and opening > 0 limit 1)`);
    });
    const [first] = (await recount()).differences;
    const [stands = 0, counted = 0] = [first?.stands["2"], first?.counted["2"]];
    expect([first?.questionId, first?.dimension, stands - counted]).toEqual(["@revenue EUR", "", 7]);
    await withTenant(database.appDb, scope, (tx) =>
      tx.execute(
        sql`delete from customer_revenue where customer_id = (select min(customer_id::text)::uuid from customer_revenue)`,
      ),
    );
    expect((await recount()).differ).toBeGreaterThan(1);
    expect(await rebuildWorkspace(database.appDb, scope, signal)).toBe(1);
    expect(await recount()).toMatchObject({ differ: 0, tallies });
    await check(scope, people);
  });

  it("keeps amounts whole that are larger than a machine's integers when squared", async () => {
    const scope = await database.makeWorkspace();
    const spell = { end: null, mrr: 900_000_000_000_000, currency: "EUR", plan: "a" };
    const people = ["2025-01-10", "2025-02-10"].map((start) => ({
      ...{ id: randomUUID(), country: null, spells: [{ ...spell, start }] },
    }));
    await write(scope, people);
    const [cell] = await withTenant(database.appDb, scope, (tx) =>
      readRevenueInputs(tx, scope, {
        periods: [{ from: "2025-03-01", to: "2025-03-31" }],
        filter: [],
        by: null,
        today: TODAY,
      }),
    );
    expect(cell?.input.sums).toMatchObject({ n: 2, startMrr: 1.8e15, startSquares: 1.62e30, netSquares: 0 });
  });
});

async function check(scope: WorkspaceScope, people: readonly Person[]): Promise<void> {
  const read = (periods: typeof MONTHS, filter: { dimension: string; value: string }[], by: string | null) =>
    withTenant(database.appDb, scope, (tx) => readRevenueInputs(tx, scope, { periods, filter, by, today: TODAY }));
  const one = (dimension: string, value: string) => ({ dimension, value });
  for (const periods of [MONTHS, YEAR, UNEVEN]) {
    for (const filter of [[], [one("plan", "a")], [one("country", "DE")], [one("plan", "b"), one("country", "DE")]]) {
      const cells = await read(periods, filter, null);
      for (const [place, { from, to }] of periods.entries())
        expect([filter, from, cells.find(({ period }) => period === place)?.input.sums]).toEqual([
          filter,
          from,
          expected(people, from, addDays(to, 1), (dims) => filter.every((f) => dims[f.dimension] === f.value)),
        ]);
    }
    for (const by of ["plan", "country"])
      for (const { period, group, input } of await read(periods, [], by)) {
        const { from, to } = periods[period] ?? { from: "", to: "" };
        expect([by, group, input.sums]).toEqual([
          by,
          group,
          expected(people, from, addDays(to, 1), (dims) => dims[by] === group),
        ]);
      }
    // Groups add up to everybody who has a value.
    const groups = (await read(periods, [], "plan")).filter(({ period }) => period === 0);
    expect(groups.length).toBeGreaterThan(1);
  }
}

/** Writes the people's spells as the writers do, all at once. */
async function write(scope: WorkspaceScope, people: readonly Person[]): Promise<void> {
  const { workspaceId } = scope;
  await withTenant(database.appDb, scope, async (tx) => {
    const rows = people.map(({ id, country }) => {
      const attributes: Record<string, string> = country === null ? {} : { country };
      return { workspaceId, id, externalId: id, attributes };
    });
    await tx
      .insert(customer)
      .values(rows)
      .onConflictDoUpdate({
        target: [customer.workspaceId, customer.id],
        set: { attributes: sql`excluded.attributes` },
      });
    await tx.delete(subscription);
    const spells = people.flatMap(({ id, spells }) =>
      spells.map(({ start, end, ...said }) => ({
        ...{ workspaceId, id: randomUUID(), customerId: id, startDay: start, endDay: end, ...said },
      })),
    );
    await tx.insert(subscription).values(spells);
    await rebuildStays(
      tx,
      scope,
      people.map(({ id }) => id),
    );
  });
}

/** One to six spells: after each other, over each other, with gaps, of no length, without a price, in another currency. */
function manyPeople(n: number, seed: number): Person[] {
  const random = seededRandom(seed);
  const upTo = (most: number) => Math.floor(random() * most);
  const pick = <T>(...of: T[]) => of[upTo(of.length)] as T;
  return Array.from({ length: n }, () => {
    const spells: Spell[] = [];
    let start = addDays("2024-11-20", upTo(260));
    for (let k = 0; k <= upTo(6); k++) {
      const end = random() < 0.2 ? null : addDays(start, random() < 0.1 ? 0 : 1 + upTo(random() < 0.5 ? 20 : 140));
      spells.push({
        ...{ start, end, mrr: random() < 0.1 ? null : 100 * (1 + upTo(5)), plan: pick("a", "a", "b", null) },
        currency: random() < 0.1 ? "USD" : "EUR",
      });
      start = addDays(end ?? start, pick(0, 0, upTo(40), -10, 90));
    }
    return { id: randomUUID(), country: pick("DE", "FR", null), spells };
  });
}

/** The sums from first principles: what everybody paid at both openings, by the stay that they are counted by. */
function expected(
  people: readonly Person[],
  a: string,
  b: string,
  counted: (dims: Readonly<Record<string, string>>) => boolean,
) {
  return sumRevenue(
    people.flatMap((one) => {
      const dims = { ...dimsAt(one, b), ...dimsAt(one, a) };
      if (!counted(dims)) return [];
      const priced = one.spells.filter((s) => (s.mrr ?? 0) > 0 && s.currency === "EUR" && lasts(s));
      const paid = (day: string) => priced.reduce((sum, s) => sum + (covers(s, day) ? (s.mrr ?? 0) : 0), 0);
      return [{ start: paid(a), end: paid(b), wasCustomer: priced.some((s) => s.start < a) }];
    }),
  );
}

function lasts({ start, end }: Pick<Spell, "start" | "end">): boolean {
  return end === null || end > start;
}

function covers({ start, end }: Pick<Spell, "start" | "end">, day: string): boolean {
  return start < day && (end === null || end >= day);
}

/** What the stay at the opening of a day is counted by: the customer's country, and the plan it began with. */
function dimsAt({ country, spells }: Person, day: string): Record<string, string> {
  const stays: { start: string; end: string | null }[] = [];
  for (const { start, end } of spells.filter(lasts).toSorted((x, y) => x.start.localeCompare(y.start))) {
    const last = stays.at(-1);
    if (last && (last.end === null || last.end >= start)) {
      if (last.end !== null && (end === null || end > last.end)) last.end = end;
    } else stays.push({ start, end });
  }
  const stay = stays.find((one) => covers(one, day));
  if (!stay) return {};
  const [begun] = spells
    .filter((s) => lasts(s) && s.start === stay.start && s.plan !== null)
    .toSorted((x, y) => (y.mrr ?? -1) - (x.mrr ?? -1) || (x.plan ?? "").localeCompare(y.plan ?? ""));
  return { ...(country === null ? {} : { country }), ...(begun?.plan ? { plan: begun.plan } : {}) };
}
