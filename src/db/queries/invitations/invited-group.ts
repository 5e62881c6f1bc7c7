import { type SQL, sql } from "drizzle-orm";
import type { WorkspaceScope } from "@/db/scope";

/** Those of a survey's invitations whose customer has a value; null: whose customer has none, or who are of nobody. */
export interface InvitedGroup {
  readonly dimension: string;
  readonly value: string | null;
}

/** Joins to invitations `i` their customers `c` and the accounts `o` that these belong to, of several the first by its id. */
export function joinInvited({ workspaceId }: WorkspaceScope): SQL {
  return sql`left join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
    left join (select distinct on (m.customer_id) m.customer_id, a.attributes from account_of_customer m
      join customer a on a.workspace_id = m.workspace_id and a.id = m.account_id
      where m.workspace_id = ${workspaceId} order by m.customer_id, a.external_id) o on o.customer_id = i.customer_id`;
}

/** What an invitation has of a dimension: `@channel`, `@lang`, or by name an attribute of the customer, else of their account. */
export function invitedValue(dimension: string): SQL {
  if (dimension === "@channel") return sql`i.channel`;
  if (dimension === "@lang") return sql`c.locale`;
  return sql`coalesce(c.attributes ->> ${dimension}, o.attributes ->> ${dimension})`;
}

/** Whether an invitation with these joins is of a group. */
export function isInvited({ dimension, value }: InvitedGroup): SQL {
  return sql`${invitedValue(dimension)} is not distinct from ${value}::text`;
}
