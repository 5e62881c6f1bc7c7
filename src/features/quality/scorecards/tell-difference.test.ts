import { expect, test } from "vitest";
import { FIRST_CATEGORIES } from "@/db/queries/quality/scorecards";
import { keyCategories } from "@/features/quality/scorecards/key-categories";
import { shareOf, tellDifference } from "@/features/quality/scorecards/tell-difference";
import { translatorIn } from "@/platform/i18n/translator";

const t = translatorIn("en", "quality");
const told = (after: typeof FIRST_CATEGORIES) => tellDifference(t, FIRST_CATEGORIES, after, "en");
const extra = { name: "Process", weight: 25, min: 0, max: 1, critical: false, description: "", meanings: {} };

test("weights are told as shares of all, because that is what they do", () => {
  // 50 of 100 is 50 %; with another 25 it is 50 of 125, 40 %.
  expect(shareOf(50, FIRST_CATEGORIES)).toBe(50);
  expect(told([...FIRST_CATEGORIES, { key: "process", ...extra }])).toEqual([
    "Accuracy of information: 50% → 40% of the score.",
    "Professionalism of communication: 30% → 24% of the score.",
    "Overall experience: 20% → 16% of the score.",
    "Process is new, 20% of the score.",
  ]);
});

test("what was taken off, renamed, given another range, made critical or described is told; nothing where nothing changed", () => {
  const [accuracy, professionalism, experience] = FIRST_CATEGORIES;
  if (!accuracy || !professionalism || !experience) throw new Error("The first scorecard has three lines.");
  expect(told(FIRST_CATEGORIES)).toEqual([]);
  expect(
    told([
      { ...accuracy, max: 10, critical: false },
      { ...professionalism, name: "Tone", meanings: { 5: "Warm and clear" } },
      { ...experience, key: "other" },
    ]),
  ).toEqual([
    "Overall experience was taken off.",
    "Accuracy of information: scores 1–5 → 1–10.",
    "Accuracy of information no longer fails a review.",
    "Professionalism of communication is now called Tone.",
    "Tone: its words changed.",
    "Overall experience is new, 20% of the score.",
  ]);
});

test("a new line gets a key nobody had, a known one keeps its own, and words for scores it has not are dropped", () => {
  const keyed = keyCategories(
    [
      { key: "", ...extra, meanings: { 0: "No", 7: "never shown" } },
      { key: "", ...extra, name: "الدقة" },
      { key: "accuracy", ...extra, name: "Accuracy" },
      { key: "invented", ...extra, name: "Process" },
    ],
    ["accuracy", "process"],
  );
  expect(keyed.map(({ key }) => key)).toEqual(["process_2", "category", "accuracy", "process_3"]);
  expect(keyed[0]?.meanings).toEqual({ 0: "No" });
});
