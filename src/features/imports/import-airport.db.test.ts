import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import type { ImportRow } from "@/db/queries/find-import";
import { readTallies, type TallyGroup } from "@/db/queries/read-tallies";
import { recountTallies } from "@/db/rollups/recount";
import type { WorkspaceScope } from "@/db/scope";
import { type TestDatabase, testDatabase } from "@/db/testing/test-database";
import { importFile } from "@/features/imports/testing/import-file";

// A survey that a real organisation ran; its true values were computed independently. Not part of the product.
const folder = path.resolve(import.meta.dirname, "../../../../shared/data");
const file = path.join(folder, "sfo/sfo_tidy_2014_2018.csv");
const present = existsSync(file);
if (!present)
  console.warn(
    `The airport's file is not beside the repository (${file}): its true values are not checked in this run.`,
  );

const mapping = {
  date: {
    columns: ["year", "interview_day"],
    pattern: ["{year}-05-{interview_day}", "{interview_day:MM/dd/yyyy hh:mm:ss a}"],
  },
  questions: [
    { column: "netpro", kind: "nps", scale: { min: 0, max: 10 }, missing: [11] },
    { column: "q7_overall", kind: "csat", scale: { min: 1, max: 5 }, missing: ["0", "6", "Blank"] },
  ],
  attributes: ["boarding_area"],
};
const now = new Date("2026-06-01T10:00:00Z");
let database: TestDatabase;
let scope: WorkspaceScope;
let first: ImportRow;

beforeAll(async () => {
  if (!present) return;
  database = await testDatabase();
  scope = await database.makeWorkspace({ zone: "America/Los_Angeles" });
  first = (await importFile(database, scope, readFileSync(file), { mapping, name: "Airport" }, now)).run;
});

test.runIf(present)(
  "all 14,503 rows are stored, the 596 exact copies too; the same file again adds nothing",
  async () => {
    expect(first).toMatchObject({ status: "done", rows: 14_503, stored: 14_503, duplicates: 0, rejected: 0 });
    const fields = { mapping, survey: first.surveyId ?? "" };
    const dry = await importFile(database, scope, readFileSync(file), { ...fields, dryRun: true }, now);
    expect(dry.run).toMatchObject({ status: "done", rows: 14_503, stored: 0, duplicates: 14_503, rejected: 0 });
    const again = await importFile(database, scope, readFileSync(file), fields, now);
    expect(again.run).toMatchObject({ status: "done", rows: 14_503, stored: 0, duplicates: 14_503, rejected: 0 });
  },
);

test.runIf(present)("its tallies are the true ones, by year and by boarding area", async () => {
  const expected = JSON.parse(readFileSync(path.join(folder, "expected.json"), "utf8"))["sfo/sfo_tidy_2014_2018.csv"];
  for (const year of ["2017", "2018"]) {
    const truth = expected[year];
    const [nps] = await tallies("netpro", year, "");
    expect(bands(nps)).toEqual(pick(truth.nps));
    // Code 11 ("don't know") and blanks are declared missing: 85 in 2017, 159 in 2018.
    expect(nps?.tally).toMatchObject({ missing: truth.nps.invalid + truth.nps.missing, invalid: 0 });
    const areas = (await tallies("netpro", year, "boarding_area")).map((one) => [one.value, bands(one)]);
    const wanted = Object.entries<Truth>(truth.npsByBoardingArea).map(([area, one]) => [area, pick(one)]);
    expect(Object.fromEntries(areas)).toEqual(Object.fromEntries(wanted));
    const [csat] = await tallies("q7_overall", year, "");
    const counts = csat?.tally.counts ?? [];
    expect(sum(counts)).toBe(truth.csatQ7.n);
    expect((counts[4] ?? 0) + (counts[5] ?? 0)).toBe(truth.csatQ7.satisfied);
    expect(csat?.tally).toMatchObject({ missing: truth.csatQ7.excluded, invalid: 0 });
  }
  expect(await withTenant(database.appDb, scope, (tx) => recountTallies(tx, scope))).toMatchObject({ differ: 0 });
});

interface Truth {
  promoters: number;
  passives: number;
  detractors: number;
}

const pick = ({ promoters, passives, detractors }: Truth) => ({ promoters, passives, detractors });
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

function bands(group: TallyGroup | undefined): Truth {
  const counts = group?.tally.counts ?? [];
  return { promoters: sum(counts.slice(9)), passives: sum(counts.slice(7, 9)), detractors: sum(counts.slice(0, 7)) };
}

function tallies(questionId: string, year: string, by: string): Promise<TallyGroup[]> {
  const questions = [{ surveyId: first.surveyId ?? "", questionId }];
  const query = { questions, from: `${year}-01-01`, to: `${year}-12-31`, periodStarts: [], by, filters: {} };
  return withTenant(database.appDb, scope, (tx) => readTallies(tx, scope, query));
}
