import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** Whether anybody answered a survey, tests aside. */
export function hasAnswers(tx: Tx, scope: WorkspaceScope, surveyId: string): Promise<boolean> {
  return exists(tx, sql`workspace_id = ${scope.workspaceId} and survey_id = ${surveyId} and state <> 'test'`);
}

/** Whether a customer whose name is known answered it: only their answers can replace each other. */
export function hasKnownAnswers(tx: Tx, scope: WorkspaceScope, surveyId: string): Promise<boolean> {
  return exists(
    tx,
    sql`workspace_id = ${scope.workspaceId} and survey_id = ${surveyId} and customer_id is not null and state <> 'test'`,
  );
}

async function exists(tx: Tx, condition: ReturnType<typeof sql>): Promise<boolean> {
  const { rows } = await tx.execute<{ found: boolean }>(
    sql`select exists (select from response where ${condition}) as found`,
  );
  return rows[0]?.found ?? false;
}
