import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import type { AskedForm } from "@/domain/survey/results/merge-asked";

/** Every form in which the published versions of a survey ever asked a question, and the version new respondents see. */
export interface AskedForms {
  readonly forms: AskedForm[];
  readonly current: number | null;
}

/**
 * Each form once, however many versions share it: a survey may have hundreds, which differ in a word. `questions` stand
 * alike in every version of the document (upcast.test.ts holds the steps to it).
 */
export async function listAskedForms(tx: Tx, scope: WorkspaceScope, surveyId: string): Promise<AskedForms> {
  const { rows } = await tx.execute<AskedForm & { current: number | null } & Record<string, unknown>>(sql`
    select q.question, array_agg(v.version order by v.version) as versions,
      (array_agg(q.place::int order by v.version desc))[1] as place,
      (select s.published_version from survey s where s.workspace_id = ${scope.workspaceId} and s.id = ${surveyId}) as current
    from survey_version v cross join lateral jsonb_array_elements(v.definition -> 'questions') with ordinality as q (question, place)
    where v.workspace_id = ${scope.workspaceId} and v.survey_id = ${surveyId}
    group by q.question`);
  return {
    forms: rows.map(({ question, versions, place }) => ({ question, versions, place })),
    current: rows[0]?.current ?? null,
  };
}
