/** What is out of its usual range now, as far as an alert goes. */
export interface Finding {
  /** `change`: the last 28 days against the 28 before, until there is a usual range. */
  readonly rule: "drift" | "point" | "change";
  readonly direction: "up" | "down";
}

/** The newest alert of a number. Weeks by their last day. */
export interface KnownAlert {
  readonly rule: Finding["rule"];
  readonly direction: "up" | "down";
  /** The week at whose end it was found to be back; null while it is out. */
  readonly returnedOn: string | null;
}

/** What becomes of the alerts of a number. */
export type Settlement = "open" | "keep" | "return" | "return and open" | "take up again" | "nothing";

/** Out again so soon after its return is the same change: the alert is taken up, and told to nobody twice. */
export const RETURN_DAYS = 28;

/**
 * One alert a change: opened when a number leaves its usual range, kept while it is out, returned when it is back; taken up
 * again where it leaves to the same side within four weeks of its return.
 */
export function settleAlert(known: KnownAlert | null, found: Finding | null, daysSinceReturn: number): Settlement {
  if (known === null) return found === null ? "nothing" : "open";
  const same = found !== null && found.direction === known.direction;
  if (known.returnedOn === null) {
    if (found === null) return "return";
    return same ? "keep" : "return and open";
  }
  if (found === null) return "nothing";
  return same && daysSinceReturn <= RETURN_DAYS ? "take up again" : "open";
}
