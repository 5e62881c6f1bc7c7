import { withTenant } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { readDeliveries, readOutbox, readTurns, takeFromOutbox } from "@/db/testing/read-webhooks";
import type { TestDatabase } from "@/db/testing/test-database";
import { WEBHOOK_EVENTS } from "@/domain/webhooks/events";
import { createWebhook, sendTest } from "@/features/webhooks/change-webhook";
import type { WebhookInput } from "@/features/webhooks/input";
import { openSink, type Script } from "@/features/webhooks/testing/open-sink";
import type { Jobs } from "@/jobs/contracts";
import { followUpStand, NOW } from "@/jobs/handlers/testing/follow-up-stand";
import { spread } from "@/jobs/handlers/webhooks";
import { type SenderOptions, sendAllDue } from "@/jobs/send-webhooks";
import { createLogger } from "@/platform/logger";

/** What tests of webhooks do, on one database: a workspace with a survey, answers, and a clock that stands where it is put. */
export function webhookStand(database: TestDatabase) {
  const { appDb, workerDb, authSecret, makeWorkspace } = database;
  const stand = followUpStand(database);

  const add = (scope: WorkspaceScope, url: string, input: Partial<WebhookInput> = {}, now = NOW) =>
    withTenant(appDb, scope, (tx) => {
      const wanted = { url, description: "", format: "json" as const, events: WEBHOOK_EVENTS, survey: null, ...input };
      return createWebhook(tx, scope, wanted, { privateAllowed: true }, now);
    });

  /** What was said to have happened and no job has looked at. */
  const notedIn = (scope: WorkspaceScope) => readOutbox(appDb, scope, "webhooks.spread");

  /** Lets what happened wait for the webhooks that want to know, as the job does; each job runs `times` times. */
  async function spreadAll(scope: WorkspaceScope, now = NOW, times = 1): Promise<void> {
    for (const { id, payload } of await notedIn(scope)) {
      const told = { ...payload, workspaceId: scope.workspaceId } as Jobs["webhooks.spread"];
      for (let time = 0; time < times; time += 1) await spread(told, stand.contextOf(scope, now));
      await takeFromOutbox(appDb, scope, id);
    }
  }

  /** Sends all that is due at a moment, in every workspace. */
  const send = (now = NOW, more: Partial<SenderOptions> = {}) =>
    sendAllDue({
      db: workerDb,
      logger: createLogger("silent"),
      authSecret,
      publicUrl: "https://candor.example",
      privateAllowed: true,
      now: () => now,
      signal: new AbortController().signal,
      chance: () => 0,
      ...more,
    });

  const deliveriesOf = (scope: WorkspaceScope) => readDeliveries(appDb, scope);
  const queueOf = (scope: WorkspaceScope) => readTurns(appDb, scope);

  /** A workspace with a webhook that leads to a sink of its own, and a test that waits for it. */
  async function waitingTest(script: Script) {
    const scope = await makeWorkspace();
    const sink = await openSink(script);
    const webhook = await add(scope, sink.url);
    const delivery = await withTenant(appDb, scope, (tx) => sendTest(tx, scope, webhook.id, NOW));
    return { scope, sink, webhook, delivery };
  }

  /** The one delivery of a workspace. */
  async function deliveryOf(scope: WorkspaceScope) {
    const [row, ...more] = await deliveriesOf(scope);
    if (row === undefined || more.length > 0) throw new Error("There is not one delivery.");
    return row;
  }

  return { ...stand, add, waitingTest, deliveryOf, notedIn, spreadAll, send, deliveriesOf, queueOf };
}
