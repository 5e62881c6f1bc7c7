import { expect, test } from "vitest";
import { wilson } from "@/domain/metrics/interval";
import { checkTarget as check, leastDetectable } from "@/features/goals/check-target";
import { formatFigure } from "@/features/goals/describe-number";
import type { GoalNumbers } from "@/features/goals/goal-reader";
import { goalWordsIn } from "@/features/goals/goal-words";

const checkTarget = check.bind(null, goalWordsIn("en"));

function share(percent: number, n: number): GoalNumbers {
  const made = wilson((percent * n) / 100, n);
  const interval = made && { ...made, low: 100 * made.low, high: 100 * made.high };
  const days = { from: "2026-10-01", to: "2026-10-28", series: [], breaks: [] };
  return { value: percent, n, interval, scale: "csat-1-5", counts: {}, ...days };
}

test("78 % + 10 % is 85.8 %, + 10 points is 88 %", () => {
  const baseline = share(78, 1200);
  const relative = checkTarget("csat", baseline, { kind: "relative", percent: 10 }, 1200);
  const points = checkTarget("csat", baseline, { kind: "points", points: 10 }, 1200);
  expect(relative).toMatchObject({ ok: true });
  expect(formatFigure("csat", relative.target, "en")).toBe("85.8%");
  expect(formatFigure("csat", points.target, "en")).toBe("88%");
});

test("92 % + 10 % would be 101.2 %: past the scale", () => {
  const refused = checkTarget("csat", share(92, 1200), { kind: "relative", percent: 10 }, 1200);
  expect(refused).toMatchObject({ ok: false, reason: "That would be 101.2%, past the end of the scale." });
});

test("a percentage of NPS is refused, points are not", () => {
  const nps: GoalNumbers = {
    ...share(35, 1000),
    scale: "nps",
    counts: { promoters: 550, passives: 250, detractors: 200 },
  };
  const refused = checkTarget("nps", nps, { kind: "relative", percent: 8 }, 1000);
  expect(refused).toMatchObject({ ok: false, reason: expect.stringContaining("Say points") });
  expect(checkTarget("nps", nps, { kind: "points", points: 12 }, 1000)).toMatchObject({ ok: true, target: 47 });
});

test("what the planned answers cannot see is refused, and it says what they can", () => {
  const baseline = share(78, 300);
  const least = leastDetectable("csat", baseline, 300);
  expect(least).not.toBeNull();
  const seen = checkTarget("csat", baseline, { kind: "points", points: least ?? 0 }, 300);
  expect(seen).toMatchObject({ ok: true });
  const refused = checkTarget("csat", baseline, { kind: "points", points: 2 }, 300);
  expect(refused).toMatchObject({
    ok: false,
    target: 80,
    reason: expect.stringContaining(`A change of ${least?.toFixed(1)} points`),
  });
  expect(checkTarget("csat", share(78, 3), { kind: "points", points: 2 }, 3)).toMatchObject({
    reason: expect.stringContaining("No change could be told from chance"),
  });
});

test("nothing is set from no baseline, and no change is no goal", () => {
  expect(checkTarget("csat", { ...share(78, 0), value: null }, { kind: "points", points: 5 }, 0).ok).toBe(false);
  expect(checkTarget("csat", share(78, 900), { kind: "points", points: 0 }, 900).ok).toBe(false);
});
