import { and, desc, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { survey, surveyVersion } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";

/** A question that may be a wish for contact. */
export interface ContactQuestion {
  readonly surveyId: string;
  readonly surveyName: string;
  readonly questionId: string;
  readonly kind: "consent" | "yes_no";
  readonly required: boolean;
  readonly title: string;
}

const MOST_SURVEYS = 100;

/** The questions of consent and of yes or no in published surveys that know who answers. */
export async function listContactQuestions(tx: Tx, scope: WorkspaceScope): Promise<ContactQuestion[]> {
  const rows = await tx
    .select({ id: survey.id, name: survey.name, definition: surveyVersion.definition })
    .from(survey)
    .innerJoin(
      surveyVersion,
      and(
        eq(surveyVersion.workspaceId, survey.workspaceId),
        eq(surveyVersion.surveyId, survey.id),
        eq(surveyVersion.version, survey.publishedVersion),
      ),
    )
    .where(and(eq(survey.workspaceId, scope.workspaceId), isNull(survey.deletedAt), eq(survey.anonymous, false)))
    .orderBy(desc(survey.createdAt))
    .limit(MOST_SURVEYS);
  return rows.flatMap(({ id, name, definition }) =>
    definition.questions.flatMap((question) =>
      question.kind === "consent" || question.kind === "yes_no"
        ? [
            {
              ...{ surveyId: id, surveyName: name, questionId: question.id, kind: question.kind },
              required: question.required,
              title: question.title[definition.locale] ?? "",
            },
          ]
        : [],
    ),
  );
}
