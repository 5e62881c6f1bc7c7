/** What a change means, in the metric's direction. Null: there is nothing to compare. */
export type Assessment = "better" | "worse" | "no clear change" | null;

/** Where the value went. */
export type Direction = "up" | "down" | "no clear change" | null;
