import { publishedSurvey, send } from "./api-client";
import { makeTenants, sharedDatabase } from "./candor";
import { expect, test } from "./fixtures";
import { expectClean, expectNoWider, signIn } from "./steps";

const base = process.env.CANDOR_E2E_URL ?? "";

test("a call that was asked for is followed up, says so, and is counted by its cause; the rules name what else is, and who hears of what lies", async ({
  page,
}) => {
  const [tenant] = await makeTenants(await sharedDatabase(), ["UTC"]);
  if (!tenant) throw new Error("No tenant was made.");
  const key = tenant.keys.write;
  const home = `/w/${tenant.slug}`;
  const survey = await publishedSurvey(base, key, { template: "check-in" });
  const answers = { score: 4, wants: ["call"] };
  const stored = await send(base, "POST", `/api/v1/surveys/${survey.id}/responses`, {
    key,
    body: { submissionId: crypto.randomUUID(), answers, complete: true, customer: { externalId: "C-7" } },
  });
  expect(stored.status).toBeLessThan(300);

  await signIn(page, tenant.users.owner);
  // The worker looks at the answer after its commit.
  const row = page.getByRole("row", { name: /C-7/ });
  await expect(async () => {
    await page.goto(`${home}/feedback`);
    await expect(row).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expect(row).toContainText(/Chose “.?A call.?” to “.?What would you like from us\?.?”/);
  await expect(page.getByText("none noted")).toBeVisible();
  await row.getByRole("link", { name: "Open C-7" }).click();
  await page.getByLabel("Cause", { exact: true }).selectOption("expectation");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.").first()).toBeVisible();

  await page.goto(`${home}/feedback?days=30`);
  const causes = page.getByRole("group").filter({ hasText: "1 noted" });
  await causes.getByText("Causes", { exact: true }).first().click();
  await expect(page.getByRole("row", { name: /Expected something else/ })).toContainText("100%");
  await expectClean(page);
  await page.getByRole("link", { name: "Expected something else" }).click();
  await expect(page).toHaveURL(/cause=expectation/);
  await expect(row).toBeVisible();
  await page.getByRole("link", { name: "365 days" }).click();
  await expect(page).toHaveURL(/days=365/);
  await expect(row).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoWider(page, 390);

  await page.goto(`${home}/settings/follow-ups`);
  const named = page.getByLabel("Answer", { exact: true });
  const hours = page.locator("[name='choice.hours']");
  await expect(named.first()).toHaveValue(`${survey.id}/wants/call`);
  await expect(hours.first()).toHaveValue("8");
  await page.getByRole("button", { name: "Another answer" }).click();
  await named.nth(1).selectOption(`${survey.id}/wants/training`);
  await hours.nth(1).fill("soon");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Write whole hours from 1 to 720.")).toBeVisible();
  await hours.nth(1).fill("36");
  await page.getByRole("button", { name: "Remove row 1" }).click();
  const people = page.getByRole("group", { name: "Who is told, once, when it stays open" });
  await people.getByRole("checkbox").first().check();
  await expectClean(page);
  await expectNoWider(page, 390);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. Answers from now on follow these rules.")).toBeVisible();
  await page.reload();
  await expect(named.first()).toHaveValue(`${survey.id}/wants/training`);
  await expect(hours.first()).toHaveValue("36");
  await expect(people.getByRole("checkbox").first()).toBeChecked();
  // Back to what holds until somebody says otherwise.
  await page.getByRole("button", { name: "Back to the defaults" }).click();
  await expect(page.getByText("The defaults hold again.")).toBeVisible();
  await page.reload();
  await expect(named.first()).toHaveValue(`${survey.id}/wants/call`);
  await expect(people.getByRole("checkbox").first()).not.toBeChecked();
});
