import { withTenant } from "@/db/client";
import { MOST_NOTED, noteOverdue } from "@/features/follow-ups/note-overdue";
import type { JobHandler } from "@/jobs/job-context";

/** Takes note of follow-ups that are overdue by now, and of those that have stayed open for too long. */
export const watchFollowUps: JobHandler<"followups.watch"> = async (_payload, { db, scope, now, signal }) => {
  for (let noted = MOST_NOTED; noted === MOST_NOTED; signal.throwIfAborted())
    noted = await withTenant(db, scope, (tx) => noteOverdue(tx, scope, now()));
};
