import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { interaction } from "@/db/schema/interaction";
import type { WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { profileColumns } from "@/domain/imports/column-profile";
import { recognisePurpose } from "@/features/imports/find-purpose";
import { jobContext } from "@/features/imports/testing/import-file";
import { importRecords } from "@/features/imports/testing/import-records";
import { askForUndo, undoImport } from "@/features/imports/undo-import";

const database = await testDatabase();
const now = new Date("2026-06-01T10:00:00Z");

const TICKETS = `Ticket ID,Requester,Channel,Assignee,Status,Created At,First reply time (minutes),Solved At
7,ann@example.com,chat,Dana,solved,2026-03-02T09:00:00Z,20,2026-03-02T11:40:00Z
`;
const HEADER = "id,ticket_id,metric,instance_id,type,time";
const EVENTS = `${HEADER}
1,7,reply_time,1,activate,2026-03-02T09:00:00Z
2,7,requester_wait_time,1,activate,2026-03-02T09:00:00Z
3,7,reply_time,1,fulfill,2026-03-02T09:20:10Z
4,7,requester_wait_time,1,fulfill,2026-03-02T12:00:00Z
5,7,requester_wait_time,1,update_status,2026-03-02T12:00:00Z
6,7,reply_time,1,update_status,2026-03-02T12:00:00Z
7,7,requester_wait_time,2,update_status,2026-03-02T12:00:00Z
8,8,reply_time,1,activate,2026-03-03T09:00:00Z
9,8,reply_time,1,fulfill,2026-03-03T09:05:00Z
10,9,reply_time,1,fulfill,2026-03-03T09:05:00Z
11,10,reply_time,1,activate,2026-03-03T09:00:00Z
12,10,reply_time,1,fulfill,2026-03-03T08:05:00Z
13,11,reply_time,1,activate,2026-07-03T08:05:00Z
14,7,mood,1,activate,2026-03-02T12:00:00Z
`;

const readAll = (scope: WorkspaceScope) =>
  withTenant(database.appDb, scope, async (tx) => {
    const rows = await tx.select().from(interaction).orderBy(interaction.externalId);
    return rows.map((row) => [
      row.externalId,
      row.channel,
      row.firstResponseSeconds,
      row.resolutionSeconds,
      row.solvedBy,
    ]);
  });

test("metric events join the tickets that are known, make those that are not, and change nothing twice", async () => {
  const scope = await database.makeWorkspace({ zone: "Europe/Berlin" });
  const rows = EVENTS.trim()
    .split("\n")
    .map((line) => line.split(","));
  expect(recognisePurpose(profileColumns(rows[0] ?? [], rows.slice(1)))?.purpose.id).toBe("metric_events");
  await importRecords(database, scope, TICKETS, { purpose: "tickets" }, now);
  const before = [["7", "chat", 20 * 60, 160 * 60, "Dana"]];
  expect(await readAll(scope)).toEqual(before);

  const { run, codes, problems } = await importRecords(database, scope, EVENTS, { purpose: "metric_events" }, now);
  expect(run).toMatchObject({ status: "done", rows: 14, stored: 5, duplicates: 1, rejected: 8 });
  expect(codes).toEqual({
    metricIdle: 2,
    metricSolution: 1,
    interactionUnknown: 1,
    eventBeforeOpening: 2,
    eventFuture: 1,
    metricUnknown: 1,
  });
  // The line that solves ticket 7 contradicts the file of tickets, and is kept.
  expect(problems.find(({ line }) => line === 5)).toMatchObject({ rejected: false });
  const after = [
    ["7", "chat", 20 * 60 + 10, 3 * 3_600, "Dana"],
    ["8", "email", 5 * 60, null, null],
  ];
  expect(await readAll(scope)).toEqual(after);

  const again = await importRecords(database, scope, EVENTS, { purpose: "metric_events" }, now);
  expect(again.run).toMatchObject({ stored: 0, duplicates: 6, rejected: 8 });
  // Nor does the file of tickets, which only sums them up.
  expect((await importRecords(database, scope, TICKETS, { purpose: "tickets" }, now)).run).toMatchObject({ stored: 0 });
  expect(await readAll(scope)).toEqual(after);

  await askForUndo(database.appDb, scope, run.id);
  await undoImport(jobContext(database, scope, now), run.id);
  expect(await readAll(scope)).toEqual(before);
});
