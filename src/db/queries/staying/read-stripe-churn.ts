import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { OperationCell, OperationRequest } from "@/db/queries/operation-request";
import { dayArray, marksOf } from "@/db/queries/staying/period-marks";
import { stayFilter, stayGroup } from "@/db/queries/staying/stay-filter";
import type { WorkspaceScope } from "@/db/scope";
import { addDays } from "@/domain/calendar/day";
import type { ShareInput } from "@/domain/metrics/metric";

/** How long Stripe looks back. */
export const STRIPE_DAYS = 30;

/**
 * Stripe Billing's churn in the thirty days that end with each period: every stay that ended in them, over those active
 * before them and those that began in them (domain/metrics/churn-readings). Who leaves twice counts twice.
 */
export async function readStripeChurn(
  tx: Tx,
  scope: WorkspaceScope,
  request: OperationRequest,
): Promise<OperationCell<ShareInput>[]> {
  const marks = marksOf(request.periods);
  if (marks.length === 0) return [];
  const group = request.by === null ? sql`null::text` : stayGroup(request.by);
  const reply = await tx.execute<{ period: number; of_group: string | null; left: number; base: number }>(sql`
    select m.period::int - 1 as period, ${group} as of_group,
      count(*) filter (where s.until_day >= m.a and s.until_day < m.b)::int as left, count(*)::int as base
    from unnest(${dayArray(marks.map(({ to }) => addDays(to, -STRIPE_DAYS)))}::date[],
      ${dayArray(marks.map(({ to }) => to))}::date[]) with ordinality as m (a, b, period)
    join customer_stay s on s.workspace_id = ${scope.workspaceId} and s.from_day < m.b
      and (s.until_day is null or s.until_day >= m.a) ${stayFilter(request.filter, request.by)}
    group by 1, 2`);
  return reply.rows.flatMap(({ period, of_group, left, base }) => {
    const mark = marks[period];
    return mark ? [{ period: mark.place, group: of_group, input: { numerator: left, denominator: base } }] : [];
  });
}
