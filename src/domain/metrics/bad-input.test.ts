import { describe, expect, it } from "vitest";
import { periodStarts } from "@/domain/metrics/billing-anchor";
import { bootstrapInterval } from "@/domain/metrics/bootstrap";
import { churnOfPeriod } from "@/domain/metrics/churn";
import { annualChurn, churnSumOfDays } from "@/domain/metrics/churn-readings";
import { clopperPearson } from "@/domain/metrics/clopper-pearson";
import { cohortTable } from "@/domain/metrics/cohort";
import { compareMetric, computeMetric } from "@/domain/metrics/compute";
import { lmg, relativeWeightIntervals, relativeWeights } from "@/domain/metrics/drivers";
import { ewmaChart } from "@/domain/metrics/ewma";
import { correctionApplies, finitePopulationFactor } from "@/domain/metrics/finite-population";
import { adjustedWald, newcombe, wilson } from "@/domain/metrics/interval";
import { cohenKappa, fleissKappa } from "@/domain/metrics/kappa";
import { agreementWords, krippendorffAlpha, krippendorffInterval } from "@/domain/metrics/krippendorff";
import { logRank } from "@/domain/metrics/log-rank";
import { computeScore } from "@/domain/metrics/metric";
import { nDayRetention } from "@/domain/metrics/n-day";
import { bootstrapNps, goodmanNps, npsVariance, waldNps } from "@/domain/metrics/nps-intervals";
import { ordinalLogit } from "@/domain/metrics/ordinal-logit";
import { pChart } from "@/domain/metrics/p-chart";
import { quantile } from "@/domain/metrics/quantile";
import { collapseSmall, DEFAULT_TRIM, rake } from "@/domain/metrics/rake";
import { invitationRates } from "@/domain/metrics/rates";
import { revenueMovement } from "@/domain/metrics/revenue";
import { rollingTallies } from "@/domain/metrics/rolling";
import { bandedScale } from "@/domain/metrics/scale";
import { DEFAULT_SCORECARD, qualityScore, reviewScore } from "@/domain/metrics/scorecard";
import { shareReading } from "@/domain/metrics/share";
import { kaplanMeier, survivalAt } from "@/domain/metrics/survival";
import { tallyOf } from "@/domain/metrics/tally";
import { effectiveSize, postStratify, weightedMean } from "@/domain/metrics/weighting";

const infinite = Number.POSITIVE_INFINITY;
const nan = Number.NaN;
const refusal = (code: string) => expect.objectContaining({ name: "MetricError", code });

describe("nothing to say is null with a reason", () => {
  it("for empty, single, equal, negative and endless input", () => {
    expect(shareReading(3, 0)).toMatchObject({ value: null, reason: "bad_counts" });
    expect(shareReading(0, 0)).toMatchObject({ value: null, reason: "no_denominator" });
    expect(shareReading(-1, 5)).toMatchObject({ value: null, reason: "bad_counts" });
    expect(shareReading(nan, infinite)).toMatchObject({ value: null, reason: "bad_counts" });
    expect(
      invitationRates({ sent: 5, bounced: 9, started: 0, partial: 0, completed: 0 }).responseRate.value,
    ).toBeNull();
    expect(computeScore("ces", tallyOf([6]), "ces-1-7")).toMatchObject({
      value: 6,
      interval: null,
      reason: "one_answer",
    });
    expect(computeScore("ces", tallyOf([6, 6, 6]), "ces-1-7")).toMatchObject({
      value: 6,
      interval: { low: 6, high: 6 },
      reason: "no_variation",
    });
    expect(revenueMovement([{ start: -5, end: 2 }]).grossRevenueChurn).toMatchObject({
      value: null,
      reason: "bad_numbers",
    });
    expect(revenueMovement([{ start: 0, end: 9 }]).netRevenueRetention).toMatchObject({
      value: null,
      reason: "no_denominator",
    });
    expect(qualityScore([{ score: null }])).toMatchObject({ value: null, reason: "no_answers" });
    expect(qualityScore([{ score: nan }])).toMatchObject({ value: null, reason: "bad_numbers" });
    expect(churnSumOfDays([])).toMatchObject({ value: null, reason: "no_denominator" });
    expect(churnSumOfDays([{ start: 2, lost: 3 }])).toMatchObject({ value: null, reason: "bad_counts" });
    for (const found of [
      adjustedWald(0, 0, 0),
      wilson(0, 0),
      newcombe(1, 2, 0, 0),
      clopperPearson(1, 0),
      npsVariance({ promoters: 0, passives: 0, detractors: 0 }),
    ])
      expect(found).toBeNull();
    const nobody = { promoters: 0, passives: 0, detractors: 0 };
    for (const found of [waldNps(nobody), goodmanNps(nobody), bootstrapNps(nobody)]) expect(found).toBeNull();
    expect(quantile([], 0.5)).toBeNull();
    expect(cohenKappa([], [])).toBeNull();
    expect(fleissKappa([])).toBeNull();
    expect(
      fleissKappa([
        [3, 0],
        [3, 0],
      ]),
    ).toBeNull();
    expect(krippendorffAlpha([], "ordinal")).toBeNull();
    expect(
      krippendorffAlpha(
        [
          [4, 4],
          [4, 4],
        ],
        "interval",
      ),
    ).toBeNull();
    expect(krippendorffInterval([[4, 4]], "interval")).toBeNull();
    expect(agreementWords(null)).toBeNull();
    expect(reviewScore([])).toBeNull();
    expect(effectiveSize([0, 0])).toBeNull();
    expect(weightedMean([], [])).toBeNull();
    expect(
      postStratify([
        { n: 0, hits: 0, share: 0.5 },
        { n: 4, hits: 1, share: 0.5 },
      ]),
    ).toBeNull();
    expect(survivalAt(kaplanMeier([], []), 3)).toBeNull();
    expect(logRank([{ durations: [1], ended: [true] }])).toMatchObject({ chiSquare: null, pValue: null });
    expect(logRank([])).toMatchObject({ chiSquare: null, pValue: null });
    expect(cohortTable([], "month", "2026-01-01")).toEqual({ cohorts: [], average: [] });
    expect(nDayRetention([{ id: "a", events: [] }], 1, { kind: "rolling" }, 0).rate.value).toBeNull();
    expect(pChart([0], [0])).toMatchObject({ centre: null, points: [{ p: null, signal: false }] });
    expect(bootstrapInterval(() => null)).toBeNull();
  });
});

describe("parameters that make no sense are refused by code", () => {
  const cases: readonly (readonly [string, () => unknown])[] = [
    ["bad_level", () => wilson(1, 2, 2)],
    ["bad_level", () => adjustedWald(1, 0, 2, nan)],
    ["bad_level", () => bootstrapInterval(() => 1, { level: 0 })],
    ["bad_period", () => churnOfPeriod([], "2026-02-01", "2026-01-01")],
    ["bad_period", () => churnOfPeriod([], "2026-02-30", "2026-03-01")],
    ["bad_period", () => cohortTable([{ customer: "a", date: "soon" }], "month", "2026-01-01")],
    ["bad_parameter", () => annualChurn(101)],
    ["bad_parameter", () => periodStarts("2026-01-31", "month", -1)],
    ["bad_parameter", () => quantile([1], 2)],
    ["not_finite", () => quantile([1, infinite], 0.5)],
    ["not_finite", () => kaplanMeier([-1], [true])],
    ["not_finite", () => kaplanMeier([infinite], [true])],
    ["bad_parameter", () => kaplanMeier([1, 2], [true])],
    ["not_finite", () => logRank([{ durations: [nan], ended: [true] }])],
    ["bad_parameter", () => cohenKappa([1], [1, 2])],
    [
      "bad_counts",
      () =>
        fleissKappa([
          [3, 0],
          [1, 0],
        ]),
    ],
    ["not_finite", () => krippendorffAlpha([[nan, 1]], "nominal")],
    ["bad_parameter", () => reviewScore([{ key: "a", score: 9, min: 1, max: 5, weight: 1, critical: false }])],
    ["bad_counts", () => finitePopulationFactor(9, 5)],
    ["bad_parameter", () => effectiveSize([-1])],
    ["bad_parameter", () => postStratify([{ n: 4, hits: 1, share: 0.5 }])],
    ["bad_counts", () => rake([], {})],
    ["bad_parameter", () => rake([{ values: { region: "EU" }, n: 4 }], { region: { US: 1 } })],
    ["bad_counts", () => pChart([5], [2])],
    ["bad_parameter", () => ewmaChart([1], { target: 0, sd: 1, lambda: 0 })],
    ["bad_parameter", () => rollingTallies([], [1], 0)],
    ["bad_parameter", () => nDayRetention([], -1, { kind: "rolling" }, 0)],
    ["wrong_scale", () => bandedScale("x", "nps", { min: 0, max: 12 }, { lowMax: 6, highMin: 9 })],
    ["wrong_scale", () => computeScore("nps", tallyOf([1]), "csat-1-5")],
    ["constant_predictor", () => relativeWeights([[1], [1], [1], [1]], [1, 2, 3, 4])],
    ["not_enough_rows", () => relativeWeights([[1], [null]], [1, 2])],
    [
      "bad_parameter",
      () =>
        lmg(
          Array.from({ length: 30 }, (_, i) => Array.from({ length: 13 }, (_x, j) => Math.sin(i * (j + 1)))),
          Array.from({ length: 30 }, (_, i) => i),
        ),
    ],
    ["not_enough_rows", () => ordinalLogit([{ level: 0, x: [1], weight: 1 }], 2)],
    [
      "no_convergence",
      () =>
        ordinalLogit(
          [0, 0, 1, 1].map((level, i) => ({ level, x: [i], weight: 1 })),
          2,
        ),
    ],
    [
      "mixed_scales",
      () =>
        compareMetric(
          { metric: "csat", tally: tallyOf([5]), scale: "csat-1-5" },
          { metric: "csat", tally: tallyOf([5]), scale: "csat-1-10" },
        ),
    ],
  ];
  it.each(cases)("%s (%#)", (code, call) => expect(call).toThrow(refusal(code)));
});

describe("computeMetric and compareMetric", () => {
  it("compute every kind of input, and compare it by its own test", () => {
    expect(computeMetric({ metric: "customer_churn", numerator: 10, denominator: 100 }).value).toBe(10);
    expect(computeMetric({ metric: "first_response_time", minutes: [5, 9, 30] }).value).toBe(9);
    expect(computeMetric({ metric: "quality_score", reviews: [{ score: 80 }, { score: 90 }] }).value).toBe(85);
    const customers = [
      { start: 100, end: 0 },
      { start: 300, end: 330 },
    ];
    expect(computeMetric({ metric: "revenue_churn", customers }).value).toBe(25);
    expect(computeMetric({ metric: "net_revenue_retention", customers }).value).toBe(82.5); // (400 − 100 + 30)/400
    const kept = [100, 80, 120, 90, 110].map((start) => ({ start, end: start }));
    const lost = [100, 80, 120, 90, 110].map((start, i) => ({ start, end: i % 2 === 0 ? 0 : start }));
    const change = compareMetric(
      { metric: "net_revenue_retention", customers: lost },
      { metric: "net_revenue_retention", customers: kept },
    );
    expect(change.difference).toBeCloseTo(-66, 10); // 330 of 500 lost
    expect(change.pValue).toBeLessThan(0.2);
    expect(
      compareMetric({ metric: "first_response_time", minutes: [1] }, { metric: "first_response_time", minutes: [] })
        .difference,
    ).toBeNull();
    expect(
      compareMetric(
        { metric: "quality_score", reviews: [{ score: 90 }, { score: 80 }] },
        { metric: "quality_score", reviews: [] },
      ).difference,
    ).toBeNull();
  });

  it("clusters quality by reviewer: 80, 90 | 70, 60 | 100, 50 is 75, between 50.16 and 99.84", () => {
    // Python: sum of squares of the reviewers' summed gaps 20, −20, 0; t(.975, 2) = 4.3027
    const scores: readonly (readonly [number, string])[] = [
      [80, "a"],
      [90, "a"],
      [70, "b"],
      [60, "b"],
      [100, "c"],
      [50, "c"],
    ];
    const reading = qualityScore(scores.map(([score, reviewer]) => ({ score, reviewer })));
    expect(reading.value).toBe(75);
    expect(reading.interval?.low).toBeCloseTo(50.1586228824967, 8);
    expect(reading.interval?.high).toBeCloseTo(99.8413771175033, 8);
  });
});

describe("defaults", () => {
  it("correct for a finite list only above 5 % of it", () => {
    expect(correctionApplies(50, 1000)).toBe(false);
    expect(correctionApplies(51, 1000)).toBe(true);
  });

  it("weigh accuracy 50, professionalism 30, experience 20; only accuracy is critical", () => {
    expect(DEFAULT_SCORECARD.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    const rated = DEFAULT_SCORECARD.map((line) => ({
      ...line,
      score: line.key === "accuracy" ? 1 : 5,
      min: 1,
      max: 5,
    }));
    expect(reviewScore(rated)).toBe(0);
  });
});

describe("weighting", () => {
  it("trims raked weights, merges small cells, and says when margins cannot be met", () => {
    const cells = [
      { values: { region: "EU" }, n: 95 },
      { values: { region: "US" }, n: 3 },
      { values: { region: "Asia" }, n: 2 },
    ];
    const merged = collapseSmall(cells, "region");
    expect(merged.map(({ values }) => values.region)).toEqual(["EU", "(other)", "(other)"]);
    const raked = rake(merged, { region: { EU: 0.5, "(other)": 0.5 } });
    expect(raked.converged).toBe(true);
    expect(raked.weights[1]).toBeCloseTo(10, 6); // .5/.05
    const trimmed = rake(merged, { region: { EU: 0.5, "(other)": 0.5 } }, { trim: DEFAULT_TRIM, rounds: 50 });
    expect(trimmed.weights[1]).toBe(3);
    expect(trimmed.converged).toBe(false);
  });
});

describe("drivers", () => {
  it("are seen with their uncertainty, and agree with LMG on what matters", () => {
    const rows = Array.from({ length: 60 }, (_, i) => [Math.sin(i), Math.cos(i * 1.7), Math.sin(i * 0.3 + 1)]);
    const outcome = rows.map(([a = 0, b = 0], i) => 3 * a + b + 0.5 * Math.sin(i * 7));
    const johnson = relativeWeights(rows, outcome);
    const shapley = lmg(rows, outcome);
    expect(johnson.rSquare).toBeCloseTo(shapley.rSquare, 10);
    expect(johnson.percent[0]).toBeGreaterThan(60);
    expect(Math.abs((johnson.percent[0] ?? 0) - (shapley.percent[0] ?? 0))).toBeLessThan(3);
    const [first] = relativeWeightIntervals(rows, outcome, { resamples: 100 });
    expect(first?.low).toBeLessThan(johnson.percent[0] ?? 0);
    expect(first?.high).toBeGreaterThan(johnson.percent[0] ?? 0);
  });
});
