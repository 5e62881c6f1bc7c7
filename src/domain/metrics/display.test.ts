import { describe, expect, it } from "vitest";
import { changeFigures, formatMinutes, formatValue, precisionOf, roundHalfAway } from "@/domain/metrics/display";

describe("roundHalfAway", () => {
  it("rounds halves away from zero, on the decimal form", () => {
    expect(roundHalfAway(12.5)).toBe(13);
    expect(roundHalfAway(-12.5)).toBe(-13); // Math.round gives −12
    expect(roundHalfAway(1.005, 2)).toBe(1.01); // 1.005 is stored as 1.00499…
    expect(roundHalfAway(-0.4)).toBe(0);
    expect(Object.is(roundHalfAway(-0.4), 0)).toBe(true);
    expect(roundHalfAway(1e21)).toBe(1e21);
  });
});

describe("formatValue", () => {
  it("signs an NPS with a real minus", () => {
    expect(formatValue(39.84, "points")).toBe("+40");
    expect(formatValue(-12.5, "points")).toBe("\u221213");
    expect(formatValue(0, "points")).toBe("0");
    expect(formatValue(39.84, "points", { decimals: 1 })).toBe("+39.8");
  });

  it("prints percent, scores and nothing", () => {
    expect(formatValue(82.068, "percent")).toBe("82%");
    expect(formatValue(82.068, "percent", { locale: "de" })).toBe("82\u00a0%");
    expect(formatValue(28.55, "percent", { decimals: 1 })).toBe("28.6%");
    expect(formatValue(5.05, "score")).toBe("5.1");
    expect(formatValue(null, "points")).toBe("—");
    expect(formatValue(Number.NaN, "percent")).toBe("—");
  });
});

describe("formatMinutes", () => {
  it("keeps seconds under ten minutes, then minutes, then hours, then days", () => {
    expect(formatMinutes(0)).toBe("0 min");
    expect(formatMinutes(0.75)).toBe("45 s");
    expect(formatMinutes(9.5)).toBe("9 min 30 s");
    expect(formatMinutes(88)).toBe("1 h 28 min");
    expect(formatMinutes(240)).toBe("4 h");
    expect(formatMinutes(3060)).toBe("2 d 3 h");
  });
});

describe("precisionOf", () => {
  const reading = (n: number, half: number) => ({
    value: 40,
    n,
    interval: { low: 40 - half, high: 40 + half, level: 0.95, method: "adjusted_wald" as const },
  });

  it("is counts under 10, rough while the half-width exceeds 15 points or 10 percentage points", () => {
    expect(precisionOf(reading(9, 30), "points")).toBe("counts");
    expect(precisionOf(reading(10, 20), "points")).toBe("rough");
    expect(precisionOf(reading(200, 15), "points")).toBe("plain");
    expect(precisionOf(reading(200, 11), "percent")).toBe("rough");
    expect(precisionOf({ value: null, n: 0, interval: null }, "points")).toBe("none");
  });
});

describe("changeFigures", () => {
  it("prints one decimal where rounding would contradict itself", () => {
    // 43.6 → 41.4 is −2.2; rounded 44 → 41 would be −3 beside a printed −2
    expect(changeFigures(41.4, 43.6, -2.2, "points")).toEqual({
      current: "+41.4",
      previous: "+43.6",
      difference: "\u22122.2",
      decimals: 1,
    });
    expect(changeFigures(31, 39.8, -8.8, "points")).toMatchObject({ current: "+31", previous: "+40", decimals: 0 });
  });
});
