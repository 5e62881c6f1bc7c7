import { expect, test } from "vitest";
import { profileColumns, sampleRows } from "@/domain/imports/column-profile";
import { guessMapping } from "@/domain/imports/guess";
import { guessSource, maybeScored } from "@/domain/imports/sources/guess-source";

const guess = (header: string[], ...rows: string[][]) => guessMapping(profileColumns(header, rows));

test("columns are guessed from names and values, and no scale is", () => {
  const found = guess(
    ["Submitted at", "Recommend", "Effort", "Why?", "Customer", "Region"],
    ["2026-05-01 10:00", "9", "2", "Friendly people at the desk", "c-17", "North"],
    ["2026-05-02 11:00", "11", "5", "Nobody answered the telephone", "c-18", "South"],
  );
  expect(found).toEqual({
    date: { columns: ["Submitted at"], patterns: [], zone: null, asked: null },
    questions: [
      { column: "Recommend", kind: "nps" },
      { column: "Effort", kind: "ces" },
    ],
    others: [],
    comment: "Why?",
    customer: "Customer",
    id: null,
    interaction: null,
    attributes: ["Region"],
  });
});

test("day and month are taken from what can only be one of them, and never where both fit", () => {
  expect(guess(["date", "nps"], ["13/05/2026", "9"]).date.patterns).toEqual(["{date:dd/MM/yyyy}"]);
  expect(guess(["date", "nps"], ["05/13/2026", "9"]).date.patterns).toEqual(["{date:MM/dd/yyyy}"]);
  expect(guess(["date", "nps"], ["05/04/2026", "9"]).date.patterns).toEqual([]);
});

test("year, month and day in columns of their own make a pattern", () => {
  expect(guess(["year", "month", "day"], ["2026", "5", "4"]).date.patterns).toEqual(["{year}-{month}-{day}"]);
});

test("a sample holds each way a column is written", () => {
  const rows = [...Array.from({ length: 500 }, (_, i) => [String(i % 28)]), ["05/09/2016 12:00:00 AM"]];
  expect(sampleRows(rows, 20)).toContainEqual(["05/09/2016 12:00:00 AM"]);
});

test("of a form's file what does not ask is a segment, whom it asks is neither, and a number on no scale is told", () => {
  const rows = Array.from({ length: 12 }, (_, i) => [
    ...[
      `a${i}`,
      "2026-05-01 10:00:00",
      ["Solo", "Team"][i % 2] ?? "",
      ["yes", "no"][i % 2] ?? "",
      `p${i % 3}@example.com`,
    ],
    ...[
      `Person ${i % 4}`,
      ["Prices", "Staff"][i % 2] ?? "",
      i % 2 ? "Shop" : "",
      i % 3 ? "Desk" : "",
      String(1 + (i % 5)),
    ],
  ]);
  const header = [
    "#",
    "Submit Date (UTC)",
    "Plan",
    "Member",
    "Reach",
    "First name",
    "What was best?",
    "Shop",
    "Desk",
    "Stand",
  ];
  const columns = profileColumns(header, rows);
  const found = guessSource("typeform", columns);
  expect(found.attributes).toEqual(["Plan", "Member"]);
  expect(found.others.map(({ columns: [first], kind }) => `${first} ${kind}`)).toEqual([
    ...["What was best? single", "Shop multiple", "Stand number"],
  ]);
  expect(maybeScored(found, columns)).toBe(true);
  expect(maybeScored({ ...found, comment: "Why?" }, columns)).toBe(false);
  // Qualtrics names its questions by numbers, and embedded data by words.
  const qualtrics = profileColumns(
    ["RecordedDate", "Q3", "Plan"],
    rows.map(([, at = "", plan = ""]) => [at, plan, plan]),
  );
  expect(guessSource("qualtrics", qualtrics)).toMatchObject({ others: [{ columns: ["Q3"] }], attributes: ["Plan"] });
});
