import type { Tx } from "@/db/client";
import { auditEvent } from "@/db/schema/workspace";
import type { Actor, WorkspaceScope } from "@/db/scope";
import type { AuditAction } from "@/platform/audit-actions";
import { newId } from "@/platform/id";

/** What happened, to what, from what to what. Holds no answers, passwords, keys or tokens. */
export interface AuditEntry {
  /** Noun and verb, such as `member.role_changed`: one of the closed list. */
  action: AuditAction;
  /** Id of what was changed. */
  subject: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  /** The address it came from, where that is known and the actor is not who came. */
  from?: string;
}

/**
 * Writes down who did what, in the transaction of the change itself, so that neither exists without the other.
 * The database lets the app add such rows, never change or delete them.
 */
export async function writeAudit(tx: Tx, scope: WorkspaceScope, entry: AuditEntry): Promise<void> {
  await tx.insert(auditEvent).values({
    workspaceId: scope.workspaceId,
    id: newId(),
    actor: { ...actorRecord(scope.actor), ...(entry.from === undefined ? {} : { from: entry.from }) },
    action: entry.action,
    subject: entry.subject,
    before: entry.before ?? null,
    after: entry.after ?? null,
  });
}

function actorRecord(actor: Actor): Record<string, string> {
  switch (actor.kind) {
    case "user":
      return { kind: "user", userId: actor.userId, role: actor.role, ...fromOf(actor) };
    case "apiKey":
      return { kind: "apiKey", keyId: actor.keyId, scope: actor.scope, ...fromOf(actor) };
    case "job":
      return { kind: "job", name: actor.name };
    case "respondent":
      return { kind: "respondent" };
    case "link":
      return { kind: "link", linkId: actor.linkId };
  }
}

function fromOf({ from }: { readonly from?: string }): { from?: string } {
  return from === undefined ? {} : { from };
}
