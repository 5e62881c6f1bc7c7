import { changeFigures, decimalsOf, formatNumber, formatValue, precisionOf } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import { sayDays } from "@/features/delivery/digest/describe-days";
import type { DigestFrame, DigestNews, DigestNumber } from "@/features/delivery/digest/digest-content";
import { isolate } from "@/features/delivery/digest/mark-text";
import { type MetricWords, sayBasis, sayBetween, sayCounts, signedMinutes } from "@/platform/i18n/metric-words";
import type { Translator } from "@/platform/i18n/translator";

/** What a mail is said with. */
export interface DigestWordsOf extends MetricWords {
  readonly digest: Translator<"digest">;
}

/** What a chip is coloured by; its word always stands with it. */
export type Tone = "better" | "worse" | "same" | "plain";

/** One line of the list of numbers. */
export interface NumberLine {
  readonly name: string;
  readonly survey: string;
  readonly count: string;
  /** "+41", "80%"; counts in words under ten answers. */
  readonly value: string;
  readonly between: string;
  readonly chip: { readonly tone: Tone; readonly text: string };
  readonly href: string;
  /** Where the two sides of its change stand side by side; null where nothing was compared. */
  readonly changeHref: string | null;
}

/** The sentence a mail leads with, and what stands under it. */
export function sayHeadline(
  { digest, metrics }: DigestWordsOf,
  { numbers, tested: all }: Pick<DigestNews, "numbers" | "tested">,
  quiet: boolean,
): { headline: string; lead: string[] } {
  if (quiet) return { headline: digest("mail.nobody"), lead: [] };
  const tested = numbers.filter(({ change }) => change !== null && change.assessment !== null);
  const clear = clearOnes(tested);
  const moved = ({ metric, surveyId, survey, change }: DigestNumber) => {
    const name = metrics(`short.${metric}`);
    if (surveyId === null) return digest(change?.verdict === "up" ? "mail.roseAlone" : "mail.fellAlone", { name });
    const gaps = { name, survey: isolate(survey) };
    return change?.verdict === "up" ? digest("mail.rose", gaps) : digest("mail.fell", gaps);
  };
  const [first, second] = clear.map(moved);
  const headline =
    first === undefined
      ? digest("mail.nothingNew")
      : second === undefined
        ? digest("mail.oneNew", { first })
        : clear.length === 2
          ? digest("mail.twoNew", { first, second })
          : digest("mail.manyNew", { n: clear.length, first, second });
  if (numbers.length === 0) return { headline, lead: [digest("mail.nothingToFollow")] };
  if (tested.length === 0) return { headline, lead: [digest("mail.nothingToCompare")] };
  const count = Math.max(tested.length, all ?? 0);
  const rest = count - clear.length;
  const others = clear.length > 0 && rest > 0 ? [digest("mail.rest", { n: rest })] : [];
  return { headline, lead: [...others, digest("mail.tested", { n: count })] };
}

/** What is new and clear, a sentence each: what it was, what it rests on, what it was before. */
export function sayNews(words: DigestWordsOf, numbers: readonly DigestNumber[], frame: DigestFrame): string[] {
  const { digest, metrics, locale } = words;
  return clearOnes(numbers).map((number) => {
    const { metric, change } = number;
    const decimals = decimalsFor(number);
    const basis = [sayBetween(words, number.interval, METRICS[metric].unit, decimals), sayCount(words, number)];
    return digest(number.surveyId === null ? "mail.wasAgainstAlone" : "mail.wasAgainst", {
      name: metrics(`short.${metric}`),
      survey: isolate(number.survey),
      value: sayValue(words, number, number.value, decimals),
      basis: sayList(words, basis),
      before: sayValue(words, number, change?.value ?? null, decimals),
      beforeCount: sayCount(words, { metric, n: change?.n ?? 0 }),
      compared: sayDays(number.days?.compared ?? frame.compared, locale),
      difference: sayStep(words, metric, change?.difference ?? 0, decimals),
    });
  });
}

/** A number as a line: value, how sure, and what became of it. */
export function sayNumber(
  words: DigestWordsOf,
  number: DigestNumber,
  links: { readonly number: string; readonly change: string | null },
): NumberLine {
  const { metrics } = words;
  const { metric } = number;
  const { unit } = METRICS[metric];
  const line = {
    name: metrics(`short.${metric}`),
    survey: isolate(number.survey),
    href: links.number,
    changeHref: null,
  };
  if (number.suppressed) {
    const chip = { tone: "plain", text: metrics("tooFew") } as const;
    return { ...line, count: "", value: "—", between: "", chip };
  }
  const decimals = decimalsFor(number);
  const precision = precisionOf(number, unit);
  const count = sayCount(words, number);
  const none = metric === "completion_rate" ? metrics("nobodyStarted") : metrics("noAnswers");
  if (precision === "none") return { ...line, count: "", value: "—", between: "", chip: { tone: "plain", text: none } };
  if (precision === "counts") {
    const chip = { tone: "plain", text: words.digest("mail.few") } as const;
    return { ...line, count, value: sayCounts(words, metric, number.counts), between: "", chip };
  }
  const rough = precision === "rough" ? metrics("rough") : "";
  return {
    ...line,
    count: sayList(words, [count, rough]),
    value: sayValue(words, number, number.value, decimals),
    between: sayBetween(words, number.interval, unit, decimals),
    chip: sayChip(words, number, decimals),
    changeHref: number.change?.assessment ? links.change : null,
  };
}

/** A change in the metric's own steps: "−8.9 pts". */
export function sayStep({ metrics, locale }: MetricWords, metric: MetricId, step: number, decimals: number): string {
  if (METRICS[metric].unit === "minutes") return signedMinutes(step, locale);
  const signed = formatNumber(step, { locale, decimals, signed: true });
  return METRICS[metric].unit === "score" ? signed : metrics("points", { step: signed });
}

function sayChip(words: DigestWordsOf, number: DigestNumber, decimals: number): NumberLine["chip"] {
  const { metrics, digest } = words;
  const { change, metric } = number;
  if (!change || change.assessment === null) return { tone: "plain", text: digest("mail.noComparison") };
  if (change.assessment === "no clear change") return { tone: "same", text: metrics("unclear") };
  const arrow = change.verdict === "up" ? "▲" : "▼";
  const word = metrics(change.assessment);
  return {
    tone: change.assessment,
    text: sayList(words, [`${arrow} ${word}`, sayStep(words, metric, change.difference ?? 0, decimals)].map(unbroken)),
  };
}

/** "between 24 and 38, 412 answers": what is empty is left out. */
export function sayList({ digest }: DigestWordsOf, parts: readonly string[]): string {
  const said = parts.filter((part) => part !== "");
  return said.reduce((first, second) => digest("mail.list", { first, second }), said.shift() ?? "");
}

/** On a phone a chip breaks between its parts, never within one. */
function unbroken(text: string): string {
  return text.replaceAll(" ", "\u00a0");
}

function clearOnes(numbers: readonly DigestNumber[]): DigestNumber[] {
  return numbers.filter(({ change }) => change?.assessment === "better" || change?.assessment === "worse");
}

function sayCount(words: MetricWords, { metric, n }: Pick<DigestNumber, "metric" | "n">): string {
  return sayBasis(words, metric, n);
}

function sayValue(words: MetricWords, number: DigestNumber, value: number | null, decimals: number): string {
  const { unit } = METRICS[number.metric];
  const said = formatValue(value, unit, { locale: words.locale, decimals });
  return unit === "score" && value !== null
    ? `${said} ${words.metrics("of", { max: formatNumber(number.max, { locale: words.locale }) })}`
    : said;
}

/** The usual decimals; one more where the rounded figures would contradict the rounded change. */
function decimalsFor({ metric, value, change }: DigestNumber): number {
  const { unit } = METRICS[metric];
  return change ? changeFigures(value, change.value, change.difference, unit).decimals : decimalsOf(unit);
}
