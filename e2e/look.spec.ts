import type { Page } from "@playwright/test";
import { sql } from "drizzle-orm";
import { send } from "./api-client";
import { makeTenants, sharedDatabase } from "./candor";
import { expect, test } from "./fixtures";
import { holdRows } from "./hold-rows";
import { expectClean, expectNoWider, signIn } from "./steps";

const HOSTILE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40" onload="alert(1)"><script>alert(2)</script>
<foreignObject><iframe src="javascript:alert(3)"/></foreignObject><image href="https://evil.example/x.png"/>
<a href="javascript:alert(4)"><rect width="120" height="40" fill="#484188" onclick="alert(5)"/></a></svg>`;

/** 64 × 64, drawn by the browser itself. */
const png = (page: Page) =>
  page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 64 });
    canvas.getContext("2d")?.fillRect(0, 0, 64, 64);
    return canvas.toDataURL("image/png").split(",")[1] ?? "";
  });

/** A draft of a new workspace, opened at its look by an editor. */
async function openLook(page: Page) {
  const base = process.env.CANDOR_E2E_URL ?? "";
  const [tenant] = await makeTenants(await sharedDatabase(), ["UTC"]);
  if (!tenant) throw new Error("no tenant");
  const key = tenant.keys.write;
  const brand = { name: "Larkway", color: "#484188" };
  const { json } = await send(base, "POST", "/api/v1/surveys", { key, body: { template: "nps", brand } });
  await signIn(page, tenant.users.editor, `/w/${tenant.slug}/surveys/${json.id}/look`);
  const publish = () => send(base, "POST", `/api/v1/surveys/${json.id}/publish`, { key });
  const draftBrand = async () => {
    const { json: stored } = await send(base, "GET", `/api/v1/surveys/${json.id}`, { key });
    return (stored.definition as { brand: Record<string, unknown> }).brand;
  };
  /** Until it is let go, whatever would be stored of the survey waits at the database. */
  const hold = () => holdRows(tenant.id, sql`select 1 from survey where id = ${json.id} for update`);
  return { publish, draftBrand, hold, survey: `/s/${json.key}` };
}

test("a look is tried and kept in the draft: colour, picture, corners; customers see it once it is published", async ({
  page,
}) => {
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => dialog.dismiss().then(() => dialogs.push(dialog.message())));
  const { publish, draftBrand, survey } = await openLook(page);
  const light = page.frameLocator('iframe[title="The page, light"]');
  const dark = page.frameLocator('iframe[title="The page, dark"]');
  await expect(light.getByRole("heading", { level: 1 })).toContainText("Larkway");
  await expect(dark.getByRole("heading", { level: 1 })).toBeVisible();
  await expectClean(page);

  // A colour that white cannot be read on is told, and the nearest that can be is one press away.
  const color = page.getByLabel("Colour as a hex number");
  await color.fill("#ffd400");
  await expect(page.getByText("White on it is hard to read")).toBeVisible();
  const offer = page.getByRole("button", { name: /^Use #/ });
  const fixed = ((await offer.textContent()) ?? "").replace("Use ", "").trim();
  await offer.click();
  await expect(color).toHaveValue(fixed);
  await expect(page.getByText("White on it reads well")).toBeVisible();
  const button = light.locator("button.go");
  // A changed look is drawn in a new frame: one that is taken away meanwhile says nothing.
  const styleOf = (name: "backgroundColor" | "borderRadius") =>
    button.evaluate((element, of) => getComputedStyle(element)[of], name).catch(() => "");
  await expect
    .poll(async () => {
      const parts = (await styleOf("backgroundColor")).match(/\d+/g) ?? [];
      return `#${parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
    })
    .toBe(fixed);

  // What claims to be a picture and is a page is refused in words; a PNG and a cleaned SVG are shown.
  const file = page.locator('input[type="file"]');
  await file.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from("<html><script>alert(9)") });
  await expect(page.getByText("whatever its name says")).toBeVisible();
  await file.setInputFiles({ name: "l.png", mimeType: "image/png", buffer: Buffer.from(await png(page), "base64") });
  await expect(light.getByRole("img", { name: "Larkway" })).toBeVisible();
  await page.getByRole("button", { name: "Take the logo away" }).click();
  await expect(light.getByRole("img", { name: "Larkway" })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(light.getByRole("img", { name: "Larkway" })).toBeVisible();
  await file.setInputFiles({ name: "l.svg", mimeType: "image/svg+xml", buffer: Buffer.from(HOSTILE) });
  await expect(light.getByRole("img", { name: "Larkway" })).toHaveAttribute("src", /^data:image\/svg/);

  await page.getByRole("radio", { name: "Round" }).check();
  await expect.poll(() => styleOf("borderRadius")).toBe("24px");
  await page.getByRole("radio", { name: "Always light" }).check();
  await expect(page.locator('iframe[title="The page, dark"]')).toHaveCount(0);
  await page.getByRole("radio", { name: "Follow the device" }).check();
  await expect(page.getByText("Saved in the draft.")).toBeVisible();
  await expect(page.getByText("Customers see it once the survey is published.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("radio", { name: "Round" })).toBeChecked();
  await expect(light.getByRole("img", { name: "Larkway" })).toBeVisible();

  await page.getByLabel("Brand", { exact: false }).first().fill("Larkway & Co");
  await expect.poll(draftBrand).toMatchObject({ name: "Larkway & Co" });
  // What was just chosen is kept, also by who goes on at once.
  await page.getByRole("radio", { name: "Square" }).check();
  await page.getByRole("link", { name: "Build", exact: true }).click();
  await expect.poll(draftBrand).toMatchObject({ corner: "square", name: "Larkway & Co" });

  await publish();
  await page.goto(survey);
  await expect(page.getByRole("img", { name: "Larkway & Co" })).toHaveAttribute("src", /^data:image\/svg/);
  expect(dialogs).toEqual([]);
});

test("a name typed while an earlier change is being stored is kept, by who goes on by a link and by who closes the page", async ({
  page,
}) => {
  const { draftBrand, hold } = await openLook(page);
  const name = page.getByLabel("Brand", { exact: false }).first();
  const asked = () => page.waitForRequest(/\/look\/draft$/);
  const round = page.getByRole("radio", { name: "Round" });

  const first = await hold();
  await Promise.all([asked(), round.check()]);
  await name.fill("Larkway & Daughters");
  await page.getByRole("link", { name: "Build", exact: true }).click();
  await expect(page).toHaveURL(/\/edit$/);
  // Back at once: what was typed stands there, although nothing of it is stored yet.
  await page.goBack();
  await expect(name).toHaveValue("Larkway & Daughters");
  expect(await draftBrand()).toEqual({ name: "Larkway", color: "#484188" });
  await page.goForward();
  await expect(page).toHaveURL(/\/edit$/);
  await first();
  await expect.poll(draftBrand).toMatchObject({ name: "Larkway & Daughters", corner: "round" });
  await page.goBack();
  await expect(name).toHaveValue("Larkway & Daughters");
  await expect(round).toBeChecked();
  await expect(page.getByText(/saved in the draft/i)).toBeVisible();

  const second = await hold();
  await Promise.all([asked(), page.getByRole("radio", { name: "Square" }).check()]);
  await name.fill("Larkway & Sons");
  const closed = page.waitForEvent("close");
  await page.close({ runBeforeUnload: true });
  await closed;
  await second();
  await expect.poll(draftBrand).toMatchObject({ name: "Larkway & Sons", corner: "square" });
});

test("in the dark, on a phone: the page of the look, and the survey's own", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  const { publish, survey } = await openLook(page);
  await expect(page.frameLocator('iframe[title="The page, dark"]').getByRole("heading", { level: 1 })).toBeVisible();
  await expectClean(page);
  await expectNoWider(page, 390);
  await publish();
  await page.goto(survey);
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await expect.poll(async () => Math.max(...((await ground()).match(/\d+/g) ?? []).map(Number))).toBeLessThan(60);
  await expectClean(page);
});
