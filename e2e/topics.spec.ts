import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { publishedSurvey, send } from "./api-client";
import { makeTenants, sharedDatabase, type Tenant } from "./candor";
import { expect, test } from "./fixtures";
import { expectClean, expectNoWider, signIn } from "./steps";

const base = process.env.CANDOR_E2E_URL ?? "";
const DAY_MS = 24 * 60 * 60 * 1000;

/** So many answers with a comment, some days ago. */
const many = (n: number, days: number, score: number, why: string) =>
  Array.from({ length: n }, () => ({
    submissionId: randomUUID(),
    answers: { score, why },
    attributes: { country: "DE" },
    answeredAt: new Date(Date.now() - days * DAY_MS).toISOString(),
    complete: true,
  }));

/** A workspace of late boxes: 35 late, 15 of them also of a zebra box, 10 of a zebra box alone, 40 kind words. */
async function lateBoxes(): Promise<Tenant> {
  const [tenant] = await makeTenants(await sharedDatabase(), ["UTC"]);
  if (!tenant) throw new Error("No tenant was made.");
  const survey = await publishedSurvey(base, tenant.keys.admin);
  const responses = [
    ...many(20, 10, 2, "Everything was tardy."),
    ...many(15, 10, 2, "The zebrabox was tardy."),
    ...many(10, 10, 2, "A zebrabox again."),
    ...many(40, 10, 10, "Kind people."),
    ...many(60, 40, 10, "Kind people."),
  ];
  const key = tenant.keys.write;
  await send(base, "POST", `/api/v1/surveys/${survey.id}/responses`, { key, body: { responses } });
  for (const [name, word] of [
    ["Tardiness", "tardy"],
    ["Zebras", "zebrabox"],
  ]) {
    const made = await send(base, "POST", "/api/v1/topics", { key, body: { name, words: { any: [word] } } });
    expect(made.status, made.text).toBe(201);
  }
  // The worker counts comments a moment after they came.
  const counted = () => send(base, "GET", "/api/v1/topics", { key });
  await expect.poll(async () => (await counted()).json.numbersOf).toMatchObject({ comments: 85, upToDate: true });
  return tenant;
}

const numberOf = (page: Page, topic: string) =>
  page
    .getByRole("row", { name: new RegExp(`^${topic}`) })
    .getByRole("cell")
    .first();

test("two topics are merged by keyboard after a look at what will happen; links lead on; it is undone", async ({
  page,
}) => {
  const tenant = await lateBoxes();
  const topics = `/w/${tenant.slug}/feedback/topics`;
  await signIn(page, tenant.users.viewer, topics);
  await page.getByRole("link", { name: "Zebras" }).first().click();
  await page.waitForURL(/\/topics\/[0-9a-f-]{36}/);
  await expect(page.getByRole("link", { name: "Merge" })).toBeHidden();

  await page.context().clearCookies();
  await signIn(page, tenant.users.editor, topics);
  await expect(numberOf(page, "Tardiness")).toHaveText("35");
  await page.getByRole("link", { name: "Zebras" }).first().click();
  await page.waitForURL(/\/topics\/[0-9a-f-]{36}/);
  const gone = page.url();
  await page.getByRole("link", { name: "Merge" }).press("Enter");
  const into = page.getByLabel("“Zebras” becomes part of");
  await into.selectOption("Tardiness");
  await into.press("Tab");
  await page.keyboard.press("Enter");
  const foreseen = page.getByRole("region", { name: "What will happen" });
  await expect(foreseen).toContainText(
    "Today 25 comments count for “Zebras” and 35 for “Tardiness”, 15 of them for both.",
  );
  await expect(foreseen).toContainText("Each counts once: 45 comments for “Tardiness” afterwards.");
  await expectClean(page);
  await foreseen.getByRole("button", { name: "Merge into “Tardiness”" }).press("Enter");

  await expect(page.getByText("With “Zebras”, merged into this topic.")).toBeVisible();
  await expect(page.getByText(/^53\s?% of 85 comments/)).toBeVisible();
  await expectClean(page);
  const left = new URL(page.url()).pathname;
  await page.goto(gone);
  await page.waitForURL(`**${left}*`);
  await page.goto(topics);
  await expect(page.getByRole("link", { name: "Zebras" })).toHaveCount(0);
  await expect(numberOf(page, "Tardiness")).toHaveText("45");

  await page.goto(left);
  await page.getByRole("button", { name: "Make “Zebras” a topic of its own again" }).press("Enter");
  await expect(page.getByText("“Zebras” is a topic of its own again.")).toBeVisible();
  await page.goto(topics);
  await expect(numberOf(page, "Tardiness")).toHaveText("35");
  await expect(numberOf(page, "Zebras")).toHaveText("25");
});

test("the overview names the topic that goes with a clearly lower score, leads to it, and still fits a screen", async ({
  page,
}) => {
  const tenant = await lateBoxes();
  await signIn(page, tenant.users.viewer);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`/w/${tenant.slug}?range=28d`);
  const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "Tardiness" }) });
  await expect(row).toContainText("35 comments · NPS against those who commented otherwise, between");
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(900);
  await expectClean(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoWider(page, 390);
  await row.getByRole("link", { name: "Tardiness" }).click();
  await page.waitForURL(/\/topics\/[0-9a-f-]{36}\?/);
  await expect(page.getByRole("heading", { level: 1, name: "Tardiness" })).toBeAttached();
});
