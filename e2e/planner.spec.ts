import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectClean, expectNoWider, signUp } from "./steps";

const sentence = (page: Page) => page.getByRole("heading", { level: 1 });

test("the planner: from the menu, by form, by table, the whole plan in the address", async ({ page }) => {
  const workspace = `/w/${await signUp(page)}`;
  await page.goto(workspace);
  await page.getByRole("button", { name: /workspaces, settings, help/ }).click();
  await page.getByRole("menuitem", { name: "How many answers do I need?" }).click();
  await page.waitForURL(/\/planner$/);
  // Nobody has answered: +30 with 30 % Passives is expected, variance .61; 2·.61·7.849/.05² − 3 = 3,827.3.
  await expect(sentence(page)).toHaveText(
    "To see a change of 5 points in your NPS you need 3,828 answers in each period.",
  );
  await expect(page.getByText("Expected: +30.")).toBeVisible();
  await expectClean(page);

  await page.getByText("know it to within").click();
  await page.getByLabel("By how much").fill("10");
  await page.getByLabel("Of 100 invited, how many answer").fill("25 %");
  await page.getByRole("button", { name: "Show" }).click();
  await page.waitForURL(/aim=width/);
  // .61·(1.96/.1)² − 3 = 231.3; a quarter answers: 928.
  await expect(sentence(page)).toHaveText("To know your NPS to within ±10 points you need 232 answers.");
  await expect(page.getByText("At your rate, 25 of 100 answering, invite 928 people.")).toBeVisible();
  await page.getByRole("link", { name: "±5 points" }).click();
  await expect(sentence(page)).toHaveText("To know your NPS to within ±5 points you need 935 answers.");
  await expect(page.getByLabel("By how much")).toHaveValue("5");
  await page.reload();
  await expect(sentence(page)).toContainText("935 answers");

  await page.getByText("How is this computed?").click();
  await expect(page.getByText(/^Adjusted-Wald: 0\.610 × 1\.96² ÷ 0\.050² − 3/)).toBeVisible();
  await expectClean(page);

  await page.getByRole("link", { name: "CSAT", exact: true }).click();
  // 1.96²·.75·.25/.05² = 288.1
  await expect(sentence(page)).toHaveText(
    "To know the share of satisfied customers to within ±5 percentage points you need 289 answers.",
  );
  await page.getByRole("link", { name: "Ease", exact: true }).click();
  await expect(sentence(page)).toContainText("±0.3 points of the scale");
});

test("what cannot be read stands at its field, and the rest is planned", async ({ page }) => {
  const workspace = `/w/${await signUp(page)}`;
  await page.goto(`${workspace}/planner?by=nonsense&level=300&people=1&rate=0`);
  await expect(page.getByText("Write a number.")).toBeVisible();
  await expect(page.getByText("A whole number of people, 2 or more.")).toBeVisible();
  await expect(page.getByText("Above 0 and up to 100.")).toBeVisible();
  await expect(page.getByLabel("By how much")).toHaveValue("nonsense");
  await expect(sentence(page)).toContainText("3,828 answers");
  await expectClean(page);

  await page.goto(`${workspace}/planner?metric=nps&aim=width&by=2&people=200&rate=20`);
  await expect(page.getByText("The list is too short for this.")).toBeVisible();
  // 40 come in; of a list of 200, 40 give ±22: .61·(1.96/.22)²−3 = 45.4 endless, 45.4/(1+44.4/200) = 37.2.
  await expect(page.getByText(/about 40 answers come in: that gives ±\d+(\.5)? points\./)).toBeVisible();
  await expectClean(page);
});

test("the planner works without JavaScript, fits a phone and prints", async ({ page, browser, baseURL }) => {
  const workspace = `/w/${await signUp(page)}`;
  const storageState = await page.context().storageState();
  for (const colorScheme of ["light", "dark"] as const) {
    const context = await browser.newContext({
      baseURL,
      storageState,
      colorScheme,
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
    });
    const plain = await context.newPage();
    await plain.goto(`${workspace}/planner`);
    await plain.getByLabel("By how much").fill("8");
    await plain.getByRole("button", { name: "Show" }).click();
    await expect(sentence(plain)).toContainText("To see a change of 8 points");
    await context.close();
  }
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${workspace}/planner?metric=ces&rate=12&people=5000`);
    await expectClean(page);
    await expectNoWider(page, 390);
    await page.goto(`${workspace}/explain/csat`);
    await expectClean(page);
    await expectNoWider(page, 390);
  }
  await page.emulateMedia({ media: "print" });
  await page.goto(`${workspace}/planner?rate=12`);
  await expect(page.getByRole("button", { name: "Show" })).toBeHidden();
  await expect(page.getByText("Expected: +30. 12 of 100 answer.")).toBeVisible();
});

test("Explain: every metric has its page, with formula, denominator, example, caveat, interval and source", async ({
  page,
}) => {
  const workspace = `/w/${await signUp(page)}`;
  await page.goto(`${workspace}/explain`);
  await expectClean(page);
  await expect(page.locator("dl a")).toHaveCount(13);
  const links = await page.locator("dl a").evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  for (const link of links) {
    await page.goto(link);
    for (const title of ["Formula", "Denominator", "Worked example", "When not to use it", "How sure it is", "Source"])
      await expect(page.getByRole("heading", { name: title })).toBeVisible();
  }
  await page.goto(`${workspace}/explain/nps`);
  await expect(page.getByText("Adjusted-Wald: ¾ added to Promoters", { exact: false })).toBeVisible();
  await expectClean(page);
  expect((await page.goto(`${workspace}/explain/toString`))?.status()).toBe(404);
});

test("a number on the dashboard leads to its definition, an empty survey to the planner", async ({ page }) => {
  const workspace = `/w/${await signUp(page)}`;
  await page.getByRole("button", { name: "Make it live" }).click();
  await page.waitForURL(/\/share/);
  const link = new URL(await page.getByLabel("Link of the survey").inputValue()).pathname;
  const key = link.split("/").pop();
  await page.goto(page.url().replace(/\/share.*/, ""));
  await page.getByRole("link", { name: "How many answers do I need?" }).click();
  await page.waitForURL(/planner\?metric=nps&aim=width&survey=/);

  for (let n = 0; n < 12; n += 1) {
    const reply = await fetch(new URL(`/api/v1/s/${key}/responses`, page.url()), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ submissionId: randomUUID(), answers: { score: n < 6 ? 10 : 7 } }),
    });
    expect(reply.status).toBe(201);
  }
  await page.goto(workspace);
  await page.getByRole("region", { name: "Care" }).getByRole("link", { name: /^NPS/ }).click();
  await expect(sentence(page)).toHaveText("Net Promoter Score");
  await page.goto(`${workspace}/planner`);
  // 6 Promoters, 6 Passives: +50 is expected, as in the survey.
  await expect(page.getByText(/Expected: \+50, as in .*, 12 answers\./)).toBeVisible();
});
