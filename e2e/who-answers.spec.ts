import { publishedSurvey, send } from "./api-client";
import { makeTenants, sharedDatabase } from "./candor";
import { expect, test } from "./fixtures";
import { expectClean, expectNoWider, signIn } from "./steps";

const base = process.env.CANDOR_E2E_URL ?? "";

test("a name that only a link says replaces nobody's answer and is said to be not verified; who is there twice becomes one", async ({
  page,
}) => {
  const [tenant] = await makeTenants(await sharedDatabase(), ["UTC"]);
  if (!tenant) throw new Error("No tenant was made.");
  const key = tenant.keys.write;
  const home = `/w/${tenant.slug}/customers/people`;
  const known = [
    { externalId: "C-7", name: "Eve Example", email: "eve@larkway.example" },
    { externalId: "ida@larkway.example", name: "Ida" },
    { externalId: "C-8", name: "Ida Example", email: "Ida@larkway.example" },
  ];
  await send(base, "POST", "/api/v1/customers", { key, body: { customers: known } });
  const survey = await publishedSurvey(base, key);
  const answer = (score: number) => ({ submissionId: crypto.randomUUID(), answers: { score }, complete: true });
  const store = `/api/v1/surveys/${survey.id}/responses`;
  await send(base, "POST", store, { key, body: { ...answer(10), customer: { externalId: "C-7" } } });
  // Anybody may say so by the survey's open link.
  for (const customer of ["EVE@larkway.example", "stranger@larkway.example"])
    await send(base, "POST", `/api/v1/s/${survey.key}/responses`, { body: { ...answer(0), attributes: { customer } } });

  await signIn(page, tenant.users.owner, home);
  await expect(page.getByRole("row", { name: /Eve Example/ })).toContainText("10");
  await expect(page.getByRole("link", { name: "stranger@larkway.example" })).toHaveCount(0);
  await expectClean(page);
  await page.getByRole("link", { name: "1 more is known only from links" }).click();
  await expect(page.getByRole("row", { name: /stranger/ })).toContainText("Not verified");
  await expectClean(page);
  await page.getByRole("link", { name: "stranger@larkway.example" }).click();
  await expect(page.getByText("Known only from links that anybody can write.")).toBeVisible();
  await expectClean(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoWider(page, 390);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole("link", { name: /their name is from a link, not verified/ }).click();
  await expect(page.getByText("Customer, from the link: not verified").filter({ visible: true })).toBeVisible();
  await expectClean(page);

  await page.goto(`${home}?q=C-8`);
  await page.getByRole("link", { name: "Ida Example" }).click();
  await expect(page.getByRole("heading", { name: "Probably the same person" })).toBeVisible();
  await expectClean(page);
  await page.getByRole("button", { name: "Merge" }).click();
  await expect(page.getByRole("dialog")).toContainText("This cannot be taken back.");
  await expectClean(page);
  await page.getByRole("dialog").getByRole("button", { name: "Merge for good" }).click();
  await expect(page.getByText("Merged.").first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Probably the same person" })).toHaveCount(0);
  await page.goto(`${home}?q=ida`);
  await expect(page.getByRole("link", { name: "Ida Example" })).toBeVisible();
  await expect(page.getByRole("row", { name: /Ida/ })).toHaveCount(1);
});
