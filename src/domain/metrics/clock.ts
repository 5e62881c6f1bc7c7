/** How time passes for a promise: all of it (`elapsedClock`) or business hours only (made by `domain/calendar`). */
export interface Clock {
  /** Minutes that count between two instants (milliseconds since 1970); 0 when `end` is not after `start`. */
  readonly minutesBetween: (start: number, end: number) => number;
  /** The earliest instant by which that many minutes have counted; null when they never will. */
  readonly addMinutes: (start: number, minutes: number) => number | null;
}

/** Every minute counts. */
export const elapsedClock: Clock = {
  minutesBetween: (start, end) => Math.max(0, (end - start) / 60_000),
  addMinutes: (start, minutes) => start + Math.max(0, minutes) * 60_000,
};
