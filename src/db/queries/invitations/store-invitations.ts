import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { acknowledgeCustomers } from "@/db/queries/customers/acknowledge-customers";
import { resolveNames } from "@/db/queries/customers/find-by-address";
import { matchInvited } from "@/db/queries/invitations/match-invited";
import { rememberingInvitations } from "@/db/queries/invitations/remember-invitations";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";

/** That somebody was asked, as its sender tells it; what is left out or null says nothing new. */
export interface GivenInvitation {
  readonly externalId: string;
  readonly surveyId: string;
  /** The customer's external id, or the address of one customer; made where nobody has it yet. */
  readonly customer: string | null;
  readonly channel: string | null;
  readonly sentAt: Date;
  readonly openedAt: Date | null;
  readonly remindedAt: Date | null;
  readonly bouncedAt: Date | null;
  readonly answeredAt: Date | null;
  /** The answer it led to, as the sender knows it: a response of the same survey. */
  readonly responseId: string | null;
}

export interface InvitationWriting {
  readonly importId: string | null;
  readonly zone: string;
}

export interface StoredInvitations {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

/**
 * Stores invitations of surveys without anonymous answers: new by the sender's id, else changed where they say more. Bounced
 * mail is marked on its customer too. Then they meet the answers that are stored already. One of an id each; a thousand at once.
 */
export async function storeInvitations(
  tx: Tx,
  scope: WorkspaceScope,
  given: readonly GivenInvitation[],
  writing: InvitationWriting,
): Promise<StoredInvitations> {
  const idOf = await resolveNames(
    tx,
    scope,
    given.flatMap(({ customer }) => customer ?? []),
  );
  const known = given.map((one) => (one.customer === null ? one : { ...one, customer: idOf(one.customer) }));
  const last = [...new Map(known.map((one) => [`${one.surveyId} ${one.externalId}`, one])).values()];
  if (last.length === 0) return { created: 0, updated: 0, unchanged: 0 };
  return rememberingInvitations(tx, scope, last, writing.importId, () => write(tx, scope, last, writing));
}

async function write(
  tx: Tx,
  scope: WorkspaceScope,
  last: readonly GivenInvitation[],
  { importId, zone }: InvitationWriting,
): Promise<StoredInvitations> {
  const { workspaceId } = scope;
  await makeCustomers(tx, scope, last, importId);
  const rows = JSON.stringify(last.map((one) => ({ ...one, id: v7(), day: localDay(one.sentAt, zone) })));
  const reply = await tx.execute<{ id: string; created: boolean }>(sql`
    with given as materialized (
      select * from jsonb_to_recordset(${rows}::jsonb) as g (id uuid, "externalId" text, "surveyId" uuid, customer text, channel text,
        "sentAt" timestamptz, day date, "openedAt" timestamptz, "remindedAt" timestamptz, "bouncedAt" timestamptz,
        "answeredAt" timestamptz, "responseId" uuid)
    ), told as (
      select g.*, c.id as customer_id, r.id as response_id, r.answered_at as response_at from given g
      left join customer c on c.workspace_id = ${workspaceId} and c.external_id = g.customer
      left join response r on r.workspace_id = ${workspaceId} and r.id = g."responseId" and r.survey_id = g."surveyId"
    )
    insert into invitation as i (workspace_id, id, survey_id, customer_id, external_id, channel, sent_at, day, opened_at, reminded_at,
      bounced_at, answered_at, response_id, import_id)
    select ${workspaceId}::uuid, id, "surveyId", customer_id, "externalId", coalesce(channel, 'email'), "sentAt", day, "openedAt",
      "remindedAt", "bouncedAt", coalesce("answeredAt", response_at), response_id, ${importId}::uuid
    from told order by "surveyId", "externalId"
    on conflict (workspace_id, survey_id, external_id) do update set
      customer_id = coalesce(excluded.customer_id, i.customer_id), sent_at = excluded.sent_at, day = excluded.day,
      opened_at = coalesce(i.opened_at, excluded.opened_at), reminded_at = coalesce(excluded.reminded_at, i.reminded_at),
      bounced_at = coalesce(i.bounced_at, excluded.bounced_at), answered_at = coalesce(i.answered_at, excluded.answered_at),
      response_id = coalesce(i.response_id, excluded.response_id)
    where (i.customer_id, i.sent_at, i.opened_at, i.reminded_at, i.bounced_at, i.answered_at, i.response_id) is distinct from
      (coalesce(excluded.customer_id, i.customer_id), excluded.sent_at, coalesce(i.opened_at, excluded.opened_at),
      coalesce(excluded.reminded_at, i.reminded_at), coalesce(i.bounced_at, excluded.bounced_at),
      coalesce(i.answered_at, excluded.answered_at), coalesce(i.response_id, excluded.response_id))
    returning i.id, (i.xmax = 0) as created`);
  await markBounced(tx, scope, last, importId);
  const ids = reply.rows.map(({ id }) => id);
  await matchInvited(tx, scope, ids);
  const created = reply.rows.filter((row) => row.created).length;
  const updated = reply.rows.length - created;
  return { created, updated, unchanged: last.length - reply.rows.length };
}

async function makeCustomers(
  tx: Tx,
  scope: WorkspaceScope,
  given: readonly GivenInvitation[],
  importId: string | null,
): Promise<void> {
  const names = [...new Set(given.flatMap(({ customer }) => customer ?? []))].sort();
  if (names.length === 0) return;
  const people = JSON.stringify(names.map((name) => ({ id: v7(), name })));
  await tx.execute(sql`
    insert into customer (workspace_id, id, external_id, import_id)
    select ${scope.workspaceId}::uuid, id, name, ${importId}::uuid
    from jsonb_to_recordset(${people}::jsonb) as g (id uuid, name text) order by name
    on conflict (workspace_id, external_id) do nothing`);
  await acknowledgeCustomers(tx, scope, names);
}

/** Mail that came back is known of the customer, whoever asks next; mail alone, other channels say nothing of an address. */
async function markBounced(
  tx: Tx,
  scope: WorkspaceScope,
  given: readonly GivenInvitation[],
  importId: string | null,
): Promise<void> {
  const bounced = given.flatMap(({ customer, bouncedAt, channel }) =>
    customer !== null && bouncedAt !== null && (channel ?? "email") === "email"
      ? [{ name: customer, at: bouncedAt }]
      : [],
  );
  if (bounced.length === 0) return;
  await tx.execute(sql`
    update customer c set bounced_at = g.at, bounced_import_id = ${importId}::uuid
    from (select name, min(at) as at from jsonb_to_recordset(${JSON.stringify(bounced)}::jsonb) as x (name text, at timestamptz) group by name) g
    where c.workspace_id = ${scope.workspaceId} and c.external_id = g.name and c.bounced_at is null`);
}
