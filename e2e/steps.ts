import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

/** What many journeys begin or end with. */

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const PASSWORD = "correct horse battery staple";

/** A new person with a workspace of their own, on the screen where sign-up leads. Gives the workspace's slug. */
export async function signUp(page: Page, name = "nora"): Promise<string> {
  const zone = "Europe/Berlin";
  const person = { email: emailOf(name), password: PASSWORD, zone, locale: "en-GB" };
  await page.goto(await postForm(page, "/sign-up", person));
  await untilAlive(page);
  return slugOf(page);
}

/** The same as a person does it. */
export async function signUpByHand(page: Page, name = "nora"): Promise<string> {
  await page.goto("/sign-up");
  await page.getByLabel("Work e-mail").fill(emailOf(name));
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create workspace" }).click();
  await page.waitForURL(/\/w\/[^/]+\/surveys\/new/);
  return slugOf(page);
}

/** Somebody who has an account, at a place of the app where one is named; without it no page is shown yet. */
export async function signIn(
  page: Page,
  person: { readonly email: string; readonly password: string },
  path?: string,
): Promise<void> {
  const { email, password } = person;
  expect(await postForm(page, "/sign-in", { email, password }), `where ${email} is led`).not.toContain("/sign-in");
  if (path === undefined) return;
  await page.goto(path);
  await untilAlive(page);
}

/** Until React has taken the page over: what is typed into it sooner than a person could is put beside what stands there. */
async function untilAlive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const parts = document.querySelectorAll("main :is(a, button, input, textarea)");
    const last = parts.item(parts.length - 1) ?? document.querySelector("main");
    return last !== null && Object.keys(last).some((key) => key.startsWith("__reactProps"));
  });
}

/**
 * Sends the first form of a page as a browser does before a script runs, in a tenth of the time that showing it takes; the
 * cookies are the page's. Gives where the reply leads.
 */
async function postForm(page: Page, path: string, typed: Readonly<Record<string, string>>): Promise<string> {
  const shown = await page.request.get(path);
  const form = /<form[^>]*>([\s\S]*?)<\/form>/.exec(await shown.text())?.[1] ?? "";
  const hidden = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => {
    const read = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1] ?? "";
    return [read("name"), read("value").replaceAll("&quot;", '"').replaceAll("&amp;", "&")];
  });
  const multipart = { ...Object.fromEntries(hidden), ...typed };
  const headers = { origin: new URL(shown.url()).origin };
  const reply = await page.request.post(path, { multipart, headers, maxRedirects: 0 });
  const { location } = reply.headers();
  if (location === undefined) throw new Error(`${path} answered ${reply.status()} and leads nowhere.`);
  return location;
}

/**
 * axe by the rules of WCAG 2.2 AA and those named, asked for violations alone. Where a page has no frames it runs in the page
 * itself: it finds the same in a third of the time.
 */
export function axeOf(page: Page, ...more: string[]): AxeBuilder {
  return new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .withTags([...RULES, ...more])
    .setLegacyMode(page.frames().length === 1);
}

function emailOf(name: string): string {
  return `${name}-${randomUUID().slice(0, 8)}@larkway.example`;
}

function slugOf(page: Page): string {
  return /\/w\/([^/]+)/.exec(page.url())?.[1] ?? "";
}

/** Nothing stands past the edge of a window that is so wide. Charts are laid out a frame after the window has changed. */
export async function expectNoWider(page: Page, width: number, message?: string): Promise<void> {
  const options = message === undefined ? {} : { message };
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth), options)
    .toBeLessThanOrEqual(width);
}

/**
 * No violation of WCAG 2.2 AA that axe can see. `except`: a part that is looked at elsewhere, such as a frame's page. In forced
 * colours axe reads those that the page asked for, where the system paints its own: they are no measure then.
 */
export async function expectClean(page: Page, except?: string): Promise<void> {
  const forced = await page.evaluate(() => matchMedia("(forced-colors: active)").matches);
  const axe = axeOf(page).disableRules(["document-title", ...(forced ? ["color-contrast"] : [])]);
  // What is still fading in has no contrast yet.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime))
        .map((one) => one.finished),
    ),
  );
  const { violations } = await (except === undefined ? axe : axe.exclude(except)).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  expect(found).toEqual([]);
  // axe's own rule for it looks once: Next takes the last page's title away with the page, and brings the next one's some
  // milliseconds after it, which may be while axe looks.
  await expect(page).toHaveTitle(/\S/);
}
