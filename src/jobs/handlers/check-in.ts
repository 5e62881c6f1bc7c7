import { withTenant } from "@/db/client";
import { listPoorExperiences } from "@/db/queries/follow-ups/list-poor-experiences";
import { openCheckIns } from "@/features/follow-ups/open-check-ins";
import type { JobHandler } from "@/jobs/job-context";

/** Opens the check-ins that are due today. */
export const checkIn: JobHandler<"followups.check_ins"> = async (_payload, { db, scope, now }) => {
  await withTenant(db, scope, (tx) => openCheckIns(tx, scope, listPoorExperiences, now()));
};
