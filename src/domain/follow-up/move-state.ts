/** What a person says of a follow-up. */
export const WORKED_STATES = ["new", "contacted", "solved", "not_solvable"] as const;
export type WorkedState = (typeof WORKED_STATES)[number];
export type FollowUpState = WorkedState | "withdrawn";

/** The times that go with a state. */
export interface StateTimes {
  readonly state: FollowUpState;
  readonly firstContactAt: Date | null;
  readonly closedAt: Date | null;
}

/** Whether a state needs nobody any more. */
export function isClosed(state: FollowUpState): boolean {
  return state === "solved" || state === "not_solvable" || state === "withdrawn";
}

/**
 * What a follow-up becomes when a person says a state. The first contact is kept once it was made, also through a
 * reopening; going back to "new" takes it back, because then nobody was reached. Solving without a contact counts as one.
 */
export function moveState(from: StateTimes, to: WorkedState, now: Date): StateTimes {
  const contacted = to === "contacted" || to === "solved";
  const firstContactAt = to === "new" ? null : (from.firstContactAt ?? (contacted ? now : null));
  const closedAt = isClosed(to) ? (from.state === to ? from.closedAt : now) : null;
  return { state: to, firstContactAt, closedAt };
}
