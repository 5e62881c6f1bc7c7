import { formatNumber, formatValue, precisionOf } from "@/domain/metrics/display";
import type { Reading } from "@/domain/metrics/reading";
import { SCALES } from "@/domain/metrics/scale";
import { type Point, pointsOf } from "@/domain/survey/labels";
import type { AnswerChoice } from "@/domain/survey/results/answer-choice";
import type { AskedOption } from "@/domain/survey/results/merge-asked";
import { MISSED_BY, type MissedShare } from "@/domain/survey/results/product-market-fit";
import type { ChoiceShare, ScoreSummary } from "@/domain/survey/results/summarise";
import { describeNumber, type NumberWords } from "@/features/dashboards/describe-number";
import { nameOption, ownWords } from "@/features/dashboards/questions/name-option";
import type { QuestionWords } from "@/features/dashboards/questions/question-words";
import type { QuestionsData, ShownQuestion } from "@/features/dashboards/questions/read-questions";
import { sayBetween } from "@/platform/i18n/metric-words";
import { sayMonth } from "@/platform/i18n/range-words";

/** One option, month or score: its share of those who answered, and the way to them. */
export interface ShareLine {
  readonly key: string;
  readonly label: string;
  /** "no longer offered", "earlier: Price". */
  readonly note: string | null;
  /** "42%"; "" under ten answers, where the count says it. */
  readonly share: string;
  /** "18 of 43". */
  readonly count: string;
  readonly between: string;
  /** In percent, for the bar. */
  readonly width: number;
  readonly whisker: { readonly low: number; readonly high: number } | null;
  readonly rough: boolean;
  /** Of a ranking: "1.8, between 1.5 and 2.1". */
  readonly mean: string | null;
  readonly href: string | null;
}

/** One row of a matrix or a scorecard: its mean, and how often each point was given. */
export interface RowLine {
  readonly key: string;
  readonly label: string;
  readonly note: string | null;
  readonly mean: string;
  readonly between: string;
  readonly n: string;
  readonly points: readonly {
    readonly score: string;
    readonly count: string;
    readonly share: string;
    readonly href: string | null;
  }[];
}

/** A figure with its name. */
export interface FactLine {
  readonly label: string;
  readonly value: string;
  readonly note: string;
}

/** A question's results in words. */
export interface QuestionView {
  readonly key: string;
  readonly title: string;
  /** "3 · Several choices". */
  readonly kind: string;
  /** "412 answered · 3 not applicable". */
  readonly counts: string;
  readonly notes: readonly string[];
  /** What stands where there is nothing to show. */
  readonly nothing: string | null;
  /** What the verdict on a product's users says. */
  readonly finding: string | null;
  readonly metric: { readonly number: NumberWords; readonly href: string } | null;
  readonly facts: readonly FactLine[];
  readonly shares: {
    readonly caption: string;
    readonly head: string;
    readonly mean: boolean;
    readonly lines: readonly ShareLine[];
  } | null;
  readonly rows: {
    readonly caption: string;
    readonly points: readonly Point[];
    readonly lines: readonly RowLine[];
  } | null;
  readonly answers: { readonly href: string; readonly label: string } | null;
}

/** Where the rows behind a line are listed; null for who may not read single answers. */
export interface QuestionLinks {
  choice(choice: AnswerChoice): string;
  scores(questionId: string, scale: string, score: string): string;
  answered(questionId: string): string;
  metric(questionId: string): string;
}

/** Says one question's results. */
export function describeQuestion(
  data: QuestionsData,
  one: ShownQuestion,
  links: QuestionLinks,
  mayRead: boolean,
  words: QuestionWords,
): QuestionView {
  const { outline } = data;
  const { questions: t, kinds, locale } = words;
  const { question, current, versions } = one.asked;
  const { answered, notApplicable, unusable } = one.counts;
  const title = ownWords(outline, question.title);
  const kind = kinds(question.kind);
  const nothing = one.hidden ? t("few") : answered === 0 ? t("nobody") : null;
  const base = {
    key: `${question.id} ${question.kind}`,
    title,
    kind: one.place === null ? kind : t("placed", { place: one.place, kind }),
    notes: [
      ...(current ? [] : [t("notAsked")]),
      ...(current && question.showIf ? [t("conditional")] : []),
      ...(one.elsewhere > 0 && !one.hidden ? [t("elsewhere", { n: one.elsewhere })] : []),
    ],
  };
  const empty = { finding: null, metric: null, facts: [], shares: null, rows: null, answers: null };
  if (nothing !== null) return { ...base, ...empty, counts: "", nothing };
  const reached = one.place === null ? undefined : data.dropOff?.steps[one.place - 1]?.reached;
  const counts = [
    reached === undefined ? t("answered", { n: answered }) : t("answeredOf", { n: answered, reached }),
    ...(notApplicable > 0 ? [t("notApplicable", { n: notApplicable })] : []),
    ...(unusable > 0 ? [t("unusable", { n: unusable })] : []),
  ].join(" · ");
  const choose = (key: string, item: string | null, n: number): string | null =>
    mayRead && n > 0 && versions === null
      ? links.choice({ questionId: question.id, kind: question.kind, item, key })
      : null;
  const line = (
    label: string,
    { key, n, share }: ChoiceShare,
    href: string | null,
    option: AskedOption | null,
  ): ShareLine => ({
    ...{ key, label, href, mean: null },
    note: noteOf(option, words),
    ...sayShare(share, n, words),
  });
  const view: QuestionView = { ...base, ...empty, counts, nothing: null };
  const { body } = one;
  switch (body.shape) {
    case "shares":
      return {
        ...view,
        notes: [...base.notes, ...(body.several ? [t("several")] : [])],
        finding: body.missed && sayMissed(body.missed, words),
        shares: {
          ...{ caption: t("sharesOf", { question: title }), head: t("head.option"), mean: false },
          lines: body.lines.map((each) =>
            line(nameOption(outline, each), each, choose(each.key, null, each.n), each.option),
          ),
        },
      };
    case "ranking":
      return {
        ...view,
        shares: {
          ...{ caption: t("ranksOf", { question: title }), head: t("head.first"), mean: true },
          lines: body.lines.map((each) => ({
            ...line(
              nameOption(outline, each),
              { key: each.key, n: each.first, share: each.firstShare },
              choose(each.key, "1", each.first),
              each.option,
            ),
            mean: sayMean(each.meanRank, words),
          })),
        },
      };
    case "number": {
      const { mean, median, low, high } = body.summary;
      const unit = question.kind === "number" && question.unit ? ` ${ownWords(outline, question.unit)}` : "";
      const print = (value: number | null) => (value === null ? "—" : `${formatFew(value, locale)}${unit}`);
      return {
        ...view,
        facts: [
          {
            label: t("median"),
            value: print(median),
            note:
              low === null || high === null
                ? ""
                : t("half", { low: formatFew(low, locale), high: formatFew(high, locale) }),
          },
          { label: t("mean"), value: print(mean.value), note: betweenFew(mean, words) },
        ],
        answers: mayRead ? { href: links.answered(question.id), label: t("show", { n: answered }) } : null,
      };
    }
    case "days":
      return {
        ...view,
        shares: {
          ...{ caption: t("daysOf", { question: title }), head: t("head.month"), mean: false },
          lines: body.lines.map((each) => {
            const label = each.key.length === 4 ? each.key : sayMonth(`${each.key}-01`, locale);
            return line(label, each, choose(each.key, null, each.n), null);
          }),
        },
      };
    case "scores": {
      const labels = question.kind === "rating" ? pointsOf(question, outline.locale, outline.locale) : [];
      return {
        ...view,
        facts: [meanFact(body.summary, SCALES[body.scale].max, words)],
        shares: {
          ...{ caption: t("scoresOf", { question: title }), head: t("head.score"), mean: false },
          lines: body.summary.points.map((each) => {
            const href = mayRead && each.n > 0 ? links.scores(question.id, body.scale, each.key) : null;
            const said = labels.find(({ score }) => String(score) === each.key)?.label;
            return line(said ? `${each.key} · ${said}` : each.key, each, href, null);
          }),
        },
      };
    }
    case "rows":
      return {
        ...view,
        rows: {
          caption: t("rowsOf", { question: title }),
          points:
            question.kind === "matrix" || question.kind === "quality"
              ? pointsOf(question, outline.locale, outline.locale)
              : [],
          lines: body.lines.map(({ key, option, summary }) => ({
            ...{ key, label: nameOption(outline, { key, option }), note: noteOf(option, words) },
            ...sayRow(summary, (score, n) => choose(score, key, n), words),
          })),
        },
      };
    case "metric":
      return {
        ...view,
        metric: {
          number: describeNumber(words, body.metric, body.scale, body.reading),
          href: links.metric(question.id),
        },
      };
    case "texts":
      return {
        ...view,
        answers: mayRead ? { href: links.answered(question.id), label: t("show", { n: answered }) } : null,
      };
  }
}

function noteOf(option: AskedOption | null, { questions: t }: QuestionWords): string | null {
  if (option === null) return null;
  const notes = [
    ...(option.offered ? [] : [t("notOffered")]),
    ...(option.earlier.length > 0 ? [t("earlier", { words: option.earlier.join(" · ") })] : []),
  ];
  return notes.length > 0 ? notes.join("; ") : null;
}

function sayShare(share: Reading, n: number, words: QuestionWords) {
  const { metrics, locale } = words;
  const precision = precisionOf(share, "percent");
  const few = precision === "counts" || precision === "none";
  return {
    share: few ? "" : formatValue(share.value, "percent", { locale }),
    count: metrics("counts.part", { k: n, n: share.n }),
    between: few ? "" : sayBetween(words, share.interval, "percent"),
    width: share.value ?? 0,
    whisker: few || share.interval === null ? null : { low: share.interval.low, high: share.interval.high },
    rough: precision === "rough",
  };
}

function sayRow(
  summary: ScoreSummary | null,
  choose: (score: string, n: number) => string | null,
  words: QuestionWords,
): Pick<RowLine, "mean" | "between" | "n" | "points"> {
  const { metrics, locale } = words;
  if (summary === null) return { mean: "—", between: metrics("tooFewCount"), n: "—", points: [] };
  const { mean, n, points } = summary;
  return {
    mean: mean.value === null ? "—" : formatNumber(mean.value, { locale, decimals: 1 }),
    between: sayMeanBetween(mean, words),
    n: formatNumber(n, { locale }),
    points: points.map((point) => ({
      score: point.key,
      count: formatNumber(point.n, { locale }),
      share: point.share.n < 10 ? "" : formatValue(point.share.value, "percent", { locale }),
      href: choose(point.key, point.n),
    })),
  };
}

function sayMean(mean: Reading, words: QuestionWords): string {
  if (mean.value === null) return "—";
  const value = formatNumber(mean.value, { locale: words.locale, decimals: 1 });
  const between = sayMeanBetween(mean, words);
  return between === "" ? value : `${value}, ${between}`;
}

function meanFact({ mean }: ScoreSummary, max: number, words: QuestionWords): FactLine {
  const { questions: t, metrics, locale } = words;
  const value =
    mean.value === null ? "—" : `${formatNumber(mean.value, { locale, decimals: 1 })} ${metrics("of", { max })}`;
  return { label: t("mean"), value, note: sayMeanBetween(mean, words) };
}

/** Numbers of anything: whole ones as they are, others to two decimals at most. */
function formatFew(value: number, locale: string): string {
  return formatNumber(value, { locale, decimals: Number.isInteger(value) ? 0 : Math.abs(value) < 100 ? 2 : 1 });
}

/** Where a mean would land again; where all are equal that says nothing. */
function sayMeanBetween({ interval, reason }: Reading, words: QuestionWords): string {
  return reason === "no_variation" ? words.questions("same") : sayBetween(words, interval, "score");
}

function betweenFew({ interval, reason }: Reading, { questions: t, metrics, locale }: QuestionWords): string {
  if (reason === "no_variation") return t("same");
  if (interval === null) return "";
  return metrics("between", { low: formatFew(interval.low, locale), high: formatFew(interval.high, locale) });
}

/** "52% would be very disappointed, more than the 40% that are taken as the mark": only where the interval says so. */
function sayMissed({ n, share, verdict }: MissedShare, words: QuestionWords): string | null {
  const { questions: t, metrics, locale } = words;
  if (share.value === null) return null;
  const of = metrics("counts.part", { k: n, n: share.n });
  const mark = formatValue(MISSED_BY, "percent", { locale });
  if (precisionOf(share, "percent") === "counts") return t("missed.counts", { of, mark });
  const value = formatValue(share.value, "percent", { locale });
  return t(`missed.${verdict}`, { value, of, mark, between: sayBetween(words, share.interval, "percent") });
}
