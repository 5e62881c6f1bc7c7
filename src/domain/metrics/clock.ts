import { MetricError } from "@/domain/metrics/metric-error";

/** How time passes for a promise: all of it (`elapsedClock`) or business hours only (made by `domain/calendar`). */
export interface Clock {
  /** Minutes that count between two instants (milliseconds since 1970); 0 when `end` is not after `start`. Throws for none. */
  readonly minutesBetween: (start: number, end: number) => number;
  /** The earliest instant by which that many minutes have counted; null when they never will. */
  readonly addMinutes: (start: number, minutes: number) => number | null;
}

/** The last instant a date can hold. */
const LAST = 8.64e15;

/** Every minute counts. Throws `not_finite` for what is no instant. */
export const elapsedClock: Clock = {
  minutesBetween: (start, end) => {
    if (!Number.isFinite(start) || !Number.isFinite(end)) throw new MetricError("not_finite", "No such instant.");
    return Math.max(0, (end - start) / 60_000);
  },
  addMinutes: (start, minutes) => {
    const due = start + Math.max(0, minutes) * 60_000;
    if (Number.isNaN(due)) throw new MetricError("not_finite", "No such instant.");
    return Math.abs(due) <= LAST ? due : null;
  },
};
