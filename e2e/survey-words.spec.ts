import { expect, test } from "./fixtures";
import { expectClean, signUp } from "./steps";

test("findings come as one types, are mended by one press, or left with a reason that stays", async ({ page }) => {
  await signUp(page);
  const ask = page.getByLabel("The question", { exact: true });
  const findings = page.getByRole("region", { name: "About the wording" });
  await expect(findings).toHaveCount(0);
  await ask.fill("How fast and friendly is {brand}?");
  await expect(findings).toContainText("“fast and friendly” are two things in one question.");
  await expect(findings).toContainText("Pew Research Center");
  await expectClean(page);
  await findings.getByRole("button", { name: "Use this wording" }).click();
  await expect(ask).toHaveValue("How fast is {brand}?");
  await expect(findings).toHaveCount(0);

  await ask.fill("How likely are you to come back to our excellent shop?");
  await findings.getByRole("button", { name: "Leave it" }).click();
  await findings.getByLabel("Why it stays as it is").fill("The shop is called Excellent.");
  await page.keyboard.press("Enter");
  await expect(findings).toContainText("1 left as it is");
  // The reason goes with the draft into the builder, and the finding can be had back there.
  await page.getByRole("button", { name: "More questions" }).click();
  await page.waitForURL(/\/edit$/);
  await findings.getByText("1 left as it is").click();
  await expect(findings).toContainText("“The shop is called Excellent.”");
  await findings.getByRole("button", { name: "Bring back" }).click();
  await expect(findings).toContainText("leads to one answer");
});

test("a ready survey becomes a draft, goes live, and names what the link says, literally", async ({
  page,
  context,
}) => {
  await signUp(page);
  await page.getByRole("link", { name: "More templates" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ready surveys" })).toBeVisible();
  await expectClean(page);
  await page.getByRole("button", { name: "Start with Quality of one interaction (scorecard)" }).click();
  await page.waitForURL(/\/edit$/);
  await page.getByRole("button", { name: "Review and publish" }).click();
  await page.waitForURL(/\/publish$/);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const link = new URL(await page.getByLabel("Link of the survey").inputValue());
  const guest = await context.browser()?.newContext();
  if (!guest) throw new Error("no browser");
  const visit = await guest.newPage();
  await visit.goto(`${link.href}?agent=${encodeURIComponent("<b>Maya</b> $& {{name}}")}`);
  await expect(visit.getByRole("heading", { level: 1 })).toContainText("your contact with <b>Maya</b> $& {{name}}?");
  await visit.goto(link.href);
  await expect(visit.getByRole("heading", { level: 1 })).toContainText("your contact with our team?");
  await guest.close();
});
