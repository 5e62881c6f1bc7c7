import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type AnswerRow, COMPLETION } from "@/db/rollups/stored-answer";
import { customer } from "@/db/schema/customer";
import { ANSWER_STATES, answer, response } from "@/db/schema/response";
import type { WorkspaceScope } from "@/db/scope";

export interface ResponseListQuery {
  readonly surveyId: string;
  /** Local days, both included; null is open. */
  readonly from: string | null;
  readonly to: string | null;
  /** The last response of the previous page; null at the start. */
  readonly after: { readonly answeredAt: string; readonly id: string } | null;
  readonly limit: number;
  /** This one alone. */
  readonly only?: string;
  /** Null: every state but tests. */
  readonly state: ListedResponse["state"] | null;
  /** In the order of their ids, which are random in an anonymous survey: no order says who came when. */
  readonly shuffled?: boolean;
}

export type ListedResponse = Pick<
  typeof response.$inferSelect,
  "id" | "submissionId" | "version" | "attributes" | "completedAt" | "state" | "channel" | "locale" | "day"
> & {
  /** ISO 8601 with microseconds, so that a cursor made of it loses nothing. */
  readonly answeredAt: string;
  readonly customer: string | null;
  readonly answers: ListedAnswer[];
};

/** `offPath`: a later change took it off the path. */
type ListedAnswer = AnswerRow & { readonly offPath: boolean };

/** A page of a survey's responses in the order of their time, each with its answers. */
export async function listResponses(
  tx: Tx,
  scope: WorkspaceScope,
  query: ResponseListQuery,
): Promise<ListedResponse[]> {
  const answeredAt = sql<string>`to_char(${response.answeredAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  const rows = await tx
    .select({
      id: response.id,
      submissionId: response.submissionId,
      version: response.version,
      attributes: response.attributes,
      completedAt: response.completedAt,
      state: response.state,
      channel: response.channel,
      locale: response.locale,
      day: response.day,
      answeredAt,
      customer: customer.externalId,
    })
    .from(response)
    .leftJoin(customer, and(eq(customer.workspaceId, response.workspaceId), eq(customer.id, response.customerId)))
    .where(
      and(
        eq(response.workspaceId, scope.workspaceId),
        eq(response.surveyId, query.surveyId),
        query.state === null ? sql`${response.state} <> 'test'` : eq(response.state, query.state),
        query.only === undefined ? undefined : eq(response.id, query.only),
        query.from === null ? undefined : sql`${response.day} >= ${query.from}`,
        query.to === null ? undefined : sql`${response.day} <= ${query.to}`,
        query.after === null
          ? undefined
          : query.shuffled
            ? sql`${response.id} > ${query.after.id}::uuid`
            : sql`(${response.answeredAt}, ${response.id}) > (${query.after.answeredAt}::timestamptz, ${query.after.id}::uuid)`,
      ),
    )
    .orderBy(...(query.shuffled ? [] : [asc(response.answeredAt)]), asc(response.id))
    .limit(query.limit);
  const answers = await answersOfAll(
    tx,
    scope,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, answers: answers.get(row.id) ?? [] }));
}

async function answersOfAll(
  tx: Tx,
  scope: WorkspaceScope,
  ids: readonly string[],
): Promise<Map<string, ListedAnswer[]>> {
  const byResponse = new Map<string, ListedAnswer[]>();
  if (ids.length === 0) return byResponse;
  const rows = await tx
    .select({
      responseId: answer.responseId,
      questionId: answer.questionId,
      status: answer.status,
      score: answer.score,
      choices: answer.choices,
      text: answer.text,
      offPath: sql<boolean>`${answer.state} = ${ANSWER_STATES.offPath}`,
    })
    .from(answer)
    .where(
      and(
        eq(answer.workspaceId, scope.workspaceId),
        inArray(answer.responseId, [...ids]),
        sql`${answer.questionId} <> ${COMPLETION}`,
      ),
    );
  for (const { responseId, ...row } of rows) byResponse.set(responseId, [...(byResponse.get(responseId) ?? []), row]);
  return byResponse;
}
