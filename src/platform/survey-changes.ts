import { runtime } from "@/platform/runtime";

/** How often surveys were changed in this process since it began. */
export interface SurveyChanges {
  count: number;
}

/** The process's count: what was remembered of a survey under an earlier one may be out of date. */
export function surveyChanges(): SurveyChanges {
  return runtime().once("survey-changes", () => ({ count: 0 }));
}

/**
 * To be called after a survey's publishing, closing, change or deletion was committed: the doors of this process see it at
 * once. Those of others do when their memory of a second ends.
 */
export function noteSurveyChange(): void {
  surveyChanges().count++;
}
