import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** First and last local day with an answer to a question. */
export interface AnswerDays {
  readonly surveyId: string;
  readonly questionId: string;
  readonly first: string;
  readonly last: string;
}

/**
 * When questions were first and last answered, over all series; a question without answers is not in the list. Reads the
 * ends of an index, not the days between.
 */
export async function findAnswerDays(
  tx: Tx,
  scope: WorkspaceScope,
  questions: readonly { readonly surveyId: string; readonly questionId: string }[],
): Promise<AnswerDays[]> {
  if (questions.length === 0) return [];
  const asked = sql.join(
    questions.map((one) => sql`(${one.surveyId}::uuid, ${one.questionId}::text)`),
    sql`, `,
  );
  const end = (table: "tally_day" | "tally_delta", order: "asc" | "desc") => {
    // Rows that were counted and taken away again hold nothing but zeros, and are no day with an answer.
    const given = table === "tally_day" ? sql`and 0 < any(t.counts || t.held)` : sql`and t.n > 0 and t.bucket >= 0`;
    return sql`(select t.day from ${sql.raw(table)} t
      where t.workspace_id = ${scope.workspaceId} and t.survey_id = q.survey_id and t.question_id = q.question_id
        and t.dimension = '' ${given} order by t.day ${sql.raw(order)} limit 1)`;
  };
  const reply = await tx.execute<{ survey_id: string; question_id: string; first: string; last: string }>(sql`
    select q.survey_id, q.question_id,
      least(${end("tally_day", "asc")}, ${end("tally_delta", "asc")})::text as first,
      greatest(${end("tally_day", "desc")}, ${end("tally_delta", "desc")})::text as last
    from (values ${asked}) as q (survey_id, question_id)`);
  return reply.rows
    .filter((row) => row.first !== null)
    .map((row) => ({ surveyId: row.survey_id, questionId: row.question_id, first: row.first, last: row.last }));
}
