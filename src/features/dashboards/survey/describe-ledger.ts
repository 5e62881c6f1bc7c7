import type { LedgerPart } from "@/db/queries/answers/answer-filter";
import { formatNumber } from "@/domain/metrics/display";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { SCALES, type ScaleId } from "@/domain/metrics/scale";
import { bandsOf } from "@/features/dashboards/describe-number";
import type { MetricAnswer } from "@/features/dashboards/metric-answer";
import type { AnswerLinks } from "@/features/dashboards/survey/answer-links";
import type { DashboardWords } from "@/features/dashboards/survey/dashboard-words";
import { listFormat } from "@/platform/i18n/formats";
import { commaOf } from "@/platform/i18n/locale";

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
  /** "None of these: Left empty, Not applicable."; "" where each had somebody, or nothing is told. */
  readonly zeros: string;
  /** All answers that count, and where they are listed; null for who may not read them, and where there are none. */
  readonly rows: { readonly text: string; readonly href: string } | null;
  /** "chance alone would do this about 4 times in 1,000"; null where nothing was compared. */
  readonly chance: string | null;
}

/** Says how a number was computed: definition, formula with its figures, what was not counted and why, method. */
export function describeLedger(
  words: DashboardWords,
  metric: ScoreMetricId,
  scale: ScaleId,
  answer: MetricAnswer,
  links: AnswerLinks | null,
): LedgerView {
  if (answer.suppressed) return hiddenLedger(words, metric);
  const { t, locale, definitions } = words;
  const { min, max } = SCALES[scale];
  const { missing, notApplicable, invalid, superseded, excluded, held, n } = answer;
  const received = n + missing + notApplicable + invalid + superseded + excluded + held;
  const taken = [
    { part: "missing", label: t("ledger.missing"), n: missing, note: t("ledger.missingNote") },
    { part: "notApplicable", label: t("ledger.notApplicable"), n: notApplicable, note: "" },
    { part: "invalid", label: t("ledger.invalid", { min, max }), n: invalid, note: t("ledger.invalidNote") },
    { part: "superseded", label: t("ledger.superseded"), n: superseded, note: t("ledger.supersededNote") },
    { part: "excluded", label: t("ledger.excluded"), n: excluded, note: t("ledger.excludedNote") },
    { part: "held", label: t("ledger.held"), n: held, note: withHeldText(answer, words) },
  ] as const;
  const line = (part: LedgerPart, label: string, n: number, note = "") => ({
    label,
    n: formatNumber(n, { locale }),
    note,
    href: n === 0 ? null : (links?.part(part) ?? null),
  });
  return {
    definition: definitions(`${metric}.definition`),
    formula: definitions(`${metric}.formula`),
    working: workingOf(words, metric, scale, answer),
    denominator: definitions(`${metric}.denominator`),
    method: answer.interval ? t(`ledger.methods.${answer.interval.method}`) : definitions(`${metric}.interval`),
    lines: [
      line("received", t("ledger.received"), received),
      ...taken.filter((one) => one.n > 0).map((one) => line(one.part, one.label, -one.n, one.note)),
      line("counted", t("ledger.counted"), n),
    ],
    zeros: zerosText(
      taken.flatMap(({ label, n }) => (n === 0 ? [label] : [])),
      words,
    ),
    rows: links && n > 0 ? { text: t("ledger.open", { n }), href: links.part("counted") } : null,
    chance: chanceText(answer, words),
  };
}

function zerosText(labels: readonly string[], { t, locale }: DashboardWords): string {
  if (labels.length === 0) return "";
  return t("ledger.zeros", { parts: listFormat(locale, "unit").format(labels) });
}

function hiddenLedger({ metrics, t, definitions }: DashboardWords, metric: ScoreMetricId): LedgerView {
  const lines = [{ label: metrics("tooFew"), n: "—", note: t("ledger.anonymous"), href: null }];
  return {
    definition: definitions(`${metric}.definition`),
    formula: definitions(`${metric}.formula`),
    working: "",
    denominator: definitions(`${metric}.denominator`),
    method: definitions(`${metric}.interval`),
    lines,
    zeros: "",
    rows: null,
    chance: null,
  };
}

/** What was not counted, in one line: "12 held for review, 31 test"; "nothing" is said as "". */
export function notCountedText(answer: MetricAnswer, test: number, { t, locale }: DashboardWords): string {
  const parts = ["held", "superseded", "missing", "notApplicable", "invalid", "excluded"] as const;
  return [...parts.map((part) => [part, answer[part]] as const), ["test", test] as const]
    .flatMap(([part, n]) => (n > 0 ? [t(`notCounted.${part}`, { n })] : []))
    .join(commaOf(locale));
}

function withHeldText(answer: MetricAnswer, { t, locale }: DashboardWords): string {
  const value = answer.also.withHeld?.value;
  if (value == null) return "";
  return t("ledger.withHeld", {
    value: formatNumber(value, { locale, decimals: 1, signed: answer.unit === "points" }),
  });
}

function workingOf(
  { t, metrics, locale }: DashboardWords,
  metric: ScoreMetricId,
  scale: ScaleId,
  answer: MetricAnswer,
): string {
  const { value, n, counts } = answer;
  if (value === null) return "";
  const number = (count: number | undefined) => formatNumber(count ?? 0, { locale });
  const result = formatNumber(value, { locale, decimals: 2, signed: metric === "nps" });
  if (metric === "nps")
    return `100 × (${number(counts.promoters)} − ${number(counts.detractors)}) ÷ ${number(n)} = ${result}`;
  if (metric === "csat") return `100 × ${number(counts.satisfied)} ÷ ${number(n)} = ${result}`;
  if (metric === "completion_rate") return `100 × ${number(counts.numerator)} ÷ ${number(n)} = ${result}`;
  const sum = Object.entries(answer.distribution).reduce((total, [score, count]) => total + Number(score) * count, 0);
  const easy = bandsOf(scale).find((band) => band.name === "easy")?.scores ?? [];
  return t("ledger.easyIs", {
    sum: `${number(sum)} ÷ ${number(n)} = ${result}`,
    low: easy.at(0) ?? "",
    high: easy.at(-1) ?? "",
    count: metrics("answers", { n: counts.easy ?? 0 }),
  });
}

/** How often chance alone would do this; null where nothing was compared. */
export function chanceText({ comparison }: MetricAnswer, { t }: DashboardWords): string | null {
  const p = comparison?.pAdjusted;
  if (p == null) return null;
  if (p < 0.0005) return t("ledger.rarely");
  const of = p < 0.1 ? 1000 : 100;
  return t("ledger.chance", { times: Math.round(p * of), of });
}
