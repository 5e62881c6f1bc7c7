import type { GoalLanguage } from "@/features/goals/sentence/goal-language";

const UNITS = "(?:(?<week>week)|(?<month>month)|(?<quarter>quarter)|(?<year>year))";

/** How goals are said in English. */
export const ENGLISH_GOALS: GoalLanguage = {
  metrics: {
    csat: "c-?sat",
    nps: "nps|net promoter",
    ces: "ces|customer effort|ease",
    completion_rate: "completion(?: rate)?",
    response_rate: "response rate",
    first_response_time: "(?:time to )?first (?:response|reply)(?: time)?|response time",
    resolution_time: "(?:time to )?resolution(?: time)?|time to resolve",
    sla_attainment: "slas?|sla attainment|promises? kept",
    quality_score: "quality(?: of service| score)?|iqs",
    revenue_churn: "(?:gross )?(?:revenue|mrr) churn|revenue lost",
    net_revenue_retention: "nrr|net (?:revenue|dollar) retention",
    customer_churn: "(?:customer |logo )?churn(?: rate)?",
    customer_retention: "(?:customer )?retention(?: rate)?",
    satisfied: "satisfaction|satisfied",
  },
  up: "increase|raise|improve|lift|grow|boost|get",
  down: "reduce|decrease|lower|cut|drop",
  by: "by",
  to: "to|under|below",
  percent: "%|per ?cent",
  points: "percentage points?|points?|pts?|pp",
  minutes: "minutes?|mins?",
  hours: "hours?|hrs?|h",
  periods: [`(?:(?<next>next|coming)|this|the|current)(?: (?:fiscal|financial))? ${UNITS}`],
  months: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].map(
    (month) => `${month}[a-z]*`,
  ),
  of: "(?:st|nd|rd|th)?(?: of)?",
  end: "end of",
};
