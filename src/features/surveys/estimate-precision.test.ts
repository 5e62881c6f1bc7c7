import { expect, test } from "vitest";
import { describeChoice } from "@/features/surveys/describe-choice";
import { estimatePrecision } from "@/features/surveys/estimate-precision";
import { translatorIn } from "@/platform/i18n/translator";

const t = translatorIn("en", "newSurvey");

// NPS, 50 promoters, 20 detractors of 100: variance 0.5 + 0.2 − 0.3² = 0.61; adjusted-Wald adds 3 answers and ¾ to both
// sides: p = 50.75/103, d = 20.75/103, half = 1.96·√(p + d − (p − d)²)/√103 = 15.2 points; of 400 7.7, of 900 5.1.
test("NPS: about ±15 with 100 answers, ±8 with 400, ±5 with 900", () => {
  expect(estimatePrecision("nps", t, "en").map(({ words }) => words)).toEqual(["±15 points", "±8 points", "±5 points"]);
});

// Wilson at 75 of 100: half = 1.96·√(0.75·0.25/100 + 1.96²/40000)/(1 + 1.96²/100) = 8.4 percentage points.
test("CSAT: the half of Wilson's interval at three quarters satisfied", () => {
  const [first] = estimatePrecision("csat-1-5", t, "en");
  expect(first?.half).toBeCloseTo(8.37, 1);
  expect(first?.words).toBe("±8 percentage points");
});

test("more answers are always surer, on every scale; plain ratings promise nothing", () => {
  for (const scale of ["nps", "csat-1-5", "csat-1-10", "csat-faces-5", "ces-1-7"] as const) {
    const halves = estimatePrecision(scale, t, "en").map(({ half }) => half);
    expect(halves).toEqual([...halves].sort((a, b) => b - a));
    expect(Math.min(...halves)).toBeGreaterThan(0);
  }
  expect(estimatePrecision("rating-1-5", t, "en")).toEqual([]);
});

test("the groups are named with their scores", () => {
  expect(describeChoice("nps", t, "en").bands.map(({ label }) => label)).toEqual([
    "Detractors, 0 to 6",
    "Passives, 7 and 8",
    "Promoters, 9 and 10",
  ]);
  expect(describeChoice("nps", t, "en").tells).toBe(
    "Promoters (9, 10) minus detractors (0 to 6), in points from −100 to 100.",
  );
  expect(describeChoice("csat", t, "en").tells).toBe("The share of all answers that are satisfied (4 or 5).");
  expect(describeChoice("ces", t, "en").tells).toBe(
    "The mean of all answers, 1 to 7. A lower score means higher effort.",
  );
});
