import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { storeInteractions, type ToldInteraction } from "@/db/rollups/store-interactions";
import { testDatabase } from "@/db/testing/test-database";
import { toCsv } from "@/domain/exports/csv";
import { SERVICE_DIMENSIONS } from "@/domain/service/time-measure";
import { readServiceQuery } from "@/features/service/times/input";
import { readPage } from "@/features/service/times/read-page";
import { tabulateService } from "@/features/service/times/tabulate-service";
import { chooseRecordDays } from "@/platform/choose-record-days";
import { translatorIn } from "@/platform/i18n/translator";

const { appDb, makeWorkspace } = await testDatabase();
const NOW = new Date("2026-11-23T12:00:00Z");
const workspace = { zone: "UTC", rangeDays: 28, fiscalYearStart: 1 };
const words = { locale: "en", t: translatorIn("en", "service"), metrics: translatorIn("en", "metrics") };

/** On a day: so many interactions, each answered after as many minutes and again after twice as many, solved after ten times. */
const onDay = (day: string, minutes: readonly number[], channel: string) =>
  minutes.map((wait, i): ToldInteraction => {
    const openedAt = new Date(`${day}T08:00:00Z`);
    const event = (kind: ToldInteraction["events"][number]["kind"], after: number, k: number) => ({
      ...{ externalId: `e${k}`, kind, at: +openedAt + after * 60_000 },
      ...{ actor: "Ada", isPublic: true, detail: null },
    });
    return {
      ...{ externalId: `${day} ${channel} ${i}`, channel, team: null, priority: null, openedAt },
      events: [
        event("agent_replied", wait, 0),
        event("customer_replied", 2 * wait, 1),
        event("agent_replied", 4 * wait, 2),
        event("resolved", 10 * wait, 3),
        ...(i < 3 ? [event("reopened", 11 * wait, 4), event("resolved", 12 * wait, 5)] : []),
      ],
    };
  });

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

test("the file of service holds each number of the page, of the days that are asked for, and no other's", async () => {
  const scope = await makeWorkspace();
  const { numbers, days } = await withTenant(appDb, scope, async (tx) => {
    const told = [
      ...onDay("2026-05-12", upTo(21), "chat"),
      ...onDay("2026-08-12", upTo(11), "chat"),
      ...onDay("2026-08-19", [...upTo(20), 100], "email"),
      // Of this quarter, and so not of the last.
      ...onDay("2026-10-12", [500, 500, 500], "email"),
    ];
    await storeInteractions(tx, scope, told, { now: NOW, importId: null });
    const query = readServiceQuery({ range: "last_quarter", measure: "next_response" });
    const chosen = await chooseRecordDays(tx, scope, workspace, {
      asked: query.days,
      record: "interactions",
      now: NOW,
    });
    const asked = { days: chosen, today: chosen.today, weekStart: 1, patience: null };
    return { days: chosen, ...(await readPage(tx, scope, query, asked)) };
  });
  expect(days).toMatchObject({
    range: { from: "2026-07-01", to: "2026-09-30" },
    compared: { from: "2026-04-01", to: "2026-06-30" },
  });
  const rows = tabulateService(words, numbers, {
    ...{ measure: "next_response", cuts: SERVICE_DIMENSIONS },
    nameOf: (_, value) => value || "nobody",
  });
  const of = (part: string, name: string) => rows.find((row) => row.part === part && row.name === name);
  // 1 … 11, 1 … 20 and 100: the sixteenth and seventeenth of 32 are 8 and 9; 21 before: 11.
  expect(of("total", "First response")).toMatchObject({
    ...{ metric: "first_response_time", unit: "minutes", value: 8.5, n: 32, previous: 11, previousN: 21 },
    ...{ from: "2026-07-01", to: "2026-09-30", shown: "8 min 30 s" },
  });
  // From the customer's question at twice the wait to its answer at four times.
  expect(of("total", "Next response")).toMatchObject({ metric: "next_response_time", value: 17, n: 32 });
  expect(of("total", "Waited for us")).toMatchObject({ metric: "requester_wait_time", n: 32 });
  expect(of("beside", "First response: 9 of 10 took less")?.value).toBeCloseTo(
    numbers.times.first_response.p90?.value ?? 0,
    9,
  );
  // Six of 32 were opened again; each took two replies, so none one touch.
  expect(of("total", "Opened again")).toMatchObject({ metric: "reopened_rate", unit: "percent", value: 18.75, n: 32 });
  expect(of("total", "Solved at one touch")).toMatchObject({ metric: "one_touch_rate", value: 0, n: 32 });
  const weeks = rows.filter(({ part }) => part === "period");
  expect(weeks.map(({ n }) => n).filter((n) => n !== 0)).toEqual([11, 21]);
  expect(weeks.every(({ metric }) => metric === "next_response_time")).toBe(true);
  const groups = rows.filter(({ part, attribute }) => part === "group" && attribute === "Channel");
  expect(groups.map(({ name, value, n }) => [name, value, n])).toEqual([
    ["chat", 12, 11],
    ["email", 22, 21],
  ]);
  // What cannot be said is empty, and no number is cut short.
  const csv = toCsv({ name: "x", facts: [], rows });
  expect(csv).toContain("next_response_time,minutes,2026-07-01,2026-09-30");
  expect(csv).not.toMatch(/NaN|undefined|null/);
});
