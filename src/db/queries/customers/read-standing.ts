import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { stayOwners } from "@/db/queries/staying/stay-owners";
import type { WorkspaceScope } from "@/db/scope";

/** Whether somebody is a customer and what they pay; a person who never was one stands as their accounts do. */
export interface Standing extends Record<string, unknown> {
  /** Their last stay that has begun; null where there is none. */
  readonly fromDay: string | null;
  readonly untilDay: string | null;
  /** The account through which it is theirs; null where it is their own. */
  readonly through: { readonly id: string; readonly name: string } | null;
  /** Hundredths a month of the spells that run, where they are in one currency. */
  readonly mrr: number | null;
  readonly currency: string | null;
}

/** How one customer stands on a day. */
export async function readStanding(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  customerId: string,
  today: string,
): Promise<Standing> {
  const reply = await tx.execute<Standing>(sql`
    with owner as (${stayOwners(workspaceId, sql`${customerId}::uuid`)})
    select s.from_day as "fromDay", s.until_day as "untilDay", case when s.id <> ${customerId}::uuid then
        jsonb_build_object('id', s.id, 'name', coalesce(nullif(c.name, ''), c.external_id)) end as through,
      m.mrr::float8 as mrr, m.currency
    from (select 1) as one
    left join lateral (
      select o.id, s.from_day, s.until_day from owner o
      join customer_stay s on s.workspace_id = ${workspaceId} and s.customer_id = o.id
      where s.from_day <= ${today}::date order by s.from_day desc limit 1) s on true
    left join customer c on c.workspace_id = ${workspaceId} and c.id = s.id
    left join lateral (
      select sum(b.mrr) as mrr, min(b.currency) as currency from owner o
      join subscription b on b.workspace_id = ${workspaceId} and b.customer_id = o.id
      where b.start_day <= ${today}::date and (b.end_day is null or b.end_day > ${today}::date) and b.mrr is not null
      having count(distinct b.currency) = 1) m on true`);
  return reply.rows[0] ?? { fromDay: null, untilDay: null, through: null, mrr: null, currency: null };
}
