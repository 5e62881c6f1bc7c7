import { compareBeforeAfter } from "@/features/dashboards/compare-before-after";
import { readSegmentNumbers } from "@/features/dashboards/read-segment-numbers";
import type { BeforeAfterReader, GoalReader } from "@/features/goals/goal-reader";

/** Goals read what the dashboards show: the same tallies, the same suppression, the same breaks. */
export const readGoalNumbers: GoalReader = readSegmentNumbers;

/** The same for what was before and after an initiative. */
export const compareForGoals: BeforeAfterReader = compareBeforeAfter;
