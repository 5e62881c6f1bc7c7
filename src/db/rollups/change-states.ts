import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { announceResponses } from "@/db/rollups/rewrite-response";
import { settleRepeats } from "@/db/rollups/settle-repeats";
import type { ResponseState } from "@/db/rollups/stored-answer";
import { ANSWER_STATES } from "@/db/schema/response";
import type { Repeats } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";

/** A response as it stands, held under its row lock until the transaction ends. */
export interface LockedState {
  readonly id: string;
  readonly state: ResponseState;
  readonly reason: string | null;
  readonly customerId: string | null;
}

/**
 * Locks responses to a survey in one order, customers before responses as wherever both are locked; what refers to them
 * may be written meanwhile. Ids that this survey does not have are left out.
 */
export async function lockStates(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  ids: readonly string[],
): Promise<LockedState[]> {
  const own = sql`r.workspace_id = ${scope.workspaceId} and r.survey_id = ${surveyId} and r.id = any(${list(ids)}::uuid[])`;
  await tx.execute(sql`
    select 1 from customer c where c.workspace_id = ${scope.workspaceId}
      and c.id in (select r.customer_id from response r where ${own}) order by c.id for update`);
  const reply = await tx.execute<{
    id: string;
    state: ResponseState;
    reason: string | null;
    customer: string | null;
  }>(sql`
    select r.id, r.state, r.state_reason as reason, r.customer_id as customer from response r where ${own}
    order by r.id for no key update`);
  return reply.rows.map(({ customer, ...row }) => ({ ...row, customerId: customer }));
}

/** What a response becomes. */
export interface StateChange {
  readonly id: string;
  readonly state: ResponseState;
  readonly reason: string | null;
}

/**
 * Gives locked responses their next states, and their answers with them, so that the tallies move by the difference; then
 * says again which of their customers' answers are replaced by another. Tests stay tests: the caller leaves them out.
 */
export async function changeStates(
  tx: Tx,
  scope: WorkspaceScope,
  survey: { readonly id: string; readonly repeats: Repeats },
  locked: readonly LockedState[],
  changes: readonly StateChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const batch = JSON.stringify(changes.map((one) => ({ ...one, code: ANSWER_STATES[one.state] })));
  await tx.execute(sql`
    with change as (
      select * from jsonb_to_recordset(${batch}::jsonb) as x (id uuid, state text, reason text, code smallint)
    ), moved as (
      update response r set state = x.state, state_reason = x.reason from change x
      where r.workspace_id = ${scope.workspaceId} and r.id = x.id returning r.id
    )
    update answer a set state = x.code from change x
    where a.workspace_id = ${scope.workspaceId} and a.response_id = x.id and a.state <> ${ANSWER_STATES.offPath}`);
  await announceResponses(
    tx,
    scope,
    changes.map(({ id }) => id),
  );
  await settleAll(
    tx,
    survey,
    locked.filter(({ id }) => changes.some((one) => one.id === id)),
  );
}

/** Settles the repeats of these responses' customers, once each. */
export async function settleAll(
  tx: Tx,
  survey: { readonly id: string; readonly repeats: Repeats },
  locked: readonly LockedState[],
): Promise<void> {
  const customers = [...new Set(locked.flatMap(({ customerId }) => customerId ?? []))].sort();
  for (const customer of customers) await settleRepeats(tx, survey.id, customer, survey.repeats);
}

function list(ids: readonly string[]): string {
  return `{${ids.join(",")}}`;
}
