import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { type DashboardQuery, readDashboardQuery } from "@/features/dashboards/survey/input";
import { type DashboardData, readDashboard } from "@/features/dashboards/survey/read-dashboard";

/** What a share link shows of a survey's dashboard. */
export interface SharedDashboardQuery {
  readonly surveyId: string;
  /** The dashboard's address when it was shared. */
  readonly params: readonly (readonly [name: string, value: string])[];
  readonly showsComments: boolean;
  readonly showsNames: boolean;
  /** What stands for the names that are not shown. */
  readonly nameless: { readonly attribute: string; readonly group: (place: number) => string };
}

/**
 * A survey's dashboard for a share link: read as on the screen, under the link's own scope, with what the link does not
 * show taken out before anything is said of it. Null where the survey does not exist.
 */
export async function readShared(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  asked: SharedDashboardQuery,
  now: Date,
): Promise<{ data: DashboardData; query: DashboardQuery } | null> {
  const { query } = readDashboardQuery(Object.fromEntries(asked.params));
  const data = await readDashboard(tx, scope, workspace, asked.surveyId, query, now);
  return data && { data: redact(data, asked), query };
}

function redact(data: DashboardData, { showsComments, showsNames, nameless }: SharedDashboardQuery): DashboardData {
  const { numbers } = data;
  if (numbers === null) return { ...data, tests: 0 };
  const { score } = numbers;
  const breakdown = showsNames
    ? score.answer.breakdown
    : score.answer.breakdown.map((segment, place) => ({ ...segment, value: nameless.group(place + 1) }));
  return {
    ...data,
    tests: 0,
    numbers: {
      ...numbers,
      score: { ...score, answer: { ...score.answer, breakdown } },
      by: showsNames || numbers.by === null ? numbers.by : nameless.attribute,
      ...(showsComments ? {} : { comments: [] }),
      moreComments: false,
    },
  };
}
