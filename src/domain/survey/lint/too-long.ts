import { estimateMinutes } from "@/domain/survey/lint/estimate-minutes";
import type { LintRule } from "@/domain/survey/lint/finding";

const MOST_MINUTES = 3;

/** Surveys that take more than three minutes on a phone. */
export const tooLong: LintRule = {
  id: "too-long",
  severity: "consider",
  why: "Most people answer on a phone, which takes about 1.4 times as long, and the longer it takes the fewer finish.",
  source: "10.1177/0894439318823703; Villar, Callegaro, Yang 2013",
  mend: "Keep the score, one open “why” and at most three more questions; one to two minutes.",
  find: (definition) => {
    const minutes = estimateMinutes(definition);
    if (minutes <= MOST_MINUTES) return [];
    return [{ path: "survey", what: `About ${Math.round(minutes)} minutes on a phone.` }];
  },
};
