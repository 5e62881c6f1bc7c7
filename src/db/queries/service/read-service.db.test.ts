import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withTenant } from "@/db/client";
import { readBacklog } from "@/db/queries/service/read-backlog";
import { readServiceTallies } from "@/db/queries/service/read-service-tallies";
import { readTimeInputs } from "@/db/queries/service/read-time-inputs";
import { foldAllTimes } from "@/db/rollups/fold-times";
import { storeInteractions, type ToldInteraction } from "@/db/rollups/store-interactions";
import type { WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { seededRandom } from "@/domain/metrics/random";
import { summarizeTimeCounts } from "@/domain/metrics/time-counts";
import { summarizeTimes } from "@/domain/metrics/times";
import { TIME_MEASURES } from "@/domain/service/time-measure";

const database = await testDatabase();
const now = new Date("2026-04-02T12:00:00Z");
const today = "2026-04-02";
const DAY = 86_400_000;
const MEASURES = { measures: TIME_MEASURES, clock: "clock" } as const;
const periods = [
  { from: "2026-01-01", to: "2026-03-31" },
  { from: "2026-01-20", to: "2026-03-05" },
  { from: "2026-02-10", to: "2026-02-12" },
];

/** Interactions of a quarter, of every kind, from one seed. */
function quarter(n: number, seed: number): ToldInteraction[] {
  const random = seededRandom(seed);
  return Array.from({ length: n }, (_, i) => {
    const at = Date.UTC(2026, 0, 1) + Math.floor(random() * 89 * DAY);
    const minutes = (most: number) => Math.floor(random() ** 3 * most * 60_000);
    const reply = at + minutes(3_000);
    const solved = reply + minutes(9_000);
    const said = (kind: "agent_replied" | "resolved" | "reopened" | "spam", when: number) => ({
      ...{ externalId: `${kind}${when}`, kind, at: Math.min(when, +now), isPublic: true, detail: null },
      actor: ["Ada", "Ben", "Cem"][Math.floor(random() * 3)] ?? null,
    });
    const events = [said("agent_replied", reply), said("resolved", solved)];
    const chance = random();
    if (chance < 0.1) events.push(said("reopened", solved + 60_000));
    if (chance > 0.1 && chance < 0.2)
      events.push(said("reopened", solved + 60_000), said("resolved", solved + 600_000));
    if (chance > 0.95) events.push(said("spam", solved));
    return {
      externalId: `T-${i}`,
      channel: ["chat", "email", "phone"][i % 3],
      team: i % 7 === 0 ? null : ["DE", "UK"][i % 2],
      priority: ["low", "high"][i % 2],
      openedAt: new Date(at),
      events: chance > 0.9 && chance < 0.93 ? [] : events,
    };
  });
}

/** The same numbers by plain aggregation over the rows. */
async function plainly(scope: WorkspaceScope, period: { from: string; to: string }, where = sql``) {
  const { rows } = await withTenant(database.appDb, scope, (tx) =>
    tx.execute<{ minutes: number[] | null; opened: number; reopened: number; touch: number; solved: number }>(sql`
      select array_agg(case when first_response_seconds < 600 then first_response_seconds / 60.0
          else floor(first_response_seconds / 60.0) end::float8) filter (where first_response_seconds is not null and ${day("day", period)}) as minutes,
        (count(*) filter (where ${day("day", period)}))::int as opened,
        (count(*) filter (where ${day("first_solved_day", period)} and reopens > 0))::int as reopened,
        (count(*) filter (where ${day("solved_day", period)}))::int as solved,
        (count(*) filter (where ${day("solved_day", period)} and reopens = 0 and agent_replies <= 1))::int as touch
      from interaction where left_out is null ${where}`),
  );
  return rows[0];
}
const day = (column: string, { from, to }: { from: string; to: string }) =>
  sql`${sql.identifier(column)} between ${from} and ${to}`;

describe("tallies of service times", () => {
  it("say what the rows say: before, while and after folding, and after changes", async () => {
    const scope = await database.makeWorkspace();
    const store = (told: ToldInteraction[]) =>
      withTenant(database.appDb, scope, (tx) => storeInteractions(tx, scope, told, { importId: null, now }));
    const check = async () => {
      const request = { periods, filter: [], by: null, today };
      const tallies = await withTenant(database.appDb, scope, (tx) => readServiceTallies(tx, scope, request, MEASURES));
      for (const [place, period] of periods.entries()) {
        const tally = tallies.find((one) => one.period === place);
        const plain = await plainly(scope, period);
        const numbers = [tally?.opened, tally?.reopened, tally?.solved, tally?.oneTouch];
        expect(numbers).toEqual([plain?.opened, plain?.reopened, plain?.solved, plain?.touch]);
        const own = summarizeTimeCounts(tally?.times.get("first_response") ?? [], {
          count: 0,
          oldestMinutes: null,
          overdue: 0,
        });
        const list = summarizeTimes((plain?.minutes ?? []).map(Number));
        expect(own.median.value ?? -1).toBeCloseTo(list.median.value ?? -1, 9);
        expect(own.p90.value ?? -1).toBeCloseTo(list.p90.value ?? -1, 9);
        expect(own.median.n).toBe(list.median.n);
      }
    };
    await store(quarter(120, 1));
    await check();
    await foldAllTimes(database.workerDb);
    await check();
    // Told otherwise: other times, other channels; beside folded ones and unfolded ones.
    await store(quarter(140, 2));
    await check();
    await foldAllTimes(database.workerDb);
    await withTenant(database.appDb, scope, (tx) => tx.execute(sql`delete from interaction where channel = 'phone'`));
    await check();
    await foldAllTimes(database.workerDb);
    await check();
    const left = await withTenant(database.appDb, scope, (tx) => tx.execute(sql`select 1 from interaction_delta`));
    expect(left.rows).toEqual([]);
  });

  it("are cut by one dimension, and filtered, as the rows are", async () => {
    const scope = await database.makeWorkspace();
    await withTenant(database.appDb, scope, (tx) =>
      storeInteractions(tx, scope, quarter(120, 3), { importId: null, now }),
    );
    await foldAllTimes(database.workerDb);
    const read = (filter: { dimension: string; value: string }[], by: string | null) =>
      withTenant(database.appDb, scope, (tx) =>
        readServiceTallies(tx, scope, { periods, filter, by, today }, MEASURES),
      );
    const teams = (await read([], "team")).filter(({ period }) => period === 0);
    expect(teams.map(({ group }) => group).sort()).toEqual(["", "DE", "UK"]);
    // Rows come in any order.
    const first = (cells: Awaited<ReturnType<typeof read>>) => cells.find(({ period }) => period === 0);
    const total = first(await read([], null));
    expect(teams.reduce((sum, { opened }) => sum + opened, 0)).toBe(total?.opened);
    const german = first(await read([{ dimension: "team", value: "DE" }], null));
    expect(german?.opened).toBe(
      (await plainly(scope, { from: "2026-01-01", to: "2026-03-31" }, sql`and team = 'DE'`))?.opened,
    );
    // A filter beside another dimension is counted from the rows, and says the same as the tally of what is left.
    const both = (await read([{ dimension: "team", value: "DE" }], "channel")).filter(({ period }) => period === 0);
    expect(both.reduce((sum, { opened }) => sum + opened, 0)).toBe(german?.opened);
    const sums = both.reduce(
      (sum, { times }) => sum + (times.get("resolution") ?? []).reduce((n, [, c]) => n + c, 0),
      0,
    );
    expect(sums).toBe((german?.times.get("resolution") ?? []).reduce((n, [, c]) => n + c, 0));
    expect(await read([{ dimension: "moon", value: "full" }], null)).toEqual([]);
  });

  it("stand beside what still waits, with its oldest", async () => {
    const scope = await database.makeWorkspace();
    const told = (id: string, hours: number, events: ToldInteraction["events"] = []): ToldInteraction => ({
      ...{ externalId: id, channel: "email", openedAt: new Date(+now - hours * 3_600_000), events },
    });
    const reply = {
      externalId: "r",
      kind: "agent_replied",
      at: +now - 60_000,
      actor: null,
      isPublic: true,
      detail: null,
    } as const;
    await withTenant(database.appDb, scope, (tx) =>
      storeInteractions(
        tx,
        scope,
        [told("a", 50), told("b", 30, [reply]), told("c", 2), { ...told("d", 90), openedBy: "agent" }],
        { importId: null, now },
      ),
    );
    const [backlog] = await withTenant(database.appDb, scope, (tx) => readBacklog(tx, scope, { filter: [], by: null }));
    expect(backlog).toEqual({
      ...{ group: null, open: 4, unanswered: 2 },
      oldest: new Date(+now - 90 * 3_600_000),
      oldestUnanswered: new Date(+now - 50 * 3_600_000),
    });
    const request = { periods: [{ from: "2026-04-02", to: "2026-04-02" }], filter: [], by: null, today };
    const [cell] = await withTenant(database.appDb, scope, (tx) =>
      readTimeInputs(tx, scope, request, "first_response", "clock"),
    );
    expect(cell?.input).toMatchObject({ open: 1, oldestOpenedAt: new Date(+now - 2 * 3_600_000) });
  });
});
