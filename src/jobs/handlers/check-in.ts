import { withTenant } from "@/db/client";
import { listPoorExperiences } from "@/db/queries/follow-ups/list-poor-experiences";
import { handOver, MOST_HANDED_OVER } from "@/features/follow-ups/hand-over";
import { openCheckIns } from "@/features/follow-ups/open-check-ins";
import type { JobHandler } from "@/jobs/job-context";

/** Opens the check-ins that are due today, and hands over what somebody left behind who works on follow-ups no more. */
export const checkIn: JobHandler<"followups.check_ins"> = async (_payload, { db, scope, now, signal }) => {
  await withTenant(db, scope, (tx) => openCheckIns(tx, scope, listPoorExperiences, now()));
  for (let moved = MOST_HANDED_OVER; moved === MOST_HANDED_OVER; signal.throwIfAborted())
    moved = await withTenant(db, scope, (tx) => handOver(tx, scope, now()));
};
