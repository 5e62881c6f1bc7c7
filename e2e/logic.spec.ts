import type { Page } from "@playwright/test";
import { anyAddress, send } from "./api-client";
import { makeTenants, sharedDatabase, type Tenant } from "./candor";
import { expect, test } from "./fixtures";
import { expectClean, signIn } from "./steps";

/** Logic as sentences, built by keyboard alone; the page follows them without JavaScript; no review gating by any door. */
const base = process.env.CANDOR_E2E_URL ?? "";
const t = (text: string) => ({ en: text });
const low = { question: "score", op: "at_most", value: 6 };
const REVIEWS = "https://www.trustpilot.com/review/larkway.example";

const DEFINITION = {
  version: 1,
  brand: { name: "Larkway", color: "#484188" },
  questions: [
    { id: "score", kind: "nps", title: t("How likely are you to recommend {brand}?") },
    { id: "wrong", kind: "long_text", title: t("What went wrong?") },
    { id: "call", kind: "yes_no", title: t("May we call you?") },
  ],
  endings: [
    { id: "sorry", when: low, title: t("We are sorry") },
    { id: "thanks", title: t("Thank you") },
  ],
};

let tenant: Tenant;

test.beforeAll(async () => {
  [tenant] = (await makeTenants(await sharedDatabase(), ["UTC"])) as [Tenant];
});

const post = (path: string, body?: unknown) => send(base, "POST", path, { key: tenant.keys.admin, body });

async function openBuilder(page: Page): Promise<{ id: string; key: string }> {
  const made = await post("/api/v1/surveys", { definition: DEFINITION });
  expect(made.status, made.text).toBe(201);
  const { id, key } = made.json as { id: string; key: string };
  await signIn(page, tenant.users.editor, `/w/${tenant.slug}/surveys/${id}/edit`);
  return { id, key };
}

/** Chooses in the select that has the focus, with the arrow keys alone. */
async function choose(page: Page, label: string, wanted: string): Promise<void> {
  const select = page.locator("select:focus");
  await expect(select).toHaveAccessibleName(label);
  const chosen = () => select.evaluate((one: HTMLSelectElement) => one.selectedOptions[0]?.label ?? "");
  for (let press = 0; press < 20 && !(await chosen()).startsWith(wanted); press++)
    await page.keyboard.press("ArrowDown");
  expect(await chosen()).toMatch(new RegExp(`^${wanted}`));
}

test("rules, a condition and an ending's link are made by keyboard alone, and people are led by them", async ({
  page,
  browser,
}) => {
  const survey = await openBuilder(page);
  const logic = page.getByRole("region", { name: "When is it asked, and what comes next?" });
  // Where the cursor would stand after reading the question; from here on only keys.
  await logic.getByRole("button", { name: "Add a rule" }).focus();
  await page.keyboard.press("Enter");
  await choose(page, "what is looked at", "the answer");
  await page.keyboard.press("Tab");
  await choose(page, "how it compares", "is at least");
  await page.keyboard.press("Tab");
  await choose(page, "value", "9");
  await page.keyboard.press("Tab");
  await choose(page, "where it leads", "B");
  await expect(logic.getByRole("group", { name: "If the answer is 9 or more, end with B · Thank you" })).toBeVisible();
  await expect(page.getByText("9 or more → B")).toBeVisible();

  // A second one with an "and", moved before the first.
  await logic.getByRole("button", { name: "Add a rule" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await choose(page, "how it compares", "is between");
  await page.keyboard.press("Tab");
  await choose(page, "from", "7");
  await page.keyboard.press("Tab");
  await choose(page, "up to", "8");
  await logic.getByRole("button", { name: "and …", exact: true }).last().focus();
  await page.keyboard.press("Enter");
  await choose(page, "what is looked at", "in the link");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("plan");
  for (let tab = 0; tab < 3; tab++) await page.keyboard.press("Tab");
  await page.keyboard.type("pro");
  const sentence = "If the answer is 7 or 8 and “plan” in the link is “pro”, go to 3 · May we call you?";
  await expect(logic.getByRole("group", { name: sentence })).toBeVisible();
  const up = logic.getByRole("button", { name: `Move up: ${sentence}` });
  await up.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("7 or 8 and “plan” in the link is “pro” → 3 · 9 or more → B")).toBeVisible();
  await expect(up).toBeFocused();
  await expectClean(page, "iframe");

  // The ending for low scores leads to a review site: refused, with the reason, and offered to everybody instead.
  await page
    .getByRole("listbox", { name: "Endings" })
    .getByRole("option", { name: /We are sorry/ })
    .press("Enter");
  await page.getByRole("button", { name: "Add a link", exact: true }).press("Enter");
  const leads = page.getByRole("region", { name: "Where it leads" });
  await leads.getByLabel("Address").fill(REVIEWS);
  await expect(leads.getByText(/review site \(Trustpilot\), and only some people come to this ending/)).toBeVisible();
  await page.getByRole("button", { name: "Offer it to everybody instead" }).press("Enter");
  await expect(page.getByRole("region", { name: "A link for everybody" }).getByLabel("Address")).toHaveValue(REVIEWS);
  // A link of its own for those alone, which is no review site.
  await page.getByRole("button", { name: "Add a link", exact: true }).press("Enter");
  await page
    .getByRole("region", { name: "Where it leads" })
    .getByLabel("Address")
    .fill("https://help.larkway.example/");
  await expect(page.getByText(/^Saved/).first()).toBeVisible();
  await expect
    .poll(async () => (await send(base, "GET", `/api/v1/surveys/${survey.id}`, { key: tenant.keys.read })).text)
    .toContain("https://help.larkway.example/");
  expect((await post(`/api/v1/surveys/${survey.id}/publish`)).status).toBe(200);

  const guest = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: base,
    extraHTTPHeaders: { "x-forwarded-for": anyAddress() },
  });
  const visit = await guest.newPage();
  const answer = async (query: string, score: string) => {
    await visit.goto(`/s/${survey.key}${query}`);
    await visit.getByRole("radio", { name: new RegExp(`^${score}\\b`) }).check();
    await visit.getByRole("button").last().click();
    return visit.getByRole("heading", { level: 1 });
  };
  await expect(await answer("", "9")).toHaveText("Thank you");
  await expect(visit.getByRole("link", { name: "Write a review" })).toHaveAttribute("href", REVIEWS);
  await expect(visit.getByRole("link", { name: "Go on" })).toHaveCount(0);
  await expect(await answer("?plan=pro", "8")).toContainText("May we call you?");
  await expect(await answer("", "8")).toContainText("What went wrong?");
  await expect(await answer("", "3")).toContainText("What went wrong?");
  await visit.getByRole("button").last().click();
  await expect(visit.getByRole("heading", { level: 1 })).toContainText("May we call you?");
  await visit.getByRole("button").last().click();
  await expect(visit.getByRole("heading", { level: 1 })).toHaveText("We are sorry");
  await expect(visit.getByRole("link", { name: "Go on" })).toHaveAttribute("href", "https://help.larkway.example/");
  await expect(visit.getByRole("link", { name: "Write a review" })).toHaveAttribute("href", REVIEWS);
  await guest.close();
});

test("a program is refused as the screen is: gating, unknown versions, what cannot work", async () => {
  const [sorry, thanks] = DEFINITION.endings;
  const link = { url: REVIEWS, label: t("Review us") };
  const refused = async (change: object) => {
    const reply = await post("/api/v1/surveys", { definition: { ...DEFINITION, ...change } });
    const [error] = reply.json.errors as { path: string; message: string }[];
    return `${reply.status} ${error?.path} ${error?.message}`;
  };
  expect(await refused({ endings: [sorry, { ...thanks, link }] })).toMatch(
    /^422 definition\.endings\.1\.link\.url .*review gating/,
  );
  expect(await refused({ version: 9 })).toMatch(/^422 definition\.version .*later Candor/);
  const made = await post("/api/v1/surveys", {
    definition: { ...DEFINITION, locales: ["en", "de"] },
  });
  const publish = await post(`/api/v1/surveys/${made.json.id}/publish`);
  expect(publish.status).toBe(409);
  expect(publish.json.detail).toMatch(/texts are missing in Deutsch/);
});
