/**
 * What a language says goals with. Each entry is a pattern, matched as whole words in a text that `plainSentence` made plain.
 * Named groups say what was found: `size`, `next`, `this`, `week` … `year`, `day`, `month` with its number, `of`.
 */
export interface GoalLanguage {
  readonly metrics: {
    readonly csat: string;
    readonly nps: string;
    readonly ces: string;
    readonly completion_rate: string;
    readonly response_rate: string;
    readonly first_response_time: string;
    readonly resolution_time: string;
    readonly sla_attainment: string;
    readonly quality_score: string;
    readonly customer_churn: string;
    readonly customer_retention: string;
    readonly revenue_churn: string;
    readonly net_revenue_retention: string;
    /** May mean anything; beside a figure it can only mean the share of the satisfied. */
    readonly satisfied: string;
  };
  readonly up: string;
  readonly down: string;
  /** Before the size of a change: "by". */
  readonly by: string;
  /** Before the figure to be reached: "to". */
  readonly to: string;
  readonly percent: string;
  readonly points: string;
  readonly minutes: string;
  readonly hours: string;
  /** A span of the calendar, with groups `next` (else this one) and `week`, `month`, `quarter` or `year`. */
  readonly periods: readonly string[];
  /** January to December. */
  readonly months: readonly string[];
  /** Between a day and its month: "of" in "31st of March". */
  readonly of: string;
  /** "The end of", before a month. */
  readonly end: string;
}

/** A number as the languages here write it, its sign included. */
export const NUMBER = "(?<size>[+−-]?\\d+(?:[.,]\\d+)?)";
