import type { SurveyRow } from "@/db/queries/find-survey";
import { questionsOf } from "@/domain/survey/outline";

/** Where respondents find a survey. */
export function surveyUrl(baseUrl: string, key: string): string {
  return `${baseUrl.replace(/\/$/, "")}/s/${key}`;
}

/** How a survey stands at an instant: a closing date that has come closes it as somebody's press would. */
export function statusOf({ status, closesAt }: Pick<SurveyRow, "status" | "closesAt">, now: Date): SurveyRow["status"] {
  return status === "live" && closesAt !== null && closesAt <= now ? "closed" : status;
}

/** A survey as the API shows it: the draft, and how it is published. */
export function toSurveyJson(row: SurveyRow, baseUrl: string) {
  return {
    id: row.id,
    key: row.key,
    url: surveyUrl(baseUrl, row.key),
    name: row.name,
    status: statusOf(row, new Date()),
    version: row.publishedVersion,
    repeats: row.repeats,
    pendingRepeats: row.pendingRepeats,
    onlyFromPage: row.onlyFromPage,
    embedOn: row.embedOn,
    opensAt: row.opensAt?.toISOString() ?? null,
    closesAt: row.closesAt?.toISOString() ?? null,
    cap: row.responseCap,
    anonymous: row.anonymous,
    minimumGroup: row.minimumGroup,
    hasPassword: row.passwordHash !== null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    questions: questionsOf(row.draft).map(({ id, kind }) => ({ id, kind })),
    definition: row.draft,
  };
}
