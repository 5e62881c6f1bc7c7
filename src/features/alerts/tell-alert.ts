import type { Tx } from "@/db/client";
import { findAlert, type NamedAlert } from "@/db/queries/alerts/find-alert";
import type { WorkspaceScope } from "@/db/scope";
import { questionOf } from "@/features/alerts/question-of";

/** An alert as the API shows it. */
export function toAlertJson({ alert, rule }: NamedAlert) {
  const { movedName, movedValue, movedBefore, movedAfter } = alert;
  const moved = movedName !== null && movedValue !== null && movedBefore !== null && movedAfter !== null;
  return {
    id: alert.id,
    ...questionOf(rule),
    ...{ rule: alert.rule, direction: alert.direction, assessment: alert.assessment },
    ...{ since: alert.since, leftOn: alert.leftOn },
    before: {
      ...{ value: alert.beforeValue, low: alert.beforeLow, high: alert.beforeHigh },
      // Without a value it is hidden, and so is of how many.
      n: alert.beforeValue === null ? null : alert.beforeN,
      ...{ from: alert.beforeFrom, to: alert.beforeTo },
    },
    after: {
      ...{ value: alert.afterValue, low: alert.afterLow, high: alert.afterHigh },
      n: alert.afterValue === null ? null : alert.afterN,
      ...{ from: alert.since, to: alert.lastWeek },
    },
    change: { difference: alert.difference, low: alert.differenceLow, high: alert.differenceHigh },
    moved: moved ? { name: movedName, value: movedValue, before: movedBefore, after: movedAfter } : null,
    openedAt: alert.openedAt.toISOString(),
    returnedOn: alert.returnedOn,
    acknowledgedAt: alert.acknowledgedAt?.toISOString() ?? null,
    ...{ note: alert.note, real: alert.real, snoozedUntil: alert.snoozedUntil },
  };
}

/** One alert as it is now; null where it is gone. */
export async function tellAlert(tx: Tx, scope: WorkspaceScope, id: string) {
  const found = await findAlert(tx, scope, id);
  return found === null ? null : toAlertJson(found);
}
