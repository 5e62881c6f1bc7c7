import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { check, type FuzzedWorkspace, makeFuzzedWorkspace } from "@/app/api/testing/fuzzed-workspace";
import { HOSTILE } from "@/app/api/testing/hostile-texts";
import { bodies, property } from "@/app/api/testing/nasty-bodies";
import * as deliveriesRoute from "@/app/api/v1/webhooks/[webhook]/deliveries/route";
import * as webhookRoute from "@/app/api/v1/webhooks/[webhook]/route";
import * as secretRoute from "@/app/api/v1/webhooks/[webhook]/secret/route";
import * as testRoute from "@/app/api/v1/webhooks/[webhook]/test/route";
import * as webhooksRoute from "@/app/api/v1/webhooks/route";
import { withTenant } from "@/db/client";
import { auditEvent } from "@/db/schema/workspace";
import type { KeyScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import {
  deliveryListReplySchema,
  deliveryReplySchema,
  secretReplySchema,
  webhookListReplySchema,
  webhookReplySchema,
} from "@/features/webhooks/describe-api";
import { createApiKey } from "@/platform/api-key";
import { testRuntime } from "@/platform/testing/test-runtime";

const database = await testDatabase();
testRuntime(database);
let ours: FuzzedWorkspace;
let theirs: FuzzedWorkspace;
beforeAll(async () => {
  ours = await makeFuzzedWorkspace(database);
  theirs = await makeFuzzedWorkspace(database);
});

const URL_OF = "https://hooks.example.com/services/T0/B0/token?k=v";
const ALL = "/api/v1/webhooks";
const at = (id: string, rest = "") => ({ path: `${ALL}/${encodeURIComponent(id)}${rest}`, params: { webhook: id } });
const post = (who: FuzzedWorkspace, body: object) =>
  who.call(webhooksRoute.POST, { method: "POST", path: ALL, body: JSON.stringify(body) });
const patch = (who: FuzzedWorkspace, id: string, body: object) =>
  who.call(webhookRoute.PATCH, { method: "PATCH", ...at(id), body: JSON.stringify(body) });

async function make(who: FuzzedWorkspace, body: object = {}) {
  const made = await post(who, { url: URL_OF, events: ["response.completed"], ...body });
  expect(made.status, await made.clone().text()).toBe(201);
  return secretReplySchema.parse(await made.json());
}

const errorsOf = async (reply: Response) => {
  const { errors = [] } = (await reply.json()) as { errors?: { path: string; message: string }[] };
  return errors.map(({ path }) => path);
};

test("a webhook is added, read, changed, paused, tested, given a new secret and deleted; the trail says each", async () => {
  const made = await make(ours, { description: " Chat ", survey: ours.surveyId });
  const { id } = made;
  expect(made).toMatchObject({ url: URL_OF, description: "Chat", survey: ours.surveyId, state: "active", waiting: 0 });
  expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const one = async () =>
    secretReplySchema.parse(await (await ours.call(webhookRoute.GET, { method: "GET", ...at(id) })).json());
  expect(await one()).toEqual(made);

  expect(made.format).toBe("json");
  const told = { url: "https://other.example.com/", format: "chat", survey: null, state: "paused" };
  const changed = await patch(ours, id, told);
  expect(webhookReplySchema.parse(await changed.json())).toMatchObject({
    ...{ ...told, description: "Chat" },
    events: ["response.completed"],
  });
  const test = () => ours.call(testRoute.POST, { method: "POST", ...at(id, "/test") });
  expect((await test()).status).toBe(409);
  expect((await patch(ours, id, { state: "active" })).status).toBe(200);
  const sent = await test();
  expect([sent.status, deliveryReplySchema.parse(await sent.json())]).toMatchObject([
    202,
    { event: "webhook.test", subject: null, state: "waiting", attempts: 0 },
  ]);
  const rotated = await ours.call(secretRoute.POST, { method: "POST", ...at(id, "/secret") });
  const next = secretReplySchema.parse(await rotated.json());
  expect(next.secret).not.toBe(made.secret);
  expect(Date.parse(next.bothSecretsUntil ?? "")).toBeGreaterThan(Date.now() + 86_000_000);
  expect((await one()).secret).toBe(next.secret);

  const list = await ours.call(deliveriesRoute.GET, {
    method: "GET",
    ...at(id, "/deliveries"),
    query: { state: "waiting" },
  });
  expect(deliveryListReplySchema.parse(await list.json()).items.length).toBe(1);
  expect((await ours.call(webhookRoute.DELETE, { method: "DELETE", ...at(id) })).status).toBe(204);
  expect((await ours.call(webhookRoute.GET, { method: "GET", ...at(id) })).status).toBe(404);
  const trail = await withTenant(database.appDb, ours.scope, (tx) => tx.select().from(auditEvent));
  const noted = trail.filter(({ subject }) => subject === id);
  const change = noted.find(({ action }) => action === "webhook.changed");
  expect(change).toMatchObject({ before: { format: "json" }, after: { format: "chat" } });
  expect(noted.map(({ action }) => action).sort()).toEqual([
    "webhook.changed",
    "webhook.created",
    "webhook.deleted",
    "webhook.paused",
    "webhook.resumed",
    "webhook.secret_rotated",
  ]);
  expect(JSON.stringify(noted)).not.toMatch(/token|whsec/);
});

test("every fault names its field, and nothing inside is taken for an address", async () => {
  const paths = async (body: object) => errorsOf(await post(ours, { url: URL_OF, events: ["alert.raised"], ...body }));
  expect(await paths({ url: "https://me:pass@hooks.example.com/" })).toEqual(["url"]);
  expect(await paths({ url: "http://hooks.example.com/" })).toEqual(["url"]);
  expect(await paths({ url: "https://127.0.0.1/" })).toEqual(["url"]);
  expect(await paths({ url: `https://a.example/${"x".repeat(2_000)}` })).toEqual(["url"]);
  expect(await paths({ format: "slack" })).toEqual(["format"]);
  expect(await paths({ format: null })).toEqual(["format"]);
  expect(await paths({ events: [] })).toEqual(["events"]);
  expect(await paths({ events: ["response.created", "response.created"] })).toEqual(["events"]);
  expect(await paths({ events: ["webhook.test"] })).toEqual(["events.0"]);
  expect(await paths({ survey: theirs.surveyId })).toEqual(["survey"]);
  expect(await paths({ survey: randomUUID() })).toEqual(["survey"]);
  expect(await paths({ description: "x".repeat(201) })).toEqual(["description"]);
  const { id } = await make(ours);
  expect(await errorsOf(await patch(ours, id, { url: "https://[::1]/" }))).toEqual(["url"]);
  expect((await patch(ours, id, {})).status).toBe(422);
});

test("twenty a workspace, and the refusal says so, also when many come at once", async () => {
  const full = await makeFuzzedWorkspace(database);
  const replies = await Promise.all(
    Array.from({ length: 25 }, () => post(full, { url: URL_OF, events: ["alert.raised"] })),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([...Array(20).fill(201), ...Array(5).fill(409)]);
  const refused = replies.find(({ status }) => status === 409);
  expect(await refused?.json()).toMatchObject({ code: "too_many_webhooks", detail: expect.stringContaining("20") });
  const first = await full.call(webhooksRoute.GET, { method: "GET", path: ALL, query: { limit: "15" } });
  const page = webhookListReplySchema.parse(await first.json());
  const query = { limit: "15", cursor: page.next ?? "" };
  const rest = webhookListReplySchema.parse(
    await (await full.call(webhooksRoute.GET, { method: "GET", path: ALL, query })).json(),
  );
  expect(new Set([...page.items, ...rest.items].map(({ id }) => id)).size).toBe(20);
  expect(rest.next).toBeNull();
});

test("only a key of the scope admin changes anything, and sees a secret or a whole address", async () => {
  const { id } = await make(ours);
  const callAs = async (scope: KeyScope) => {
    const wanted = { name: scope, scope, expiresAt: null };
    const { token } = await withTenant(database.appDb, ours.scope, (tx) =>
      createApiKey(tx, ours.scope, wanted, new Date()),
    );
    return (route: unknown, method: "GET" | "POST" | "DELETE" | "PATCH", rest = "") =>
      (route as typeof webhookRoute.GET)(
        new Request(`http://localhost:3000${at(id, rest).path}`, {
          method,
          headers: { authorization: `Bearer ${token}` },
        }),
        { params: Promise.resolve({ webhook: id }) },
      );
  };
  for (const scope of ["read", "write"] as const) {
    const call = await callAs(scope);
    const seen = secretReplySchema.parse(await (await call(webhookRoute.GET, "GET")).json());
    expect(seen).toMatchObject({ url: "https://hooks.example.com", secret: null });
    const refused = [
      await call(webhooksRoute.POST, "POST"),
      await call(webhookRoute.PATCH, "PATCH"),
      await call(webhookRoute.DELETE, "DELETE"),
      await call(testRoute.POST, "POST", "/test"),
      await call(secretRoute.POST, "POST", "/secret"),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
  }
});

test("a request that is repeated makes one webhook, and its secret is kept nowhere", async () => {
  const key = randomUUID();
  const send = async () => {
    const headers = {
      authorization: `Bearer ${ours.token}`,
      "idempotency-key": key,
      "content-type": "application/json",
    };
    const body = JSON.stringify({ url: URL_OF, events: ["import.finished"] });
    const request = new Request(`http://localhost:3000${ALL}`, { method: "POST", headers, body });
    return secretReplySchema.parse(await (await webhooksRoute.POST(request, { params: Promise.resolve({}) })).json());
  };
  const first = await send();
  expect(first.secret).toMatch(/^whsec_/);
  expect(await send()).toEqual({ ...first, secret: null });
});

test("whatever is sent, there is no 5xx, and what is taken is what the document says", async () => {
  const valid = {
    url: URL_OF,
    description: "Chat",
    format: "chat",
    events: ["response.created", "alert.raised"],
    survey: ours.surveyId,
  };
  await property(bodies(valid), async (body) => {
    const reply = await ours.call(webhooksRoute.POST, { method: "POST", path: ALL, body });
    await check(reply, secretReplySchema);
  });
  const { items } = webhookListReplySchema.parse(
    await (await ours.call(webhooksRoute.GET, { method: "GET", path: ALL })).json(),
  );
  const id = items[0]?.id ?? "";
  await property(bodies({ ...valid, state: "active" }), async (body) =>
    check(await ours.call(webhookRoute.PATCH, { method: "PATCH", ...at(id), body }), webhookReplySchema),
  );
  for (const value of HOSTILE)
    for (const name of ["cursor", "limit", "state"]) {
      const query = { [name]: value };
      await check(await ours.call(webhooksRoute.GET, { method: "GET", path: ALL, query }), webhookListReplySchema);
      const asked = { method: "GET", ...at(id, "/deliveries"), query } as const;
      await check(await ours.call(deliveriesRoute.GET, asked), deliveryListReplySchema);
    }
});

test("what is no webhook of this workspace is 404 at every door, before the body is looked at", async () => {
  const foreign = (await make(theirs)).id;
  for (const id of [...HOSTILE, randomUUID(), foreign].map((text) => text.replace(/\p{Cs}/gu, "x"))) {
    const body = "not json";
    const replies = [
      await ours.call(webhookRoute.GET, { method: "GET", ...at(id) }),
      await ours.call(webhookRoute.PATCH, { method: "PATCH", ...at(id), body }),
      await ours.call(webhookRoute.DELETE, { method: "DELETE", ...at(id) }),
      await ours.call(deliveriesRoute.GET, { method: "GET", ...at(id, "/deliveries") }),
      await ours.call(testRoute.POST, { method: "POST", ...at(id, "/test"), body }),
      await ours.call(secretRoute.POST, { method: "POST", ...at(id, "/secret"), body }),
    ];
    for (const [place, reply] of replies.entries()) expect(await check(reply), `${place} ${id.slice(0, 40)}`).toBe(404);
  }
  expect((await theirs.call(webhookRoute.GET, { method: "GET", ...at(foreign) })).status).toBe(200);
});
