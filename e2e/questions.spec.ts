import { randomUUID } from "node:crypto";
import { publishedSurvey, send } from "./api-client";
import { makeTenants, sharedDatabase, type Tenant } from "./candor";
import { expect, test } from "./fixtures";
import { expectClean, signIn } from "./steps";

const base = process.env.CANDOR_E2E_URL ?? "";
const text = (en: string) => ({ en });
const option = (id: string, label: string) => ({ id, label: text(label) });

const definition = {
  ...{ version: 1, locale: "en", locales: ["en"], brand: { name: "Larkway", color: "#484188" } },
  page: { layout: "grouped" },
  questions: [
    {
      ...{ id: "feeling", kind: "single", title: text("How would you feel without {brand}?"), required: true },
      options: [option("not", "Not disappointed"), option("somewhat", "A little"), option("very", "Very disappointed")],
    },
    {
      ...{ id: "reasons", kind: "multiple", title: text("What do you use it for?"), other: true },
      options: [option("invoices", "Invoices"), option("letters", "Letters")],
    },
    {
      ...{ id: "parts", kind: "matrix", scale: "1-5", title: text("How good are its parts?") },
      rows: [option("speed", "Speed"), option("looks", "Looks")],
    },
  ],
  logic: [],
  endings: [{ id: "end", title: text("Thank you") }],
};

let tenant: Tenant;
test.beforeAll(async () => {
  [tenant] = (await makeTenants(await sharedDatabase(), ["UTC"])) as [Tenant];
});

test("a survey of choices is answered: shares with their counts, each bar opens to its rows, and where people stopped", async ({
  page,
}) => {
  const survey = await publishedSurvey(base, tenant.keys.admin, { name: "Would they miss it?", definition });
  const responses = Array.from({ length: 29 }, (_, i) => ({
    submissionId: randomUUID(),
    answers:
      i < 24
        ? { feeling: "very", reasons: i < 10 ? ["invoices", "letters"] : ["letters"], parts: { speed: 5, looks: 2 } }
        : { feeling: "somewhat" },
    complete: i < 26,
  }));
  const key = tenant.keys.write;
  const stored = await send(base, "POST", `/api/v1/surveys/${survey.id}/responses`, { key, body: { responses } });
  expect(stored.json, stored.text).toMatchObject({ accepted: 29 });

  await page.goto(`/s/${survey.key}`);
  await page.getByRole("radio", { name: "Very disappointed" }).check();
  await page.getByRole("checkbox", { name: "Invoices" }).check();
  // Two presses within 0.7 seconds are held for review: nobody reads so fast.
  await page.waitForTimeout(1_000);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("Thank you")).toBeVisible();

  const title = page.getByRole("heading", { level: 1 });
  await signIn(page, tenant.users.analyst, `/w/${tenant.slug}/surveys/${survey.id}`);
  await page.getByRole("navigation", { name: "This survey" }).getByRole("link", { name: "All questions" }).click();
  await expect(title).toHaveText("What was answered to its 3 questions");
  await page.goto(`/w/${tenant.slug}/surveys/${survey.id}/questions?range=all`);
  const feeling = page.getByRole("region", { name: "How would you feel without Larkway?", exact: true });
  await expect(feeling).toContainText("83% of its users would be very disappointed without it (25 of 30");
  await expect(feeling).toContainText("more than the 40%");
  const reasons = page.getByRole("region", { name: "What do you use it for?", exact: true });
  await expect(reasons).toContainText("25 answered");
  await expect(reasons.getByRole("row", { name: /^Letters/ })).toContainText("96%");
  const left = page.getByRole("region", { name: "How far people came" });
  await expect(left).toContainText("30 began, 27 finished: 90%");
  await expect(left.getByRole("row", { name: /^1\. How would you feel/ })).toContainText("3");
  await expectClean(page);

  await reasons.getByRole("link", { name: "Invoices: 11 of 25, show them" }).click();
  await expect(title).toHaveText("11 answers");
  await expect(page.getByText("Answered “Invoices”: What do you use it for?").first()).toBeVisible();
  await page.goBack();
  await page.getByRole("link", { name: "Speed, 5: 24, show them" }).click();
  await expect(title).toHaveText("24 answers");

  const csv = await page.request.get(`/w/${tenant.slug}/surveys/${survey.id}/questions/numbers/csv?range=all`);
  expect(await csv.text()).toMatch(/option,Invoices,,percent,.*,44,/);
});
