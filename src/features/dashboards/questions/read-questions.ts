import type { Tx } from "@/db/client";
import { countGiven, countProgress } from "@/db/queries/answers/count-given";
import { listAskedForms } from "@/db/queries/answers/list-asked-forms";
import { findAnswerDays } from "@/db/queries/find-answer-days";
import { type Dimension, listDimensions } from "@/db/queries/list-dimensions";
import { readOutlines, type SurveyOutline } from "@/db/queries/read-outlines";
import { COMPLETION } from "@/db/rollups/stored-answer";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import { type DropOff, dropOff } from "@/domain/survey/results/drop-off";
import { sumOf } from "@/domain/survey/results/given-count";
import { type AskedQuestion, hasRows, mergeAsked } from "@/domain/survey/results/merge-asked";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { subjectOf } from "@/features/dashboards/find-subject";
import { hiddenByFilters, isSmall } from "@/features/dashboards/hide-small-groups";
import { buildQuestion, type QuestionResult } from "@/features/dashboards/questions/build-question";
import { findHiddenQuestions, hideParts } from "@/features/dashboards/questions/hide-questions";
import { type ChosenDays, chooseDays } from "@/features/dashboards/survey/choose-days";
import type { DashboardQuery } from "@/features/dashboards/survey/input";

/** A question's results; `hidden` where an anonymous survey tells nothing of so few. */
export type ShownQuestion = QuestionResult & {
  readonly hidden: boolean;
  /** Its place among the questions that new respondents are asked, from 1; null where it is no longer asked. */
  readonly place: number | null;
};

/** The results of every question of a survey. */
export interface QuestionsData {
  readonly outline: SurveyOutline;
  readonly days: ChosenDays;
  readonly dimensions: readonly Dimension[];
  readonly filters: Readonly<Record<string, string>>;
  /** How many began in these days, whatever they answered; null where counting took too long. */
  readonly began: number | null;
  /** So few that an anonymous survey tells nothing. */
  readonly hidden: boolean;
  /** Empty where counting them took too long, and where they are hidden. */
  readonly questions: readonly ShownQuestion[];
  /** Where unfinished ones stopped; null where counting took too long, and where it is hidden. */
  readonly dropOff: DropOff | null;
  /** Counting where they stopped took too long, and that alone. */
  readonly dropOffSlow: boolean;
}

type Asked = Pick<DashboardQuery, "preset" | "from" | "to" | "filters">;

/**
 * The results of all questions from the answers themselves: what counts, and nothing else, as in every number. Null where the
 * survey does not exist.
 */
export async function readQuestions(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  surveyId: string,
  query: Asked,
  now: Date,
  patience?: number,
): Promise<QuestionsData | null> {
  const [outline] = await readOutlines(tx, scope, surveyId);
  if (!outline) return null;
  const [known] = await findAnswerDays(tx, scope, [{ surveyId, questionId: COMPLETION }]);
  const today = localDay(now, workspace.zone);
  const days = chooseDays(
    { ...NOTHING_ELSE, ...query },
    { today, first: known?.first ?? null, last: known?.last ?? null },
    workspace,
  );
  const { forms, current } = await listAskedForms(tx, scope, surveyId);
  const asked = mergeAsked(forms, current, outline.locale);
  const dimensions = await listDimensions(tx, scope, surveyId);
  const { filters } = query;
  const given = { surveyId, ...days.range, filters };
  const questions = asked.map(countedAs);
  const counts = await countGiven(tx, scope, given, [COMPLETED, ...questions], patience);
  const began = counts && sumOf(counts.filter(({ questionId }) => questionId === COMPLETION));
  const hidden = began !== null && (await isHidden(tx, scope, outline, { filters, days, began }));
  const askedNow = asked.filter((one) => one.current).map(({ question }) => question.id);
  const told = !hidden && began !== null && began > 0;
  const progress = told ? await countProgress(tx, scope, given, askedNow, COMPLETION, patience) : null;
  const minimum = outline.minimumGroup;
  const isFew =
    minimum === null || hidden || !began
      ? () => false
      : await findHiddenQuestions(tx, scope, minimum, given, questions, patience);
  const results = hidden ? [] : asked.map((one) => buildQuestion(outline, one, counts ?? []));
  return {
    ...{ outline, days, dimensions, filters, began, hidden },
    questions:
      counts === null || began === 0
        ? []
        : results
            .filter(({ asked: { current }, counts: own, elsewhere }) => current || sumOfAll(own) + elsewhere > 0)
            .map((one) => ({
              ...one,
              body: minimum === null ? one.body : hideParts(one, minimum, isFew),
              hidden: isFew(one, null),
              place: one.asked.current ? askedNow.indexOf(one.asked.question.id) + 1 : null,
            })),
    dropOff: progress && dropOff(progress, askedNow.length),
    dropOffSlow: told && progress === null,
  };
}

const NOTHING_ELSE = { compare: "none", decimals: false, comments: 1, allGroups: false } as const;
const COMPLETED = { id: COMPLETION, items: null, byVersion: false } as const;

function countedAs({ question, versions }: AskedQuestion) {
  const listed = question.kind === "multiple" || question.kind === "ranking";
  const items = listed ? ("list" as const) : hasRows(question.kind) ? ("rows" as const) : null;
  return { id: question.id, items, byVersion: versions !== null };
}

function sumOfAll({ answered, notApplicable, unusable }: QuestionResult["counts"]): number {
  return answered + notApplicable + unusable;
}

/** Whether an anonymous survey tells nothing of this: too few began, or a filter leaves a group that is hidden. */
async function isHidden(
  tx: Tx,
  scope: WorkspaceScope,
  outline: SurveyOutline,
  shown: { readonly filters: DashboardQuery["filters"]; readonly days: ChosenDays; readonly began: number },
): Promise<boolean> {
  const minimum = outline.minimumGroup;
  const subject = subjectOf(outline, "completion_rate");
  if (minimum === null || subject === null) return false;
  if (isSmall(shown.began, minimum)) return true;
  const asked = { subject, scale: "completion" as const, filters: shown.filters, minimum };
  return (await hiddenByFilters(tx, scope, asked, [shown.days.range])).size > 0;
}
