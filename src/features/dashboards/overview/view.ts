import { formatValue } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import type { ScoreMetricId, Unit } from "@/domain/metrics/metric-id";
import { SCALES } from "@/domain/metrics/scale";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { decimalsFor, shortName } from "@/features/dashboards/describe-number";
import { type DriversView, describeDrivers } from "@/features/dashboards/drivers/describe-drivers";
import type { AnswerComparison } from "@/features/dashboards/metric-answer";
import { type AboutTopics, aboutTopics } from "@/features/dashboards/overview/about-topics";
import { type ChangesView, describeChanges } from "@/features/dashboards/overview/describe-changes";
import { describePlacedComments, type PlacedCommentView } from "@/features/dashboards/overview/describe-comments";
import { describeJudgement } from "@/features/dashboards/overview/describe-judgement";
import { describeOverviewScope, type OverviewScope } from "@/features/dashboards/overview/describe-overview-scope";
import {
  describeTiles,
  explainedPath,
  isNarrowed,
  type RowView,
  type TileView,
} from "@/features/dashboards/overview/describe-tiles";
import { describeUnhappy, type UnhappyView } from "@/features/dashboards/overview/describe-unhappy";
import { type OverviewQuery, overviewHref } from "@/features/dashboards/overview/input";
import { judgeOverview } from "@/features/dashboards/overview/judge-overview";
import type { OverviewWords } from "@/features/dashboards/overview/overview-words";
import { placeEvents } from "@/features/dashboards/overview/place-events";
import type { MainMetric, OverviewData, OverviewNumbers } from "@/features/dashboards/overview/read-overview";
import { comparisonOf } from "@/features/dashboards/survey/choose-days";
import { notCountedText } from "@/features/dashboards/survey/describe-ledger";
import { describeTrend } from "@/features/dashboards/survey/describe-trend";
import { dashboardParams } from "@/features/dashboards/survey/input";
import { sayInstant } from "@/platform/i18n/say-days";
import type { TrendPoint } from "@/ui/charts/trend-runs";

/** What the overview is shown with. */
export interface OverviewContext {
  readonly workspacePath: string;
  readonly workspace: WorkspaceCalendar;
  readonly mayEdit: boolean;
  readonly mayImport: boolean;
  /** Whether they may read single answers. */
  readonly mayRead: boolean;
  readonly query: OverviewQuery;
  readonly ignored: readonly string[];
  readonly now: Date;
}

/** The overview in words, addresses and points: what its components print. */
export interface OverviewView {
  /** What of the address could not be shown; "" where all of it is. */
  readonly ignored: string;
  /** Null while there is nothing to show: then `empty` says why. */
  readonly body: OverviewBody | null;
  readonly empty: EmptyOverview | null;
}

export interface EmptyOverview {
  readonly kind: "noSurvey" | "drafts" | "waiting";
  readonly newSurvey: string | null;
  readonly surveys: string;
  readonly importPath: string | null;
}

export interface OverviewBody {
  readonly scope: OverviewScope;
  readonly verdict: string;
  readonly lead: string;
  /** "3 more today", of the number it leads with, where the days end yesterday; else "". */
  readonly moreToday: string;
  readonly rows: readonly RowView[];
  readonly completion: TileView;
  readonly trend: TrendView | null;
  readonly changes: ChangesView | null;
  /** Ways to groups that were not counted unasked, by attribute. */
  readonly askForGroups: readonly { readonly href: string; readonly label: string }[];
  /** The two sides of the change side by side, in the first survey of the metric. */
  readonly compare: string | null;
  readonly drivers: DriversView | null;
  /** Why there are none; "" where there are, no number, or something else to read. */
  readonly noDrivers: string;
  /** Null where nobody ever had to be followed up. */
  readonly unhappy: UnhappyView | null;
  readonly comments: readonly PlacedCommentView[];
  readonly slowComments: boolean;
  /** Whose comments could say why; a page that knows topics names one of them. */
  readonly topics: AboutTopics | null;
  /** Where all answers of a single survey are listed. */
  readonly allComments: string | null;
  readonly footer: readonly string[];
  /** Ways out where nobody answered in these days. */
  readonly elsewhere: { readonly clear: string | null; readonly all: string } | null;
}

/** The main trend and the other metrics that it could show. */
export interface TrendView {
  readonly metric: ScoreMetricId;
  readonly name: string;
  readonly explain: string;
  readonly title: string;
  readonly points: readonly TrendPoint[];
  readonly unit: Unit;
  readonly min: number;
  readonly max: number;
  readonly from?: number;
  readonly goal: { readonly value: number; readonly label: string } | null;
  readonly current: { readonly from: string; readonly to: string } | null;
  readonly previous: { readonly from: string; readonly to: string } | null;
  readonly events: ReturnType<typeof placeEvents>;
  readonly choices: readonly { readonly href: string; readonly label: string; readonly current: boolean }[];
  /** Its surveys, each with its own results over the same days. */
  readonly surveys: readonly { readonly href: string; readonly name: string }[];
}

/** Says the overview: everything a component prints, ready. */
export function toOverviewView(words: OverviewWords, data: OverviewData, context: OverviewContext): OverviewView {
  const { outlines, numbers } = data;
  const { workspacePath, mayEdit, mayImport } = context;
  const ignored = [...context.ignored, ...data.ignored].join(", ");
  if (numbers !== null) return { ignored, body: toBody(words, data, numbers, context), empty: null };
  const kind = outlines.length === 0 ? "noSurvey" : data.surveys.length === 0 ? "drafts" : "waiting";
  return {
    ignored,
    body: null,
    empty: {
      kind,
      newSurvey: mayEdit ? `${workspacePath}/surveys/new` : null,
      surveys: `${workspacePath}/surveys`,
      importPath: mayImport ? `${workspacePath}/imports/new` : null,
    },
  };
}

function toBody(
  words: OverviewWords,
  data: OverviewData,
  numbers: OverviewNumbers,
  context: OverviewContext,
): OverviewBody {
  const { workspacePath, workspace, query, mayRead, now } = context;
  const { main, days } = numbers;
  const judgement = judgeOverview(numbers);
  const filtered = Object.keys(query.filters).length;
  const said = describeJudgement(words, {
    judgement,
    main,
    days,
    filtered,
    today: data.known.today,
    last: data.known.last,
  });
  const hrefOf = (by: string, value: string) =>
    overviewHref(workspacePath, query, { filters: { ...query.filters, [by]: value } });
  const explainOf = (by: string, value: string, comparison: AnswerComparison | undefined) =>
    explainedPath(`${workspacePath}/explain/${main?.tile.metric}`, days.range, {
      ...{ survey: query.survey, compare: comparisonOf(query, days), chosen: days.chosen },
      ...{ compared: days.compared, comparison: comparison ?? null },
      filters: { ...query.filters, [by]: value },
    });
  const [only, ...others] = data.surveys;
  const silent = judgement.finding.kind === "silent";
  const answer = main?.tile.computed.answer;
  const notCounted = answer ? notCountedText(answer, 0, words) : "";
  return {
    scope: describeOverviewScope(words, workspacePath, query, {
      ...numbers,
      interval: main?.interval ?? "month",
      intervals: main?.intervals ?? [],
      outlines: data.outlines,
    }),
    ...said,
    moreToday: numbers.moreToday ? words.overview("lead.moreToday", { n: numbers.moreToday }) : "",
    ...describeTiles(words, numbers, { home: workspacePath, mayRead }, { ...query, now }),
    trend: main && toTrend(words, data, numbers, main, context),
    changes: main && describeChanges(words, main, judgement, { filter: hrefOf, explain: explainOf }),
    askForGroups: main?.tooMany
      ? numbers.dimensions
          .filter(({ name }) => query.filters[name] === undefined)
          .map(({ name }) => ({ href: overviewHref(workspacePath, query, { by: name }), label: name }))
      : [],
    compare: main && days.compared ? comparePath(main, days, context) : null,
    drivers: main?.drivers ? describeDrivers(words, main.tile.metric, main.drivers) : null,
    noDrivers:
      main && !main.drivers && !main.trap && !numbers.followUps && main.tile.metric !== "completion_rate"
        ? answer?.value == null
          ? ""
          : words.overview("drivers.none", { metric: shortName(words, main.tile.metric) })
        : "",
    unhappy:
      numbers.followUps &&
      describeUnhappy(words, numbers.followUps, numbers.unhappy, {
        ...{ workspacePath, zone: workspace.zone, mayRead, now },
        narrowed: isNarrowed(query),
      }),
    slowComments: numbers.slowComments,
    comments: describePlacedComments(words, numbers.comments, data.surveys, {
      workspacePath,
      zone: workspace.zone,
      mayRead,
    }),
    topics: aboutTopics(numbers, judgement, query.filters),
    allComments:
      mayRead && only && others.length === 0 ? `${workspacePath}/surveys/${only.id}/answers?comment=with` : null,
    footer: [
      words.t("notCounted.computed", {
        at: sayInstant(now, workspace.zone, words.locale),
        zone: workspace.zone,
      }),
      notCounted && words.t("notCounted.line", { parts: notCounted }),
    ].filter(Boolean),
    elsewhere: silent
      ? {
          clear: filtered > 0 ? overviewHref(workspacePath, query, { filters: {} }) : null,
          all: overviewHref(workspacePath, query, {
            preset: "all",
            from: undefined,
            to: undefined,
            interval: undefined,
            filters: {},
          }),
        }
      : null,
  };
}

/** The page that compares these days with those, in the metric's first survey, with the filters as they are. */
function comparePath(
  { tile, groups }: MainMetric,
  { range, compared }: OverviewNumbers["days"],
  { workspacePath, query }: OverviewContext,
): string | null {
  const [survey] = tile.surveys;
  const question = tile.subject.questions.find((one) => one.surveyId === survey?.id)?.questionId;
  if (!survey || !question || !compared || tile.metric === "completion_rate") return null;
  const params = new URLSearchParams({
    question,
    ...range,
    compare: "days",
    "vs.from": compared.from,
    "vs.to": compared.to,
  });
  if (groups) params.set("by", groups.by);
  for (const [name, value] of Object.entries(query.filters)) params.set(`filter.${name}`, value);
  return `${workspacePath}/surveys/${survey.id}/compare?${params}`;
}

function toTrend(
  words: OverviewWords,
  data: OverviewData,
  { tiles, days, events }: OverviewNumbers,
  { tile, trend, interval }: MainMetric,
  { workspacePath, workspace, query }: OverviewContext,
): TrendView {
  const { metric, computed, goal } = tile;
  const { unit, min, max } = METRICS[metric];
  const ends = unit === "score" ? SCALES[computed.scale] : { min: min ?? 0, max: max ?? 100 };
  const decimals = decimalsFor(metric, computed.answer.value, computed.answer.comparison, false);
  const points = describeTrend(words, {
    metric,
    scale: computed.scale,
    answer: trend,
    interval,
    today: data.known.today,
    decimals,
    workspace,
  });
  const name = shortName(words, metric);
  // The question and the breakdown are each survey's own; all else is the same on its results.
  const carried = dashboardParams({ ...query, question: undefined, by: undefined } as OverviewQuery);
  const search = new URLSearchParams(carried).toString();
  const keyOf = (day: string) => trend.series.find((one) => one.start <= day && one.end >= day)?.start ?? null;
  const span = (from: string | null, to: string | null) => (from && to ? { from, to } : null);
  const shown = { from: trend.series[0]?.start ?? days.range.from, to: trend.series.at(-1)?.end ?? days.range.to };
  const current = span(keyOf(days.range.from), keyOf(days.range.to));
  const previous = days.compared && span(keyOf(days.compared.from), keyOf(days.compared.to));
  return {
    metric,
    name,
    explain: explainedPath(`${workspacePath}/explain/${metric}`, shown, {
      ...{ survey: query.survey, filters: query.filters },
    }),
    title: words.t(`trend.${interval}`, { metric: name }),
    points,
    unit,
    min: ends.min,
    max: ends.max,
    ...(unit === "percent" && ends.min === 0 && computed.answer.n === 0 ? { from: 0 } : {}),
    goal: goal && {
      value: goal.target,
      label: words.overview("trend.goal", {
        value: formatValue(goal.target, unit, { locale: words.locale, decimals }),
      }),
    },
    current,
    previous,
    events: placeEvents(events, trend.series, words.locale),
    choices: tiles
      .filter((one) => one.computed.answer.n > 0 || one === tile)
      .map((one) => ({
        href: overviewHref(workspacePath, query, { metric: one.metric, by: undefined }),
        label: shortName(words, one.metric),
        current: one === tile,
      })),
    surveys: tile.surveys.map((one) => ({
      href: `${workspacePath}/surveys/${one.id}${search === "" ? "" : `?${search}`}`,
      name: one.name,
    })),
  };
}
