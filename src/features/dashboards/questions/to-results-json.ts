import type { Reading } from "@/domain/metrics/reading";
import { readingOf } from "@/features/dashboards/metric-answer";
import type { OfOption } from "@/features/dashboards/questions/build-question";
import { ownWords } from "@/features/dashboards/questions/name-option";
import type { QuestionsData, ShownQuestion } from "@/features/dashboards/questions/read-questions";

/** The results of every question as the API replies them: figures unrounded, words in the survey's own language. */
export function toResultsJson(data: QuestionsData, timeZone: string) {
  const { outline, days, began, hidden, questions, dropOff, dropOffSlow } = data;
  return {
    survey: outline.id,
    ...days.range,
    timeZone,
    ...(hidden ? { suppressed: true as const } : {}),
    began: hidden ? null : began,
    finished: dropOff?.finished ?? null,
    completion: dropOff && readingOf(dropOff.completion),
    questions: questions.map((one) => toQuestionJson(data, one)),
    dropOff: dropOff && {
      stoppedBefore: dropOff.stoppedBefore,
      steps: dropOff.steps.map(({ place, reached, share, stopped }) => ({
        question: questions.find((one) => one.place === place)?.asked.question.id ?? null,
        ...{ place, reached, share: readingOf(share), stopped },
      })),
    },
    ...(dropOffSlow ? { dropOffSlow: true as const } : {}),
  };
}

function toQuestionJson({ outline }: QuestionsData, one: ShownQuestion) {
  const { question, current } = one.asked;
  const { answered, notApplicable, unusable } = one.counts;
  const base = { id: question.id, kind: question.kind, title: ownWords(outline, question.title), current };
  if (one.hidden) return { ...base, suppressed: true as const };
  const told = { ...base, answered, notApplicable, unusable, otherScale: one.elsewhere };
  const optionOf = ({ key, option }: OfOption<{ readonly key: string }>) => ({
    id: key,
    label: option && ownWords(outline, option.label),
    offered: option?.offered ?? true,
  });
  const points = (all: readonly { readonly key: string; readonly n: number; readonly share: Reading }[]) =>
    all.map(({ key, n, share }) => ({ id: key, n, share: readingOf(share) }));
  const { body } = one;
  switch (body.shape) {
    case "shares":
      return {
        ...told,
        options: body.lines.map((line) => ({ ...optionOf(line), n: line.n, share: readingOf(line.share) })),
        ...(body.missed ? { productMarketFit: { ...readingOf(body.missed.share), verdict: body.missed.verdict } } : {}),
      };
    case "days":
      return { ...told, months: points(body.lines) };
    case "ranking":
      return {
        ...told,
        ranks: body.lines.map((line) => ({
          ...optionOf(line),
          ...{ n: line.n, meanRank: readingOf(line.meanRank) },
          ...{ first: line.first, firstShare: readingOf(line.firstShare) },
        })),
      };
    case "number": {
      const { mean, median, low, high } = body.summary;
      return { ...told, mean: readingOf(mean), median, quartiles: { low, high } };
    }
    case "scores":
      return {
        ...told,
        ...{ scale: body.scale, mean: readingOf(body.summary.mean), scores: points(body.summary.points) },
      };
    case "rows":
      return {
        ...told,
        rows: body.lines.map(({ summary, ...line }) => ({
          ...optionOf(line),
          ...(summary === null
            ? { suppressed: true as const }
            : { n: summary.n, mean: readingOf(summary.mean), scores: points(summary.points) }),
        })),
      };
    case "metric":
      return {
        ...told,
        metric: body.metric,
        scale: body.scale,
        ...readingOf(body.reading),
        counts: body.reading.counts,
      };
    case "texts":
      return told;
  }
}
