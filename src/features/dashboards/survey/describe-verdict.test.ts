import { describe, expect, it } from "vitest";
import { describeChange, describeNumber } from "@/features/dashboards/describe-number";
import type { AnswerComparison } from "@/features/dashboards/metric-answer";
import type { ChosenDays } from "@/features/dashboards/survey/choose-days";
import { dashboardWordsIn } from "@/features/dashboards/survey/dashboard-words";
import { describeVerdict } from "@/features/dashboards/survey/describe-verdict";

const interval = { low: 28.12, high: 33.77, level: 0.95, method: "adjusted_wald" as const };
const counts = { promoters: 3, passives: 1, detractors: 0 };
const days: ChosenDays = {
  range: { from: "2018-01-01", to: "2018-12-31" },
  compared: { from: "2017-01-01", to: "2017-12-31" },
  soFar: false,
  chosen: "custom",
};
const comparison: AnswerComparison = {
  value: 39.84,
  n: 2746,
  difference: -8.86,
  interval: { ...interval, low: -12.8, high: -4.9 },
  pValue: 7e-6,
  pAdjusted: 7e-6,
  verdict: "down",
  assessment: "worse",
};

const words = dashboardWordsIn("en");

function say(value: number | null, n: number, change: AnswerComparison | null, some: Partial<ChosenDays> = {}) {
  const number = describeNumber(words, "nps", "nps", { value, n, interval: value === null ? null : interval, counts });
  return describeVerdict(words, {
    number,
    change: change ? describeChange(words, "nps", "nps", value, change, 0) : null,
    days: { ...days, ...some },
    n,
    groups: null,
    filtered: 0,
  });
}

describe("describeVerdict", () => {
  it("leads with what the number did, and says how sure it is below", () => {
    const { verdict, lead } = say(30.98, 2650, comparison);
    expect(verdict).toBe("NPS fell from +40 to +31.");
    expect(lead).toBe("2,650 answers, between 28 and 34, 2018. Compared with 2017.");
  });

  it("never gives a direction to what is not clear", () => {
    const unclear = { ...comparison, verdict: "no clear change", assessment: "no clear change" } as const;
    expect(say(30.98, 2650, unclear).verdict).toBe("NPS is +31: no clear change.");
  });

  it("says counts under ten answers, and nothing as nothing", () => {
    expect(say(75, 4, null)).toEqual({
      verdict: "Not enough answers yet: 4 of 10.",
      lead: "3 promoters, 1 passive, 0 detractors, 2018.",
    });
    expect(say(null, 0, null).verdict).toBe("No answers in these days.");
  });

  it("says so far of a running month", () => {
    const month = { range: { from: "2018-06-01", to: "2018-06-15" }, soFar: true, compared: null };
    expect(say(30.98, 2650, null, month)).toEqual({
      verdict: "NPS is +31 so far.",
      lead: "2,650 answers, between 28 and 34, June 2018 so far.",
    });
  });
});
