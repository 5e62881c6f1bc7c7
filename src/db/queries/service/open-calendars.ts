import type { Tx } from "@/db/client";
import { clockOf, listCalendarHistories } from "@/db/queries/promises/find-calendar";
import type { WorkspaceScope } from "@/db/scope";
import type { Clock } from "@/domain/metrics/clock";

/** The workspace's calendar for an interaction: the version in force when it was opened, and business time over all of it. */
export interface HeldCalendar {
  readonly calendarId: string;
  readonly version: number;
  /** Goes by what the calendar said at each time, as the clocks of promises do. */
  readonly clock: Clock;
}

/** Says by which calendar an interaction is measured, made once for a batch; null until somebody sets one. */
export async function openCalendars(tx: Tx, scope: WorkspaceScope): Promise<(openedAt: number) => HeldCalendar | null> {
  const history = (await listCalendarHistories(tx, scope)).find(({ isDefault }) => isDefault);
  if (history === undefined) return () => null;
  const clock = clockOf(history);
  return (openedAt) => {
    const held = history.versions.findLast(({ validFrom }) => +validFrom <= openedAt) ?? history.versions[0];
    return held === undefined ? null : { calendarId: history.id, version: held.version, clock };
  };
}
