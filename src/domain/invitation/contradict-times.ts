const DAY_MS = 86_400_000;
const LATER = ["openedAt", "remindedAt", "bouncedAt", "answeredAt"] as const;

/** When an invitation was sent, and what happened to it since; null is what is not known. */
export interface InvitationTimes {
  readonly sentAt: Date;
  readonly openedAt: Date | null;
  readonly remindedAt: Date | null;
  readonly bouncedAt: Date | null;
  readonly answeredAt: Date | null;
}

/** Which of an invitation's times cannot be: later than now, or before it was sent. */
interface TimeContradiction {
  readonly field: keyof InvitationTimes;
  readonly kind: "future" | "before_sending";
}

/** The first time that contradicts the others; null where all fit. A day is left for clocks and zones that differ. */
export function contradictTimes(times: InvitationTimes, now: Date): TimeContradiction | null {
  if (times.sentAt.getTime() > now.getTime() + DAY_MS) return { field: "sentAt", kind: "future" };
  for (const field of LATER) {
    const at = times[field]?.getTime();
    if (at === undefined) continue;
    if (at < times.sentAt.getTime() - DAY_MS) return { field, kind: "before_sending" };
    if (at > now.getTime() + DAY_MS) return { field, kind: "future" };
  }
  return null;
}
