import type { Tx } from "@/db/client";
import { findAlert, lockNewestAlerts, type NamedAlert } from "@/db/queries/alerts/find-alert";
import { lockJudging } from "@/db/queries/alerts/lock-judging";
import { updateAlert } from "@/db/queries/alerts/write-alert";
import { updateRule } from "@/db/queries/alerts/write-rule";
import type { WorkspaceScope } from "@/db/scope";
import { askForJudging } from "@/features/alerts/follow-number";
import { writeAudit } from "@/platform/audit";
import { conflict, notFound } from "@/platform/http/problem";
import { isUuid } from "@/platform/is-uuid";

/** An alert of this workspace. Throws 404 for any other id. */
export async function requireAlert(tx: Tx, scope: WorkspaceScope, id: string): Promise<NamedAlert> {
  const found = isUuid(id) ? await findAlert(tx, scope, id) : null;
  if (found === null) throw notFound("There is no such alert.");
  return found;
}

/**
 * Notes that somebody looked at an alert: it is quiet from then on. As a real change it is over, and the usual range is taken
 * anew from the week in which the change began; until there are 20 weeks of it, 28 days are compared within it.
 */
export async function acknowledgeAlert(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  {
    real,
    note,
    userId,
    now,
  }: { readonly real: boolean; readonly note: string; readonly userId: string; readonly now: Date },
): Promise<void> {
  // A judging that runs now would settle what it read before.
  await lockJudging(tx, scope);
  const { alert, rule } = await requireAlert(tx, scope, id);
  if (alert.real || alert.returnedOn !== null) throw conflict("The alert is over.", "alert_over");
  const seen = { acknowledgedAt: now, acknowledgedBy: userId, note, snoozedUntil: null };
  if (!real) await updateAlert(tx, scope, id, seen);
  else {
    await updateAlert(tx, scope, id, { ...seen, real: true, previousFrom: rule.baselineFrom });
    await updateRule(tx, scope, rule.id, { baselineFrom: alert.since });
    await askForJudging(tx, scope);
  }
  await writeAudit(tx, scope, { action: "alert.acknowledged", subject: id, after: { real } });
}

/**
 * Takes an acknowledgement back, with the usual range as it was. Throws 409 where another alert of the number was opened since.
 */
export async function reopenAlert(tx: Tx, scope: WorkspaceScope, id: string): Promise<void> {
  await lockJudging(tx, scope);
  const { alert, rule } = await requireAlert(tx, scope, id);
  if (alert.acknowledgedAt === null) return;
  if (alert.real) {
    const other = (await lockNewestAlerts(tx, scope, [rule.id])).get(rule.id);
    if (rule.baselineFrom !== alert.since || (other && other.openedAt > alert.openedAt))
      throw conflict("Another alert of this number was opened since.", "alert_superseded");
    await updateRule(tx, scope, rule.id, { baselineFrom: alert.previousFrom });
    await askForJudging(tx, scope);
  }
  await updateAlert(tx, scope, id, {
    ...{ acknowledgedAt: null, acknowledgedBy: null, real: false, previousFrom: null },
  });
  await writeAudit(tx, scope, { action: "alert.reopened", subject: id });
}

/** Puts an alert off until a local day; null: it is shown again. */
export async function snoozeAlert(tx: Tx, scope: WorkspaceScope, id: string, until: string | null): Promise<void> {
  const { alert } = await requireAlert(tx, scope, id);
  if (alert.real || alert.returnedOn !== null) throw conflict("The alert is over.", "alert_over");
  await updateAlert(tx, scope, id, { snoozedUntil: until });
  await writeAudit(tx, scope, { action: "alert.snoozed", subject: id, after: { until } });
}
