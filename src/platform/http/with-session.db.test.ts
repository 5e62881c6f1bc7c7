import { sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { withTenant } from "@/db/client";
import { mintScope, type Role } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { sealSession, sessionCookieName } from "@/platform/auth/session-cookie";
import { startSession } from "@/platform/auth/sessions";
import { invalid } from "@/platform/http/problem";
import { withSession } from "@/platform/http/with-session";
import type { Permission } from "@/platform/roles";
import { testRuntime } from "@/platform/testing/test-runtime";
import { makeFixtureWorkspace } from "../../../drizzle/seed/make-fixtures";

const database = await testDatabase();
const { appDb } = database;
const runtime = testRuntime(database);
const fixture = await makeFixtureWorkspace(appDb, "UTC", new Date());
const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

async function cookieIn(locale: string, role: Role = "owner"): Promise<string> {
  const { rows } = await appDb.pool.query<{ id: string }>(
    `update "user" set locale = $2 where email = $1 returning id`,
    [fixture.users[role].email, locale],
  );
  const sealed = await sealSession(
    database.authSecret,
    await startSession(appDb, rows[0]?.id ?? "", "test", new Date()),
  );
  return `${sessionCookieName(runtime.env)}=${sealed}`;
}

/** A file whose numbers take longer than a statement may. */
const slowFile = withSession("dashboard.read", async ({ db, scope }) => {
  await withTenant(db, scope, async (tx) => {
    await tx.execute(sql`set local statement_timeout = 20`);
    await tx.execute(sql`select pg_sleep(5)`);
  });
  return new Response("rows");
});

function take(door: typeof slowFile, headers: Record<string, string>): Promise<Response> {
  const request = new Request(`http://localhost/w/${fixture.slug}/surveys/1/numbers/csv?range=all`, { headers });
  return door(request, { params: Promise.resolve({ workspace: fixture.slug }) });
}

test("a file that takes too long is a page in words for a browser, with the way back to where it was asked for", async () => {
  const from = `http://localhost/w/${fixture.slug}/surveys/1?range=all&filter.a="><b>`;
  const reply = await take(slowFile, { cookie: await cookieIn("en"), accept: BROWSER, referer: from });
  expect(reply.status).toBe(503);
  expect(reply.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(reply.headers.get("retry-after")).toBe("5");
  expect(reply.headers.get("cache-control")).toBe("no-store");
  expect(reply.headers.get("content-disposition")).toBeNull();
  const html = await reply.text();
  expect(html).toMatch(/Choose fewer days or fewer filters.* Reference \w{10}\./);
  expect(html).toContain(`href="/w/${fixture.slug}/surveys/1?range=all&#38;filter.a=%22%3E%3Cb%3E">Back</a>`);
  expect(html).not.toContain("<b>");
});

test("where it was asked for is not taken from elsewhere, nor is it the file itself", async () => {
  const cookie = await cookieIn("ar");
  const own = `http://localhost/w/${fixture.slug}/surveys/1/numbers/csv`;
  for (const referer of ["", "https://elsewhere.example/w/x", "http://localhost//elsewhere.example", own, "odd"]) {
    const html = await (await take(slowFile, { cookie, accept: BROWSER, ...(referer ? { referer } : {}) })).text();
    expect(html).toContain('lang="ar" dir="rtl"');
    expect(html).toContain(`href="/w/${fixture.slug}">رجوع</a>`);
  }
});

test("a program is told as before, in the reader's language", async () => {
  for (const accept of ["application/json", "*/*"]) {
    const reply = await take(slowFile, { cookie: await cookieIn("de"), accept });
    expect(reply.status).toBe(503);
    expect(reply.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    expect(await reply.json()).toMatchObject({ code: "took_too_long", detail: expect.stringContaining("zu lange") });
  }
});

test("each fault of a form that was sent without its script is told on the page, as text", async () => {
  const door = withSession("dashboard.read", async () => {
    throw invalid([{ path: "file", message: "The line <script>1</script> is none." }]);
  });
  const html = await (await take(door, { cookie: await cookieIn("en"), accept: BROWSER })).text();
  expect(html).toContain("<p>The line &#60;script&#62;1&#60;/script&#62; is none.</p>");
});

test("a change that one's role forbids is noted, a page or file that it forbids is not", async () => {
  const cookie = await cookieIn("en", "viewer");
  const send = (method: "GET" | "POST", permission: Permission) => {
    const request = new Request("http://localhost/", { method, headers: { cookie, origin: runtime.env.publicUrl } });
    return withSession(permission, async () => new Response("done"))(request, {
      params: Promise.resolve({ workspace: fixture.slug }),
    });
  };
  const noted = () =>
    withTenant(appDb, mintScope(fixture.id, { kind: "job", name: "test" }), (tx) =>
      tx.execute(sql`select after ->> 'permission' as permission from audit_event where action = 'permission.denied'`),
    ).then(({ rows }) => rows);
  expect((await send("GET", "export.run")).status).toBe(403);
  expect((await send("POST", "import.run")).status).toBe(403);
  await vi.waitFor(async () => expect(await noted()).toEqual([{ permission: "import.run" }]));
});
