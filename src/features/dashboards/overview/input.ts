import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import {
  type DashboardQuery,
  dashboardParams,
  type RawQuery,
  readDashboardQuery,
} from "@/features/dashboards/survey/input";
import { isUuid } from "@/platform/is-uuid";

/** The metrics that follow from answers, in the order in which they lead the page: the outcome first, then its reasons. */
export const LEADING_METRICS = ["nps", "csat", "ces", "completion_rate"] as const satisfies readonly ScoreMetricId[];

/** What the overview shows; all of it lives in the URL, in the names that a survey's dashboard uses. */
export interface OverviewQuery extends DashboardQuery {
  /** Only this survey; every one where it is left out. */
  readonly survey?: string;
  /** The metric whose trend and groups are shown; the one that the page leads with where it is left out. */
  readonly metric?: ScoreMetricId;
}

export type OverviewChanges = { [Name in keyof OverviewQuery]?: OverviewQuery[Name] | undefined };

/** Reads the overview's address. A page is never refused: what cannot be read is left out and named in `ignored`. */
export function readOverviewQuery(raw: RawQuery): { query: OverviewQuery; ignored: string[] } {
  const { query, ignored } = readDashboardQuery(raw);
  const given = (name: string) => (raw[name] === "" ? undefined : raw[name]);
  const metric = LEADING_METRICS.find((one) => one === given("metric"));
  if (metric === undefined && given("metric") !== undefined) ignored.push("metric");
  const asked = given("survey");
  const survey = typeof asked === "string" && isUuid(asked) ? asked.toLowerCase() : undefined;
  if (survey === undefined && asked !== undefined) ignored.push("survey");
  return { query: { ...query, ...(metric ? { metric } : {}), ...(survey ? { survey } : {}) }, ignored };
}

/** The overview's parameters as they stand in its address: what {@link readOverviewQuery} reads back as the same. */
export function overviewParams(query: OverviewQuery): [name: string, value: string][] {
  const own = [
    ["survey", query.survey],
    ["metric", query.metric],
  ] as const;
  const named = own.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]));
  return [...named, ...dashboardParams(query)];
}

/** The address of the overview with something changed; undefined takes a parameter away. */
export function overviewHref(path: string, query: OverviewQuery, changes: OverviewChanges = {}): string {
  const next = { ...query, ...changes } as OverviewQuery;
  const params = new URLSearchParams(overviewParams(next)).toString();
  return params === "" ? path : `${path}?${params}`;
}
