import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { listInteractions } from "@/db/queries/service/list-interactions";
import { storeInteractions, type ToldInteraction } from "@/db/rollups/store-interactions";
import { testDatabase } from "@/db/testing/test-database";
import { addDays } from "@/domain/calendar/day";
import { EXPLAINED, readLedger } from "@/features/service/times/explained/read-ledger";
import { readService } from "@/features/service/times/read-service";

const { appDb, makeWorkspace } = await testDatabase();
const NOW = new Date("2026-04-02T12:00:00Z");
const TODAY = "2026-04-02";

type Said = readonly [kind: ToldInteraction["events"][number]["kind"], hoursAfter: number];

/** Interactions of every kind that a ledger tells apart. */
const KINDS: readonly (readonly Said[])[] = [
  [
    ["agent_replied", 1],
    ["resolved", 2],
  ],
  [
    ["agent_replied", 1],
    ["customer_replied", 2],
    ["agent_replied", 5],
    ["resolved", 6],
  ],
  [
    ["agent_replied", 3],
    ["resolved", 4],
    ["reopened", 8],
    ["agent_replied", 9],
    ["resolved", 10],
  ],
  [["resolved", 2]],
  [
    ["agent_replied", 1],
    ["resolved", 2],
    ["reopened", 3],
  ],
  [["bot_replied", 1]],
  [
    ["agent_replied", 2],
    ["spam", 3],
  ],
];

test("every number of service leads, line by line, to as many interactions as it says", async () => {
  const scope = await makeWorkspace();
  await withTenant(appDb, scope, async (tx) => {
    const told = Array.from({ length: 42 }, (_, i): ToldInteraction => {
      const openedAt = new Date(Date.parse("2026-03-01T08:00:00Z") + i * 16 * 3_600_000);
      return {
        ...{ externalId: `T-${i}`, channel: i % 2 ? "chat" : "email", team: null, priority: null, openedAt },
        events: (KINDS[i % KINDS.length] ?? []).map(([kind, hours], k) => ({
          ...{
            externalId: `e${k}`,
            kind,
            at: +openedAt + hours * 3_600_000,
            actor: "Ada",
            isPublic: true,
            detail: null,
          },
        })),
      };
    });
    await storeInteractions(tx, scope, told, { now: NOW, importId: null });
    for (const filter of [[], [{ dimension: "channel" as const, value: "chat" }]])
      for (const number of EXPLAINED) {
        const range = { from: addDays(TODAY, -28), to: addDays(TODAY, -1) };
        const compared = { from: addDays(TODAY, -56), to: addDays(TODAY, -29) };
        const ledger = await readLedger(
          tx,
          scope,
          { number, range, compared, filter },
          { today: TODAY, clock: "clock" },
        );
        const last = ledger.lines.at(-1)?.n ?? 0;
        expect(
          ledger.lines.slice(0, -1).reduce((sum, { n }) => sum + n, 0),
          number,
        ).toBe(last);
        expect(last, number).toBeGreaterThan(0);
        if (ledger.reading)
          expect(ledger.reading.n).toBe(number === "reopened" || number === "one_touch" ? ledger.lines[0]?.n : last);
        const asides = [
          { n: ledger.leftOut, view: "left_out" as const },
          { n: ledger.backlog.open, view: "open" as const },
        ];
        for (const { n, view } of [...ledger.lines, ...asides]) {
          if (view === null) continue;
          const waits = view === "open" || view === "unanswered";
          const days = waits ? { from: null, to: null } : range;
          const more = { search: "", before: null, limit: 1_000 };
          const rows = await listInteractions(tx, scope, { view, clock: "clock", ...days, filter, ...more });
          expect([number, view, rows.length]).toEqual([number, view, n]);
        }
      }
    // What became of it since the days before is what its tile on the page says, judged among the page's numbers.
    const days = {
      range: { from: addDays(TODAY, -14), to: addDays(TODAY, -1) },
      compared: { from: addDays(TODAY, -28), to: addDays(TODAY, -15) },
    };
    const at = { today: TODAY, clock: "clock" } as const;
    const page = await readService(tx, scope, { filter: [], measure: "resolution" }, { days, weekStart: 1, ...at });
    const tiles = { ...page.times, reopened: page.reopened, one_touch: page.oneTouch, backlog: null };
    for (const number of EXPLAINED) {
      const { told } = await readLedger(tx, scope, { number, ...days, filter: [] }, at);
      expect([number, told]).toEqual([number, tiles[number]]);
    }
    expect(page.times.resolution.verdict.verdict).not.toBeNull();
  });
});
