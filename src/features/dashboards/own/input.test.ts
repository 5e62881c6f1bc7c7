import { expect, test } from "vitest";
import { orderTiles, readSavedAddress, readTileForm, readTiles, type Tile } from "@/features/dashboards/own/input";

const SURVEY = "3f0c2f3e-6c1f-4f0e-9d55-0f1a2b3c4d5e";

function form(values: Readonly<Record<string, string>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
}

test.each([
  ["number nps", "", "", { kind: "number", id: "t", metric: "nps", survey: null, segment: null }],
  // A number of operations is of no survey.
  [
    "trend sla_attainment",
    SURVEY,
    "team=Chat=A",
    { kind: "trend", id: "t", metric: "sla_attainment", survey: null, segment: { name: "team", value: "Chat=A" } },
  ],
  ["comments", SURVEY, "", { kind: "comments", id: "t", survey: SURVEY }],
  [`goal ${SURVEY}`, "", "", { kind: "goal", id: "t", goal: SURVEY }],
  ["unhappy", "", "", { kind: "unhappy", id: "t" }],
  ["number happiness", "", "", null],
  ["goal nonsense", "", "", null],
  ["", "", "", null],
])("%s becomes a tile, or none", (what, survey, segment, tile) => {
  expect(readTileForm(form({ what, survey, segment }), "t")).toEqual(tile);
});

test("stored tiles that nobody knows any more are left out", () => {
  const known = { kind: "unhappy", id: "a" };
  expect(readTiles([known, { kind: "gauge", id: "b" }, null, 7])).toEqual([known]);
});

test("an order that names strangers and forgets some loses nobody", () => {
  const tiles = ["a", "b", "c"].map((id): Tile => ({ kind: "unhappy", id }));
  expect(orderTiles(tiles, ["c", "x", "a", "c"]).map(({ id }) => id)).toEqual(["c", "a", "b"]);
});

test.each([
  ["", "preset=90d&filter.country=DE", "preset=90d&filter.country=DE"],
  [`/surveys/${SURVEY}/answers`, "score=0,1&cursor=abc&response=1", "score=0%2C1"],
  [`/surveys/${SURVEY}/compare`, "", ""],
])("the address %s?%s is kept", (path, query, kept) => {
  expect(readSavedAddress(path, query)).toEqual({ path, query: kept });
});

test.each([
  ["//evil.example", ""],
  ["/settings/members", ""],
  [`/surveys/${SURVEY}/edit`, ""],
  ["/../x", ""],
  ["", "a".repeat(2_001)],
])("the address %s is refused", (path, query) => {
  expect(readSavedAddress(path, query)).toBeNull();
});
