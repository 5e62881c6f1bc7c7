import { withTenant } from "@/db/client";
import { announceImported } from "@/db/queries/update-import";
import { runImport as run } from "@/features/imports/run-import";
import type { JobHandler } from "@/jobs/job-context";
import { runtime } from "@/platform/runtime";

/** Reads an uploaded file and stores its rows; then what follows from its answers is looked at. */
export const runImport: JobHandler<"import.run"> = async ({ importId }, context) => {
  await run({ ...context, secret: runtime().authSecret }, importId);
  await withTenant(context.db, context.scope, (tx) => announceImported(tx, context.scope, importId));
};
