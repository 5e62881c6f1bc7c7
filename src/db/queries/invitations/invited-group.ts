import { type SQL, sql } from "drizzle-orm";

/** Those of a survey's invitations whose customer has a value; null: whose customer has none, or who are of nobody. */
export interface InvitedGroup {
  readonly dimension: string;
  readonly value: string | null;
}

/** What an invitation `i` of customer `c` has of a dimension: `@channel`, `@lang`, or an attribute of the customer by name. */
export function invitedValue(dimension: string): SQL {
  if (dimension === "@channel") return sql`i.channel`;
  return dimension === "@lang" ? sql`c.locale` : sql`c.attributes ->> ${dimension}`;
}

/** Whether invitation `i` is of a group. */
export function isInvited({ dimension, value }: InvitedGroup): SQL {
  return sql`(select ${invitedValue(dimension)} from (select) as one
    left join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id) is not distinct from ${value}::text`;
}
