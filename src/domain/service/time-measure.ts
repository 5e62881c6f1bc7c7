/** What is measured of an interaction as a duration. */
export const TIME_MEASURES = [
  "first_response",
  "next_response",
  "first_resolution",
  "resolution",
  "requester_wait",
] as const;

export type TimeMeasure = (typeof TIME_MEASURES)[number];

/** All time that passed, or business hours alone. */
export type TimeClock = "clock" | "business";

/** By what interactions are cut. */
export const SERVICE_DIMENSIONS = ["channel", "team", "agent", "priority"] as const;

export type ServiceDimension = (typeof SERVICE_DIMENSIONS)[number];

/** Which of an interaction's days a measure stands on: a response on that of the opening, a resolution on its own. */
export const DAY_OF_MEASURE: Readonly<Record<TimeMeasure, "day" | "first_solved_day" | "solved_day">> = {
  first_response: "day",
  next_response: "day",
  first_resolution: "first_solved_day",
  resolution: "solved_day",
  requester_wait: "solved_day",
};

/** The column of a measure by a clock, in tallies. */
export function columnOf(measure: TimeMeasure, clock: TimeClock): string {
  return clock === "clock" ? measure : `${measure}_business`;
}

/** Whether a word names one of {@link SERVICE_DIMENSIONS}. */
export function isServiceDimension(word: string): word is ServiceDimension {
  return SERVICE_DIMENSIONS.some((one) => one === word);
}
