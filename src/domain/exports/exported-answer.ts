import { type AnswerValue, isNotApplicable, isOther, isPlainObject } from "@/domain/survey/answer-value";

/** What was said to one question, or why nothing was that counts. */
export type ExportedValue =
  | { readonly kind: "said"; readonly value: AnswerValue }
  /** A declared code for "nothing", or a blank cell of an imported file. */
  | { readonly kind: "missing" }
  /** A cell off its scale, as it was written. */
  | { readonly kind: "invalid"; readonly raw: string };

/** One response on its way into a file. Scores are as they are counted: a lower one always means more effort. */
export interface ExportedAnswer {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly version: number;
  readonly locale: string;
  readonly channel: string;
  readonly stage: string | null;
  readonly customer: string | null;
  /** What the link said of who answers. */
  readonly identity: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, string>>;
  /** ISO 8601 with microseconds, in UTC. */
  readonly answeredAt: string;
  readonly completedAt: string | null;
  readonly answers: Readonly<Record<string, ExportedValue>>;
}

/**
 * An answer as the text of one CSV cell: a score as its number, ids of options joined by "; ", "other" by its own words,
 * not applicable as "na", `{row: score}` as JSON (each row has a column of its own where it is asked for). "" where nothing
 * was said.
 */
export function cellText(value: ExportedValue | undefined): string {
  if (value === undefined || value.kind === "missing") return "";
  if (value.kind === "invalid") return value.raw;
  return valueText(value.value);
}

function valueText(value: AnswerValue): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (isNotApplicable(value)) return "na";
  if (isOther(value)) return `other: ${value.text}`;
  if (Array.isArray(value)) return value.map(valueText).join("; ");
  return JSON.stringify(value);
}

/** The score of one row of a grid; null where it was not rated. */
export function gridScore(value: ExportedValue | undefined, row: string): number | null {
  if (value?.kind !== "said" || !isPlainObject(value.value)) return null;
  const score = (value.value as Record<string, unknown>)[row];
  return typeof score === "number" ? score : null;
}
