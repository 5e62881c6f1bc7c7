import type { SurveyOutline } from "@/db/queries/read-outlines";
import { toTallies } from "@/db/rollups/tally-columns";
import { computeScore } from "@/domain/metrics/metric";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { isScaleId, SCALES, type Scale, type ScaleId } from "@/domain/metrics/scale";
import type { Question } from "@/domain/survey/definition";
import { scaleOf } from "@/domain/survey/outline";
import { type AnswerCounts, countAnswered, type GivenCount, SAID, sumOf } from "@/domain/survey/results/given-count";
import type { AskedOption, AskedQuestion } from "@/domain/survey/results/merge-asked";
import { asksWhetherMissed, type MissedShare, missedShare } from "@/domain/survey/results/product-market-fit";
import {
  type ChoiceShare,
  hasOther,
  type NumberSummary,
  type RankedOption,
  type ScoreSummary,
  summariseChoices,
  summariseDays,
  summariseNumbers,
  summariseRanking,
  summariseScores,
} from "@/domain/survey/results/summarise";
import { subjectOf } from "@/features/dashboards/find-subject";
import { type AnswerReading, readingOf } from "@/features/dashboards/metric-answer";
import { chooseScale, poolTallies } from "@/features/dashboards/pool-series";

/** A line of a question with its option or row; null for own words, yes and no. */
export type OfOption<Line> = Line & { readonly option: AskedOption | null };

/** What a question was answered, by the shape of its kind. */
export type QuestionBody =
  | {
      readonly shape: "shares";
      readonly several: boolean;
      readonly lines: readonly OfOption<ChoiceShare>[];
      readonly missed: MissedShare | null;
    }
  | { readonly shape: "ranking"; readonly lines: readonly OfOption<RankedOption>[] }
  | { readonly shape: "number"; readonly summary: NumberSummary }
  | { readonly shape: "days"; readonly lines: readonly ChoiceShare[] }
  | {
      readonly shape: "scores";
      readonly scale: ScaleId;
      readonly series: readonly number[];
      readonly summary: ScoreSummary;
    }
  | {
      readonly shape: "rows";
      /** Null where an anonymous survey does not tell a row of so few. */
      readonly lines: readonly OfOption<{ readonly key: string; readonly summary: ScoreSummary | null }>[];
    }
  | {
      readonly shape: "metric";
      readonly metric: ScoreMetricId;
      readonly scale: ScaleId;
      readonly reading: AnswerReading & { readonly counts: Readonly<Record<string, number>> };
    }
  | { readonly shape: "texts" };

/** One question of a survey with what was answered to it. */
export interface QuestionResult {
  readonly asked: AskedQuestion;
  readonly counts: AnswerCounts;
  /** Scores on an earlier scale, which are added to no other. */
  readonly elsewhere: number;
  readonly body: QuestionBody;
}

/** Computes a question's results out of what was answered to it, this kind of it alone. */
export function buildQuestion(
  outline: SurveyOutline,
  asked: AskedQuestion,
  all: readonly GivenCount[],
): QuestionResult {
  const { question, options, versions } = asked;
  const given = all.filter(({ questionId, kind }) => questionId === question.id && kind === question.kind);
  const used =
    versions === null ? given : given.filter(({ version }) => version !== null && versions.includes(version));
  const whole = countAnswered(given);
  const counts = countAnswered(used);
  const result = (body: QuestionBody, elsewhere = whole.answered - counts.answered): QuestionResult => ({
    ...{ asked, counts: { ...whole, answered: whole.answered - elsewhere }, elsewhere },
    body,
  });
  const withOption = <Line extends { readonly key: string }>(lines: readonly Line[]): OfOption<Line>[] =>
    lines.map((line) => ({ ...line, option: options.find(({ id }) => id === line.key) ?? null }));
  const ids = options.map(({ id }) => id);
  switch (question.kind) {
    case "single":
    case "multiple": {
      const keys = [...ids, ...(question.other || hasOther(used) ? [SAID.other] : [])];
      const lines = withOption(summariseChoices(used, keys)).filter(
        ({ n, option }) => n > 0 || option?.offered !== false,
      );
      const missed = asksWhetherMissed(question) ? missedShare(used) : null;
      return result({ shape: "shares", several: question.kind === "multiple", lines, missed });
    }
    case "yes_no":
    case "consent": {
      const lines = withOption(summariseChoices(used, ["true", "false"]));
      return result({ shape: "shares", several: false, lines, missed: null });
    }
    case "ranking": {
      const lines = withOption(summariseRanking(used, ids)).filter(
        ({ n, option }) => n > 0 || option?.offered !== false,
      );
      return result({ shape: "ranking", lines });
    }
    case "number":
      return result({ shape: "number", summary: summariseNumbers(used) });
    case "date":
      return result({ shape: "days", lines: summariseDays(used) });
    case "matrix":
    case "quality": {
      const scale = scaleOfRows(question);
      const rows = ids.map((key) => ({
        key,
        summary: summariseScores(
          used.filter(({ item }) => item === key),
          scale,
        ),
      }));
      const lines = withOption(rows).filter(({ summary, option }) => summary.n > 0 || option?.offered !== false);
      return result({ shape: "rows", lines });
    }
    case "nps":
    case "csat":
    case "ces":
    case "rating": {
      const series = outline.series.filter(({ questionId }) => questionId === question.id);
      const metric = SCALES[scaleOf(question)].metric;
      if (metric === null || metric === "completion_rate") return rated(series, used, scaleOf(question), result);
      return scored(outline, { metric, questionId: question.id, scale: scaleOf(question) }, used, result);
    }
    default:
      return result({ shape: "texts" });
  }
}

/** The scale of a question whose answers are scores by row. */
export function scaleOfRows(question: Extract<Question, { kind: "matrix" | "quality" }>): Scale {
  return question.kind === "quality" ? SCALES["rating-1-5"] : SCALES[`rating-${question.scale}`];
}

type Result = (body: QuestionBody, elsewhere?: number) => QuestionResult;

/** A rating on its latest scale that was answered on; it feeds no metric. */
function rated(
  series: SurveyOutline["series"],
  given: readonly GivenCount[],
  usual: ScaleId,
  result: Result,
): QuestionResult {
  const latestFirst = [...series].sort((a, b) => b.startedOn.localeCompare(a.startedOn) || b.ordinal - a.ordinal);
  const answeredIn = (ordinal: number) => given.some((one) => one.series === ordinal && !one.key.startsWith("!"));
  const latest = latestFirst.find(({ ordinal }) => answeredIn(ordinal)) ?? latestFirst[0];
  const scale = latest !== undefined && isScaleId(latest.scale) ? latest.scale : usual;
  const pooled = series.filter((one) => one.scale === scale).map(({ ordinal }) => ordinal);
  const own = given.filter((one) => pooled.includes(one.series));
  const summary = summariseScores(own, SCALES[scale]);
  return result({ shape: "scores", scale, series: pooled, summary }, countAnswered(given).answered - summary.n);
}

const BUCKETS: Readonly<Record<string, number>> = { [SAID.missing]: -1, [SAID.notApplicable]: -2, [SAID.invalid]: -3 };

/** A question of a metric: the number that its dashboard tells, from the same counts. */
function scored(
  outline: SurveyOutline,
  of: { readonly metric: ScoreMetricId; readonly questionId: string; readonly scale: ScaleId },
  given: readonly GivenCount[],
  result: Result,
): QuestionResult {
  const { metric, questionId } = of;
  const subject = subjectOf(outline, metric, questionId);
  if (subject === null) return result({ shape: "texts" });
  const rows = given.map(({ series, key, n }) => ({ series, bucket: BUCKETS[key] ?? Number(key), sums: String(n) }));
  const groups = toTallies(rows, ({ series }) => String(series)).map(({ row, tally }) => ({
    ...{ surveyId: outline.id, questionId, series: row.series },
    tally,
  }));
  const scale = chooseScale(metric, subject.series, groups);
  const score = computeScore(metric, poolTallies(subject.series, groups, scale), scale);
  const scores = sumOf(given.filter(({ key }) => !key.startsWith("!")));
  return result(
    { shape: "metric", metric, scale, reading: { ...readingOf(score), counts: score.counts } },
    scores - score.n,
  );
}
