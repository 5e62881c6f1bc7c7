import { type Clock, elapsedClock } from "@/domain/metrics/clock";
import { DEFAULT_LEVEL } from "@/domain/metrics/interval";
import type { Reading } from "@/domain/metrics/reading";
import { shareReading } from "@/domain/metrics/share";

/** The states of a request, as helpdesks name them. */
export type RequestStatus = "new" | "open" | "pending" | "on_hold" | "solved" | "closed";

/** A request entered a state. */
export interface StatusChange {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly status: RequestStatus;
}

/** How long a request took, in minutes of the clock given. */
export interface Resolution {
  /** Until it was solved the first time; null while it never was. */
  readonly firstMinutes: number | null;
  /** Until it was solved for good; null while it is not solved now. */
  readonly fullMinutes: number | null;
  readonly reopens: number;
  /** Time in new, open and on hold: the customer waited. */
  readonly requesterWaitMinutes: number;
  /** Time pending: the team waited for the customer. */
  readonly agentWaitMinutes: number;
  readonly onHoldMinutes: number;
}

/**
 * First and full resolution, reopenings and who waited for whom. A request begins as new; closed without ever being
 * solved counts at closing; a reopened one has no full resolution until it is solved again.
 * Example: 9:00 new, 10:00 pending, 12:00 open, 14:00 solved: the customer waited 1 h + 2 h = 3 h.
 * Source: Zendesk metric definitions; Klipfolio.
 */
export function resolutionOf(
  openedAt: number,
  changes: readonly StatusChange[],
  now: number,
  clock: Clock = elapsedClock,
): Resolution {
  const ordered = [...changes].filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
  const spent: Record<RequestStatus, number> = { new: 0, open: 0, pending: 0, on_hold: 0, solved: 0, closed: 0 };
  let status: RequestStatus = "new";
  let since = openedAt;
  let firstDone: number | null = null;
  let done: number | null = null;
  let reopens = 0;
  for (const change of ordered) {
    if (change.status === status) continue;
    spent[status] += clock.minutesBetween(since, change.at);
    if (!isDone(status) && isDone(change.status)) {
      done = change.at;
      firstDone ??= change.at;
    } else if (isDone(status) && !isDone(change.status)) {
      done = null;
      reopens += 1;
    }
    status = change.status;
    since = change.at;
  }
  spent[status] += clock.minutesBetween(since, now);
  return {
    firstMinutes: firstDone === null ? null : clock.minutesBetween(openedAt, firstDone),
    fullMinutes: done === null ? null : clock.minutesBetween(openedAt, done),
    reopens,
    requesterWaitMinutes: spent.new + spent.open + spent.on_hold,
    agentWaitMinutes: spent.pending,
    onHoldMinutes: spent.on_hold,
  };
}

/** Share of requests ever solved that were reopened, in percent, with Wilson interval. */
export function reopenRate(reopened: number, everSolved: number, level = DEFAULT_LEVEL): Reading {
  return shareReading(reopened, everSolved, level);
}

function isDone(status: RequestStatus): boolean {
  return status === "solved" || status === "closed";
}
