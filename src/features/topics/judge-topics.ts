import {
  adjustFamily,
  type Change,
  compareRates,
  compareScores,
  type Verdict,
  verdictOf,
} from "@/domain/metrics/change";
import type { Interval } from "@/domain/metrics/interval";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import type { Reading } from "@/domain/metrics/reading";
import type { ScaleId } from "@/domain/metrics/scale";
import { shareReading } from "@/domain/metrics/share";
import { emptyTally } from "@/domain/metrics/tally";

/** Under so many mentions an effect is called rough. */
export const ROUGH_BELOW = 30;

/** Comments of some days, or of some people: how many, and the scores beside them. */
export interface Mentions {
  readonly n: number;
  /** Eleven counts, of the scores 0 … 10 on the scale that is read. */
  readonly counts: readonly number[];
}

export const NO_MENTIONS: Mentions = { n: 0, counts: Array.from({ length: 11 }, () => 0) };

/** What the scores beside comments are. */
export interface ScoreOf {
  readonly metric: Extract<ScoreMetricId, "nps" | "csat" | "ces">;
  readonly scale: ScaleId;
}

/** One topic (or one group) with those among whom it is looked for. */
export interface Counted {
  readonly key: string;
  readonly now: Mentions;
  readonly all: Mentions;
  readonly before: Mentions;
  readonly allBefore: Mentions;
}

export interface Judged {
  readonly key: string;
  readonly n: number;
  readonly of: number;
  readonly nBefore: number;
  readonly ofBefore: number;
  /** Of all comments, in percent. */
  readonly share: Reading;
  /** The share against the days before; null where one side has no comments. */
  readonly change: Change | null;
  readonly moved: Verdict["verdict"];
  /**
   * The score of those who mention it less that of those who commented otherwise, in the metric's unit; null where one side has no
   * scores. It says what goes together, never what causes it.
   */
  readonly effect: Change | null;
  readonly assessment: Verdict["assessment"];
  /** The same spread over everybody who commented: how far apart their score and that of the others alone are. */
  readonly pull: { readonly value: number; readonly interval: Interval | null } | null;
  readonly rough: boolean;
}

/**
 * Judges all topics (or groups) that stand on one screen: their changes are one family of Benjamini–Hochberg, their effects
 * another. Scores are compared as everywhere: NPS on adjusted shares, shares by Newcombe, means by Welch.
 */
export function judgeTopics(counted: readonly Counted[], score: ScoreOf | null): Judged[] {
  const changes = counted.map(({ now, all, before, allBefore }) =>
    all.n === 0 || allBefore.n === 0 ? null : compareRates(now.n, all.n, before.n, allBefore.n),
  );
  const effects = counted.map(({ now, all }) => (score === null ? null : effectOf(now, all, score)));
  const ofChanges = adjustFamily(changes.map((change) => change?.pValue ?? null));
  const ofEffects = adjustFamily(effects.map((effect) => effect?.pValue ?? null));
  return counted.map(({ key, now, all, before, allBefore }, place) => {
    const [change, effect] = [changes[place] ?? null, effects[place] ?? null];
    const share = shareReading(now.n, all.n);
    const part = all.n === 0 ? 0 : now.n / all.n;
    return {
      key,
      n: now.n,
      of: all.n,
      nBefore: before.n,
      ofBefore: allBefore.n,
      share,
      change,
      moved: change === null ? null : verdictOf(change, ofChanges[place] ?? null, "up").verdict,
      effect,
      assessment: effect === null ? null : verdictOf(effect, ofEffects[place] ?? null, "up").assessment,
      pull: pullOf(effect, part),
      rough: now.n < ROUGH_BELOW,
    };
  });
}

function effectOf(now: Mentions, all: Mentions, { metric, scale }: ScoreOf): Change | null {
  const rest = all.counts.map((count, score) => count - (now.counts[score] ?? 0));
  const effect = compareScores(metric, { ...emptyTally, counts: now.counts }, { ...emptyTally, counts: rest }, scale);
  return effect.difference === null ? null : effect;
}

/** The share of mentions is taken as it is: its own uncertainty is small beside that of the difference. */
function pullOf(effect: Change | null, part: number): Judged["pull"] {
  if (effect?.difference == null) return null;
  const { interval } = effect;
  return {
    value: effect.difference * part,
    interval: interval && { ...interval, low: interval.low * part, high: interval.high * part },
  };
}
