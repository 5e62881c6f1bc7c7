import { withTenant } from "@/db/client";
import { drawWeek } from "@/features/quality/sampling/draw-week";
import type { JobHandler } from "@/jobs/job-context";

/** Draws what is reviewed of the last complete week, where the workspace wants a sample and has not drawn it yet. */
export const drawQuality: JobHandler<"quality.draw"> = async (_payload, { db, scope, now }) => {
  await withTenant(db, scope, (tx) => drawWeek(tx, scope, now()));
};
