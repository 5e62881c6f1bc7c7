import { type Clock, elapsedClock } from "@/domain/metrics/clock";
import { evaluateSla, type SlaInput, type SlaStatus } from "@/domain/metrics/sla";
import type { Wait } from "@/domain/promises/list-waits";
import type { PausingState } from "@/domain/promises/measure";

/** One promise: so many minutes, of which time, and the states in which its clock stands still. */
export interface PromiseTarget {
  readonly minutes: number;
  readonly time: "business" | "clock";
  readonly pauses: readonly PausingState[];
}

/** When a promise is due soon: so many minutes before, or the last so many percent of its time. */
export interface SoonRule {
  readonly kind: "minutes" | "share";
  readonly amount: number;
}

/** Where a promise stands. Instants in milliseconds since 1970. */
export interface Standing {
  readonly state: SlaStatus;
  /** Null while it stands still, and where its hours never come. */
  readonly dueAt: number | null;
  readonly soonAt: number | null;
  /** Time left of its own clock while it stands still, in seconds; below zero once late. */
  readonly leftSeconds: number | null;
  /** When it was kept, or when it was missed, answered or not; null while neither is known. */
  readonly decidedAt: number | null;
}

/**
 * Where one promise on one wait stands. `business` is the clock of the calendar; null where there is none, then all time
 * counts. Example: 60 minutes, half of them due soon, opened 9:00, now 9:40: active, due 10:00, due soon since 9:30.
 */
export function judgeWait(
  wait: Wait,
  target: PromiseTarget,
  soon: SoonRule,
  { business, now }: { readonly business: Clock | null; readonly now: number },
): Standing {
  const clock = target.time === "business" && business !== null ? business : elapsedClock;
  const input: SlaInput = {
    startedAt: wait.startedAt,
    targetMinutes: target.minutes,
    // A solution stops every clock until it turns out not to hold.
    pauses: wait.stretches.filter(({ state }) => state === "solved" || target.pauses.some((one) => one === state)),
    fulfilledAt: wait.endedAt,
    now,
  };
  const { status, elapsedMinutes, dueAt } = evaluateSla(input, clock);
  const open = status === "active" || status === "paused";
  const early = status === "active" ? Math.max(0, target.minutes - leadOf(soon, target.minutes)) : null;
  return {
    state: status,
    dueAt,
    soonAt: early === null ? null : evaluateSla({ ...input, targetMinutes: early }, clock).dueAt,
    leftSeconds: status.startsWith("paused") ? Math.round((target.minutes - elapsedMinutes) * 60) : null,
    decidedAt: open ? null : status === "achieved" ? wait.endedAt : missedAt(input, clock),
  };
}

/** How many minutes before the end it is due soon. */
function leadOf({ kind, amount }: SoonRule, minutes: number): number {
  return kind === "minutes" ? amount : (minutes * amount) / 100;
}

/** When its time ran out, whatever it waits for now. */
function missedAt(input: SlaInput, clock: Clock): number | null {
  return evaluateSla({ ...input, fulfilledAt: input.fulfilledAt ?? input.now }, clock).dueAt;
}
