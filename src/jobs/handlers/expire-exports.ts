import { withTenant } from "@/db/client";
import { deleteExpiredExports } from "@/db/queries/exports";
import type { JobHandler } from "@/jobs/job-context";

/** Deletes a workspace's exports that have expired, files and all. */
export const expireExports: JobHandler<"exports.expire"> = async (_payload, { db, scope, now }) => {
  await withTenant(db, scope, (tx) => deleteExpiredExports(tx, scope, now()));
};
