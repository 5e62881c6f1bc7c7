import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { filterSql, isServiceFilter, type ServiceFilter } from "@/db/queries/service/service-image";
import type { WorkspaceScope } from "@/db/scope";
import type { TimeClock } from "@/domain/service/time-measure";

/** Answers about interactions that say the same of interactions that went the same way. */
export interface SpeedScore {
  readonly metric: string;
  readonly scale: string;
  readonly score: number;
  readonly n: number;
  /** Between which edges the first response lies: 0 under the first, 1 from it on …; null where there was none. */
  readonly slot: number | null;
  /** Whether a promise on it was missed; null where none was judged. */
  readonly missed: boolean | null;
  readonly reopens: number;
  readonly channel: string;
  /** Who solved it, also where it was given to somebody else afterwards; '' where nobody is named. */
  readonly agent: string;
}

/**
 * Scores that customers gave to interactions (answers that name one), with how fast and how well it went. Counted answers
 * of a range of days; what was merged, deleted or spam is left out. Reopened three times or more is one group.
 */
export async function readSpeedScores(
  tx: Tx,
  scope: WorkspaceScope,
  asked: {
    readonly from: string;
    readonly to: string;
    readonly filter: readonly ServiceFilter[];
    /** Seconds, ascending. */
    readonly edges: readonly number[];
    readonly clock: TimeClock;
  },
): Promise<SpeedScore[]> {
  if (!asked.filter.every(isServiceFilter)) return [];
  const seconds = sql.raw(asked.clock === "clock" ? "i.first_response_seconds" : "i.first_response_business_seconds");
  const edges = `{${asked.edges.join(",")}}`;
  const reply = await tx.execute<SpeedScore & Record<string, unknown>>(sql`
    select s.metric, s.scale, a.score, width_bucket(${seconds}, ${edges}::integer[]) as slot, p.missed,
      least(i.reopens, 3) as reopens, i.channel, coalesce(i.solved_by, i.agent, '') as agent, count(*)::int as n
    from response r
    join interaction i on i.workspace_id = r.workspace_id and i.external_id = r.identity ->> 'interaction'
    join answer a on a.workspace_id = r.workspace_id and a.response_id = r.id
    join series s on s.workspace_id = a.workspace_id and s.survey_id = a.survey_id and s.question_id = a.question_id
      and s.ordinal = a.series and s.metric in ('nps', 'csat', 'ces')
    left join lateral (select bool_or(c.state in ('breached', 'active_breached', 'paused_breached')) as missed
      from sla_clock c where c.workspace_id = i.workspace_id and c.interaction_id = i.id
        and c.state in ('achieved', 'breached', 'active_breached', 'paused_breached')) p on true
    where r.workspace_id = ${scope.workspaceId} and r.identity ->> 'interaction' is not null and i.left_out is null
      and a.state = 0 and a.status = 0 and a.score is not null and a.day between ${asked.from} and ${asked.to}
      ${filterSql(asked.filter)}
    group by 1, 2, 3, 4, 5, 6, 7, 8`);
  return reply.rows;
}
