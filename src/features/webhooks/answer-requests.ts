import { z } from "zod";
import { type Tx, withTenant } from "@/db/client";
import type { WebhookPage } from "@/db/queries/webhooks/find-webhook";
import type { WorkspaceScope } from "@/db/scope";
import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  pauseWebhook,
  resumeWebhook,
  rotateSecret,
  sendTest,
} from "@/features/webhooks/change-webhook";
import { deriveSecret } from "@/features/webhooks/derive-secret";
import {
  createWebhookSchema,
  deliveryListSchema,
  updateWebhookSchema,
  webhookListSchema,
} from "@/features/webhooks/input";
import { listDeliveries, listWebhooks, readWebhook, type StandingWebhook } from "@/features/webhooks/read-webhooks";
import { toDeliveryJson, toWebhookJson } from "@/features/webhooks/tell-webhook";
import { decodeCursor, encodeCursor } from "@/platform/http/cursor";
import { json } from "@/platform/http/json";
import { badRequest, notFound } from "@/platform/http/problem";
import { idParam } from "@/platform/http/read-query";
import type { KeyedRequest } from "@/platform/http/with-api-key";
import { scopeIncludes } from "@/platform/roles";

const NO_PARAMETERS = z.object({});

/** `GET /api/v1/webhooks`. */
export async function answerList(request: KeyedRequest): Promise<Response> {
  const { db, scope } = request;
  const { cursor, limit } = request.query(webhookListSchema);
  const paging = pagingOf(request, "webhooks");
  const { rows, next } = await withTenant(db, scope, (tx) =>
    listWebhooks(tx, scope, { after: paging.read(cursor), limit }),
  );
  return json(200, { items: rows.map((one) => toWebhookJson(one, isAdmin(request))), next: paging.write(next) });
}

/** `POST /api/v1/webhooks`. */
export async function answerCreate(request: KeyedRequest): Promise<Response> {
  const { db, scope, now, runtime } = request;
  const input = await request.json(createWebhookSchema);
  const rules = { privateAllowed: runtime.env.webhookPrivateAddresses };
  const made = await withTenant(db, scope, async (tx) => {
    const { id } = await createWebhook(tx, scope, input, rules, now);
    return one(tx, scope, id);
  });
  return withSecret(request, 201, made);
}

/** `GET /api/v1/webhooks/{id}`. */
export async function answerOne(request: KeyedRequest): Promise<Response> {
  const { db, scope, params, runtime } = request;
  const id = idParam(params, "webhook");
  request.query(NO_PARAMETERS);
  const found = await withTenant(db, scope, (tx) => one(tx, scope, id));
  const admin = isAdmin(request);
  const secret = admin ? deriveSecret(runtime.authSecret, found.row) : null;
  return json(200, { ...toWebhookJson(found, admin), secret });
}

/** `PATCH /api/v1/webhooks/{id}`. */
export async function answerUpdate(request: KeyedRequest): Promise<Response> {
  const { db, scope, params, now, runtime } = request;
  const id = idParam(params, "webhook");
  await withTenant(db, scope, (tx) => one(tx, scope, id));
  const { state, ...change } = await request.json(updateWebhookSchema);
  const rules = { privateAllowed: runtime.env.webhookPrivateAddresses };
  const changed = await withTenant(db, scope, async (tx) => {
    await changeWebhook(tx, scope, id, change, rules);
    if (state === "paused") await pauseWebhook(tx, scope, id, now);
    if (state === "active") await resumeWebhook(tx, scope, id, now);
    return one(tx, scope, id);
  });
  return json(200, toWebhookJson(changed, true));
}

/** `DELETE /api/v1/webhooks/{id}`. */
export async function answerDelete({ db, scope, params }: KeyedRequest): Promise<Response> {
  const id = idParam(params, "webhook");
  await withTenant(db, scope, (tx) => deleteWebhook(tx, scope, id));
  return new Response(null, { status: 204 });
}

/** `GET /api/v1/webhooks/{id}/deliveries`. */
export async function answerDeliveries(request: KeyedRequest): Promise<Response> {
  const { db, scope, params } = request;
  const id = idParam(params, "webhook");
  const { rows, next, paging } = await withTenant(db, scope, async (tx) => {
    await one(tx, scope, id);
    const { cursor, limit, state } = request.query(deliveryListSchema);
    const paging = pagingOf(request, `deliveries ${id} ${state}`);
    return { ...(await listDeliveries(tx, scope, id, { after: paging.read(cursor), limit, state })), paging };
  });
  return json(200, { items: rows.map(toDeliveryJson), next: paging.write(next) });
}

/** `POST /api/v1/webhooks/{id}/test`: 202, and the worker sends it. */
export async function answerTest(request: KeyedRequest): Promise<Response> {
  const { db, scope, params, now } = request;
  const id = idParam(params, "webhook");
  await withTenant(db, scope, (tx) => one(tx, scope, id));
  await request.empty();
  return json(202, toDeliveryJson(await withTenant(db, scope, (tx) => sendTest(tx, scope, id, now))));
}

/** `POST /api/v1/webhooks/{id}/secret`: the next secret. */
export async function answerRotate(request: KeyedRequest): Promise<Response> {
  const { db, scope, params, now } = request;
  const id = idParam(params, "webhook");
  await withTenant(db, scope, (tx) => one(tx, scope, id));
  await request.empty();
  const rotated = await withTenant(db, scope, async (tx) => {
    await rotateSecret(tx, scope, id, now);
    return one(tx, scope, id);
  });
  return withSecret(request, 200, rotated);
}

async function one(tx: Tx, scope: WorkspaceScope, id: string): Promise<StandingWebhook> {
  const found = await readWebhook(tx, scope, id);
  if (found === null) throw notFound();
  return found;
}

/** A reply with the secret; what is kept for a repetition is without. */
function withSecret(request: KeyedRequest, status: number, found: StandingWebhook): Response {
  const told = toWebhookJson(found, true);
  request.keepInstead(json(status, { ...told, secret: null }));
  return json(status, { ...told, secret: deriveSecret(request.runtime.authSecret, found.row) });
}

function isAdmin({ key }: KeyedRequest): boolean {
  return scopeIncludes(key.scope, "admin");
}

function pagingOf({ runtime, scope }: KeyedRequest, list: string) {
  const context = { secret: runtime.authSecret, scope, list };
  return {
    read(cursor: string | undefined): WebhookPage["after"] {
      if (cursor === undefined) return null;
      const place = decodeCursor(context, cursor);
      if (place === null) throw badRequest("The cursor is not one of this list.");
      return { at: String(place[0]), id: String(place[1]) };
    },
    write: (next: WebhookPage["after"]) => (next === null ? null : encodeCursor(context, [next.at, next.id])),
  };
}
