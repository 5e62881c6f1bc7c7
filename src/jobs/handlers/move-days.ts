import { withTenant } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { changeZone, moveDaysTo } from "@/db/rollups/change-zone";
import { rebuildInteractions } from "@/db/rollups/rebuild-interactions";
import type { JobHandler } from "@/jobs/job-context";
import { untilForgotten } from "@/jobs/until-forgotten";

/** Moves a workspace's stored days to its new zone; then, once every process knows it, what arrived in between. */
export const moveDays: JobHandler<"workspace.zone"> = async (_payload, { db, scope, now, signal }) => {
  await withTenant(db, scope, (tx) => changeZone(tx, scope));
  await untilForgotten(signal);
  await withTenant(db, scope, async (tx) => moveDaysTo(tx, scope, (await findWorkspace(tx, scope)).zone));
  await withTenant(db, scope, (tx) => rebuildInteractions(tx, scope, null, now()));
};
