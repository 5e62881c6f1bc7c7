import type { Tx } from "@/db/client";
import { findAnswerDays } from "@/db/queries/find-answer-days";
import { readOutlines, type SurveyOutline } from "@/db/queries/read-outlines";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import { adjustFamily, verdictOf } from "@/domain/metrics/change";
import { METRICS } from "@/domain/metrics/metric";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { type ComputedMetric, computeSubject } from "@/features/dashboards/compute-metric";
import { subjectOf } from "@/features/dashboards/find-subject";
import type { AnswerComparison } from "@/features/dashboards/metric-answer";
import { type ChosenDays, chooseDays } from "@/features/dashboards/survey/choose-days";
import { listTabs, type ScoreTab } from "@/features/dashboards/survey/list-tabs";

/** One survey with its first number over its own default range. */
export interface SurveyNumber {
  readonly outline: SurveyOutline;
  readonly tab: ScoreTab | null;
  /** Null where nobody has answered, or the survey has no score question. */
  readonly computed: ComputedMetric | null;
  readonly days: ChosenDays | null;
  /** Last local day with an answer. */
  readonly last: string | null;
}

/** How many surveys show their number; further ones are listed without. */
const MOST = 50;

/**
 * The surveys of a workspace, the newest first, each with its first number. The verdicts are corrected over all numbers
 * on the screen.
 */
export async function readOverview(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  now: Date,
): Promise<SurveyNumber[]> {
  const outlines = await readOutlines(tx, scope);
  const shown = outlines.slice(0, MOST).map((outline) => ({ outline, tab: listTabs(outline)[0] ?? null }));
  const questions = shown.flatMap(({ outline, tab }) =>
    tab === null ? [] : [{ surveyId: outline.id, questionId: tab.questionId }],
  );
  const days = await findAnswerDays(tx, scope, questions);
  const today = localDay(now, workspace.zone);
  const numbers: SurveyNumber[] = [];
  for (const { outline, tab } of shown) {
    const own = days.find((one) => one.surveyId === outline.id);
    const subject = tab && own ? subjectOf(outline, tab.metric, tab.questionId) : null;
    if (tab === null || own === undefined || subject === null) {
      numbers.push({ outline, tab, computed: null, days: null, last: null });
      continue;
    }
    const usual = { filters: {}, decimals: false, comments: 1, allGroups: false };
    const chosen = chooseDays(usual, { today, first: own.first, last: own.last }, workspace);
    const { range, compared } = chosen;
    const asked = { metric: tab.metric, subject, ...range, filters: {}, ...(compared ? { compared } : {}) };
    const computed = await computeSubject(tx, scope, workspace, asked, now);
    numbers.push({ outline, tab, computed, days: chosen, last: own.last });
  }
  const listed = outlines
    .slice(MOST)
    .map((outline) => ({ outline, tab: null, computed: null, days: null, last: null }));
  return [...correctVerdicts(numbers), ...listed];
}

/** Corrects the p-values over all numbers that were compared, and lets the verdicts follow. */
function correctVerdicts(numbers: readonly SurveyNumber[]): SurveyNumber[] {
  const adjusted = adjustFamily(numbers.map((one) => one.computed?.answer.comparison?.pValue ?? null));
  return numbers.map((one, place) => {
    const comparison = one.computed?.answer.comparison;
    if (!one.computed || !comparison) return one;
    const { answer } = one.computed;
    const change = { ...comparison, n: { current: answer.n, previous: comparison.n } };
    const pAdjusted = adjusted[place] ?? null;
    const corrected: AnswerComparison = {
      ...comparison,
      pAdjusted,
      ...verdictOf(change, pAdjusted, METRICS[answer.metric].better),
    };
    return { ...one, computed: { ...one.computed, answer: { ...answer, comparison: corrected } } };
  });
}
