import type { Browser, BrowserContext, Locator, Page } from "@playwright/test";
import { TOTP } from "otpauth";
import { makeTenants, sharedDatabase, type Tenant } from "./candor";
import { expect, test } from "./fixtures";
import { expectClean, signIn } from "./steps";

/** The codes of a person's app, the first by the clock; each code is good once, so that the next is always half a minute on. */
type App = () => string;

interface Person {
  readonly email: string;
  readonly password: string;
}

const WRONG = "This code does not fit or was used already. Wait for the next one.";

/** Turns two-step sign-in on in a panel. */
async function turnOn(page: Page, panel: Locator, password: string): Promise<{ app: App; codes: string[] }> {
  await panel.getByLabel("Your password now").fill("not the password at all");
  await panel.getByRole("button", { name: "Turn on two-step sign-in" }).click();
  await expect(panel.getByText("This is not your password.")).toBeVisible();
  await panel.getByLabel("Your password now").fill(password);
  await panel.getByRole("button", { name: "Turn on two-step sign-in" }).click();
  await expect(panel.getByRole("img", { name: /QR code/ })).toBeVisible();
  await expectClean(page);
  const secret = await panel.getByLabel("Or type this key into the app").inputValue();
  const totp = new TOTP({ secret: secret.replaceAll(" ", "") });
  let at = Date.now() - 30_000;
  const app = () => {
    at += 30_000;
    return totp.generate({ timestamp: at });
  };
  await panel.getByLabel("Code from the app").fill("12345");
  await panel.getByRole("button", { name: "Confirm" }).click();
  await expect(panel.getByText("This code does not fit.", { exact: false })).toBeVisible();
  await panel.getByLabel("Code from the app").fill(app());
  await panel.getByRole("button", { name: "Confirm" }).click();
  await expect(panel.getByText("Two-step sign-in is on, and you are signed out everywhere else.")).toBeVisible();
  const codes = (await panel.getByLabel("Your recovery codes").inputValue()).split("\n");
  expect(codes).toHaveLength(10);
  await expectClean(page);
  return { app, codes };
}

/** The first step, in a browser without JavaScript: leads to the second. */
async function firstStep(browser: Browser, baseURL: string | undefined, person: Person, next: string) {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(next);
  await page.getByLabel("E-mail", { exact: true }).first().fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "One more step." })).toBeVisible();
  return { context, page };
}

async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Code from the app").fill(code);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function giveRecoveryCode(page: Page, code: string): Promise<void> {
  await page.getByText("Use a recovery code").click();
  await page.getByLabel("Recovery code").fill(code);
  await page.getByRole("button", { name: "Sign in with this code" }).click();
}

/** Whether what this browser has of cookies opens a page of the workspace. */
async function opens(
  from: BrowserContext,
  browser: Browser,
  baseURL: string | undefined,
  address: string,
): Promise<boolean> {
  const thief = await browser.newContext({ baseURL, storageState: await from.storageState() });
  const page = await thief.newPage();
  await page.goto(address);
  const inside = new URL(page.url()).pathname === address;
  await thief.close();
  return inside;
}

/** Whom next-auth's own door lets in. */
async function byNextAuth(
  browser: Browser,
  baseURL: string | undefined,
  person: Person,
  code: string,
): Promise<unknown> {
  const context = await browser.newContext({ baseURL });
  const { csrfToken } = await (await context.request.get("/api/auth/csrf")).json();
  const form = { csrfToken, code, email: person.email, password: person.password, json: "true" };
  await context.request.post("/api/auth/callback/credentials", { form, headers: { origin: baseURL ?? "" } });
  const session = await (await context.request.get("/api/auth/session")).json();
  await context.close();
  return session.user?.email;
}

async function tenantOf(): Promise<Tenant> {
  const [tenant] = await makeTenants(await sharedDatabase(), ["Europe/Berlin"]);
  if (!tenant) throw new Error("No tenant was made.");
  return tenant;
}

test("somebody turns two-step sign-in on, signs in with a code and with a recovery code without JavaScript, and turns it off", async ({
  page,
  browser,
  baseURL,
}) => {
  const { slug, users } = await tenantOf();
  const [account, surveys] = [`/w/${slug}/settings/account`, `/w/${slug}/surveys`];
  await signIn(page, users.editor, account);
  const panel = page.getByRole("region", { name: "Two-step sign-in" });
  const { app, codes } = await turnOn(page, panel, users.editor.password);
  const [spare = "", another = "", third = ""] = codes;

  const first = await firstStep(browser, baseURL, users.editor, surveys);
  await expect(first.page.getByLabel("Code from the app")).toHaveAttribute("autocomplete", "one-time-code");
  await expect(first.page.getByLabel("Code from the app")).toHaveAttribute("inputmode", "numeric");
  expect((await first.context.cookies()).filter(({ name }) => name.includes("session-token"))).toEqual([]);
  expect(await opens(first.context, browser, baseURL, surveys), "after the first step alone").toBe(false);
  await giveCode(first.page, "000000");
  await expect(first.page.getByText(WRONG)).toBeVisible();
  const code = app();
  await giveCode(first.page, code);
  await expect(first.page).toHaveURL(new RegExp(`${surveys}$`));
  expect(await opens(first.context, browser, baseURL, surveys), "after both").toBe(true);

  const again = await firstStep(browser, baseURL, users.editor, surveys);
  await giveCode(again.page, code);
  await expect(again.page.getByText(WRONG)).toBeVisible();
  await giveRecoveryCode(again.page, spare.toUpperCase());
  await expect(again.page).toHaveURL(new RegExp(`${surveys}$`));

  const used = await firstStep(browser, baseURL, users.editor, surveys);
  await giveRecoveryCode(used.page, spare);
  await expect(used.page.getByText(WRONG)).toBeVisible();
  for (const { context } of [first, again, used]) await context.close();

  for (const refused of ["", "000000", code, spare]) {
    expect(await byNextAuth(browser, baseURL, users.editor, refused), refused).toBeUndefined();
  }
  expect(await byNextAuth(browser, baseURL, users.editor, third)).toBe(users.editor.email);

  await page.goto(account);
  await expect(panel.getByText("8 recovery codes are left.")).toBeVisible();
  await panel.getByText("Turn off two-step sign-in").first().click();
  await panel.getByLabel("Your password now").fill(users.editor.password);
  await panel.getByLabel("Code from the app, or a recovery code").last().fill(another);
  await expectClean(page);
  await panel.getByRole("button", { name: "Turn off two-step sign-in" }).click();
  await expect(panel.getByText("Two-step sign-in is off.")).toBeVisible();
  await page.goto("/sign-in/code");
  await expect(page, "no sign-in waits here").toHaveURL(/\/sign-in\?error=step$/);
});

test("an owner asks it of everyone: a member is led to turn it on, loses the phone, and is reset", async ({
  page,
  browser,
  baseURL,
}) => {
  const { slug, users } = await tenantOf();
  await signIn(page, users.owner, `/w/${slug}/settings/workspace`);
  await page.getByRole("button", { name: "Ask it of everyone" }).click();
  await expect(page.getByText("Turn it on for yourself first", { exact: false })).toBeVisible();
  await page.goto(`/w/${slug}/settings/account`);
  await turnOn(page, page.getByRole("region", { name: "Two-step sign-in" }), users.owner.password);
  await page.goto(`/w/${slug}/settings/workspace`);
  await expect(page.getByText("1 of 5 members have turned it on.", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Ask it of everyone" }).click();
  await expect(page.getByText("Everyone here needs two-step sign-in. 1 of 5", { exact: false })).toBeVisible();
  await expectClean(page);

  const member = await browser.newContext({ baseURL });
  const theirs = await member.newPage();
  await theirs.goto(`/w/${slug}/surveys`);
  await theirs.getByLabel("E-mail", { exact: true }).first().fill(users.viewer.email);
  await theirs.getByLabel("Password", { exact: true }).fill(users.viewer.password);
  await theirs.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("This workspace needs two-step sign-in.");
  await turnOn(theirs, theirs.getByRole("main"), users.viewer.password);
  await theirs.getByRole("link", { name: "Go on" }).click();
  await expect(theirs.getByRole("navigation").first()).toBeVisible();
  await theirs.goto(`/w/${slug}`);
  await expect(theirs).toHaveURL(new RegExp(`/w/${slug}`));

  await page.goto(`/w/${slug}/settings/members`);
  await page.getByRole("button", { name: "Reset two-step sign-in of Viewer" }).click();
  await expectClean(page);
  await page.getByRole("button", { name: "Reset it" }).click();
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Reset two-step sign-in of Viewer" })).toHaveCount(0);
  await theirs.goto(`/w/${slug}`);
  await expect(theirs, "signed out everywhere").toHaveURL(/\/sign-in/);
  await page.goto(`/w/${slug}/settings/audit`);
  await expect(page.getByRole("table", { name: "Audit trail" })).toContainText("Reset somebody’s two-step sign-in");
  await member.close();

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail", { exact: true }).first().fill(users.owner.email);
  await page.getByLabel("Password", { exact: true }).fill(users.owner.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await giveCode(page, "000000");
  await expect(page.getByText(WRONG)).toBeVisible();
  await page.getByText("Use a recovery code").click();
  await expectClean(page);
});
