import { sql } from "drizzle-orm";
import { type Db, type Tx, withTenant } from "@/db/client";
import { readBalances } from "@/db/queries/staying/read-balances";
import { readCohorts } from "@/db/queries/staying/read-cohorts";
import { readLastAnswers } from "@/db/queries/staying/read-last-answers";
import { listPoorCustomers, readPoorGroups } from "@/db/queries/staying/read-poor-experiences";
import { readRevenueInputs } from "@/db/queries/staying/read-revenue-inputs";
import { readStayLengths } from "@/db/queries/staying/read-stay-lengths";
import { foldAllStays } from "@/db/rollups/fold-stays";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, dayOf } from "@/domain/calendar/day";
import { countedKaplanMeier } from "@/domain/metrics/survival";
import { customersPurpose } from "@/features/imports/records/customer-purpose";
import type { Figure } from "./lib/figure";
import { fillCustomers } from "./lib/fill-customers";
import { growing, makeBenchWorkspace, type Question, secondsOf, sizeName } from "./lib/grow";
import { importBesideCopy, type RecordFile } from "./lib/import-beside-copy";
import { type BenchServer, onOwnDatabase, runStatements } from "./lib/own-database";

const IMPORTED = 40_000;
const TODAY = "2026-07-01";
const LANDMARK = "2025-07-01";
const MONTHS = Array.from({ length: 12 }, (_, k) => ({
  from: dayOf(2025, 7 + k, 1),
  to: addDays(dayOf(2025, 8 + k, 1), -1),
}));
/** Of a quarter the rows say it in a minute at a million; of a year in four. */
const QUARTER = MONTHS.slice(-3);
const UNEVEN = [
  { from: "2026-04-12", to: "2026-06-11" },
  { from: "2026-02-10", to: "2026-04-11" },
];
const TABLES =
  "customer, subscription, customer_stay, customer_revenue, revenue_tally, revenue_delta, stay_tally, stay_delta, response, answer, interaction, sla_clock";

/**
 * Churn and revenue of twelve months by plan, cohorts, and how long customers stay by plan, of workspaces of these sizes: from tallies,
 * beside the plain aggregation over the stays; what is read from rows; and how fast customers with their spells come in.
 */
export function benchCustomers(server: BenchServer, sizes: readonly number[]): Promise<Figure[]> {
  return onOwnDatabase(server, "candor_bench_customers", async (database) => {
    const { ownerUrl, app, worker } = database;
    const figures = await importBesideCopy(server, database, await makeBenchWorkspace(app), FILE, IMPORTED);
    await foldAllStays(worker);
    const measure = growing("customers", "customers", QUESTIONS);
    for (const size of sizes) {
      const scope = await makeBenchWorkspace(app);
      const writing = await fillCustomers(app, scope, { size, today: TODAY });
      const folding = await secondsOf(() => foldAllStays(worker));
      await runStatements(ownerUrl, `vacuum analyze ${TABLES}`);
      await assertEqual(app, scope);
      const name = sizeName(size);
      figures.push(...(await measure(app, scope, size)), {
        ...{ name: `customers: stays written at ${name}`, value: size / writing.stays, unit: "/s" },
      });
      figures.push({ name: `customers: what they pay written at ${name}`, value: size / writing.revenue, unit: "/s" });
      figures.push({ name: `customers: folding the counts of ${name}`, value: folding, unit: "s" });
    }
    return figures;
  });
}

const request = { filter: [], today: TODAY };
const two = {
  today: TODAY,
  filter: [
    { dimension: "plan", value: "Duo" },
    { dimension: "country", value: "FR" },
  ],
};

const QUESTIONS: Readonly<Record<string, Question>> = {
  "churn of 12 months by plan": {
    tallied: true,
    ask: (tx, scope) => readBalances(tx, scope, { ...request, periods: MONTHS, by: "plan" }),
    plain: (tx, scope) => plainChurn(tx, scope),
  },
  "12 cohorts": {
    tallied: true,
    ask: (tx, scope) => readCohorts(tx, scope, { ...request, months: 12 }),
    plain: (tx, scope) =>
      tx.execute(sql`
      select date_trunc('month', f.first) as cohort, m as month, count(distinct s.customer_id)
      from (select customer_id, min(from_day) as first from customer_stay where workspace_id = ${scope.workspaceId} group by 1) f
      join customer_stay s on s.workspace_id = ${scope.workspaceId} and s.customer_id = f.customer_id
      join generate_series(date '2025-07-01', date '2026-06-01', interval '1 month') m
        on s.from_day < m + interval '1 month' and (s.until_day is null or s.until_day > m)
      where f.first >= date '2025-07-01' group by 1, 2`),
  },
  "how long customers stay, by plan": {
    tallied: true,
    ask: async (tx, scope) =>
      (await readStayLengths(tx, scope, { ...request, by: "plan" })).map(({ lengths }) => countedKaplanMeier(lengths)),
    plain: (tx, scope) =>
      tx.execute(sql`
      select dim_values[array_position(dim_names, 'plan')] as plan, least(until_day, ${TODAY}::date) - from_day as days,
        coalesce(until_day <= ${TODAY}, false) as ended, count(*)
      from customer_stay where workspace_id = ${scope.workspaceId} and ordinal = 1 group by 1, 2, 3`),
  },
  "churn of 12 months under two filters": {
    tallied: false,
    ask: (tx, scope) => readBalances(tx, scope, { ...two, periods: MONTHS, by: null }),
  },
  "12 cohorts under two filters": {
    tallied: false,
    ask: (tx, scope) => readCohorts(tx, scope, { ...two, months: 12 }),
  },
  "how long customers stay under two filters": {
    tallied: false,
    ask: (tx, scope) => readStayLengths(tx, scope, { ...two, by: null }),
  },
  "revenue of 12 months": {
    tallied: true,
    ask: (tx, scope) => readRevenueInputs(tx, scope, { ...request, periods: MONTHS, by: null }),
  },
  "revenue of a quarter by plan": {
    tallied: true,
    ask: (tx, scope) => readRevenueInputs(tx, scope, { ...request, periods: QUARTER, by: "plan" }),
    plain: (tx, scope) => plainRevenue(tx, scope),
  },
  "revenue of 12 months under two filters": {
    tallied: false,
    ask: (tx, scope) => readRevenueInputs(tx, scope, { ...two, periods: MONTHS, by: null }),
  },
  "revenue of two uneven periods": {
    tallied: false,
    ask: (tx, scope) => readRevenueInputs(tx, scope, { ...request, periods: UNEVEN, by: null }),
  },
  "how long customers stay after their last answer": {
    tallied: false,
    ask: (tx, scope) => readLastAnswers(tx, scope, { ...request, landmark: LANDMARK, currency: "EUR" }),
  },
  "stayed after poor experiences": {
    tallied: false,
    ask: (tx, scope) => readPoorGroups(tx, scope, { filter: [], landmark: LANDMARK, horizons: [90, 365] }),
  },
  "who had three poor experiences": {
    tallied: false,
    ask: (tx, scope) => listPoorCustomers(tx, scope, { filter: [], landmark: TODAY, currency: "EUR", limit: 50 }),
  },
};

/** Customers with the spell that is known of each, some of which have ended. */
const FILE: RecordFile = {
  name: "customers",
  purpose: customersPurpose,
  mapping: {
    ...{ customer: "customer", name: "name", email: "email", plan: "plan", mrr: "mrr", currency: "currency" },
    ...{ start: "start", end: "end", attributes: ["country"] },
  },
  header: "customer,name,email,country,plan,mrr,currency,start,end",
  lineOf(place) {
    const start = addDays("2023-07-01", (place * 7_919) % 1_000);
    const end = place % 3 === 0 ? addDays(start, 1 + (place % 90)) : "";
    const [country, plan] = [["DE", "FR", "GB"][place % 3], ["Solo", "Duo", "Team"][place % 3]];
    return `c-${place},Customer ${place},c${place}@example.com,${country},${plan},${39 + (place % 3) * 20}.00,EUR,${start},${end}`;
  },
  tables: {
    customer: [],
    subscription: [["workspace_id, customer_id", "raw_customer (workspace_id, id)"]],
    customer_stay: [["workspace_id, customer_id", "raw_customer (workspace_id, id)"]],
  },
};

function plainChurn(tx: Tx, scope: WorkspaceScope) {
  const days = MONTHS.map(({ from, to }) => sql`(${from}::date, ${addDays(to, 1)}::date)`);
  return tx.execute<{ a: string; plan: string; start: number; end: number; retained: number }>(sql`
    select a::text, plan, count(*) filter (where was)::int as start, count(*) filter (where "is")::int as end,
      count(*) filter (where was and "is")::int as retained
    from (
      select m.a, s.customer_id, s.dim_values[array_position(s.dim_names, 'plan')] as plan,
        bool_or(s.from_day < m.a and (s.until_day is null or s.until_day >= m.a)) as was,
        bool_or(s.from_day < m.b and (s.until_day is null or s.until_day >= m.b)) as "is"
      from (values ${sql.join(days, sql`, `)}) as m (a, b)
      join customer_stay s on s.workspace_id = ${scope.workspaceId} and s.from_day < m.b
      group by 1, 2, 3) as t
    group by 1, 2 order by 1, 2`);
}

/** Revenue of the quarter's months from the spells, each customer by the plan of the stay they are in. */
function plainRevenue(tx: Tx, scope: WorkspaceScope) {
  const days = QUARTER.map(({ from, to }) => sql`(${from}::date, ${addDays(to, 1)}::date)`);
  const plan = sql`(select s.dim_values[array_position(s.dim_names, 'plan')] from customer_stay s
    where s.workspace_id = ${scope.workspaceId} and s.customer_id = c.customer_id
      and ((s.from_day < c.a and (s.until_day is null or s.until_day >= c.a))
        or (s.from_day < c.b and (s.until_day is null or s.until_day >= c.b)))
    order by s.from_day limit 1)`;
  return tx.execute<{ a: string; plan: string | null; start: string; end: string; lost: string }>(sql`
    select a::text, plan, sum(before) as start, sum(after) as end, sum(before - after) filter (where after < before) as lost
    from (
      select c.*, ${plan} as plan from (
        select m.a, m.b, s.customer_id,
          coalesce(sum(mrr) filter (where start_day < m.a and (end_day is null or end_day >= m.a)), 0) as before,
          coalesce(sum(mrr) filter (where end_day is null or end_day >= m.b), 0) as after
        from (values ${sql.join(days, sql`, `)}) as m (a, b)
        join subscription s on s.workspace_id = ${scope.workspaceId} and s.start_day < m.b and s.mrr > 0
        group by 1, 2, 3) as c
      where before > 0 or after > 0) as t
    group by 1, 2 order by 1, 2`);
}

/** What is fast must be right: balances and revenue from tallies are those of the rows. */
async function assertEqual(app: Db, scope: WorkspaceScope): Promise<void> {
  await withTenant(app, scope, async (tx) => {
    const fast = await readBalances(tx, scope, { ...request, periods: MONTHS, by: "plan" });
    const { rows } = await plainChurn(tx, scope);
    const told = rows.filter(({ start, end }) => start > 0 || end > 0);
    const wrong = told.filter(({ a, plan, start, end, retained }) => {
      const one = fast.find(({ period, group }) => MONTHS[period]?.from === a && group === plan)?.balance;
      return one?.start !== start || one.end !== end || one.churned !== start - retained;
    });
    if (wrong.length > 0 || told.length === 0) throw new Error(`${wrong.length} of ${told.length} balances differ.`);
    const cells = await readRevenueInputs(tx, scope, { ...request, periods: QUARTER, by: "plan" });
    const paid = (await plainRevenue(tx, scope)).rows;
    const differ = paid.filter(({ a, plan, start, end, lost }) => {
      const sums = cells.find(({ period, group }) => QUARTER[period]?.from === a && group === plan)?.input.sums;
      const gone = sums && sums.churnedMrr + sums.contractionMrr;
      return sums?.startMrr !== Number(start) || sums.endMrr !== Number(end) || gone !== Number(lost ?? 0);
    });
    if (differ.length > 0 || paid.length === 0) throw new Error(`${differ.length} of ${paid.length} revenues differ.`);
  });
}
