/** What was said on a request after it was opened, or that it was solved. */
export interface Turn {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: "customer" | "agent" | "done";
}

/** A stretch in which the customer waited for a further reply. */
export interface FurtherWait {
  readonly from: number;
  readonly to: number;
}

/**
 * The waits for further replies: from the first message of the customer that nobody has answered to the next public reply
 * of a person. What is written before the first response belongs to that one; a solution ends a wait without counting it,
 * so that a late "thank you" is no reply that somebody owed. Turns may arrive in any order.
 * Example: answered 9:10, customer 9:20 and 9:25, agent 9:50: one wait, 9:20 to 9:50. Source: Zendesk "next reply time".
 */
export function furtherWaits(turns: readonly Turn[], openedBy: "customer" | "agent"): FurtherWait[] {
  const waits: FurtherWait[] = [];
  let answered = openedBy === "agent";
  let since: number | null = null;
  for (const { at, kind } of [...turns].sort((a, b) => a.at - b.at)) {
    if (kind === "done") since = null;
    else if (kind === "customer") since ??= answered ? at : null;
    else {
      if (since !== null) waits.push({ from: since, to: at });
      since = null;
      answered = true;
    }
  }
  return waits;
}
