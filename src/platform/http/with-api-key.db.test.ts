import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { withTenant } from "@/db/client";
import { apiKey } from "@/db/schema/people";
import { idempotencyKey } from "@/db/schema/workspace";
import type { KeyScope, WorkspaceScope } from "@/db/scope";
import { shortId } from "@/db/short-id";
import { type TestDatabase, testDatabase } from "@/db/testing/test-database";
import { createApiKey, forgetApiKey } from "@/platform/api-key";
import { json } from "@/platform/http/json";
import { conflict, notFound } from "@/platform/http/problem";
import { type KeyedRequest, withApiKey } from "@/platform/http/with-api-key";
import type { Runtime } from "@/platform/runtime";
import { testRuntime } from "@/platform/testing/test-runtime";
import { threadMemory } from "@/platform/thread-memory";

let database: TestDatabase;
let runtime: Runtime;
let scope: WorkspaceScope;
const tokens: Partial<Record<KeyScope, string>> = {};

async function makeKey(within: WorkspaceScope, wanted: KeyScope, expiresAt: Date | null = null) {
  return withTenant(database.appDb, within, (tx) =>
    createApiKey(tx, within, { name: `${wanted} key`, scope: wanted, expiresAt }, new Date()),
  );
}

beforeAll(async () => {
  database = await testDatabase();
  runtime = testRuntime(database);
  scope = await database.makeWorkspace();
  for (const wanted of ["read", "write", "admin"] as const) tokens[wanted] = (await makeKey(scope, wanted)).token;
});

const schema = z.object({ name: z.string() });
let runs = 0;
/** What a slow request waits for. */
let released = Promise.resolve();

async function handler(request: KeyedRequest): Promise<Response> {
  if (request.params.id === "unknown") throw notFound();
  const { name } = await request.json(schema);
  runs += 1;
  if (name === "break") throw new Error("canary nora@larkway.example");
  if (name === "conflict") throw conflict("Already closed.");
  if (name === "slow") await released;
  return json(201, { name, workspaceId: request.scope.workspaceId, run: runs });
}

const post = withApiKey("write", handler);

function send(options: {
  token?: string;
  body?: string;
  id?: string;
  type?: string;
  idempotencyKey?: string;
  address?: string;
}): Promise<Response> {
  const headers = new Headers({ "content-type": options.type ?? "application/json" });
  if (options.token !== undefined) headers.set("authorization", `Bearer ${options.token}`);
  if (options.idempotencyKey !== undefined) headers.set("idempotency-key", options.idempotencyKey);
  if (options.address) headers.set("x-candor-client-address", `${threadMemory().addressMark} ${options.address}`);
  const url = `http://localhost/api/v1/things/${options.id ?? "1"}`;
  const request = new Request(url, { method: "POST", headers, body: options.body ?? '{"name":"a"}' });
  return post(request, { params: Promise.resolve({ id: options.id ?? "1" }) });
}

describe("withApiKey", () => {
  it("checks key, then scope, then the path, then the body", async () => {
    const bad = { body: "not json" };
    expect((await send({ ...bad, id: "unknown" })).status).toBe(401);
    expect((await send({ ...bad, id: "unknown", token: tokens.read })).status).toBe(403);
    expect((await send({ ...bad, id: "unknown", token: tokens.write })).status).toBe(404);
    expect((await send({ ...bad, token: tokens.write })).status).toBe(400);
    expect((await send({ body: '{"name":1}', token: tokens.write })).status).toBe(422);
    expect((await send({ token: tokens.write })).status).toBe(201);
    expect((await send({ token: tokens.admin })).status).toBe(201);
  });

  it("knows the address that a key acts from, where the door does, and takes none that the client says", async () => {
    const door = withApiKey("read", async ({ scope: { actor } }) => json(200, actor));
    const from = async (mark: string) => {
      const headers = { authorization: `Bearer ${tokens.read}`, "x-candor-client-address": `${mark} 203.0.113.7` };
      const reply = await door(new Request("http://localhost/api/v1/things", { headers }), {
        params: Promise.resolve({}),
      });
      return (await reply.json()).from;
    };
    expect(await from(threadMemory().addressMark)).toBe("203.0.113.7");
    expect(await from("guessed")).toBeUndefined();
  });

  it("answers every wrong key alike", async () => {
    const other = await database.makeWorkspace();
    const random = tokens.write?.split("_").slice(2).join("_") ?? "";
    const expired = (await makeKey(scope, "write", new Date(Date.now() - 1000))).token;
    const wrong = [
      undefined,
      "",
      "cnd_",
      "x".repeat(5000),
      `${tokens.write}x`,
      tokens.write?.toLowerCase(),
      `cnd_${shortId(other.workspaceId)}_${random}`, // the right secret under another workspace
      `cnd_${"z".repeat(22)}_${random}`,
      expired,
    ];
    const replies = await Promise.all(wrong.map(async (token) => send({ token })));
    const bodies = new Set(await Promise.all(replies.map((reply) => reply.text())));
    expect(replies.map((reply) => reply.status)).toEqual(wrong.map(() => 401));
    expect(bodies.size).toBe(1);
    expect(replies[0]?.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    expect(replies[0]?.headers.get("www-authenticate")).toMatch(/^Bearer/);
  });

  it("stores a hash, never the key", async () => {
    const rows = await withTenant(database.appDb, scope, (tx) => tx.select().from(apiKey));
    for (const token of Object.values(tokens)) expect(JSON.stringify(rows)).not.toContain(token.slice(-20));
  });

  it("notes when a key was used", async () => {
    const { id, token } = await makeKey(scope, "write");
    await send({ token });
    const [row] = await withTenant(database.appDb, scope, (tx) => tx.select().from(apiKey).where(eq(apiKey.id, id)));
    expect(row?.lastUsedAt).toBeInstanceOf(Date);
  });

  it("refuses a revoked key at once here, and within a second elsewhere", async () => {
    const { id, token } = await makeKey(scope, "write");
    expect((await send({ token })).status).toBe(201);
    const revoke = (tx: Parameters<Parameters<typeof withTenant>[2]>[0]) =>
      tx.update(apiKey).set({ revokedAt: new Date() }).where(eq(apiKey.id, id));
    await withTenant(database.appDb, scope, revoke);
    await new Promise((resolve) => setTimeout(resolve, 1000)); // this cache was not told, as on another instance
    expect((await send({ token })).status).toBe(401);

    const second = await makeKey(scope, "write");
    expect((await send({ token: second.token })).status).toBe(201);
    await withTenant(database.appDb, scope, (tx) =>
      tx.update(apiKey).set({ revokedAt: new Date() }).where(eq(apiKey.id, second.id)),
    );
    forgetApiKey(runtime.apiKeys, second.id);
    expect((await send({ token: second.token })).status).toBe(401);
  });

  it("counts bytes: 413 past 8 MB, whatever Content-Length says", async () => {
    const big = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    const request = new Request("http://localhost/api/v1/things/1", {
      method: "POST",
      headers: { authorization: `Bearer ${tokens.write}`, "content-type": "application/json" },
      body: big,
      duplex: "half",
    } as RequestInit);
    const reply = await post(request, { params: Promise.resolve({ id: "1" }) });
    expect(reply.status).toBe(413);
    // Closing the connection while more comes would take the reply along.
    expect(reply.headers.get("connection")).toBeNull();
    expect((await send({ token: tokens.write, body: "x".repeat(9 * 1024 * 1024) })).status).toBe(413);
  });

  it("takes JSON only", async () => {
    expect((await send({ token: tokens.write, type: "application/x-www-form-urlencoded" })).status).toBe(415);
  });

  it("says a reference and nothing else when something breaks", async () => {
    const reply = await send({ token: tokens.write, body: '{"name":"break"}' });
    const body = await reply.text();
    expect(reply.status).toBe(500);
    expect(JSON.parse(body).reference).toMatch(/^\w{10}$/);
    expect(body).not.toContain("canary");
    expect(body).not.toContain("with-api-key");
  });

  it("allows 6,000 requests a minute and then says when to come back", async () => {
    const { id, token } = await makeKey(scope, "write");
    // Taken in a minute to come: an allowance grows back at 100 a second, and the request is to find none.
    const later = performance.now() + 60_000;
    const taken = Array.from({ length: 6000 }, () => runtime.limits.apiKey.take(id, later).allowed);
    expect(taken).not.toContain(false);
    const reply = await send({ token });
    expect(reply.status).toBe(429);
    expect(Number(reply.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

describe("keys that were never right", () => {
  const wrongOnes = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => `cnd_${shortId(scope.workspaceId)}_${String(from + i).padStart(43, "x")}`);

  it("are looked up 300 times in five minutes for an address, then 429; right keys there go on, and other addresses", async () => {
    const address = "192.0.2.7";
    expect((await send({ token: tokens.write, address })).status).toBe(201);
    for (const token of wrongOnes(0, 300)) expect((await send({ token, address })).status).toBe(401);
    const connects = vi.spyOn(runtime.appDb.pool, "connect");
    const refused = await Promise.all(wrongOnes(300, 20).map((token) => send({ token, address })));
    // One grows back each second.
    expect(refused.filter(({ status }) => status === 429).length).toBeGreaterThan(10);
    expect(connects.mock.calls.length).toBeLessThan(10);
    connects.mockRestore();
    const last = refused.at(-1);
    expect(Number(last?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await last?.json()).toMatchObject({ status: 429, code: "too_many_requests" });
    await new Promise((resolve) => setTimeout(resolve, 1000)); // what was remembered of the right key is old by now
    for (let i = 0; i < 5; i += 1) expect((await send({ token: tokens.write, address })).status).toBe(201);
    expect((await send({ token: wrongOnes(400, 1)[0], address: "192.0.2.8" })).status).toBe(401);
  });

  it("cost nothing where they turn out to be right, however many come at once", async () => {
    const address = "192.0.2.9";
    const { token } = await makeKey(scope, "write");
    const replies = await Promise.all(Array.from({ length: 400 }, () => send({ token, address })));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
    expect(runtime.limits.unknownApiKey.take(address, performance.now(), 300).allowed).toBe(true);
  });
});

describe("Idempotency-Key", () => {
  it("runs once and gives the first reply again", async () => {
    const first = await send({ token: tokens.write, idempotencyKey: "order-1" });
    const again = await send({ token: tokens.write, idempotencyKey: "order-1" });
    expect(first.status).toBe(201);
    expect(again.status).toBe(201);
    expect(await again.json()).toEqual(await first.json());
    expect(again.headers.get("idempotent-replayed")).toBe("true");
  });

  it("is 422 with another body", async () => {
    await send({ token: tokens.write, idempotencyKey: "order-2" });
    const reply = await send({ token: tokens.write, idempotencyKey: "order-2", body: '{"name":"b"}' });
    expect(reply.status).toBe(422);
    expect((await reply.json()).code).toBe("idempotency_mismatch");
  });

  it("is 409 while the first still runs, and runs it once", async () => {
    const before = runs;
    const body = '{"name":"slow"}';
    let release = () => {};
    released = new Promise((resolve) => {
      release = resolve;
    });
    let answered = 0;
    const replies = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const reply = await send({ token: tokens.write, idempotencyKey: "order-3", body });
        answered += 1;
        // The one that runs goes on when the four others were answered.
        if (answered === 4) release();
        return reply;
      }),
    );
    expect(runs - before).toBe(1);
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409, 409, 409, 409]);
  });

  it("belongs to one key and one route", async () => {
    const first = await (await send({ token: tokens.write, idempotencyKey: "order-4" })).json();
    const otherKey = await (await send({ token: tokens.admin, idempotencyKey: "order-4" })).json();
    const otherRoute = await (await send({ token: tokens.write, idempotencyKey: "order-4", id: "2" })).json();
    expect(new Set([first.run, otherKey.run, otherRoute.run]).size).toBe(3);
  });

  it("keeps a refusal, and frees the key after a failure of ours", async () => {
    const refusal = { token: tokens.write, idempotencyKey: "order-5", body: '{"name":"conflict"}' };
    expect((await send(refusal)).status).toBe(409);
    const again = await send(refusal);
    expect(again.status).toBe(409);
    expect(again.headers.get("idempotent-replayed")).toBe("true");

    const failure = { token: tokens.write, idempotencyKey: "order-6", body: '{"name":"break"}' };
    const before = runs;
    expect((await send(failure)).status).toBe(500);
    expect((await send(failure)).status).toBe(500);
    expect(runs - before).toBe(2);
  });

  it("is free again after 24 hours", async () => {
    const first = await (await send({ token: tokens.write, idempotencyKey: "order-7" })).json();
    const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000 - 1000);
    await withTenant(database.appDb, scope, (tx) =>
      tx.update(idempotencyKey).set({ createdAt: yesterday }).where(eq(idempotencyKey.key, "order-7")),
    );
    const later = await (await send({ token: tokens.write, idempotencyKey: "order-7", body: '{"name":"b"}' })).json();
    expect(later.run).toBeGreaterThan(first.run);
  });

  it("that was claimed while the clock was a year ahead is free when it is right again", async () => {
    const first = await (await send({ token: tokens.write, idempotencyKey: "order-8" })).json();
    const ahead = new Date(Date.now() + 365 * 24 * 60 * 60 * 1000);
    await withTenant(database.appDb, scope, (tx) =>
      tx.update(idempotencyKey).set({ createdAt: ahead, status: null }).where(eq(idempotencyKey.key, "order-8")),
    );
    const later = await (await send({ token: tokens.write, idempotencyKey: "order-8" })).json();
    expect(later.run).toBeGreaterThan(first.run);
  });

  it("is printable ASCII of at most 255 characters", async () => {
    expect((await send({ token: tokens.write, idempotencyKey: "x".repeat(256) })).status).toBe(400);
  });
});
