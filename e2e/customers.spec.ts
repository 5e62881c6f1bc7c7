import { publishedSurvey, send } from "./api-client";
import { makeTenants, sharedDatabase } from "./candor";
import { expect, test } from "./fixtures";
import { expectClean, expectNoWider, signIn } from "./steps";

const base = process.env.CANDOR_E2E_URL ?? "";
const DAY = 86_400_000;
const day = (ago: number) => new Date(Date.now() - ago * DAY).toISOString().slice(0, 10);

/** Sixty customers since more than a year, twelve of whom left in the last half year. */
const people = Array.from({ length: 60 }, (_, i) => ({
  externalId: `C-${i}`,
  name: i === 0 ? "Ada Lovelace <b>" : `Customer ${i}`,
  email: `c${i}@larkway.example`,
  attributes: { country: i % 2 === 0 ? "DE" : "UK" },
}));
const contracts = people.map(({ externalId }, i) => ({
  ...{ externalId: `S-${i}`, customer: { externalId }, start: day(400 + i), mrr: 39, currency: "EUR", plan: "Solo" },
  ...(i % 5 === 4 ? { end: day(20 + i * 2), reason: "poor_service" } : {}),
}));

test("customers with contracts: who stays and who left adds up; people are found, changed and told apart; a low answer is followed up by keys", async ({
  page,
}) => {
  const [tenant] = await makeTenants(await sharedDatabase(), ["UTC"]);
  if (!tenant) throw new Error("No tenant was made.");
  const key = tenant.keys.write;
  const home = `/w/${tenant.slug}`;
  const post = (path: string, body: unknown) => send(base, "POST", path, { key, body });
  expect((await post("/api/v1/customers", { customers: people })).json).toMatchObject({ rejected: [] });
  expect((await post("/api/v1/subscriptions", { subscriptions: contracts })).json).toMatchObject({ rejected: [] });
  const survey = await publishedSurvey(base, key);
  const low = { submissionId: crypto.randomUUID(), answers: { score: 1, why: "Nobody called back" }, complete: true };
  await post(`/api/v1/surveys/${survey.id}/responses`, { ...low, customer: { externalId: "C-0" } });

  await signIn(page, tenant.users.owner, `${home}/customers`);
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("");
  await expect(page.getByText("churn", { exact: false }).first()).toBeVisible();
  await expectClean(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoWider(page, 390);
  await page.setViewportSize({ width: 1280, height: 900 });

  await page.goto(`${home}/customers/people`);
  // What does not fit is said beside its field, and nothing that was typed is lost.
  await page.getByRole("button", { name: "Add a customer" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("[name=externalId]").fill("C-0");
  await dialog.locator("[name=attributes]").fill("plan = solo");
  await dialog.getByRole("button", { name: "Add a customer" }).click();
  await expect(dialog.getByText("A customer with this id is there already.")).toBeVisible();
  await expect(dialog.locator("[name=attributes]")).toHaveValue("plan = solo");
  await page.keyboard.press("Escape");

  await page.getByLabel("Find somebody").fill("ada");
  await page.getByRole("button", { name: "Find" }).click();
  await expectClean(page);
  await page.getByRole("link", { name: "Ada Lovelace <b>" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ada Lovelace <b>" })).toBeVisible();
  await expect(page.getByText("Answered", { exact: false }).first()).toBeVisible();
  await expectClean(page);

  // The worker looks at the answer after its commit.
  const who = page.getByRole("link", { name: /Ada Lovelace/ }).first();
  await expect(async () => {
    await page.goto(`${home}/feedback`);
    await expect(who).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByText("Nobody called back").filter({ visible: true }).first()).toBeVisible();
  await expectClean(page);
  await who.click();
  await expect(page.getByRole("heading", { name: "History" })).toBeVisible();
  await expectClean(page);
  await page.keyboard.press("e");
  await expect(page.getByText("Solved.").first()).toBeVisible();
  // The list is empty by now; what emptied it can still be taken back.
  await expect(page.getByText("Nobody is waiting")).toBeVisible();
  await page.keyboard.press("u");
  await expect(page.getByText("Taken back.").first()).toBeVisible();
  await expect(page.getByRole("row", { name: /Ada Lovelace/ })).toBeVisible();
  await page.goto(`${home}/settings/follow-ups`);
  await expectClean(page);
  await page.goto(`${home}/settings/customers`);
  await expectClean(page);
  // Who is told of follow-ups by mail may have that stopped, and sent again.
  await page.goto(`${home}/settings/account`);
  await page.getByRole("button", { name: "Stop these mails" }).click();
  await expect(page.getByText("You get no mail when a follow-up becomes yours")).toBeVisible();
  await page.getByRole("button", { name: "Send them again" }).click();
  await expect(page.getByText("You get a mail when a follow-up becomes yours")).toBeVisible();
});
