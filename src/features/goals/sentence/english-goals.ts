import type { GoalLanguage } from "@/features/goals/sentence/goal-language";

const UNITS = "(?:(?<week>week)|(?<month>month)|(?<quarter>quarter)|(?<year>year))";

/** How goals are said in English. */
export const ENGLISH_GOALS: GoalLanguage = {
  metrics: {
    csat: "c-?sat",
    nps: "nps|net promoter",
    ces: "ces|customer effort|ease",
    completion_rate: "completion(?: rate)?",
    satisfied: "satisfaction|satisfied",
  },
  up: "increase|raise|improve|lift|grow|boost|get",
  down: "reduce|decrease|lower|cut|drop",
  by: "by",
  to: "to",
  percent: "%|per ?cent",
  points: "percentage points?|points?|pts?|pp",
  periods: [`(?:(?<next>next|coming)|this|the|current)(?: (?:fiscal|financial))? ${UNITS}`],
  months: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].map(
    (month) => `${month}[a-z]*`,
  ),
  of: "(?:st|nd|rd|th)?(?: of)?",
  end: "end of",
};
