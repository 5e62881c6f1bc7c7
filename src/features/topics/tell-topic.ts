import { revalidatePath } from "next/cache";
import type { Db, Tx } from "@/db/client";
import { applyFewTopics } from "@/db/rollups/apply-topics";
import type { WorkspaceScope } from "@/db/scope";
import { writeAudit } from "@/platform/audit";
import type { AuditAction } from "@/platform/audit-actions";

/** Shows the pages of topics anew, with the comments looked at where they are few. */
export async function finishTopics(slug: string, db: Db, scope: WorkspaceScope): Promise<void> {
  await applyFewTopics(db, scope);
  revalidatePath(`/w/${slug}/feedback/topics`, "layout");
}

/** Writes down what was done to a topic. Its words are the workspace's own, nobody's answers. */
export function tellTopic(
  tx: Tx,
  scope: WorkspaceScope,
  action: AuditAction,
  subject: string,
  before: Record<string, unknown> | undefined,
  after: Record<string, unknown> | undefined,
): Promise<void> {
  return writeAudit(tx, scope, { action, subject, ...(before ? { before } : {}), ...(after ? { after } : {}) });
}
