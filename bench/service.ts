import { sql } from "drizzle-orm";
import { type Db, withTenant } from "@/db/client";
import { readPromiseInputs } from "@/db/queries/promises/read-promise-inputs";
import { ALWAYS } from "@/db/queries/promises/write-calendar";
import { insertPolicy, insertPolicyVersion } from "@/db/queries/promises/write-policy";
import { readServiceTallies } from "@/db/queries/service/read-service-tallies";
import { foldPromises } from "@/db/rollups/fold-promises";
import { foldAllTimes } from "@/db/rollups/fold-times";
import { rebuildClocks } from "@/db/rollups/rebuild-clocks";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, dayOf } from "@/domain/calendar/day";
import { summarizeTimeCounts, type TimeCounts } from "@/domain/metrics/time-counts";
import { TIME_MEASURES } from "@/domain/service/time-measure";
import { ticketsPurpose } from "@/features/imports/records/ticket-purpose";
import type { Figure } from "./lib/figure";
import { growing, makeBenchWorkspace, type Question, secondsOf, sizeName } from "./lib/grow";
import { importBesideCopy, type RecordFile } from "./lib/import-beside-copy";
import { inBatches } from "./lib/in-batches";
import { type BenchServer, onOwnDatabase, runStatements } from "./lib/own-database";

const BATCH = 20_000;
const IMPORTED = 40_000;
const JUDGED_AT_ONCE = 1_000;
const JUDGED_AGAIN = 10_000;
/** So many are judged as the product does it; what judging says of the others is written by SQL. */
const MOST_JUDGED = 50_000;
const NOW = new Date("2026-07-01T12:00:00Z");
const YEAR = { from: "2025-07-01", to: "2026-06-30" };
const MONTHS = Array.from({ length: 12 }, (_, k) => ({
  from: dayOf(2025, 7 + k, 1),
  to: addDays(dayOf(2025, 8 + k, 1), -1),
}));
const request = { periods: [YEAR], filter: [], today: "2026-07-01" };
const TWO = [
  { dimension: "team", value: "Team 1" },
  { dimension: "channel", value: "chat" },
];
const NOTHING_OPEN = { count: 0, oldestMinutes: null, overdue: 0 };
const TABLES = "interaction, interaction_event, time_day, interaction_delta, sla_clock, sla_day, sla_delta";

/**
 * Service times of a year, as totals and by channel, and promises kept, of workspaces with so many interactions and their
 * events: from tallies, beside the plain aggregation over the rows; how fast promises are judged, all and again; and how
 * fast interactions with events come in.
 */
export function benchService(server: BenchServer, sizes: readonly number[]): Promise<Figure[]> {
  return onOwnDatabase(server, "candor_bench_service", async (database) => {
    const { ownerUrl, app, worker } = database;
    const imported = await makeBenchWorkspace(app);
    await promise(app, imported);
    const figures = await importBesideCopy(server, database, imported, FILE, IMPORTED);
    await foldAllTimes(worker);
    const measure = growing("service", "interactions", QUESTIONS);
    for (const size of sizes) {
      const scope = await makeBenchWorkspace(app);
      const name = sizeName(size);
      const rate = (what: string, n: number, seconds: number) =>
        figures.push({ name: `service: ${what} at ${name}`, value: n / seconds, unit: "/s" });
      rate("interactions with two events written by SQL", size, await secondsOf(() => fill(app, scope, size)));
      rate("interactions folded", size, await secondsOf(() => foldAllTimes(worker)));
      await promise(app, scope);
      await runStatements(ownerUrl, `vacuum analyze ${TABLES}`);
      const judged = Math.min(size, MOST_JUDGED);
      rate(
        `interactions whose promises are judged (${judged.toLocaleString("en")} of them)`,
        judged,
        await secondsOf(() => judge(app, scope, judged)),
      );
      await writeClocks(app, scope);
      rate(
        "the same again, where nothing changed,",
        JUDGED_AGAIN,
        await secondsOf(() => judge(app, scope, JUDGED_AGAIN)),
      );
      const folding = await secondsOf(() => foldPromises(worker));
      figures.push({ name: `service: folding the promises of ${name}`, value: folding, unit: "s" });
      await runStatements(ownerUrl, `vacuum analyze ${TABLES}`);
      await assertEqual(app, scope);
      figures.push(...(await measure(app, scope, size)));
    }
    return figures;
  });
}

const QUESTIONS: Readonly<Record<string, Question>> = {
  "all times of a year": {
    tallied: true,
    ask: async (tx, scope) => {
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
    tallied: true,
    ask: async (tx, scope) =>
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
  "promises kept in a year, by month and channel": {
    tallied: true,
    ask: (tx, scope) => readPromiseInputs(tx, scope, { ...request, periods: MONTHS, by: "channel" }),
    plain: (tx, scope) =>
      tx.execute(sql`select date_trunc('month', day) as month, channel, count(*) filter (where state = 'achieved') as kept, count(*)
        from sla_clock where workspace_id = ${scope.workspaceId} and day between ${YEAR.from} and ${YEAR.to}
          and state not in ('active', 'paused') group by 1, 2`),
  },
  "all times of a year of a team's chats": {
    tallied: false,
    ask: (tx, scope) =>
      readServiceTallies(tx, scope, { ...request, filter: TWO, by: null }, { measures: TIME_MEASURES, clock: "clock" }),
  },
  "promises kept in a year by a team in chats": {
    tallied: false,
    ask: (tx, scope) => readPromiseInputs(tx, scope, { ...request, filter: TWO, by: null }),
  },
};

/** Tickets with their first reply and their solution, from which two events each follow. */
const FILE: RecordFile = {
  name: "service",
  purpose: ticketsPurpose,
  mapping: {
    ...{ id: "id", customer: "customer", channel: "channel", agent: "agent", team: "team", priority: "priority" },
    ...{
      state: "state",
      opened: "opened",
      firstResponse: "first reply",
      firstResponseUnit: "minutes",
      solved: "solved",
    },
  },
  header: "id,customer,channel,agent,team,priority,state,opened,first reply,solved",
  lineOf(place) {
    const opened = Date.UTC(2025, 6, 1) + ((place * 104_729) % 31_000_000) * 1_000;
    const [channel, priority] = [["chat", "email", "phone"][place % 3], ["low", "normal", "high"][place % 3]];
    const first = 1 + (place % 90);
    const solved = new Date(opened + (first + 1 + (place % 600)) * 60_000).toISOString();
    const who = `c-${(place * 48_271) % 20_000},${channel},Agent ${place % 30},Team ${place % 5},${priority}`;
    return `t-${place},${who},solved,${new Date(opened).toISOString()},${first},${solved}`;
  },
  tables: {
    customer: [],
    interaction: [["workspace_id, customer_id", "raw_customer (workspace_id, id)"]],
    interaction_event: [["workspace_id, interaction_id", "raw_interaction (workspace_id, id)"]],
    sla_clock: [["workspace_id, interaction_id", "raw_interaction (workspace_id, id)"]],
  },
};

/** A first answer within 20 minutes of a chat, within two hours of all else. */
async function promise(app: Db, scope: WorkspaceScope): Promise<void> {
  await withTenant(app, scope, async (tx) => {
    for (const [position, [name, minutes]] of (
      [
        ["chat", 20],
        ["", 120],
      ] as const
    ).entries()) {
      const policyId = await insertPolicy(tx, scope, { name: name || "All", recipientIds: [] });
      const conditions = name === "" ? {} : { channels: [name] };
      const targets = { first_response: { minutes, time: "clock" as const, pauses: [] } };
      const said = { policyId, active: true, position, conditions, calendarId: null, validFrom: ALWAYS, targets };
      await insertPolicyVersion(tx, scope, { ...said, soon: { kind: "share", amount: 20 } });
    }
  });
}

/** Judges the promises on so many interactions, a portion a transaction, as the product does after a policy changed. */
async function judge(app: Db, scope: WorkspaceScope, size: number): Promise<void> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (let done = 0; done < size; done += JUDGED_AT_ONCE)
    await withTenant(app, scope, async (tx) => {
      const { rows } = await tx.execute<{ id: string }>(sql`
        select id from interaction where workspace_id = ${scope.workspaceId} and id > ${after} order by id limit ${JUDGED_AT_ONCE}`);
      after = rows.at(-1)?.id ?? after;
      await rebuildClocks(
        tx,
        scope,
        rows.map(({ id }) => id),
        NOW,
      );
    });
}

/** What judging would say of the interactions that were not judged, an equal part of their ids at a time. */
async function writeClocks(app: Db, scope: WorkspaceScope): Promise<void> {
  await inBatches(256, 1, (part) => {
    const like = (n: number) => `${n.toString(16).padStart(2, "0")}000000-0000-0000-0000-000000000000`;
    const last = part === 255 ? sql`` : sql`and i.id < ${like(part + 1)}`;
    return withTenant(app, scope, (tx) =>
      tx.execute(sql`
        insert into sla_clock (workspace_id, interaction_id, measure, ordinal, policy_id, policy_version, state, started_at, due_at,
          ended_at, day, channel, team, agent, priority)
        select i.workspace_id, i.id, 'first_response', 1, p.id, 1,
          case when i.first_response_seconds <= 60 * p.minutes then 'achieved' else 'breached' end, i.opened_at,
          i.opened_at + p.minutes * interval '1 minute', i.first_response_at, i.day, i.channel, i.team, i.agent, i.priority
        from interaction i
        join (select id, name, case name when 'chat' then 20 else 120 end as minutes from sla_policy
          where workspace_id = ${scope.workspaceId}) p on p.name = case i.channel when 'chat' then 'chat' else 'All' end
        where i.workspace_id = ${scope.workspaceId} and i.id >= ${like(part)} ${last}
        on conflict do nothing`),
    );
  });
}

/** What is fast must be right: the year's median from tallies is that of the rows, to the minute; so are the promises kept. */
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
    const [kept] = await readPromiseInputs(tx, scope, { ...request, by: null });
    const clocks = await tx.execute<{ kept: number; n: number }>(sql`
      select count(*) filter (where state = 'achieved')::int as kept, count(*)::int as n from sla_clock
      where workspace_id = ${scope.workspaceId} and day between ${YEAR.from} and ${YEAR.to} and state not in ('active', 'paused')`);
    if (kept?.input.numerator !== clocks.rows[0]?.kept || kept?.input.denominator !== clocks.rows[0]?.n)
      throw new Error(`${JSON.stringify(kept)} promises, not ${JSON.stringify(clocks.rows[0])}.`);
  });
}

/** A year of interactions with two events each, measured as they would be: chats in minutes, mails in hours. */
async function fill(app: Db, scope: WorkspaceScope, size: number): Promise<void> {
  await inBatches(size, BATCH, (from, count) =>
    withTenant(app, scope, (tx) =>
      tx.execute(sql`
        with planned as (
          select n, gen_random_uuid() as id, (array['chat', 'email', 'phone'])[1 + n % 3] as channel,
            timestamptz '2025-07-01 00:00Z' + ((n::bigint * 104729) % 31449600) * interval '1 second' as at,
            (exp(random() * 4) * (array[20, 600, 10])[1 + n % 3])::int as first, (exp(random() * 5) * (array[60, 3000, 60])[1 + n % 3])::int as more
          from generate_series(${from}::int, ${from + count - 1}::int) n
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
    ),
  );
}
