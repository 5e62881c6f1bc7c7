import { randomUUID } from "node:crypto";
import type { Locator } from "@playwright/test";
import { createDb } from "../src/db/client";
import { databaseUrls } from "../src/db/urls";
import { fieldsOf } from "../src/features/respond/testing/door-case";
import { anyAddress, publishedSurvey, send } from "./api-client";
import { makeTenants, sharedDatabase, type Tenant } from "./candor";
import { expect, test } from "./fixtures";
import { expectClean, expectNoWider, signIn } from "./steps";

const base = process.env.CANDOR_E2E_URL ?? "";
const DAY_MS = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();
const DAYS = `from=${daysAgo(40).slice(0, 10)}&to=${daysAgo(-1).slice(0, 10)}`;

let tenant: Tenant;
test.beforeAll(async () => {
  [tenant] = (await makeTenants(await sharedDatabase(), ["UTC"])) as [Tenant];
});

/** Ten promoters and two detractors of a program, then one bot that fills in all fields it finds. */
async function answeredSurvey(): Promise<{ id: string; path: string }> {
  const survey = await publishedSurvey(base, tenant.keys.admin);
  const responses = Array.from({ length: 12 }, (_, i) => ({
    submissionId: randomUUID(),
    answers: { score: i < 2 ? 2 : 9, ...(i === 1 ? { why: "The invoice came twice." } : {}) },
    attributes: { plan: i % 2 === 0 ? "team" : "solo" },
    answeredAt: daysAgo(i + 1),
    complete: true,
  }));
  const stored = await send(base, "POST", `/api/v1/surveys/${survey.id}/responses`, {
    key: tenant.keys.write,
    body: { responses },
  });
  expect(stored.json).toMatchObject({ accepted: 12 });
  const page = await send(base, "GET", `/s/${survey.key}`);
  const form = { ...fieldsOf(page.text), "q.score": "10", _hp: "https://cheap.example" };
  const bot = await fetch(`${base}/s/${survey.key}`, {
    method: "POST",
    body: new URLSearchParams(form),
    headers: { "x-forwarded-for": anyAddress() },
    redirect: "manual",
  });
  expect(bot.status).toBe(303);
  return { id: survey.id, path: `/w/${tenant.slug}/surveys/${survey.id}` };
}

test("a bot's answer is held, numbers open to their rows, releasing moves the number and can be taken back", async ({
  page,
}) => {
  const survey = await answeredSurvey();
  await signIn(page, tenant.users.editor, `${survey.path}?${DAYS}`);
  const title = page.getByRole("heading", { level: 1 });
  const ledger = page.getByRole("region", { name: "From answers to number" });
  await expect(ledger.getByRole("row", { name: /Received/ })).toContainText("13");
  await ledger.getByRole("link", { name: /^Counted: 12/ }).click();
  await expect(title).toHaveText("12 answers");
  await expect(page.getByRole("row")).toHaveCount(13);
  await page.goBack();
  await page
    .getByRole("link", { name: /10 promoters/ })
    .first()
    .click();
  await expect(title).toHaveText("10 answers");
  await page.goBack();
  await ledger.getByText("How is this computed?").click();
  await expect(ledger.getByText("100 × (10 − 2) ÷ 12 = +66.67")).toBeVisible();
  await ledger.getByRole("link", { name: "Show the 12 answers" }).click();
  await expect(title).toHaveText("12 answers");
  await page.goto(`${survey.path}/cross?${DAYS}&rows=plan&columns=@channel`);
  await expect(title).toHaveText("NPS by plan and Channel");
  await expectClean(page);
  await page.getByRole("link", { name: /^team, api: 6 answers/ }).click();
  await expect(title).toHaveText("6 answers");
  await page.goto(`${survey.path}?${DAYS}`);
  await page.getByRole("link", { name: "Review the 1 held" }).click();
  await expect(title).toHaveText("1 answer held for review");
  await expect(page.getByText("Filled a hidden field")).toBeVisible();
  await expectClean(page);

  await page.getByRole("checkbox", { name: "Choose all on this page" }).check();
  await page.getByRole("button", { name: "Release 1" }).click();
  await expect(page.getByText("1 answer released: counted now.")).toBeVisible();
  await expect(title).toHaveText("No answers held for review");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(title).toHaveText("1 answer held for review");
  await page.getByRole("link", { name: /^Open: 10, promoter/ }).click();
  await page
    .getByRole("complementary", { name: "The answer that is open" })
    .getByRole("button", { name: "Release" })
    .click();
  await expect(title).toHaveText("No answers held for review");
  await page.goto(`${survey.path}?${DAYS}`);
  await expect(ledger.getByRole("row", { name: /^Counted/ })).toContainText("13");
});

test("search, keys, one answer with its own words, excluded with a reason, restored, deleted", async ({ page }) => {
  const survey = await answeredSurvey();
  await signIn(page, tenant.users.admin, `${survey.path}/answers`);
  const title = page.getByRole("heading", { level: 1 });
  const open = page.getByRole("complementary", { name: "The answer that is open" });
  await expect(title).toHaveText("12 answers");
  await expectClean(page);
  await page.keyboard.press("j");
  await expect(open).toBeVisible();
  await page.keyboard.press("j");
  await expect(open.getByText("The invoice came twice.").first()).toBeVisible();
  await expectClean(page);
  await page.keyboard.press("x");
  await expect(page.getByText("1 chosen")).toBeVisible();
  await page.keyboard.press("x");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("Choose it, or no longer");
  await expectClean(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(open).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(open).toBeHidden();
  await page.keyboard.press("/");
  await page.keyboard.type("INVOICE");
  await page.keyboard.press("Enter");
  await expect(title).toHaveText("1 answer");
  await page.getByRole("link", { name: /^Open: 2, detractor/ }).click();
  await expect(open.getByText("2 of 10")).toBeVisible();

  await open.getByRole("button", { name: "Exclude" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Exclude" }).click();
  await expect(dialog.getByText("Say why, so that others can follow it.")).toBeVisible();
  await dialog.getByLabel("Why").fill("Our own colleague");
  await dialog.getByRole("button", { name: "Exclude" }).click();
  await expect(title).toHaveText("No answers");
  await expect(open.getByText("Our own colleague").first()).toBeVisible();
  await open.getByRole("button", { name: "Restore" }).click();
  await expect(title).toHaveText("1 answer");

  await open.getByRole("button", { name: "Delete" }).click();
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(dialog.getByText("Type the word delete to go on.")).toBeVisible();
  await dialog.getByLabel("Type the word delete").fill("delete");
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(title).toHaveText("No answers");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${survey.path}/answers?state=real`);
  await expect(title).toHaveText("12 answers");
  await expectNoWider(page, 390);
  await expectClean(page);
});

test("a viewer sees the numbers and no way to single answers", async ({ page }) => {
  const survey = await answeredSurvey();
  await signIn(page, tenant.users.viewer, `${survey.path}?${DAYS}`);
  await expect(page.getByRole("region", { name: "From answers to number" })).toContainText("12");
  await expect(page.locator('a[href*="/answers"]')).toHaveCount(0);
  const reply = await page.goto(`${survey.path}/answers`);
  expect(reply?.status()).toBe(403);
});

/** Where a text stands: its words' edges, its box's, and the edges of its first three letters and of its last three. */
const placeOf = (words: Locator) =>
  words.evaluate((element) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    while (texts.nextNode()) nodes.push(texts.currentNode as Text);
    const edges = (from: number, to: number | undefined, node: Text | undefined) => {
      if (!node) throw new Error("There is no text.");
      const range = document.createRange();
      range.setStart(node, from < 0 ? node.length + from : from);
      range.setEnd(node, to ?? node.length);
      const { left, right } = range.getBoundingClientRect();
      return { left, right };
    };
    const range = document.createRange();
    range.selectNodeContents(element);
    const { left, right } = range.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    return {
      ...{ left, right, box: { left: box.left, right: box.right } },
      first: edges(0, 3, nodes[0]),
      last: edges(-3, undefined, nodes.at(-1)),
    };
  });

test("comments of both directions stand at one edge, the page's start, each in its own direction", async ({ page }) => {
  const comments = { "The invoice came twice.": "ltr", "وصلت الفاتورة مرتين.": "rtl" };
  const [own] = (await makeTenants(await sharedDatabase(), ["UTC"])) as [Tenant];
  const survey = await publishedSurvey(base, own.keys.admin);
  const responses = Object.keys(comments).map((why) => ({
    submissionId: randomUUID(),
    answers: { score: 2, why },
    answeredAt: daysAgo(1),
    complete: true,
  }));
  const sent = { key: own.keys.write, body: { responses } };
  expect((await send(base, "POST", `/api/v1/surveys/${survey.id}/responses`, sent)).json).toMatchObject({
    accepted: 2,
  });
  const db = createDb({ url: databaseUrls(await sharedDatabase()).app, max: 1, name: "e2e-locale" });
  const { email } = own.users.admin;
  await signIn(page, own.users.admin);
  for (const locale of ["ar", "en"]) {
    const start = locale === "ar" ? "right" : "left";
    await db.pool.query(`update "user" set locale = $1 where email = $2`, [locale, email]);
    for (const path of [`/surveys/${survey.id}/answers`, "/feedback/topics/comments"]) {
      await page.goto(`/w/${own.slug}${path}`);
      const edges: number[] = [];
      for (const [text, direction] of Object.entries(comments)) {
        const words = page.getByRole("main").locator(":is(td > bdi, li p[dir])").filter({ hasText: text });
        await expect(words).toHaveText(text);
        const place = await placeOf(words);
        expect(Math.abs(place[start] - place.box[start]), `${locale} ${path} ${text}`).toBeLessThan(20);
        expect(place.first.left < place.last.left).toBe(direction === "ltr");
        edges.push(place[start]);
      }
      expect(Math.max(...edges) - Math.min(...edges)).toBeLessThan(2);
    }
    // What is too long for its place loses its end, not its beginning.
    await page.goto(`/w/${own.slug}/surveys/${survey.id}/answers`);
    const question = await placeOf(page.getByRole("link").getByText("How likely are you to recommend"));
    expect(question.right - question.left).toBeGreaterThan(question.box.right - question.box.left);
    expect(question.first.left).toBeGreaterThanOrEqual(question.box.left - 1);
    expect(question.first.right).toBeLessThanOrEqual(question.box.right + 1);
  }
  await db.pool.end();
});
