import { describe, expect, it, test } from "vitest";
import { chartWeeks } from "@/domain/alerts/chart-weeks";
import { excursionAt } from "@/domain/alerts/excursion";
import { FALSE_ALARMS } from "@/domain/alerts/false-alarms";
import { judgeNumber } from "@/domain/alerts/judge-number";
import { settleAlert } from "@/domain/alerts/settle-alert";
import { simulateAlerts } from "@/domain/alerts/simulate-alerts";
import { simulateYoung } from "@/domain/alerts/simulate-young";
import type { WeekFigure } from "@/domain/alerts/week-figure";

/** Weeks of shares of 100 answers; null: nobody answered. */
const shares = (...values: readonly (number | null)[]): WeekFigure[] =>
  values.map((value, place) => ({ start: `w${place}`, end: `w${place}`, value, n: value === null ? 0 : 100 }));
/** 20 weeks about 80 %, four points up and down in turn: one standard deviation of 100 answers is √(80 · 20 / 100) = 4. */
const calm = Array.from({ length: 20 }, (_, place) => (place % 2 === 0 ? 84 : 76));

describe("the chart of weekly values", () => {
  it("takes its usual range from the first 20 weeks with a value, and a gap is none of them", () => {
    expect(chartWeeks(shares(...calm.slice(1)), "share")).toMatchObject({ baseline: null, seen: 19 });
    const { baseline } = chartWeeks(shares(calm[0] ?? 0, null, ...calm.slice(1), 80), "share");
    expect(baseline).toEqual({ first: 0, last: 20, centre: 80 });
  });

  it("smooths by a fifth, against limits of 2.7 standard deviations of the smoothed value", () => {
    const { weeks } = chartWeeks(shares(...calm, 72), "share");
    // The baseline scatters by 16 · 20/19, so a week's standard deviation is 4 · √(20/19); 72 is 8 below, a fifth of it 1.6.
    expect(weeks[20]?.smoothed).toBeCloseTo(80 - 1.6, 10);
    const limit = 2.7 * 4 * Math.sqrt(20 / 19) * 0.2;
    expect(weeks[20]?.low).toBeCloseTo(80 - limit, 10);
    expect(weeks[20]?.out).toBeNull();
  });

  it("says when a fall began, not only when it showed", () => {
    const chart = chartWeeks(shares(...calm, 80, 81, 79, 72, 71, 73, 72, 71), "share");
    expect(excursionAt(chart, 27)).toMatchObject({ rule: "drift", direction: "down", began: 23 });
    expect(excursionAt(chart, 27)?.left).toBeGreaterThan(23);
    // A week in which nobody answers changes nothing.
    const gap = chartWeeks(shares(...calm, 80, 81, 79, 72, 71, 73, 72, 71, null), "share");
    expect(excursionAt(gap, 28)).toEqual(excursionAt(chart, 27));
  });

  it("finds one week far off by the point rule, where its n allows it", () => {
    const far = chartWeeks(shares(...calm, 80, 62), "share");
    expect(excursionAt(far, 21)).toMatchObject({ direction: "down", left: 21 });
    const few = shares(...calm, 80, 62).map((week, place) => (place === 21 ? { ...week, n: 8 } : week));
    expect(excursionAt(chartWeeks(few, "share"), 21)).toBeNull();
  });

  it("judges nothing where the baseline never varied, and times by their logarithm", () => {
    const same = Array.from({ length: 22 }, () => 5);
    expect(chartWeeks(shares(...same), "value").baseline).toBeNull();
    const waits = Array.from({ length: 20 }, (_, place) => (place % 2 === 0 ? 5 : 20));
    expect(chartWeeks(shares(...waits, 10), "time").baseline?.centre).toBeCloseTo(10, 10);
  });
});

test("28 days are compared with 28 only within what is comparable", () => {
  const weeks = shares(...calm.slice(0, 10));
  expect(judgeNumber(weeks, "share", 0).recent).toEqual({
    before: { first: 2, last: 5 },
    after: { first: 6, last: 9 },
  });
  expect(judgeNumber(weeks, "share", 3).recent).toBeNull();
  expect(judgeNumber([], "share", 0)).toMatchObject({ start: null, out: null, recent: null });
});

test("one alert a change: kept while out, returned when back, taken up again within four weeks, never doubled", () => {
  const out = { rule: "drift", direction: "down", returnedOn: null } as const;
  const back = { ...out, returnedOn: "2026-11-01" };
  expect(settleAlert(null, out, 0)).toBe("open");
  expect(settleAlert(null, null, 0)).toBe("nothing");
  expect(settleAlert(out, out, 0)).toBe("keep");
  expect(settleAlert(out, null, 0)).toBe("return");
  expect(settleAlert(out, { ...out, direction: "up" }, 0)).toBe("return and open");
  expect(settleAlert(back, null, 7)).toBe("nothing");
  expect(settleAlert(back, out, 28)).toBe("take up again");
  expect(settleAlert(back, out, 35)).toBe("open");
  expect(settleAlert(back, { ...out, direction: "up" }, 7)).toBe("open");
});

test("the false alarms that the page states are those of a smaller simulation too", () => {
  for (const stated of FALSE_ALARMS.rows.filter(({ weekly }) => weekly === 10)) {
    const again = simulateAlerts(stated, 60, FALSE_ALARMS.seed + 1);
    const error = Math.hypot(stated.falseAlarmsError, again.falseAlarmsError);
    expect(Math.abs(again.falseAlarms - stated.falseAlarms), stated.kind).toBeLessThan(3.5 * error);
    expect(Math.abs(again.foundAfter - stated.foundAfter), stated.kind).toBeLessThanOrEqual(3);
  }
  expect(Math.abs(simulateYoung(30, 12, 3) - FALSE_ALARMS.young)).toBeLessThan(1.2);
});
