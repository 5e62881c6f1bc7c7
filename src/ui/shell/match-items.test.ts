import { expect, test } from "vitest";
import { matchItems, type PaletteItem } from "@/ui/shell/match-items";

const items: PaletteItem[] = [
  { group: "places", href: "/w/a", label: "Overview" },
  { group: "actions", href: "/w/a/surveys/new", label: "New survey" },
  { group: "surveys", href: "/w/a/surveys/1", label: "After the café visit" },
  { group: "surveys", href: "/w/a/surveys/2", label: "Visits of the year" },
  { group: "settings", href: "/w/a/settings/keys", label: "API keys" },
];
const labels = (typed: string, recent: string[] = []) =>
  matchItems(items, typed, recent).flatMap(({ group, items: found }) => found.map((item) => `${group}: ${item.label}`));

test("before anything is typed: what was opened last, places, actions", () => {
  expect(labels("", ["/w/a/surveys/2", "/w/a/gone", "/w/a"])).toEqual([
    "recent: Visits of the year",
    "places: Overview",
    "actions: New survey",
  ]);
});

test("every word must be there, whatever its case and accents; what begins with it comes first", () => {
  expect(labels("visit")).toEqual(["surveys: Visits of the year", "surveys: After the café visit"]);
  expect(labels("  CAFE  after ")).toEqual(["surveys: After the café visit"]);
  expect(labels("keys api")).toEqual(["settings: API keys"]);
  expect(labels("cafe keys")).toEqual([]);
});
