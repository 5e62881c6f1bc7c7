import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { MINIMUM_GROUP } from "@/domain/metrics/minimum-group";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { isSmall } from "@/features/dashboards/hide-small-groups";
import { type OverviewQuery, readOverviewQuery } from "@/features/dashboards/overview/input";
import { type OverviewData, readOverview } from "@/features/dashboards/overview/read-overview";

/** What a share link shows of the overview. */
export interface SharedOverviewQuery {
  readonly params: readonly (readonly [name: string, value: string])[];
  readonly showsNames: boolean;
}

/**
 * The overview for a share link: read as on the screen, under the link's own scope. Comments and what the company did stay
 * inside; without names there are no groups, as the sentences name them. Null where it was of one survey, which is gone: all
 * the others are not what was shared.
 */
export async function readSharedOverview(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  asked: SharedOverviewQuery,
  now: Date,
): Promise<{ data: OverviewData; query: OverviewQuery } | null> {
  const { query } = readOverviewQuery(Object.fromEntries(asked.params));
  const data = await readOverview(tx, scope, workspace, query, now);
  const { numbers } = data;
  if (data.ignored.includes("survey")) return null;
  if (numbers === null) return { data, query };
  const main = numbers.main && {
    ...numbers.main,
    drivers: null,
    ...(asked.showsNames ? {} : { groups: null, trap: null }),
  };
  // Whom the company has to call stays inside; so do numbers of so few that they would tell of somebody.
  const operations = numbers.operations.filter(({ computed }) => !isSmall(computed?.answer.n ?? 0, MINIMUM_GROUP));
  const inside = { comments: [], events: [], unhappy: [], followUps: null };
  return { data: { ...data, numbers: { ...numbers, main, operations, ...inside } }, query };
}
