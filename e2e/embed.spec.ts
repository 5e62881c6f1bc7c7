import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { Page } from "@playwright/test";
import { TEMPLATES } from "../src/domain/survey/templates/templates";
import { anyAddress, publishedSurvey, send } from "./api-client";
import { makeTenants, sharedDatabase } from "./candor";
import { expect, test } from "./fixtures";
import { axeOf } from "./steps";

/** Another site with surveys in its pages, strict about its own scripts and styles. */
let site: { readonly server: Server; readonly origin: string; readonly pages: Map<string, string> };
let key = "";
let survey: { id: string; key: string };

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  const pages = new Map<string, string>();
  const app = process.env.CANDOR_E2E_URL ?? "";
  const server = createServer((request, response) => {
    const body = pages.get(new URL(request.url ?? "/", "http://site").pathname);
    const policy = `default-src 'none'; script-src ${app}; frame-src ${app} 'self'; style-src 'none'`;
    response.writeHead(body ? 200 : 404, { "content-type": "text/html", "content-security-policy": policy });
    response.end(body ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // The app is at 127.0.0.1: another name is another origin.
  site = { server, origin: `http://localhost:${(server.address() as AddressInfo).port}`, pages };
  const [tenant] = await makeTenants(await sharedDatabase(), ["UTC"]);
  key = tenant?.keys.write ?? "";
  const nps = TEMPLATES.nps({ name: "Larkway", color: "#484188" });
  const why = { id: "why", kind: "long_text", title: { en: "What about {interaction|it}?" } };
  const questions = nps.questions.map((question) => (question.id === "why" ? why : question));
  // Each step by its button: here it matters what the page around is told, not how fast a choice goes on.
  const definition = { ...nps, questions, locales: ["en"], page: { autoAdvance: false } };
  survey = await publishedSurvey(app, key, { definition });
  const script = `<script src="${app}/embed.js" async></script>`;
  const page = (inside: string) =>
    `<!doctype html><html lang="en"><title>Shop</title><body><h1>Shop</h1>${inside}${script}`;
  pages.set("/inline", page(`<div data-candor="${survey.key}" data-candor-attributes="plan=team"></div>`));
  pages.set(
    "/popup",
    page(
      `<button data-candor-trigger="${survey.key}" data-candor-attributes="interaction=chat-7">Rate the chat</button>`,
    ),
  );
  pages.set("/plain", page(`<iframe title="stolen" src="${app}/s/${survey.key}" width="600" height="600"></iframe>`));
});

test.afterAll(() => site?.server.close());

const allow = (base: string, embedOn: string[]) =>
  send(base, "PATCH", `/api/v1/surveys/${survey.id}`, { key, body: { embedOn } });

/** What the page around was told, as it came. */
const listen = (page: Page) =>
  page.addInitScript(() => {
    const told: unknown[] = [];
    Object.assign(window, { told });
    addEventListener("candor", (event) => told.push((event as CustomEvent).detail));
  });
const told = (page: Page) => page.evaluate(() => Reflect.get(window, "told") as { kind: string; done: boolean }[]);

test("a site that the survey does not name shows nothing, and suffers nothing", async ({ page, baseURL }) => {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  await listen(page);
  await allow(baseURL ?? "", []);
  await page.setExtraHTTPHeaders({ "x-forwarded-for": anyAddress() });
  await page.goto(`${site.origin}/inline`);
  const frame = page.locator("iframe");
  await expect(frame).toHaveAttribute("src", /_embed=/);
  await page.goto(`${site.origin}/popup`);
  await page.getByRole("button", { name: "Rate the chat" }).click();
  await expect(page.locator("iframe")).toHaveCount(1);
  await page.waitForLoadState("networkidle");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await told(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test("inline it is as high as its question, and tells only its own site what happens", async ({ page, baseURL }) => {
  await listen(page);
  await allow(baseURL ?? "", [site.origin]);
  await page.setExtraHTTPHeaders({ "x-forwarded-for": anyAddress() });
  await page.goto(`${site.origin}/inline`);
  const element = page.locator("iframe");
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("heading", { level: 1 })).toBeVisible();
  const height = async () => (await element.boundingBox())?.height ?? 0;
  await expect.poll(height).toBeGreaterThan(200);
  const inner = () =>
    frame.locator("html").evaluate((html) => [html.scrollHeight, html.ownerDocument.defaultView?.innerHeight]);
  // As high as its content: nothing to scroll, nothing left over.
  await expect.poll(async () => (await inner())[0] === (await inner())[1]).toBe(true);

  // A message of another origin, and one of another frame, are nobody's.
  await page.evaluate(() => window.postMessage({ candor: 1, kind: "resize", height: 9999 }, "*"));
  const before = await height();
  await frame.locator("label", { hasText: /^9$/ }).click();
  await frame.getByRole("button", { name: "Next" }).click();
  await expect(frame.getByRole("textbox")).toBeVisible();
  await frame.getByRole("textbox").fill("Quick and kind.");
  await frame.getByRole("button", { name: "Send" }).click();
  await expect(frame.locator("main[data-end]")).toBeVisible();
  await expect
    .poll(async () => (await told(page)).map(({ kind, done }) => `${kind} ${done}`))
    .toEqual(["ready false", "answered false", "answered true"]);
  const { json } = await send(baseURL ?? "", "GET", `/api/v1/surveys/${survey.id}/responses`, { key });
  expect(json.items).toMatchObject([{ answers: { score: 9, why: "Quick and kind." }, attributes: { plan: "team" } }]);
  expect(await height()).toBeLessThan(9999);
  expect(before).toBeLessThan(9999);
});

test("a dialog by trigger: focus inside, Escape closes, focus back, the conversation's id with the answer", async ({
  page,
  baseURL,
}) => {
  await listen(page);
  await allow(baseURL ?? "", [site.origin]);
  await page.setExtraHTTPHeaders({ "x-forwarded-for": anyAddress() });
  await page.goto(`${site.origin}/popup`);
  const trigger = page.getByRole("button", { name: "Rate the chat" });
  const dialog = page.getByRole("dialog");
  await trigger.focus();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeVisible();
  await expect(dialog).toHaveAttribute("aria-modal", "true");
  await expect(dialog).toHaveAttribute("aria-label", /recommend/);
  const frame = page.frameLocator("iframe");
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.tagName))
    .toBe("IFRAME");
  const { violations } = await axeOf(page).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  // Escape within the frame, then by the button, then within the page around.
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(trigger).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(trigger).toBeFocused();
  expect(await page.evaluate((name) => localStorage.getItem(name), `candor.asked.${survey.key}`)).toMatch(/^\d+$/);

  await trigger.click();
  await frame.locator("label", { hasText: /^4$/ }).click();
  await frame.getByRole("button", { name: "Next" }).click();
  await expect(frame.getByRole("textbox")).toBeVisible();
  // What is stored names the conversation.
  await expect(frame.getByRole("heading", { level: 1, name: "What about chat-7?" })).toBeVisible();
});

test("the script of the first release, kept by somebody's cache, in a page with a base of its own", async ({
  page,
  baseURL,
}) => {
  const old = await readFile(path.join(import.meta.dirname, "data", "embed-first-release.txt"), "utf8");
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  await allow(baseURL ?? "", [site.origin]);
  await page.setExtraHTTPHeaders({ "x-forwarded-for": anyAddress() });
  await page.route("**/embed.js", (route) => route.fulfill({ contentType: "text/javascript", body: old }));
  site.pages.set(
    "/with-a-base",
    `<!doctype html><html lang="en"><title>Shop</title><base href="https://elsewhere.example/deep/">
      <div data-candor="${survey.key}"></div><script src="${baseURL}/embed.js" async></script>`,
  );
  await page.goto(`${site.origin}/with-a-base`);
  const frame = page.frameLocator("iframe");
  await frame.locator("label", { hasText: /^9$/ }).click();
  await frame.getByRole("button", { name: "Next" }).click();
  await frame.getByRole("textbox").fill("By the old script.");
  await frame.getByRole("button", { name: "Send" }).click();
  await expect(frame.locator("main[data-end]")).toBeVisible();
  await expect.poll(async () => (await page.locator("iframe").boundingBox())?.height).toBeGreaterThan(100);
  expect(faults).toEqual([]);
});

test("no other page of the survey can be framed, even by a site that it names", async ({ page, baseURL }) => {
  await allow(baseURL ?? "", [site.origin]);
  const refused = page.waitForEvent("console", (message) => message.text().includes("frame-ancestors"));
  await page.goto(`${site.origin}/plain`);
  await refused;
  await expect(page.frameLocator('iframe[title="stolen"]').getByRole("radio")).toHaveCount(0);
});
