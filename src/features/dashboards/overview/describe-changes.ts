import { decimalsOf, formatNumber } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import type { ScoreMetricId, Unit } from "@/domain/metrics/metric-id";
import { SCALES, type ScaleId } from "@/domain/metrics/scale";
import { sayDifference } from "@/features/dashboards/compare/describe-split";
import type { Weighing } from "@/features/dashboards/compare/read-weighing";
import { describeChange, describeNumber, shortName } from "@/features/dashboards/describe-number";
import type { AnswerComparison, AnswerSegment } from "@/features/dashboards/metric-answer";
import { isEveryGroup, sayChange, sayNames } from "@/features/dashboards/overview/describe-judgement";
import type { Judgement } from "@/features/dashboards/overview/judge-overview";
import { isolate, type OverviewWords } from "@/features/dashboards/overview/overview-words";
import type { GroupsFound } from "@/features/dashboards/overview/read-groups";
import type { MainMetric } from "@/features/dashboards/overview/read-overview";
import type { MetricTile } from "@/features/dashboards/overview/read-tiles";
import type { Trap } from "@/features/dashboards/overview/read-trap";
import { commaOf } from "@/platform/i18n/locale";
import { nameGroup } from "@/platform/i18n/name-group";
import type { WhiskerRow } from "@/ui/charts/dot-whisker";

/** What became of the leading metric, group by group. */
export interface ChangesView {
  /** A finding where there is one. */
  readonly title: string;
  readonly by: string;
  readonly caption: string;
  readonly valueHead: string;
  readonly rows: readonly WhiskerRow[];
  /** The rows are differences. */
  readonly differences: boolean;
  readonly unit: Unit;
  readonly min: number;
  readonly max: number;
  readonly note: string;
  readonly split: GroupsFound["split"];
  /** A group that only seems to have changed; "" where none was found. */
  readonly trap: string;
  /** The change as if every group had answered in proportion; null where the survey's weights are not known. */
  readonly left: { readonly metric: ScoreMetricId; readonly scale: ScaleId; readonly weighing: Weighing } | null;
}

const SHOWN = 7;

/**
 * Says the groups: their changes where the days are compared, else where they stand; a name filters, a count opens its ledger.
 * Null where there is no group.
 */
export function describeChanges(
  words: OverviewWords,
  main: MainMetric,
  judgement: Judgement,
  to: {
    readonly filter: (by: string, value: string) => string;
    readonly explain: (by: string, value: string, comparison: AnswerComparison | undefined) => string;
  },
): ChangesView | null {
  const { tile, groups } = main;
  if (groups === null) return null;
  const { overview: t } = words;
  const { metric, computed } = tile;
  const metricName = shortName(words, metric);
  const differences = groups.segments.some((one) => (one.result.comparison?.difference ?? null) !== null);
  const largest = [...groups.segments].sort((a, b) => b.result.n - a.result.n).slice(0, SHOWN);
  const shown = groups.segments.filter((one) => largest.includes(one));
  const { unit, min, max } = METRICS[metric];
  const ends = unit === "score" ? SCALES[computed.scale] : { min: min ?? 0, max: max ?? 100 };
  const span = ends.max - ends.min;
  const check = differences ? t("changes.check", { n: groups.family }) : "";
  const left = shown.length < groups.segments.length ? t("changes.left", { n: shown.length }) : "";
  return {
    title: titleOf(words, tile, groups, judgement),
    by: groups.by,
    caption: t(differences ? "changes.caption" : "changes.now", { metric: metricName, attribute: groups.by }),
    valueHead: differences ? t("changes.value") : metricName,
    rows: shown.map((one) => ({
      ...(differences ? differenceRow(words, metric, one) : valueRow(words, tile, one)),
      key: one.value,
      label: nameGroup(groups.by, one.value, words.locale),
      countText: one.result.suppressed ? "—" : formatNumber(one.result.n, { locale: words.locale }),
      href: to.filter(groups.by, one.value),
      ...(one.result.suppressed ? {} : { countHref: to.explain(groups.by, one.value, one.result.comparison) }),
    })),
    differences,
    unit,
    min: differences ? -span : ends.min,
    max: differences ? span : ends.max,
    note: [check, left].filter(Boolean).join(" "),
    split: groups.split,
    trap: main.trap ? sayTrap(words, metric, groups.by, main.trap) : "",
    left: main.left ? { metric, scale: computed.scale, weighing: main.left } : null,
  };
}

/** "NPS got worse in Germany, not because others answered". */
function titleOf(
  words: OverviewWords,
  { metric, computed }: MetricTile,
  groups: GroupsFound,
  { finding, unclear }: Judgement,
): string {
  const { overview: t } = words;
  const moved = finding.kind === "carried" ? [finding.group] : "groups" in finding ? finding.groups : [];
  const names = (assessment: "better" | "worse") =>
    sayNames(
      words,
      groups.by,
      moved.filter((one) => one.assessment === assessment).map((one) => one.value),
    );
  const [worse, better] = [names("worse"), names("better")];
  const name = shortName(words, metric);
  const assessment = computed.answer.comparison?.assessment ?? null;
  if (assessment === null) return t("changes.by", { attribute: groups.by });
  if (worse && better) return t("changes.both", { metric: name, worse, better });
  const said = isEveryGroup(moved, unclear.length)
    ? t("changes.every", { metric: name })
    : worse
      ? t("changes.worse", { metric: name, names: worse })
      : better
        ? t("changes.better", { metric: name, names: better })
        : assessment === "no clear change"
          ? t("changes.unclear", { metric: name })
          : t("changes.title");
  const cause = assessment === "no clear change" ? "" : causeOf(words, groups);
  return cause && (worse || better) ? `${said}${commaOf(words.locale)}${cause}` : said;
}

/** "France looks better (32 → 35), and that is who answered: +4.4 pts. What they said: −1.2 pts (by plan)." */
function sayTrap(words: OverviewWords, metric: ScoreMetricId, by: string, { value, before, now, split }: Trap): string {
  const { before: from, now: to } = sayChange(words, metric, before, now);
  const decimals = decimalsOf(METRICS[metric].unit) + 1;
  const better = METRICS[metric].better === "up" ? now > before : now < before;
  return words.overview(better ? "changes.trapBetter" : "changes.trapWorse", {
    group: sayNames(words, by, [value]),
    before: from,
    now: to,
    who: sayDifference(words, metric, split.whoAnswered, decimals),
    said: sayDifference(words, metric, split.whatTheySaid, decimals),
    attribute: isolate(split.by, words.locale),
  });
}

function causeOf({ overview: t }: OverviewWords, { split }: GroupsFound): string {
  if (split === null) return "";
  const [who, said] = [split.whoAnswered, split.whatTheySaid].map(Math.abs);
  if ((said ?? 0) > 2 * (who ?? 0)) return t("changes.said");
  return (who ?? 0) > 2 * (said ?? 0) ? t("changes.who") : "";
}

type RowNumbers = Omit<WhiskerRow, "key" | "label" | "countText" | "href">;

function differenceRow(words: OverviewWords, metric: ScoreMetricId, { result }: AnswerSegment): RowNumbers {
  const comparison = result.comparison;
  const decimals = decimalsOf(METRICS[metric].unit);
  const difference = comparison?.difference ?? null;
  const interval = comparison?.interval ?? null;
  const print = (value: number) => formatNumber(value, { locale: words.locale, decimals, signed: true });
  return {
    value: difference,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    valueText: difference === null ? "—" : print(difference),
    betweenText: result.suppressed
      ? words.metrics("tooFew")
      : interval === null
        ? words.metrics("noAnswers")
        : words.metrics("between", { low: print(interval.low), high: print(interval.high) }),
    direction: comparison?.verdict ?? null,
    assessment: comparison?.assessment ?? null,
  };
}

function valueRow(words: OverviewWords, { metric, computed }: MetricTile, { result }: AnswerSegment): RowNumbers {
  const number = describeNumber(words, metric, computed.scale, result);
  const shown = number.value !== null;
  const change = result.comparison
    ? describeChange(words, metric, computed.scale, result.value, result.comparison, decimalsOf(METRICS[metric].unit))
    : null;
  return {
    value: shown ? result.value : null,
    low: shown ? (result.interval?.low ?? null) : null,
    high: shown ? (result.interval?.high ?? null) : null,
    valueText: number.value ?? "—",
    betweenText: shown ? number.between : number.instead,
    rough: number.precision === "rough",
    direction: change?.direction ?? null,
    assessment: change?.assessment ?? null,
  };
}
