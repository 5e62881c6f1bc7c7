import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type InvitedGroup, isInvited, joinInvited } from "@/db/queries/invitations/invited-group";
import type { OperationCell, OperationRequest } from "@/db/queries/operation-request";
import type { WorkspaceScope } from "@/db/scope";
import { addDays } from "@/domain/calendar/day";
import type { ShareInput } from "@/domain/metrics/metric";
import { ANSWER_WINDOW_DAYS } from "@/domain/metrics/rates";

/** By what the response rate is cut: how people were asked, and for which survey (its id). */
export const INVITATION_DIMENSIONS = ["channel", "survey"] as const;

const COLUMNS: Readonly<Record<(typeof INVITATION_DIMENSIONS)[number], SQL>> = {
  channel: sql`i.channel`,
  survey: sql`i.survey_id::text`,
};

/** What became of the invitations of one period; the rate itself is `responseRate` of domain/metrics/rates. */
export interface InvitationInput extends ShareInput {
  /** All of them. What follows is of those whose days to answer are over, but for the bounced: those will not be answered. */
  readonly sent: number;
  /** May still be answered, and is not judged before that is over: neither above nor below the line. */
  readonly open: number;
  readonly bounced: number;
  readonly opened: number;
}

/**
 * Answered of delivered (sent − bounced) invitations, by the local day they were sent, once their days to answer are over:
 * of younger ones the quick have answered and the slow have not, and a rate with them looks worse than it will be. An
 * answered one counts as delivered even where its sender said it bounced. Unknown dimensions are an empty answer. `group`: of
 * customers like these alone. Channels of several surveys are those of surveys that are not anonymous: these tell their own, where they
 * may, and a sum less what may be told would tell the rest.
 */
export async function readInvitationInputs(
  tx: Tx,
  scope: WorkspaceScope,
  request: OperationRequest,
  group: InvitedGroup | null = null,
): Promise<OperationCell<InvitationInput>[]> {
  const conditions: SQL[] = [];
  for (const { dimension, value } of request.filter) {
    const column = columnOf(dimension);
    if (column === null) return [];
    conditions.push(sql`and ${column} = ${value}`);
  }
  const cut = request.by === null ? null : columnOf(request.by);
  if (request.periods.length === 0 || (request.by !== null && cut === null)) return [];
  const channels = cut === COLUMNS.channel || request.filter.some(({ dimension }) => dimension === "channel");
  if (channels && !request.filter.some(({ dimension }) => dimension === "survey"))
    conditions.push(sql`and not exists (select from survey s
      where s.workspace_id = i.workspace_id and s.id = i.survey_id and s.anonymous)`);
  const young = sql`i.day >= ${addDays(request.today, -ANSWER_WINDOW_DAYS)}`;
  const lost = sql`i.bounced_at is not null and i.answered_at is null`;
  const periods = JSON.stringify(request.periods.map((period, place) => ({ ...period, place })));
  const reply = await tx.execute<{
    period: number;
    value: string | null;
    total: boolean;
    sent: number;
    open: number;
    bounced: number;
    opened: number;
    answered: number;
  }>(sql`
    select p.place as period, ${cut ?? sql`null::text`} as value, grouping(${cut ?? sql`null::text`}) = 1 as total, count(*)::int as sent,
      count(*) filter (where ${young} and not (${lost}))::int as open,
      count(*) filter (where ${lost})::int as bounced,
      count(*) filter (where (i.opened_at is not null or i.answered_at is not null) and not (${young}))::int as opened,
      count(*) filter (where i.answered_at is not null and not (${young}))::int as answered
    from jsonb_to_recordset(${periods}::jsonb) as p (place int, "from" date, "to" date)
    join invitation i on i.workspace_id = ${scope.workspaceId} and i.day between p."from" and p."to" ${sql.join(conditions, sql` `)}
    ${group === null ? sql`` : sql`${joinInvited(scope)} where ${isInvited(group)}`}
    group by grouping sets ((p.place), (p.place, ${cut ?? sql`null::text`}))`);
  return reply.rows
    .filter(({ total }) => total || cut !== null)
    .map(({ period, value, total, sent, open, bounced, opened, answered }) => ({
      period,
      group: total ? null : value,
      input: { numerator: answered, denominator: sent - open - bounced, sent, open, bounced, opened },
    }));
}

function columnOf(dimension: string): SQL | null {
  const known = INVITATION_DIMENSIONS.find((one) => one === dimension);
  return known === undefined ? null : COLUMNS[known];
}
