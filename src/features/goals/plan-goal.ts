import type { Tx } from "@/db/client";
import { listGoalDimensions } from "@/db/queries/goals/list-goal-dimensions";
import type { NewGoal } from "@/db/queries/goals/write-goal";
import { listMembers } from "@/db/queries/members";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, countDays, localDay } from "@/domain/calendar/day";
import { goalPeriod } from "@/domain/calendar/goal-period";
import type { MetricId } from "@/domain/metrics/metric-id";
import { type CheckedTarget, checkTarget, leastDetectable, plannedAnswers } from "@/features/goals/check-target";
import type { GoalCalendar, GoalNumbers, GoalReader } from "@/features/goals/goal-reader";
import type { GoalWords } from "@/features/goals/goal-words";
import { asksForSurvey, type GoalInput, isOfStays } from "@/features/goals/input";
import { WINDOW } from "@/features/goals/judge-goal";

/** What a goal that is being made looks like so far. `ready` is null while anything is missing or refused. */
export interface GoalPlan {
  readonly baseline: GoalNumbers | null;
  /** The same size read both ways, as soon as there is a baseline and a size. */
  readonly both: { readonly relative: CheckedTarget; readonly points: CheckedTarget } | null;
  /** The chosen way, checked. */
  readonly target: CheckedTarget | null;
  /** How many answers to expect in the days it is measured over. */
  readonly planned: number | null;
  readonly least: number | null;
  readonly days: { readonly startsOn: string; readonly endsOn: string; readonly reviewOn: string } | null;
  readonly errors: Readonly<Record<string, string>>;
  readonly ready: Omit<NewGoal, "objectiveId"> | null;
}

const LONGEST_YEARS = 3;

/**
 * Works a goal out from what was said of it: its baseline by the product's own reader, its days by the fiscal calendar, its
 * target both ways, and whether the answers to expect could tell it. Nothing is stored.
 */
export async function planGoal(
  tx: Tx,
  scope: WorkspaceScope,
  words: GoalWords,
  calendar: GoalCalendar,
  asked: {
    readonly input: Partial<GoalInput>;
    readonly errors: Readonly<Record<string, string>>;
    /** How much, where it was not said yet whether percent or points. */
    readonly size?: number | undefined;
  },
  read: GoalReader,
  now: Date,
): Promise<GoalPlan> {
  const { input } = asked;
  const { t } = words;
  const errors: Record<string, string> = { ...asked.errors };
  const { metric, survey } = input;
  let segment = input.segment ?? null;
  const known = metric !== undefined && (!asksForSurvey(metric) || survey) ? { metric, survey: survey ?? null } : null;
  if (segment !== null && known && !(await hasSegment(tx, scope, known, segment))) {
    errors.segment = t("errors.segment");
    segment = null;
  }
  const question = known && { ...known, segment };
  const baseline = question
    ? await read(tx, scope, calendar, { ...question, ...baselineDays(question, calendar, now) }, now)
    : null;
  const field = metric !== undefined && !asksForSurvey(metric) ? "metric" : "survey";
  if (question && baseline === null) errors.survey ??= t("errors.question");
  else if (baseline?.suppressed) errors[field] ??= t("errors.suppressed");
  else if (baseline?.value === null) errors[field] ??= t(field === "metric" ? "errors.nothing" : "errors.nobody");

  const days = chooseDays(t, input, calendar, now, errors);
  const over =
    days === null ? null : input.measuredOver === "whole_period" ? countDays(days.startsOn, days.endsOn) : WINDOW;
  const planned = baseline && over !== null ? plannedAnswers(baseline, over) : (baseline?.n ?? null);
  const usable =
    metric && baseline && baseline.value !== null && planned !== null ? { metric, baseline, planned } : null;
  const size = input.change?.size ?? asked.size;
  const check = (kind: "relative" | "points", by: number) =>
    usable &&
    checkTarget(
      words,
      usable.metric,
      usable.baseline,
      kind === "relative" ? { kind, percent: by } : { kind, points: by },
      usable.planned,
    );
  const [relative, points] = size === undefined ? [null, null] : [check("relative", size), check("points", size)];
  const target = input.change === undefined ? null : input.change.kind === "relative" ? relative : points;
  if (target && !target.ok) errors.size ??= target.reason;
  if (input.owner && !(await listMembers(tx, scope)).some((one) => one.userId === input.owner))
    errors.owner ??= t("errors.owner");

  const complete = Object.keys(errors).length === 0;
  const ready =
    complete && question && baseline && baseline.value !== null && days && target?.ok && input.change
      ? {
          metric: question.metric,
          surveyId: question.survey,
          scale: baseline.scale,
          segmentName: segment?.name ?? null,
          segmentValue: segment?.value ?? null,
          baseline: baseline.value,
          baselineLow: baseline.interval?.low ?? null,
          baselineHigh: baseline.interval?.high ?? null,
          baselineN: baseline.n,
          baselineFrom: baseline.from,
          baselineTo: baseline.to,
          changeKind: input.change.kind,
          changeSize: input.change.size,
          target: target.target,
          ...days,
          measuredOver: input.measuredOver ?? "last_28_days",
          ownerId: input.owner ?? null,
          reason: input.reason ?? "",
          createdAt: now,
        }
      : null;
  return {
    baseline,
    both: relative && points ? { relative, points } : null,
    target,
    planned,
    least: usable ? leastDetectable(usable.metric, usable.baseline, usable.planned) : null,
    days,
    errors,
    ready,
  };
}

/** First and last day, and the day to look at it again: its middle where none was named. */
function chooseDays(
  t: GoalWords["t"],
  input: Partial<GoalInput>,
  calendar: GoalCalendar,
  now: Date,
  errors: Record<string, string>,
): GoalPlan["days"] {
  const today = localDay(now, calendar.zone);
  let startsOn = today;
  let endsOn = input.endsOn ?? null;
  if (input.period) {
    const { from, to } = goalPeriod(now.getTime(), calendar.zone, input.period, calendar.fiscalYearStart);
    const begins = localDay(from, calendar.zone);
    startsOn = begins > today ? begins : today;
    endsOn = addDays(localDay(to, calendar.zone), -1);
  }
  if (endsOn === null) {
    if (errors.period === undefined && errors.endsOn === undefined) errors.period = t("errors.period");
    return null;
  }
  const field = input.period ? "period" : "endsOn";
  if (countDays(startsOn, endsOn) < 7) errors[field] ??= t("errors.short");
  if (countDays(startsOn, endsOn) > LONGEST_YEARS * 366) errors[field] ??= t("errors.long");
  const middle = addDays(startsOn, Math.floor((countDays(startsOn, endsOn) - 1) / 2));
  const reviewOn = input.reviewOn ?? middle;
  if (reviewOn < startsOn || reviewOn > endsOn) errors.reviewOn ??= t("refused.review");
  return { startsOn, endsOn, reviewOn };
}

/** Who leaves is told of as many days as the goal is measured over; all else of the days that screens begin with. */
function baselineDays({ metric }: { readonly metric: MetricId }, { zone }: GoalCalendar, now: Date) {
  if (!isOfStays(metric)) return {};
  const to = addDays(localDay(now, zone), -1);
  return { days: { from: addDays(to, 1 - WINDOW), to } };
}

async function hasSegment(
  tx: Tx,
  scope: WorkspaceScope,
  of: { readonly metric: MetricId; readonly survey: string | null },
  segment: { name: string; value: string },
) {
  const dimensions = await listGoalDimensions(tx, scope, of.metric, of.survey);
  return dimensions.some(({ name, values }) => name === segment.name && values.includes(segment.value));
}
