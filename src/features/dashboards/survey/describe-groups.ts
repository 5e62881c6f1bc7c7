import { formatNumber } from "@/domain/metrics/display";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import type { ScaleId } from "@/domain/metrics/scale";
import { describeChange, describeNumber } from "@/features/dashboards/describe-number";
import type { AnswerSegment } from "@/features/dashboards/metric-answer";
import type { DashboardWords } from "@/features/dashboards/survey/dashboard-words";
import { commaOf, dateLocale } from "@/platform/i18n/locale";
import { nameGroup } from "@/platform/i18n/name-group";
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
  words: DashboardWords,
  metric: ScoreMetricId,
  scale: ScaleId,
  segments: readonly AnswerSegment[],
  options: {
    /** The attribute that tells the groups apart. */
    readonly by: string;
    readonly decimals: number;
    readonly all: boolean;
    readonly hrefOf: (value: string) => string;
    /** Where a group's answers are listed. */
    readonly answersOf?: (value: string) => string | undefined;
  },
): GroupsView {
  const { by, decimals, all, hrefOf, answersOf } = options;
  const { t } = words;
  const largest = [...segments].sort((a, b) => b.result.n - a.result.n).slice(0, SHOWN);
  const kept = all || segments.length <= SHOWN ? segments : segments.filter((one) => largest.includes(one));
  const compared = segments.filter((one) => one.result.comparison?.pAdjusted != null);
  const named = (word: "better" | "worse") =>
    compared
      .filter((one) => one.result.comparison?.assessment === word)
      .map((one) => nameGroup(by, one.value, words.locale));
  const [worse, better] = [listNames(named("worse"), words), listNames(named("better"), words)];
  const parts = [worse && t("groups.worse", { names: worse }), better && t("groups.better", { names: better })];
  const others = compared.length - named("worse").length - named("better").length;
  const isAnyClear = worse !== "" || better !== "";
  const rest = others === 0 ? "" : isAnyClear ? t("groups.unclearRest", { n: others }) : t("groups.unclearAny");
  return {
    rows: kept.map((segment) => {
      const own = toRow(words, metric, scale, segment, decimals, hrefOf(segment.value));
      const row = { ...own, label: nameGroup(by, segment.value, words.locale) };
      const answers = segment.result.n > 0 ? answersOf?.(segment.value) : undefined;
      return answers === undefined ? row : { ...row, countHref: answers };
    }),
    left: segments.length - kept.length,
    finding: isAnyClear ? findingText(worse, better, words) : null,
    sentence: compared.length === 0 ? "" : joinParts([...parts, rest], words),
    hidden: hiddenText(segments.filter((one) => one.result.suppressed).length, words),
    check: compared.length > 1 ? t("groups.check", { n: compared.length }) : "",
  };
}

function toRow(
  words: DashboardWords,
  metric: ScoreMetricId,
  scale: ScaleId,
  { value, result }: AnswerSegment,
  decimals: number,
  href: string,
): Omit<WhiskerRow, "label"> {
  const number = describeNumber(words, metric, scale, result, decimals);
  const shown = number.value !== null;
  const { comparison } = result;
  const change = comparison ? describeChange(words, metric, scale, result.value, comparison, decimals) : null;
  // A group with few answers is told in counts; a change of it is still told where it is clear.
  const said = shown || change?.assessment !== "no clear change";
  return {
    key: value,
    value: shown ? result.value : null,
    low: shown ? (result.interval?.low ?? result.value) : null,
    high: shown ? (result.interval?.high ?? result.value) : null,
    valueText: number.value === null ? "—" : number.unit === "%" ? number.text : number.value,
    countText: number.hidden ? words.t("groups.hiddenCell") : formatNumber(result.n, { locale: words.locale }),
    betweenText: shown ? number.between : number.instead,
    rough: number.precision === "rough",
    direction: said ? (change?.direction ?? null) : null,
    assessment: said ? (change?.assessment ?? null) : null,
    changeText: said ? (change?.difference ?? "") : "",
    href,
  };
}

function hiddenText(groups: number, { t }: DashboardWords): string {
  return groups === 0 ? "" : t("groups.hidden", { n: groups });
}

/** "Worse in A and C": a sentence of its own. */
function findingText(worse: string, better: string, { t }: DashboardWords): string {
  if (worse === "") return t("groups.Better", { names: better });
  return better === "" ? t("groups.Worse", { names: worse }) : t("groups.both", { worse, better });
}

/** "A", "A and C", "A, B and C", "A, B, C and 4 more". */
function listNames(names: readonly string[], words: DashboardWords): string {
  if (names.length > 4)
    return words.t("groups.more", { names: joinParts(names.slice(0, 3), words), n: names.length - 3 });
  return new Intl.ListFormat(dateLocale(words.locale), { type: "conjunction" }).format(names);
}

/** Parts of a sentence one after the other, with the comma of the language. */
function joinParts(parts: readonly string[], { locale }: DashboardWords): string {
  return parts.filter(Boolean).join(commaOf(locale));
}
