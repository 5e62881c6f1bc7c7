import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";
import type { WebhookEvent } from "@/domain/webhooks/events";

/** Whom a subject is told to. */
export interface WebhookTarget {
  readonly webhookId: string;
  readonly subjectId: string;
  /** Whether it is an answer to an anonymous survey. */
  readonly anonymous: boolean;
  /** Not to be told before; null: at once. */
  readonly from: Date | null;
}

/** Subjects that may be told of, by the table they stand in: `id`, the survey they belong to, and when they begin to be. */
const SUBJECTS: Readonly<Record<string, (ids: SQL, scope: WorkspaceScope) => SQL>> = {
  // Answers out of a file are told of as an import; those of a test to nobody.
  response: (ids, { workspaceId }) => sql`
    select r.id, r.survey_id, s.anonymous, null::timestamptz as "from" from response r
    join survey s on s.workspace_id = r.workspace_id and s.id = r.survey_id and s.deleted_at is null
    where r.workspace_id = ${workspaceId} and r.id = any(${ids}) and r.state <> 'test' and r.import_id is null`,
  // Of a weekly batch it opens when the batch comes.
  follow_up: (ids, { workspaceId }) => sql`
    select f.id, f.survey_id, false as anonymous, f.opened_at as "from" from follow_up f
    where f.workspace_id = ${workspaceId} and f.id = any(${ids})`,
  alert: (ids, { workspaceId }) => sql`
    select a.id, l.survey_id, false as anonymous, null::timestamptz as "from" from alert a
    join alert_rule l on l.workspace_id = a.workspace_id and l.id = a.rule_id
    where a.workspace_id = ${workspaceId} and a.id = any(${ids})`,
  import: (ids, { workspaceId }) => sql`
    select i.id, i.survey_id, false as anonymous, null::timestamptz as "from" from import i
    where i.workspace_id = ${workspaceId} and i.id = any(${ids}) and not i.dry_run`,
};

/** Which active webhooks want to know of which of these subjects. */
export async function listWebhookTargets(
  tx: Tx,
  scope: WorkspaceScope,
  event: WebhookEvent,
  subjectIds: readonly string[],
): Promise<WebhookTarget[]> {
  const subjects = SUBJECTS[event.split(".", 1)[0] ?? ""];
  if (subjects === undefined) throw new Error(`Nothing is known of what ${event} tells of.`);
  const reply = await tx.execute<Omit<WebhookTarget, "from"> & { from: string | null } & Record<string, unknown>>(sql`
    select w.id as "webhookId", s.id as "subjectId", s.anonymous, s."from"
    from (${subjects(uuidArray(subjectIds), scope)}) s
    join webhook w on w.workspace_id = ${scope.workspaceId} and w.state = 'active' and ${event} = any(w.events)
      and (w.survey_id is null or w.survey_id = s.survey_id)
    order by w.id, s.id`);
  return reply.rows.map((row) => ({ ...row, from: row.from === null ? null : new Date(row.from) }));
}
