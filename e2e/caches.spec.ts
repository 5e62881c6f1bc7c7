import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { BrowserContext } from "@playwright/test";
import { sql } from "drizzle-orm";
import { createDb, withTenant } from "../src/db/client";
import { mintScope } from "../src/db/scope";
import { databaseUrls } from "../src/db/urls";
import { publishedSurvey } from "./api-client";
import { makeTenants, sharedDatabase, type Tenant } from "./candor";
import { expect, test } from "./fixtures";
import { signIn } from "./steps";

/** What stands between people and the app, and what people kept from before: caches, proxies, pages of an earlier version. */

interface Cache {
  readonly server: Server;
  readonly url: string;
  /** Addresses of what it kept. */
  readonly kept: Map<string, string>;
}

/** A cache that asks nobody: it keeps every reply that does not forbid it, for everybody, whatever the cookie. */
async function greedyCache(app: string): Promise<Cache> {
  const kept = new Map<string, string>();
  const server = createServer(async (request, response) => {
    const address = request.url ?? "/";
    const known = kept.get(address);
    if (known !== undefined) return void response.writeHead(200, { "content-type": "text/html" }).end(known);
    const { cookie = "" } = request.headers;
    const reply = await fetch(new URL(address, app), { headers: { cookie }, redirect: "manual" });
    const text = await reply.text();
    if (!/no-store|private/.test(reply.headers.get("cache-control") ?? "")) kept.set(address, text);
    response.writeHead(reply.status, { "content-type": reply.headers.get("content-type") ?? "text/plain" }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, kept };
}

async function removeMember({ id }: Tenant, email: string): Promise<void> {
  const db = createDb({ url: databaseUrls(await sharedDatabase()).app, max: 1, name: "e2e-members" });
  const scope = mintScope(id, { kind: "job", name: "test" });
  try {
    await withTenant(db, scope, (tx) =>
      tx.execute(sql`delete from membership using "user" u where u.id = user_id and u.email = ${email}`),
    );
  } finally {
    await db.pool.end();
  }
}

async function cookieOf(context: BrowserContext): Promise<string> {
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
}

test("a cache between keeps nobody's page for somebody else; who signed out or was removed sees nothing any more", async ({
  page,
  browser,
  baseURL,
}) => {
  const app = baseURL ?? "";
  const [mine, theirs] = (await makeTenants(await sharedDatabase(), ["UTC", "UTC"])) as [Tenant, Tenant];
  const survey = await publishedSurvey(app, mine.keys.write);
  await signIn(page, mine.users.owner);
  const other = await browser.newContext({ baseURL: app });
  const stranger = await other.newPage();
  await signIn(stranger, theirs.users.owner);
  const [me, them] = [await cookieOf(page.context()), await cookieOf(other)];
  const cache = await greedyCache(app);
  const get = async (address: string, cookie: string) =>
    (await fetch(cache.url + address, { headers: { cookie } })).text();
  const home = `/w/${mine.slug}`;
  const inside = [`${home}?x=.css`, `${home}/x.js`, `${home}/surveys/${survey.id}?_rsc=1`, `${home}/settings/account`];
  for (const address of inside) {
    const own = await get(address, me);
    if (!address.includes("x.js")) expect(own, address).toContain(mine.users.owner.email);
    for (const cookie of [them, ""]) {
      const seen = await get(address, cookie);
      expect(seen, address).not.toContain(mine.users.owner.email);
      expect(seen, address).not.toContain(survey.key);
    }
  }
  for (const [address, text] of cache.kept) expect(text, address).not.toContain(mine.users.owner.email);
  cache.server.close();

  // A viewer with the page open, who is then removed: the next look shows nothing of it.
  const viewer = await browser.newContext({ baseURL: app });
  const open = await viewer.newPage();
  await signIn(open, mine.users.viewer, home);
  await removeMember(mine, mine.users.viewer.email);
  expect((await open.reload())?.status()).toBe(404);

  // Signed out, the way back leads to nothing but the sign-in.
  await stranger.goto(`/w/${theirs.slug}/settings/account`);
  await expect(stranger.getByText(theirs.users.owner.email).first()).toBeVisible();
  await stranger
    .getByRole("button", { name: /menu|Owner/i })
    .last()
    .click();
  await stranger.getByRole("menuitem", { name: "Sign out" }).click();
  await stranger.waitForURL(/sign-in/);
  await stranger.goBack();
  await expect(stranger.getByLabel("Password", { exact: true })).toBeVisible();
  await expect(stranger.getByText(theirs.users.owner.email)).toHaveCount(0);
  await Promise.all([other.close(), viewer.close()]);
});

test("a page from before an update: what it asks for is not known any more, it says so and is loaded anew", async ({
  page,
}) => {
  const [tenant] = (await makeTenants(await sharedDatabase(), ["UTC"])) as [Tenant];
  await signIn(page, tenant.users.owner, `/w/${tenant.slug}/settings/workspace`);
  await page.getByLabel("Name").fill("Renamed");
  // As if the server were of another build: the action's id is one that it never had.
  await page.route("**/settings/workspace", (route) => {
    const headers = route.request().headers();
    return route.continue(
      headers["next-action"] ? { headers: { ...headers, "next-action": `40${"0".repeat(40)}` } } : {},
    );
  });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Candor was updated since this page was opened")).toBeVisible();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByLabel("Name")).not.toHaveValue("Renamed");
  await page.unroute("**/settings/workspace");
  await page.getByLabel("Name").fill("Renamed");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
});

test("who has to sign in first is led to the page that a mail or a colleague sent them to, with what it asks for", async ({
  page,
}) => {
  const [tenant] = (await makeTenants(await sharedDatabase(), ["UTC"])) as [Tenant];
  await page.goto(`/w/${tenant.slug}/feedback?tab=all&q=late%20box`);
  await page.getByLabel("E-mail", { exact: true }).fill(tenant.users.owner.email);
  await page.getByLabel("Password", { exact: true }).fill(tenant.users.owner.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(new RegExp(`/w/${tenant.slug}/feedback\\?tab=all&q=late%20box$`));
  await expect(page.getByRole("searchbox")).toHaveValue("late box");
});
