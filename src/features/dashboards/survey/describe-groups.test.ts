import { describe, expect, it } from "vitest";
import type { AnswerSegment } from "@/features/dashboards/metric-answer";
import { dashboardWordsIn } from "@/features/dashboards/survey/dashboard-words";
import { describeGroups } from "@/features/dashboards/survey/describe-groups";

function segment(value: string, n: number, assessment: "worse" | "better" | "no clear change" | null): AnswerSegment {
  const interval = { low: 10, high: 40, level: 0.95, method: "adjusted_wald" as const };
  const verdict = assessment === "worse" ? "down" : assessment === "better" ? "up" : assessment;
  return {
    dimension: "gate",
    value,
    result: {
      value: n === 0 ? null : 25,
      n,
      interval: n === 0 ? null : interval,
      counts: { promoters: n, passives: 0, detractors: 0 },
      comparison: {
        value: 40,
        n: 100,
        difference: assessment === null ? null : -15,
        interval: assessment === null ? null : { ...interval, low: -24, high: -6 },
        pValue: assessment === null ? null : 0.01,
        pAdjusted: assessment === null ? null : 0.02,
        verdict,
        assessment,
      },
    },
  };
}

const words = dashboardWordsIn("en");
const options = { by: "gate", decimals: 0, all: false, hrefOf: (value: string) => `?filter.gate=${value}` };

describe("describeGroups", () => {
  it("says what is clear, how many are not, and how many were tested", () => {
    const view = describeGroups(
      words,
      "nps",
      "nps",
      [
        segment("A", 300, "worse"),
        segment("B", 200, "no clear change"),
        segment("C", 250, "worse"),
        segment("D", 8, "no clear change"),
        segment("New", 12, null),
      ],
      options,
    );
    expect(view.finding).toBe("Worse in A and C");
    expect(view.sentence).toBe("worse in A and C, no clear change in the other 2");
    expect(view.check).toBe("checked against lucky finds: 4 groups compared");
    expect(view.rows.map((row) => [row.label, row.valueText, row.assessment, row.changeText])).toEqual([
      ["A", "+25", "worse", "−15 pts"],
      ["B", "+25", "no clear change", "−15 pts"],
      ["C", "+25", "worse", "−15 pts"],
      ["D", "—", null, ""],
      ["New", "+25", null, ""],
    ]);
    // Under ten answers the counts stand in the place of the dot.
    expect(view.rows[3]).toMatchObject({ value: null, betweenText: "8 promoters, 0 passives, 0 detractors" });
  });

  it("of very many groups shows the twenty with the most answers, in their order", () => {
    const many = Array.from({ length: 30 }, (_, place) => segment(`g${place}`, 10 + place, "no clear change"));
    const view = describeGroups(words, "nps", "nps", many, options);
    expect(view.left).toBe(10);
    expect(view.rows.map((row) => row.label)).toEqual(many.slice(10).map((one) => one.value));
    expect(describeGroups(words, "nps", "nps", many, { ...options, all: true }).rows).toHaveLength(30);
    expect(view.sentence).toBe("no clear change in any");
  });

  it("names countries in the reader's language, and leads to what is stored", () => {
    const view = describeGroups(words, "nps", "nps", [segment("DE", 300, "worse"), segment("UK", 200, "worse")], {
      ...options,
      by: "country",
    });
    expect(view.finding).toBe("Worse in Germany and UK");
    expect(view.rows.map(({ label, href }) => [label, href])).toEqual([
      ["Germany", "?filter.gate=DE"],
      ["UK", "?filter.gate=UK"],
    ]);
  });
});
