import type { Tx } from "@/db/client";
import { lockSurvey } from "@/db/queries/lock-survey";
import { updateSurveyRow } from "@/db/queries/update-survey";
import { listRepeaters, settleCustomers } from "@/db/rollups/remove-imported";
import type { Repeats } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";

const CUSTOMERS_AT_ONCE = 500;

/**
 * Applies the policy on repeats that a survey waits for to all that is stored, in the caller's transaction: until the commit
 * everybody sees the old policy and its numbers, and then the new ones.
 */
export async function changeRepeats(tx: Tx, scope: WorkspaceScope, surveyId: string): Promise<void> {
  const survey = await lockSurvey(tx, scope, surveyId);
  const repeats = survey?.pendingRepeats;
  if (!repeats) return;
  await updateSurveyRow(tx, scope, surveyId, { repeats, pendingRepeats: null });
  let after: string | null = null;
  do after = await settleSome(tx, scope, surveyId, repeats, after);
  while (after !== null);
}

/** Settles the next few customers after `after`; returns where the rest begins, null at the end. */
export async function settleSome(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  repeats: Repeats,
  after: string | null,
): Promise<string | null> {
  const customers = await listRepeaters(tx, scope, surveyId, after, CUSTOMERS_AT_ONCE);
  await settleCustomers(tx, surveyId, customers, repeats);
  return customers.length < CUSTOMERS_AT_ONCE ? null : (customers.at(-1) ?? null);
}
