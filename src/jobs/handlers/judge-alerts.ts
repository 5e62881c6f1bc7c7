import { withTenant } from "@/db/client";
import { judgeAlerts } from "@/features/alerts/judge-alerts";
import { findMovedGroup } from "@/features/dashboards/weekly/find-moved-group";
import { readWeekly } from "@/features/dashboards/weekly/read-weekly";
import type { JobHandler } from "@/jobs/job-context";

/** Judges what is followed, by the numbers of every screen: once a local day, and where somebody changed what is followed. */
export const judgeFollowed: JobHandler<"alerts.judge"> = async ({ why }, { db, scope, now, logger }) => {
  const read = { weekly: readWeekly, moved: findMovedGroup };
  const judged = await withTenant(db, scope, (tx) =>
    judgeAlerts(tx, scope, read, { now: now(), again: why === "changed" }),
  );
  if (judged !== null && judged.opened > 0) logger.info({ ...judged }, "followed numbers left their usual range");
};
