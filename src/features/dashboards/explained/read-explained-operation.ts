import type { Tx } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { hidingAgents } from "@/db/queries/quality/hide-agents";
import { readOutlines } from "@/db/queries/read-outlines";
import { countLeftOut } from "@/db/queries/service/count-left-out";
import { findTimeClock } from "@/db/queries/service/find-time-clock";
import { readTimeInputs } from "@/db/queries/service/read-time-inputs";
import { isServiceFilter } from "@/db/queries/service/service-image";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import type { OperationMetricId } from "@/domain/metrics/metric-id";
import { summarizeTimeCounts } from "@/domain/metrics/time-counts";
import type { TimeClock } from "@/domain/service/time-measure";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import type { MetricAnswer } from "@/features/dashboards/metric-answer";
import {
  type ComputedOperation,
  computeOperation,
  type OperationQuery,
} from "@/features/dashboards/operations/compute-operation";

/** A number that follows from no answers, with everything that its ledger says. */
export interface ExplainedOperation {
  readonly computed: ComputedOperation;
  readonly metric: OperationMetricId;
  /** Of times: by which clock it is, and what it is by the other one in minutes. */
  readonly clock: { readonly used: TimeClock; readonly other: number | null } | null;
  /** Interactions of these days, by these filters, that count nowhere. */
  readonly leftOut: number;
  /** The workspace's local day. */
  readonly today: string;
  /** Whose invitations it is of; null where it is of all. */
  readonly survey: { readonly id: string; readonly name: string } | null;
  /** Where it is of the invitations of all: how many each survey has in it. */
  readonly surveys: readonly { readonly id: string; readonly name: string; readonly n: number }[];
}

/** A number of the API or of a screen, to be explained. */
export async function readExplainedOperation(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  query: OperationQuery,
  now: Date,
): Promise<ExplainedOperation> {
  const { metric, filters } = query;
  const survey = query.survey === undefined ? null : await findSurvey(tx, scope, query.survey);
  const apart = metric === "response_rate" && query.survey === undefined;
  const computed = await computeOperation(tx, scope, workspace, apart ? { ...query, by: "survey" } : query, now);
  const { from, to } = computed.answer;
  const today = localDay(now, workspace.zone);
  const measure =
    metric === "first_response_time" ? "first_response" : metric === "resolution_time" ? "resolution" : null;
  if (measure === null) {
    const surveys = apart ? await nameSurveys(tx, scope, computed.answer.breakdown) : [];
    return { computed, metric, clock: null, leftOut: 0, today, survey, surveys };
  }
  const used = await findTimeClock(tx, scope);
  const filter = Object.entries(filters).map(([dimension, value]) => ({ dimension, value }));
  const request = { periods: [{ from, to }], filter, by: null, today };
  const cells = await hidingAgents(readTimeInputs)(
    tx,
    scope,
    request,
    measure,
    used === "clock" ? "business" : "clock",
  );
  const { median } = summarizeTimeCounts(cells[0]?.input.counts ?? [], { count: 0, oldestMinutes: null, overdue: 0 });
  const [left] = await readLeftOut(tx, scope, request);
  return {
    computed,
    metric,
    clock: { used, other: median.value },
    leftOut: left?.input ?? 0,
    today,
    survey,
    surveys: [],
  };
}

/** The surveys that a number was cut by, the largest first. */
async function nameSurveys(tx: Tx, scope: WorkspaceScope, breakdown: MetricAnswer["breakdown"]) {
  const outlines = await readOutlines(tx, scope);
  return breakdown
    .flatMap(({ value, result }) => {
      const name = outlines.find(({ id }) => id === value)?.name;
      return name === undefined || !result.n ? [] : [{ id: value, name, n: result.n }];
    })
    .sort((a, b) => b.n - a.n || a.name.localeCompare(b.name));
}

/** Among those that the number is of; of an attribute that interactions do not have there are none. */
const readLeftOut = hidingAgents<number, []>(async (tx, scope, { periods: [days], filter }) =>
  days && filter.every(isServiceFilter)
    ? [{ period: 0, group: null, input: await countLeftOut(tx, scope, days, filter) }]
    : [],
);
