import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { AnswerRow } from "@/db/rollups/stored-answer";
import { customer } from "@/db/schema/customer";
import { answer, response } from "@/db/schema/response";
import type { Repeats } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";

export type ResponseRow = typeof response.$inferSelect;

/** The response to a survey that was stored under this submission id, or null. */
export async function findResponse(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  submissionId: string,
): Promise<ResponseRow | null> {
  const [row] = await tx
    .select()
    .from(response)
    .where(matches(scope, surveyId, submissionId));
  return row ?? null;
}

/**
 * The same under its row lock, so that steps that arrive together follow one another. Where repeats will be settled, the
 * customer's row is locked first, as wherever both are: two answers of one customer would else wait for each other.
 */
export async function lockResponse(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  submissionId: string,
  repeats: Repeats,
): Promise<ResponseRow | null> {
  if (repeats.policy !== "all") {
    const found = await findResponse(tx, scope, surveyId, submissionId);
    if (!found) return null;
    if (found.customerId !== null) {
      const theirs = and(eq(customer.workspaceId, scope.workspaceId), eq(customer.id, found.customerId));
      await tx.select({ id: customer.id }).from(customer).where(theirs).for("update");
    }
  }
  const [row] = await tx
    .select()
    .from(response)
    .where(matches(scope, surveyId, submissionId))
    .for("no key update");
  return row ?? null;
}

/** The rows of a response's answers, its completion among them. */
export function listAnswers(tx: Tx, scope: WorkspaceScope, responseId: string): Promise<AnswerRow[]> {
  return tx
    .select({
      questionId: answer.questionId,
      status: answer.status,
      score: answer.score,
      choices: answer.choices,
      text: answer.text,
    })
    .from(answer)
    .where(and(eq(answer.workspaceId, scope.workspaceId), eq(answer.responseId, responseId)));
}

function matches(scope: WorkspaceScope, surveyId: string, submissionId: string) {
  return and(
    eq(response.workspaceId, scope.workspaceId),
    eq(response.surveyId, surveyId),
    eq(response.submissionId, submissionId),
  );
}
