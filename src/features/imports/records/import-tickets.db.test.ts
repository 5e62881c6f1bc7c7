import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { readTimeInputs } from "@/db/queries/service/read-time-inputs";
import { interaction } from "@/db/schema/interaction";
import { testDatabase } from "@/db/testing/test-database";
import { profileColumns } from "@/domain/imports/column-profile";
import { summarizeTimeCounts } from "@/domain/metrics/time-counts";
import { recognisePurpose } from "@/features/imports/find-purpose";
import { jobContext } from "@/features/imports/testing/import-file";
import { importRecords } from "@/features/imports/testing/import-records";
import { askForUndo, undoImport } from "@/features/imports/undo-import";

const database = await testDatabase();
const now = new Date("2026-06-01T10:00:00Z");
const file = path.resolve(import.meta.dirname, "../../../../../shared/data/ravenstack/ravenstack_support_tickets.csv");
const real = test.runIf(existsSync(file));

const CHATWOOT = `Conversation ID,Contact,Inbox Name,Agent,Status,Created At,First Reply Time (minutes),Resolved At
7,ann@example.com,Web chat,Dana,resolved,2026-03-29 01:30,2,2026-03-29 03:30
8,bob@example.com,Web chat,Ruth,open,2026-03-29 10:00,,
9,bob@example.com,Web chat,Ruth,resolved,2026-03-29 10:00,5,2026-03-29 09:00
10,cem@example.com,Web chat,Dana,spam,2026-03-30 10:00,1,2026-03-30 11:00
11,cem@example.com,Web chat,Dana,resolved,2027-01-30 10:00,1,2027-01-30 11:00
7,ann@example.com,Web chat,Dana,resolved,2026-03-29 01:30,3,2026-03-29 03:30
`;

test("a helpdesk's export becomes interactions, in the workspace's zone, with what is wrong told by its line, and back", async () => {
  const scope = await database.makeWorkspace({ zone: "Europe/Berlin" });
  const rows = CHATWOOT.trim()
    .split("\n")
    .map((line) => line.split(","));
  expect(recognisePurpose(profileColumns(rows[0] ?? [], rows.slice(1)))?.purpose.id).toBe("tickets");
  const first = await importRecords(database, scope, CHATWOOT, { purpose: "tickets" }, now);
  expect(first.run).toMatchObject({ status: "done", rows: 6, rejected: 2 });
  expect(first.problems.filter(({ rejected }) => rejected).map(({ line }) => line)).toEqual([4, 6]);
  const read = () =>
    withTenant(database.appDb, scope, (tx) => tx.select().from(interaction).orderBy(interaction.externalId));
  const found = await read();
  // 01:30 to 03:30 on the day clocks went forward is one hour.
  expect(found.map((row) => [row.externalId, row.firstResponseSeconds, row.resolutionSeconds, row.leftOut])).toEqual([
    ["10", 60, 3_600, "spam"],
    ["7", 180, 3_600, null],
    ["8", null, null, null],
  ]);
  const again = await importRecords(database, scope, CHATWOOT, { purpose: "tickets" }, now);
  expect(again.run).toMatchObject({ stored: 0, rejected: 2 });
  await askForUndo(database.appDb, scope, first.run.id);
  await undoImport(jobContext(database, scope, now), first.run.id);
  expect(await read()).toEqual([]);
});

real("RavenStack's tickets: half were answered within 88 minutes, 9 of 10 within 160.1", async () => {
  const scope = await database.makeWorkspace();
  const { run } = await importRecords(database, scope, readFileSync(file, "utf8"), { purpose: "tickets" }, now);
  expect(run).toMatchObject({ status: "done", rows: 2_000, stored: 2_000, rejected: 0 });
  const request = { periods: [{ from: "2023-01-01", to: "2025-12-31" }], filter: [], by: null, today: "2026-06-01" };
  const [cell] = await withTenant(database.appDb, scope, (tx) =>
    readTimeInputs(tx, scope, request, "first_response", "clock"),
  );
  const { median, p90 } = summarizeTimeCounts(cell?.input.counts ?? [], { count: 0, oldestMinutes: null, overdue: 0 });
  expect([median.value, Number(p90.value?.toFixed(1)), median.n]).toEqual([88, 160.1, 2_000]);
});
