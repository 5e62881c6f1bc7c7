import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { ListedState } from "@/db/queries/answers/answer-filter";
import { agentNames } from "@/db/queries/quality/agent-names";
import { showAgentOf } from "@/db/queries/quality/hide-agents";
import type { AnswerRow } from "@/db/rollups/stored-answer";
import type { LinkIdentity } from "@/db/schema/response";
import type { WorkspaceScope } from "@/db/scope";

/** One response with all that is known of it. */
export interface ResponseDetail {
  readonly id: string;
  readonly state: ListedState;
  readonly reason: string | null;
  readonly version: number;
  readonly locale: string;
  readonly channel: string;
  readonly stage: string | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly identity: LinkIdentity | null;
  readonly customer: string | null;
  readonly imported: boolean;
  readonly startedAt: Date;
  readonly answeredAt: Date;
  readonly completedAt: Date | null;
  readonly day: string;
  readonly answers: readonly (AnswerRow & { readonly series: number; readonly offPath: boolean })[];
  /** What people did with it, the oldest first. */
  readonly events: readonly ResponseEvent[];
  /** Other answers of the same customer to the same survey, the newest first. */
  readonly others: readonly {
    readonly id: string;
    readonly at: Date;
    readonly state: ListedState;
    readonly score: number | null;
  }[];
}

export interface ResponseEvent {
  readonly at: Date;
  readonly action: string;
  /** Their name, or their e-mail address; null where it was no person, or one who left. */
  readonly by: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly reason: string | null;
}

const OTHERS = 10;

/** One response to a survey, or null where this workspace has none. `questionId`: whose scores its customer's others show. */
export async function findResponseDetail(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  responseId: string,
  questionId: string,
): Promise<ResponseDetail | null> {
  const { workspaceId } = scope;
  const reply = await tx.execute<Row>(sql`
    select r.id, r.state, r.state_reason, r.version, r.locale, r.channel, r.stage, r.attributes, r.identity, c.external_id, r.customer_id,
      r.import_id is not null as imported, r.started_at, r.answered_at, r.completed_at, r.day::text as day,
      (select jsonb_agg(jsonb_build_object('questionId', a.question_id, 'status', a.status, 'score', a.score, 'choices', a.choices,
          'text', a.text, 'series', a.series, 'offPath', a.state = 5))
        from answer a where a.workspace_id = ${workspaceId} and a.response_id = r.id and a.question_id <> '@completion') as answers
    from response r
    left join customer c on c.workspace_id = r.workspace_id and c.id = r.customer_id
    where r.workspace_id = ${workspaceId} and r.survey_id = ${surveyId} and r.id = ${responseId}`);
  const [row] = reply.rows;
  if (!row) return null;
  const { state_reason, external_id, started_at, answered_at, completed_at, customer_id, ...rest } = row;
  return {
    ...rest,
    identity: showAgentOf(rest.identity, await agentNames(tx, scope)),
    reason: state_reason,
    customer: external_id,
    startedAt: new Date(started_at),
    answeredAt: new Date(answered_at),
    completedAt: completed_at === null ? null : new Date(completed_at),
    answers: row.answers ?? [],
    events: await listEvents(tx, scope, responseId),
    others:
      customer_id === null
        ? []
        : await listOthers(tx, scope, { surveyId, responseId, customerId: customer_id, questionId }),
  };
}

type Row = Pick<
  ResponseDetail,
  "id" | "state" | "version" | "locale" | "channel" | "stage" | "attributes" | "identity" | "imported" | "day"
> & {
  state_reason: string | null;
  external_id: string | null;
  customer_id: string | null;
  started_at: string;
  answered_at: string;
  completed_at: string | null;
  answers: ResponseDetail["answers"] | null;
};

async function listEvents(tx: Tx, scope: WorkspaceScope, responseId: string): Promise<ResponseEvent[]> {
  const reply = await tx.execute<{
    at: string;
    action: string;
    by: string | null;
    from: string | null;
    to: string | null;
    reason: string | null;
  }>(sql`
    select e.at, e.action, coalesce(nullif(u.name, ''), u.email) as by, e.before ->> 'state' as "from", e.after ->> 'state' as "to",
      e.after ->> 'reason' as reason
    from audit_event e left join "user" u on u.id = (e.actor ->> 'userId')::uuid
    where e.workspace_id = ${scope.workspaceId} and e.subject = ${responseId}
    order by e.at, e.id`);
  return reply.rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

async function listOthers(
  tx: Tx,
  scope: WorkspaceScope,
  of: { surveyId: string; responseId: string; customerId: string; questionId: string },
): Promise<ResponseDetail["others"]> {
  const reply = await tx.execute<{ id: string; at: string; state: ListedState; score: number | null }>(sql`
    select r.id, r.answered_at as at, r.state, f.score from response r
    left join answer f on f.workspace_id = r.workspace_id and f.response_id = r.id and f.question_id = ${of.questionId}
    where r.workspace_id = ${scope.workspaceId} and r.customer_id = ${of.customerId} and r.survey_id = ${of.surveyId}
      and r.id <> ${of.responseId}
    order by r.answered_at desc, r.id desc limit ${OTHERS}`);
  return reply.rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
