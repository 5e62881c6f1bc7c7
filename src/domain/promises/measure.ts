/** What can be promised: a first answer, an answer to whatever is written afterwards, a solution. */
export const PROMISE_MEASURES = ["first_response", "next_response", "resolution"] as const;

export type PromiseMeasure = (typeof PROMISE_MEASURES)[number];

/** States of an interaction in which the clock of a promise may stand still. */
export const PAUSING_STATES = ["pending", "on_hold"] as const;

export type PausingState = (typeof PAUSING_STATES)[number];
