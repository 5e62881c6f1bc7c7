import { runExport as run } from "@/features/exports/answers/run-export";
import type { JobHandler } from "@/jobs/job-context";

/** Writes an export's file. */
export const runExport: JobHandler<"export.run"> = ({ exportId }, context) => run(context, exportId);
