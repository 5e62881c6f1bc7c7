import type { NumberRow, NumberSheet } from "@/domain/exports/number-rows";
import { METRICS } from "@/domain/metrics/metric";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { decimalsFor, shortName } from "@/features/dashboards/describe-number";
import { type FileWords, tabulateReading } from "@/features/dashboards/files/tabulate-reading";
import type { DashboardWords } from "@/features/dashboards/survey/dashboard-words";
import { describeChosen, describeDays } from "@/features/dashboards/survey/describe-days";
import { describeLedger, notCountedText } from "@/features/dashboards/survey/describe-ledger";
import { describeBands, describeBars } from "@/features/dashboards/survey/describe-scores";
import { describeTrend } from "@/features/dashboards/survey/describe-trend";
import type { DashboardQuery } from "@/features/dashboards/survey/input";
import type { DashboardData, DashboardNumbers } from "@/features/dashboards/survey/read-dashboard";
import { sayInstant } from "@/platform/i18n/say-days";

/** What a dashboard's file is told with. */
export interface DashboardFile {
  readonly workspaceName: string;
  readonly workspace: WorkspaceCalendar;
  readonly query: DashboardQuery;
  readonly now: Date;
  readonly words: DashboardWords & FileWords;
}

/** A survey's dashboard as rows: the number, what stands beside it, its periods, groups, bands and scores. */
export function tabulateDashboard(data: DashboardData, file: DashboardFile): NumberSheet {
  const { outline, tab, numbers } = data;
  const { words, workspaceName, workspace, query, now } = file;
  const { files, locale } = words;
  const filters = Object.entries(query.filters).map(([name, value]) => `${name}: ${value}`);
  const days = numbers?.days;
  return {
    name: [outline.name, shortName(words, tab.metric), days ? `${days.range.from} ${days.range.to}` : ""]
      .filter(Boolean)
      .join(" · "),
    facts: [
      [files("facts.workspace"), workspaceName],
      [files("facts.survey"), outline.name],
      [files("facts.question"), tab.title],
      [
        files("facts.days"),
        days ? `${describeChosen(days, words)} (${days.range.from} – ${days.range.to})` : files("nothing"),
      ],
      [files("facts.compared"), days?.compared ? describeDays(days.compared, locale) : files("facts.nobody")],
      [files("facts.filters"), filters.length > 0 ? filters.join("; ") : files("facts.nobody")],
      [files("facts.zone"), workspace.zone],
      [files("facts.computed"), `${sayInstant(now, workspace.zone, locale)} (${now.toISOString()})`],
      [files("facts.metric"), METRICS[tab.metric].name],
      ...(numbers ? ledgerFacts(data, numbers, words) : []),
      [files("facts.interval"), files("facts.intervalText")],
      [files("facts.hidden"), files("facts.hiddenText")],
    ],
    rows: numbers ? rowsOf(data, numbers, file) : [],
  };
}

function ledgerFacts({ tab, tests }: DashboardData, { score }: DashboardNumbers, words: DashboardFile["words"]) {
  const { files } = words;
  const ledger = describeLedger(words, tab.metric, score.scale, score.answer, null);
  const notCounted = notCountedText(score.answer, tests, words);
  return [
    [files("facts.definition"), ledger.definition],
    [files("facts.formula"), ledger.formula],
    [files("facts.method"), ledger.method],
    [files("facts.notCounted"), notCounted === "" ? files("facts.nobody") : notCounted],
  ] as const;
}

function rowsOf(
  data: DashboardData,
  numbers: DashboardNumbers,
  { words, query, workspace }: DashboardFile,
): NumberRow[] {
  const { tab, known } = data;
  const { metric } = tab;
  const { score, completion, days, interval, by } = numbers;
  const { answer, scale } = score;
  const decimals = decimalsFor(metric, answer.value, answer.comparison, query.decimals);
  const same = { metric, scale, days: days.range, decimals };
  const name = shortName(words, metric);
  const points = describeTrend(words, { metric, scale, answer, interval, today: known.today, decimals, workspace });
  const beside = metric === "completion_rate" ? [] : [completion];
  return [
    tabulateReading(words, { ...same, part: "total", name }, answer),
    ...beside.map((one) =>
      tabulateReading(
        words,
        {
          part: "beside",
          name: shortName(words, "completion_rate"),
          metric: "completion_rate",
          scale: one.scale,
          days: days.range,
        },
        one.answer,
      ),
    ),
    ...answer.series.map((period, place) => {
      const point = points[place];
      const notes = [point?.breakBefore?.label ?? "", point?.partial ? words.files("soFar") : ""];
      const range = { from: period.start, to: period.end };
      return tabulateReading(
        words,
        { ...same, part: "period", name: point?.title ?? period.start, days: range, notes },
        period,
      );
    }),
    ...answer.breakdown.map(({ value, result }) =>
      tabulateReading(words, { ...same, part: "group", name: value, attribute: by ?? "" }, result),
    ),
    ...countRows(numbers, metric, words),
  ];
}

/** How often each band and each score was given: value is the share, n the count. */
function countRows(
  { score, days }: DashboardNumbers,
  metric: NumberRow["metric"],
  words: DashboardFile["words"],
): NumberRow[] {
  if (score.answer.n === 0) return [];
  const base = { metric, unit: "percent", ...days.range, note: words.files("share") } as const;
  const share = (count: number) => (100 * count) / score.answer.n;
  return [
    ...describeBands(words, score, 1, null).map((band) => ({
      ...base,
      part: "band" as const,
      name: band.name,
      value: share(band.count),
      shown: band.shareText,
      n: band.count,
    })),
    ...describeBars(words, score, 1, null).map((bar) => ({
      ...base,
      part: "score" as const,
      name: bar.score,
      value: share(bar.count),
      shown: bar.shareText,
      n: bar.count,
    })),
  ];
}
