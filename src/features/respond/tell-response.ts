import type { Tx } from "@/db/client";
import { findResponseSurvey } from "@/db/queries/find-response-survey";
import { findSurvey, findSurveyVersion } from "@/db/queries/find-survey";
import { type ListedResponse, listResponses } from "@/db/queries/list-responses";
import { answersOf } from "@/db/rollups/stored-answer";
import type { WorkspaceScope } from "@/db/scope";
import type { Definition } from "@/domain/survey/definition";
import { hidePeople } from "@/features/respond/hide-people";

/** A response as the API shows it; `definition` is that of the version it was given on. */
export function toResponseJson(row: ListedResponse, definition: Definition | undefined) {
  return {
    id: row.id,
    submissionId: row.submissionId,
    answers: definition ? answersOf(definition, row.answers, "asCounted") : {},
    attributes: row.attributes,
    customer: row.customer === null ? null : { externalId: row.customer },
    channel: row.channel,
    locale: row.locale,
    answeredAt: row.answeredAt,
    completedAt: row.completedAt?.toISOString() ?? null,
    state: row.state,
  };
}

/**
 * One response with its survey, as a list of the API would show it now. Null where it is gone, is a test, or belongs to an
 * anonymous survey that too few have answered.
 */
export async function tellResponse(tx: Tx, scope: WorkspaceScope, id: string) {
  const surveyId = await findResponseSurvey(tx, scope, id);
  const survey = surveyId === null ? null : await findSurvey(tx, scope, surveyId);
  if (survey === null) return null;
  const all = { from: null, to: null, state: null };
  const tell = survey.anonymous ? await hidePeople(tx, scope, survey, all) : (one: ListedResponse) => one;
  if (tell === null) return null;
  const [row] = await listResponses(tx, scope, { ...all, surveyId: survey.id, only: id, after: null, limit: 1 });
  if (row === undefined) return null;
  const version = await findSurveyVersion(tx, scope, survey.id, row.version);
  return { survey: survey.id, ...toResponseJson(tell(row), version?.definition) };
}
