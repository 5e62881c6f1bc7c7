import { runImport as run } from "@/features/imports/run-import";
import type { JobHandler } from "@/jobs/job-context";
import { runtime } from "@/platform/runtime";

/** Reads an uploaded file and stores its rows. */
export const runImport: JobHandler<"import.run"> = ({ importId }, context) =>
  run({ ...context, secret: runtime().authSecret }, importId);
