import { randomUUID } from "node:crypto";
import { publishedSurvey, send } from "./api-client";
import { makeTenants, sharedDatabase } from "./candor";
import { expect, test } from "./fixtures";
import { expectClean, expectNoWider, signIn } from "./steps";

const base = process.env.CANDOR_E2E_URL ?? "";
const DAY_MS = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

/** So many answers of one group, 40 days ago or ten. */
const many = (n: number, days: number, score: number, plan: string, why?: string) =>
  Array.from({ length: n }, () => ({
    submissionId: randomUUID(),
    answers: { score, ...(why ? { why } : {}) },
    attributes: { plan },
    answeredAt: daysAgo(days),
    complete: true,
  }));

test("the overview: a sentence, numbers that open, a group that filters, and ⌘K from the keyboard alone", async ({
  page,
}) => {
  const [tenant] = await makeTenants(await sharedDatabase(), ["UTC"]);
  if (!tenant) throw new Error("No tenant was made.");
  const home = `/w/${tenant.slug}`;
  const title = page.getByRole("heading", { level: 1 });
  await signIn(page, tenant.users.owner, home);
  await expect(title).toHaveText("Ask your customers how it went.");
  await expectClean(page);

  const survey = await publishedSurvey(base, tenant.keys.admin);
  const responses = [
    ...many(60, 40, 10, "team"),
    ...many(60, 40, 9, "solo"),
    ...many(60, 10, 2, "team", "The box came late."),
    ...many(60, 10, 9, "solo"),
  ];
  await send(base, "POST", `/api/v1/surveys/${survey.id}/responses`, { key: tenant.keys.write, body: { responses } });
  await page.goto(`${home}?range=28d`);
  // Half of them fall from 100 to −100, so the whole from 100 to 0.
  await expect(title).toContainText("team got worse: NPS 100 → −100 since");
  await expect(title).toContainText("it pulls the company down (100 → 0). solo: no clear change.");
  // The eight measures are a click away: each opens what it means; those of no answers lead to their screens as well.
  const service = page.getByRole("region", { name: "Service" });
  const care = page.getByRole("region", { name: "Care" });
  for (const measure of ["First response", "Resolution", "SLA", "Quality"]) {
    await expect(service.getByRole("link", { name: `${measure}: What it means` })).toHaveAttribute(
      "href",
      /\/explain\//,
    );
    await expect(service.getByRole("link", { name: measure, exact: true })).toHaveAttribute("href", /\/customers/);
  }
  for (const measure of ["Retention", "Churn"])
    await expect(care.getByRole("link", { name: measure, exact: true })).toHaveAttribute("href", /\/customers$/);
  await expect(service.getByRole("link", { name: /^CSAT/ })).toHaveCount(1);
  await expect(care.getByRole("link", { name: /^(NPS|Ease|Follow-ups)/ })).toHaveCount(3);
  await expect(page.getByText("The box came late.").first()).toBeVisible();
  await expect(page.locator("figure svg.recharts-surface")).toBeVisible();
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(900);
  await expectClean(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoWider(page, 390);
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByRole("region", { name: "Care" }).getByRole("link", { name: /^NPS/ }).click();
  await page.waitForURL(/\/explain\/nps\?from=/);
  await page.goBack();
  await page.getByRole("rowheader", { name: "solo" }).getByRole("link").click();
  await page.waitForURL(/filter\.plan=solo/);
  await expect(title).toContainText("NPS is 100: no clear change.");
  await page.reload();
  await expect(title).toContainText("NPS is 100: no clear change.");
  await page.getByRole("link", { name: /plan: solo/ }).click();
  await expect(title).toContainText("team got worse");

  const before = page.getByRole("link", { name: "NPS by month" }).or(page.getByRole("link", { name: "NPS by week" }));
  await before.focus();
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "Search or jump to" });
  await expect(field).toBeFocused();
  await expect(page.getByRole("option", { name: "New survey" })).toBeVisible();
  await expectClean(page);
  await page.keyboard.press("Escape");
  await expect(before).toBeFocused();
  await page.getByRole("button", { name: "Search or jump to" }).click();
  await field.fill("goals");
  await expect(page.getByRole("option", { selected: true })).toHaveText("Goals");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${home}/goals`);
  await page.keyboard.press("Control+k");
  await field.fill("zzz");
  await expect(page.getByText("Nothing has this name.")).toBeVisible();
});
