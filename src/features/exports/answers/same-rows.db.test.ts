import { inflateRawSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { makeSurvey, storeScores, type TestResponse } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { exportNow } from "@/features/exports/answers/ask-export";
import type { FileFormat } from "@/features/exports/answers/file-format";
import { exportBodySchema, filterOfBody } from "@/features/exports/answers/input";
import { readAnswersQuery } from "@/features/responses/input";
import { readAnswerFilter, readAnswers } from "@/features/responses/read-answers";

const { appDb, makeWorkspace } = await testDatabase();
const NOW = new Date("2026-06-10T10:00:00Z");
const scope = await makeWorkspace();
const survey = await makeSurvey(appDb, scope, {
  questions: [
    { id: "nps", kind: "nps", title: { en: "How likely?" } },
    { id: "why", kind: "long_text", title: { en: "Why?" } },
  ],
  series: [{ question: "nps", scale: "nps", metric: "nps" }],
});
const STATES = ["counted", "counted", "counted", "held", "excluded", "superseded", "test"] as const;
/** 42 answers in every state, with and without score, words and attributes. */
const answers = Array.from({ length: 42 }, (_, i): TestResponse => {
  const score = i % 9 === 0 ? null : i % 10 === 0 ? Number.NaN : i % 11;
  return {
    ...{ day: `2026-05-${String(1 + (i % 28)).padStart(2, "0")}`, scores: { nps: score } },
    texts: i % 3 === 0 ? { why: `Two\nlines, "late" ${i}` } : {},
    attributes: i % 5 === 0 ? {} : { plan: ["solo", "team"][i % 2] ?? "" },
    ...{ state: STATES[i % STATES.length] ?? "counted", complete: i % 4 > 0 },
  };
});
await storeScores(appDb, scope, survey, answers);

/** The main sheet of a workbook. */
function sheetOf(bytes: Buffer): string {
  const at = bytes.indexOf("xl/worksheets/sheet1.xml", bytes.indexOf("PK\x01\x02", 0, "latin1")) - 46;
  const local = bytes.readUInt32LE(at + 42);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
  return (bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString();
}

const ROWS: Record<FileFormat, (bytes: Buffer) => number> = {
  csv: (bytes) => parse(bytes.toString().slice(1), { columns: true }).length,
  jsonl: (bytes) => bytes.toString().split("\n").filter(Boolean).length,
  xlsx: (bytes) => (sheetOf(bytes).match(/<row /g)?.length ?? 0) - 1,
};

test.each<[string, number | null]>([
  ["", null],
  ["state=real", 36],
  ["state=held", 6],
  ["state=test", 6],
  ["part=held", null],
  ["part=invalid&question=nps", null],
  ["question=nps&score=9,10", null],
  ["question=nps&score=0&state=excluded", null],
  ["filter.plan=team&state=real", null],
  ["without=plan&state=real", null],
  ["from=2026-05-03&to=2026-05-09&state=real", null],
  ["q=LATE&state=real", null],
  ["comment=without", null],
  ["answered=why&filter.plan=solo", null],
  ["version=2", 0],
  ["customer=C-404", 0],
])("the file of “%s” holds as many rows as the screen lists, in each format", async (address, expected) => {
  const { query, ignored } = readAnswersQuery(Object.fromEntries(new URLSearchParams(address)));
  expect(ignored).toEqual([]);
  const listed = await withTenant(appDb, scope, (tx) => readAnswers(tx, scope, survey, query, null));
  const filter = await withTenant(appDb, scope, (tx) => readAnswerFilter(tx, scope, survey, query));
  if (!listed || !filter) throw new Error("No such survey.");
  if (expected !== null) expect(listed.total).toBe(expected);
  else expect(listed.total).toBeGreaterThan(0);
  for (const format of ["csv", "xlsx", "jsonl"] as const) {
    const reply = await exportNow(appDb, scope, { filter, format, locale: "en" }, NOW);
    const bytes = Buffer.from((await reply?.arrayBuffer()) ?? new ArrayBuffer(0));
    expect([format, ROWS[format](bytes)]).toEqual([format, listed.total]);
  }
});

test.each<[string, object]>([
  ["part=held&question=nps&series=1", { part: "held", question: "nps", series: [1] }],
  ["question=nps&series=1&score=9,10", { state: "counted", question: "nps", series: [1], scores: [9, 10] }],
  ["without=plan&state=real&question=nps&series=1", { without: ["plan"], question: "nps", series: [1] }],
  [
    "question=nps&series=1&from=2026-05-03&to=2026-05-09&q=late&comment=with&filter.plan=solo&lang=en&channel=link&version=1&customer=C-1&answered=why",
    {
      ...{
        state: "counted",
        question: "nps",
        series: [1],
        from: "2026-05-03",
        to: "2026-05-09",
        search: "late",
        comment: true,
      },
      ...{ filters: { plan: "solo" }, locale: "en", channel: "link", version: 1, customer: "C-1", answered: "why" },
    },
  ],
])("a file asked for by the API takes each filter of the screen: “%s”", async (address, body) => {
  const { query, ignored } = readAnswersQuery(Object.fromEntries(new URLSearchParams(address)));
  expect(ignored).toEqual([]);
  const filter = await withTenant(appDb, scope, (tx) => readAnswerFilter(tx, scope, survey, query));
  const asked = filterOfBody(exportBodySchema.parse({ survey, ...body }));
  expect({ ...asked, state: query.part ? null : asked.state }).toEqual({
    ...filter,
    state: query.part ? null : filter?.state,
  });
});
