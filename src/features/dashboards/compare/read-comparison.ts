import type { Tx } from "@/db/client";
import { findAnswerDays } from "@/db/queries/find-answer-days";
import { type Dimension, listDimensions } from "@/db/queries/list-dimensions";
import { findAnswerWeight, listPopulations } from "@/db/queries/population-shares";
import { readOutlines, type SurveyOutline } from "@/db/queries/read-outlines";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import { answered } from "@/domain/metrics/tally";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { type ChosenSides, chooseSides } from "@/features/dashboards/compare/choose-sides";
import { findMissing, type PresentGroup } from "@/features/dashboards/compare/find-missing";
import type { CompareQuery, WeighKind } from "@/features/dashboards/compare/input";
import { type AlignedTrends, readAligned } from "@/features/dashboards/compare/read-aligned";
import { readBestSplit } from "@/features/dashboards/compare/read-best-split";
import type { ChangeSplit } from "@/features/dashboards/compare/read-split";
import {
  type KnownWeights,
  readWeighing,
  usualWeighing,
  type Weighing,
} from "@/features/dashboards/compare/read-weighing";
import type { WeighedAnswers } from "@/features/dashboards/compare/weigh-side";
import { compareTallies } from "@/features/dashboards/compare-tallies";
import { computeBreakdown } from "@/features/dashboards/compute-breakdown";
import { type ComputedMetric, computeSubject } from "@/features/dashboards/compute-metric";
import { type Subject, subjectOf } from "@/features/dashboards/find-subject";
import type { AnswerComparison, AnswerSegment, MetricAnswer } from "@/features/dashboards/metric-answer";
import { listBreaks } from "@/features/dashboards/pool-series";
import { usualInterval } from "@/features/dashboards/survey/choose-days";
import { listTabs, type ScoreTab, WITHOUT_SCORE } from "@/features/dashboards/survey/list-tabs";

/** Everything a comparison says, as numbers. */
export interface Comparison {
  readonly outline: SurveyOutline;
  readonly tabs: readonly ScoreTab[];
  readonly tab: ScoreTab;
  readonly today: string;
  readonly sides: ChosenSides;
  readonly current: ComputedMetric;
  readonly previous: ComputedMetric;
  /** The raw change; without verdict where `untested` says why. */
  readonly comparison: AnswerComparison;
  /** Both trends from their first days on; null where a side is not told, or on another scale. */
  readonly aligned: AlignedTrends | null;
  readonly untested: "overlap" | "scales" | null;
  /** New wordings and scales within the days of either side, or between them. */
  readonly breaks: MetricAnswer["breaks"];
  readonly dimensions: readonly Dimension[];
  readonly by: string | null;
  readonly segments: readonly AnswerSegment[];
  readonly split: ChangeSplit | null;
  readonly known: KnownWeights;
  readonly weigh: WeighKind;
  readonly weighing: Weighing | null;
  readonly missing: readonly PresentGroup[];
}

/**
 * Two sides of a survey's number, compared; without a question with a score, of its completion. Null where the survey does not exist. Raw numbers
 * are those of the API and of every other screen for the same days and filters.
 */
export async function readComparison(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  surveyId: string,
  query: CompareQuery,
  now: Date,
): Promise<Comparison | null> {
  const [outline] = await readOutlines(tx, scope, surveyId);
  if (!outline) return null;
  const tabs = listTabs(outline);
  const tab = tabs.find((one) => one.questionId === query.question) ?? tabs[0] ?? WITHOUT_SCORE;
  const subject = subjectOf(outline, tab.metric, tab.metric === "completion_rate" ? undefined : tab.questionId);
  if (!subject) return null;
  const today = localDay(now, workspace.zone);
  const [answerDays] = await findAnswerDays(tx, scope, subject.questions);
  const days = { today, first: answerDays?.first ?? null, last: answerDays?.last ?? null };
  const sides = chooseSides(query, days, workspace);
  const { current: a, previous: b, overlap } = sides;
  const compute = (side: typeof a) =>
    computeSubject(
      tx,
      scope,
      workspace,
      { metric: tab.metric, subject, ...side.range, filters: side.filters, interval: usualInterval(a.range) },
      now,
    );
  const current = await compute(a);
  const previous = await compute(b);
  const scales = current.scale !== previous.scale && current.answer.n > 0 && previous.answer.n > 0;
  const untested = overlap ? "overlap" : scales ? "scales" : null;

  const dimensions = await listDimensions(tx, scope, surveyId);
  const asked = { metric: tab.metric, scale: current.scale, subject, range: a.range, filters: a.filters };
  const ownFilters = query.compare === "segment" ? { comparedFilters: b.filters } : {};
  const compared = { ...asked, compared: b.range, ...ownFilters };
  const known: KnownWeights = {
    populations: await listPopulations(tx, scope, surveyId),
    own: await findAnswerWeight(tx, scope, surveyId),
  };
  const names = dimensionsToRead(query, dimensions, sides, known.own);
  const split = untested ? null : await readBestSplit(tx, scope, compared, names);
  const by = split?.by ?? names[0] ?? null;
  const segments =
    by === null
      ? []
      : await computeBreakdown(tx, scope, untested ? { ...asked, by, compared: null } : { ...compared, by });
  const weigh = query.weigh ?? usualWeighing(known);
  const answers = (side: typeof a, computed: ComputedMetric): WeighedAnswers => ({
    ...asked,
    range: side.range,
    filters: side.filters,
    n: answered(computed.tally.counts),
  });
  const both = { current: answers(a, current), previous: answers(b, previous), overlap };
  const hidden = current.answer.suppressed === true || previous.answer.suppressed === true;
  const drawn = { metric: tab.metric, subject, scale: current.scale };
  const aligned = scales || hidden ? null : await readAligned(tx, scope, drawn, sides);
  const weighing = scales || hidden ? null : await readWeighing(tx, scope, both, known, { kind: weigh, by });
  const completion = subjectOf(outline, "completion_rate");
  const missing = hidden ? [] : await findMissing(tx, scope, both.current, known.populations, completion);
  return {
    outline,
    tabs,
    tab,
    today,
    sides,
    current,
    previous,
    aligned,
    comparison: compareSides(tab, current, previous, untested),
    untested,
    breaks: breaksBetween(subject, sides),
    dimensions,
    by,
    segments,
    split,
    known,
    weigh,
    weighing,
    missing,
  };
}

function compareSides(
  { metric }: ScoreTab,
  current: ComputedMetric,
  previous: ComputedMetric,
  untested: Comparison["untested"],
): AnswerComparison {
  const sides = { metric, scale: current.scale, current: current.tally, previous: previous.tally };
  if (untested === null) return compareTallies(sides);
  const { value, n } = previous.answer;
  const difference =
    untested === "scales" || value === null || current.answer.value === null ? null : current.answer.value - value;
  return { value, n, difference, interval: null, pValue: null, pAdjusted: null, verdict: null, assessment: null };
}

/** The dimension that was asked for; else the first few of those that no side is filtered by and that are no weights. */
function dimensionsToRead(
  query: CompareQuery,
  dimensions: readonly Dimension[],
  { current, previous }: ChosenSides,
  own: string | null,
): string[] {
  const asked = dimensions.find((one) => one.name === query.by);
  if (asked) return [asked.name];
  const filtered = { ...current.filters, ...previous.filters };
  const free = dimensions.filter(({ name }) => name !== own && !Object.hasOwn(filtered, name));
  const small = free.filter(({ values }) => values.length > 1 && values.length <= 20);
  return (small.length > 0 ? small : free).slice(0, 4).map(({ name }) => name);
}

function breaksBetween(subject: Subject, { current, previous }: ChosenSides) {
  const [from = ""] = [current.range.from, previous.range.from].sort();
  const to = [current.range.to, previous.range.to].sort().at(-1) ?? "";
  return listBreaks(subject.series, from, to);
}
