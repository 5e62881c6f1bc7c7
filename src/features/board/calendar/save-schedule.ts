import type { Tx } from "@/db/client";
import { findSchedule, writeSchedule } from "@/db/queries/board/schedule";
import { listMembers } from "@/db/queries/members";
import type { WorkspaceScope } from "@/db/scope";
import { nextOccasion, type PackCalendar } from "@/features/board/calendar/next-occasion";
import type { ScheduleWishes } from "@/features/board/input";
import type { PackOptions } from "@/features/board/pack-options";
import { writeAudit } from "@/platform/audit";

/** Writes down when packs are made and who gets them; only members do. The next day, or null where none is sent. */
export async function saveSchedule(
  tx: Tx,
  scope: WorkspaceScope,
  calendar: PackCalendar,
  asked: ScheduleWishes & { readonly options: PackOptions; readonly locale: string; readonly changedBy: string },
  now: Date,
): Promise<string | null> {
  const { options, locale, changedBy, monthDay, hour } = asked;
  const before = await findSchedule(tx, scope, { lock: true });
  const members = new Set((await listMembers(tx, scope)).map(({ userId }) => userId));
  const recipients = asked.recipients.filter((id) => members.has(id));
  const active = asked.cadence !== "off";
  const cadence = asked.cadence === "off" ? (before?.cadence ?? "monthly") : asked.cadence;
  const next = active ? nextOccasion({ cadence, monthDay, hour }, calendar, now) : null;
  await writeSchedule(tx, scope, {
    ...{ active, cadence, monthDay, hour, locale, options, recipients, changedBy, changedAt: now },
    ...{ nextDay: next?.day ?? null, nextAt: next?.at ?? null },
  });
  const told = (row: { active: boolean; cadence: string; monthDay: number; recipients: readonly string[] }) => ({
    ...{ active: row.active, cadence: row.cadence, monthDay: row.monthDay, recipients: row.recipients },
  });
  await writeAudit(tx, scope, {
    action: "board_schedule.changed",
    subject: scope.workspaceId,
    ...(before ? { before: told(before) } : {}),
    after: told({ active, cadence, monthDay, recipients }),
  });
  return next?.day ?? null;
}
