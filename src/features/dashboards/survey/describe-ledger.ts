import type { LedgerPart } from "@/db/queries/answers/answer-filter";
import { countText, formatNumber } from "@/domain/metrics/display";
import type { IntervalMethod } from "@/domain/metrics/interval";
import { METRICS } from "@/domain/metrics/metric";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { SCALES, type ScaleId } from "@/domain/metrics/scale";
import { bandsOf, TOO_FEW } from "@/features/dashboards/describe-number";
import type { MetricAnswer } from "@/features/dashboards/metric-answer";
import type { AnswerLinks } from "@/features/dashboards/survey/answer-links";

/** One line between what was received and what is counted. */
export interface LedgerLine {
  readonly label: string;
  readonly n: string;
  readonly note: string;
  /** The answers of this line; null for who may not read them. */
  readonly href: string | null;
}

/** How a number came about: adds up from received to counted. */
export interface LedgerView {
  readonly definition: string;
  readonly formula: string;
  readonly working: string;
  readonly denominator: string;
  readonly method: string;
  readonly lines: readonly LedgerLine[];
  /** "chance alone would do this about 4 times in 1,000"; null where nothing was compared. */
  readonly chance: string | null;
}

const METHODS: Readonly<Record<IntervalMethod, string>> = {
  adjusted_wald: "Adjusted-Wald interval, 95%",
  wilson: "Wilson interval, 95%",
  student_t: "Student's t interval, 95%",
  order_statistic: "Order statistics, 95%",
  bootstrap: "Bootstrap, 95%",
};

/** Says how a number was computed: definition, formula with its figures, what was not counted and why, method. */
export function describeLedger(
  metric: ScoreMetricId,
  scale: ScaleId,
  answer: MetricAnswer,
  links: AnswerLinks | null,
): LedgerView {
  if (answer.suppressed) return hiddenLedger(metric);
  const { min, max } = SCALES[scale];
  const { missing, notApplicable, invalid, superseded, excluded, held, n } = answer;
  const received = n + missing + notApplicable + invalid + superseded + excluded + held;
  const taken = [
    { part: "missing", label: "Left empty", n: missing, note: "no score, or a code that was declared missing" },
    { part: "notApplicable", label: "Not applicable", n: notApplicable, note: "" },
    { part: "invalid", label: `Outside ${min}–${max}`, n: invalid, note: "stored as written, never counted" },
    {
      part: "superseded",
      label: "Replaced by a newer answer",
      n: superseded,
      note: "of the same person, as the survey says",
    },
    {
      part: "excluded",
      label: "On another scale, or taken out",
      n: excluded,
      note: "different scales are never pooled",
    },
    { part: "held", label: "Held for review", n: held, note: withHeldText(answer) },
  ] as const;
  const line = (part: LedgerPart, label: string, n: number, note = "") => ({
    label,
    n: formatNumber(n),
    note,
    href: n === 0 ? null : (links?.part(part) ?? null),
  });
  return {
    definition: METRICS[metric].definition,
    formula: METRICS[metric].formula,
    working: workingOf(metric, scale, answer),
    denominator: METRICS[metric].denominator,
    method: answer.interval ? METHODS[answer.interval.method] : METRICS[metric].interval,
    lines: [
      line("received", "Received", received),
      ...taken.filter((one) => one.n > 0).map((one) => line(one.part, one.label, -one.n, one.note)),
      line("counted", "Counted", n),
    ],
    chance: chanceText(answer),
  };
}

function hiddenLedger(metric: ScoreMetricId): LedgerView {
  const { definition, formula, denominator, interval } = METRICS[metric];
  const lines = [{ label: TOO_FEW, n: "—", note: "the survey is anonymous", href: null }];
  return { definition, formula, working: "", denominator, method: interval, lines, chance: null };
}

/** What was not counted, in one line: "12 held for review, 31 test"; "nothing" is said as "". */
export function notCountedText(answer: MetricAnswer, test: number): string {
  const parts: [number, string][] = [
    [answer.held, "held for review"],
    [answer.superseded, "replaced by a newer answer"],
    [answer.missing, "left empty"],
    [answer.notApplicable, "not applicable"],
    [answer.invalid, "off the scale"],
    [answer.excluded, "on another scale or taken out"],
    [test, "test"],
  ];
  return parts.flatMap(([n, word]) => (n > 0 ? [`${formatNumber(n)} ${word}`] : [])).join(", ");
}

function withHeldText(answer: MetricAnswer): string {
  const value = answer.also.withHeld?.value;
  return value == null
    ? ""
    : `with them it would be ${formatNumber(value, { decimals: 1, signed: answer.unit === "points" })}`;
}

function workingOf(metric: ScoreMetricId, scale: ScaleId, answer: MetricAnswer): string {
  const { value, n, counts } = answer;
  if (value === null) return "";
  const number = (count: number | undefined) => formatNumber(count ?? 0);
  const result = formatNumber(value, { decimals: 2, signed: metric === "nps" });
  if (metric === "nps")
    return `100 × (${number(counts.promoters)} − ${number(counts.detractors)}) ÷ ${number(n)} = ${result}`;
  if (metric === "csat") return `100 × ${number(counts.satisfied)} ÷ ${number(n)} = ${result}`;
  if (metric === "completion_rate") return `100 × ${number(counts.numerator)} ÷ ${number(n)} = ${result}`;
  const sum = Object.entries(answer.distribution).reduce((total, [score, count]) => total + Number(score) * count, 0);
  const easy = bandsOf(scale).find((band) => band.name === "easy")?.scores ?? [];
  return `${formatNumber(sum)} ÷ ${number(n)} = ${result}; easy is ${easy.at(0)} to ${easy.at(-1)}: ${countText(counts.easy ?? 0)}`;
}

function chanceText({ comparison }: MetricAnswer): string | null {
  const p = comparison?.pAdjusted;
  if (p == null) return null;
  if (p < 0.0005) return "chance alone would do this less than once in 1,000 times";
  const times = p < 0.1 ? [Math.round(p * 1000), "1,000"] : [Math.round(p * 100), "100"];
  return `chance alone would do this about ${times[0]} ${times[0] === 1 ? "time" : "times"} in ${times[1]}`;
}
