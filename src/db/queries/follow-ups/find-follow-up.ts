import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import {
  type ListedFollowUp,
  type RawFollowUp,
  readFollowUp,
  selectFollowUps,
} from "@/db/queries/follow-ups/list-follow-ups";
import type { FollowUpEventRow } from "@/db/queries/follow-ups/write-follow-ups";
import { readTogether } from "@/db/read-together";
import { ANSWER_STATES } from "@/db/schema/response";
import type { WorkspaceScope } from "@/db/scope";

/** One follow-up with all that helps to come back to somebody. */
export interface FollowUpDetail {
  readonly row: ListedFollowUp;
  /** Other answers of the same customer, the newest first. */
  readonly answers: readonly CustomerAnswer[];
  readonly interactions: readonly CustomerInteraction[];
  /** What happened to it, the oldest first. */
  readonly events: readonly FollowUpEventView[];
}

export interface CustomerAnswer {
  readonly id: string;
  readonly at: Date;
  readonly survey: { readonly id: string; readonly name: string };
  readonly scale: string | null;
  readonly score: number | null;
  readonly comment: string | null;
}

export interface CustomerInteraction {
  readonly id: string;
  readonly externalId: string;
  readonly at: Date;
  readonly channel: string;
  readonly subject: string;
  readonly state: string;
  readonly agent: string | null;
}

export interface FollowUpEventView
  extends Pick<FollowUpEventRow, "id" | "at" | "what" | "before" | "after" | "actorKind"> {
  /** The person's name or address; null where it was none, or one who left. */
  readonly by: string | null;
}

const MOST_ANSWERS = 10;
const MOST_INTERACTIONS = 5;

/** A follow-up as lists show it; null where this workspace has none such. */
export async function findFollowUp(tx: Tx, scope: WorkspaceScope, id: string): Promise<ListedFollowUp | null> {
  const reply = await tx.execute<RawFollowUp>(
    selectFollowUps(sql`f.workspace_id = ${scope.workspaceId} and f.id = ${id}::uuid`),
  );
  const [row] = reply.rows;
  return row === undefined ? null : readFollowUp(row);
}

/** The same with its history and what else is known of the customer. */
export async function findFollowUpDetail(tx: Tx, scope: WorkspaceScope, id: string): Promise<FollowUpDetail | null> {
  const row = await findFollowUp(tx, scope, id);
  if (row === null) return null;
  const customerId = row.customer?.id ?? null;
  const [answers, interactions, events] = await readTogether(tx, [
    async () => (customerId === null ? [] : listAnswers(tx, scope, customerId, row.responseId)),
    async () => (customerId === null ? [] : listInteractions(tx, scope, customerId)),
    () => listFollowUpEvents(tx, scope, id),
  ]);
  return { row, answers, interactions, events };
}

async function listAnswers(
  tx: Tx,
  scope: WorkspaceScope,
  customerId: string,
  except: string | null,
): Promise<CustomerAnswer[]> {
  const reply = await tx.execute<Omit<CustomerAnswer, "at"> & { at: string } & Record<string, unknown>>(sql`
    select r.id, r.answered_at as at, jsonb_build_object('id', s.id, 'name', s.name) as survey, f.scale, f.score,
      (select a.text from answer a where a.workspace_id = r.workspace_id and a.response_id = r.id
        and a.kind in ('long_text', 'short_text') and a.text is not null and a.state <> ${ANSWER_STATES.offPath}
        order by length(a.text) desc, a.question_id limit 1) as comment
    from response r
    join survey s on s.workspace_id = r.workspace_id and s.id = r.survey_id and s.deleted_at is null
    left join lateral (
      select e.scale, a.score from answer a
      join series e on e.workspace_id = a.workspace_id and e.survey_id = a.survey_id and e.question_id = a.question_id and e.ordinal = a.series
      where a.workspace_id = r.workspace_id and a.response_id = r.id and a.score is not null and a.question_id <> '@completion'
        and a.state <> ${ANSWER_STATES.offPath}
      order by e.metric is null, a.question_id limit 1) as f on true
    where r.workspace_id = ${scope.workspaceId} and r.customer_id = ${customerId}::uuid and r.state in ('counted', 'superseded')
      and r.id is distinct from ${except}::uuid
    order by r.answered_at desc, r.id desc limit ${MOST_ANSWERS}`);
  return reply.rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

async function listInteractions(tx: Tx, scope: WorkspaceScope, customerId: string): Promise<CustomerInteraction[]> {
  const reply = await tx.execute<Omit<CustomerInteraction, "at"> & { at: string } & Record<string, unknown>>(sql`
    select id, external_id as "externalId", opened_at as at, channel, subject, state, agent from interaction
    where workspace_id = ${scope.workspaceId} and customer_id = ${customerId}::uuid and left_out is null
    order by opened_at desc, id desc limit ${MOST_INTERACTIONS}`);
  return reply.rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

/** What happened to a follow-up, the oldest first. */
export async function listFollowUpEvents(tx: Tx, scope: WorkspaceScope, id: string): Promise<FollowUpEventView[]> {
  const reply = await tx.execute<Omit<FollowUpEventView, "at"> & { at: string } & Record<string, unknown>>(sql`
    select e.id, e.at, e.what, e.before, e.after, e.actor_kind as "actorKind", coalesce(nullif(u.name, ''), u.email) as by
    from follow_up_event e
    left join membership m on m.workspace_id = e.workspace_id and m.user_id = e.actor_id
    left join "user" u on u.id = m.user_id
    where e.workspace_id = ${scope.workspaceId} and e.follow_up_id = ${id}::uuid
    order by e.at, e.id`);
  return reply.rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
