import { describe, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { readTallies } from "@/db/queries/read-tallies";
import { recountTallies } from "@/db/rollups/recount";
import { survey } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { parseMapping } from "@/domain/imports/mapping";
import { findTarget } from "@/features/imports/find-target";
import { runImport } from "@/features/imports/run-import";
import { importFile, jobContext, orderImport, readReport } from "@/features/imports/testing/import-file";
import { askForUndo, undoImport } from "@/features/imports/undo-import";

const database = await testDatabase();
const now = new Date("2026-06-01T10:00:00Z");
const nps = { column: "score", kind: "nps", scale: { min: 0, max: 10 }, missing: ["11", "Blank"] };
const mapping = { date: { columns: ["day"] }, questions: [nps], comment: "why", customer: "who", attributes: ["area"] };
const HEADER = "day,score,why,who,area";
const csv = (...rows: string[]) => [HEADER, ...rows].join("\n");

interface Stored {
  answered_at: Date;
  day: string;
  customer: string | null;
  attributes: Record<string, string>;
  state: string;
  channel: string;
  completed_at: Date;
  first_scored_at: Date | null;
  answers: { question_id: string; status: number; score: number | null; text: string | null; choices: unknown }[];
}

async function query<T>(scope: WorkspaceScope, text: string, values: unknown[] = []): Promise<T[]> {
  const client = await database.appDb.pool.connect();
  try {
    await client.query(`begin; select set_config('app.workspace_id', '${scope.workspaceId}', true)`);
    const { rows } = await client.query(text, values);
    await client.query("commit");
    return rows as T[];
  } finally {
    client.release();
  }
}

function storedRows(scope: WorkspaceScope): Promise<Stored[]> {
  return query<Stored>(
    scope,
    `select r.answered_at, r.day::text, c.external_id as customer, r.attributes, r.state, r.channel, r.completed_at, r.first_scored_at,
       (select jsonb_agg(jsonb_build_object('question_id', a.question_id, 'status', a.status, 'score', a.score, 'text', a.text, 'choices', a.choices)
          order by a.question_id) from answer a where a.workspace_id = r.workspace_id and a.response_id = r.id) as answers
     from response r left join customer c on c.workspace_id = r.workspace_id and c.id = r.customer_id
     order by r.answered_at, r.id`,
  );
}

const countOf = async (scope: WorkspaceScope, table: string) =>
  (await query<{ n: number }>(scope, `select count(*)::int as n from ${table}`))[0]?.n;

async function tally(scope: WorkspaceScope, surveyId: string, questionId = "score") {
  const questions = [{ surveyId, questionId }];
  const ask = { questions, from: "2000-01-01", to: "2030-01-01", periodStarts: [], by: "", filters: {} };
  return (await withTenant(database.appDb, scope, (tx) => readTallies(tx, scope, ask)))[0]?.tally;
}

describe("a row", () => {
  test("is a complete response with its comment, customer, segment and day", async () => {
    const scope = await database.makeWorkspace({ zone: "Asia/Kolkata" });
    const { run } = await importFile(
      database,
      scope,
      csv(`2026-05-04,9.0,"Quick, and ""kind""\r\nat the desk",c-1,North`),
      { mapping, name: "A" },
      now,
    );
    expect(run).toMatchObject({ status: "done", rows: 1, stored: 1, madeSurvey: true });
    const [row] = await storedRows(scope);
    // Noon in Kolkata, 5:30 hours east: 06:30 in UTC.
    const at = new Date("2026-05-04T06:30:00Z");
    expect(row).toMatchObject({
      day: "2026-05-04",
      customer: "c-1",
      attributes: { area: "North" },
      state: "counted",
      channel: "import",
    });
    expect([row?.answered_at, row?.completed_at, row?.first_scored_at]).toEqual([at, at, at]);
    expect(row?.answers).toEqual([
      { question_id: "@completion", status: 0, score: 1, text: null, choices: null },
      { question_id: "score", status: 0, score: 9, text: null, choices: null },
      { question_id: "why", status: 4, score: null, text: 'Quick, and "kind"\nat the desk', choices: null },
    ]);
    const made = await withTenant(database.appDb, scope, (tx) => findSurvey(tx, scope, run.surveyId ?? ""));
    expect(made).toMatchObject({ name: "A", status: "live", publishedVersion: 1 });
  });

  test("with a strange cell is stored, and told with line, column and reason; without a date it is left out", async () => {
    const scope = await database.makeWorkspace();
    const file = csv(
      "2026-05-04,9,fine,,",
      '2026-05-05,12,"two',
      'lines",,',
      "2026-05-06,9.5,,,",
      "2026-02-30,9,,,",
      ",9,,,",
      "2027-01-01,9,,,",
      "2026-05-07,11,,,",
      "2026-05-08,blank,,,",
      "2026-05-09,,,,",
      "2026-05-10,8",
      "2026-05-11,<img src=x onerror=alert(1)>,<script>alert(1)</script>,,",
    );
    const { run, problems } = await importFile(database, scope, file, { mapping, name: "B" }, now);
    expect(run).toMatchObject({ rows: 11, stored: 8, duplicates: 0, rejected: 3 });
    expect(problems).toEqual([
      { line: 3, column: "score", reason: "“12” is off the scale 0 to 10.", rejected: false },
      { line: 5, column: "score", reason: "“9.5” is not a whole number.", rejected: false },
      { line: 6, column: "day", reason: "“2026-02-30” cannot be read as a date.", rejected: true },
      { line: 7, column: "day", reason: "The date is empty.", rejected: true },
      { line: 8, column: "day", reason: "“2027-01-01” lies in the future.", rejected: true },
      { line: 12, column: null, reason: "The row has 2 cells, the header has 5.", rejected: false },
      { line: 13, column: "score", reason: "“<img src=x onerror=alert(1)>” is not a number.", rejected: false },
    ]);
    const found = await tally(scope, run.surveyId ?? "");
    // Scores 9 and 8; 12, 9.5 and markup are invalid; 11, blank and an empty cell are missing.
    expect(found).toMatchObject({ invalid: 3, missing: 3 });
    expect(found?.counts).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0]);
    expect((await storedRows(scope)).at(-1)?.answers.at(-1)?.text).toBe("<script>alert(1)</script>");
  });

  test("with a mapped id is known by it: the second of one id is a duplicate, none is left out", async () => {
    const scope = await database.makeWorkspace();
    const file = "id,day,score\nr1,2026-05-04,9\nr2,2026-05-04,9\nr1,2026-05-05,1\n,2026-05-06,2\n";
    const order = { mapping: { date: { columns: ["day"] }, questions: [nps], id: "id" }, name: "C" };
    const dry = await importFile(database, scope, file, { ...order, dryRun: true }, now);
    const counts = { rows: 4, stored: 2, duplicates: 1, rejected: 1 };
    expect(dry.run).toMatchObject({ ...counts, status: "done", surveyId: null });
    expect(await countOf(scope, "response")).toBe(0);
    expect(await countOf(scope, "survey")).toBe(0);
    const { run, problems } = await importFile(database, scope, file, order, now);
    expect(run).toMatchObject(counts);
    expect(problems).toEqual([{ line: 5, column: "id", reason: "The id is empty.", rejected: true }]);
  });

  test("of effort whose high end is hard counts turned round", async () => {
    const scope = await database.makeWorkspace();
    const question = { column: "effort", kind: "ces", scale: { min: 1, max: 5, highMeans: "hard" } };
    const order = { mapping: { date: { columns: ["day"] }, questions: [question] }, name: "D" };
    const { run } = await importFile(
      database,
      scope,
      "day,effort\n2026-05-04,1\n2026-05-04,1\n2026-05-04,4\n",
      order,
      now,
    );
    // 1 of 5 (no effort) counts as 5, 4 as 2.
    expect((await tally(scope, run.surveyId ?? "", "effort"))?.counts.slice(1, 6)).toEqual([0, 1, 0, 0, 2]);
  });
});

describe("an existing survey", () => {
  test("takes rows once, equal rows each, and settles who answered again", async () => {
    const scope = await database.makeWorkspace();
    const first = await importFile(
      database,
      scope,
      csv("2026-05-01,2,,c-1,", "2026-05-01,2,,c-2,"),
      { mapping, name: "E" },
      now,
    );
    const surveyId = first.run.surveyId ?? "";
    await withTenant(database.appDb, scope, (tx) =>
      tx.update(survey).set({ repeats: { policy: "latest", windowDays: 30 } }),
    );
    const more = csv("2026-05-01,2,,c-1,", "2026-05-20,9,,c-1,", "2026-05-20,5,,,", "2026-05-20,5,,,");
    const second = await importFile(database, scope, more, { mapping, survey: surveyId }, now);
    expect(second.run).toMatchObject({ rows: 4, stored: 3, duplicates: 1, rejected: 0 });
    // c-1 answered 2 and within 30 days 9: the 2 is superseded.
    const after = await tally(scope, surveyId);
    expect(after).toMatchObject({ superseded: 1 });
    expect([after?.counts[2], after?.counts[5], after?.counts[9]]).toEqual([1, 2, 1]);
    // Undone, the 2 counts again, and the customer that the first import made stays.
    await askForUndo(database.appDb, scope, second.run.id);
    await undoImport(jobContext(database, scope, now), second.run.id);
    const back = await tally(scope, surveyId);
    expect(back).toMatchObject({ superseded: 0 });
    expect([back?.counts[2], back?.counts[5], back?.counts[9]]).toEqual([2, 0, 0]);
    expect(await countOf(scope, "customer")).toBe(2);
    expect(await withTenant(database.appDb, scope, (tx) => recountTallies(tx, scope))).toMatchObject({ differ: 0 });
  });

  test("on another scale, unpublished or unknown is refused before anything is read", async () => {
    const scope = await database.makeWorkspace();
    const { run } = await importFile(database, scope, csv("2026-05-01,2,,,"), { mapping, name: "F" }, now);
    const csat = { ...mapping, questions: [{ column: "score", kind: "csat", scale: { min: 1, max: 5 } }] };
    const refusal = orderImport(
      database,
      scope,
      csv("2026-05-01,2,,,"),
      { mapping: csat, survey: run.surveyId ?? "" },
      now,
    );
    await expect(refusal).rejects.toMatchObject({
      problem: { status: 422, errors: [{ path: "mapping.questions.0.scale" }] },
    });
    const stranger = await database.makeWorkspace();
    const foreign = orderImport(
      database,
      stranger,
      csv("2026-05-01,2,,,"),
      { mapping, survey: run.surveyId ?? "" },
      now,
    );
    await expect(foreign).rejects.toMatchObject({ problem: { status: 404 } });
    const parsed = parseMapping(mapping);
    if (parsed.ok) {
      const found = withTenant(database.appDb, stranger, (tx) =>
        findTarget(tx, stranger, run.surveyId ?? "", parsed.mapping),
      );
      expect(await found).toEqual({ outcome: "unknown" });
    }
  });
});

describe("undo", () => {
  test("takes back responses, tallies and customers; the survey stays, and the file can come again", async () => {
    const scope = await database.makeWorkspace();
    const file = csv("2026-05-01,2,,c-1,North", "2026-05-02,9,,c-2,South", "2026-05-02,9,,c-2,South");
    const { run } = await importFile(database, scope, file, { mapping, name: "G" }, now);
    await askForUndo(database.appDb, scope, run.id);
    await undoImport(jobContext(database, scope, now), run.id);
    const report = await readReport(database, scope, run.id);
    expect(report.run).toMatchObject({ status: "undone", rows: 3, stored: 3, duplicates: 0, rejected: 0 });
    expect([
      await countOf(scope, "response"),
      await countOf(scope, "answer"),
      await countOf(scope, "customer"),
    ]).toEqual([0, 0, 0]);
    expect((await tally(scope, run.surveyId ?? ""))?.counts.every((n) => n === 0)).toBe(true);
    const again = await importFile(database, scope, file, { mapping, survey: run.surveyId ?? "" }, now);
    expect(again.run).toMatchObject({ stored: 3, duplicates: 0 });
  });
});

describe("a run that was cut", () => {
  test("goes on where it was, and its counts are those of a run in one piece", async () => {
    const scope = await database.makeWorkspace();
    const rows = Array.from({ length: 650 }, (_, i) => `2026-05-${String(1 + (i % 20)).padStart(2, "0")},${i % 11},,,`);
    const id = await orderImport(database, scope, csv(...rows, "no date,9,,,"), { mapping, name: "H" }, now);
    const stopping = new AbortController();
    stopping.abort();
    const cut = runImport({ ...jobContext(database, scope, now), signal: stopping.signal }, id);
    await expect(cut).rejects.toThrow(/stopping/);
    const half = (await readReport(database, scope, id)).run;
    expect(half).toMatchObject({ status: "running", rows: 200, stored: 200 });
    await runImport(jobContext(database, scope, now), id);
    const { run, problems } = await readReport(database, scope, id);
    expect(run).toMatchObject({
      status: "done",
      rows: 651,
      stored: 650,
      duplicates: 0,
      rejected: 1,
      readBytes: run.fileBytes,
    });
    expect(problems).toEqual([
      { line: 652, column: "day", reason: "“no date” cannot be read as a date.", rejected: true },
    ]);
    expect(await countOf(scope, "import_chunk")).toBe(0);
  });
});

describe("files", () => {
  test.each<[string, string | Uint8Array]>([
    ["a byte order mark", `\ufeff${HEADER}\n2026-05-01,9,,,`],
    ["semicolons", `${HEADER.replaceAll(",", ";")}\n2026-05-01;9;"a;b";;\n`],
    ["tabs", `${HEADER.replaceAll(",", "\t")}\n2026-05-01\t9\t\t\t\n`],
    ["Windows' line ends", `${HEADER}\r\n2026-05-01,9,,,\r\n\r\n`],
    ["old Macintosh's line ends", `${HEADER}\r2026-05-01,9,,,`],
    ["UTF-16 with its mark", Buffer.from(`\ufeff${HEADER}\n2026-05-01,9,é,,\n`, "utf16le")],
  ])("with %s are read", async (_case, file) => {
    const scope = await database.makeWorkspace();
    const { run } = await importFile(database, scope, file, { mapping, name: "I" }, now);
    expect(run).toMatchObject({ status: "done", rows: 1, stored: 1, error: null });
  });

  test.each<[string, string | Uint8Array, RegExp]>([
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), /not a text file/],
    ["a workbook", Buffer.from("504b0304aabb", "hex"), /workbook/],
    ["nothing", "", /empty/],
    ["no column of that name", "a,b\n1,2", /no column/],
  ])("with %s are refused at once, and nothing is kept", async (_case, file, message) => {
    const scope = await database.makeWorkspace();
    const refusal = await orderImport(database, scope, file, { mapping, name: "J" }, now).catch((error) => error);
    expect(refusal.problem).toMatchObject({ status: 422 });
    expect(JSON.stringify(refusal.problem.errors)).toMatch(message);
  });

  test("with a quotation mark that is never closed fail by its line, with what was counted before", async () => {
    const scope = await database.makeWorkspace();
    const { run } = await importFile(
      database,
      scope,
      csv("2026-05-01,9,,,", '2026-05-02,9,"open,,', "2026-05-03,9,,,"),
      { mapping, name: "K" },
      now,
    );
    expect(run.status).toBe("failed");
    expect(run.fault).toEqual({ code: "quoteNeverClosed", values: { line: 3 } });
    expect(run.rows).toBe(run.stored + run.duplicates + run.rejected);
  });
});

test("an anonymous survey keeps of a file no name, no time of day, and no key that a list of staff numbers would find", async () => {
  const scope = await database.makeWorkspace();
  const fields = { mapping: { ...mapping, id: "who" }, name: "Staff" };
  const first = await importFile(database, scope, csv("2026-05-04T20:00:00Z,9,fine,u7,north"), fields, now);
  const surveyId = first.run.surveyId ?? "";
  await query(scope, "update survey set anonymous = true where id = $1", [surveyId]);
  const again = { mapping: fields.mapping, survey: surveyId };
  const file = csv("2026-05-05T20:00:00Z,3,late,u7,south", "2026-05-05T21:00:00Z,8,,u8,south");
  // u7 was stored under its plain key before: under the keyed one it is somebody that nobody knows.
  expect((await importFile(database, scope, file, again, now)).run).toMatchObject({ stored: 2, duplicates: 0 });
  expect((await importFile(database, scope, file, again, now)).run).toMatchObject({ stored: 0, duplicates: 2 });
  const rows = (await storedRows(scope)).filter(({ day }) => day === "2026-05-05");
  expect(rows.map(({ customer }) => customer)).toEqual([null, null]);
  expect(new Set(rows.map(({ answered_at }) => answered_at.toISOString()))).toEqual(
    new Set(["2026-05-05T00:00:00.000Z"]),
  );
});
