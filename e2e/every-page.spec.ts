import type { Page } from "@playwright/test";
import { publishedSurvey, send, submit } from "./api-client";
import { type Candor, makeTenants, startCandor, type Tenant } from "./candor";
import { expect, test } from "./fixtures";
import { type OutageStand, standOutage } from "./outage-stand";
import { signIn } from "./steps";

/** Every page that a link leads to, read as it comes over the wire; and what page and log say when the database fails. */
test.describe.configure({ mode: "serial", timeout: 180_000 });

/** Stands in everything that is typed here, and nowhere else. */
const CANARY = "kanarienvogel";
/** What a number or a text becomes when nothing was there to say. */
const BROKEN = /\bNaN\b|\bInfinity\b|\bundefined\b|\[object |Invalid Date|Failed query/;
/** More pages than there are of each kind. */
const PAGES_AT_MOST = 160;

let stand: OutageStand;
let app: Candor;
let empty: Tenant;
let filled: Tenant;

test.beforeAll(async () => {
  stand = await standOutage();
  app = await startCandor({ ...stand.settings, LOG_LEVEL: "debug" });
  [empty, filled] = (await makeTenants(stand.database, ["UTC", "Europe/Berlin"])) as [Tenant, Tenant];
  await fill(filled);
});

test.afterAll(async () => {
  await app?.end();
  await stand?.close();
});

/** One of each: answers with questions that nobody was asked or that were left out, a customer, an interaction, a webhook. */
async function fill({ keys }: Tenant): Promise<void> {
  const asked = await publishedSurvey(app.url, keys.write, { template: "nps", name: `Wave ${CANARY}` });
  await publishedSurvey(app.url, keys.write, { template: "csat" });
  for (const score of [0, 7, 10]) {
    const answers = score === 7 ? { score } : { score, why: `Call ${CANARY} at ${CANARY}@larkway.example` };
    const stored = await submit(app.url, asked.key, undefined, { answers, attributes: { country: CANARY } });
    expect(stored.status, stored.text).toBe(201);
  }
  const person = { externalId: CANARY, name: CANARY, email: `${CANARY}@larkway.example`, attributes: { plan: CANARY } };
  const customers = await send(app.url, "POST", "/api/v1/customers", {
    key: keys.write,
    body: { customers: [person] },
  });
  expect(customers.json, customers.text).toMatchObject({ rejected: [] });
  const at = new Date(Date.now() - 3 * 86_400_000).toISOString();
  const interaction = {
    ...{ externalId: CANARY, channel: "email", agent: CANARY, subject: CANARY, openedAt: at },
    customer: { externalId: CANARY },
    events: [],
  };
  const sent = { key: keys.write, body: { interactions: [interaction] } };
  const interactions = await send(app.url, "POST", "/api/v1/interactions", sent);
  expect(interactions.json, interactions.text).toMatchObject({ rejected: [] });
  const told = { url: "https://hooks.larkway.example/", description: CANARY, events: ["import.finished"] };
  const webhook = await send(app.url, "POST", "/api/v1/webhooks", { key: keys.admin, body: told });
  expect(webhook.status, webhook.text).toBe(201);
}

/** Follows every link inside the workspace, each page once however it was asked for; gives what was read. */
async function readEveryPage(page: Page, start: string): Promise<string[]> {
  const seen = new Set<string>();
  const left = [start];
  for (let path = left.pop(); path !== undefined && seen.size < PAGES_AT_MOST; path = left.pop()) {
    const { pathname, search } = new URL(path, app.url);
    if (seen.has(pathname)) continue;
    seen.add(pathname);
    const reply = await page.request.get(pathname + search, { maxRedirects: 3 });
    if (!(reply.headers()["content-type"] ?? "").startsWith("text/html")) continue;
    const html = await reply.text();
    expect(reply.status(), `${pathname}${search}`).toBe(200);
    const shown = html.replace(/<script[\s\S]*?<\/script>/g, "");
    expect(BROKEN.exec(shown)?.[0], `${pathname}${search}: ${around(shown)}`).toBeUndefined();
    const links = [...shown.matchAll(/href="(\/w\/[^"#]*)/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
    left.push(...links.filter((href) => href.startsWith(start)));
  }
  return [...seen];
}

function around(text: string): string {
  const at = BROKEN.exec(text)?.index;
  return at === undefined ? "" : text.slice(Math.max(0, at - 120), at + 60);
}

const newPage = (browser: { newPage(options: { baseURL: string }): Promise<Page> }) =>
  browser.newPage({ baseURL: app.url });

test("no page of an empty workspace, nor of one where questions were left out, shows a number that is none", async ({
  browser,
}) => {
  for (const tenant of [empty, filled]) {
    const page = await newPage(browser);
    await signIn(page, tenant.users.owner);
    const pages = await readEveryPage(page, `/w/${tenant.slug}`);
    expect(pages.length).toBeGreaterThan(tenant === empty ? 25 : 35);
    expect(pages.length).toBeLessThan(PAGES_AT_MOST);
    await page.close();
  }
});

test("a page that cannot be made says a reference and no reason; the log has the reference, and nothing that was typed", async ({
  browser,
}) => {
  const page = await newPage(browser);
  await signIn(page, filled.users.owner);
  await stand.query("alter table customer rename to customer_gone");
  await page.goto(`/w/${filled.slug}/customers/people?q=${CANARY}`);
  const shown = page.getByRole("alert").filter({ hasText: /\d{6}/ });
  await expect(shown).toBeVisible();
  const words = await page.locator("body").innerText();
  expect(words).not.toMatch(/customer_gone|select |relation|node_modules|\.ts:|42P01/);
  const reference = /\d{6,}/.exec(await shown.innerText())?.[0] ?? "none";
  await expect.poll(() => app.output()).toContain(reference);
  await stand.query("alter table customer_gone rename to customer");
  await shown.getByRole("button").click();
  await expect(page.getByRole("link", { name: CANARY }).first()).toBeVisible();
  expect(app.output()).toContain('"code":"42P01"');
  expect(app.output().toLowerCase()).not.toContain(CANARY);
  await page.close();
});
