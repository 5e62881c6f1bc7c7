import { describe, expect, it } from "vitest";
import { decimalsFor, describeChange, describeNumber, sharesText } from "@/features/dashboards/describe-number";
import { translatorIn } from "@/platform/i18n/translator";

const words = { locale: "en", metrics: translatorIn("en", "metrics") };

const wilson = (low: number, high: number) => ({ low, high, level: 0.95, method: "wilson" as const });
const comparison = {
  value: 43.6,
  n: 900,
  difference: -2.2,
  interval: wilson(-4.4, -0.1),
  pValue: 0.04,
  pAdjusted: 0.04,
  verdict: "down" as const,
  assessment: "worse" as const,
};

describe("describeNumber", () => {
  it("says value, interval and count", () => {
    const reading = { value: 39.84, n: 2746, interval: wilson(37.18, 42.41), counts: {} };
    expect(describeNumber(words, "nps", "nps", reading)).toMatchObject({
      label: "NPS",
      value: "+40",
      unit: undefined,
      between: "between 37 and 42",
      count: "2,746 answers",
      precision: "plain",
    });
    expect(describeNumber(words, "nps", "nps", reading, 1)).toMatchObject({
      value: "+39.8",
      between: "between 37.2 and 42.4",
    });
  });

  it("says counts instead of a score under ten answers, and nothing as nothing", () => {
    const few = { value: 77.8, n: 9, interval: wilson(45, 94), counts: { satisfied: 7, neutral: 1, dissatisfied: 1 } };
    expect(describeNumber(words, "csat", "csat-1-5", few)).toMatchObject({
      value: null,
      instead: "7 of 9 satisfied",
      between: "",
    });
    const none = { value: null, n: 0, interval: null, counts: {} };
    expect(describeNumber(words, "csat", "csat-1-5", none)).toMatchObject({ value: null, precision: "none" });
  });

  it("says a mean with the end of its scale", () => {
    const reading = { value: 5.64, n: 40, interval: wilson(5.3, 5.9), counts: {} };
    expect(describeNumber(words, "ces", "ces-1-7", reading)).toMatchObject({ value: "5.6", unit: "of 7" });
  });
});

describe("changes", () => {
  it("prints all three with one decimal where rounding would contradict: 43.6 → 41.4 is not 44 → 41, −2", () => {
    const decimals = decimalsFor("csat", 41.4, comparison, false);
    expect(decimals).toBe(1);
    expect(describeChange(words, "csat", "csat-1-5", 41.4, comparison, decimals)).toMatchObject({
      current: "41.4%",
      previous: "43.6%",
      difference: "−2.2 pts",
      between: "between −4.4 and −0.1 pts",
      assessment: "worse",
    });
    expect(decimalsFor("csat", 41, { ...comparison, value: 43, difference: -2 }, false)).toBe(0);
  });
});

describe("sharesText", () => {
  it("adds up to 100: thirds are 34, 33 and 33", () => {
    expect(sharesText([1, 1, 1], 0, "en")).toEqual(["34%", "33%", "33%"]);
    expect(sharesText([712, 348, 224], 1, "en")).toEqual(["55.5%", "27.1%", "17.4%"]);
    expect(sharesText([0, 0], 0, "en")).toEqual(["", ""]);
  });
});
