import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { type Db, type Tx, withTenant } from "@/db/client";
import { copyRows } from "@/db/copy-rows";
import { readServiceTallies } from "@/db/queries/service/read-service-tallies";
import { foldAllTimes } from "@/db/rollups/fold-times";
import { storeInteractions, type ToldInteraction } from "@/db/rollups/store-interactions";
import { workspace } from "@/db/schema/workspace";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { seededRandom } from "@/domain/metrics/random";
import { summarizeTimeCounts, type TimeCounts } from "@/domain/metrics/time-counts";
import { TIME_MEASURES } from "@/domain/service/time-measure";
import { compared, type Figure, median } from "./lib/figure";
import { type BenchServer, onOwnDatabase, runStatements } from "./lib/own-database";

const BATCH = 20_000;
const ROUNDS = 7;
const MOST_GROWTH = 1.5;
const TOLD = 20_000;
const YEAR = { from: "2025-07-01", to: "2026-06-30" };
const request = { periods: [YEAR], filter: [], today: "2026-07-01" };
const NOTHING_OPEN = { count: 0, oldestMinutes: null, overdue: 0 };

/**
 * Service times of a year, as totals and by channel, of workspaces with so many interactions and their events: from tallies,
 * beside the plain aggregation over the rows; and how fast interactions with events are stored, beside COPY.
 */
export function benchService(server: BenchServer, sizes: readonly number[]): Promise<Figure[]> {
  return onOwnDatabase(server, "candor_bench_service", async ({ ownerUrl, app, worker }) => {
    const figures: Figure[] = [];
    const smallest = new Map<string, number>();
    for (const size of sizes) {
      const scope = await makeWorkspace(app);
      await fill(app, scope, size);
      const startedAt = performance.now();
      await foldAllTimes(worker);
      const seconds = (performance.now() - startedAt) / 1000;
      await runStatements(ownerUrl, "vacuum analyze interaction, interaction_event, time_day, interaction_delta");
      await assertEqual(app, scope);
      const name = size >= 1_000_000 ? `${size / 1_000_000} M` : `${size / 1_000} k`;
      for (const [what, { tallied, plain }] of Object.entries(QUESTIONS)) {
        const fast = await time(() => withTenant(app, scope, (tx) => tallied(tx, scope)));
        const slow = await time(() => withTenant(app, scope, (tx) => plain(tx, scope)), size > 100_000 ? 3 : ROUNDS);
        const first = smallest.get(what) ?? fast;
        smallest.set(what, first);
        figures.push(
          compared(`service: ${what}, aggregating ${name} interactions takes how much longer`, slow, "ms", {
            name: "from tallies, ms",
            value: fast,
          }),
          compared(
            `service: ${what} at ${name} interactions`,
            fast,
            "ms",
            { name: "at the smallest size, ms", value: first },
            size === sizes[0] ? undefined : { atMost: MOST_GROWTH },
          ),
        );
      }
      figures.push({ name: `service: interactions folded at ${name}`, value: size / seconds, unit: "a second" });
    }
    figures.push(await benchStoring(app));
    return figures;
  });
}

/** Each question from tallies with its statistics, and as one would ask it of the rows. */
const QUESTIONS: Readonly<
  Record<string, Readonly<Record<"tallied" | "plain", (tx: Tx, scope: WorkspaceScope) => Promise<unknown>>>>
> = {
  "all times of a year": {
    tallied: async (tx, scope) => {
      const [year] = await readServiceTallies(
        tx,
        scope,
        { ...request, by: null },
        { measures: TIME_MEASURES, clock: "clock" },
      );
      return TIME_MEASURES.map((measure) => summarizeTimeCounts(year?.times.get(measure) ?? [], NOTHING_OPEN));
    },
    plain: (tx, scope) =>
      tx.execute(sql`select ${sql.raw(
        ["first_response", "resolution", "first_resolution", "requester_wait", "next_response"]
          .map((one) => `percentile_cont(array[0.5, 0.9, 0.95]) within group (order by ${one}_seconds)`)
          .join(", "),
      )}, count(*) filter (where reopens > 0) from interaction where workspace_id = ${scope.workspaceId}
        and day between ${YEAR.from} and ${YEAR.to} and left_out is null`),
  },
  "first response of a year by channel": {
    tallied: async (tx, scope) =>
      (
        await readServiceTallies(
          tx,
          scope,
          { ...request, by: "channel" },
          { measures: ["first_response"], clock: "clock" },
        )
      ).map(({ times }) => summarizeTimeCounts(times.get("first_response") ?? [], NOTHING_OPEN)),
    plain: (tx, scope) =>
      tx.execute(sql`select channel, percentile_cont(array[0.5, 0.9, 0.95]) within group (order by first_response_seconds)
        from interaction where workspace_id = ${scope.workspaceId} and day between ${YEAR.from} and ${YEAR.to}
          and left_out is null group by 1`),
  },
};

/** What is fast must be right: the year's median from tallies is that of the rows, to the minute. */
async function assertEqual(app: Db, scope: WorkspaceScope): Promise<void> {
  await withTenant(app, scope, async (tx) => {
    const [year] = await readServiceTallies(
      tx,
      scope,
      { ...request, by: null },
      { measures: ["first_response"], clock: "clock" },
    );
    const counts: TimeCounts = year?.times.get("first_response") ?? [];
    const { median: found } = summarizeTimeCounts(counts, NOTHING_OPEN);
    const { rows } = await tx.execute<{ n: number; median: number }>(sql`
      select count(first_response_seconds)::int as n, percentile_disc(0.5) within group (order by first_response_seconds) as median
      from interaction where workspace_id = ${scope.workspaceId} and day between ${YEAR.from} and ${YEAR.to}`);
    const plain = rows[0];
    if (plain?.n !== found.n || Math.abs(plain.median / 60 - (found.value ?? 0)) > 1)
      throw new Error(`${found.n} with a median of ${found.value} min, not ${plain?.n} with ${plain?.median} s.`);
  });
}

async function makeWorkspace(app: Db): Promise<WorkspaceScope> {
  const id = randomUUID();
  const scope = mintScope(id, { kind: "job", name: "bench" });
  await withTenant(app, scope, (tx) =>
    tx.insert(workspace).values({ id, slug: `w-${id.slice(0, 8)}`, name: "Bench", zone: "UTC" }),
  );
  return scope;
}

/** A year of interactions with two events each, measured as they would be: chats in minutes, mails in hours. */
async function fill(app: Db, scope: WorkspaceScope, size: number): Promise<void> {
  for (let from = 0; from < size; from += BATCH) {
    await withTenant(app, scope, (tx) =>
      tx.execute(sql`
        with planned as (
          select n, gen_random_uuid() as id, (array['chat', 'email', 'phone'])[1 + n % 3] as channel,
            timestamptz '2025-07-01 00:00Z' + ((n::bigint * 104729) % 31449600) * interval '1 second' as at,
            (exp(random() * 4) * (array[20, 600, 10])[1 + n % 3])::int as first, (exp(random() * 5) * (array[60, 3000, 60])[1 + n % 3])::int as more
          from generate_series(${from}::int, ${Math.min(size, from + BATCH) - 1}::int) n
        ), made as (
          insert into interaction (workspace_id, id, external_id, channel, agent, team, priority, opened_at, state, day,
            first_solved_day, solved_day, first_response_at, first_solved_at, solved_at, solved_by, reopens, agent_replies,
            first_response_seconds, first_resolution_seconds, resolution_seconds, requester_wait_seconds)
          select ${scope.workspaceId}::uuid, id, 'i' || n, channel, 'Agent ' || n % 30, 'Team ' || n % 5,
            (array['low', 'normal', 'high'])[1 + n % 3], at, 'solved', (at at time zone 'UTC')::date, (solved at time zone 'UTC')::date,
            (solved at time zone 'UTC')::date, at + first * interval '1 second', solved, solved, 'Agent ' || n % 30,
            (n % 20 = 0)::int, 1 + n % 3, first, first + more, first + more, first + more
          from (select *, at + (first + more) * interval '1 second' as solved from planned) as p
        )
        insert into interaction_event (workspace_id, interaction_id, external_id, kind, at, actor)
        select ${scope.workspaceId}::uuid, id, kind, kind, at + after * interval '1 second', 'Agent ' || n % 30
        from planned cross join lateral (values ('agent_replied', first), ('resolved', first + more)) as e (kind, after)`),
    );
  }
}

/** Interactions with two events each through the writer, beside the bare COPY of as many rows by the owner of a table. */
async function benchStoring(app: Db): Promise<Figure> {
  const scope = await makeWorkspace(app);
  const random = seededRandom(1);
  const now = new Date("2026-07-01T00:00:00Z");
  const told = Array.from({ length: TOLD }, (_, n): ToldInteraction => {
    const at = Date.UTC(2025, 6, 1) + Math.floor(random() * 360 * 86_400_000);
    const event = (kind: "agent_replied" | "resolved", after: number) => ({
      ...{
        externalId: kind,
        kind,
        at: at + Math.floor(random() * after),
        actor: `Agent ${n % 30}`,
        isPublic: true,
        detail: null,
      },
    });
    const events = [event("agent_replied", 3_600_000), event("resolved", 86_400_000)];
    return { externalId: `t${n}`, channel: "chat", openedAt: new Date(at), agent: `Agent ${n % 30}`, events };
  });
  const startedAt = performance.now();
  for (let i = 0; i < told.length; i += 2_000)
    await withTenant(app, scope, (tx) =>
      storeInteractions(tx, scope, told.slice(i, i + 2_000), { importId: null, now }),
    );
  const stored = TOLD / ((performance.now() - startedAt) / 1000);
  const lines = told.map(
    ({ externalId, agent }) => `${scope.workspaceId}\t${randomUUID()}\t${externalId}\tchat\t${agent}\t2026-01-01\n`,
  );
  const copiedAt = performance.now();
  await withTenant(app, scope, async (tx) => {
    await tx.execute(sql`create temporary table copied (workspace_id uuid, id uuid, external_id text, channel text, agent text,
      day date, primary key (workspace_id, id)) on commit drop`);
    await copyRows(
      tx,
      "copied",
      ["workspace_id", "id", "external_id", "channel", "agent", "day"],
      [...lines, ...lines.map(anew), ...lines.map(anew)].join(""),
    );
  });
  const copied = TOLD / ((performance.now() - copiedAt) / 1000);
  return compared("service: interactions with two events stored and measured", stored, "a second", {
    name: "three rows each by COPY into a table with a key alone, a second",
    value: copied,
  });
}

function anew(line: string): string {
  const [workspaceId, , ...rest] = line.split("\t");
  return [workspaceId, randomUUID(), ...rest].join("\t");
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
