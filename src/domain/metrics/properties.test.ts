import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { churnOfPeriod } from "@/domain/metrics/churn";
import { dayNumber, dayText } from "@/domain/metrics/civil-day";
import { cohortTable } from "@/domain/metrics/cohort";
import { cohenKappa } from "@/domain/metrics/kappa";
import { krippendorffAlpha } from "@/domain/metrics/krippendorff";
import { computeScore } from "@/domain/metrics/metric";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { revenueMovement } from "@/domain/metrics/revenue";
import { rollingTallies } from "@/domain/metrics/rolling";
import { SCALES, type ScaleId } from "@/domain/metrics/scale";
import { splitChange } from "@/domain/metrics/split";
import { kaplanMeier } from "@/domain/metrics/survival";
import { mergeTallies, type Tally, tallyAnswers, tallyOf } from "@/domain/metrics/tally";

const scores = fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 60 });
const scored: readonly (readonly [ScoreMetricId, ScaleId])[] = [
  ["nps", "nps"],
  ["csat", "csat-1-5"],
  ["csat", "csat-1-10"],
  ["csat", "csat-thumbs"],
  ["ces", "ces-1-7"],
  ["completion_rate", "completion"],
];

describe("every score metric", () => {
  it("stays on its scale, inside its interval's reach, and never says NaN", () => {
    fc.assert(
      fc.property(scores, fc.constantFrom(...scored), (given, [metric, scale]) => {
        const { min, max } = SCALES[scale];
        const result = computeScore(metric, tallyAnswers(given, SCALES[scale]), scale);
        const [low, high] = metric === "nps" ? [-100, 100] : metric === "ces" ? [min, max] : [0, 100];
        expect(JSON.stringify(result)).not.toContain("NaN");
        if (result.n === 0) expect(result.value).toBeNull();
        else {
          expect(result.value).toBeGreaterThanOrEqual(low);
          expect(result.value).toBeLessThanOrEqual(high);
          expect(Object.values(result.distribution).reduce((sum, n) => sum + n, 0)).toBe(result.n);
        }
        if (result.interval !== null) expect(result.interval.low).toBeLessThanOrEqual(result.interval.high);
      }),
    );
  });

  it("does not depend on order, and merging tallies is putting answers together", () => {
    fc.assert(
      fc.property(scores, scores, fc.constantFrom(...scored), (a, b, [metric, scale]) => {
        const together = computeScore(metric, tallyAnswers([...a, ...b].reverse(), SCALES[scale]), scale);
        const merged = mergeTallies(tallyAnswers(a, SCALES[scale]), tallyAnswers(b, SCALES[scale]));
        expect(computeScore(metric, merged, scale)).toEqual(together);
      }),
    );
  });

  it("filters then merges to the same as merging then filtering: segments sum to the total", () => {
    const answers = fc.array(
      fc.record({ score: fc.integer({ min: 0, max: 10 }), segment: fc.constantFrom("a", "b", "c") }),
    );
    fc.assert(
      fc.property(answers, (given) => {
        const of = (segment: string) =>
          tallyOf(given.filter((answer) => answer.segment === segment).map(({ score }) => score));
        const merged = [of("a"), of("b"), of("c")].reduce<Tally>(mergeTallies, tallyOf([]));
        expect(merged).toEqual(tallyOf(given.map(({ score }) => score)));
      }),
    );
  });

  it("is wider at a higher level and narrower with ten times the answers", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 5, maxLength: 60 }), (given) => {
        const tally = tallyOf(given);
        const width = (t: Tally, level: number) => {
          const { interval } = computeScore("nps", t, "nps", level);
          return interval === null ? 0 : interval.high - interval.low;
        };
        const tenfold = { ...tally, counts: tally.counts.map((count) => count * 10) };
        expect(width(tally, 0.99)).toBeGreaterThanOrEqual(width(tally, 0.9));
        expect(width(tenfold, 0.95)).toBeLessThan(width(tally, 0.95));
      }),
    );
  });
});

describe("whole and parts", () => {
  it("who answered and what they said add up to the change, segment by segment", () => {
    const side = fc.record({ n: fc.nat(500), value: fc.option(fc.double({ min: -100, max: 100, noNaN: true })) });
    const segments = fc.array(fc.record({ key: fc.string(), current: side, previous: side }), { maxLength: 8 });
    fc.assert(
      fc.property(segments, (given) => {
        const split = splitChange(given);
        if (split === null) return;
        expect(split.whoAnswered + split.whatTheySaid).toBeCloseTo(split.difference, 9);
        const sum = split.segments.reduce((total, part) => total + part.whoAnswered + part.whatTheySaid, 0);
        expect(sum).toBeCloseTo(split.difference, 9);
      }),
    );
  });

  it("revenue at the end is what the start, the losses and the gains make", () => {
    const customer = fc.record({ start: fc.nat(1000), end: fc.nat(1000), wasCustomer: fc.boolean() });
    fc.assert(
      fc.property(fc.array(customer), (given) => {
        const m = revenueMovement(given);
        expect(m.startMrr - m.churnedMrr - m.contractionMrr + m.expansionMrr + m.newMrr + m.reactivationMrr).toBe(
          m.endMrr,
        );
        const [gross, kept] = [m.grossRevenueChurn.value, m.grossRevenueRetention.value];
        if (gross !== null && kept !== null) expect(gross + kept).toBeCloseTo(100, 9);
      }),
    );
  });

  it("one period's end is the next one's start, and churn and retention make 100", () => {
    const spell = fc.tuple(fc.nat(90), fc.nat(60)).map(([start, length]) => ({
      start: dayText(20_454 + start),
      end: length > 50 ? null : dayText(20_454 + start + length),
    }));
    const customers = fc.array(fc.record({ id: fc.string(), spells: fc.array(spell, { maxLength: 3 }) }));
    fc.assert(
      fc.property(customers, (given) => {
        const january = churnOfPeriod(given, "2026-01-01", "2026-02-01");
        const february = churnOfPeriod(given, "2026-02-01", "2026-03-01");
        expect(january.endCount).toBe(february.startCount);
        expect(january.startCount - january.churned + january.joined).toBe(january.endCount);
        if (january.churn.value !== null)
          expect(january.churn.value + (january.retention.value ?? 0)).toBeCloseTo(100, 9);
      }),
    );
  });

  it("a rolling window holds what its days hold", () => {
    const days = fc.array(fc.record({ day: fc.nat(40), scores: fc.array(fc.integer({ min: 0, max: 10 })) }));
    fc.assert(
      fc.property(days, fc.nat(45), fc.integer({ min: 1, max: 30 }), (given, end, length) => {
        const [window] = rollingTallies(
          given.map(({ day, scores: own }) => ({ day, tally: tallyOf(own) })),
          [end],
          length,
        );
        const inside = given.filter(({ day }) => day > end - length && day <= end).flatMap(({ scores: own }) => own);
        expect(window?.tally).toEqual(tallyOf(inside));
      }),
    );
  });
});

describe("against brute force", () => {
  it("Kaplan–Meier is the product over every time anybody left", () => {
    const life = fc.record({ time: fc.nat(12), gone: fc.boolean() });
    fc.assert(
      fc.property(fc.array(life, { maxLength: 40 }), (given) => {
        const curve = kaplanMeier(
          given.map(({ time }) => time),
          given.map(({ gone }) => gone),
        );
        for (const step of curve.steps) {
          let survival = 1;
          for (let t = 0; t <= step.time; t += 1) {
            const atRisk = given.filter(({ time }) => time >= t).length;
            const left = given.filter(({ time, gone }) => gone && time === t).length;
            if (atRisk > 0) survival *= 1 - left / atRisk;
          }
          expect(step.survival).toBeCloseTo(survival, 10);
          expect(step.atRisk).toBe(given.filter(({ time }) => time >= step.time).length);
          if (step.low !== null && step.high !== null) {
            expect(step.low).toBeLessThanOrEqual(step.survival + 1e-12);
            expect(step.high).toBeGreaterThanOrEqual(step.survival - 1e-12);
          }
        }
      }),
    );
  });

  it("a cohort's cell is how many of it were seen in that month, asked one by one", () => {
    const first = dayNumber("2026-01-01");
    const event = fc.record({
      customer: fc.constantFrom("a", "b", "c", "d", "e"),
      date: fc.nat(120).map((d) => dayText(first + d)),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const { cohorts } = cohortTable(events, "month", "2026-04-20");
        const seen = events.filter(({ date }) => date <= "2026-04-20");
        const start = (customer: string) =>
          seen
            .filter((e) => e.customer === customer)
            .map(({ date }) => date.slice(0, 7))
            .sort()[0];
        for (const { cohort, size, active } of cohorts) {
          const members = ["a", "b", "c", "d", "e"].filter((customer) => start(customer) === cohort);
          expect(size).toBe(members.length);
          for (const [k, cell] of active.entries()) {
            const month = `2026-0${Number(cohort.slice(5)) + k}`;
            const count = members.filter((m) => seen.some((e) => e.customer === m && e.date.startsWith(month))).length;
            expect(cell).toBe(month === "2026-04" ? null : count);
          }
        }
      }),
    );
  });

  it("Krippendorff's α of two raters without gaps is close to Cohen's κ and equals the pairwise sum", () => {
    const unit = fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(unit, { minLength: 2, maxLength: 12 }), (units) => {
        const alpha = krippendorffAlpha(units, "interval");
        const paired = units.map((u) => u.filter((x) => x !== null)).filter((u) => u.length > 1);
        const all = paired.flat();
        let seen = 0;
        for (const u of paired) for (const a of u) for (const b of u) seen += (a - b) ** 2 / (u.length - 1);
        let expected = 0;
        for (const a of all) for (const b of all) expected += (a - b) ** 2;
        if (alpha === null) expect(expected).toBe(0);
        else expect(alpha).toBeCloseTo(1 - ((all.length - 1) * seen) / expected, 9);
      }),
    );
    expect(cohenKappa(["a", "b", null], ["a", "b", "a"])).toBe(1);
  });
});
