import { withTenant } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { findWorkspace } from "@/db/queries/find-workspace";
import { COMPLETION } from "@/db/rollups/stored-answer";
import type { MetricRequest } from "@/features/dashboards/answer-metric-request";
import { chooseRange } from "@/features/dashboards/choose-range";
import { type MetricQuery, metricQuerySchema } from "@/features/dashboards/input";
import { readQuestions } from "@/features/dashboards/questions/read-questions";
import { toResultsJson } from "@/features/dashboards/questions/to-results-json";
import { json } from "@/platform/http/json";
import { badRequest, notFound, tookTooLong } from "@/platform/http/problem";
import { isUuid } from "@/platform/is-uuid";

/** `GET /api/v1/surveys/{survey}/results`: what its page of all questions shows, of the same days, from the same counts. */
export async function answerResultsRequest(request: MetricRequest): Promise<Response> {
  const { db, scope, params, query, now } = request;
  const surveyId = params.survey ?? "";
  if (!isUuid(surveyId)) throw notFound("There is no such survey.");
  return withTenant(db, scope, async (tx) => {
    const workspace = await findWorkspace(tx, scope);
    const survey = await findSurvey(tx, scope, surveyId);
    if (survey === null) throw notFound("There is no such survey.");
    const asked = query(metricQuerySchema);
    refuseOthers(asked);
    const subject = { questions: [{ surveyId: survey.id, questionId: COMPLETION }], series: [], minimumGroup: null };
    const range = await chooseRange(tx, scope, workspace, { subject, query: asked }, now);
    const found = { ...range, filters: asked.filters };
    const data = await readQuestions(tx, scope, workspace, survey.id, found, now);
    if (data === null) throw notFound("There is no such survey.");
    if (data.began === null) throw tookTooLong();
    return json(200, toResultsJson(data, workspace.zone));
  });
}

/** Days and attributes are what there is to ask for: a metric's other parameters are refused as any unknown one. */
function refuseOthers(asked: MetricQuery): void {
  const names = (["survey", "question", "interval", "by", "compare"] as const).filter(
    (name) => asked[name] !== undefined,
  );
  if (names.length === 0) return;
  const errors = names.map((path) => ({ path, message: "There is no such parameter." }));
  throw badRequest("The query does not fit.", errors);
}
