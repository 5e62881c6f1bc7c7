import { undoImport as undo } from "@/features/imports/undo-import";
import type { JobHandler } from "@/jobs/job-context";

/** Takes back what an import stored. */
export const undoImport: JobHandler<"import.undo"> = ({ importId }, context) => undo(context, importId);
