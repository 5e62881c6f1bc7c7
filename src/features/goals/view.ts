import type { GoalCheckRow } from "@/db/queries/goals/find-goal";
import type { StandingGoal } from "@/features/goals/read-goal";

/** A goal as the API replies it. */
export function toGoalJson({ row, judged, lost }: StandingGoal, checks: readonly GoalCheckRow[] | null = null) {
  const { goal, objective } = row;
  const { current, progress, forecast } = judged;
  return {
    id: goal.id,
    metric: goal.metric,
    survey: goal.surveyId,
    segment: goal.segmentName === null ? null : { name: goal.segmentName, value: goal.segmentValue ?? "" },
    objective,
    reason: goal.reason,
    owner: goal.ownerId,
    baseline: {
      value: goal.baseline,
      low: goal.baselineLow,
      high: goal.baselineHigh,
      n: goal.baselineN,
      from: goal.baselineFrom,
      to: goal.baselineTo,
    },
    change: { kind: goal.changeKind, size: goal.changeSize },
    target: goal.target,
    startsOn: goal.startsOn,
    endsOn: goal.endsOn,
    reviewOn: goal.reviewOn,
    measuredOver: goal.measuredOver,
    state: judged.state,
    reached: judged.reached,
    lost,
    current: current && {
      value: current.value,
      low: current.interval?.low ?? null,
      high: current.interval?.high ?? null,
      n: current.n,
    },
    progress: progress?.progress ?? null,
    timeElapsed: judged.elapsed,
    expected: judged.expected,
    requiredPerWeek: progress?.requiredPerWeek ?? null,
    odds: judged.odds,
    forecast: forecast && { value: forecast.value, low: forecast.low, high: forecast.high },
    createdAt: goal.createdAt.toISOString(),
    closedAt: goal.closedAt?.toISOString() ?? null,
    record:
      checks?.map((check) => ({
        at: check.at.toISOString(),
        kind: check.kind,
        previousTarget: check.previousTarget,
        target: check.target,
        reason: check.reason,
        value: check.value,
        low: check.low,
        high: check.high,
        n: check.n,
        outcome: check.outcome,
        weekEnds: check.weekEnds,
        state: check.state,
        odds: check.odds,
      })) ?? null,
  };
}
