import type { InteractionEvent } from "@/domain/service/interaction-event";

/** Clocks of two machines differ by so much at most. */
const SKEW_MS = 5 * 60_000;

/**
 * Why an interaction cannot be stored as it was told:
 * `unknown` nothing is known of it, and it says neither its channel nor when it was opened ·
 * `future` something happened later than now · `before_opening` an event lies before the opening, as it does when times
 * were read in the wrong zone.
 */
export interface InteractionFault {
  readonly kind: "unknown" | "future" | "before_opening";
  /** The event's place among those that were sent; null where the interaction itself is meant. */
  readonly event: number | null;
}

/**
 * Checks times before anything is measured by them: a wait that is negative, or that has not passed yet, is no wait. Five
 * minutes of difference between two machines' clocks are let through and count as none.
 */
export function checkEvents(
  openedAt: number,
  events: readonly Pick<InteractionEvent, "at" | "kind">[],
  now: number,
): InteractionFault | null {
  if (openedAt > now + SKEW_MS) return { kind: "future", event: null };
  for (const [event, { at }] of events.entries()) {
    if (at > now + SKEW_MS) return { kind: "future", event };
    if (at < openedAt - SKEW_MS) return { kind: "before_opening", event };
  }
  return null;
}
