import { readFileSync } from "node:fs";
import path from "node:path";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { importFile } from "@/features/imports/testing/import-file";

const database = await testDatabase();
const now = new Date("2026-06-01T10:00:00Z");
const fixture = (name: string) => readFileSync(path.join(import.meta.dirname, "testing", "files", name));
const monkey = { column: "How satisfied are you overall?", kind: "csat", scale: { min: 1, max: 5 } };
const typeform = { column: "How likely are you to recommend us to a friend?", kind: "nps", scale: { min: 0, max: 10 } };
const recommend = { column: "recommend", kind: "nps", scale: { min: 0, max: 10 } };

/** The scores of a workspace by their days, and how many answers were invalid. */
async function scoresOf(scope: WorkspaceScope) {
  const { rows } = await withTenant(database.appDb, scope, (tx) =>
    tx.execute<{ day: string; score: number | null; status: number }>(
      sql`select day::text, score, status from answer where series > 0 and question_id <> '@completion' order by day, score`,
    ),
  );
  return {
    scores: rows.filter(({ status }) => status === 0).map(({ day, score }) => `${day} ${score}`),
    invalid: rows.filter(({ status }) => status === 3).length,
  };
}

describe("a tool's file is imported with its true counts", () => {
  test.each([
    {
      file: "qualtrics.csv",
      fields: { source: "qualtrics" },
      counts: { rows: 4, stored: 3, rejected: 1 },
      scores: ["2026-03-02 10", "2026-03-03 8"],
    },
    {
      file: "zendesk.csv",
      fields: { source: "zendesk" },
      counts: { rows: 5, stored: 3, rejected: 2 },
      scores: ["2026-02-01 0", "2026-02-01 1", "2026-02-03 1"],
    },
    {
      file: "chatwoot.csv",
      fields: { source: "chatwoot" },
      counts: { rows: 3, stored: 3, rejected: 0 },
      // 23:30 UTC is the next day in Berlin.
      scores: ["2026-01-06 1", "2026-01-06 5", "2026-01-07 4"],
    },
    {
      file: "delighted.csv",
      fields: { source: "delighted" },
      counts: { rows: 3, stored: 3, rejected: 0 },
      scores: ["2026-05-01 10", "2026-05-02 6", "2026-05-03 8"],
    },
    {
      file: "delighted.jsonl",
      fields: { source: "delighted" },
      counts: { rows: 2, stored: 2, rejected: 0 },
      scores: ["2026-05-01 10", "2026-05-02 0"],
    },
    {
      file: "surveymonkey.csv",
      fields: {
        source: "surveymonkey",
        mapping: {
          date: { columns: ["End Date"], pattern: "{End Date:MM/dd/yyyy hh:mm:ss a}" },
          questions: [monkey],
          id: "Respondent ID",
        },
      },
      counts: { rows: 3, stored: 3, rejected: 0 },
      scores: ["2026-05-13 5", "2026-05-14 2", "2026-05-15 4"],
    },
    {
      file: "typeform.csv",
      fields: {
        source: "typeform",
        mapping: { date: { columns: ["Submit Date (UTC)"], zone: "UTC" }, questions: [typeform], id: "#" },
      },
      counts: { rows: 4, stored: 3, rejected: 1 },
      scores: ["2026-04-02 3", "2026-04-02 9"],
    },
    {
      file: "long.csv",
      fields: {
        source: "long",
        mapping: { date: { columns: ["submitted_at"] }, questions: [recommend], comment: "why", id: "submission_id" },
      },
      counts: { rows: 4, stored: 3, rejected: 1 },
      scores: ["2026-05-01 9", "2026-05-02 3"],
    },
  ])("$file", async ({ file, fields, counts, scores }) => {
    const scope = await database.makeWorkspace({ zone: "Europe/Berlin" });
    const { run } = await importFile(database, scope, fixture(file), { ...fields, name: file }, now);
    expect(run).toMatchObject({ status: "done", duplicates: 0, source: fields.source, ...counts });
    const found = await scoresOf(scope);
    expect(found.scores).toEqual(scores);
    // Typeform's 11 is off its scale: stored, counted apart, never a promoter.
    expect(found.invalid).toBe(file === "typeform.csv" ? 1 : 0);
    // Once more: everything is there already.
    const survey = run.surveyId ?? "";
    const again = await importFile(database, scope, fixture(file), { ...fields, survey }, now);
    expect(again.run).toMatchObject({
      rows: counts.rows,
      stored: 0,
      duplicates: counts.stored,
      rejected: counts.rejected,
    });
  });

  test("a source that the file is not of, and one that nobody knows, are refused by name", async () => {
    const scope = await database.makeWorkspace();
    const refusal = (source: string) =>
      importFile(database, scope, fixture("zendesk.csv"), { source, name: "X" }, now).catch(
        (error) => error.problem.errors,
      );
    expect(await refusal("qualtrics")).toEqual([
      { path: "source", message: "The file does not look like one of qualtrics." },
    ]);
    expect(await refusal("surveygizmo")).toEqual([
      { path: "source", message: expect.stringContaining("Known are delighted,") },
    ]);
  });

  test("a date that can be read in two ways is asked for, never taken", async () => {
    const scope = await database.makeWorkspace();
    const file = "id,score,permalink,created_at\n1,9,x,03/04/2025\n2,8,y,05/06/2025\n";
    const refused = await importFile(database, scope, file, { source: "delighted", name: "X" }, now).catch(
      (error) => error,
    );
    expect(refused.problem.errors).toEqual([
      { path: "mapping.date", message: expect.stringContaining("“03/04/2025”") },
    ]);
  });
});

test("text of Western Europe is taken as such, and as another where a person says so", async () => {
  const scope = await database.makeWorkspace();
  const mapping = { date: { columns: ["day"] }, questions: [{ ...recommend, column: "score" }], comment: "why" };
  const file = Buffer.from("day;score;why\n2026-05-01;9;Größe\n", "latin1");
  const texts = async (fields: object) => {
    const { run } = await importFile(database, scope, file, { mapping, name: "X", ...fields }, now);
    const { rows } = await withTenant(database.appDb, scope, (tx) =>
      tx.execute<{ text: string }>(sql`select text from answer where survey_id = ${run.surveyId} and text is not null`),
    );
    return [run.encoding, ...rows.map(({ text }) => text)];
  };
  expect(await texts({})).toEqual(["windows-1252", "Größe"]);
  expect(await texts({ encoding: "windows-1251" })).toEqual(["windows-1251", "GrцЯe"]);
});

test("whatever is in a file: rows are stored, there already, or left out, and nothing else", {
  timeout: 60_000,
}, async () => {
  const scope = await database.makeWorkspace();
  const mapping = {
    date: { columns: ["day"] },
    questions: [{ ...recommend, column: "score" }],
    comment: "why",
    id: "id",
  };
  const cell = fc.oneof(fc.constantFrom("", "9", "11", "x", "2026-05-04", '"', "\\", "\\N", "a\tb", "{}"), fc.string());
  const row = fc.tuple(
    fc.constantFrom("1", "2", "3", ""),
    fc.constantFrom("2026-05-04", "2026-02-30", "", "x"),
    cell,
    cell,
  );
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 25 }), async (rows) => {
      const quoted = rows.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(","));
      const file = ["id,day,score,why", ...quoted].join("\n");
      const { run } = await importFile(database, scope, file, { mapping, name: "P" }, now);
      const dated = rows.filter(([id, day]) => id !== "" && day === "2026-05-04");
      const stored = new Set(dated.map(([id]) => id)).size;
      expect(run).toMatchObject({ status: "done", rows: rows.length, stored });
      expect(run).toMatchObject({ duplicates: dated.length - stored, rejected: rows.length - dated.length });
    }),
    { numRuns: 12 },
  );
});
