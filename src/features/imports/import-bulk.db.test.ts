import { expect, test } from "vitest";
import type { Db } from "@/db/client";
import { testDatabase } from "@/db/testing/test-database";
import { importFile } from "@/features/imports/testing/import-file";

const database = await testDatabase();
const ROWS = 10_000;
const now = new Date("2026-06-01T10:00:00Z");
const mapping = {
  date: { columns: ["day"] },
  questions: [{ column: "score", kind: "nps", scale: { min: 0, max: 10 } }],
  customer: "customer",
  attributes: ["region"],
};

function fileOf(rows: number, prefix: string): string {
  const lines = Array.from({ length: rows }, (_, i) => `2026-05-${1 + (i % 28)},${i % 11},${prefix}${i},r${i % 5}`);
  return ["day,score,customer,region", ...lines].join("\n");
}

test("a bulk import into empty, freshly vacuumed tables looks each row up about once", {
  timeout: 120_000,
}, async () => {
  const scope = await database.makeWorkspace();
  for (const table of ["response", "answer", "customer", "survey_version"]) {
    await database.ownerDb.pool.query(`vacuum (analyze) ${table}`);
  }
  // A few rows first: foreign-key checks make their plans on the worker's connections while the tables are empty.
  const little = await importFile(database, scope, fileOf(20, "a"), { mapping, name: "Bulk" }, now);
  const survey = little.run.surveyId ?? "";
  const { run } = await importFile(database, scope, fileOf(ROWS, "b"), { mapping, survey }, now);
  expect(run).toMatchObject({ status: "done", rows: ROWS, stored: ROWS });
  // With a plan of the empty past every check would read half of an index: 10,000 rows, 50,000,000 entries and more.
  expect(await indexReads(database.ownerDb)).toBeLessThan(15 * ROWS);
});

/** How many entries of indexes were read so far; waits until the worker's connections have told. */
async function indexReads(db: Db): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const { rows } = await db.pool.query<{ read: string }>(
    "select sum(idx_tup_read) as read from pg_stat_user_indexes where relname in ('response', 'customer', 'answer')",
  );
  return Number(rows[0]?.read);
}
