import { publishedSurvey, send } from "./api-client";
import { makeTenants, sharedDatabase } from "./candor";
import { expect, test } from "./fixtures";
import { expectClean, expectNoWider, signIn } from "./steps";

const base = process.env.CANDOR_E2E_URL ?? "";

test("a name that only a link says replaces nobody's answer and is said to be not verified; who is there twice becomes one; which plan answers less is said", async ({
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

  // Of fifty asked on each plan, twenty answer on one and forty on the other.
  const asked = Array.from({ length: 100 }, (_, n) => ({
    id: `asked-${n}`,
    plan: n < 50 ? "Basic" : "Pro",
    n: n % 50,
  }));
  const people = asked.map(({ id, plan }) => ({ externalId: id, attributes: { plan } }));
  await send(base, "POST", "/api/v1/customers", { key, body: { customers: people } });
  const ago = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString();
  const invitations = asked.map(({ id }) => ({ externalId: id, survey: survey.id, customer: id, sentAt: ago(30) }));
  await send(base, "POST", "/api/v1/invitations", { key, body: { invitations } });
  const speak = ({ id, plan }: (typeof asked)[number]) =>
    send(base, "POST", store, {
      ...{ key, body: { ...answer(plan === "Pro" ? 10 : 0), answeredAt: ago(29), customer: { externalId: id } } },
    });
  for (const one of asked.filter(({ plan, n }) => n < (plan === "Pro" ? 40 : 20))) await speak(one);
  await page.goto(`/w/${tenant.slug}/surveys/${survey.id}/invitations`);
  await page.getByRole("link", { name: "Who answers and who does not" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "“Basic” answers less often than “Pro” (plan): 40% of 50 against 80% of 50.",
  );
  await expect(page.getByRole("heading", { name: /would be 0.0 instead of \+33.3/ })).toBeVisible();
  await expectClean(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoWider(page, 390);
  await page.getByRole("link", { name: "Basic: 50 delivered, show the invitations" }).click();
  await expect(page.getByRole("row", { name: /^All/ })).toContainText("40%");
  await page.getByRole("link", { name: "Remove the filter plan: Basic" }).click();
  await expect(page.getByRole("row", { name: /^All/ })).toContainText("60%");
});
