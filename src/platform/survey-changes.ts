import { runtime } from "@/platform/runtime";
import { threadMemory } from "@/platform/thread-memory";

/** How often surveys were changed in this process since it began, by whichever of its threads. */
export interface SurveyChanges {
  readonly count: number;
}

/** The process's count: what was remembered of a survey under an earlier one may be out of date. */
export function surveyChanges(): SurveyChanges {
  return runtime().once("survey-changes", () => {
    const counts = countsOfThreads();
    return {
      get count() {
        return Atomics.load(counts, 0);
      },
    };
  });
}

/**
 * To be called after a survey's publishing, closing, change or deletion was committed: the doors of this process see it at
 * once. Those of others do when their memory of a second ends.
 */
export function noteSurveyChange(): void {
  Atomics.add(countsOfThreads(), 0, 1);
}

function countsOfThreads(): Int32Array {
  return new Int32Array(threadMemory().surveyChanges);
}
