import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { publishedSurvey, send } from "./api-client";
import { makeTenants, sharedDatabase, type Tenant } from "./candor";
import { expect, test } from "./fixtures";
import { expectClean, expectNoWider, signIn } from "./steps";

const base = process.env.CANDOR_E2E_URL ?? "";
const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();
const now = new Date();
/** The first day of the last full month, and a moment in the middle of it. */
const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 10);
const middle = `${month.slice(0, 8)}15T10:00:00Z`;
const monthName = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }).format(
  new Date(month),
);

const many = (n: number, answeredAt: string, score: number, why?: (at: number) => string) =>
  Array.from({ length: n }, (_, at) => ({
    submissionId: randomUUID(),
    answers: { score, ...(why ? { why: why(at) } : {}) },
    answeredAt,
    complete: true,
  }));

async function begin(page: Page): Promise<{ tenant: Tenant; home: string; post: (rows: unknown[]) => Promise<void> }> {
  const [tenant] = await makeTenants(await sharedDatabase(), ["UTC"]);
  if (!tenant) throw new Error("No tenant was made.");
  const survey = await publishedSurvey(base, tenant.keys.admin);
  const post = async (responses: unknown[]) => {
    const sent = { key: tenant.keys.write, body: { responses } };
    const reply = await send(base, "POST", `/api/v1/surveys/${survey.id}/responses`, sent);
    expect(reply.json).toMatchObject({ rejected: [] });
  };
  await signIn(page, tenant.users.owner);
  return { tenant, home: `/w/${tenant.slug}`, post };
}

/** Nothing to find for axe, and on a phone nothing that scrolls sideways. */
async function expectFit(page: Page): Promise<void> {
  await expectClean(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoWider(page, 390);
  await page.setViewportSize({ width: 1280, height: 900 });
}

test("a closed month survives late answers: then and today side by side, what changed is listed, and it opens again for a reason", async ({
  page,
}) => {
  const { home, post } = await begin(page);
  await post([...many(120, middle, 10), ...many(40, middle, 0)]);
  const title = page.getByRole("heading", { level: 1 });
  const period = page.getByLabel("Month or quarter");
  const close = page.getByRole("button", { name: "Close the period" });

  // Somebody else has the same form open.
  const late = await page.context().newPage();
  for (const one of [page, late]) {
    await one.goto(`${home}/periods`);
    await one.getByLabel("Month or quarter").selectOption(`month ${month}`);
  }
  await expectClean(page);
  await page.getByLabel("Note").fill("As the board saw it");
  await expect(period).toHaveValue(`month ${month}`);
  await close.click();
  await page.waitForURL(/\/periods\/[0-9a-f-]{36}$/);
  await expect(title).toHaveText(`${monthName} is closed`);
  await expect(page.getByText("Today’s numbers are the closed ones").first()).toBeVisible();
  await late.getByRole("button", { name: "Close the period" }).click();
  await expect(late.getByText(`${monthName} is closed, or somebody is closing it`)).toBeVisible();
  await late.close();

  // 120 of 160 promote and 40 do not: 50. Forty more who do not, and it is 20.
  await post(many(40, middle, 0));
  await page.reload();
  const cells = page.getByRole("row", { name: /^NPS/ }).first().getByRole("cell");
  await expect(cells.nth(0)).toHaveText(/^\+?50\s*160 answers/);
  await expect(cells.nth(1)).toHaveText(/^\+?20\s*200 answers/);
  await expect(cells.nth(2)).toHaveText(/−30.*\+40 answers/);
  await expect(page.getByText("40 answers came later")).toBeVisible();
  await expect(page.getByText(/^NPS: \+?50 \(160\) became \+?20 \(200\)$/)).toBeVisible();
  await expectFit(page);
  await page.goto(`${home}/periods`);
  await expect(page.getByRole("row", { name: monthName })).toContainText("40 answers changed since");
  await expectFit(page);

  await page.getByRole("link", { name: monthName }).click();
  await page.getByLabel("Why").fill("A file came late");
  await page.getByRole("button", { name: "Open the period again" }).click();
  await expect(title).toHaveText(`${monthName} was closed and is open again`);
  await expect(page.getByText(/^Opened again on .*: A file came late$/)).toBeVisible();
  await page.goto(`${home}/periods`);
  await expect(page.getByRole("option", { name: monthName })).toBeAttached();
});

test("a dashboard and a view of one's own, a followed number, and a pack for the board as PDF and CSV; what is deleted comes back", async ({
  page,
}) => {
  const { home, post } = await begin(page);
  for (const at of [middle, daysAgo(3)]) await post([...many(120, at, 10), ...many(40, at, 0)]);

  await page.goto(`${home}/dashboards`);
  await expectFit(page);
  await page.getByRole("textbox", { name: "Name" }).fill("Mine <b>");
  await page.getByRole("button", { name: "New dashboard" }).click();
  await page.waitForURL(/\/dashboards\/[0-9a-f-]{36}\/edit$/);
  await expectFit(page);
  await page.getByLabel("What", { exact: true }).selectOption("number nps");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("Added.")).toBeVisible();
  await page.getByRole("link", { name: "See the dashboard" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mine <b>" })).toBeVisible();
  await expect(page.locator("main")).toContainText(/NPS.*50.*answers/s);
  await expectFit(page);
  await page.goto(home);
  await page.getByRole("link", { name: "Save view" }).click();
  await page.waitForURL(/\/views\/new/);
  await expectClean(page);
  await page.getByRole("textbox", { name: "Name" }).fill("All of it");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  for (const name of ["Mine <b>", "All of it"]) {
    const line = page.getByRole("link", { name, exact: true });
    await expect(line).toBeVisible();
    await page.getByRole("button", { name: `Delete: ${name}` }).click();
    await expect(page.getByText(`“${name}” is deleted.`)).toBeVisible();
    await expect(line).toHaveCount(0);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(line).toBeVisible();
  }

  await page.goto(`${home}/alerts`);
  await page.getByRole("button", { name: "Follow", exact: true }).click();
  await expect(page.getByText(/^Followed: NPS/)).toBeVisible();
  await expect(page.getByRole("row", { name: /NPS/ }).first()).toBeVisible();
  await expectFit(page);

  await page.goto(`${home}/board`);
  await expectClean(page);
  // Days that do not fit stay, with what is wrong beside them.
  const period = page.locator("select[name=period]");
  await period.selectOption("custom");
  await page.locator("input[name=from]").fill("2026-05-02");
  await page.locator("input[name=to]").fill("2026-05-01");
  await page.getByRole("button", { name: "Make the pack" }).click();
  await expect(page.getByText("Choose a first and a last day")).toBeVisible();
  await expect(page.locator("input[name=to]")).toHaveValue("2026-05-01");
  await period.selectOption("last_month");
  await page.getByRole("button", { name: "Make the pack" }).click();
  await expect(page.getByText(/^Pack BP-\S+ is being made/)).toBeVisible();
  const pdf = page.getByRole("link", { name: /^PDF of BP-/ });
  await expect(pdf).toBeVisible({ timeout: 60_000 });
  await expectFit(page);
  const href = (await pdf.getAttribute("href")) ?? "";
  const paper = await page.request.get(href);
  expect(paper.status()).toBe(200);
  expect(paper.headers()["content-type"]).toContain("application/pdf");
  expect((await paper.body()).subarray(0, 5).toString("latin1")).toBe("%PDF-");
  const sheet = await page.request.get(href.replace(/pdf$/, "csv"));
  expect(sheet.status()).toBe(200);
  expect(await sheet.text()).toContain("NPS");
  await page.getByRole("button", { name: /^Delete BP-/ }).click();
  await expect(page.getByText(/^Pack BP-\S+ was deleted\.$/)).toBeVisible();
  await expect(pdf).toHaveCount(0);
  await page.getByRole("button", { name: "Bring back" }).click();
  await expect(pdf).toBeVisible();
});

test("comments become topics and needs; words are tried before they are saved; a comment loses personal data and is hidden", async ({
  page,
}) => {
  const { home, post } = await begin(page);
  const topics = `${home}/feedback/topics`;
  await post([
    ...many(15, daysAgo(3), 2, (at) => `Late delivery again, number ${at}`),
    ...many(15, daysAgo(3), 10, (at) => `Fresh and delicious, ${at} times`),
    ...many(1, daysAgo(3), 3, () => "The courier lost it, write to ada@larkway.example"),
  ]);

  // The worker looks at comments after they are stored.
  const delivery = page.getByRole("table", { name: "What people write about" }).getByRole("row", { name: /^Delivery/ });
  await expect(async () => {
    await page.goto(topics);
    await expect(delivery).toContainText("16", { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByText("1 comment may hold personal data.")).toBeVisible();
  await expectFit(page);
  await delivery.getByRole("link").click();
  await expect(page.getByText("Late delivery again").first()).toBeVisible();
  await expectFit(page);

  await page.getByRole("link", { name: "Edit its words" }).click();
  await page.waitForURL(/\/edit$/);
  await expectFit(page);
  await page.getByLabel("Words in English").fill("late delivery");
  await page.getByRole("button", { name: "Preview" }).click();
  const found = page.getByRole("region", { name: "What these words would find" });
  await expect(found).toContainText("15 comments of the newest 31");
  await expect(found).toContainText("1 is no longer found");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/\/topics\/[0-9a-f-]{36}$/);
  await expect(page.getByText("The courier lost it")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo the last change" }).click();
  await expect(page.getByText("The last change was undone.")).toBeVisible();
  await expect(page.getByText("The courier lost it").first()).toBeVisible();

  await page.goto(`${topics}/needs`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Delivery pulls most at NPS");
  await expect(page.getByRole("link", { name: "Make a goal of Delivery" })).toBeVisible();
  await expectFit(page);

  await page.goto(`${topics}/comments`);
  await page.getByLabel("Words in comments").fill("courier");
  await page.getByRole("button", { name: "Find" }).click();
  await page.waitForURL(/q=courier/);
  const one = page.getByRole("listitem").filter({ hasText: "lost it" });
  await expect(one.getByText("May hold personal data: e-mail address")).toBeVisible();
  await one.getByText("Do more with this comment").click();
  await expectFit(page);
  await one.getByRole("button", { name: "Remove personal data" }).click();
  await expectClean(page);
  await page.getByRole("button", { name: "Remove for good" }).click();
  await expect(one).toContainText("write to [e-mail removed]");
  await one.getByRole("button", { name: "Hide" }).click();
  await expect(page.getByText(/^Hidden from dashboards/)).toBeVisible();
  await expect(one).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(one).toBeVisible();
});
