import { formatNumber } from "@/domain/metrics/display";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import type { ScaleId } from "@/domain/metrics/scale";
import { describeChange, describeNumber } from "@/features/dashboards/describe-number";
import type { AnswerSegment } from "@/features/dashboards/metric-answer";
import type { WhiskerRow } from "@/ui/charts/dot-whisker";

/** A breakdown in words. */
export interface GroupsView {
  readonly rows: readonly WhiskerRow[];
  /** How many groups are not shown. */
  readonly left: number;
  /** "Worse in A and C": the finding, or null where nothing is clear. */
  readonly finding: string | null;
  /** "worse in A and C, no clear change in the other 5"; "" where nothing was compared. */
  readonly sentence: string;
  /** "checked against lucky finds: 7 groups compared". */
  readonly check: string;
  /** "2 groups are hidden …": those of an anonymous survey that are too small; "" where there is none. */
  readonly hidden: string;
}

const SHOWN = 20;

/**
 * The groups of a breakdown as dots with whiskers, in order of their names; of very many the ones with the most answers.
 * Under ten answers a group says its counts instead of a score.
 */
export function describeGroups(
  metric: ScoreMetricId,
  scale: ScaleId,
  segments: readonly AnswerSegment[],
  options: {
    readonly decimals: number;
    readonly all: boolean;
    readonly hrefOf: (value: string) => string;
    /** Where a group's answers are listed. */
    readonly answersOf?: (value: string) => string | undefined;
  },
): GroupsView {
  const { decimals, all, hrefOf, answersOf } = options;
  const largest = [...segments].sort((a, b) => b.result.n - a.result.n).slice(0, SHOWN);
  const kept = all || segments.length <= SHOWN ? segments : segments.filter((one) => largest.includes(one));
  const compared = segments.filter((one) => one.result.comparison?.pAdjusted != null);
  const named = (word: "better" | "worse") =>
    compared.filter((one) => one.result.comparison?.assessment === word).map((one) => one.value);
  const [worse, better] = [named("worse"), named("better")];
  const parts = [
    worse.length > 0 ? `worse in ${listNames(worse)}` : "",
    better.length > 0 ? `better in ${listNames(better)}` : "",
  ].filter(Boolean);
  const others = compared.length - worse.length - better.length;
  const rest =
    others === 0 ? "" : parts.length === 0 ? "no clear change in any" : `no clear change in the other ${others}`;
  return {
    rows: kept.map((segment) => {
      const row = toRow(metric, scale, segment, decimals, hrefOf(segment.value));
      const answers = segment.result.n > 0 ? answersOf?.(segment.value) : undefined;
      return answers === undefined ? row : { ...row, countHref: answers };
    }),
    left: segments.length - kept.length,
    finding: parts.length > 0 ? sentenceCase(parts.join(", ")) : null,
    sentence: compared.length === 0 ? "" : [...parts, rest].filter(Boolean).join(", "),
    hidden: hiddenText(segments.filter((one) => one.result.suppressed).length),
    check: compared.length > 1 ? `checked against lucky finds: ${formatNumber(compared.length)} groups compared` : "",
  };
}

function toRow(
  metric: ScoreMetricId,
  scale: ScaleId,
  { value, result }: AnswerSegment,
  decimals: number,
  href: string,
): WhiskerRow {
  const words = describeNumber(metric, scale, result, decimals);
  const shown = words.value !== null;
  const change = result.comparison ? describeChange(metric, scale, result.value, result.comparison, decimals) : null;
  // A group with few answers is told in counts; a change of it is still told where it is clear.
  const said = shown || change?.assessment !== "no clear change";
  return {
    key: value,
    label: value,
    value: shown ? result.value : null,
    low: shown ? (result.interval?.low ?? result.value) : null,
    high: shown ? (result.interval?.high ?? result.value) : null,
    valueText: words.value ? `${words.value}${words.unit === "%" ? "%" : ""}` : "—",
    countText: words.hidden ? "hidden" : formatNumber(result.n),
    betweenText: words.value ? words.between : words.instead,
    rough: words.precision === "rough",
    direction: said ? (change?.direction ?? null) : null,
    assessment: said ? (change?.assessment ?? null) : null,
    changeText: said ? (change?.difference ?? "") : "",
    href,
  };
}

function hiddenText(groups: number): string {
  if (groups === 0) return "";
  const are = groups === 1 ? "One group is" : `${formatNumber(groups)} groups are`;
  return `${are} hidden: this survey is anonymous, and too few answered, or those who did could be told from the rest.`;
}

/** "A", "A and C", "A, B and C", "A, B, C and 4 more". */
function listNames(names: readonly string[]): string {
  if (names.length > 4) return `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

function sentenceCase(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
