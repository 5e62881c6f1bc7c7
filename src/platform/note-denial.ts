import { withTenant } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { type AuditEntry, writeAudit } from "@/platform/audit";
import { describeError } from "@/platform/logger";
import type { Permission } from "@/platform/roles";
import type { Runtime } from "@/platform/runtime";

/**
 * Notes in the audit trail of a member's own workspace that they asked for what their role forbids: once a minute per person and
 * permission. Nobody waits for it, and where it cannot be written the refusal stands without it.
 */
export function noteDenial(
  { appDb, limits, logger }: Pick<Runtime, "appDb" | "limits" | "logger">,
  scope: WorkspaceScope,
  permission: Permission,
  now: Date,
): void {
  const { actor, workspaceId } = scope;
  if (actor.kind !== "user") return;
  const key = `${workspaceId} ${actor.userId} ${permission}`;
  if (!limits.notedDenials.take(key, now.getTime()).allowed) return;
  const entry: AuditEntry = { action: "permission.denied", subject: actor.userId, after: { permission } };
  withTenant(appDb, scope, (tx) => writeAudit(tx, scope, entry)).catch((error: unknown) =>
    logger.warn({ workspaceId, error: describeError(error) }, "a denial could not be noted"),
  );
}
