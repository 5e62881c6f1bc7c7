import type { Locator, Page } from "@playwright/test";
import { send } from "./api-client";
import { makeTenants, sharedDatabase, type Tenant } from "./candor";
import { expect, test } from "./fixtures";
import { expectClean, signIn } from "./steps";

/** A draft with one satisfaction question, made by the API, open in the builder. */
async function openBuilder(
  page: Page,
  locales: readonly string[],
): Promise<{ tenant: Tenant; id: string; key: string }> {
  const [tenant] = await makeTenants(await sharedDatabase(), ["UTC"]);
  if (!tenant) throw new Error("There is no workspace.");
  const words = (text: string) => ({ en: text });
  const made = await send(process.env.CANDOR_E2E_URL ?? "", "POST", "/api/v1/surveys", {
    key: tenant.keys.admin,
    body: {
      definition: {
        version: 1,
        locale: "en",
        locales,
        brand: { name: "Larkway", color: "#484188" },
        page: { layout: "grouped" },
        questions: [{ id: "score", kind: "csat", title: words("Ask csat"), required: true }],
        endings: [{ id: "end", title: words("Thank you") }],
      },
    },
  });
  expect(made.status).toBe(201);
  const { id, key } = made.json as { id: string; key: string };
  await signIn(page, tenant.users.owner, `/w/${tenant.slug}/surveys/${id}/edit`);
  const kinds = page.getByRole("combobox", { name: "Kind of the new question" });
  await expect(async () => {
    await page.getByRole("button", { name: "Add question" }).click();
    await expect(kinds).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(kinds).toBeHidden();
  return { tenant, id, key };
}

/** Adds a question of a kind by its name in the list, and gives it a title to find it by. */
async function add(page: Page, name: string, title: string): Promise<void> {
  await page.getByRole("button", { name: "Add question" }).click();
  await page.getByRole("combobox", { name: "Kind of the new question" }).fill(name);
  await page.keyboard.press("Enter");
  const field = page.getByRole("textbox", { name: title === "Ask statement" ? "Statement" : "Question", exact: true });
  await expect(field).toBeFocused();
  await field.fill(title);
}

const answers = (page: Page): Locator => page.getByRole("region", { name: "Answers", exact: true });

async function draftOf(base: string, tenant: Tenant, id: string): Promise<Record<string, unknown>[]> {
  const { json } = await send(base, "GET", `/api/v1/surveys/${id}`, { key: tenant.keys.read });
  return (json.definition as { questions: Record<string, unknown>[] }).questions;
}

/** The one stored answer to each question, by the question's kind. */
async function storedByKind(base: string, tenant: Tenant, id: string, asked: readonly Record<string, unknown>[]) {
  const read = async () => {
    const { json } = await send(base, "GET", `/api/v1/surveys/${id}/responses`, { key: tenant.keys.read });
    return json.items as { answers: Record<string, unknown> }[];
  };
  await expect.poll(async () => (await read()).length).toBe(1);
  const [stored] = await read();
  return Object.fromEntries(asked.map((one) => [String(one.kind), stored?.answers[String(one.id)]]));
}

test("every kind of question is added, edited where it stands, and answered", async ({ page, baseURL }) => {
  test.slow();
  const base = baseURL ?? "";
  const { tenant, id, key } = await openBuilder(page, ["en"]);

  // Satisfaction: another scale, and what its number will mean.
  await page.getByLabel("Scale", { exact: true }).selectOption("stars");
  await expect(answers(page)).toContainText("Toepoel 2019");
  await page.getByLabel("Scale", { exact: true }).selectOption("1-10");
  await expect(answers(page)).toContainText("Satisfied means 9 and 10");
  await answers(page).getByRole("button", { name: "Change" }).click();
  await page.getByLabel("8 to 10").check();
  await expect(answers(page)).toContainText("Satisfied means 8 to 10");

  await add(page, "Recommendation", "Ask nps");
  await page.getByLabel("Lowest, 0").fill("Never");
  await expect(answers(page)).toContainText("Promoters are 9 and 10, passives 7 and 8, detractors 0 to 6");
  await expect(answers(page).getByRole("button", { name: "Change" })).toHaveCount(0);

  await add(page, "Ease", "Ask ces");
  await page.getByLabel("Ends of the scale").selectOption("effort");
  await expect(answers(page)).toContainText("Easy means 1 to 3");
  await page.getByLabel("Ends of the scale").selectOption("agreement");
  await expect(answers(page)).toContainText("draw about 10% more yes");

  await add(page, "Rating", "Ask rating");
  await page.getByLabel("Scale", { exact: true }).selectOption("0-10");

  await add(page, "One of several", "Ask single");
  await page.getByLabel("Option 1").fill("Price");
  await page.getByLabel("New option").fill("Speed");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Option 3")).toHaveValue("Speed");
  await page.getByLabel("Option 3").press("Alt+ArrowUp");
  await expect(page.getByLabel("Option 2")).toHaveValue("Speed");
  await page.getByRole("button", { name: "Remove Second option" }).click();
  await expect(page.getByLabel("Option 3")).toHaveCount(0);
  await page.getByLabel("Offer “Other” with a field for words").check();

  await add(page, "Any of several", "Ask multiple");
  await page.getByRole("button", { name: "Paste a list" }).click();
  await page.getByLabel("Options, one a line").fill("- Sunday\n- Monday\n- None of these");
  await page.getByRole("button", { name: "Add 3 options" }).click();
  await page.getByRole("button", { name: "More for None of these" }).click();
  await page.getByRole("menuitem", { name: "Let it stand alone" }).click();
  await expect(answers(page)).toContainText("Stands alone");
  await page.getByLabel("Choose at most").fill("two");
  await expect(answers(page)).toContainText("Write a whole number.");
  await page.getByLabel("Choose at most").fill("2");

  await add(page, "Yes or no", "Ask yes_no");
  await page.getByLabel("Offer “Not applicable”").check();

  await add(page, "Ranking", "Ask ranking");
  const lift = page.getByRole("button", { name: "Move Second option", exact: true });
  // A program presses sooner than an item is lifted; who presses again moves it no further than to the top.
  await expect(async () => {
    await lift.focus();
    await lift.press("Space");
    await expect(lift).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Space");
    await expect(page.getByLabel("Option 1")).toHaveValue("Second option", { timeout: 1_000 });
  }).toPass();

  await add(page, "Own words", "Ask long_text");
  await page.getByRole("button", { name: "Ask it in other words when …" }).click();
  await page.getByRole("textbox", { name: "Wording 1" }).fill("What went wrong?");
  await page.getByLabel("At most this many characters").fill("300");

  await add(page, "One line", "Ask short_text");
  await page.getByRole("button", { name: "Insert a value" }).click();
  await page.getByLabel("Insert", { exact: true }).selectOption("agent");
  await page.getByLabel("If there is none, say").fill("");
  await page.getByRole("button", { name: "Insert", exact: true }).click();
  await expect(page.getByText("Write what stands there when there is no value.")).toBeVisible();
  await page.getByLabel("If there is none, say").fill("us");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Question", exact: true })).toHaveValue("Ask short_text{agent|us}");

  await add(page, "E-mail address", "Ask email");
  await page.getByRole("button", { name: "Add help text" }).click();
  await page.getByLabel("Help text").fill("For our reply.");

  await add(page, "amount", "Ask number");
  await page.getByLabel("Smallest").fill("1");
  await page.getByLabel("Largest").fill("40");
  await page.getByLabel("Unit").fill("people");
  await page.getByLabel("Whole numbers alone").check();

  await add(page, "Day", "Ask date");
  await page.getByLabel("First day").fill("2020-01-01");

  await add(page, "matrix", "Ask matrix");
  await page.getByLabel("New row").fill("Warmth");
  await page.keyboard.press("Enter");

  await add(page, "scorecard", "Ask quality");
  await page.getByLabel("New category").fill("Tone");
  await page.keyboard.press("Enter");
  await expect(answers(page)).toContainText("The weights add up to 110");
  await answers(page).getByRole("button", { name: "Make them 100" }).click();
  await expect(answers(page)).toContainText("The weights add up to 100.");
  await page.getByLabel("Critical").first().check();
  await page.getByLabel("Category of Clarity").selectOption({ label: "Tone" });
  await expectClean(page, "iframe");

  await add(page, "Statement", "Ask statement");
  await add(page, "Consent", "Ask consent");
  await page.locator("summary", { hasText: "Place" }).click();
  await page.getByLabel("Stage of the customer’s journey").selectOption("after");

  await expect.poll(async () => (await draftOf(base, tenant, id)).at(-1)?.stage, { timeout: 15_000 }).toBe("after");
  const asked = await draftOf(base, tenant, id);
  expect(asked.map(({ kind }) => kind)).toEqual([
    ...["csat", "nps", "ces", "rating", "single", "multiple", "yes_no", "ranking", "long_text", "short_text"],
    ...["email", "number", "date", "matrix", "quality", "statement", "consent"],
  ]);
  expect(asked[0]).toMatchObject({ scale: "1-10", banding: "top-3" });
  expect(asked[2]).toMatchObject({ anchors: "agreement" });
  expect(asked[5]).toMatchObject({ max: 2 });
  expect(asked[8]).toMatchObject({ maxLength: 300, variants: [{ title: { en: "What went wrong?" } }] });
  expect(asked[14]).toMatchObject({ categories: [{ weight: 90.91, critical: true }, { weight: 9.09 }] });

  const published = await send(base, "POST", `/api/v1/surveys/${id}/publish`, { key: tenant.keys.admin });
  expect(published.status).toBe(200);
  // Somebody else's browser: what a signed-in colleague answers is a test.
  const guest = await page.context().browser()?.newContext();
  if (!guest) throw new Error("There is no browser.");
  await answerAll(await guest.newPage(), new URL(`/s/${key}`, base).href);
  await guest.close();
  const byKind = await storedByKind(base, tenant, id, asked);
  expect(byKind).toMatchObject({
    csat: 8,
    nps: 7,
    ces: 6,
    rating: 0,
    yes_no: { na: true },
    long_text: "Nothing",
    short_text: "All well",
    email: "ida@example.com",
    number: 12,
    date: "2026-02-03",
    consent: true,
  });
  for (const kind of ["single", "multiple", "ranking", "matrix", "quality"]) expect(byKind[kind]).toBeTruthy();
});

/** Answers the grouped survey on its public page, all questions on one screen. */
async function answerAll(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const part = (title: string) => page.locator("section").filter({ has: page.getByRole("heading", { name: title }) });
  const press = (title: string, value: string) => part(title).locator(`input[value="${value}"]`).check({ force: true });
  await press("Ask csat", "8");
  await press("Ask nps", "7");
  await expect(part("Ask nps")).toContainText("Never");
  await press("Ask ces", "6");
  await press("Ask rating", "0");
  await part("Ask single").getByLabel("Speed").check({ force: true });
  await part("Ask multiple").getByLabel("Sunday").check({ force: true });
  await press("Ask yes_no", "!na");
  for (const [place, select] of (await part("Ask ranking").locator("select").all()).entries())
    await select.selectOption(String(place + 1));
  await part("Ask long_text").locator("textarea").fill("Nothing");
  await part("Ask short_textus").locator("input[type=text]").fill("All well");
  await part("Ask email").locator("input[type=email]").fill("ida@example.com");
  await part("Ask number").locator("input[inputmode=numeric]").fill("12");
  await part("Ask date").locator("input[type=date]").fill("2026-02-03");
  for (const title of ["Ask matrix", "Ask quality"])
    for (const row of await part(title).locator("fieldset").all())
      await row.locator('input[value="4"]').check({ force: true });
  await part("Ask consent").locator("input[type=checkbox]").check({ force: true });
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("heading", { name: "Thank you" })).toBeVisible();
}

test("a language is added, its missing texts are counted and filled in, and it can go again", async ({
  page,
  baseURL,
}) => {
  const { tenant, id } = await openBuilder(page, ["en"]);
  await page.getByRole("button", { name: "Languages" }).click();
  const panel = page.getByRole("dialog", { name: "Languages" });
  await panel.getByRole("button", { name: "Add a language" }).click();
  await page.getByRole("menuitem", { name: "العربية" }).click();
  await expect(panel.getByRole("tab", { name: "العربية 2 missing" })).toHaveAttribute("aria-selected", "true");
  await expect(panel.getByText("2 texts are missing")).toBeVisible();
  await panel.getByLabel("Only what is missing").check();
  const question = panel.getByRole("textbox", { name: "Question" });
  await expect(question).toHaveAttribute("dir", "rtl");
  await question.fill("ما مدى رضاك؟");
  await expect(panel.getByRole("tab", { name: "العربية 1 missing" })).toBeVisible();
  await expect(question).toHaveValue("ما مدى رضاك؟");
  await panel.getByRole("textbox", { name: "Ending" }).fill("شكرًا لك");
  await expect(panel.getByRole("tab", { name: "العربية", exact: true })).toBeVisible();
  await expectClean(page, "iframe");
  await expect
    .poll(async () => (await draftOf(baseURL ?? "", tenant, id))[0]?.title, { timeout: 15_000 })
    .toEqual({ en: "Ask csat", ar: "ما مدى رضاك؟" });

  await panel.getByRole("button", { name: "Remove العربية" }).click();
  const asked = page.getByRole("alertdialog", { name: "Remove العربية?" });
  await asked.getByRole("button", { name: "Remove العربية" }).click();
  await expect(panel.getByRole("tab", { name: "العربية" })).toHaveCount(0);
  await panel.getByRole("button", { name: "Add a language" }).click();
  await page.getByRole("menuitem", { name: "العربية" }).click();
  await expect(panel.getByText("Nothing is missing.")).toBeVisible();
  await page.keyboard.press("Escape");

  // In the other language the editor writes there, beside the survey's own words.
  await page.getByLabel("Language", { exact: true }).filter({ visible: true }).selectOption("ar");
  const title = page.getByRole("textbox", { name: "Question", exact: true });
  await expect(title).toHaveValue("ما مدى رضاك؟");
  await expect(title).toHaveAttribute("dir", "rtl");
  await expect(title).toHaveAccessibleDescription("Ask csat");
  await expect(page.getByLabel("Lowest, 1")).toHaveAttribute("placeholder", "غير راضٍ إطلاقًا");
});
