import { decimalsOf, formatNumber, roundHalfAway } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import type { ChangeSplit, SplitPart } from "@/features/dashboards/compare/read-split";
import { roundToSum } from "@/features/dashboards/compare/round-to-sum";
import type { MetricWords } from "@/platform/i18n/metric-words";
import { nameGroup } from "@/platform/i18n/name-group";
import type { Translator } from "@/platform/i18n/translator";

/** What a comparison is said with. */
export interface CompareWords extends MetricWords {
  readonly compare: Translator<"compare">;
}

/** A split change in words; its figures add up as they stand. */
export interface SplitView {
  readonly by: string;
  /** "Mostly who answered", "Mostly what they said", "Both". */
  readonly finding: string;
  /** "+3.2 pts" */
  readonly difference: string;
  /** "+4.4 pts" */
  readonly whoAnswered: string;
  /** "−1.2 pts" */
  readonly whatTheySaid: string;
  readonly parts: readonly SplitPartView[];
}

export interface SplitPartView {
  readonly key: string;
  readonly name: string;
  readonly whoAnswered: string;
  readonly whatTheySaid: string;
}

/** Says a split. One decimal more than the number itself, and two where one would contradict itself. */
export function describeSplit(split: ChangeSplit, words: CompareWords): SplitView {
  const { difference, whoAnswered, whatTheySaid } = split;
  const usual = decimalsOf(METRICS[split.metric].unit) + 1;
  const agrees = (decimals: number) => {
    const [whole = 0, ...parts] = [difference, whoAnswered, whatTheySaid].map((one) => roundHalfAway(one, decimals));
    return Math.abs(parts.reduce((sum, part) => sum + part, 0) - whole) < 1e-9;
  };
  const decimals = agrees(usual) ? usual : usual + 1;
  const print = (value: number) => sayDifference(words, split.metric, value, decimals);
  const columns = columnsOf(split, decimals);
  const [who = 0, said = 0] = roundToSum([whoAnswered, whatTheySaid], decimals);
  return {
    by: split.by,
    finding: words.compare(`split.${findingOf(split)}`),
    difference: print(difference),
    whoAnswered: print(who),
    whatTheySaid: print(said),
    parts: split.parts.map((part, place) => ({
      key: part.key,
      name: sayPart(words, split.by, part),
      whoAnswered: print(columns.who[place] ?? 0),
      whatTheySaid: print(columns.said[place] ?? 0),
    })),
  };
}

/** "+4.4 pts"; without a unit where the number itself has none. */
export function sayDifference(words: MetricWords, metric: ScoreMetricId, value: number, decimals: number): string {
  const step = formatNumber(value, { locale: words.locale, decimals, signed: true });
  return METRICS[metric].unit === "score" ? step : words.metrics("points", { step });
}

/** Each column adds up to what its head says, as printed. */
function columnsOf(split: ChangeSplit, decimals: number) {
  const [who = 0, said = 0] = roundToSum([split.whoAnswered, split.whatTheySaid], decimals);
  return {
    who: roundTo(
      split.parts.map((part) => part.whoAnswered),
      who,
      decimals,
    ),
    said: roundTo(
      split.parts.map((part) => part.whatTheySaid),
      said,
      decimals,
    ),
  };
}

/** The head of a column may itself be rounded the other way: what is then missing goes to the largest part. */
function roundTo(parts: readonly number[], sum: number, decimals: number): number[] {
  const rounded = roundToSum(parts, decimals);
  const missing = sum - rounded.reduce((total, part) => total + part, 0);
  const largest = rounded.reduce(
    (best, part, place) => (Math.abs(part) > Math.abs(rounded[best] ?? 0) ? place : best),
    0,
  );
  return rounded.map((part, place) => (place === largest ? roundHalfAway(part + missing, decimals) : part));
}

function findingOf({ whoAnswered, whatTheySaid }: ChangeSplit): "mostlyWho" | "mostlySaid" | "both" {
  const [who, said] = [Math.abs(whoAnswered), Math.abs(whatTheySaid)];
  if (who > 2 * said) return "mostlyWho";
  return said > 2 * who ? "mostlySaid" : "both";
}

function sayPart({ compare, locale }: CompareWords, by: string, part: SplitPart): string {
  if (part.kind === "none") return compare("split.none");
  return part.kind === "hidden" ? compare("split.hidden") : nameGroup(by, part.value, locale);
}
