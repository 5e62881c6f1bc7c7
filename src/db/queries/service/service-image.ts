import { type SQL, sql } from "drizzle-orm";
import type { WorkspaceScope } from "@/db/scope";
import { isServiceDimension, type ServiceDimension } from "@/domain/service/time-measure";

/** A value of a dimension that interactions are filtered by; '' is where nobody is named. */
export interface ServiceFilter {
  readonly dimension: string;
  readonly value: string;
}

/** Whether interactions can be filtered by it. */
export function isServiceFilter(filter: ServiceFilter): boolean {
  return isServiceDimension(filter.dimension);
}

/** What stands in a dimension of an interaction `i`; an agent's are those that they solved, and those they have now. */
const VALUES: Readonly<Record<ServiceDimension, SQL>> = {
  channel: sql`i.channel`,
  team: sql`coalesce(i.team, '')`,
  agent: sql`coalesce(i.solved_by, i.agent, '')`,
  priority: sql`coalesce(i.priority, '')`,
};

/** The value of a dimension of an interaction `i`. Throws for one that there is not. */
export function dimensionValue(dimension: string): SQL {
  if (!isServiceDimension(dimension)) throw new RangeError(`Interactions have no dimension "${dimension}".`);
  return VALUES[dimension];
}

/** Conditions on an interaction `i`, each with its `and`. */
export function filterSql(filters: readonly ServiceFilter[]): SQL {
  return sql.join(
    filters.map(({ dimension, value }) => sql`and ${dimensionValue(dimension)} = ${value}`),
    sql` `,
  );
}

/** Interactions as the triggers write them into `interaction_delta`: what counts of them, each once. */
export function interactionImages(scope: WorkspaceScope): SQL {
  return sql`(
    select i.workspace_id, 1 as n, i.day, i.first_solved_day, i.solved_day, i.channel, ${VALUES.team} as team,
      ${VALUES.agent} as agent, ${VALUES.priority} as priority, i.reopens > 0 as reopened,
      i.solved_day is not null and i.agent_replies <= 1 and i.reopens = 0 as one_touch,
      i.first_response_seconds as first_response, i.first_response_business_seconds as first_response_business,
      i.next_response_seconds as next_response, i.next_response_business_seconds as next_response_business,
      i.first_resolution_seconds as first_resolution, i.first_resolution_business_seconds as first_resolution_business,
      i.resolution_seconds as resolution, i.resolution_business_seconds as resolution_business,
      i.requester_wait_seconds as requester_wait, i.requester_wait_business_seconds as requester_wait_business
    from interaction i where i.workspace_id = ${scope.workspaceId} and i.left_out is null)`;
}
