import { send } from "./api-client";
import { makeTenants, sharedDatabase } from "./candor";
import { expect, test } from "./fixtures";
import { expectClean, signIn } from "./steps";

test("keys of every page lead to its places; who turns single letters off has them off everywhere, on every device, and on again", async ({
  page,
  browser,
  baseURL,
}) => {
  const [tenant] = await makeTenants(await sharedDatabase(), ["UTC"]);
  if (!tenant || !baseURL) throw new Error("no tenant");
  const home = `/w/${tenant.slug}`;
  const key = tenant.keys.write;
  const { json } = await send(baseURL, "POST", "/api/v1/surveys", { key, body: { template: "nps" } });
  const list = page.getByRole("dialog", { name: "Keys of every page" });

  await signIn(page, tenant.users.editor, `${home}/goals`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(list).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectClean(page);
  // Letters in a window are not the page's.
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);
  expect(page.url()).toContain("/goals");
  for (const [letter, place] of [
    ["s", "/surveys"],
    ["i", "/feedback"],
    ["d", "?home=overview"],
  ] as const) {
    await page.keyboard.press("g");
    await page.keyboard.press(letter);
    await expect(page).toHaveURL(home + place);
  }

  // In the builder D duplicates; behind G it leads away.
  await page.goto(`${home}/surveys/${json.id}/edit`);
  const questions = page.getByRole("listbox", { name: "Questions" }).getByRole("option");
  await questions.first().click();
  const asked = await questions.count();
  await page.keyboard.press("d");
  await expect(questions).toHaveCount(asked + 1);
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  const letters = page.getByLabel("Single letters are shortcuts");
  await expect(letters).toBeChecked();
  const stored = page.waitForResponse((reply) => reply.request().method() === "POST" && reply.url().includes("/edit"));
  await letters.uncheck();
  await stored;
  await page.keyboard.press("Escape");
  await questions.first().focus();
  for (const letter of ["d", "a", "g", "i", "?"]) await page.keyboard.press(letter);
  await expect(questions).toHaveCount(asked + 1);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(page.url()).toContain("/edit");

  // Elsewhere too, without a page that was made anew, and on another device.
  await page.getByRole("link", { name: "Feedback" }).first().click();
  await expect(page).toHaveURL(`${home}/feedback`);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  const other = await browser.newPage({ baseURL });
  await signIn(other, tenant.users.editor, `${home}/settings/account`);
  const choice = other.getByLabel("Single letters are shortcuts");
  await expect(choice).not.toBeChecked();
  await other.keyboard.press("?");
  await expect(other.getByRole("dialog")).toHaveCount(0);
  // Of the list itself the menu opens it, whatever the switch says.
  await other.getByRole("button", { name: /workspaces, settings/ }).click();
  await other.getByRole("menuitem", { name: "Keys of every page" }).click();
  const again = other.getByRole("dialog").getByLabel("Single letters are shortcuts");
  const storedAgain = other.waitForResponse((reply) => reply.request().method() === "POST");
  await again.check();
  await storedAgain;
  await other.keyboard.press("Escape");
  await expect(choice).toBeChecked();
  await other.reload();
  await expect(choice).toBeChecked();
  await expect(async () => {
    await other.keyboard.press("g");
    await other.keyboard.press("g");
    await expect(other).toHaveURL(`${home}/goals`, { timeout: 500 });
  }).toPass();
  await other.close();
});
