import type { Tx } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { listCheckedCustomers } from "@/db/queries/follow-ups/list-checked-customers";
import { lockFollowUpRules, moveFollowUpMarks } from "@/db/queries/follow-ups/read-rules";
import { findCalendar } from "@/db/queries/promises/find-calendar";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, localDay, startOfDay } from "@/domain/calendar/day";
import { type CheckedDays, checkInsOf } from "@/domain/follow-up/check-ins";
import { dueAfter } from "@/domain/follow-up/due";
import { openFollowUps } from "@/features/follow-ups/open-follow-ups";

/** After a longer standstill older check-ins are left out: nobody waits for them any more. */
const MOST_DAYS_BACK = 14;
/** Days that were looked at are looked at again: customers may be told of late. What is open opens no second time. */
const DAYS_AGAIN = 2;

/** Customers whose poor experiences became too many on some of these days: the day, by customer. */
export type PoorReader = (tx: Tx, scope: WorkspaceScope, days: CheckedDays) => Promise<ReadonlyMap<string, string>>;

/**
 * Opens the check-ins that fall due up to today, by the workspace's own days; asked each hour, it does something once a day.
 * The first time it looks at today alone, so that switching it on opens no backlog. Returns how many it opened.
 */
export async function openCheckIns(tx: Tx, scope: WorkspaceScope, readPoor: PoorReader, now: Date): Promise<number> {
  const { rules, checkedDay } = await lockFollowUpRules(tx, scope);
  const { zone } = await findWorkspace(tx, scope);
  const today = localDay(now, zone);
  if (checkedDay !== null && checkedDay >= today) return 0;
  await moveFollowUpMarks(tx, scope, { checkedDay: today });
  if (!rules.checkIns.on) return 0;
  const oldest = addDays(today, -MOST_DAYS_BACK);
  const again = checkedDay === null ? today : addDays(checkedDay, -DAYS_AGAIN);
  const days = { from: again < oldest ? oldest : again, to: today };
  const poor = rules.checkIns.poorExperiences ? await readPoor(tx, scope, days) : new Map<string, string>();
  const customers = await listCheckedCustomers(tx, scope, rules.checkIns, days, [...poor.keys()]);
  const clock = (await findCalendar(tx, scope, now))?.clock ?? null;
  const wanted = customers.flatMap(({ id, attributes, ...customer }) =>
    checkInsOf({ ...customer, poorSince: poor.get(id) ?? null }, rules.checkIns, days).map(({ which, day }) => {
      const begins = startOfDay(day, zone);
      const row = {
        source: `check_in:${which}:${id}:${day}`,
        kind: "check_in" as const,
        reasons: ["check_in"],
        checkIn: which,
        customerId: id,
        openedAt: begins,
        dueAt: dueAfter(begins, rules.checkIns.dueHours, clock),
      };
      return { attributes, row };
    }),
  );
  return openFollowUps(tx, scope, wanted, zone, now);
}
