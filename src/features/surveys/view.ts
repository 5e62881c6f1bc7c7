import type { SurveyRow } from "@/db/queries/find-survey";
import { questionsOf } from "@/domain/survey/outline";

/** Where respondents find a survey. */
export function surveyUrl(baseUrl: string, key: string): string {
  return `${baseUrl.replace(/\/$/, "")}/s/${key}`;
}

/** A survey as the API shows it: the draft, and how it is published. */
export function toSurveyJson(row: SurveyRow, baseUrl: string) {
  return {
    id: row.id,
    key: row.key,
    url: surveyUrl(baseUrl, row.key),
    name: row.name,
    status: row.status,
    version: row.publishedVersion,
    repeats: row.repeats,
    onlyFromPage: row.onlyFromPage,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    questions: questionsOf(row.draft).map(({ id, kind }) => ({ id, kind })),
    definition: row.draft,
  };
}
