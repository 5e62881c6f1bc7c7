import { withTenant } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { findWorkspace } from "@/db/queries/find-workspace";
import type { MetricRequest } from "@/features/dashboards/answer-metric-request";
import { type MetricQuery, metricQuerySchema } from "@/features/dashboards/input";
import { readNonresponse } from "@/features/dashboards/nonresponse/read-nonresponse";
import { toNonresponseJson } from "@/features/dashboards/nonresponse/to-nonresponse-json";
import { json } from "@/platform/http/json";
import { badRequest, notFound, tookTooLong } from "@/platform/http/problem";
import { isUuid } from "@/platform/is-uuid";

/** `GET /api/v1/surveys/{survey}/nonresponse`: what its page says of the same days, from the same counts. */
export async function answerNonresponseRequest(request: MetricRequest): Promise<Response> {
  const { db, scope, params, query, now } = request;
  const surveyId = params.survey ?? "";
  if (!isUuid(surveyId)) throw notFound("There is no such survey.");
  return withTenant(db, scope, async (tx) => {
    const survey = await findSurvey(tx, scope, surveyId);
    if (survey === null) throw notFound("There is no such survey.");
    const asked = query(metricQuerySchema);
    refuseOthers(asked);
    const workspace = await findWorkspace(tx, scope);
    const { from, to, question, by } = asked;
    const range = from !== undefined && to !== undefined ? { from, to } : {};
    const wanted = { range, ...(question === undefined ? {} : { question }), ...(by === undefined ? {} : { by }) };
    const data = await readNonresponse(tx, scope, workspace, survey.id, wanted, now);
    if (data === null) throw notFound("There is no such survey.");
    if (data.slow.length > 0) throw tookTooLong();
    if (question !== undefined && data.tab?.questionId !== question) throw notFound("There is no such question.");
    if (by !== undefined && data.by !== by) throw notFound("Those who were asked are not told apart by this.");
    return json(200, toNonresponseJson(data, workspace.zone));
  });
}

/** Days, the question and what is weighed by are what there is to ask for: anything else of a metric's is refused. */
function refuseOthers(asked: MetricQuery): void {
  const names: string[] = (["survey", "interval", "compare"] as const).filter((name) => asked[name] !== undefined);
  names.push(...Object.keys(asked.filters).map((name) => `filter.${name}`));
  const errors = names.map((path) => ({ path, message: "There is no such parameter." }));
  if ((asked.from === undefined) !== (asked.to === undefined))
    errors.push({ path: asked.from === undefined ? "from" : "to", message: "Say both days, or neither." });
  if (errors.length > 0) throw badRequest("The query does not fit.", errors);
}
