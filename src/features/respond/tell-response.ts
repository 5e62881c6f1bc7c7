import type { Tx } from "@/db/client";
import { findResponseSurvey } from "@/db/queries/find-response-survey";
import { findSurvey, findSurveyVersion, type SurveyRow } from "@/db/queries/find-survey";
import { type ListedResponse, listResponses } from "@/db/queries/list-responses";
import { isSmallDay } from "@/db/queries/list-small-days";
import { answersOf } from "@/db/rollups/stored-answer";
import type { WorkspaceScope } from "@/db/scope";
import type { Definition } from "@/domain/survey/definition";
import { withoutPerson } from "@/features/respond/hide-people";

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

/** A response that may be told of, with its survey and the version it was given on. */
export interface ToldResponse {
  readonly survey: SurveyRow;
  readonly row: ListedResponse;
  readonly definition: Definition | undefined;
}

/**
 * One response as a list of the API would show it now. Null where it is gone, is a test, or was given to an anonymous survey
 * on a day on which too few answered: that it is told of says the day.
 */
export async function findTold(tx: Tx, scope: WorkspaceScope, id: string): Promise<ToldResponse | null> {
  const surveyId = await findResponseSurvey(tx, scope, id);
  const survey = surveyId === null ? null : await findSurvey(tx, scope, surveyId);
  if (survey === null) return null;
  const asked = { surveyId: survey.id, only: id, from: null, to: null, state: null, after: null, limit: 1 };
  const [row] = await listResponses(tx, scope, asked);
  if (row === undefined) return null;
  if (survey.anonymous && (await isSmallDay(tx, scope, survey.id, row.day, survey.minimumGroup))) return null;
  const version = await findSurveyVersion(tx, scope, survey.id, row.version);
  return { survey, row: survey.anonymous ? withoutPerson(row) : row, definition: version?.definition };
}

/** The same with its survey, as the API shows it. */
export async function tellResponse(tx: Tx, scope: WorkspaceScope, id: string) {
  const told = await findTold(tx, scope, id);
  return told === null ? null : { survey: told.survey.id, ...toResponseJson(told.row, told.definition) };
}
