import type { NumberRow, NumberSheet } from "@/domain/exports/number-rows";
import { formatValue } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import type { PageWords } from "@/features/dashboards/compare/page-words";
import { decimalsFor, shortName } from "@/features/dashboards/describe-number";
import { tabulateDrivers, tabulateSplit, tabulateWeighing } from "@/features/dashboards/files/tabulate-parts";
import { type FileWords, tabulateReading } from "@/features/dashboards/files/tabulate-reading";
import type { OverviewQuery } from "@/features/dashboards/overview/input";
import type { MainMetric, OverviewData, OverviewNumbers } from "@/features/dashboards/overview/read-overview";
import { describeChosen, describeDays } from "@/features/dashboards/survey/describe-days";
import { sayInstant } from "@/platform/i18n/say-days";

/** What an overview's file is told with. */
export interface OverviewFile {
  readonly workspaceName: string;
  readonly workspace: WorkspaceCalendar;
  readonly query: OverviewQuery;
  readonly now: Date;
  readonly words: PageWords & FileWords;
}

/**
 * The overview as rows: each tile with its goal, then what the screen says of the metric that leads it: its periods, its
 * groups, what its change is made of, what is left of it in proportion, and what moves it.
 */
export function tabulateOverview(data: OverviewData, file: OverviewFile): NumberSheet {
  const { words, workspaceName, workspace, query, now } = file;
  const { files, locale } = words;
  const { numbers } = data;
  const days = numbers?.days;
  const filters = Object.entries(query.filters).map(([name, value]) => `${name}: ${value}`);
  const told = (text: string) => (text === "" ? files("facts.nobody") : text);
  return {
    name: [workspaceName, days ? `${days.range.from} ${days.range.to}` : ""].filter(Boolean).join(" · "),
    facts: [
      [files("facts.workspace"), workspaceName],
      [files("facts.survey"), told(data.surveys.map(({ name }) => name).join("; "))],
      [
        files("facts.days"),
        days ? `${describeChosen(days, words)} (${days.range.from} – ${days.range.to})` : files("nothing"),
      ],
      [files("facts.compared"), told(days?.compared ? describeDays(days.compared, locale) : "")],
      [files("facts.filters"), told(filters.join("; "))],
      [files("facts.zone"), workspace.zone],
      [files("facts.computed"), `${sayInstant(now, workspace.zone, locale)} (${now.toISOString()})`],
      [files("facts.interval"), files("facts.intervalText")],
      [files("facts.hidden"), files("facts.hiddenText")],
    ],
    rows: numbers
      ? [
          ...tileRows(numbers, file),
          ...operationRows(numbers, file),
          ...(numbers.main ? mainRows(numbers.main, numbers, file) : []),
        ]
      : [],
  };
}

function tileRows({ tiles, days }: OverviewNumbers, { words }: OverviewFile): NumberRow[] {
  return tiles.flatMap(({ metric, goal, computed: { answer, scale } }) => {
    const decimals = decimalsFor(metric, answer.value, answer.comparison, false);
    const name = shortName(words, metric);
    const { unit } = METRICS[metric];
    const row = tabulateReading(words, { part: "total", name, metric, scale, days: days.range, decimals }, answer);
    if (goal === null) return [row];
    const shown = formatValue(goal.target, unit, { locale: words.locale, decimals });
    return [row, { part: "target", name, metric, unit, ...days.range, value: goal.target, shown, n: null }];
  });
}

/** What follows from no answers: each number over its own days, and its goal. */
function operationRows({ operations }: OverviewNumbers, { words }: OverviewFile): NumberRow[] {
  return operations.flatMap(({ metric, computed, goal }) => {
    if (computed === null) return [];
    const { answer } = computed;
    const decimals = decimalsFor(metric, answer.value, answer.comparison, false);
    const days = { from: answer.from, to: answer.to };
    const name = shortName(words, metric);
    const row = tabulateReading(words, { part: "total", name, metric, scale: null, days, decimals }, answer);
    if (goal === null) return [row];
    const { unit } = METRICS[metric];
    const shown = formatValue(goal.target, unit, { locale: words.locale, decimals });
    return [row, { part: "target", name, metric, unit, ...days, value: goal.target, shown, n: null }];
  });
}

function mainRows(
  { tile, trend, groups, left, drivers }: MainMetric,
  { days }: OverviewNumbers,
  { words }: OverviewFile,
): NumberRow[] {
  const { metric, computed } = tile;
  const { scale, answer } = computed;
  const decimals = decimalsFor(metric, answer.value, answer.comparison, false);
  const same = { metric, scale, decimals };
  return [
    ...trend.series.map((period) => {
      const range = { from: period.start, to: period.end };
      const name = describeDays(range, words.locale);
      return tabulateReading(words, { ...same, part: "period", name, days: range }, period);
    }),
    ...(groups?.segments ?? []).map(({ dimension, value, result }) =>
      tabulateReading(words, { ...same, part: "group", name: value, attribute: dimension, days: days.range }, result),
    ),
    ...tabulateSplit(words, groups?.split ?? null, days.range),
    ...(days.compared ? tabulateWeighing(words, metric, left, { current: days.range, previous: days.compared }) : []),
    ...tabulateDrivers(words, metric, drivers, days.range),
  ];
}
