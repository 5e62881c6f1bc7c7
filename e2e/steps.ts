import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

/** What many journeys begin or end with. */

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** A new person with a workspace of their own, on the screen where sign-up leads. Gives the workspace's slug. */
export async function signUp(page: Page, name = "nora"): Promise<string> {
  await page.goto("/sign-up");
  await page.getByLabel("Work e-mail").fill(`${name}-${randomUUID().slice(0, 8)}@larkway.example`);
  await page.getByLabel("Password", { exact: true }).fill("correct horse battery staple");
  await page.getByRole("button", { name: "Create workspace" }).click();
  await page.waitForURL(/\/w\/[^/]+\/surveys\/new/);
  return /\/w\/([^/]+)/.exec(page.url())?.[1] ?? "";
}

/** Somebody who has an account, on their first screen. */
export async function signIn(page: Page, person: { readonly email: string; readonly password: string }): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail", { exact: true }).fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/w\//);
}

/** No violation of WCAG 2.2 AA that axe can see. `except`: a part that is looked at elsewhere, such as a frame's page. */
export async function expectClean(page: Page, except?: string): Promise<void> {
  const axe = new AxeBuilder({ page }).withTags(RULES);
  const { violations } = await (except === undefined ? axe : axe.exclude(except)).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  expect(found).toEqual([]);
}
