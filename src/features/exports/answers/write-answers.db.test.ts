import { inflateRawSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { withSnapshot, withTenant } from "@/db/client";
import type { AnswerFilter } from "@/db/queries/answers/answer-filter";
import { findExport, finishExport, updateExport } from "@/db/queries/exports";
import { findSurvey } from "@/db/queries/find-survey";
import { writeErasure } from "@/db/rollups/erase";
import { survey as surveyTable } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { answerExportFile } from "@/features/exports/answers/answer-requests";
import { askExport, exportNow } from "@/features/exports/answers/ask-export";
import { toExportJson } from "@/features/exports/answers/export-json";
import type { FileFormat } from "@/features/exports/answers/file-format";
import { filterOfBody } from "@/features/exports/answers/input";
import { runExport } from "@/features/exports/answers/run-export";
import { writeAnswers } from "@/features/exports/answers/write-answers";
import { expireExports } from "@/jobs/handlers/expire-exports";
import { createLogger } from "@/platform/logger";
import { testRuntime } from "@/platform/testing/test-runtime";

const database = await testDatabase();
const { appDb, workerDb, ownerDb, makeWorkspace } = database;
const runtime = testRuntime(database);
const NOW = new Date("2026-06-10T10:00:00Z");
const QUESTIONS = [
  { id: "nps", kind: "nps", title: { en: "How likely are you to recommend {brand}?", de: "Wie wahrscheinlich?" } },
  { id: "why", kind: "long_text", title: { en: "Why?" } },
];
const SERIES = { question: "nps", scale: "nps", metric: "nps" } as const;

async function withAnswers(zone = "UTC") {
  const scope = await makeWorkspace({ zone });
  const survey = await makeSurvey(appDb, scope, { questions: QUESTIONS, series: [SERIES], name: "Wie war’s?" });
  await storeScores(appDb, scope, survey, [
    {
      day: "2026-05-04",
      scores: { nps: 9 },
      texts: { why: '=HYPERLINK("http://evil.example")' },
      attributes: { plan: "solo" },
    },
    {
      day: "2026-05-05",
      scores: { nps: 0 },
      texts: { why: 'two\nlines, "quoted"' },
      attributes: { plan: "team", state: "Bayern" },
    },
    { day: "2026-05-06", scores: { nps: null }, attributes: {} },
    { day: "2026-05-07", scores: { nps: Number.NaN }, state: "held", complete: false },
  ]);
  return { scope, survey };
}

const filterOf = (survey: string, more: object = {}): AnswerFilter =>
  filterOfBody({ survey, format: "csv", state: "real", scores: [], filters: {}, ...more });

async function fileOf(
  scope: WorkspaceScope,
  filter: AnswerFilter,
  format: FileFormat,
  locale: "en" | "de" | "ar" = "en",
) {
  const reply = await exportNow(appDb, scope, { filter, format, locale }, NOW);
  if (!reply) throw new Error("It was too much for a file at once.");
  const bytes = Buffer.from(await reply.arrayBuffer());
  expect(Number(reply.headers.get("content-length"))).toBe(bytes.length);
  return { bytes, text: bytes.toString("utf8"), reply };
}

function unzip(bytes: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  for (let at = bytes.indexOf("PK\x01\x02", 0, "latin1"); at >= 0; at = bytes.indexOf("PK\x01\x02", at + 4, "latin1")) {
    const [packed, size, length] = [
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 24),
      bytes.readUInt16LE(at + 28),
    ];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = inflateRawSync(bytes.subarray(start, start + packed));
    expect(data.length).toBe(size);
    parts.set(bytes.toString("utf8", at + 46, at + 46 + length), data.toString("utf8"));
  }
  return parts;
}

test("CSV holds what is stored under names that never change, and nothing that a spreadsheet would run", async () => {
  const { scope, survey } = await withAnswers();
  const { text, reply } = await fileOf(scope, filterOf(survey), "csv", "de");
  expect(reply.headers.get("content-disposition")).toContain(`filename="Wie wars 2026-06-10.csv"`);
  expect(text.startsWith("\ufeffresponse_id,answered_at,")).toBe(true);
  const rows = parse<Record<string, string>>(text.slice(1), { columns: true });
  expect(rows).toMatchObject([
    {
      answered_at: "2026-05-04T12:00:00.000000Z",
      state: "counted",
      nps: "9",
      why: `'=HYPERLINK("http://evil.example")`,
      plan: "solo",
    },
    // An attribute that is called as a column of ours keeps both.
    { nps: "0", why: 'two\nlines, "quoted"', plan: "team", "attribute.state": "Bayern" },
    { nps: "", plan: "", completed_at: "2026-05-06T12:00:00.000000Z" },
    { nps: "11", state: "held", completed_at: "" },
  ]);
});

test("JSON lines say everything as the API does, and what was no answer", async () => {
  const { scope, survey } = await withAnswers();
  const { text } = await fileOf(scope, filterOf(survey), "jsonl");
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    {
      answers: { nps: 9, why: '=HYPERLINK("http://evil.example")' },
      attributes: { plan: "solo" },
      locale: "en",
      version: 1,
    },
    { answers: { nps: 0 }, attributes: { plan: "team", state: "Bayern" } },
    { answers: { nps: null }, customer: null },
    { answers: { nps: "11" }, state: "held", completedAt: null },
  ]);
});

test("XLSX speaks the reader's language, holds numbers as numbers and times by the workspace's clock", async () => {
  const { scope, survey } = await withAnswers("Asia/Kolkata");
  const { bytes } = await fileOf(scope, filterOf(survey), "xlsx", "de");
  const parts = unzip(bytes);
  const sheet = parts.get("xl/worksheets/sheet1.xml") ?? "";
  expect(sheet).toContain("Wie wahrscheinlich?");
  expect(sheet).toContain("zur Prüfung zurückgehalten");
  expect(sheet).toMatch(/<c r="\w+2"><v>9<\/v><\/c>/);
  // 2026-05-04 is 46,146 days after 1899-12-30; noon in UTC is 17:30 in Kolkata, 0.72916667 of a day.
  expect(sheet).toContain("<v>46146.72916667</v>");
  expect([...parts.values()].join("")).not.toMatch(/<f[ >]/);
  expect(parts.get("xl/worksheets/sheet2.xml")).toContain("Asia/Kolkata");
  const { bytes: arabic } = await fileOf(scope, filterOf(survey), "xlsx", "ar");
  expect(unzip(arabic).get("xl/worksheets/sheet1.xml")).toContain('rightToLeft="1"');
  const { bytes: empty } = await fileOf(scope, filterOf(survey, { from: "2020-01-01", to: "2020-01-02" }), "xlsx");
  expect(unzip(empty).get("xl/worksheets/sheet1.xml")?.match(/<row /g)).toHaveLength(1);
});

test("a filter of the screen chooses the rows of the file", async () => {
  const { scope, survey } = await withAnswers();
  const rows = async (more: object) =>
    parse<Record<string, string>>((await fileOf(scope, filterOf(survey, more), "csv")).text.slice(1), { columns: true })
      .length;
  expect(await rows({ filters: { plan: "team" } })).toBe(1);
  expect(await rows({ state: "held" })).toBe(1);
  expect(await rows({ from: "2026-05-05", to: "2026-05-06" })).toBe(2);
  expect(await rows({ question: "nps", scores: [9, 10] })).toBe(1);
  expect(await rows({ search: "quoted LINES" })).toBe(1);
});

test("many answers are written by a job, taken by a link that expires, and gone after that", async () => {
  const { scope, survey } = await withAnswers();
  const answers = Array.from({ length: 10_001 }, (_, i) => ({ day: "2026-05-08", scores: { nps: i % 11 } }));
  await storeScores(appDb, scope, survey, answers);
  const order = { filter: filterOf(survey), format: "csv", locale: "en" } as const;
  expect(await exportNow(appDb, scope, order, NOW)).toBeNull();
  const id = await askExport(appDb, scope, order);
  const context = {
    db: workerDb,
    scope,
    logger: createLogger("silent"),
    now: () => NOW,
    signal: new AbortController().signal,
  };
  await runExport(context, id);
  const run = await withTenant(appDb, scope, (tx) => findExport(tx, scope, id));
  expect(run).toMatchObject({
    status: "done",
    rows: 10_005,
    total: 10_005,
    expiresAt: new Date("2026-06-17T10:00:00Z"),
  });
  if (!run) return;
  const told = toExportJson(run, { secret: runtime.authSecret, publicUrl: "https://candor.example" }, NOW);
  expect(told.urlExpiresAt).toBe("2026-06-11T10:00:00.000Z");
  const token = told.url?.split("/").at(-1) ?? "";
  const reply = await answerExportFile(runtime, token, NOW);
  const bytes = Buffer.from(await reply.arrayBuffer());
  const text = bytes.toString("utf8");
  expect(bytes.length).toBe(run.bytes);
  expect(parse(text.slice(1), { columns: true })).toHaveLength(10_005);
  const gone = { problem: { status: 404 } };
  await expect(answerExportFile(runtime, token, new Date("2026-06-11T10:00:01Z"))).rejects.toMatchObject(gone);
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"];
  for (const letter of letters.filter((one) => !token.endsWith(one)))
    await expect(answerExportFile(runtime, token.slice(0, -1) + letter, NOW)).rejects.toMatchObject(gone);
  await expect(answerExportFile(runtime, "x", NOW)).rejects.toMatchObject(gone);
  await expireExports({ workspaceId: scope.workspaceId }, { ...context, now: () => new Date("2026-06-17T10:00:00Z") });
  await expect(answerExportFile(runtime, token, NOW)).rejects.toMatchObject(gone);
  const left = await withTenant(ownerDb, scope, (tx) => tx.execute("select count(*)::int as n from export_chunk"));
  expect(left.rows).toEqual([{ n: 0 }]);
});

test("a file that was withdrawn while its last piece was stored stays withdrawn", async () => {
  const { scope, survey } = await withAnswers();
  const id = await askExport(appDb, scope, { filter: filterOf(survey), format: "csv", locale: "en" });
  const ended = { finishedAt: NOW, expiresAt: NOW };
  const standing = await withTenant(appDb, scope, async (tx) => {
    await updateExport(tx, scope, id, { status: "running" });
    await writeErasure(tx, scope, "response", id, [survey]);
    await finishExport(tx, scope, id, ended);
    return findExport(tx, scope, id);
  });
  expect(standing).toMatchObject({ status: "failed", fault: "erased" });
});

test("an anonymous survey's rows leave without attributes, in random order, by days and state alone, and not where few answered", async () => {
  const scope = await makeWorkspace();
  const survey = await makeSurvey(appDb, scope, { questions: QUESTIONS, series: [SERIES] });
  await withTenant(appDb, scope, (tx) => tx.update(surveyTable).set({ anonymous: true }));
  const one = (day: string, nps: number) => ({ day, scores: { nps }, attributes: { team: "support" } });
  const many = Array.from({ length: 40 }, (_, i) => one("2026-05-04", i % 11));
  await storeScores(appDb, scope, survey, [...many, one("2026-05-20", 3)]);
  const { text } = await fileOf(scope, filterOf(survey), "csv");
  expect(text).not.toContain("support");
  const rows = parse<Record<string, string>>(text.slice(1), { columns: true });
  expect(Object.keys(rows[0] ?? {})).toEqual([
    "response_id",
    "answered_at",
    "completed_at",
    "state",
    "state_reason",
    "version",
    "language",
    "channel",
    "nps",
    "why",
  ]);
  const ids = rows.map((row) => row.response_id ?? "");
  expect(ids).toEqual([...ids].sort());
  // The only one of its day says its month.
  expect(rows.filter((row) => row.nps === "3" && row.answered_at === "2026-05-01T00:00:00.000Z")).toHaveLength(1);
  await expect(fileOf(scope, filterOf(survey, { filters: { team: "support" } }), "csv")).rejects.toMatchObject({
    problem: { status: 422 },
  });
  await expect(fileOf(scope, filterOf(survey, { from: "2026-05-20" }), "jsonl")).rejects.toMatchObject({
    problem: { status: 409 },
  });
});

test("a foreign survey is not found; what is stored while a file is written is not in it", async () => {
  const { scope, survey } = await withAnswers();
  const other = await makeWorkspace();
  const order = { filter: filterOf(survey), format: "jsonl", locale: "en" } as const;
  await expect(askExport(appDb, other, order)).rejects.toMatchObject({ problem: { status: 404 } });
  const row = await withTenant(appDb, scope, (tx) => findSurvey(tx, scope, survey));
  if (!row) throw new Error("The survey is gone.");
  const seen = await withSnapshot(appDb, scope, async (tx) => {
    const rows: number[] = [];
    for await (const piece of writeAnswers(tx, scope, { ...order, survey: row, now: NOW })) {
      // What is stored meanwhile is not seen.
      if (rows.length === 0) await storeScores(appDb, scope, survey, [{ day: "2026-05-09", scores: { nps: 5 } }]);
      rows.push(piece.rows);
    }
    return rows;
  });
  expect(seen.at(-1)).toBe(4);
});
