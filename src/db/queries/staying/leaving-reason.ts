import { type SQL, sql } from "drizzle-orm";
import type { WorkspaceScope } from "@/db/scope";

/** Joins `r.reason` to stays (alias `s`): the reason of the spell that ended the stay, of several the dearest one's. */
export function leavingReason({ workspaceId }: WorkspaceScope): SQL {
  return sql`left join lateral (
      select u.reason from subscription u
      where u.workspace_id = ${workspaceId} and u.customer_id = s.customer_id and u.end_day = s.until_day
        and u.end_day > u.start_day and u.reason is not null
      order by u.mrr desc nulls last, u.id limit 1
    ) as r on true`;
}
