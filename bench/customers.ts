import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { type Db, type Tx, withTenant } from "@/db/client";
import { readBalances } from "@/db/queries/staying/read-balances";
import { readCohorts } from "@/db/queries/staying/read-cohorts";
import { readStayLengths } from "@/db/queries/staying/read-stay-lengths";
import { foldAllStays } from "@/db/rollups/fold-stays";
import { workspace } from "@/db/schema/workspace";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { addDays, dayOf } from "@/domain/calendar/day";
import { countedKaplanMeier } from "@/domain/metrics/survival";
import { compared, type Figure, median } from "./lib/figure";
import { type BenchServer, onOwnDatabase, runStatements } from "./lib/own-database";

const BATCH = 20_000;
const ROUNDS = 7;
const TODAY = "2026-07-01";
const MONTHS = Array.from({ length: 12 }, (_, k) => ({
  from: dayOf(2025, 7 + k, 1),
  to: addDays(dayOf(2025, 8 + k, 1), -1),
}));
const MOST_GROWTH = 1.5;

/**
 * Churn of twelve months by plan, cohorts, and how long customers stay by plan, of workspaces of these sizes: from tallies,
 * beside the plain aggregation over the stays; and what a size costs more than the smallest.
 */
export function benchCustomers(server: BenchServer, sizes: readonly number[]): Promise<Figure[]> {
  return onOwnDatabase(server, "candor_bench_customers", async ({ ownerUrl, app, worker }) => {
    const figures: Figure[] = [];
    const smallest = new Map<string, number>();
    for (const size of sizes) {
      const scope = await makeWorkspace(app, size);
      const startedAt = performance.now();
      await fill(app, scope, size);
      const seconds = (performance.now() - startedAt) / 1000;
      await foldAllStays(worker);
      await runStatements(ownerUrl, "vacuum analyze customer, customer_stay, stay_tally, stay_delta");
      await assertEqual(app, scope);
      const name = size >= 1_000_000 ? `${size / 1_000_000} M` : `${size / 1_000} k`;
      for (const [what, { tallied, plain }] of Object.entries(QUESTIONS)) {
        const fast = await time(() => withTenant(app, scope, (tx) => tallied(tx, scope)));
        const slow = await time(() => withTenant(app, scope, (tx) => plain(tx, scope)), size > 100_000 ? 3 : ROUNDS);
        const first = smallest.get(what) ?? fast;
        smallest.set(what, first);
        figures.push(
          compared(`customers: ${what}, aggregating ${name} stays takes how much longer`, slow, "ms", {
            name: "from tallies, ms",
            value: fast,
          }),
          compared(
            `customers: ${what} at ${name} customers`,
            fast,
            "ms",
            { name: "at the smallest size, ms", value: first },
            size === sizes[0] ? undefined : { atMost: MOST_GROWTH },
          ),
        );
      }
      figures.push({ name: `customers: stays written at ${name}`, value: size / seconds, unit: "a second" });
    }
    return figures;
  });
}

const request = { filter: [], today: TODAY };

/** Each question from tallies, and as one would ask it of the rows. */
const QUESTIONS: Readonly<
  Record<string, Readonly<Record<"tallied" | "plain", (tx: Tx, scope: WorkspaceScope) => Promise<unknown>>>>
> = {
  "churn of 12 months by plan": {
    tallied: (tx, scope) => readBalances(tx, scope, { ...request, periods: MONTHS, by: "plan" }),
    plain: (tx, scope) => plainChurn(tx, scope),
  },
  "12 cohorts": {
    tallied: (tx, scope) => readCohorts(tx, scope, { ...request, months: 12 }),
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
    tallied: async (tx, scope) =>
      (await readStayLengths(tx, scope, { ...request, by: "plan" })).map(({ lengths }) => countedKaplanMeier(lengths)),
    plain: (tx, scope) =>
      tx.execute(sql`
      select dim_values[array_position(dim_names, 'plan')] as plan, least(until_day, ${TODAY}::date) - from_day as days,
        coalesce(until_day <= ${TODAY}, false) as ended, count(*)
      from customer_stay where workspace_id = ${scope.workspaceId} and ordinal = 1 group by 1, 2, 3`),
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

/** What is fast must be right: the balances from tallies are those of the rows. */
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
  });
}

async function makeWorkspace(app: Db, size: number): Promise<WorkspaceScope> {
  const id = randomUUID();
  const scope = mintScope(id, { kind: "job", name: "bench" });
  await withTenant(app, scope, (tx) =>
    tx.insert(workspace).values({ id, slug: `w-${id.slice(0, 8)}`, name: `Bench ${size}`, zone: "UTC" }),
  );
  return scope;
}

/** Three years of customers on five plans; a third has left, and one in twenty of those came back. */
async function fill(app: Db, scope: WorkspaceScope, size: number): Promise<void> {
  for (let from = 0; from < size; from += BATCH) {
    const to = Math.min(size, from + BATCH) - 1;
    await withTenant(app, scope, async (tx) => {
      await tx.execute(sql`
        with made as (
          insert into customer (workspace_id, id, external_id)
          select ${scope.workspaceId}::uuid, gen_random_uuid(), 'c' || n from generate_series(${from}::int, ${to}::int) n
          returning id, substr(external_id, 2)::int as n
        ), life as (
          select id, n, array['plan', 'country'] as names,
            array[(array['Solo', 'Duo', 'Team', 'Company', 'Group'])[1 + n % 5], (array['DE', 'FR', 'GB'])[1 + n % 3]] as dims,
            date '2023-07-01' + ((n::bigint * 7919) % 1090)::int as came, 20 + ((n::bigint * 104729) % 700)::int as lasted
          from made
        ), first as (
          select *, case when n % 3 = 0 and came + lasted < ${TODAY}::date then came + lasted end as went from life
        )
        insert into customer_stay (workspace_id, customer_id, from_day, until_day, ordinal, dim_names, dim_values, earlier)
        select ${scope.workspaceId}::uuid, id, came, went, 1, names, dims, '[]'::jsonb from first
        union all
        select ${scope.workspaceId}::uuid, id, went + 40, null, 2, names, dims,
          jsonb_build_array(jsonb_build_object('from', came, 'until', went, 'dims', jsonb_object(names, dims)))
        from first where went is not null and n % 20 = 0`);
    });
  }
}

async function time(work: () => Promise<unknown>, rounds = ROUNDS): Promise<number> {
  const taken: number[] = [];
  await work();
  for (let round = 0; round < rounds; round++) {
    const startedAt = performance.now();
    await work();
    taken.push(performance.now() - startedAt);
  }
  return median(taken);
}
