import { withTenant } from "@/db/client";
import { listAlerts, type NamedAlert } from "@/db/queries/alerts/find-alert";
import { findWorkspace } from "@/db/queries/find-workspace";
import { localDay } from "@/domain/calendar/day";
import { alertQuery } from "@/features/alerts/input";
import { questionOf } from "@/features/alerts/question-of";
import { json } from "@/platform/http/json";
import type { KeyedRequest } from "@/platform/http/with-api-key";

/** `GET /api/v1/alerts`. */
export async function answerAlerts({ db, scope, now, query }: KeyedRequest): Promise<Response> {
  const { state, limit } = query(alertQuery);
  const items = await withTenant(db, scope, async (tx) => {
    const today = localDay(now, (await findWorkspace(tx, scope)).zone);
    return listAlerts(tx, scope, { userId: null, which: state, today, limit });
  });
  return json(200, { items: items.map(toAlertJson) });
}

function toAlertJson({ alert, rule }: NamedAlert) {
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
