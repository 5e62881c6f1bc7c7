import { randomUUID } from "node:crypto";
import { type Candor, sharedDatabase, startCandor } from "./candor";
import { expect, test } from "./fixtures";
import { type MailSink, openMailSink } from "./mail-sink";
import { expectClean, expectNoWider, signUp } from "./steps";

let mails: MailSink;
let mailing: Candor;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  mails = await openMailSink();
  const { ownerUrl, authSecret } = await sharedDatabase();
  mailing = await startCandor({ DATABASE_URL: ownerUrl, AUTH_SECRET: authSecret, ...mails.settings });
});

test.afterAll(async () => {
  await mailing?.end();
  await mails?.close();
});

test("without a mail server the mail is chosen and seen, and the screen says what is missing", async ({ page }) => {
  const workspace = `/w/${await signUp(page)}`;
  await page.goto(`${workspace}/settings/account`);
  await page.getByRole("link", { name: "Weekly mail" }).click();
  await expect(page.getByText("You get no mail from this workspace.")).toBeVisible();
  await expect(page.getByText("This Candor cannot send mail yet")).toBeVisible();
  await expect(page.getByText("SMTP_URL")).toBeVisible();
  await expect(page.getByRole("button", { name: "Send me one now" })).toHaveCount(0);
  await expect(page.frameLocator("iframe").getByRole("heading", { level: 1 })).toHaveText("Nobody answered.");

  await page.getByRole("radio", { name: "Weekly" }).check();
  await page.getByLabel("Day of the week").selectOption("Monday");
  await page.getByLabel("Your time zone").selectOption("Asia/Tokyo");
  await page.getByLabel("Language of the mail").selectOption("العربية");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/The next mail leaves on Mon.*07:00/)).toBeVisible();
  await expect(page.frameLocator("iframe").locator("html")).toHaveAttribute("dir", "rtl");
  await expectClean(page, "iframe");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoWider(page, 390);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("You get no mail from this workspace.")).toBeVisible();
});

test("a mail arrives, is read by anybody's program, and is stopped from it without signing in", async ({
  page,
  browser,
}) => {
  await page.goto(`${mailing.url}/sign-up`);
  const email = `nora-${randomUUID().slice(0, 8)}@larkway.example`;
  await page.getByLabel("Work e-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("correct horse battery staple");
  await page.getByRole("button", { name: "Create workspace" }).click();
  await page.waitForURL(/\/w\/[^/]+\/surveys\/new/);
  const settings = `${/^(.*\/w\/[^/]+)/.exec(page.url())?.[1]}/settings/digest`;
  await page.goto(settings);
  await page.getByRole("radio", { name: "Monthly" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/The next mail leaves on/)).toBeVisible();
  await page.getByRole("button", { name: "Send me one now" }).click();
  await expect(page.getByText("It is on its way.", { exact: false })).toBeVisible();
  const own = () => mails.mailsTo(email);
  await expect.poll(() => own().length, { timeout: 20_000 }).toBe(1);
  const [mail] = own();
  await page.reload();
  await expect(page.getByRole("row").filter({ hasText: "asked for" })).toContainText("Sent");

  // What arrived, as a mail program shows it, light and dark.
  const reader = await browser.newContext({ colorScheme: "dark", viewport: { width: 390, height: 844 } });
  const open = await reader.newPage();
  for (const colorScheme of ["dark", "light"] as const) {
    await open.emulateMedia({ colorScheme });
    await open.setContent(mail?.html ?? "");
    await expectClean(open);
  }
  await expectNoWider(open, 390);
  await expect(open.getByRole("heading", { level: 1 })).toHaveText("Nobody answered.");

  // A scanner opens the link, which stops nothing; a press does.
  const { pathname } = new URL(/<([^>]+)>/.exec(mail?.headers["list-unsubscribe"] ?? "")?.[1] ?? "");
  expect(pathname).toMatch(/^\/unsubscribe\/[\w-]{66}$/);
  const link = `${mailing.url}${pathname}`;
  await open.goto(link);
  await expect(open.getByRole("heading", { name: "Stop this mail?" })).toBeVisible();
  await expectClean(open);
  await page.goto(settings);
  await expect(page.getByText(/The next mail leaves on/)).toBeVisible();
  await open.getByRole("button", { name: "Unsubscribe" }).click();
  await expect(open.getByRole("heading", { name: "You are unsubscribed." })).toBeVisible();
  await page.reload();
  await expect(page.getByText("You get no mail from this workspace.")).toBeVisible();
  await open.getByRole("button", { name: "Start it again" }).click();
  await expect(open.getByRole("heading", { name: "Stop this mail?" })).toBeVisible();

  // One click in a mail program: a POST from elsewhere, without a session.
  const clicked = await fetch(link, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: "https://mail.example" },
    body: "List-Unsubscribe=One-Click",
  });
  expect(clicked.status).toBe(200);
  await page.reload();
  await expect(page.getByText("You get no mail from this workspace.")).toBeVisible();
  expect((await fetch(`${link.slice(0, -1)}~`, { method: "POST" })).status).toBe(404);
  await reader.close();
});
