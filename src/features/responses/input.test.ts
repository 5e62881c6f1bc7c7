import { expect, test } from "vitest";
import { answersHref, answersParams, readAnswersQuery, searchWords } from "@/features/responses/input";

const raw = {
  question: "score",
  state: "held",
  part: "counted",
  score: "10,9",
  series: "2,1",
  from: "2026-01-01",
  to: "2026-03-31",
  "filter.country": "DE",
  "filter.__proto__": "x",
  lang: "de",
  channel: "link",
  version: "3",
  choice: "why.multiple.!other",
  comment: "without",
  q: " late  invoice ",
  sort: "lowest",
  columns: "comment,q.why,attribute.plan",
};

test("everything stands in the address and is read back as the same", () => {
  const { query, ignored } = readAnswersQuery(raw);
  expect(ignored).toEqual([]);
  expect(query).toMatchObject({ scores: [9, 10], series: [1, 2], version: 3, comment: false, search: "late  invoice" });
  expect(Object.entries(query.filters)).toEqual([
    ["country", "DE"],
    ["__proto__", "x"],
  ]);
  expect(readAnswersQuery(Object.fromEntries(answersParams(query)))).toEqual({ query, ignored: [] });
});

test("a change begins the list anew and keeps the rest; undefined takes away", () => {
  const { query } = readAnswersQuery({ ...raw, cursor: "abc", response: "0198C5A0-0000-7000-8000-000000000001" });
  expect(query.response).toBe("0198c5a0-0000-7000-8000-000000000001");
  const next = new URL(
    answersHref("/a", query, { state: "counted", part: undefined, response: undefined }),
    "http://x",
  );
  expect([...next.searchParams.keys()].sort()).toEqual(
    Object.keys(raw)
      .filter((name) => name !== "state" && name !== "part")
      .sort(),
  );
  expect(answersHref("/a", readAnswersQuery({}).query)).toBe("/a");
});

test("what cannot be read is left out and named; days in the wrong order too", () => {
  const odd = {
    score: "11",
    series: "-1",
    version: "1.5",
    from: "2026-05-01",
    to: "2026-04-01",
    q: ["a", "b"],
    state: "gone",
  };
  const { query, ignored } = readAnswersQuery(odd);
  expect(ignored.sort()).toEqual(["from", "q", "score", "series", "state", "to", "version"]);
  expect(query).toEqual({ state: "counted", scores: [], series: [], filters: {}, order: "newest" });
});

test("each word of a search must be found, at most eight", () => {
  expect(searchWords(" late\tinvoice　税 ")).toEqual(["late", "invoice", "税"]);
  expect(searchWords("a b c d e f g h i j")).toHaveLength(8);
  expect(searchWords(undefined)).toEqual([]);
});
