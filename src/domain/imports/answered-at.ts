import type { WrittenDate } from "@/domain/imports/iso-date";
import type { ZoneClock } from "@/domain/imports/zone-clock";

/** When an answer counts: the instant, and its day in the workspace's zone as YYYY-MM-DD. */
export interface AnsweredAt {
  readonly instant: Date;
  readonly day: string;
}

const NOON = 12 * 60 * 60_000;

/**
 * Fixes a written date. A day without a time keeps its day, whatever the zones: it is noon of the workspace's clock. A
 * local time is of the file's zone, a time with an offset is itself; their day is the workspace's.
 */
export function answeredAt(date: WrittenDate, file: ZoneClock, workspace: ZoneClock): AnsweredAt {
  const midnight = Date.UTC(date.year, date.month - 1, date.day);
  if (date.time === null) return { instant: new Date(workspace.toInstant(midnight + NOON)), day: dayOf(midnight) };
  const local = midnight + date.time;
  const instant = date.offset === null ? file.toInstant(local) : local - date.offset * 60_000;
  return { instant: new Date(instant), day: dayOf(workspace.toLocal(instant)) };
}

function dayOf(local: number): string {
  return new Date(local).toISOString().slice(0, 10);
}
