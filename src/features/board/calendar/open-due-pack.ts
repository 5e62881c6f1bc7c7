import type { Tx } from "@/db/client";
import { insertPackMails } from "@/db/queries/board/deliveries";
import { insertPack } from "@/db/queries/board/packs";
import { findSchedule, writeSchedule } from "@/db/queries/board/schedule";
import { findWorkspace } from "@/db/queries/find-workspace";
import { listMembers } from "@/db/queries/members";
import type { WorkspaceScope } from "@/db/scope";
import { coveredDays, nextOccasion } from "@/features/board/calendar/next-occasion";
import { nameReference } from "@/features/board/name-reference";
import { packOptions } from "@/features/board/pack-options";
import { newId } from "@/platform/id";

/**
 * Where a pack of the calendar is due, asks for it and writes down who gets it, once; and sets the next day. After weeks
 * without a mail server only the newest is made. Under a lock, so that of two workers one does it.
 */
export async function openDuePack(tx: Tx, scope: WorkspaceScope, now: Date): Promise<void> {
  const schedule = await findSchedule(tx, scope, { lock: true });
  if (schedule === null || !schedule.active || schedule.nextDay === null) return;
  if (schedule.nextAt === null || schedule.nextAt > now) return;
  const workspace = await findWorkspace(tx, scope);
  let due = { day: schedule.nextDay, at: schedule.nextAt };
  let next = nextOccasion(schedule, workspace, due.at);
  while (next.at <= now) {
    due = next;
    next = nextOccasion(schedule, workspace, due.at);
  }
  const { workspaceId: _, ...kept } = schedule;
  await writeSchedule(tx, scope, { ...kept, nextDay: next.day, nextAt: next.at });
  const options = packOptions.parse(schedule.options);
  const { from, to } = coveredDays(schedule, workspace, due.day);
  const id = newId();
  const asked = await insertPack(tx, scope, {
    ...{ id, reference: nameReference(to), fromDay: from, toDay: to, options, locale: schedule.locale },
    ...{ shared: options.shared, scheduledDay: due.day, createdBy: schedule.changedBy, createdAt: now },
  });
  if (!asked) return;
  const members = new Set((await listMembers(tx, scope)).map(({ userId }) => userId));
  await insertPackMails(
    tx,
    scope,
    id,
    schedule.recipients.filter((one) => members.has(one)),
    now,
  );
}
