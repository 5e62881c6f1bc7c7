/** What a goal's odds are called. */
export type GoalState = "on track" | "at risk" | "off track";

/** Odds are shown from so many weekly points on; before, it is "too early to say". */
export const ODDS_FROM_POINTS = 6;

/** On track from .7, at risk from .3, off track below. */
export function stateOfOdds(odds: number): GoalState {
  return odds >= 0.7 ? "on track" : odds >= 0.3 ? "at risk" : "off track";
}

/**
 * The state to show, given the odds of each week so far (week 1 first; null while they could not be computed).
 * Null before six points. A state changes only after the new one held two weeks, so that a team exactly on plan does
 * not change colour every other week.
 */
export function goalState(weeklyOdds: readonly (number | null)[]): GoalState | null {
  let shown: GoalState | null = null;
  let before: GoalState | null = null;
  for (const [week, odds] of weeklyOdds.entries()) {
    if (odds === null || week + 1 < ODDS_FROM_POINTS) continue;
    const state = stateOfOdds(odds);
    if (shown === null || before === state) shown = state;
    before = state;
  }
  return shown;
}
