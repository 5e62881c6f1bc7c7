import type { Tx } from "@/db/client";
import type { findOperationStart, OperationRecord } from "@/db/queries/find-operation-start";
import type { GoalMarker } from "@/db/queries/goals/read-goal-markers";
import { listOperationDimensions } from "@/db/queries/list-operation-dimensions";
import { type PagePatience, readParts } from "@/db/queries/with-patience";
import { readTogether } from "@/db/read-together";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, localDay } from "@/domain/calendar/day";
import type { OperationMetricId } from "@/domain/metrics/metric-id";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import type { DayRange } from "@/features/dashboards/cut-days";
import { trailingMonths } from "@/features/dashboards/operations/choose-operation-range";
import { type ComputedOperation, computeOperation } from "@/features/dashboards/operations/compute-operation";
import { OPERATIONS } from "@/features/dashboards/operations/operation-table";
import { settleDays, type ToldDays } from "@/features/dashboards/operations/settle-days";
import type { OverviewQuery } from "@/features/dashboards/overview/input";
import type { ChosenDays } from "@/features/dashboards/survey/choose-days";

/** A number of the page that follows from no answers. */
export interface OperationTile {
  readonly metric: OperationMetricId;
  /** Null where its records know nothing of an attribute that is filtered by: then `unknown` names it; else it took too long. */
  readonly computed: ComputedOperation | null;
  readonly unknown: string | null;
  /** Over how many months it is stated; null where it is of the page's own days. */
  readonly months: number | null;
  readonly goal: GoalMarker | null;
}

/** The numbers of the page that follow from no answers. */
const TILE_OPERATIONS = [
  "first_response_time",
  "resolution_time",
  "sla_attainment",
  "quality_score",
  "customer_retention",
  "customer_churn",
  "response_rate",
] as const satisfies readonly OperationMetricId[];

/** What is told of revenue where the row of Care has room, the first of them first. */
const REVENUE_OPERATIONS = ["net_revenue_retention", "revenue_churn"] as const satisfies readonly OperationMetricId[];

/** What the tiles are read for. */
export interface OperationTileQuery {
  readonly days: ChosenDays;
  readonly compare?: OverviewQuery["compare"];
  readonly filters: Readonly<Record<string, string>>;
  readonly survey?: string | undefined;
  readonly goals: readonly GoalMarker[];
  readonly starts: Awaited<ReturnType<typeof findOperationStart>>;
  /** Over how many months who stays and leaves is stated; null where nobody was ever a customer. */
  readonly churnMonths: number | null;
  /** How many tiles of Care have no number: revenue kept and lost take their places. */
  readonly room?: number;
  /** Null or left out: all are read, however long it takes. */
  readonly patience?: PagePatience | null;
}

/**
 * The numbers of customers, service and quality over the page's days, each where the workspace has such records at all. Who
 * stays and leaves is told of the last whole months by then, against as many before; who answers, of days that are settled.
 */
export async function readOperationTiles(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  query: OperationTileQuery,
  now: Date,
): Promise<OperationTile[]> {
  const { filters, goals, starts } = query;
  const { part } = readParts<OperationMetricId>(tx, query.patience ?? null);
  const today = localDay(now, workspace.zone);
  const once = new Map<string, Promise<unknown>>();
  const tiles: OperationTile[] = [];
  const metrics = [...TILE_OPERATIONS, ...REVENUE_OPERATIONS.slice(0, query.room ?? 0)].filter(
    (metric) => starts[OPERATIONS[metric].record] !== null,
  );
  const attributes = await readAttributes(tx, scope, metrics, filters);
  for (const metric of metrics) {
    const { record } = OPERATIONS[metric];
    const unknown = Object.keys(filters).find((name) => !attributes.get(record)?.has(name)) ?? null;
    const months = record === "stays" ? query.churnMonths : null;
    const goal = goals.find((one) => isGoalOf(one, metric, record, query)) ?? null;
    if (unknown !== null) {
      tiles.push({ metric, computed: null, unknown, months, goal: null });
      continue;
    }
    const { range, ...against } =
      months === null
        ? settleDays(query.days, query.compare, { metric, today }, workspace)
        : stayDays(query.days, months, today);
    const survey = metric === "response_rate" && query.survey !== undefined ? { survey: query.survey } : {};
    const asked = { metric, filters, ...survey, ...range, ...against, once };
    const computed = await part(metric, (inner) => computeOperation(inner, scope, workspace, asked, now));
    tiles.push({ metric, computed, unknown, months, goal });
  }
  return tiles;
}

/** The last whole months within the page's days that are over, and those before them; days to come are only themselves. */
export function stayDays(
  { range, compared }: { readonly range: DayRange; readonly compared: DayRange | null },
  months: number,
  today: string,
): ToldDays {
  // The months before would be news of days that nobody asked for.
  if (range.from > today) return { range, compared };
  const end = range.to < today ? addDays(range.to, 1) : today;
  const own = trailingMonths(addDays(`${end.slice(0, 7)}-01`, -1), months);
  return { range: own, compared: compared && trailingMonths(addDays(own.from, -1), months) };
}

/** The attributes that each kind of record knows, where something is filtered by: metrics of one kind know the same. */
async function readAttributes(
  tx: Tx,
  scope: WorkspaceScope,
  metrics: readonly OperationMetricId[],
  filters: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<OperationRecord, ReadonlySet<string>>> {
  if (Object.keys(filters).length === 0) return new Map();
  const kinds = [...new Map(metrics.map((metric) => [OPERATIONS[metric].record, metric]))];
  const found = await readTogether(
    tx,
    kinds.map(
      ([, metric]) =>
        () =>
          listOperationDimensions(tx, scope, metric),
    ),
  );
  return new Map(kinds.map(([record], place) => [record, new Set(found[place]?.map(({ name }) => name))]));
}

/** A goal stands at a number only where it is of just these records; one of 28 days never at a number of months. */
function isGoalOf(
  goal: GoalMarker,
  metric: OperationMetricId,
  record: OperationRecord,
  { filters, survey }: OperationTileQuery,
): boolean {
  if (goal.metric !== metric || record === "stays" || goal.surveyId !== (survey ?? null)) return false;
  const [filter, ...more] = Object.entries(filters);
  if (more.length > 0) return false;
  return goal.segment === null
    ? filter === undefined
    : filter?.[0] === goal.segment.name && filter[1] === goal.segment.value;
}
