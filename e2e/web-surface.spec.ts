import { createServer } from "node:http";
import net from "node:net";
import { type SQL, sql } from "drizzle-orm";
import { createDb, withTenant } from "../src/db/client";
import { mintScope } from "../src/db/scope";
import { databaseUrls } from "../src/db/urls";
import { anyAddress, publishedSurvey, send } from "./api-client";
import { makeTenants, sharedDatabase, type Tenant } from "./candor";
import { expect, test } from "./fixtures";
import { signIn } from "./steps";

/** What an attacker tries at the door itself, mostly by raw sockets: paths, headers, sizes, patience. */
test.describe.configure({ mode: "parallel" });

const base = process.env.CANDOR_E2E_URL ?? "";
const { hostname, port } = new URL(base || "http://127.0.0.1:1");
let tenant: Tenant;
let survey: { id: string; key: string };

test.beforeAll(async () => {
  [tenant] = (await makeTenants(await sharedDatabase(), ["UTC"])) as [Tenant];
  survey = await publishedSurvey(base, tenant.keys.write, { template: "nps", name: "Canary of the cellar" });
});

/** Sends bytes as they are; what came back until the other side ended, or until it was silent for a while. */
function raw(text: string | Buffer, patience = 4_000): Promise<string> {
  return new Promise((resolve) => {
    const socket = net.connect(Number(port), hostname);
    let reply = "";
    const end = () => {
      socket.destroy();
      resolve(reply);
    };
    socket.setTimeout(patience, end);
    socket.on("data", (chunk) => {
      reply += chunk;
    });
    socket.on("error", end);
    socket.on("close", end);
    socket.write(text);
  });
}

const statusOf = (reply: string) => Number(/^HTTP\/1\.[01] (\d{3})/.exec(reply)?.[1] ?? 0);

test("no spelling of a path and no header shows a signed-out person what is inside", async () => {
  const w = `/w/${tenant.slug}`;
  const paths = [
    w,
    `${w}/surveys`,
    `${w}/surveys/${survey.id}`,
    `${w}/settings/members`,
    `${w}/settings/keys`,
    `${w}/imports`,
    `${w}.rsc`,
    `${w}.segments/_tree.segment.rsc`,
    `${w}?_rsc=1`,
    `/${w}`,
    `//${hostname}${w}`,
    `/%77/${tenant.slug}`,
    `${w}%2fsurveys`,
    `${w}//surveys`,
    `${w}/../w/${tenant.slug}/surveys`,
    `${w}/%2e%2e/${tenant.slug}/surveys`,
    w.toUpperCase(),
    `${w}/surveys/`,
    `${w}/x.css`,
    `${w}/surveys?x=.css`,
    `${w}/surveys;.js`,
    `/_next/data/x${w}.json`,
    `${w}%00`,
    "/%zz",
    `${w}/%ff`,
    `${w}\\surveys`,
  ];
  const headers: Record<string, string>[] = [
    {},
    { RSC: "1" },
    { RSC: "1", "Next-Router-Prefetch": "1" },
    { "Next-Router-State-Tree": "%5B%22%22%5D", RSC: "1" },
    { purpose: "prefetch" },
    { "next-resume": "1" },
    { "x-middleware-subrequest": "middleware" },
    { "x-middleware-subrequest": "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware" },
    { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
    { "x-middleware-subrequest-id": "1" },
    { "X-Original-URL": w },
    { "X-Rewrite-URL": w },
    { "x-forwarded-host": "evil.example" },
    { cookie: "next-auth.session-token=eyJhbGciOiJub25lIn0..; __Secure-next-auth.session-token=x" },
    { authorization: `Bearer ${tenant.keys.admin}` },
  ];
  const seen: string[] = [];
  const look = async (path: string, extra: Record<string, string>) => {
    const lines = Object.entries({ host: `${hostname}:${port}`, connection: "close", ...extra }).map(
      ([name, value]) => `${name}: ${value}`,
    );
    const reply = await raw(`GET ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
    seen.push(reply);
    const about = `${path} ${JSON.stringify(extra)}`;
    expect(statusOf(reply), about).toBeLessThan(500);
    expect(statusOf(reply), about).toBeGreaterThan(0);
    for (const canary of ["Canary of the cellar", tenant.users.owner.email, tenant.users.viewer.email])
      expect(reply, about).not.toContain(canary);
  };
  for (const path of paths) await look(path, {});
  for (const extra of headers.slice(1)) for (const path of [w, `${w}/surveys`]) await look(path, extra);
  expect(seen.length).toBe(paths.length + 2 * (headers.length - 1));
});

test("an absolute address or a WebSocket is never passed on to anybody", async () => {
  let visits = 0;
  const canary = createServer((_request, response) => {
    visits++;
    response.end("inside");
  });
  canary.on("upgrade", (_request, socket) => {
    visits++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => canary.listen(0, "127.0.0.1", resolve));
  const address = canary.address() as net.AddressInfo;
  const there = `127.0.0.1:${address.port}`;
  const upgrade =
    "connection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-version: 13\r\n";
  const host = `host: ${hostname}:${port}\r\n`;
  // Next looks for WebSockets only after its first request.
  await send(base, "GET", "/sign-in");
  for (const request of [
    `GET http://${there}/ HTTP/1.1\r\n${host}connection: close\r\n\r\n`,
    `GET http://${there}/ HTTP/1.1\r\n${host}${upgrade}\r\n`,
    `GET /_next/image?url=http%3A%2F%2F${encodeURIComponent(there)}%2Fa.png&w=64&q=75 HTTP/1.1\r\n${host}connection: close\r\n\r\n`,
    `GET //${there}/ HTTP/1.1\r\n${host}connection: close\r\n\r\n`,
    `GET / HTTP/1.1\r\nhost: ${there}\r\nx-forwarded-host: ${there}\r\nconnection: close\r\n\r\n`,
    `POST /sign-in HTTP/1.1\r\nhost: ${there}\r\norigin: http://${there}\r\nnext-action: 00\r\ncontent-length: 2\r\nconnection: close\r\n\r\n[]`,
    `OPTIONS * HTTP/1.1\r\n${host}connection: close\r\n\r\n`,
    `CONNECT ${there} HTTP/1.1\r\n${host}\r\n`,
  ]) {
    const reply = await raw(request, 1_500);
    expect(reply, request).not.toContain("inside");
    expect(statusOf(reply), request).toBeLessThan(500);
  }
  canary.closeAllConnections();
  await new Promise((resolve) => canary.close(resolve));
  expect(visits).toBe(0);
});

test("every kind of route has its protections, and no other method", async () => {
  const app = ["/sign-in", "/sign-up", "/no-such-page", `/w/${tenant.slug}`];
  const doors = [`/s/${survey.key}`, "/s/unknown"];
  const api = ["/api/health", "/api/ready", "/api/v1/openapi.json", "/api/v1/surveys", "/api/v1/s/unknown/responses"];
  for (const path of [...app, ...doors, ...api]) {
    const { headers, status } = await send(base, "GET", path);
    expect(status, path).toBeLessThan(500);
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect([headers.get("x-powered-by"), headers.get("server")], path).toEqual([null, null]);
    if (status >= 300 && status < 400) continue;
    const policy = headers.get("content-security-policy") ?? "";
    if (app.includes(path)) {
      expect(policy, path).toMatch(/script-src 'self' 'nonce-/);
      expect(/script-src[^;]*'unsafe-inline'/.test(policy), path).toBe(false);
      expect(headers.get("cache-control"), path).toMatch(/no-store|private/);
    }
    if (doors.includes(path)) expect(policy, path).toMatch(/default-src 'none'.*script-src ('none'|'sha256-)/);
    if (app.includes(path) || doors.includes(path)) {
      expect(policy, path).toMatch(/frame-ancestors/);
      expect(headers.get("strict-transport-security"), path).toMatch(/max-age=\d{7}/);
      expect(headers.get("referrer-policy"), path).toMatch(/no-referrer|strict-origin/);
    } else expect(headers.get("cache-control"), path).toContain("no-store");
  }
  for (const path of [...doors, "/api/v1/surveys", "/api/ready", "/api/v1/openapi.json"]) {
    for (const method of ["TRACE", "PUT", "DELETE", "PROPFIND"]) {
      const reply = await raw(`${method} ${path} HTTP/1.1\r\nhost: ${hostname}\r\nconnection: close\r\n\r\n`);
      expect([400, 405, 404], `${method} ${path}`).toContain(statusOf(reply));
    }
  }
});

test("a page of another site changes nothing: not signed in, not with a key, not by a form", async () => {
  const form = { "content-type": "application/x-www-form-urlencoded" };
  for (const origin of [
    "https://evil.example",
    "null",
    `http://${hostname}:1`,
    `http://${hostname}.evil.example:${port}`,
  ]) {
    for (const [path, headers] of [
      ["/api/v1/surveys", { "content-type": "application/json" }],
      ["/sign-up", form],
      ["/api/auth/callback/credentials", form],
      [`/w/${tenant.slug}/imports/upload`, form],
      [`/w/${tenant.slug}/surveys/${survey.id}/look/draft`, { "content-type": "application/json" }],
      [`/w/${tenant.slug}/customers/quality/review/${survey.id}/draft`, { "content-type": "application/json" }],
    ] as const) {
      const reply = await send(base, "POST", path, {
        key: tenant.keys.admin,
        headers: { ...headers, origin, "next-action": "0".repeat(42) },
        raw: "{}",
      });
      expect([401, 403], `${origin} ${path}`).toContain(reply.status);
    }
    // The respondents' doors carry no session: any page may ask there.
    const answered = await send(base, "POST", `/api/v1/s/${survey.key}/responses`, {
      headers: { origin },
      body: { submissionId: crypto.randomUUID(), answers: { score: 9 } },
    });
    expect(answered.status, origin).toBe(201);
  }
  const listed = await send(base, "GET", "/api/v1/surveys", { key: tenant.keys.read });
  expect((listed.json.items as unknown[]).length).toBe(1);
});

test("a page's action, sent again by who may do it no longer, is refused and noted: 403 with another role, 404 outside", async ({
  page,
}) => {
  const database = await sharedDatabase();
  const [own] = (await makeTenants(database, ["UTC"])) as [Tenant];
  const { id } = await publishedSurvey(base, own.keys.write);
  const { email } = own.users.editor;
  await signIn(page, own.users.editor, `/w/${own.slug}/surveys/${id}/share`);
  const asked = page.waitForRequest((request) => "next-action" in request.headers());
  await page.getByRole("button", { name: "Close survey" }).click();
  const request = await asked;
  await expect(page.getByRole("button", { name: "Reopen" })).toBeVisible();
  const { "next-action": action = "", "content-type": type = "" } = request.headers();
  const again = () =>
    page.request.post(request.url(), {
      headers: { "next-action": action, "content-type": type, origin: new URL(base).origin },
      data: request.postDataBuffer() ?? "",
    });
  expect((await again()).status()).toBe(200);

  const db = createDb({ url: databaseUrls(database).app, max: 1, name: "e2e-denials" });
  const scope = mintScope(own.id, { kind: "job", name: "test" });
  const inside = (query: SQL) => withTenant(db, scope, async (tx) => (await tx.execute(query)).rows);
  const person = sql`select id from "user" where email = ${email}`;
  await inside(sql`update membership set role = 'viewer' where user_id in (${person})`);
  for (let time = 0; time < 3; time++) expect((await again()).status()).toBe(403);
  const noted = sql`select actor ->> 'role' as role, after ->> 'permission' as permission, u.email
    from audit_event e join "user" u on u.id::text = e.actor ->> 'userId' where action = 'permission.denied'`;
  await expect.poll(() => inside(noted)).toEqual([{ role: "viewer", permission: "survey.publish", email }]);
  await inside(sql`delete from membership where user_id in (${person})`);
  expect((await again()).status()).toBe(404);
  expect(await inside(noted)).toHaveLength(1);
  await db.pool.end();
});

test("bodies, headers and parameters past their limits are refused at once", async () => {
  const door = `/api/v1/s/${survey.key}/responses`;
  const json = { "content-type": "application/json" };
  const large = Buffer.alloc(30 * 1024 * 1024, 32);
  const status = async (path: string, raw: BodyInit, key?: string) =>
    send(base, "POST", path, { raw, headers: json, key }).then(
      (reply) => reply.status,
      // Hung up on while it was still sending: also a refusal.
      () => 413,
    );
  expect(await status(door, large)).toBe(413);
  expect(await status(`/s/${survey.key}`, large)).toBe(413);
  // Each time: the door in front must not lose the reply of the one behind.
  for (let round = 0; round < 50; round++)
    expect(await status("/api/v1/surveys", large, tenant.keys.write), `round ${round}`).toBe(413);
  const chunked = (size: number) =>
    `POST ${door} HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n${`${(65_536).toString(16)}\r\n${" ".repeat(65_536)}\r\n`.repeat(size)}0\r\n\r\n`;
  expect(statusOf(await raw(chunked(6), 3_000))).toBe(413);
  const huge = "x".repeat(64 * 1024);
  expect(statusOf(await raw(`GET /sign-in HTTP/1.1\r\nhost: ${hostname}\r\nx-large: ${huge}\r\n\r\n`))).toBe(431);
  expect(statusOf(await raw(`GET /sign-in HTTP/1.1\r\nhost: ${hostname}\r\ncookie: a=${huge}\r\n\r\n`))).toBe(431);
  const query = Array.from({ length: 1_000 }, (_, i) => `a${i}=1`).join("&");
  expect((await send(base, "GET", `/s/${survey.key}?${query}`)).status).toBe(200);
  expect((await send(base, "GET", `/api/v1/surveys?${query}`, { key: tenant.keys.read })).status).toBe(400);
  const zipped = await send(base, "POST", door, {
    raw: Buffer.from([31, 139, 8, 0]),
    headers: { ...json, "content-encoding": "gzip" },
  });
  expect([400, 415]).toContain(zipped.status);
  expect((await send(base, "GET", "/api/health")).status).toBe(200);
});

test("half-sent requests keep nobody else waiting", async () => {
  const halves = [
    `POST /api/v1/s/${survey.key}/responses HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{`,
    "GET /sign-in HTTP/1.1\r\nhost: x\r\nx-a: ",
    `POST /api/v1/surveys HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${tenant.keys.write}\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n`,
  ];
  const sockets = Array.from({ length: 60 }, (_, i) => {
    const socket = net.connect(Number(port), hostname);
    socket.on("error", () => {});
    socket.write(halves[i % halves.length] ?? "");
    return socket;
  });
  for (let i = 0; i < 10; i++) {
    const body = { submissionId: crypto.randomUUID(), answers: { score: 9 } };
    const headers = { "x-forwarded-for": anyAddress() };
    expect((await send(base, "POST", `/api/v1/s/${survey.key}/responses`, { body, headers })).status).toBe(201);
    expect((await send(base, "GET", "/api/v1/surveys", { key: tenant.keys.read })).status).toBe(200);
  }
  for (const socket of sockets) socket.destroy();
});
