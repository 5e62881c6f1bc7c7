import { computeSubject } from "@/features/dashboards/compute-metric";
import { findSubject } from "@/features/dashboards/find-subject";
import type { GoalReader } from "@/features/goals/goal-reader";

/** Goals read what the dashboards show: the same tallies, the same suppression, the same breaks. */
export const readGoalNumbers: GoalReader = async (tx, scope, calendar, question, now) => {
  const { metric, survey, segment, days } = question;
  const subject = await findSubject(tx, scope, { metric, survey });
  if (subject === null) return null;
  const filters = segment === null ? {} : { [segment.name]: segment.value };
  const asked = { metric, subject, filters, ...(days ? { ...days, interval: "week" as const } : {}) };
  const { answer, scale } = await computeSubject(tx, scope, calendar, asked, now);
  return { ...answer, scale };
};
