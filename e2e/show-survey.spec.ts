import { randomUUID } from "node:crypto";
import type { Browser, Locator, Page } from "@playwright/test";
import { anyAddress, send } from "./api-client";
import { expect, test } from "./fixtures";

/** The show: a branching survey in two languages from nothing, by keys alone; answered, rescaled, and the trend says so. */
const base = process.env.CANDOR_E2E_URL ?? "";
const ASKED = "هل حللنا مشكلتك؟";

/** Presses Tab, or Shift and Tab, until the control has the focus: what cannot be reached by keys fails here. */
async function tabTo(page: Page, control: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect(control).toBeVisible();
  const reached = () => control.evaluate((one) => one === document.activeElement);
  for (let press = 0; press < 80 && !(await reached()); press++) await page.keyboard.press(key);
  await expect(control).toBeFocused();
}

async function press(page: Page, control: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await tabTo(page, control, key);
  await page.keyboard.press("Enter");
}

async function write(page: Page, field: Locator, words: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(words);
}

/** Chooses in the select that has the focus, with the arrow keys alone. */
async function choose(page: Page, label: string, wanted: string): Promise<void> {
  const select = page.locator("select:focus");
  await expect(select).toHaveAccessibleName(label);
  const chosen = () => select.evaluate((one: HTMLSelectElement) => one.selectedOptions[0]?.label ?? "");
  for (let at = 0; at < 20 && !(await chosen()).startsWith(wanted); at++) await page.keyboard.press("ArrowDown");
  expect(await chosen()).toMatch(new RegExp(`^${wanted}`));
}

const title = (page: Page): Locator => page.getByRole("heading", { level: 1 });
const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole("button", { name, exact: typeof name === "string" });

/** A new person, and the satisfaction survey that the first screen offers, open in the builder. */
async function openBuilder(page: Page): Promise<string> {
  await page.goto("/sign-up");
  await write(page, page.getByLabel("Work e-mail"), `mia-${randomUUID().slice(0, 8)}@larkway.example`);
  await write(page, page.getByLabel("Password", { exact: true }), "correct horse battery staple");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/w\/[^/]+\/surveys\/new/);
  await tabTo(page, page.getByRole("radio", { name: /^NPS/ }));
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /^CSAT/ })).toBeChecked();
  await write(page, page.getByLabel("Your brand, as customers say it"), "Larkway");
  await press(page, button(page, "More questions"));
  await page.waitForURL(/\/edit$/);
  await expect(page.getByText(/^Saved \d\d:\d\d/)).toBeVisible();
  return /^(.*)\/edit$/.exec(new URL(page.url()).pathname)?.[1] ?? "";
}

/** Of the languages that the ready survey speaks, its own alone stays. */
async function keepEnglish(page: Page): Promise<void> {
  const panel = await openLanguages(page);
  for (const name of ["Deutsch", "Français", "Español", "日本語", "العربية"]) {
    const tab = panel.getByRole("tab", { name, exact: true });
    await tabTo(page, panel.getByRole("tab", { selected: true }));
    // The panel opens at the first other language; each that goes leads back to the survey's own.
    if (name !== "Deutsch") await page.keyboard.press("ArrowRight");
    await expect(tab).toHaveAttribute("aria-selected", "true");
    await press(page, panel.getByRole("button", { name: `Remove ${name}` }));
    await press(page, page.getByRole("alertdialog").getByRole("button", { name: `Remove ${name}` }));
    await expect(tab).toHaveCount(0);
  }
  await closeLanguages(page);
}

/** Arabic comes, ready for what was ready, and gets the words of the question that was added. */
async function addArabic(page: Page): Promise<void> {
  const panel = await openLanguages(page);
  await press(page, panel.getByRole("button", { name: "Add a language" }));
  await expect(page.getByRole("menu")).toBeVisible();
  const arabic = page.getByRole("menuitem", { name: "العربية" });
  await page.keyboard.press("End");
  await expect(arabic).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("tab", { name: "العربية 1 missing" })).toHaveAttribute("aria-selected", "true");
  await tabTo(page, panel.getByLabel("Only what is missing"));
  await page.keyboard.press("Space");
  await write(page, panel.getByRole("textbox"), ASKED);
  await expect(panel.getByRole("tab", { name: "العربية", exact: true })).toBeVisible();
  await closeLanguages(page);
}

async function openLanguages(page: Page): Promise<Locator> {
  await press(page, button(page, "Languages"), "Shift+Tab");
  return page.getByRole("dialog", { name: "Languages" });
}

async function closeLanguages(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(button(page, "Languages")).toBeFocused();
}

async function publish(page: Page, name: string): Promise<void> {
  await press(page, button(page, name));
  await page.waitForURL(/\/share$/);
}

/** A key for a program, made in the settings; its past answers give the trend days. */
async function makeKey(page: Page, survey: string): Promise<string> {
  await page.goto(survey.replace(/\/surveys\/.*/, "/settings/keys"));
  await write(page, page.getByLabel("Name", { exact: true }), "Helpdesk");
  await tabTo(page, page.getByLabel("It may"));
  await choose(page, "It may", "Write");
  await press(page, button(page, "Make a key"));
  return page.getByLabel("API key", { exact: true }).inputValue();
}

const dayAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

async function answerOn(key: string, survey: string, days: number, scores: readonly number[]): Promise<void> {
  const responses = scores.map((score) => ({
    submissionId: randomUUID(),
    answers: { score },
    answeredAt: dayAgo(days),
    complete: true,
  }));
  const id = survey.split("/").at(-1);
  const reply = await send(base, "POST", `/api/v1/surveys/${id}/responses`, { key, body: { responses } });
  expect(reply.json, reply.text).toMatchObject({ accepted: scores.length });
}

/** Somebody on a phone without JavaScript, in their language. */
async function visitor(browser: Browser, locale: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: base,
    locale,
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
    extraHTTPHeaders: { "x-forwarded-for": anyAddress() },
  });
  return context.newPage();
}

/** Sends the screen as a person does: what comes sooner is held as a bot's. */
async function sendScreen(page: Page): Promise<void> {
  await page.waitForTimeout(600);
  await page.getByRole("button").last().click();
}

const score = (page: Page, value: number): Locator => page.locator(`input[type=radio][value="${value}"]`);

test("a branching survey in two languages by keys alone, answered from right to left without JavaScript; a new scale breaks its trend", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const survey = await openBuilder(page);
  const rows = page.getByRole("listbox", { name: "Questions" }).getByRole("option");
  const logic = page.getByRole("region", { name: "When is it asked, and what comes next?" });

  await test.step("a question, a rule, a second language, by keys alone", async () => {
    await keepEnglish(page);
    await tabTo(page, rows.first());
    await page.keyboard.press("a");
    await expect(page.getByRole("combobox", { name: "Kind of the new question" })).toBeFocused();
    await page.keyboard.type("yes");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: "Question", exact: true })).toBeFocused();
    await page.keyboard.type("Did we solve your problem?");
    await expect(rows).toHaveText([/How satisfied/, /Did we solve/, /main reason/]);
    await tabTo(page, rows.nth(1), "Shift+Tab");
    await page.keyboard.press("ArrowUp");
    await press(page, logic.getByRole("button", { name: "Add a rule" }));
    await choose(page, "what is looked at", "the answer");
    await page.keyboard.press("Tab");
    await choose(page, "how it compares", "is at least");
    await page.keyboard.press("Tab");
    await choose(page, "value", "4");
    await page.keyboard.press("Tab");
    await choose(page, "where it leads", "C");
    await expect(rows.first()).toContainText("4 or more → C");
    await addArabic(page);
    await expect(page.getByText(/^Saved \d\d:\d\d/)).toBeVisible();
  });

  await test.step("published by keys alone", async () => {
    await press(page, button(page, "Review and publish"), "Shift+Tab");
    await page.waitForURL(/\/publish$/);
    await expect(title(page)).toHaveText("Ready to be published for the first time.");
    await publish(page, "Publish");
    await expect(title(page)).toHaveText("Your survey is live. Nobody has answered yet.");
  });
  const link = new URL(await page.getByLabel("Link of the survey").inputValue()).pathname;

  await test.step("answered from right to left on a phone without JavaScript", async () => {
    const phone = await visitor(browser, "ar");
    await phone.goto(link);
    await expect(phone.locator("html")).toHaveAttribute("dir", "rtl");
    await expect(phone.locator("html")).toHaveAttribute("lang", "ar");
    await score(phone, 2).check();
    await sendScreen(phone);
    await expect(title(phone)).toContainText(ASKED);
    await phone.getByRole("radio").last().check();
    await sendScreen(phone);
    await phone.getByRole("textbox").first().fill("انتظرت يومين");
    await sendScreen(phone);
    await expect(phone.getByText("نأسف لأن التجربة لم تكن أفضل", { exact: false })).toBeVisible();
    await expect(phone.locator("html")).toHaveAttribute("dir", "rtl");
    await phone.context().close();

    const happy = await visitor(browser, "en-GB");
    await happy.goto(link);
    await score(happy, 5).check();
    await sendScreen(happy);
    await expect(happy.getByText("We are glad to hear it", { exact: false })).toBeVisible();
    await happy.context().close();
  });

  const key = await makeKey(page, survey);
  await answerOn(key, survey, 3, [5, 4, 2]);
  await answerOn(key, survey, 2, [4, 5, 5]);

  await test.step("another scale is told as a new series before it is published", async () => {
    await page.goto(`${survey}/edit`);
    await tabTo(page, page.getByLabel("Scale", { exact: true }));
    await choose(page, "Scale", "1 to 10");
    await expect(page.getByText(/^Saved \d\d:\d\d/)).toBeVisible();
    await press(page, button(page, "Review and publish"), "Shift+Tab");
    await page.waitForURL(/\/publish$/);
    await expect(title(page)).toHaveText("Version 2 starts a new series.");
    await expect(page.getByRole("region", { name: "One trend breaks here" })).toContainText("scale");
    await publish(page, "Publish version 2");
  });

  await test.step("the trend shows the break", async () => {
    const guest = await visitor(browser, "en-GB");
    await guest.goto(link);
    await score(guest, 9).check();
    await sendScreen(guest);
    await expect(guest.getByText("We are glad to hear it", { exact: false })).toBeVisible();
    await guest.context().close();
    // To tomorrow: the workspace's own day may be ahead of UTC's.
    const days = `from=${dayAgo(5).slice(0, 10)}&to=${dayAgo(-1).slice(0, 10)}`;
    await page.goto(`${survey}?${days}&interval=day`);
    const trend = page.getByRole("figure").filter({ hasText: "New scale" });
    await expect(trend.locator("svg").getByText("New scale")).toBeVisible();
    await press(page, trend.getByRole("button", { name: "Table" }));
    await expect(trend.getByRole("row", { name: /New scale/ })).toHaveCount(1);
    await expect(trend.getByRole("row", { name: /Nobody answered/ })).not.toHaveCount(0);
  });
});
