import { describe, expect, it } from "vitest";
import { countedKaplanMeier } from "@/domain/metrics/survival";
import { lineOf, monthMarks } from "@/features/customers/staying/describe-lengths";
import { translatorIn } from "@/platform/i18n/translator";

const WORDS = { locale: "en", metrics: translatorIn("en", "metrics"), t: translatorIn("en", "staying") } as const;

describe("the marks of how long customers stay", () => {
  it("are whole days, none past the end", () => {
    expect(monthMarks(365, WORDS).map(({ label, time }) => [label, time])).toEqual([
      ["0", 0],
      ["2", 60],
      ["4", 121],
      ["6", 182],
      ["8", 243],
      ["10", 304],
      ["12", 365],
    ]);
    expect(monthMarks(180, WORDS).at(-1)).toMatchObject({ label: "5" });
  });

  it("count at the last mark who was followed up to it", () => {
    const counts = [
      { time: 100, left: 10, stayed: 0 },
      { time: 365, left: 0, stayed: 90 },
    ];
    const marks = monthMarks(365, WORDS);
    const curve = countedKaplanMeier(counts);
    const { readings } = lineOf({ name: "all", counts, curve, tone: "one", end: 365, marks }, WORDS);
    expect(readings.map(({ countText }) => countText)).toEqual(["100", "100", "90", "90", "90", "90", "90"]);
    expect(readings.at(-1)?.shareText).toBe("90.0%");
  });
});
