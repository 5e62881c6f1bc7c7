import { withTenant } from "@/db/client";
import { findResponse, listAnswers } from "@/db/queries/find-response";
import { findSurveyVersion } from "@/db/queries/find-survey";
import { answersOf } from "@/db/rollups/stored-answer";
import type { Answers } from "@/domain/survey/answer-value";
import type { Identity } from "@/domain/survey/attributes";
import { isLocale, type Locale } from "@/domain/survey/locale";
import { givenRevision, storedSubmissionId } from "@/features/respond/anonymise-answers";
import type { PublishedSurvey } from "@/features/respond/find-published";
import type { Respondents } from "@/features/respond/open-intake";

/** What is stored of a submission so far. */
export interface StoredResponse {
  readonly version: number;
  readonly locale: Locale;
  readonly attributes: Readonly<Record<string, string>>;
  /** What the link said of who answers; empty once erased. */
  readonly identity: Identity;
  readonly answers: Answers;
  readonly complete: boolean;
  /** The growing number of the last step taken. */
  readonly revision: number;
  readonly test: boolean;
}

/** The stored response of a submission id, or null. */
export async function findStored(
  doors: Respondents,
  survey: PublishedSurvey,
  submissionId: string,
): Promise<StoredResponse | null> {
  const { scope } = survey;
  return withTenant(doors.intake.db, scope, async (tx) => {
    const stored = storedSubmissionId(survey, doors.intake.secret, submissionId);
    const row = await findResponse(tx, scope, survey.id, stored);
    if (!row) return null;
    const version = await findSurveyVersion(tx, scope, survey.id, row.version);
    if (!version) return null;
    const rows = await listAnswers(tx, scope, row.id);
    return {
      version: row.version,
      locale: isLocale(row.locale) ? row.locale : version.definition.locale,
      attributes: row.attributes,
      identity: row.identity ?? {},
      answers: answersOf(version.definition, rows, "asGiven"),
      complete: row.completedAt !== null,
      revision: givenRevision(survey, doors.intake.secret, submissionId, row.revision),
      test: row.state === "test",
    };
  });
}
