import { withTenant } from "@/db/client";
import { deleteOldDeliveries } from "@/db/queries/webhooks/write-webhook";
import { spreadEvent } from "@/features/webhooks/spread-event";
import type { JobHandler } from "@/jobs/job-context";

const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** Lets a delivery wait for every webhook that wants to know what happened. */
export const spread: JobHandler<"webhooks.spread"> = (happened, { db, scope, now }) =>
  withTenant(db, scope, (tx) => spreadEvent(tx, scope, happened, now()));

/** Deletes a workspace's deliveries that are old enough. */
export const expireDeliveries: JobHandler<"webhooks.expire"> = async (_payload, { db, scope, now }) => {
  const before = new Date(now().getTime() - KEPT_MS);
  await withTenant(db, scope, (tx) => deleteOldDeliveries(tx, scope, before));
};
