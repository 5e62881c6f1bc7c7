import { COUNTS_BELOW } from "@/domain/metrics/display";
import {
  answersForMean,
  answersForNps,
  answersForShare,
  answersOfClosedList,
  invitationsFor,
  marginWith,
  type PlannedChange,
  type PlannedLevel,
  planSample,
} from "@/domain/metrics/sample-size";
import type { Aim } from "@/features/explain/planner/input";

/** What answers are planned for. */
export interface SamplePlan {
  readonly aim: Aim;
  /** What is expected. */
  readonly expected: PlannedLevel;
  /** How many people there are at all, where only they matter. */
  readonly people: number | null;
  /** Percent. */
  readonly rate: number | null;
}

/** How many answers and invitations something takes. */
export interface SampleNeed {
  readonly by: number;
  /** In each of two periods where a change is to be seen. Never under ten: fewer are shown as counts, not as a score. */
  readonly answers: number;
  readonly invitations: number | null;
  /** There are not so many people, or not so many would answer. */
  readonly tooMany: boolean;
}

/** Answers and invitations it takes to see a change of `by`, or to know the number to within ± `by` (in its unit). */
export function needFor(by: number, plan: SamplePlan): SampleNeed {
  const exact = plan.aim === "change" ? planSample(changeOf(by, plan.expected)).answers : answersWithin(by, plan);
  const answers = Math.max(COUNTS_BELOW, exact);
  const invitations = plan.rate === null ? null : invitationsFor(answers, plan.rate);
  return { by, answers, invitations, tooMany: plan.people !== null && (invitations ?? answers) > plan.people };
}

/** How many would answer if everybody on the list were invited; null without a list. */
export function mostAnswers({ people, rate }: SamplePlan): number | null {
  return people === null ? null : Math.floor((people * (rate ?? 100)) / 100);
}

/**
 * The least that so many answers show: the smallest change, or the ± they give, on a grid of `step`. Null where they show
 * nothing up to `most`.
 */
export function leastWith(answers: number, plan: SamplePlan, step: number, most: number): number | null {
  const enough = (by: number) => needFor(by, { ...plan, rate: null }).answers <= answers;
  let [low, high] = [1, Math.round(most / step)];
  if (!enough(high * step)) return null;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle * step)) high = middle;
    else low = middle + 1;
  }
  return high * step;
}

/** What each number would be known to within by so many answers. */
export function knownWithin(answers: number, { expected, people, aim }: SamplePlan): number | null {
  return marginWith(answers, expected, { population: aim === "width" ? people : null });
}

function changeOf(points: number, expected: PlannedLevel): PlannedChange {
  if (expected.kind === "nps") return { kind: "nps", points, variance: expected.variance };
  if (expected.kind === "mean") return { kind: "mean", points, sd: expected.sd };
  return { kind: "share", baseline: expected.percent, points };
}

function answersWithin(by: number, { expected, people }: SamplePlan): number {
  if (expected.kind === "share")
    return answersForShare(by / 100, { p: expected.percent / 100, ...(people === null ? {} : { population: people }) });
  const endless =
    expected.kind === "nps" ? answersForNps(by / 100, expected.variance) : answersForMean(by, expected.sd);
  return people === null ? endless : answersOfClosedList(endless, people);
}
