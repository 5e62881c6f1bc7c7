import { applyTopics } from "@/db/rollups/apply-topics";
import type { JobHandler } from "@/jobs/job-context";

/** All comments are looked at by the topics as they are now. */
export const applyAllTopics: JobHandler<"topics.apply"> = (_, { db, scope, signal }) => applyTopics(db, scope, signal);
