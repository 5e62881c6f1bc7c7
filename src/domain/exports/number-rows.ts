import type { MetricId, Unit } from "@/domain/metrics/metric-id";

/** What a row of a file of numbers stands for. */
export type RowPart =
  | ("total" | "beside" | "compared" | "period" | "group" | "band" | "score")
  // Of a comparison: what its change is made of, what is left of it, and who is missing.
  | ("who_answered" | "what_they_said" | "weighted" | "weighted_compared")
  | ("share_known" | "share_answered" | "completed" | "driver" | "rated")
  // Of a goal.
  | ("goal" | "baseline" | "odds" | "target" | "expected" | "progress" | "needed" | "time" | "forecast")
  // Of staying and leaving: customers counted, revenue, those who started together, and how long they stay.
  | ("count" | "revenue" | "cohort" | "stay_length")
  // Of a survey's questions: what was said, put first, ranked, the mean, and how far people came.
  | ("option" | "first" | "rank" | "mean" | "median" | "quartile" | "reached" | "stopped");

/** Numbers of a screen that stand in no closed list of metrics. */
type OtherNumber =
  | ("next_response_time" | "first_resolution_time" | "requester_wait_time" | "reopened_rate" | "one_touch_rate")
  | ("service_index" | "topic_share" | "gross_revenue_retention" | "net_revenue_churn");

/**
 * One number of a screen as a row of a file: unrounded, with the words that the screen shows beside it. Null is nothing to
 * say; a number that is hidden because few answered has neither value nor n.
 */
export interface NumberRow {
  readonly part: RowPart;
  /** "NPS", "August 2026", "chat", "9": what the screen calls it, in the reader's language. */
  readonly name: string;
  /** Null of a question that feeds no metric. */
  readonly metric: MetricId | OtherNumber | null;
  /** A metric's unit; or plain customers, money in the currency that the note names, or a number of anything. */
  readonly unit: Unit | "count" | "money" | "number";
  /** Local days of the workspace, both included. */
  readonly from: string;
  readonly to: string;
  /** Of a group: the attribute whose value it is. Of what was said: the question. */
  readonly attribute?: string;
  readonly value: number | null;
  /** "+40": the value as the screen prints it. */
  readonly shown: string;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly n: number | null;
  /** What it is compared with, and what became of it: current − previous. */
  readonly previous?: number | null;
  readonly previousN?: number | null;
  readonly difference?: number | null;
  readonly differenceLow?: number | null;
  readonly differenceHigh?: number | null;
  /** After the correction for all groups that were compared. */
  readonly p?: number | null;
  readonly verdict?: "up" | "down" | "no clear change" | null;
  readonly assessment?: "better" | "worse" | "no clear change" | null;
  /** Fewer answered than may be told. */
  readonly hidden?: boolean;
  /** "New wording", "rough: few answers". */
  readonly note?: string;
}

/** The numbers of one screen: what they are of, then the rows. */
export interface NumberSheet {
  /** The name of the file, without its ending. */
  readonly name: string;
  /** Workspace, survey, days, filters, zone, definition: each a name and a text in the reader's language. */
  readonly facts: readonly (readonly [name: string, text: string])[];
  readonly rows: readonly NumberRow[];
}

/** The columns of a row in the order of a file; their names in CSV never change, so that programs can read them. */
export const NUMBER_COLUMNS = [
  ["part", "part"],
  ["name", "name"],
  ["metric", "metric"],
  ["unit", "unit"],
  ["from", "from"],
  ["to", "to"],
  ["attribute", "attribute"],
  ["value", "value"],
  ["shown", "shown"],
  ["low", "low"],
  ["high", "high"],
  ["n", "n"],
  ["previous", "previous"],
  ["previousN", "previous_n"],
  ["difference", "difference"],
  ["differenceLow", "difference_low"],
  ["differenceHigh", "difference_high"],
  ["p", "p"],
  ["verdict", "verdict"],
  ["assessment", "assessment"],
  ["hidden", "hidden"],
  ["note", "note"],
] as const satisfies readonly (readonly [keyof NumberRow, string])[];

export type NumberColumn = (typeof NUMBER_COLUMNS)[number][0];
