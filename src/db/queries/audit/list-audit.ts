import { and, desc, eq, gte, inArray, lt, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { auditEvent } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";

/** What the audit trail is narrowed by; null where it is not. */
export interface AuditFilter {
  /** A person's or key's id, or `job`. */
  readonly who: string | null;
  readonly actions: readonly string[] | null;
  readonly subject: string | null;
  /** From here on, and before there. */
  readonly from: Date | null;
  readonly until: Date | null;
}

/** Where a page begins: behind this row. The instant as text, to the microsecond. */
export interface AuditEdge {
  readonly at: string;
  readonly id: string;
}

/** One row of the trail. */
export interface AuditRow {
  readonly id: string;
  readonly at: Date;
  /** ISO 8601 with microseconds, so that a cursor made of it loses nothing. */
  readonly place: string;
  readonly actor: Readonly<Record<string, string>>;
  readonly action: string;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** A page of the trail, the newest first: what is written meanwhile stands before it and moves none of its rows. */
export function listAudit(
  tx: Tx,
  scope: WorkspaceScope,
  {
    who,
    actions,
    subject,
    from,
    until,
    after,
    limit,
  }: AuditFilter & { readonly after: AuditEdge | null; readonly limit: number },
): Promise<AuditRow[]> {
  return tx
    .select({
      id: auditEvent.id,
      at: auditEvent.at,
      place: sql<string>`to_char(${auditEvent.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
      actor: auditEvent.actor,
      action: auditEvent.action,
      subject: auditEvent.subject,
      before: auditEvent.before,
      after: auditEvent.after,
    })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.workspaceId, scope.workspaceId),
        who === null ? undefined : eq(auditEvent.who, who),
        actions === null ? undefined : inArray(auditEvent.action, [...actions]),
        subject === null ? undefined : eq(auditEvent.subject, subject),
        from === null ? undefined : gte(auditEvent.at, from),
        until === null ? undefined : lt(auditEvent.at, until),
        after === null
          ? undefined
          : sql`(${auditEvent.at}, ${auditEvent.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(auditEvent.at), desc(auditEvent.id))
    .limit(limit);
}
