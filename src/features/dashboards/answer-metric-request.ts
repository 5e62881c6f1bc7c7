import { withTenant } from "@/db/client";
import { TooManyAnswers } from "@/db/queries/answers/too-many-answers";
import { findSurvey } from "@/db/queries/find-survey";
import { findWorkspace } from "@/db/queries/find-workspace";
import { isMetricId, isScoreMetric } from "@/domain/metrics/metric";
import type { OperationMetricId } from "@/domain/metrics/metric-id";
import { computeMetric, computeSubject } from "@/features/dashboards/compute-metric";
import { findSubject } from "@/features/dashboards/find-subject";
import { type MetricQuery, metricQuerySchema } from "@/features/dashboards/input";
import { toMetricJson } from "@/features/dashboards/metric-answer";
import { json } from "@/platform/http/json";
import { badRequest, invalid, notFound } from "@/platform/http/problem";
import type { KeyedRequest } from "@/platform/http/with-api-key";
import { isUuid } from "@/platform/is-uuid";

/** What the handler needs of a keyed request. */
export type MetricRequest = Pick<KeyedRequest, "db" | "scope" | "params" | "url" | "query" | "now">;

/**
 * `GET /api/v1/metrics/{metric}`. An unknown metric, survey or question is 404 before the rest of the query is looked at;
 * then anything that does not fit is 400 with the parameter's name.
 */
export async function answerMetricRequest(request: MetricRequest): Promise<Response> {
  try {
    return await answerMetric(request);
  } catch (error) {
    if (!(error instanceof TooManyAnswers)) throw error;
    const message = "So many answers cannot be counted by several attributes in time: narrow the days, or name one.";
    throw invalid([{ path: "filter", message }]);
  }
}

async function answerMetric(request: MetricRequest): Promise<Response> {
  const { db, scope, params, url, query, now } = request;
  const metric = params.metric ?? "";
  if (!isMetricId(metric)) throw notFound("There is no such metric.");
  return withTenant(db, scope, async (tx) => {
    const workspace = await findWorkspace(tx, scope);
    const survey = onlyValue(url.searchParams, "survey");
    if (survey !== undefined && !(isUuid(survey) && (await findSurvey(tx, scope, survey))))
      throw notFound("There is no such survey.");
    if (!isScoreMetric(metric)) {
      const asked = query(metricQuerySchema);
      refuseSubject(metric, asked);
      const answer = await computeMetric(tx, scope, workspace, { ...asked, metric }, now);
      return json(200, answer && toMetricJson(answer));
    }
    const question = onlyValue(url.searchParams, "question");
    const subject = await findSubject(tx, scope, { metric, survey, question });
    if (subject === null) throw notFound("There is no such question of this metric.");
    const asked = query(metricQuerySchema);
    const { answer } = await computeSubject(tx, scope, workspace, { ...asked, metric, subject }, now);
    return json(200, subject.minimumGroup === null ? answer : toMetricJson(answer));
  });
}

/** Only invitations belong to a survey, and no number of operations to a question: what names one is refused. */
function refuseSubject(metric: OperationMetricId, { survey, question }: MetricQuery): void {
  const errors = [
    ...(survey !== undefined && metric !== "response_rate"
      ? [{ path: "survey", message: "Follows from no survey." }]
      : []),
    ...(question !== undefined ? [{ path: "question", message: "Follows from no question." }] : []),
  ];
  if (errors.length > 0) throw badRequest("The query does not fit.", errors);
}

/** A parameter that stands once; what stands more often is refused with the rest of the query. */
function onlyValue(query: URLSearchParams, name: string): string | undefined {
  const values = query.getAll(name);
  return values.length === 1 ? values[0] : undefined;
}
