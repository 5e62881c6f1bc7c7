/** Why something went wrong, as the field names it; `own` goes with words. */
export const CAUSES = [
  "product",
  "delivery",
  "price",
  "service_speed",
  "service_quality",
  "billing",
  "communication",
  "expectation",
  "outside",
  "own",
] as const;
export type Cause = (typeof CAUSES)[number];

/** Whether a text names a cause of the list. */
export function isCause(value: unknown): value is Cause {
  return CAUSES.some((cause) => cause === value);
}
