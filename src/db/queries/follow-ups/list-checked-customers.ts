import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { addDays } from "@/domain/calendar/day";
import type { CheckedCustomer, CheckedDays } from "@/domain/follow-up/check-ins";
import type { FollowUpRules } from "@/domain/follow-up/rules";

/** Somebody who is a customer today, as the rule of check-ins reads them. */
export interface CustomerToCheck extends Omit<CheckedCustomer, "poorSince"> {
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * Customers of today who may be due: whose stay began the rule's days before these days, whose spell ends (or, where years
 * count, has its anniversary) the rule's days after them, and those named in `also`. The rule itself decides.
 */
export async function listCheckedCustomers(
  tx: Tx,
  scope: WorkspaceScope,
  rules: FollowUpRules["checkIns"],
  days: CheckedDays,
  also: readonly string[],
): Promise<CustomerToCheck[]> {
  const { workspaceId } = scope;
  const asked = daysBetween(days);
  const begun = rules.after.flatMap((count) => asked.map((day) => addDays(day, -count)));
  const ends = rules.beforeRenewal === null ? [] : asked.map((day) => addDays(day, rules.beforeRenewal ?? 0));
  const years = rules.yearly ? ends.map((day) => day.slice(5)) : [];
  if (years.includes("02-28")) years.push("02-29");
  const reply = await tx.execute<{
    id: string;
    attributes: Record<string, string>;
    since: string;
    spells: { startDay: string; endDay: string | null }[] | null;
  }>(sql`
    with found as (
      select customer_id from customer_stay
      where workspace_id = ${workspaceId} and from_day = any(${`{${begun.join(",")}}`}::date[])
      union
      select customer_id from subscription
      where workspace_id = ${workspaceId} and (end_day = any(${`{${ends.join(",")}}`}::date[])
        or (${years.length > 0} and end_day is null and to_char(start_day, 'MM-DD') = any(${`{${years.join(",")}}`}::text[])))
      union
      select unnest(${`{${also.join(",")}}`}::uuid[])
    )
    select c.id, c.attributes, s.from_day::text as since,
      (select jsonb_agg(jsonb_build_object('startDay', b.start_day, 'endDay', b.end_day) order by b.start_day)
        from subscription b where b.workspace_id = ${workspaceId} and b.customer_id = c.id
          and b.start_day <= ${days.to}::date and (b.end_day is null or b.end_day > ${days.to}::date)) as spells
    from found f
    join customer c on c.workspace_id = ${workspaceId} and c.id = f.customer_id
    join customer_stay s on s.workspace_id = ${workspaceId} and s.customer_id = c.id
      and s.from_day <= ${days.to}::date and (s.until_day is null or s.until_day > ${days.to}::date)
    order by c.id`);
  return reply.rows.map(({ spells, ...row }) => ({ ...row, spells: spells ?? [] }));
}

function daysBetween({ from, to }: CheckedDays): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
