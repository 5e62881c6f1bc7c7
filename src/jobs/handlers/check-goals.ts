import { readSegmentNumbers } from "@/features/dashboards/read-segment-numbers";
import { checkGoals } from "@/features/goals/check-goals";
import type { JobHandler } from "@/jobs/job-context";

/** Closes goals whose deadline passed and writes down how the others stand after a week, by the numbers of every screen. */
export const checkWorkspaceGoals: JobHandler<"goals.check"> = (_payload, { db, scope, now, signal }) =>
  checkGoals(db, scope, readSegmentNumbers, { now: now(), signal });
