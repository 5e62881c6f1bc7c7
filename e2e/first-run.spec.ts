import type { Browser, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectClean, expectNoWider, signUp, signUpByHand } from "./steps";

/** The page in the phone's frame. */
const drawn = (page: Page) => page.frameLocator('iframe[title="The page your customers get"]');

async function linkOn(page: Page): Promise<string> {
  return new URL(await page.getByLabel("Link of the survey").inputValue()).pathname;
}

/** Somebody else, in a browser without JavaScript. */
async function answerWithoutScript(browser: Browser, baseURL: string, path: string, score: number, why: string) {
  const context = await browser.newContext({
    baseURL,
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  await page.goto(path);
  await page.getByRole("radio", { name: `${score} of 10` }).check();
  // Nobody reads and presses sooner, on either page: what comes at once is held for review.
  await page.waitForTimeout(600);
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("textbox").first().fill(why);
  await page.waitForTimeout(600);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("Thank you. Your answer has been received.")).toBeVisible();
  await context.close();
}

test("sign up, make it live, be answered without JavaScript, see it on the dashboard", async ({
  page,
  browser,
  baseURL,
}) => {
  await signUpByHand(page);
  await expect(page.getByRole("heading", { level: 1, name: "What do you want to know?" })).toBeVisible();
  await page.getByLabel("Your brand, as customers say it").fill("Larkway");
  await expect(drawn(page).getByRole("heading", { name: "How likely are you to recommend Larkway" })).toBeVisible();
  await expectClean(page);
  await page.getByRole("button", { name: "Make it live" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your survey is live. Nobody has answered yet.");
  await expectClean(page);

  const path = await linkOn(page);
  await answerWithoutScript(browser, baseURL ?? "", `${path}?plan=team`, 9, "The people who answer the phone");
  await page.getByRole("link", { name: "See the dashboard" }).click();
  await page.waitForURL(/\/surveys\/[0-9a-f-]{36}$/);
  await expect(page.getByText("The people who answer the phone")).toBeVisible();
  await expect(page.getByText("1 promoter", { exact: false }).first()).toBeVisible();
});

test("one's own answer is a test: a banner says so, and nothing counts it", async ({ page, context }) => {
  await signUp(page);
  await page.getByRole("button", { name: "Make it live" }).click();
  const share = page.getByRole("link", { name: "Answer it yourself" });
  const [mine] = await Promise.all([context.waitForEvent("page"), share.click()]);
  await expect(mine.getByText(/test/i).first()).toBeVisible();
  await mine.getByRole("radio", { name: "3 of 10" }).check();
  await mine.getByRole("textbox").first().fill("only trying");
  await mine.getByRole("button", { name: "Send" }).click();
  await expect(mine.getByText("Thank you.", { exact: false })).toBeVisible();
  await page.reload();
  await expect(page.getByText("1 test answer so far: shown as tests, never counted.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your survey is live. Nobody has answered yet.");
});

test("the page beside the form follows every choice and can be walked to its end", async ({ page }) => {
  await signUp(page);
  await page.getByRole("radio", { name: /CSAT/ }).check();
  await page.getByRole("radio", { name: "1 to 10", exact: true }).check();
  await page.getByLabel("Your brand, as customers say it").fill("Larkway");
  await page.getByLabel("Colour as a hex number").fill("#ffb000");
  await expect(page.getByText(/White on it is hard to read, 1\.8 to 1/)).toBeVisible();
  await page.getByRole("button", { name: /^Use #/ }).click();
  await expect(page.getByText(/White on it reads well, 4\.\d to 1/)).toBeVisible();
  await expect(
    drawn(page).getByRole("heading", { name: /satisfied are you with the Larkway service team/ }),
  ).toBeVisible();

  await page.getByText("The “why” and the thanks").click();
  const low = page.getByRole("group", { name: "Dissatisfied, 1 to 6" });
  await low.getByLabel("Asked then").fill("What broke at {brand}?");
  await expect(drawn(page).getByRole("heading", { name: "What broke at Larkway?" })).toBeVisible();
  await low.getByLabel("Said at the end").fill("We will mend it.");
  await expect(drawn(page).getByText("We will mend it.")).toBeVisible();
  await expectClean(page);

  await page.getByRole("button", { name: "Start it again" }).click();
  await page.getByLabel("The question").focus();
  await drawn(page).getByRole("radio", { name: "10 of 10" }).check();
  await drawn(page).getByRole("button", { name: "Next" }).click();
  await expect(drawn(page).getByRole("heading", { name: "What went well?" })).toBeVisible();
  await drawn(page).getByRole("button", { name: "Send" }).click();
  await expect(drawn(page).getByText("We are glad to hear it", { exact: false })).toBeVisible();
});

test("errors stand at their fields and nothing typed is lost; Enter never publishes", async ({ page }) => {
  await signUp(page);
  await page.getByLabel("The question").fill("Would you tell a friend about {brand}?");
  await page.getByLabel("Your brand, as customers say it").fill("");
  await page.getByLabel("Your brand, as customers say it").press("Enter");
  await expect(page).toHaveURL(/\/surveys\/new/);
  await page.getByRole("button", { name: "Make it live" }).click();
  await expect(page.getByText("Name the brand as customers say it.")).toBeVisible();
  await expect(page.getByLabel("Your brand, as customers say it")).toBeFocused();
  await expect(page.getByLabel("The question")).toHaveValue("Would you tell a friend about {brand}?");
  await expectClean(page);
});

test("share: the code in two formats, five tools with their placeholders, a score that is only preselected", async ({
  page,
  browser,
  baseURL,
}) => {
  await signUp(page);
  await page.getByRole("button", { name: "Make it live" }).click();
  await page.waitForURL(/\/share/);
  const code = page.url().replace(/\/share.*/, "");
  const svg = await page.request.get(`${code}/qr.svg`);
  expect(await svg.text()).toMatch(/^<svg /);
  const png = await page.request.get(`${code}/qr.png?download`);
  expect([...(await png.body()).subarray(1, 4)]).toEqual([...Buffer.from("PNG")]);
  expect(png.headers()["content-disposition"]).toBe('attachment; filename="survey-code.png"');

  for (const [tool, placeholder] of [
    ["Zendesk", "customer={{ticket.requester.email}}&amp;interaction={{ticket.id}}"],
    ["Intercom", "customer={{user_id}}&amp;email={{email}}"],
    ["Freshdesk", "customer={{ticket.requester.email}}&amp;interaction={{ticket.id}}"],
    ["Mailchimp", "customer=*|EMAIL|*"],
    ["Plain mail", "?q=0&amp;channel=email&quot;"],
  ] as const) {
    const link = page.getByRole("link", { name: tool, exact: true });
    const address = (await link.getAttribute("href")) ?? "";
    await link.click();
    // The first one shows what stood there already: the next press waits until this one has been followed.
    await page.waitForURL((url) => `${url.pathname}${url.search}${url.hash}` === address);
    const html = await page.getByLabel(`HTML for ${tool}`).inputValue();
    expect(html).toContain(placeholder.replace("&quot;", '"'));
  }
  const path = await linkOn(page);
  const stranger = await browser.newContext({ baseURL });
  const mail = await stranger.newPage();
  await mail.goto(`${path}?q=9&channel=email&customer=ada`);
  await expect(mail.getByRole("radio", { name: "9 of 10" })).toBeChecked();
  await stranger.close();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your survey is live. Nobody has answered yet.");
});

test("close, undo, close, reopen, rename, delete", async ({ page }) => {
  await signUp(page);
  await page.getByRole("button", { name: "Make it live" }).click();
  const title = page.getByRole("heading", { level: 1 });
  await page.getByRole("button", { name: "Close survey" }).click();
  await expect(title).toHaveText("Your survey is closed, with no answers.");
  const path = await linkOn(page);
  expect((await page.request.get(path)).status()).toBe(410);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(title).toHaveText("Your survey is live. Nobody has answered yet.");
  await page.getByRole("button", { name: "Close survey" }).click();
  await page.getByRole("button", { name: "Reopen" }).click();
  await expect(title).toHaveText("Your survey is live. Nobody has answered yet.");
  await expect(page.getByText(/version 1, published/)).toBeVisible();

  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Relationship, spring");
  await page.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
  await expect(page.getByText("Relationship, spring").first()).toBeVisible();

  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Delete survey" }).click();
  await expect(page.getByRole("dialog")).toContainText("Nothing brings this back");
  await page.getByRole("button", { name: "Delete survey and answers" }).click();
  await expect(page).toHaveURL(/\/w\/[^/]+\/surveys$/);
  expect((await page.request.get(path)).status()).toBe(404);
});

test.describe("without JavaScript", () => {
  test("the form works: another kind, a refused and a good try, the live link", async ({ page, browser, baseURL }) => {
    await signUp(page);
    const state = await page.context().storageState();
    const context = await browser.newContext({ baseURL, storageState: state, javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(page.url());
    await plain.getByRole("radio", { name: /CES/ }).check();
    await plain.getByLabel("Your brand, as customers say it").fill("");
    await plain.getByRole("button", { name: "Make it live" }).click();
    await expect(plain.getByText("Name the brand as customers say it.")).toBeVisible();
    await expect(plain.getByRole("radio", { name: /CES/ })).toBeChecked();
    await plain.getByLabel("Your brand, as customers say it").fill("Larkway");
    await plain.getByRole("button", { name: "Show the page" }).click();
    await expect(
      drawn(plain).getByRole("heading", { name: /How easy was it to resolve your issue with Larkway/ }),
    ).toBeVisible();
    await plain.getByRole("button", { name: "Make it live" }).click();
    await expect(plain.getByRole("heading", { level: 1 })).toHaveText("Your survey is live. Nobody has answered yet.");
    const path = await linkOn(plain);
    await plain.goto(path);
    await expect(
      plain.getByRole("heading", { name: /How easy was it to resolve your issue with Larkway/ }),
    ).toBeVisible();
    // A form whose action knows the workspace: sent before a script runs, it is answered as well.
    await plain.goto(`${/^.*\/w\/[^/]+/.exec(page.url())?.[0]}/settings/workspace`);
    await plain.getByLabel("Name", { exact: true }).fill("Larkway & Sons");
    await plain.getByRole("button", { name: "Save" }).click();
    await expect(plain.getByText("Saved.")).toBeVisible();
    await expect(plain.getByLabel("Name", { exact: true })).toHaveValue("Larkway & Sons");
    await context.close();
  });
});

test("the preview is for the workspace's own editors, in the workspace's own frames", async ({
  page,
  browser,
  baseURL,
}) => {
  const slug = await signUp(page);
  const url = `/w/${slug}/surveys/preview`;
  const own = await page.request.get(url);
  expect(own.headers()["content-security-policy"]).toContain("frame-ancestors 'self'");
  expect(own.headers()["x-frame-options"]).toBeUndefined();
  const foreign = await page.request.post(url, { headers: { origin: "https://evil.example" }, form: { kind: "nps" } });
  expect(foreign.status()).toBe(403);
  const origin = new URL(page.url()).origin;
  const huge = await page.request.post(url, { headers: { origin }, form: { ask: "x".repeat(8_500_000) } });
  expect(huge.status()).toBe(413);
  const stranger = await browser.newContext({ baseURL });
  expect((await stranger.request.get(url)).status()).toBe(401);
  const other = await stranger.newPage();
  await signUp(other);
  expect((await stranger.request.get(url)).status()).toBe(404);
  await stranger.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing at 390 px, ${colorScheme}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      baseURL,
      colorScheme,
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    const page = await context.newPage();
    await signUp(page);
    await page.getByText("The “why” and the thanks").click();
    await expectClean(page);
    await expectNoWider(page, 390);
    await page.getByRole("button", { name: "Make it live" }).click();
    await page.waitForURL(/\/share/);
    await expectClean(page);
    await expectNoWider(page, 390);
    await context.close();
  });
}
