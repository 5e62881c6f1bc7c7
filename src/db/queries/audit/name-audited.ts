import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";

/** What is known today of somebody or something that the trail names by its id. */
export interface Audited {
  readonly id: string;
  /** Null where it has none. */
  readonly name: string | null;
  /** Whether its page, where it has one, can be opened. */
  readonly open: boolean;
  /** Its number, or the survey it belongs to. */
  readonly metric: string | null;
  readonly surveyId: string | null;
}

/** Ids by what they are ids of. */
export type AuditedIds = Readonly<Partial<Record<string, readonly string[]>>>;

/**
 * The names of what rows of the trail are about, in one statement; what is gone is missing. People belong to no workspace: named is who
 * is a member, or who stands in this trail as who acted or to whom it was done, as those who left do; nobody else, whatever ids are asked
 * for. `readerId` sees dashboards of their own besides those that are shared.
 */
export async function nameAudited(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  ids: AuditedIds,
  readerId: string | null,
): Promise<ReadonlyMap<string, Audited>> {
  const any = (kind: string) => sql`any(${uuidArray(ids[kind] ?? [])})`;
  const mine = sql`workspace_id = ${workspaceId}`;
  const { rows } = await tx.execute<Readonly<Record<keyof Audited, unknown>>>(sql`
    select u.id, coalesce(nullif(u.name, ''), u.email) as name, m.user_id is not null as open, null as metric, null::uuid as "surveyId"
      from "user" u left join membership m on m.${mine} and m.user_id = u.id where u.id = ${any("person")}
        and (m.user_id is not null
          or exists (select from audit_event a where a.workspace_id = ${workspaceId} and a.who = u.id::text)
          or exists (select from audit_event a where a.workspace_id = ${workspaceId} and a.subject = u.id::text))
    union all select id, note, used_at is null and not revoked, null, null from member_invitation where ${mine} and id = ${any("invitation")}
    union all select id, name, revoked_at is null, null, null from api_key where ${mine} and id = ${any("apiKey")}
    union all select id, name, deleted_at is null, null, null from sla_policy where ${mine} and id = ${any("policy")}
    union all select id, name, deleted_at is null, null, null from business_calendar where ${mine} and id = ${any("calendar")}
    union all select id, name, deleted_at is null, null, id from survey where ${mine} and id = ${any("survey")}
    union all select r.id, s.name, s.deleted_at is null, null, s.id
      from response r join survey s on s.workspace_id = r.workspace_id and s.id = r.survey_id where r.${mine} and r.id = ${any("response")}
    union all select e.id, s.name, s.deleted_at is null, null, s.id
      from export e join survey s on s.workspace_id = e.workspace_id and s.id = e.survey_id where e.${mine} and e.id = ${any("export")}
    union all select id, name, true, null, null from topic where ${mine} and id = ${any("topic")}
    union all select id, case when kind <> 'erased' then coalesce(nullif(name, ''), external_id) end, kind <> 'erased', null, null
      from customer where ${mine} and id = ${any("customer")}
    union all select id, file_name, true, null, null from import where ${mine} and id = ${any("import")}
    union all select id, label, revoked_at is null, null, survey_id from share_link where ${mine} and id = ${any("shareLink")}
    union all select id, coalesce(nullif(description, ''), url), true, null, survey_id from webhook where ${mine} and id = ${any("webhook")}
    union all select id, reference, deleted_at is null, null, null from board_pack where ${mine} and id = ${any("boardPack")}
    union all select id, null, deleted_at is null, metric, null from goal where ${mine} and id = ${any("goal")}
    union all select id, name, archived_at is null, null, null from objective where ${mine} and id = ${any("objective")}
    union all select id, name, deleted_at is null, null, null from initiative where ${mine} and id = ${any("initiative")}
    union all select q.id, i.external_id, true, null, null from quality_review q
      left join interaction i on i.workspace_id = q.workspace_id and i.id = q.interaction_id where q.${mine} and q.id = ${any("review")}
    union all select id, external_id, true, null, null from interaction where ${mine} and id = ${any("interaction")}
    union all select id, from_day || '/' || to_day, true, null, null from closed_period where ${mine} and id = ${any("period")}
    union all select id, name, deleted_at is null and (shared or owner_id = ${readerId}::uuid), null, null
      from dashboard where ${mine} and id = ${any("dashboard")}
    union all select id, name, false, null, null from saved_view where ${mine} and id = ${any("savedView")}
    union all select a.id, null, true, r.metric, r.survey_id from alert a
      join alert_rule r on r.workspace_id = a.workspace_id and r.id = a.rule_id where a.${mine} and a.id = ${any("alert")}
    union all select id, null, true, metric, survey_id from alert_rule where ${mine} and id = ${any("alertRule")}`);
  return new Map(
    rows.map(({ id, name, open, metric, surveyId }) => [
      String(id),
      {
        id: String(id),
        name: textOf(name),
        open: open === true,
        metric: textOf(metric),
        surveyId: textOf(surveyId),
      },
    ]),
  );
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
