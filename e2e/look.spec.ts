import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { makeTenants, sharedDatabase } from "./candor";
import { expect, test } from "./fixtures";

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

async function expectClean(page: Page): Promise<void> {
  const axe = new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual(
    [],
  );
}

test("a look is tried, kept in the draft, and seen by customers when it is published", async ({ page, browser }) => {
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => dialog.dismiss().then(() => dialogs.push(dialog.message())));
  const [tenant] = await makeTenants(await sharedDatabase(), ["UTC"]);
  if (!tenant) throw new Error("no tenant");
  await page.goto("/sign-in");
  await page.getByLabel(/e-mail/i).fill(tenant.users.editor.email);
  await page.getByLabel("Password", { exact: true }).fill(tenant.users.editor.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/w\//);
  const base = process.env.CANDOR_E2E_URL ?? "";
  const made = await fetch(`${base}/api/v1/surveys`, {
    method: "POST",
    headers: { authorization: `Bearer ${tenant.keys.write}`, "content-type": "application/json" },
    body: JSON.stringify({ template: "nps", brand: { name: "Larkway", color: "#484188" } }),
  });
  const { id, url } = (await made.json()) as { id: string; url: string };
  await page.goto(`/w/${tenant.slug}/surveys/${id}/look`);
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
  const hex = (await button.evaluate((element) => getComputedStyle(element).backgroundColor)).match(/\d+/g) ?? [];
  await expect
    .poll(async () => {
      const parts = (await button.evaluate((element) => getComputedStyle(element).backgroundColor)).match(/\d+/g);
      return `#${(parts ?? hex).map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
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
  await expect.poll(() => button.evaluate((element) => getComputedStyle(element).borderRadius)).toBe("24px");
  await page.getByRole("radio", { name: "Always light" }).check();
  await expect(page.locator('iframe[title="The page, dark"]')).toHaveCount(0);
  await page.getByRole("radio", { name: "Follow the device" }).check();
  await expect(page.getByText("Saved in the draft.")).toBeVisible();
  await expect(page.getByText("Customers see it once the survey is published.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("radio", { name: "Round" })).toBeChecked();
  await expect(light.getByRole("img", { name: "Larkway" })).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await expectClean(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  await fetch(`${base}/api/v1/surveys/${id}/publish`, {
    method: "POST",
    headers: { authorization: `Bearer ${tenant.keys.write}` },
  });
  const night = await browser.newContext({ colorScheme: "dark", viewport: { width: 390, height: 844 } });
  const visit = await night.newPage();
  await visit.goto(new URL(url).pathname.replace(/^/, base));
  await expect(visit.getByRole("img", { name: "Larkway" })).toBeVisible();
  const ground = await visit.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect((ground.match(/\d+/g) ?? []).every((part) => Number(part) < 60)).toBe(true);
  await expectClean(visit);
  await night.close();
  expect(dialogs).toEqual([]);
});
