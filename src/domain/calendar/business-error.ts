/** Why a calendar or a time was refused. */
export type CalendarErrorCode = "unknown_zone" | "bad_window" | "bad_day" | "bad_time";

/** A typed refusal of a calendar that makes no sense or of an instant outside 1970…2200. */
export class CalendarError extends Error {
  readonly code: CalendarErrorCode;
  constructor(code: CalendarErrorCode, message: string) {
    super(message);
    this.name = "CalendarError";
    this.code = code;
  }
}
