import { withTenant } from "@/db/client";
import { listAlerts } from "@/db/queries/alerts/find-alert";
import { findWorkspace } from "@/db/queries/find-workspace";
import { localDay } from "@/domain/calendar/day";
import { alertQuery } from "@/features/alerts/input";
import { toAlertJson } from "@/features/alerts/tell-alert";
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
