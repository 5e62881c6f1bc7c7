import { appendFile } from "node:fs/promises";
import path from "node:path";
import { withTenant } from "@/db/client";
import { findErasure } from "@/db/queries/find-erasure";
import type { JobHandler } from "@/jobs/job-context";
import { describeError } from "@/platform/logger";
import { runtime } from "@/platform/runtime";

/**
 * Writes an erasure down beside the database, where it outlives the database: a copy from before it, restored after a loss,
 * has it applied again. Where there is no place to write, the log says so and nothing waits.
 */
export const logErasure: JobHandler<"erasure.log"> = async ({ erasureId }, { db, scope, logger }) => {
  const row = await withTenant(db, scope, (tx) => findErasure(tx, scope, erasureId));
  if (row === null) return;
  const { workspaceId, kind, subject, at } = row;
  const file = path.resolve(runtime().env.dataDir ?? ".candor", "erasures.jsonl");
  const line = `${JSON.stringify({ workspaceId, kind, subject, at: at.toISOString() })}\n`;
  await appendFile(file, line, { mode: 0o600 }).catch((error: unknown) => {
    logger.warn({ workspaceId, error: describeError(error) }, "an erasure could not be written beside the database");
  });
};
