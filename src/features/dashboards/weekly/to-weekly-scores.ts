import type { WeekFigure } from "@/domain/alerts/week-figure";
import type { Period } from "@/domain/calendar/period";
import { answerVariance } from "@/domain/metrics/answer-variance";
import { compareScores } from "@/domain/metrics/change";
import { computeScore } from "@/domain/metrics/metric";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { hiddenGroups } from "@/domain/metrics/minimum-group";
import { answered, emptyTally, mergeTallies, type Tally } from "@/domain/metrics/tally";
import type { Subject } from "@/features/dashboards/find-subject";
import { type AnswerReading, readingOf } from "@/features/dashboards/metric-answer";
import { chooseScale, listBreaks, type SeriesTally, tallyByValue } from "@/features/dashboards/pool-series";
import { type WeeklyNumber, type WeekSpan, weekKindOf } from "@/features/dashboards/weekly/weekly-number";

interface Asked {
  readonly metric: ScoreMetricId;
  readonly subject: Subject;
  readonly weeks: readonly Period[];
  /** The dimension; '' for everybody. */
  readonly by: string;
}

const HIDDEN: AnswerReading = { value: null, n: 0, interval: null, suppressed: true };

/**
 * Numbers of one question by week, one for each value of a dimension, from tallies that were read for all of them. What an
 * anonymous survey hides on its own screen is hidden here: a week of few is a gap.
 */
export function toWeeklyScores(
  { metric, subject, weeks, by }: Asked,
  groupsIn: (week: number) => readonly (SeriesTally & { readonly value: string })[],
): (value: string) => WeeklyNumber {
  const groups = weeks.map((_, place) => groupsIn(place));
  const scale = chooseScale(metric, subject.series, groups.flat());
  const tallies = groups.map((own) => tallyByValue(subject.series, own, scale));
  const minimum = subject.minimumGroup;
  const hiddenIn = tallies.map((week) => (minimum === null || by === "" ? [] : hiddenValues(week, minimum)));
  const first = weeks[0]?.start ?? "";
  const last = weeks.at(-1)?.end ?? "";
  const broken = listBreaks(subject.series, first, last).at(-1)?.day ?? first;
  const after = weeks.findIndex(({ start }) => start >= broken);
  const comparableFrom = after < 0 ? weeks.length : after;

  const spanOf = (value: string, { first: from, last: to }: WeekSpan) => {
    const within = tallies.slice(from, to + 1);
    const tally = within.reduce((sum, week) => mergeTallies(sum, week.get(value) ?? emptyTally), emptyTally);
    if (minimum === null) return { tally, hidden: false };
    const all = new Map<string, Tally>();
    for (const week of within)
      for (const [key, one] of week) all.set(key, mergeTallies(all.get(key) ?? emptyTally, one));
    const n = answered(tally.counts);
    return { tally, hidden: (n > 0 && n < minimum) || (by !== "" && hiddenValues(all, minimum).includes(value)) };
  };

  return (value) => {
    const own = tallies.map((week) => week.get(value) ?? emptyTally);
    // A week of few beside the whole would tell them: the next smallest goes with it.
    const few =
      minimum === null
        ? []
        : hiddenGroups(
            own.map((tally, place) => ({ key: String(place), n: answered(tally.counts) })),
            { minimum },
          );
    const hidden = (place: number) => few.includes(String(place)) || (hiddenIn[place]?.includes(value) ?? false);
    return {
      kind: weekKindOf(metric),
      comparableFrom,
      weeks: weeks.map(({ start, end }, place): WeekFigure => {
        const tally = own[place] ?? emptyTally;
        if (hidden(place) || answered(tally.counts) === 0) return { start, end, value: null, n: 0 };
        const { value: score, n } = computeScore(metric, tally, scale);
        return { start, end, value: score, n, variance: answerVariance(metric, tally, scale) ?? 0 };
      }),
      async compare(before, later) {
        const [a, b] = [spanOf(value, before), spanOf(value, later)];
        if (a.hidden || b.hidden)
          return {
            before: HIDDEN,
            after: HIDDEN,
            change: { difference: null, interval: null, pValue: null, n: { current: 0, previous: 0 } },
          };
        return {
          before: readingOf(computeScore(metric, a.tally, scale)),
          after: readingOf(computeScore(metric, b.tally, scale)),
          change: compareScores(metric, b.tally, a.tally, scale),
        };
      },
    };
  };
}

function hiddenValues(week: ReadonlyMap<string, Tally>, minimum: number): string[] {
  return hiddenGroups(
    [...week].map(([key, tally]) => ({ key, n: answered(tally.counts) })),
    { minimum },
  );
}
