import { randomInt, randomUUID } from "node:crypto";
import type { Tx } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { listWebhookTargets } from "@/db/queries/webhooks/list-targets";
import { insertDeliveries, type NewDelivery } from "@/db/queries/webhooks/write-webhook";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, localDay, startOfDay } from "@/domain/calendar/day";
import type { WebhookEvent } from "@/domain/webhooks/events";
import { newId } from "@/platform/id";

/** Over so long the answers of a day to an anonymous survey are spread. */
const SPREAD_MS = 60 * 60 * 1000;

/** Something that happened: to what, and what makes each time one time. */
export interface Happened {
  readonly event: WebhookEvent;
  readonly subjectIds: readonly string[];
  readonly occasionIds?: readonly string[] | undefined;
}

/**
 * Makes a delivery for every webhook that wants to know, once a webhook, event and occasion however often it runs.
 *
 * Told at once, an answer to an anonymous survey would say when it was given, and so perhaps by whom: those of a day are
 * told after its end, in random order, and nothing that is stored of it says more than its day.
 */
export async function spreadEvent(tx: Tx, scope: WorkspaceScope, happened: Happened, now: Date): Promise<void> {
  const { event, subjectIds, occasionIds = subjectIds } = happened;
  const targets = await listWebhookTargets(tx, scope, event, subjectIds);
  if (targets.length === 0) return;
  const { zone } = await findWorkspace(tx, scope);
  const today = localDay(now, zone);
  const tomorrow = startOfDay(addDays(today, 1), zone).getTime();
  const rows = targets.flatMap(({ webhookId, subjectId, anonymous, from }): NewDelivery[] =>
    subjectIds.flatMap((id, place) => {
      const occasionId = occasionIds[place];
      if (id !== subjectId || occasionId === undefined) return [];
      const told = { webhookId, event, subjectId, occasionId };
      if (anonymous) {
        const nextAttemptAt = new Date(tomorrow + randomInt(SPREAD_MS));
        return [{ ...told, id: randomUUID(), createdAt: startOfDay(today, zone), nextAttemptAt }];
      }
      return [{ ...told, id: newId(), createdAt: now, nextAttemptAt: from !== null && from > now ? from : now }];
    }),
  );
  await insertDeliveries(tx, scope, rows);
}
