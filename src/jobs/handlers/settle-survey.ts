import { withTenant } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { listCustomersOf, settleCustomers } from "@/db/rollups/remove-imported";
import type { JobHandler } from "@/jobs/job-context";
import { untilForgotten } from "@/jobs/until-forgotten";

const AT_ONCE = 500;

/** Applies a survey's new policy on repeats to all that was answered, once nobody stores by the old one any more. */
export const settleSurvey: JobHandler<"survey.repeats"> = async ({ surveyId }, { db, scope, signal }) => {
  await untilForgotten(signal);
  let after: string | undefined;
  do {
    const from: string | undefined = after;
    after = await withTenant(db, scope, async (tx) => {
      const survey = await findSurvey(tx, scope, surveyId);
      if (!survey) return undefined;
      const customers = await listCustomersOf(tx, scope, surveyId, from ?? null, AT_ONCE);
      await settleCustomers(tx, surveyId, customers, survey.repeats);
      return customers.at(-1);
    });
    signal.throwIfAborted();
  } while (after !== undefined);
};
