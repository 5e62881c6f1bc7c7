/** What one needs to know of a template before one sends it; what it measures stands in its document. */
export interface TemplateFacts {
  /** What the survey is called until somebody names it. */
  readonly name: string;
  /** The least time between the event and the survey, in hours; 0 is at once. */
  readonly delayHours: number;
  /** Days in which the same person is not asked this again. */
  readonly quarantineDays: number;
  /** Asked without names: answers are anonymous from the start. */
  readonly anonymous?: true;
  /** Answers of choice that call for somebody, and within how many hours. */
  readonly followUps?: readonly { readonly question: string; readonly option: string; readonly dueHours: number }[];
  /** Where in the customer's journey it belongs. */
  readonly stage: "before" | "during" | "after";
}
