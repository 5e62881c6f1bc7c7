import { withTenant } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { changeZone, moveDaysTo } from "@/db/rollups/change-zone";
import type { JobHandler } from "@/jobs/job-context";

/** Longer than any process remembers a workspace's zone. */
const ZONE_MEMORY_MS = 3_000;

/** Moves a workspace's stored days to its new zone; then, once every process knows it, what arrived in between. */
export const moveDays: JobHandler<"workspace.zone"> = async (_payload, { db, scope }) => {
  await withTenant(db, scope, (tx) => changeZone(tx, scope));
  await new Promise((resolve) => setTimeout(resolve, ZONE_MEMORY_MS));
  await withTenant(db, scope, async (tx) => moveDaysTo(tx, scope, (await findWorkspace(tx, scope)).zone));
};
