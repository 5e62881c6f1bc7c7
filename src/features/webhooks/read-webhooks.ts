import type { Tx } from "@/db/client";
import {
  type DeliveryRow,
  findWebhook,
  listDeliveryRows,
  listWebhookRows,
  readStanding,
  type WebhookPage,
  type WebhookRow,
} from "@/db/queries/webhooks/find-webhook";
import type { WorkspaceScope } from "@/db/scope";

/** What waits is counted up to here: more is "many". */
const MOST_COUNTED = 1_000;

/** A webhook and how it goes with it. */
export interface StandingWebhook {
  readonly row: WebhookRow;
  /** Deliveries that wait for their first or their next attempt, at most 1,000. */
  readonly waiting: number;
  /** Failed attempts in a row; 0: the last one arrived, or there was none. */
  readonly fails: number;
  /** The newest delivery; null: none yet. */
  readonly last: DeliveryRow | null;
}

/** One page of a list, and where the next begins; null: this was the last. */
export interface Listed<Row> {
  readonly rows: readonly Row[];
  readonly next: WebhookPage["after"];
}

/** A workspace's webhooks, the oldest first. */
export async function listWebhooks(tx: Tx, scope: WorkspaceScope, page: WebhookPage): Promise<Listed<StandingWebhook>> {
  const found = await listWebhookRows(tx, scope, { ...page, limit: page.limit + 1 });
  const rows: StandingWebhook[] = [];
  for (const row of found.slice(0, page.limit)) rows.push(await withStanding(tx, scope, row));
  return { rows, next: nextOf(found, page.limit) };
}

/** One webhook; null where this workspace has none such. */
export async function readWebhook(tx: Tx, scope: WorkspaceScope, id: string): Promise<StandingWebhook | null> {
  const row = await findWebhook(tx, scope, id);
  return row === null ? null : withStanding(tx, scope, row);
}

/** What was sent to a webhook or waits for it, the newest first; with a `state` only that. */
export async function listDeliveries(
  tx: Tx,
  scope: WorkspaceScope,
  webhookId: string,
  page: WebhookPage & { readonly state?: DeliveryRow["state"] | undefined },
): Promise<Listed<DeliveryRow>> {
  const asked = { after: page.after, limit: page.limit + 1, state: page.state ?? null };
  const found = await listDeliveryRows(tx, scope, webhookId, asked);
  return { rows: found.slice(0, page.limit), next: nextOf(found, page.limit) };
}

async function withStanding(tx: Tx, scope: WorkspaceScope, row: WebhookRow): Promise<StandingWebhook> {
  const standing = await readStanding(tx, scope, row.id, MOST_COUNTED);
  const [last] = await listDeliveryRows(tx, scope, row.id, { after: null, limit: 1, state: null });
  return { row, ...standing, last: last ?? null };
}

function nextOf(
  found: readonly { readonly id: string; readonly createdAt: Date }[],
  limit: number,
): WebhookPage["after"] {
  const last = found[limit - 1];
  return found.length > limit && last ? { at: last.createdAt.toISOString(), id: last.id } : null;
}
