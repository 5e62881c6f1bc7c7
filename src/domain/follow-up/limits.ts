/** So many follow-ups one call may change. */
export const MOST_CHANGED = 200;
export const LONGEST_NOTE = 5_000;
