/** So many follow-ups one call may change. */
export const MOST_CHANGED = 200;
/** Letters of a note, in UTF-16 units as browsers count them. */
export const LONGEST_NOTE = 5_000;
