import { withTenant } from "@/db/client";
import type { AnswerFilter } from "@/db/queries/answers/answer-filter";
import { readAnswersQuery } from "@/features/responses/input";
import { readAnswerFilter } from "@/features/responses/read-answers";
import { notFound } from "@/platform/http/problem";
import { idParam } from "@/platform/http/read-query";
import type { SessionRequest } from "@/platform/http/with-session";

/** The filter that the address of the answers screen stands for, for what works on the same answers. Throws 404. */
export async function readChosenFilter({ db, scope, url, params }: SessionRequest): Promise<AnswerFilter> {
  const surveyId = idParam(params, "survey");
  const { query } = readAnswersQuery(Object.fromEntries(url.searchParams));
  const filter = await withTenant(db, scope, (tx) => readAnswerFilter(tx, scope, surveyId, query));
  if (filter === null) throw notFound();
  return filter;
}
