import { METRICS } from "@/domain/metrics/metric";
import type { ScoreMetricId, Unit } from "@/domain/metrics/metric-id";
import { SCALES } from "@/domain/metrics/scale";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import {
  type ChangeWords,
  decimalsFor,
  describeChange,
  describeNumber,
  type NumberWords,
  shortName,
} from "@/features/dashboards/describe-number";
import { serializeMetricQuery } from "@/features/dashboards/input";
import { answerLinks } from "@/features/dashboards/survey/answer-links";
import type { DashboardWords } from "@/features/dashboards/survey/dashboard-words";
import { type CommentView, describeComments } from "@/features/dashboards/survey/describe-comments";
import { describeChosen, describeDays } from "@/features/dashboards/survey/describe-days";
import { describeElsewhere } from "@/features/dashboards/survey/describe-elsewhere";
import { describeFacts, type LedgerFact } from "@/features/dashboards/survey/describe-facts";
import { describeGroups, type GroupsView } from "@/features/dashboards/survey/describe-groups";
import { describeLedger, type LedgerView, notCountedText } from "@/features/dashboards/survey/describe-ledger";
import { describeScope, type ScopeView } from "@/features/dashboards/survey/describe-scope";
import { describeBands, describeBars } from "@/features/dashboards/survey/describe-scores";
import { describeTrend } from "@/features/dashboards/survey/describe-trend";
import { describeVerdict } from "@/features/dashboards/survey/describe-verdict";
import { type DashboardQuery, dashboardHref } from "@/features/dashboards/survey/input";
import type { DashboardData, DashboardNumbers } from "@/features/dashboards/survey/read-dashboard";
import { sayInstant } from "@/platform/i18n/say-days";
import type { ScoreBar } from "@/ui/charts/distribution-chart";
import type { ScoreBand } from "@/ui/charts/group-tone";
import type { TrendPoint } from "@/ui/charts/trend-runs";
import type { RulerInput } from "@/ui/ruler-geometry";

/** What a dashboard is shown with. */
export interface DashboardContext {
  readonly workspaceName: string;
  readonly workspacePath: string;
  readonly publicUrl: string;
  readonly workspace: WorkspaceCalendar;
  readonly mayEdit: boolean;
  /** Whether they may read single answers, so that numbers lead to theirs. */
  readonly mayRead: boolean;
  readonly query: DashboardQuery;
  readonly ignored: readonly string[];
  readonly now: Date;
  readonly words: DashboardWords;
}

/** A survey's dashboard in words, addresses and points: what its components print. */
export interface DashboardView {
  readonly workspaceName: string;
  readonly name: string;
  readonly status: "draft" | "live" | "closed";
  readonly statusNote: string;
  readonly paths: {
    /** Null for who may not read single answers. */
    readonly answers: string | null;
    readonly surveys: string;
    /** Null for who may not see it. */
    readonly share: string | null;
    readonly edit: string;
    readonly publish: string;
    /** Below it, by its id, what each metric means. */
    readonly explain: string;
    readonly planner: string;
  };
  readonly mayEdit: boolean;
  readonly link: string;
  readonly question: string;
  readonly metricName: string;
  readonly tabs: readonly {
    readonly href: string;
    readonly label: string;
    readonly title: string;
    readonly current: boolean;
  }[];
  /** "2 test answers, shown here and never counted." */
  readonly tests: string | null;
  readonly ignored: string | null;
  readonly body: DashboardBody | null;
}

export interface DashboardBody {
  readonly scope: ScopeView;
  /** Whether anybody answered in the days shown. */
  readonly answered: boolean;
  /** What stands in the place of a chart that has nothing to draw. */
  readonly nothing: string;
  readonly verdict: string;
  readonly lead: string;
  readonly headline: Headline;
  readonly trend: {
    readonly points: readonly TrendPoint[];
    readonly caption: string;
    readonly title: string;
    readonly unit: Unit;
    readonly min: number;
    readonly max: number;
    readonly from?: number;
  };
  readonly scores: {
    readonly bars: readonly ScoreBar[];
    readonly bands: readonly ScoreBand[];
    readonly caption: string;
  };
  readonly groups: (GroupsView & GroupsChoice) | null;
  readonly comments: {
    readonly list: readonly CommentView[];
    readonly newer: string | null;
    readonly older: string | null;
    readonly first: number;
    /** In an anonymous survey they stand in no order. */
    readonly shuffled: boolean;
    readonly nothing: string;
    /** All of them, where one can search and filter. */
    readonly all: string | null;
  };
  readonly ledger: LedgerView;
  readonly facts: readonly LedgerFact[];
  readonly api: string;
  readonly footer: readonly string[];
}

export interface Headline {
  readonly number: NumberWords;
  readonly change: ChangeWords | null;
  readonly ruler: RulerInput | null;
  readonly compared: string;
  readonly today: string | null;
  readonly decimals: { readonly href: string; readonly label: string };
  readonly bands: readonly ScoreBand[];
  /** Completion and what stands beside the score. */
  readonly beside: readonly { readonly label: string; readonly number: NumberWords }[];
  /** What is kept apart, for somebody to look at. */
  readonly held: { readonly href: string; readonly text: string } | null;
  /** Where there is nothing in these days: what to look at instead. */
  readonly elsewhere: readonly { readonly href: string; readonly label: string }[];
}

export interface GroupsChoice {
  readonly by: string;
  readonly choices: readonly { readonly href: string; readonly label: string; readonly current: boolean }[];
  readonly showAll: string | null;
  readonly unit: Unit;
  readonly min: number;
  readonly max: number;
}

/** Says a dashboard: everything a component prints, ready. */
export function toDashboardView(data: DashboardData, context: DashboardContext): DashboardView {
  const { outline, tabs, tab, tests, numbers } = data;
  const { workspacePath, publicUrl, workspace, mayEdit, query, ignored, words } = context;
  const { t } = words;
  const path = `${workspacePath}/surveys/${outline.id}`;
  const since = outline.status === "closed" ? outline.closedAt : outline.publishedAt;
  const word = outline.status === "closed" ? "closed" : "published";
  const at = since ? sayInstant(since, workspace.zone, words.locale) : "";
  return {
    workspaceName: context.workspaceName,
    name: outline.name,
    status: outline.status,
    statusNote: since ? t(`page.${word}`, { at }) : t("page.unpublished"),
    paths: {
      answers: context.mayRead ? `${path}/answers` : null,
      surveys: `${workspacePath}/surveys`,
      share: context.mayRead ? `${path}/share` : null,
      edit: `${path}/edit`,
      publish: `${path}/publish`,
      explain: `${workspacePath}/explain`,
      planner: plannerPath(workspacePath, outline.id, tab.metric),
    },
    mayEdit,
    link: `${publicUrl}/s/${outline.key}`,
    question: tab.title,
    metricName: shortName(words, tab.metric),
    tabs:
      tabs.length < 2
        ? []
        : tabs.map((one) => ({
            href: dashboardHref(path, query, { question: one.questionId }),
            label:
              tabs.filter((other) => other.metric === one.metric).length > 1
                ? shorten(one.title)
                : shortName(words, one.metric),
            title: one.title,
            current: one.questionId === tab.questionId,
          })),
    tests: tests === 0 ? null : t("page.tests", { n: tests }),
    ignored: leftOut(ignored, query, numbers),
    body: numbers === null ? null : toBody(data, numbers, path, context),
  };
}

function toBody(
  data: DashboardData,
  numbers: DashboardNumbers,
  path: string,
  context: DashboardContext,
): DashboardBody {
  const { tab, known, outline, tests } = data;
  const { query, workspace, now, words } = context;
  const { t, locale } = words;
  const { score, completion, days, interval } = numbers;
  const { answer, scale } = score;
  const { metric } = tab;
  const decimals = decimalsFor(metric, answer.value, answer.comparison, query.decimals);
  const number = describeNumber(words, metric, scale, answer, decimals);
  const { comparison } = answer;
  const change = comparison ? describeChange(words, metric, scale, answer.value, comparison, decimals) : null;
  const { min, max } =
    METRICS[metric].unit === "score"
      ? SCALES[scale]
      : { min: METRICS[metric].min ?? 0, max: METRICS[metric].max ?? 100 };
  const groups = toGroups(data, numbers, path, context, decimals);
  const said = describeVerdict(words, {
    number,
    change,
    days,
    n: answer.n,
    groups,
    filtered: Object.keys(query.filters).length,
  });
  const links = answerLinks(path, query, data, numbers, context.mayRead);
  const bands = describeBands(words, score, query.decimals ? 2 : 1, links);
  const asked = { survey: outline.id, question: tab.questionId, ...days.range, filters: query.filters };
  return {
    answered: answer.n > 0,
    nothing: number.hidden ? number.instead : words.metrics("noAnswers"),
    scope: describeScope(words, path, query, numbers),
    verdict: said.verdict,
    lead: said.lead,
    headline: {
      number,
      change,
      ruler:
        number.value !== null && answer.value !== null && answer.interval
          ? { value: answer.value, ...pick(answer.interval), before: answer.comparison?.value ?? null, min, max }
          : null,
      compared: days.compared ? describeDays(days.compared, locale) : "",
      today: numbers.today ? t("headline.today", { n: numbers.today }) : null,
      decimals: {
        href: dashboardHref(path, query, { decimals: !query.decimals }),
        label: t(query.decimals ? "headline.fewer" : "headline.more"),
      },
      bands,
      beside: besideOf(words, metric, score, completion, query.decimals),
      held: links && answer.held > 0 ? { href: links.held, text: t("headline.review", { n: answer.held }) } : null,
      elsewhere: answer.n > 0 ? [] : describeElsewhere(words, data.known, path, query),
    },
    trend: {
      points: describeTrend(words, { metric, scale, answer, interval, today: known.today, decimals, workspace }),
      title: t(`trend.${interval}`, { metric: number.label }),
      caption: t("trend.caption", {
        title: t(`trend.${interval}`, { metric: number.label }),
        days: describeChosen(days, words),
      }),
      unit: METRICS[metric].unit,
      min,
      max,
      ...(METRICS[metric].unit === "percent" ? { from: 0 } : {}),
    },
    scores: {
      bars: describeBars(words, score, query.decimals ? 2 : 1, links),
      bands,
      caption: t("scores.caption", { days: describeChosen(days, words), count: number.count }),
    },
    groups,
    comments: {
      list: describeComments(numbers.comments, outline, tab.questionId, workspace.zone, words),
      newer: query.comments > 1 ? `${dashboardHref(path, query, { comments: query.comments - 1 })}#comments` : null,
      older: numbers.moreComments ? `${dashboardHref(path, query, { comments: query.comments + 1 })}#comments` : null,
      first: (query.comments - 1) * numbers.comments.length + 1,
      shuffled: outline.minimumGroup !== null,
      nothing: number.hidden ? number.instead : t(numbers.slowComments ? "comments.slow" : "comments.none"),
      all: links?.comments ?? null,
    },
    ledger: describeLedger(words, metric, scale, answer, links),
    facts: describeFacts(words, metric, score, {
      question: tab.title,
      filters: query.filters,
      series: outline.series.filter((one) => one.questionId === tab.questionId),
      ...{ zone: workspace.zone, now },
    }),
    api: `GET /api/v1/metrics/${metric}?${serializeMetricQuery(metric === "completion_rate" ? { ...asked, question: undefined } : asked)}`,
    footer: footerOf(words, notCountedText(answer, tests, words), now, workspace.zone),
  };
}

function toGroups(
  data: DashboardData,
  numbers: DashboardNumbers,
  path: string,
  { query, mayRead, words }: DashboardContext,
  decimals: number,
): DashboardBody["groups"] {
  const { tab } = data;
  const { score, dimensions, by } = numbers;
  const links = answerLinks(path, query, data, numbers, mayRead);
  if (by === null) return null;
  const { scale, answer } = score;
  const described = describeGroups(words, tab.metric, scale, answer.breakdown, {
    by,
    decimals,
    all: query.allGroups,
    hrefOf: (value) => dashboardHref(path, query, { filters: { ...query.filters, [by]: value } }),
    answersOf: (value) => links?.group(by, value),
  });
  const { unit, min, max } = METRICS[tab.metric];
  const ends = unit === "score" ? SCALES[scale] : { min: min ?? 0, max: max ?? 100 };
  return {
    ...described,
    by,
    unit,
    min: ends.min,
    max: ends.max,
    choices: dimensions.map(({ name }) => ({
      href: `${dashboardHref(path, query, { by: name, allGroups: false })}#groups`,
      label: name,
      current: name === by,
    })),
    showAll: described.left > 0 ? `${dashboardHref(path, query, { allGroups: true })}#groups` : null,
  };
}

function besideOf(
  words: DashboardWords,
  metric: ScoreMetricId,
  { answer, scale }: DashboardNumbers["score"],
  completion: DashboardNumbers["completion"],
  more: boolean,
) {
  const { t } = words;
  const beside: { label: string; number: NumberWords }[] = [];
  if (metric !== "completion_rate")
    beside.push({
      label: shortName(words, "completion_rate"),
      number: describeNumber(words, "completion_rate", "completion", completion.answer, more ? 1 : 0),
    });
  const { mean, percentEasy, withHeld } = answer.also;
  if (mean && answer.n >= 10)
    beside.push({
      label: t("headline.mean"),
      number: {
        ...describeNumber(words, "ces", "ces-1-5", mean, more ? 2 : 1),
        metric,
        unit: words.metrics("of", { max: SCALES[scale].max }),
      },
    });
  if (percentEasy && answer.n >= 10)
    beside.push({
      label: t("headline.easy"),
      number: { ...describeNumber(words, "csat", "csat-1-5", percentEasy, more ? 1 : 0), metric },
    });
  if (withHeld && metric === "nps")
    beside.push({
      label: t("headline.withHeld", { n: answer.held }),
      number: describeNumber(words, "nps", "nps", withHeld, more ? 1 : 0),
    });
  return beside;
}

function footerOf({ t, locale }: DashboardWords, notCounted: string, now: Date, zone: string): string[] {
  const lines = [t("notCounted.computed", { at: sayInstant(now, zone, locale), zone })];
  if (notCounted !== "") lines.push(t("notCounted.line", { parts: notCounted }));
  return lines;
}

/** What of the address is not shown: what could not be read, and an interval too fine or too coarse for the days. */
function leftOut(
  ignored: readonly string[],
  { interval }: DashboardQuery,
  numbers: DashboardNumbers | null,
): string | null {
  const impossible = interval !== undefined && numbers !== null && !numbers.intervals.includes(interval);
  const names = impossible ? [...ignored, "interval"] : ignored;
  return names.length === 0 ? null : names.join(", ");
}

/** The planner for this survey's number, where it can be planned for. */
function plannerPath(workspacePath: string, surveyId: string, metric: ScoreMetricId): string {
  const asked = metric === "completion_rate" ? "" : `?metric=${metric}&aim=width&survey=${surveyId}`;
  return `${workspacePath}/planner${asked}`;
}

function pick({ low, high }: { low: number; high: number }): { low: number; high: number } {
  return { low, high };
}

function shorten(title: string): string {
  return title.length > 40 ? `${title.slice(0, 39)}…` : title;
}
