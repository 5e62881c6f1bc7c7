import { withTenant } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { changeRepeats, settleSome } from "@/db/rollups/change-repeats";
import type { JobHandler } from "@/jobs/job-context";
import { untilForgotten } from "@/jobs/until-forgotten";

/**
 * Applies a survey's new policy on repeats to all that was answered; then, once nobody stores by the old one any more, to
 * what arrived in between.
 */
export const settleSurvey: JobHandler<"survey.repeats"> = async ({ surveyId }, { db, scope, signal }) => {
  await withTenant(db, scope, (tx) => changeRepeats(tx, scope, surveyId));
  await untilForgotten(signal);
  let after: string | null = null;
  do {
    const from: string | null = after;
    after = await withTenant(db, scope, async (tx) => {
      const survey = await findSurvey(tx, scope, surveyId);
      return survey ? settleSome(tx, scope, surveyId, survey.repeats, from) : null;
    });
    signal.throwIfAborted();
  } while (after !== null);
};
