import { formatNumber, formatValue } from "@/domain/metrics/display";
import { listOf } from "@/features/dashboards/compare/describe-weighing";
import type { PresentGroup } from "@/features/dashboards/compare/find-missing";
import type { PageWords } from "@/features/dashboards/compare/page-words";
import type { Comparison } from "@/features/dashboards/compare/read-comparison";
import { describeChange, describeNumber } from "@/features/dashboards/describe-number";
import type { AnswerSegment } from "@/features/dashboards/metric-answer";
import { sayBetween } from "@/platform/i18n/metric-words";
import { nameGroup } from "@/platform/i18n/name-group";
import type { Assessment, Direction } from "@/ui/verdict-tone";

/** One group on both sides. */
export interface GroupRow {
  readonly value: string;
  /** The same comparison of this group alone; null for those without an account. */
  readonly href: string | null;
  readonly current: string;
  readonly currentNote: string;
  readonly previous: string;
  readonly previousNote: string;
  readonly difference: string;
  readonly direction: Direction;
  readonly assessment: Assessment;
}

export interface GroupsPart {
  readonly by: string;
  /** "Worse in A and C", or what it is broken down by. */
  readonly finding: string | null;
  readonly rows: readonly GroupRow[];
  /** "Checked against lucky finds: 7 groups compared." */
  readonly check: string;
  /** What is said of groups that are too small to show; "" where there is none. */
  readonly hidden: string;
}

/** Each group on both sides, tested with the correction for all of them; `hrefOf` gives the comparison of one of them alone. */
export function describeGroupsPart(
  words: PageWords,
  found: Comparison,
  decimals: number,
  hrefOf: (by: string, value: string) => string,
): GroupsPart | null {
  const { by, segments, tab, current } = found;
  if (by === null || segments.length === 0) return null;
  const named = (word: "better" | "worse") =>
    segments
      .filter(({ result }) => result.comparison?.assessment === word)
      .map(({ value }) => nameGroup(by, value, words.locale));
  const [worse, better] = [named("worse"), named("better")];
  const { compare } = words;
  const parts = [
    worse.length > 0 ? compare("groups.worse", { names: listOf(words, worse) }) : "",
    better.length > 0 ? compare("groups.better", { names: listOf(words, better) }) : "",
  ].filter(Boolean);
  const compared = segments.filter(({ result }) => result.comparison?.pAdjusted != null).length;
  return {
    by,
    finding: parts.length > 0 ? parts.join(" · ") : null,
    rows: segments.map((segment) => ({
      ...toRow(words, tab.metric, current.scale, segment, decimals),
      value: nameGroup(by, segment.value, words.locale),
      href: hrefOf(by, segment.value),
    })),
    check: compared > 1 ? compare("groups.check", { n: compared }) : "",
    hidden: segments.some(({ result }) => result.suppressed || result.comparison?.suppressed)
      ? compare("groups.hidden", { anonymous: String(found.outline.anonymous) })
      : "",
  };
}

function toRow(
  words: PageWords,
  metric: Comparison["tab"]["metric"],
  scale: Comparison["current"]["scale"],
  { result }: AnswerSegment,
  decimals: number,
): Omit<GroupRow, "href" | "value"> {
  const { comparison } = result;
  const now = describeNumber(words, metric, scale, result, decimals);
  const before = comparison ? describeNumber(words, metric, scale, comparison, decimals) : null;
  const change = comparison ? describeChange(words, metric, scale, result.value, comparison, decimals) : null;
  return {
    current: now.text || "—",
    currentNote: now.hidden ? now.instead : now.value === null ? (result.n > 0 ? now.instead : "") : now.count,
    previous: before?.text || "—",
    previousNote: before ? (before.hidden ? before.instead : comparison && comparison.n > 0 ? before.count : "") : "",
    difference: change?.difference ?? "",
    direction: change?.direction ?? null,
    assessment: change?.assessment ?? null,
  };
}

/** A group's share of everybody and of the answers. */
export interface PresentRow {
  readonly key: string;
  readonly dimension: string;
  readonly value: string;
  readonly known: string;
  readonly answered: string;
  readonly between: string;
  readonly count: string;
  readonly completion: string;
  readonly word: string;
}

export interface MissingPart {
  readonly finding: string | null;
  readonly rows: readonly PresentRow[];
  readonly check: string;
}

/** Who is missing from the answers of the first side. */
export function describeMissing(words: PageWords, found: Comparison): MissingPart | null {
  const { missing } = found;
  if (missing.length === 0) return null;
  const { compare } = words;
  const few = missing
    .filter(({ finding }) => finding === "missing")
    .map(({ dimension, value }) => nameGroup(dimension, value, words.locale));
  const tested = missing.filter(({ pAdjusted }) => pAdjusted !== null).length;
  return {
    finding: few.length > 0 ? compare("missing.finding", { names: listOf(words, few) }) : null,
    rows: missing.map((group) => presentRow(words, group)),
    check: tested > 1 ? compare("groups.check", { n: tested }) : "",
  };
}

function presentRow(words: PageWords, group: PresentGroup): PresentRow {
  const { compare, metrics, locale } = words;
  const percent = (share: number) => formatValue(100 * share, "percent", { locale, decimals: 1 });
  const interval = { low: 100 * group.interval.low, high: 100 * group.interval.high };
  const { completion } = group;
  return {
    key: `${group.dimension} ${group.value}`,
    dimension: group.dimension,
    value: nameGroup(group.dimension, group.value, locale),
    known: percent(group.known),
    answered: group.hidden ? "—" : percent(group.answered),
    between: group.hidden ? metrics("tooFewCount") : sayBetween(words, interval, "percent", 1),
    count: group.hidden ? "" : formatNumber(group.n, { locale }),
    completion: completion?.value == null ? "—" : formatValue(completion.value, "percent", { locale, decimals: 0 }),
    word: group.finding === null ? "" : compare(`missing.${group.finding}`),
  };
}
