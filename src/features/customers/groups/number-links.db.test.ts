import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withTenant } from "@/db/client";
import { countGroup, listCustomers } from "@/db/queries/customers/list-customers";
import { rebuildRevenue } from "@/db/rollups/rebuild-revenue";
import { customer, subscription } from "@/db/schema/customer";
import { interaction } from "@/db/schema/interaction";
import { invitation } from "@/db/schema/invitation";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { storeStays } from "@/db/testing/store-stays";
import { testDatabase } from "@/db/testing/test-database";
import { addDays } from "@/domain/calendar/day";
import { LEAVING_REASONS } from "@/domain/customer/leaving-reason";
import { groupHref, readGroup } from "@/features/customers/groups/group-address";
import { askPeople } from "@/features/customers/people/ask-people";
import { peopleHref, readPeopleQuery } from "@/features/customers/people/input";
import { readStayQuery } from "@/features/customers/staying/input";
import { readStaying, type StayWorkspace } from "@/features/customers/staying/read-staying";
import { toStayView } from "@/features/customers/staying/view";
import { translatorIn } from "@/platform/i18n/translator";

const database = await testDatabase();
const NOW = new Date("2026-12-01T12:00:00Z");
const TODAY = "2026-12-01";
const workspace: StayWorkspace = {
  ...{ zone: "UTC", fiscalYearStart: 1, activeForDays: null, proposedActiveDays: null },
  churnReading: "snapshot",
};
const words = { locale: "en", metrics: translatorIn("en", "metrics"), t: translatorIn("en", "staying") } as const;

/** Whole numbers that look random and are the same each time. */
function makeDice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

/** A workspace in which everything happens that the page counts: leaving, coming back, prices, answers, tickets. */
async function makeWorld(): Promise<WorkspaceScope> {
  const scope = await database.makeWorkspace();
  const { workspaceId } = scope;
  const dice = makeDice(7);
  const plans = ["Solo", "Duo"] as const;
  const people = Array.from({ length: 150 }, () => {
    const from = addDays("2025-01-01", dice(600));
    const until = dice(3) === 0 ? null : addDays(from, 20 + dice(400));
    const back = until !== null && dice(2) === 0 ? addDays(until, 10 + dice(90)) : null;
    const stays: (readonly [string, string | null])[] =
      back === null
        ? [[from, until]]
        : [
            [from, until],
            [back, null],
          ];
    return {
      stays,
      dims: stays.map(() => ({ plan: plans[dice(2)] ?? "Solo", country: ["DE", "FR", "UK"][dice(3)] ?? "" })),
    };
  });
  const ids = await storeStays(database.appDb, scope, people);
  const surveyId = await makeSurvey(database.appDb, scope, {
    questions: [{ id: "q", kind: "nps", title: { en: "How likely?" }, required: false }],
    series: [{ question: "q", scale: "nps", metric: "nps" }],
  });
  await storeScores(
    database.appDb,
    scope,
    surveyId,
    Array.from({ length: 220 }, () => ({ day: addDays("2025-02-01", dice(650)), scores: { q: dice(11) } })),
  );
  await withTenant(database.appDb, scope, async (tx) => {
    await tx.execute(sql`
      update response r set customer_id = c.id
      from (select id, row_number() over (order by id) as place from response) as n,
        (select customer_id as id, row_number() over (order by customer_id) as place
          from (select distinct customer_id from customer_stay) as known) as c
      where r.id = n.id and c.place = 1 + n.place % 90`);
    await tx.insert(subscription).values(
      people.flatMap(({ stays }, i) =>
        stays.flatMap(([startDay, endDay]) => {
          const own = { workspaceId, customerId: ids[i] ?? "", currency: dice(12) === 0 ? "USD" : "EUR" };
          const reason = endDay === null || dice(3) === 0 ? null : (LEAVING_REASONS[dice(4)] ?? null);
          const change = addDays(startDay, 15 + dice(200));
          const mrr = 1_000 * (1 + dice(9));
          const later = { ...own, id: randomUUID(), startDay: change, endDay, mrr: mrr + 500 * (dice(5) - 2), reason };
          return dice(2) === 0 && (endDay === null || change < endDay)
            ? [{ ...own, id: randomUUID(), startDay, endDay: change, mrr, reason: null }, later]
            : [{ ...own, id: randomUUID(), startDay, endDay, mrr, reason }];
        }),
      ),
    );
    await rebuildRevenue(tx, scope, ids);
    await tx.insert(invitation).values(
      ids.slice(60, 130).map((customerId, i) => {
        const day = addDays("2025-04-01", dice(500));
        const own = { workspaceId, id: randomUUID(), surveyId, customerId, externalId: `i${i}` };
        return { ...own, sentAt: new Date(`${day}T10:00:00Z`), day };
      }),
    );
    await tx.insert(interaction).values(
      Array.from({ length: 160 }, () => {
        const day = addDays("2025-07-01", dice(500));
        return {
          ...{ workspaceId, id: randomUUID(), externalId: randomUUID(), customerId: ids[dice(70)] ?? null },
          ...{ channel: "chat", state: "solved" as const, openedAt: new Date(`${day}T10:00:00Z`), day },
          reopens: dice(3) === 0 ? 1 : 0,
        };
      }),
    );
    // Who was erased counts on, in no group.
    await tx.update(customer).set({ kind: "erased" }).where(sql`id = ${ids[3]}`);
  });
  // As autovacuum would: of tables made a moment ago the planner knows nothing.
  await database.ownerDb.pool.query("analyze");
  return scope;
}

interface Found {
  readonly href: string;
  /** What stands on the link: how many rows, or which sum. */
  readonly told: number;
  readonly sum: boolean;
}

const LINKS = {
  href: ["value", "n", "sizeText", "countText", "customers", "text"],
  countHref: ["countText"],
  valueHref: ["valueTitle"],
  rows: ["of"],
};

/** Every link of a view that leads to a group, with the number that stands on it. */
function findLinks(view: unknown, found: Found[] = []): Found[] {
  if (Array.isArray(view)) for (const one of view) findLinks(one, found);
  if (typeof view !== "object" || view === null || Array.isArray(view)) return found;
  const own: Record<string, unknown> = { ...view };
  for (const [key, names] of Object.entries(LINKS)) {
    const href = own[key];
    if (typeof href !== "string" || !href.includes("/customers/people?group=")) continue;
    if (typeof own.amount === "number") {
      found.push({ href, told: own.amount, sum: true });
      continue;
    }
    const title = typeof own.title === "string" && own.title !== "" ? own.title : null;
    const text = title ?? names.map((name) => own[name]).find((one) => typeof one === "string");
    found.push({ href, told: Number(/\d[\d,]*/.exec(String(text))?.[0].replaceAll(",", "")), sum: false });
  }
  for (const one of Object.values(own)) findLinks(one, found);
  return found;
}

const scope = await makeWorld();
const show = (raw: Record<string, string>, mayRead = true) =>
  withTenant(database.appDb, scope, async (tx) => {
    const { query, ignored } = readStayQuery(raw);
    const data = await readStaying(tx, scope, workspace, query, NOW);
    if (data === null) throw new Error("Somebody is a customer.");
    return toStayView(data, { words, query, ignored, home: "/w/x", now: NOW, zone: "UTC", mayRead });
  });

describe("every count of staying and leaving leads to its rows", () => {
  it.each([
    ["as it opens", {}],
    ["of days within months, followed for 90 days", { from: "2026-03-10", to: "2026-08-20", landmark: "90" }],
    [
      "of one plan in one country, while the days run",
      { from: "2026-06-01", to: "2026-12-31", "filter.plan": "Duo", "filter.country": "DE", by: "plan" },
    ],
    ["of one plan by Stripe's reading", { range: "last_month", reading: "stripe", "filter.plan": "Solo" }],
  ])("%s", async (_name, raw) => {
    const all = findLinks(await show(raw));
    // Cells of cohorts are many and alike: three columns of them stand for the rest.
    const links = all.filter(({ href }) => !/&later=(2|3|4|6|7|8|9|1\d)\b/.test(href));
    // Each family of numbers stands on the page: no link was lost on the way.
    const kinds = new Set(links.map(({ href }) => new URL(href, "http://x").searchParams.get("group")));
    expect([...kinds]).toEqual(expect.arrayContaining(["balance", "cohort", "last", "poor", "revenue", "reason"]));
    if ("reading" in raw) expect(kinds).toContain("events");
    await withTenant(database.appDb, scope, async (tx) => {
      for (const { href, told, sum } of links) {
        const query = readPeopleQuery(Object.fromEntries(new URL(href, "http://x").searchParams));
        expect(query.group, href).not.toBeNull();
        expect(peopleHref("/w/x/customers/people", query, {})).toBe(href);
        const asked = await askPeople(tx, scope, query, TODAY);
        const rows = await listCustomers(tx, scope, { ...asked, after: null, limit: 1_000 });
        const amount = rows.reduce((all, one) => all + (one.amount ?? 0), 0);
        expect([href, sum ? amount : rows.length]).toEqual([href, told]);
        if (asked.group && asked.group.of.kind !== "cohort")
          expect((await countGroup(tx, scope, asked.group)).rows, href).toBe(rows.length);
      }
    });
  });

  it("shows no link to who may not read customers", async () => {
    expect(findLinks(await show({}, false))).toEqual([]);
  });

  it("pages through a group in order, losing and repeating nobody", async () => {
    const href = groupHref("/w/x", {
      kind: "revenue",
      step: "start",
      from: "2026-06-01",
      to: "2026-08-31",
      filter: [],
    });
    await withTenant(database.appDb, scope, async (tx) => {
      const query = readPeopleQuery(Object.fromEntries(new URL(href, "http://x").searchParams));
      const asked = await askPeople(tx, scope, query, TODAY);
      const whole = await listCustomers(tx, scope, { ...asked, after: null, limit: 1_000 });
      const paged: string[] = [];
      for (let after = null as (typeof whole)[number]["place"] | null; ; ) {
        const page = await listCustomers(tx, scope, { ...asked, after, limit: 7 });
        paged.push(...page.map(({ id }) => id));
        const last = page.at(-1);
        if (last === undefined) break;
        after = last.place;
      }
      expect(whole.length).toBeGreaterThan(20);
      expect(paged).toEqual(whole.map(({ id }) => id));
    });
  });

  it("reads nothing half: a group without its days is no group", () => {
    expect(readGroup({ group: "balance", step: "left" })).toBeNull();
    expect(readGroup({ group: "reason", reason: "'; drop table", from: TODAY, to: TODAY })).toBeNull();
    expect(readGroup({ group: "last", day: "2026-02-30", last: "promoters" })).toBeNull();
  });
});
