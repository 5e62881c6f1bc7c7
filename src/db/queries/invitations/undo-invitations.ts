import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { matchInvitations } from "@/db/queries/invitations/match-invitations";
import { INVITATION_FAMILY } from "@/db/queries/invitations/remember-invitations";
import { unstopCustomers } from "@/db/queries/stop-customers";
import type { WorkspaceScope } from "@/db/scope";

/**
 * Takes the next `most` of what an import told of invitations back: first each moment that it changed stands again as it was,
 * where nobody changed it since; then those that it made go, and at the end its marks of mail that came back. Answers that
 * they had met meet another invitation where there is one. Returns how many, 0 at the end.
 */
export async function undoInvitations(tx: Tx, scope: WorkspaceScope, importId: string, most: number): Promise<number> {
  const { workspaceId } = scope;
  const restored = await tx.execute<{ n: number }>(sql`
    with taken as materialized (
      delete from import_before where (workspace_id, import_id, family, row_id) in (
        select workspace_id, import_id, family, row_id from import_before where workspace_id = ${workspaceId}
          and import_id = ${importId} and family = ${INVITATION_FAMILY} order by row_id limit ${most})
      returning row_id, before -> 'was' as was, before -> 'is' as told
    ), back as (
      update invitation i set
        customer_id = ${back(
          "customer_id",
          "customer",
          "uuid",
          sql`(select c.id from customer c
          where c.workspace_id = ${workspaceId} and c.id = (t.was ->> 'customer')::uuid)`,
        )},
        sent_at = ${back("sent_at", "sent", "timestamptz")}, day = ${back("day", "day", "date")},
        opened_at = ${back("opened_at", "opened", "timestamptz")}, reminded_at = ${back("reminded_at", "reminded", "timestamptz")},
        bounced_at = ${back("bounced_at", "bounced", "timestamptz")}, answered_at = ${back("answered_at", "answered", "timestamptz")},
        response_id = ${back(
          "response_id",
          "response",
          "uuid",
          sql`(select r.id from response r
          where r.workspace_id = ${workspaceId} and r.id = (t.was ->> 'response')::uuid)`,
        )}
      from taken t where i.workspace_id = ${workspaceId} and i.id = t.row_id
    )
    select count(*)::int as n from taken`);
  const [{ n } = { n: 0 }] = restored.rows;
  if (n > 0) return n;
  const gone = await tx.execute<{ response: string | null }>(sql`
    delete from invitation where (workspace_id, id) in (
      select workspace_id, id from invitation where workspace_id = ${workspaceId} and import_id = ${importId} limit ${most})
    returning response_id as response`);
  await matchInvitations(
    tx,
    scope,
    gone.rows.flatMap(({ response }) => response ?? []),
  );
  if (gone.rows.length === 0) await unstopCustomers(tx, scope, importId, "bounced");
  return gone.rows.length;
}

/** A column as it was, where it still is as the import left it. */
function back(column: string, name: string, type: string, was = sql`(t.was ->> ${name})::${sql.raw(type)}`) {
  const now = sql.raw(`i.${column}`);
  return sql`case when ${now} is not distinct from (t.told ->> ${name})::${sql.raw(type)} then ${was} else ${now} end`;
}
