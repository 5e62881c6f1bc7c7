import { eraseWorkspace } from "@/db/queries/delete-workspace";
import { eraseSurvey } from "@/db/rollups/delete-survey";
import type { JobHandler } from "@/jobs/job-context";
import { untilForgotten } from "@/jobs/until-forgotten";

/** Takes a deleted survey's answers, and at last the survey. */
export const eraseDeletedSurvey: JobHandler<"survey.delete"> = async ({ surveyId }, { db, scope, signal }) => {
  await untilForgotten(signal);
  await eraseSurvey(db, scope, surveyId, signal);
};

/** Takes all that a deleted workspace holds, and at last the workspace. */
export const eraseDeletedWorkspace: JobHandler<"workspace.delete"> = async (_payload, { db, scope, signal }) => {
  await untilForgotten(signal);
  await eraseWorkspace(db, scope, signal);
};
