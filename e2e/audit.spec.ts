import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { createDb } from "../src/db/client";
import { databaseUrls } from "../src/db/urls";
import { makeTenants, sharedDatabase } from "./candor";
import { expect, test } from "./fixtures";
import { expectClean, expectNoWider, signIn } from "./steps";

test("an admin changes a role and finds it said in the audit trail, narrows it down, takes it as a file, reads it in Arabic", async ({
  page,
  browser,
}) => {
  const database = await sharedDatabase();
  const [tenant] = await makeTenants(database, ["Europe/Berlin"]);
  if (!tenant) throw new Error("No tenant was made.");
  const { slug, users } = tenant;
  const trail = `/w/${slug}/settings/audit`;

  // Somebody tries the editor's address with a wrong password.
  await page.goto("/sign-in");
  await page.getByLabel("E-mail", { exact: true }).first().fill(users.editor.email);
  await page.getByLabel("Password", { exact: true }).fill("not the password at all");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("E-mail or password is wrong.")).toBeVisible();

  await signIn(page, users.admin, `/w/${slug}/settings/members`);
  await page.getByLabel("Role of Editor", { exact: true }).selectOption("analyst");
  await page.getByRole("button", { name: "Change the role of Editor" }).click();
  await expect(page.getByText("The role was changed.")).toBeVisible();
  await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Audit trail" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Audit trail" })).toBeVisible();
  const rows = page.getByRole("table", { name: "Audit trail" }).getByRole("row");
  const newest = rows.nth(1);
  await expect(newest).toContainText("Changed a member’s role");
  await expect(newest).toContainText("Role was Editor became Analyst");
  await expect(newest.getByRole("link", { name: "Editor", exact: true })).toHaveAttribute("href", /settings\/members$/);
  await expect(newest.getByRole("link", { name: "All by Admin" })).toBeVisible();
  await expect(newest).toContainText(/from (127\.0\.0\.1|::1)/);
  await expect(rows.filter({ hasText: "Refused a sign-in with a wrong password" })).toContainText("Candor");
  await expectClean(page);

  // What is chosen stands in the address, which is the same for whoever opens it.
  await page.getByLabel("Who").selectOption({ label: "Admin" });
  await page.getByLabel("Kind of action").selectOption({ label: "Access and people" });
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/who=[0-9a-f-]{36}&kind=access/);
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(2)).toContainText("Signed in");
  const taken = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as CSV" }).click();
  const file = await taken;
  expect(file.suggestedFilename()).toMatch(/^audit-trail-\d{4}-\d\d-\d\d\.csv$/);
  const lines: Record<string, string>[] = parse(await readFile(await file.path()), { columns: true, bom: true });
  expect(lines.map(({ action, who }) => [action, who])).toEqual([
    ["member.role_changed", "Admin"],
    ["user.signed_in", "Admin"],
  ]);
  await page.goto(trail);
  await expect(newest).toContainText("Took the audit trail as a file");

  await page.getByRole("link", { name: "History of Editor" }).first().click();
  await expect(page).toHaveURL(/on=[0-9a-f-]{36}/);
  await expect(page.getByRole("link", { name: /History of Editor/ })).toHaveCount(1);
  await expect(rows).toHaveCount(3);
  await page.getByLabel("To day").fill("2020-01-01");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("Nothing fits these choices.")).toBeVisible();
  await expectClean(page);
  await page.getByRole("main").getByRole("link", { name: "Show everything" }).last().click();
  await expect(newest).toContainText("Took the audit trail as a file");

  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoWider(page, 390);
  await expectClean(page);

  const db = createDb({ url: databaseUrls(database).app, max: 1, name: "e2e-audit" });
  await db.pool.query(`update "user" set locale = 'ar' where email = $1`, [users.admin.email]);
  await db.pool.end();
  await page.goto(trail);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.getByRole("heading", { level: 2, name: "سجل التدقيق" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "تغيير دور عضو" })).toContainText("الدور كان محرّر أصبح محلّل");
  await expectClean(page);

  // Who may not read it is not led there, and is refused.
  const viewer = await (await browser.newContext()).newPage();
  await signIn(viewer, users.viewer, `/w/${slug}/settings/account`);
  await expect(viewer.getByRole("link", { name: "Audit trail" })).toHaveCount(0);
  expect((await viewer.goto(trail))?.status()).toBe(403);
  expect((await viewer.request.get(`${trail}/file`)).status()).toBe(403);
});
