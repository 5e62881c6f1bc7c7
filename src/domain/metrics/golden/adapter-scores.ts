import { ces } from "@/domain/metrics/ces";
import { compareRates, relativeChange } from "@/domain/metrics/change";
import { dayNumber } from "@/domain/metrics/civil-day";
import { compareNps, type NpsCounts } from "@/domain/metrics/compare-nps";
import { csat } from "@/domain/metrics/csat";
import { roundHalfAway } from "@/domain/metrics/display";
import { adapt, instant } from "@/domain/metrics/golden/adapt";
import { adjustedWald } from "@/domain/metrics/interval";
import { momentsOfCounts } from "@/domain/metrics/moments";
import { nps } from "@/domain/metrics/nps";
import { bootstrapNps, goodmanNps, npsVariance, waldNps } from "@/domain/metrics/nps-intervals";
import { type InvitationCounts, invitationRates } from "@/domain/metrics/rates";
import { countedAnswers } from "@/domain/metrics/repeats";
import { rollingTallies } from "@/domain/metrics/rolling";
import { bandedScale, SCALES } from "@/domain/metrics/scale";
import { shareReading } from "@/domain/metrics/share";
import { tallyAnswers } from "@/domain/metrics/tally";
import { tallyOfBands } from "@/domain/metrics/tally-of-bands";
import { type WeightedScore, weightedNps } from "@/domain/metrics/weighted-nps";

type Leveled<T> = T & { readonly confidence?: number };
interface Range {
  readonly min: number;
  readonly max: number;
}
interface Share {
  readonly satisfied: number;
  readonly n: number;
}

const npsOf = (counts: NpsCounts) =>
  nps(
    tallyOfBands(SCALES.nps, { promoters: counts.promoters, passives: counts.passives, detractors: counts.detractors }),
  );

export const scoreAdapters = {
  "nps.score": adapt<{ scores: unknown[]; scale?: Range & { promoterMin: number; detractorMax: number } }>(
    ({ scores, scale }) => {
      const used = scale
        ? bandedScale("golden", "nps", scale, { lowMax: scale.detractorMax, highMin: scale.promoterMin })
        : SCALES.nps;
      const tally = tallyAnswers(scores, used);
      const { value, n, counts } = nps(tally, used);
      return { ...counts, n, nps: value, invalid: tally.invalid, missing: tally.missing };
    },
  ),
  "nps.variance": adapt<NpsCounts>((counts) => {
    const found = npsVariance(counts);
    return { variance: found?.variance ?? null, se: found?.standardError ?? null };
  }),
  "nps.ci.adjusted_wald": adapt<Leveled<NpsCounts>>(({ confidence, ...counts }) => {
    const { value, n } = npsOf(counts);
    const found = adjustedWald(counts.promoters, counts.detractors, n, confidence);
    return {
      n,
      nps: value,
      npsAdjusted: found?.centre ?? null,
      se: found?.standardError ?? null,
      lower: found?.interval.low ?? null,
      upper: found?.interval.high ?? null,
    };
  }),
  "nps.ci.wald": adapt<Leveled<NpsCounts>>(({ confidence, ...counts }) => {
    const found = waldNps(counts, confidence);
    return {
      n: npsOf(counts).n,
      nps: found?.value ?? null,
      se: found?.standardError ?? null,
      lower: found?.low ?? null,
      upper: found?.high ?? null,
    };
  }),
  "nps.ci.goodman": adapt<Leveled<NpsCounts>>(({ confidence, ...counts }) => {
    const found = goodmanNps(counts, confidence);
    return { nps: found?.value ?? null, lower: found?.low ?? null, upper: found?.high ?? null };
  }),
  "nps.ci.bootstrap": adapt<Leveled<NpsCounts>>(({ confidence, ...counts }) => {
    const found = bootstrapNps(counts, { level: confidence });
    return { lower: found?.low ?? null, upper: found?.high ?? null };
  }),
  "nps.diff": adapt<Leveled<{ current: NpsCounts; previous: NpsCounts; adjusted?: boolean }>>(
    ({ current, previous, confidence, adjusted }) => {
      const found = compareNps(current, previous, confidence, adjusted);
      return {
        diffRaw: found?.raw ?? null,
        diff: found?.tested ?? null,
        se: found?.standardError ?? null,
        z: found?.z ?? null,
        p: found?.pValue ?? null,
        lower: found?.interval.low ?? null,
        upper: found?.interval.high ?? null,
      };
    },
  ),
  "nps.display": adapt<NpsCounts & { decimals: number }>(({ decimals, ...counts }) => {
    const { value } = npsOf(counts);
    return { nps: value, display: value === null ? null : roundHalfAway(value, decimals) };
  }),
  "nps.weighted": adapt<{ responses: WeightedScore[] }>(({ responses }) => {
    const found = weightedNps(responses);
    return { nps: found?.value ?? null, effectiveN: found?.effectiveN ?? null, se: found?.standardError ?? null };
  }),
  "nps.rolling": adapt<{
    days: { date: string; p: number; q: number; d: number }[];
    windowDays: number;
    asOf: string[];
  }>(({ days, windowDays, asOf }) => {
    const daily = days.map(({ date, p, q, d }) => ({
      day: dayNumber(date),
      tally: tallyOfBands(SCALES.nps, { promoters: p, passives: q, detractors: d }),
    }));
    const windows = rollingTallies(daily, asOf.map(dayNumber), windowDays);
    return { points: windows.map(({ tally }, i) => ({ date: asOf[i], n: nps(tally).n, nps: nps(tally).value })) };
  }),
  "csat.score": adapt<Leveled<{ answers: unknown[]; scale: Range & { satisfiedMin: number } }>>(
    ({ answers, scale, confidence }) => {
      const used = bandedScale("golden", "csat", scale, { lowMax: scale.min, highMin: scale.satisfiedMin });
      const tally = tallyAnswers(answers, used);
      const { value, n, interval, counts, also } = csat(tally, used, confidence);
      return {
        n,
        satisfied: counts.satisfied,
        missing: tally.missing,
        invalid: tally.invalid,
        csat: value,
        mean: also.mean?.value ?? null,
        lower: interval?.low ?? null,
        upper: interval?.high ?? null,
      };
    },
  ),
  "csat.diff": adapt<Leveled<{ current: Share; previous: Share }>>(({ current, previous, confidence }) => {
    const found = compareRates(current.satisfied, current.n, previous.satisfied, previous.n, confidence);
    return {
      diffPoints: found.difference,
      lower: found.interval?.low ?? null,
      upper: found.interval?.high ?? null,
      p: found.pValue,
      relativeChange: relativeChange(
        shareReading(current.satisfied, current.n).value,
        shareReading(previous.satisfied, previous.n).value,
      ),
    };
  }),
  "ces.score": adapt<Leveled<{ answers: unknown[]; scale: Range & { easyMin: number; reversed?: boolean } }>>(
    ({ answers, scale, confidence }) => {
      const used = bandedScale("golden", "ces", scale, { lowMax: scale.min, highMin: scale.easyMin }, scale.reversed);
      const tally = tallyAnswers(answers, used);
      const { value, n, interval, also } = ces(tally, used, confidence);
      return {
        n,
        mean: value,
        sd: momentsOfCounts(tally.counts).sd,
        lower: interval?.low ?? null,
        upper: interval?.high ?? null,
        percentEasy: also.percentEasy?.value ?? null,
        missing: tally.missing,
        invalid: tally.invalid,
      };
    },
  ),
  "response.rates": adapt<InvitationCounts>((counts) => {
    const rates = invitationRates(counts);
    return {
      delivered: rates.delivered,
      deliveryRate: rates.deliveryRate.value,
      responseRate: rates.responseRate.value,
      responseRateCompletes: rates.responseRateCompletes.value,
      completionRate: rates.completionRate.value,
      grossResponseRate: rates.grossResponseRate.value,
    };
  }),
  "responses.dedupe": adapt<{
    rule: string;
    windowDays?: number;
    responses: { respondent: string | null; at: string; score: number }[];
  }>(({ rule, windowDays, responses }) => {
    const policy = rule.startsWith("latest") ? "latest" : rule.startsWith("first") ? "first" : "all";
    const answers = responses.map(({ respondent, at, score }) => ({ who: respondent, at: instant(at), score }));
    const scores = countedAnswers(answers, policy, windowDays).map(({ score }) => score);
    return { kept: scores.length, scores };
  }),
};
