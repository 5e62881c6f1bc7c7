import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { readChurnInputs } from "@/db/queries/staying/read-churn-inputs";
import { readCohorts } from "@/db/queries/staying/read-cohorts";
import type { WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { jobContext } from "@/features/imports/testing/import-file";
import { importRecords } from "@/features/imports/testing/import-records";
import { askForUndo, undoImport } from "@/features/imports/undo-import";
import { rebuildAllStays } from "@/jobs/handlers/rebuild-stays";

const database = await testDatabase();
const { appDb } = database;
const today = "1998-07-01";
const now = new Date(`${today}T10:00:00Z`);
const small = readFileSync(path.resolve(import.meta.dirname, "../testing/files/orders.txt"));
const file = path.resolve(import.meta.dirname, "../../../../../shared/data/cdnow/cdnow_sample.txt");
const real = test.runIf(existsSync(file));

async function bought(scope: WorkspaceScope) {
  const { rows } = await withTenant(appDb, scope, (tx) =>
    tx.execute<{ n: number; people: number; cents: number; things: number }>(sql`
      select count(*)::int as n, count(distinct customer_id)::int as people, coalesce(sum(amount), 0)::int as cents,
        coalesce(sum(quantity), 0)::int as things from purchase`),
  );
  return rows[0];
}

test("a file of fixed widths is read as purchases by what its columns hold; again it adds nothing; undone it is gone", async () => {
  const scope = await database.makeWorkspace();
  const { run, problems } = await importRecords(database, scope, small, { purpose: "purchases" }, now);
  // The last line is of no thing at all.
  expect(run).toMatchObject({ status: "done", rows: 7, stored: 6, rejected: 1 });
  expect(problems.map(({ line, column }) => [line, column])).toEqual([[7, "quantity"]]);
  expect(await bought(scope)).toEqual({ n: 6, people: 3, cents: 15_592, things: 10 });
  expect((await importRecords(database, scope, small, { purpose: "purchases" }, now)).run).toMatchObject({
    ...{ stored: 0, duplicates: 6 },
  });
  await askForUndo(appDb, scope, run.id);
  await undoImport(jobContext(database, scope, now), run.id);
  expect(await bought(scope)).toMatchObject({ n: 0 });
});

// Computed from the file by a separate program: the gap that 9 of 10 repeat purchases keep is 196 days,
// and a period begins with who was a customer on the day before it.
real("CDNOW as it is: every purchase, and the cohorts and the activity of its months", async () => {
  const scope = await database.makeWorkspace();
  const { run } = await importRecords(database, scope, readFileSync(file), { purpose: "purchases" }, now);
  expect(run).toMatchObject({ status: "done", rows: 6_919, stored: 6_919, rejected: 0 });
  expect(await bought(scope)).toEqual({ n: 6_919, people: 2_357, cents: 24_409_194, things: 16_479 });
  await rebuildAllStays({ workspaceId: scope.workspaceId }, jobContext(database, scope, now));

  const periods = [
    { from: "1997-07-01", to: "1997-07-31" },
    { from: "1997-10-01", to: "1997-12-31" },
    { from: "1997-12-01", to: "1997-12-31" },
  ];
  const cells = await withTenant(appDb, scope, (tx) =>
    readChurnInputs(tx, scope, { periods, filter: [], by: null, today }),
  );
  expect(cells.map(({ input }) => [input.start, input.churned, input.new + input.reactivated, input.end])).toEqual([
    [2_357, 235, 0, 2_122],
    [894, 313, 98, 679],
    [682, 50, 47, 679],
  ]);
  const cohorts = await withTenant(appDb, scope, (tx) => readCohorts(tx, scope, { filter: [], today, months: 18 }));
  expect(cohorts.map(({ cohort, active }) => [cohort, ...active.filter((n) => n !== null)])).toEqual([
    ["1997-01", 781, 781, 781, 781, 781, 781, 781, 535, 276, 248, 233, 225, 227, 204, 206, 200, 196, 189],
    ["1997-02", 857, 857, 857, 857, 857, 857, 857, 529, 286, 257, 246, 243, 227, 225, 222, 217, 212],
    ["1997-03", 719, 719, 719, 719, 719, 719, 719, 374, 260, 255, 244, 234, 236, 226, 220, 205],
  ]);
});
