import { DEFAULT_LEVEL } from "@/domain/metrics/interval";
import type { MetricId } from "@/domain/metrics/metric-id";
import { noReading, type Reading } from "@/domain/metrics/reading";
import { countIn, countsOn, distributionOn, SCALES, type Scale } from "@/domain/metrics/scale";
import { emptyResult, type ScoreResult } from "@/domain/metrics/score-result";
import { shareReading } from "@/domain/metrics/share";
import type { Tally } from "@/domain/metrics/tally";

/** What became of the invitations of one period. All are people, not clicks: opening twice counts once. */
export interface InvitationCounts {
  readonly sent: number;
  readonly bounced: number;
  readonly started: number;
  /** Answered something, not everything. */
  readonly partial: number;
  readonly completed: number;
}

/** The rates that follow from one set of invitations, each in percent with its Wilson interval. */
export interface InvitationRates {
  readonly delivered: number | null;
  /** delivered / sent */
  readonly deliveryRate: Reading;
  /** (completed + partial) / delivered: the headline. AAPOR RR2 among those reached. */
  readonly responseRate: Reading;
  /** completed / delivered (AAPOR RR1 among those reached). */
  readonly responseRateCompletes: Reading;
  /** completed / started */
  readonly completionRate: Reading;
  /** (completed + partial) / sent, the gross reading. */
  readonly grossResponseRate: Reading;
}

/**
 * Delivery, response and completion rate. delivered = sent − bounced. Nothing sent, or everything bounced: null.
 * Example: 1,200 sent, 200 bounced, 330 started, 30 partial, 270 completed: response 300/1000 = 30 %,
 * completion 270/330 = 81.8 %. Source: AAPOR Standard Definitions.
 */
export function invitationRates(counts: InvitationCounts, level = DEFAULT_LEVEL): InvitationRates {
  const { sent, bounced, started, partial, completed } = counts;
  const all = [sent, bounced, started, partial, completed];
  if (!all.every((count) => Number.isFinite(count) && count >= 0) || bounced > sent) {
    const bad = noReading("bad_counts");
    return {
      delivered: null,
      deliveryRate: bad,
      responseRate: bad,
      responseRateCompletes: bad,
      completionRate: bad,
      grossResponseRate: bad,
    };
  }
  const delivered = sent - bounced;
  return {
    delivered,
    deliveryRate: shareReading(delivered, sent, level),
    responseRate: shareReading(completed + partial, delivered, level),
    responseRateCompletes: shareReading(completed, delivered, level),
    completionRate: shareReading(completed, started, level),
    grossResponseRate: shareReading(completed + partial, sent, level),
  };
}

/** Days an invitation has to be answered. Until they are over it is left out of the response rate, answered or not. */
export const ANSWER_WINDOW_DAYS = 14;

/** After how many more days what a metric says of a day stays as it is, but for corrections. */
export function settlingDays(metric: MetricId): number {
  return metric === "response_rate" ? ANSWER_WINDOW_DAYS : 0;
}

/** Whether a number of these counts still changes by waiting alone: some of what it is of may yet be answered. */
export function isUnsettled(metric: MetricId, { open = 0 }: Readonly<Record<string, number>>): boolean {
  return settlingDays(metric) > 0 && open > 0;
}

/**
 * Completion rate from its tally (0 = started and not yet completed, 1 = completed): completed over started, in percent.
 * Started means the first answer was stored.
 */
export function completionRate(tally: Tally, scale: Scale = SCALES.completion, level = DEFAULT_LEVEL): ScoreResult {
  const own = countsOn(scale, tally.counts);
  if (own === null) return emptyResult(scale, { numerator: 0, denominator: 0 }, "bad_counts");
  const denominator = own.reduce((sum, count) => sum + count, 0);
  const numerator = countIn(scale, "completed", tally.counts);
  const reading = denominator === 0 ? noReading("no_answers") : shareReading(numerator, denominator, level);
  return {
    ...reading,
    counts: { numerator, denominator },
    distribution: distributionOn(scale, tally.counts),
    also: {},
  };
}
