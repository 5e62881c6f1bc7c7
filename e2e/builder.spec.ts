import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectClean, expectNoWider, signUp } from "./steps";

/** A new person on the builder of a new NPS survey. */
async function openBuilder(page: Page): Promise<void> {
  await signUp(page, "mia");
  await page.getByLabel("Your brand, as customers say it").fill("Larkway");
  await page.getByRole("button", { name: "More questions" }).click();
  await page.waitForURL(/\/edit$/);
  await expect(rows(page)).toHaveCount(2);
}

const rows = (page: Page): Locator => page.getByRole("listbox", { name: "Questions" }).getByRole("option");
const endings = (page: Page): Locator => page.getByRole("listbox", { name: "Endings" }).getByRole("option");
const drawn = (page: Page) => page.frameLocator('iframe[title="The page your customers get"]');
const words = (page: Page): Locator => page.getByLabel("Question", { exact: true });

/** Adds a question by keys alone: the menu, a search in it, its words. */
async function addByKeys(page: Page, search: string, text: string): Promise<void> {
  await page.getByRole("option", { selected: true }).first().focus();
  await page.keyboard.press("a");
  await page.keyboard.type(search);
  await page.keyboard.press("Enter");
  await expect(words(page)).toBeFocused();
  await page.keyboard.type(text);
}

test("several kinds by keys and mouse, moved, undone, stored by itself, seen as it is, and on to publishing", async ({
  page,
}) => {
  await openBuilder(page);
  await addByKeys(page, "yes", "Did we solve it?");
  await addByKeys(page, "one of", "Which part do you use most?");
  await page.getByRole("button", { name: "Add question" }).click();
  await page.getByRole("option", { name: /^Consent/ }).click();
  await expect(rows(page)).toHaveText([/How likely/, /Did we solve it/, /Which part/, /contact me/, /main reason/]);
  await expect(drawn(page).getByRole("heading", { name: /contact me about my answers/ })).toBeVisible();

  // By keys: the last question moves up, as far as it is asked to; and what a condition holds stays, and says why.
  await page.getByRole("option", { selected: true }).first().focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(rows(page).nth(3)).toContainText("main reason");
  await rows(page).first().click();
  await page.getByRole("button", { name: "More about this question" }).click();
  await page.getByRole("menuitem", { name: "Move up" }).click();
  await expect(page.getByText("It is the first question already.")).toBeVisible();
  for (let at = 0; at < 3; at++) await page.keyboard.press("Alt+ArrowDown");
  await expect(page.getByText("Question 4 looks at its answer, so question 3 stays before it.")).toBeVisible();
  await expect(rows(page)).toHaveText([/Did we solve it/, /Which part/, /How likely/, /main reason/, /contact me/]);

  // Undo and redo, by keys and by buttons; deleting says what it mended, and is undone where it says so.
  await page.keyboard.press("Control+z");
  await expect(rows(page).nth(1)).toContainText("How likely");
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(rows(page).nth(2)).toContainText("How likely");
  await rows(page).nth(2).click();
  await page.keyboard.press("Delete");
  await expect(page.getByText("Question 3 is deleted.", { exact: false })).toContainText("lost 3 wordings");
  await expect(rows(page)).toHaveCount(4);
  await expect(endings(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(rows(page)).toHaveCount(5);
  await expect(endings(page)).toHaveCount(3);

  // Stored without being asked to; the page as it will be, for a score, on a desk, in the dark.
  await expect(page.getByText(/^Saved \d\d:\d\d/)).toBeVisible();
  await page.reload();
  await expect(rows(page)).toHaveText([/Did we solve it/, /Which part/, /How likely/, /main reason/, /contact me/]);
  await rows(page).nth(3).click();
  await page.getByLabel("Pretend the score was").selectOption("2");
  await expect(drawn(page).getByRole("heading", { name: /What disappointed you most/ })).toBeVisible();
  await page.getByRole("button", { name: "Desktop" }).click();
  await page.getByRole("button", { name: "Dark" }).click();
  await expect
    .poll(() =>
      drawn(page)
        .locator("html")
        .evaluate((html) => getComputedStyle(html).colorScheme),
    )
    .toBe("dark");
  await drawn(page).getByRole("button", { name: "Next" }).click();
  await expect(drawn(page).getByText("contact me about my answers")).toBeVisible();

  await page.getByRole("link", { name: "Results", exact: true }).waitFor();
  await page.getByRole("button", { name: "Review and publish" }).click();
  await page.waitForURL(/\/publish$/);
});

test("what is missing is listed and kept on the device; a draft of somebody else is neither lost nor overwritten", async ({
  page,
  context,
}) => {
  await openBuilder(page);
  await expect(page.getByText(/^Saved \d\d:\d\d/)).toBeVisible();
  await words(page).fill("");
  await expect(page.getByText("Not saved: one thing is missing. Kept on this device.")).toBeVisible();
  await page.getByRole("button", { name: "Review and publish" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Question 1" }).click();
  await expect(dialog).toHaveCount(0);
  await words(page).fill("Would you tell a friend about {brand}?");
  await expect(page.getByText(/^Saved \d\d:\d\d/)).toBeVisible();
  await words(page).fill("");
  await expect(page.getByText("Not saved: one thing", { exact: false })).toBeVisible();

  // The tab is closed and opened again: the stored draft, and what this device kept beside it.
  await page.reload();
  await expect(words(page)).toHaveValue("Would you tell a friend about {brand}?");
  await page.getByRole("button", { name: "Continue with it" }).click();
  await expect(words(page)).toHaveValue("");
  await words(page).press("Control+z");
  await expect(words(page)).toHaveValue("Would you tell a friend about {brand}?");
  await expect(page.getByText(/^Saved \d\d:\d\d/)).toBeVisible();

  const other = await context.newPage();
  await other.goto(page.url());
  await expect(drawn(other).getByRole("heading", { level: 1 })).toBeVisible();
  // It says "Saved" from the start: only the reply tells when this one is.
  const stored = other.waitForResponse((reply) => reply.request().method() === "POST" && reply.url().endsWith("/edit"));
  await words(other).fill("Theirs?");
  await stored;
  await words(page).fill("Mine?");
  await expect(page.getByText("saved another draft at", { exact: false })).toBeVisible();
  await expectClean(page, "iframe");
  await page.getByRole("button", { name: "Show theirs" }).click();
  await expect(words(page)).toHaveValue("Theirs?");
  await words(page).press("Control+z");
  await expect(words(page)).toHaveValue("Mine?");
  // It said "Saved" before, too: only the stored draft tells when this one is.
  await expect(async () => {
    await other.reload();
    await expect(words(other)).toHaveValue("Mine?", { timeout: 2_000 });
  }).toPass();
});

test("findings stand at their words and are mended by a press; letters can be turned off; dragging moves", async ({
  page,
}) => {
  await openBuilder(page);
  await addByKeys(page, "stars", "How fast and friendly is {brand}?");
  await expect(rows(page).nth(1)).toContainText("finding");
  await page.getByRole("button", { name: "Use this wording" }).first().click();
  await expect(words(page)).toHaveValue("How fast is {brand}?");

  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await expectClean(page, "iframe");
  await page.getByLabel("Single letters are shortcuts").uncheck();
  await page.keyboard.press("Escape");
  await rows(page).first().focus();
  await page.keyboard.press("a");
  await expect(page.getByLabel("Kind of the new question")).toHaveCount(0);

  const grip = rows(page).nth(1).locator("[aria-hidden=true]").first();
  const from = await grip.boundingBox();
  const to = await rows(page).first().boundingBox();
  if (!from || !to) throw new Error("nothing to drag");
  await page.mouse.move(from.x + 8, from.y + 12);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y - 10, { steps: 4 });
  await page.mouse.move(from.x + 8, to.y + 4, { steps: 6 });
  await page.mouse.up();
  await expect(rows(page).first()).toContainText("How fast");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing, wide and at 390 px, ${colorScheme}; on a phone one part is shown at a time`, async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ baseURL, colorScheme, viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await openBuilder(page);
    await expect(drawn(page).getByRole("heading", { level: 1 })).toBeVisible();
    await expectClean(page, "iframe");
    await page.getByRole("button", { name: "Add question" }).click();
    await expectClean(page, "iframe");
    await page.keyboard.press("Escape");
    await page.setViewportSize({ width: 390, height: 844 });
    await expectClean(page, "iframe");
    await expectNoWider(page, 390);
    await page.getByRole("button", { name: "Questions", exact: true }).click();
    await expectClean(page, "iframe");
    await rows(page).nth(1).click();
    await expect(words(page)).toHaveValue(/main reason/);
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    await expect(drawn(page).getByRole("heading", { level: 1 })).toBeVisible();
    await expectClean(page, "iframe");
    await context.close();
  });
}
