import type { Balance } from "@/db/queries/staying/read-balances";

/** What is counted at both ends of a period. */
export interface CountedMarks {
  readonly start: number;
  readonly end: number;
  /** At both ends. */
  readonly retained: number;
  /** At the end, and a customer at some time before the period. */
  readonly known: number;
}

/** The balance that four counts make; it adds up whatever they are. */
export function countMarks({ start, end, retained, known }: CountedMarks): Balance {
  return { start, new: end - known, churned: start - retained, reactivated: known - retained, end };
}
