import { withTenant } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { listImportedCustomers, settleCustomers } from "@/db/rollups/remove-imported";
import type { RunContext } from "@/features/imports/run-import";

const AT_ONCE = 500;

/** Says of every customer in an import which of their answers were replaced, where the survey has such a policy. */
export async function settleImported(
  { db, scope, signal }: Pick<RunContext, "db" | "scope" | "signal">,
  surveyId: string,
  importId: string,
): Promise<void> {
  const survey = await withTenant(db, scope, (tx) => findSurvey(tx, scope, surveyId));
  if (!survey || survey.repeats.policy === "all") return;
  const { repeats } = survey;
  let after: string | null = null;
  for (;;) {
    const from: string | null = after;
    const customers = await withTenant(db, scope, async (tx) => {
      const next = await listImportedCustomers(tx, scope, importId, from, AT_ONCE);
      await settleCustomers(tx, surveyId, next, repeats);
      return next;
    });
    after = customers.at(-1) ?? null;
    if (customers.length < AT_ONCE) return;
    signal.throwIfAborted();
  }
}
