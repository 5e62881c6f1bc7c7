import { describe, expect, it } from "vitest";
import { compareTimes, mannWhitney } from "@/domain/metrics/compare-times";
import { firstResponseAt } from "@/domain/metrics/first-response";
import { reopenRate, resolutionOf } from "@/domain/metrics/resolution";
import { evaluateSla, slaAttainment } from "@/domain/metrics/sla";
import { orderStatisticInterval, summarizeTimes } from "@/domain/metrics/times";

const HOUR = 3_600_000;
const countTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe("summarizeTimes", () => {
  it("takes the ranks whose binomial tails are at most 2.5 %", () => {
    // scipy.stats.binom: n = 6 → ranks 1 and 6; n = 10 → 2 and 9; n = 100 → 40 and 61; p90 of 100 → 84 and 96.
    const ranks = (n: number, p: number) => {
      const interval = orderStatisticInterval(countTo(n), p);
      return interval === null ? null : [interval.low, interval.high];
    };
    expect(ranks(5, 0.5)).toBeNull();
    expect(ranks(6, 0.5)).toEqual([1, 6]);
    expect(ranks(10, 0.5)).toEqual([2, 9]);
    expect(ranks(100, 0.5)).toEqual([40, 61]);
    expect(ranks(100, 0.9)).toEqual([84, 96]);
  });

  it("stands beside what is still open: two open, the oldest 300 minutes, one past 120", () => {
    const { median, p90, mean, open } = summarizeTimes([10, 20, 30], [300, 60], 120);
    expect(median).toMatchObject({ value: 20, n: 3, interval: null, reason: "too_few" });
    expect(p90.value).toBeCloseTo(28, 12); // 20 + .8·10
    expect(mean).toBe(20);
    expect(open).toEqual({ count: 2, oldestMinutes: 300, overdue: 1 });
    expect(summarizeTimes([]).median).toMatchObject({ value: null, reason: "no_answers" });
  });
});

describe("comparing times", () => {
  it("agrees with scipy's mannwhitneyu (asymptotic, continuity, ties)", () => {
    const a = [12, 15, 20, 22, 30, 30, 41, 55, 60, 75];
    const b = [10, 11, 15, 18, 19, 22, 25, 30, 33];
    expect(mannWhitney(a, b)).toMatchObject({ u: 66, chance: 66 / 90 });
    expect(mannWhitney(a, b)?.pValue).toBeCloseTo(0.09330020925147112, 10);
    expect(mannWhitney([1, 2, 3], [4, 5, 6, 7])?.pValue).toBeCloseTo(0.05182992721790968, 10);
    expect(mannWhitney([5, 5], [5, 5])).toMatchObject({ z: null, pValue: null });
    expect(mannWhitney([], [1])).toBeNull();
  });

  it("gives the same bootstrap interval at every look, around the difference of the medians", () => {
    const now = countTo(101).map((x) => x * 2);
    const before = countTo(100);
    const change = compareTimes(now, before);
    expect(change.difference).toBe(102 - 50.5);
    expect(change).toEqual(compareTimes([...now].reverse(), before));
    expect(change.interval?.low).toBeLessThan(51.5);
    expect(change.interval?.high).toBeGreaterThan(51.5);
    expect(compareTimes([], before)).toMatchObject({ difference: null, interval: null, pValue: null });
    expect(compareTimes([3], [5]).interval).toBeNull();
  });
});

describe("requests", () => {
  it("never wait a negative time: a reply before the opening counts as the first", () => {
    const reply = { by: "agent", isPublic: true, automatic: false } as const;
    expect(firstResponseAt({ openedAt: 10, openedBy: "customer", replies: [{ ...reply, at: 4 }] })).toBe(4);
    expect(firstResponseAt({ openedAt: 10, openedBy: "agent", replies: [{ ...reply, at: 20 }] }, "zendesk")).toBe(20);
  });

  it("closed by a rule without being solved counts at closing; reopened has no full resolution", () => {
    const closed = resolutionOf(0, [{ at: 5 * HOUR, status: "closed" }], 9 * HOUR);
    expect(closed).toMatchObject({ firstMinutes: 300, fullMinutes: 300, reopens: 0 });
    const reopened = resolutionOf(
      0,
      [
        { at: HOUR, status: "solved" },
        { at: 2 * HOUR, status: "open" },
        { at: 3 * HOUR, status: "on_hold" },
      ],
      4 * HOUR,
    );
    // Waited 1 h new, 1 h open, 1 h on hold.
    expect(reopened).toMatchObject({
      firstMinutes: 60,
      fullMinutes: null,
      reopens: 1,
      requesterWaitMinutes: 180,
      onHoldMinutes: 60,
    });
    expect(reopenRate(1, 4).value).toBe(25);
  });
});

describe("SLA", () => {
  const base = { startedAt: 0, targetMinutes: 60, fulfilledAt: null, now: 2 * HOUR };

  it("stands still while paused, is late even then, and is due again after the pause", () => {
    expect(evaluateSla({ ...base, pauses: [{ from: HOUR / 2, to: null }] })).toEqual({
      status: "paused",
      elapsedMinutes: 30,
      dueAt: null,
    });
    expect(evaluateSla({ ...base, pauses: [{ from: 1.5 * HOUR, to: null }] }).status).toBe("paused_breached");
    // Overlapping pauses 0:10–0:40 and 0:20–0:50 are one of 40 minutes: due at 60 + 40.
    const pauses = [
      { from: HOUR / 6, to: (2 * HOUR) / 3 },
      { from: HOUR / 3, to: (5 * HOUR) / 6 },
    ];
    expect(evaluateSla({ ...base, pauses }).dueAt).toBe((100 / 60) * HOUR);
  });

  it("counts late open targets against the team and refuses nonsense", () => {
    // 80/(80 + 15 + 3 + 2) = 80 %
    expect(
      slaAttainment({ achieved: 80, breached: 15, active_breached: 3, paused_breached: 2, active: 50 }).value,
    ).toBe(80);
    expect(() => evaluateSla({ ...base, targetMinutes: Number.NaN, pauses: [] })).toThrow(
      expect.objectContaining({ code: "bad_parameter" }),
    );
  });
});
