import { estimateMinutes } from "@/domain/survey/lint/estimate-minutes";
import type { LintRule } from "@/domain/survey/lint/finding";

const MOST_MINUTES = 3;

/** Surveys that take more than three minutes on a phone. */
export const tooLong: LintRule = {
  id: "too-long",
  severity: "consider",
  find: (definition) => {
    const minutes = estimateMinutes(definition);
    if (minutes <= MOST_MINUTES) return [];
    return [{ path: "survey", code: "minutes", values: { n: Math.round(minutes) } }];
  },
};
