import { randomUUID } from "node:crypto";
import pg from "pg";
import { databaseUrls } from "../src/db/urls";
import { publishedSurvey, send } from "./api-client";
import { type Candor, makeTenants, sharedDatabase, startCandor, type Tenant } from "./candor";
import { expect, test } from "./fixtures";
import { type MailSink, openMailSink } from "./mail-sink";
import { expectClean, expectNoWider, signIn } from "./steps";

let mails: MailSink;
let candor: Candor;
let tenant: Tenant;
let database: { ownerUrl: string; authSecret: string };

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  mails = await openMailSink();
  database = await sharedDatabase();
  [tenant] = (await makeTenants(database, ["Europe/Berlin"])) as [Tenant];
  candor = await startCandor({
    ...{ DATABASE_URL: database.ownerUrl, AUTH_SECRET: database.authSecret },
    ...mails.settings,
  });
});

test.afterAll(async () => {
  await candor?.end();
  await mails?.close();
});

/** Has the worker look for what is due, as its clock does when a minute is over. */
async function tellTheMinute(): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrls(database).worker });
  await client.connect();
  await client.query("select graphile_worker.add_job('clock_digests')");
  await client.end();
}

const here = (link: string) => candor.url + link.replace(/^https?:\/\/[^/]+/, "");

test("two customers are mailed a survey; one answers from the mail without a script, one unsubscribes; the page shows both", async ({
  browser,
}) => {
  const survey = await publishedSurvey(candor.url, tenant.keys.admin);
  const [ana, bo] = ["ana", "bo"].map((name) => `${name}-${randomUUID().slice(0, 8)}@customers.example`) as [
    string,
    string,
  ];
  const customers = [
    { externalId: "ana", name: "Ana", email: ana },
    { externalId: "bo", name: "Bo", email: bo },
    { externalId: "cy", name: "Cy" },
  ];
  expect(
    (await send(candor.url, "POST", "/api/v1/customers", { key: tenant.keys.admin, body: { customers } })).status,
  ).toBe(201);

  const staff = await browser.newContext({ baseURL: candor.url });
  const page = await staff.newPage();
  const invitations = `/w/${tenant.slug}/surveys/${survey.id}/invitations`;
  await signIn(page, tenant.users.editor, invitations);
  await page.getByRole("link", { name: "Send by e-mail" }).click();
  await expect(page.getByRole("heading", { name: "Send by e-mail" })).toBeVisible();
  await page.getByRole("button", { name: "Who gets it" }).click();
  await expect(page.getByText("3 chosen → 2 will get it")).toBeVisible();
  await expect(page.getByText("1 without an e-mail address")).toBeVisible();
  await expectClean(page);
  await page.getByLabel("Subject (English)").fill("How was {brand} for you?");
  await page.getByRole("button", { name: "Send a test to me" }).click();
  await expect(page.getByText(`A test was sent to ${tenant.users.editor.email}.`, { exact: false })).toBeVisible();
  await expect(page.getByLabel("Subject (English)")).toHaveValue("How was {brand} for you?");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText("2 mails leave within a minute.")).toBeVisible();
  const mailTo = (address: string) => mails.mailsTo(address)[0];
  await tellTheMinute();
  await expect.poll(() => mailTo(ana) !== undefined && mailTo(bo) !== undefined, { timeout: 30_000 }).toBe(true);
  await expect(page.getByText("2 sent, 0 waiting, 0 answered.", { exact: false })).toBeVisible({ timeout: 20_000 });

  // The mail as its reader's program shows it; its link without a script.
  const mail = mailTo(ana);
  const reader = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const open = await reader.newPage();
  await open.setContent(mail?.html ?? "");
  const score = await open.getByRole("link", { name: "9 of 10" }).getAttribute("href");
  await open.goto(here(score ?? ""));
  await expect(open.getByRole("radio", { name: "9 of 10" })).toBeChecked();
  // As long as somebody reads: what is pressed sooner is held for review, and uses no link up.
  await open.waitForTimeout(1_000);
  await open.getByRole("button", { name: "Next" }).click();
  await open.getByRole("textbox").fill("Quick and kind.");
  await open.waitForTimeout(1_000);
  await open.getByRole("button").last().click();
  await expect(open.locator("[data-end]")).toBeVisible();
  await open.goto(here(score ?? ""));
  await expect(open.getByRole("heading", { name: "You have answered already." })).toBeVisible();

  const stop = /<([^>]+)>/.exec(mailTo(bo)?.headers["list-unsubscribe"] ?? "")?.[1] ?? "";
  await open.goto(here(stop));
  await expect(open.getByRole("heading", { name: "No more surveys by e-mail?" })).toBeVisible();
  await open.getByRole("button", { name: "Unsubscribe" }).click();
  await expect(open.getByRole("heading", { name: "You are unsubscribed." })).toBeVisible();

  await page.goto(invitations);
  await expect(page.getByRole("row").filter({ hasText: "ana" })).toContainText("Answered");
  await expect(page.getByRole("row").filter({ hasText: /^bo/ })).toContainText("No answer yet");
  await page.getByRole("link", { name: "Send by e-mail" }).click();
  await page.getByRole("button", { name: "Who gets it" }).click();
  await expect(page.getByText("3 chosen → 0 will get it")).toBeVisible();
  await expect(page.getByText("1 unsubscribed")).toBeVisible();
  await expect(page.getByText("1 who have answered")).toBeVisible();

  // Again and again: whom the first period would ask, then paused, gone on with, reworded and stopped.
  await page.getByRole("combobox", { name: "How often" }).selectOption({ label: "Every 3 months" });
  await page.getByRole("combobox", { name: "New customers are asked after" }).selectOption({ label: "at once" });
  await page.getByRole("button", { name: "Who gets it" }).click();
  await expect(page.getByText("1 of them may be asked later than on their day", { exact: false })).toBeVisible();
  await page.getByRole("combobox", { name: "Days without another invitation" }).selectOption({ label: "no limit" });
  await page.getByRole("button", { name: "Who gets it" }).click();
  await expect(
    page.getByText("3 chosen → 1 will be asked in the first period, fewer than one a day", { exact: false }),
  ).toBeVisible();
  await expect(page.getByText("The first mail leaves on", { exact: false })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "How often" })).toHaveValue("3");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText("It repeats; the first mails leave from", { exact: false })).toBeVisible();
  const repeating = page.getByRole("listitem").filter({ hasText: "every 3 months" });
  await expect(repeating.getByText("Asks every 3 months,", { exact: false })).toBeVisible();
  await expect(repeating.getByText("It asks all customers.")).toBeVisible();
  await repeating.getByRole("button", { name: "Pause" }).click();
  await expect(repeating.getByText("Asks every 3 months, paused")).toBeVisible();
  await repeating.getByRole("button", { name: "Go on" }).click();
  await repeating.getByText("Change the words").click();
  await repeating.getByLabel("Subject (English)").fill("And how is it now?");
  await repeating.getByRole("button", { name: "Save the words" }).click();
  await expect(repeating.getByText("Whoever is written to from now on gets these words.")).toBeVisible();
  await expect(repeating.getByLabel("Subject (English)")).toHaveValue("And how is it now?");
  await repeating.getByText("Change the limits").click();
  await repeating.getByLabel("Most mails a day").fill("25");
  await repeating.getByLabel("Days without another invitation").selectOption({ label: "90 days" });
  await repeating.getByRole("button", { name: "Save the limits" }).click();
  await expect(repeating.getByText("Choose fewer than 84 days", { exact: false })).toBeVisible();
  await repeating.getByLabel("Days without another invitation").selectOption({ label: "30 days" });
  await repeating.getByRole("button", { name: "Save the limits" }).click();
  await expect(repeating.getByText("The limits hold from now on.")).toBeVisible();
  await expect(repeating.getByLabel("Most mails a day")).toHaveValue("25");
  await repeating.getByRole("button", { name: "Undo" }).click();
  await expect(repeating.getByText("The limits are as they were before.")).toBeVisible();
  await expect(repeating.getByLabel("Most mails a day")).toHaveValue("");
  await expect(repeating.getByLabel("Days without another invitation")).toHaveValue("0");
  await expectClean(page);
  await repeating.getByRole("button", { name: "Stop" }).click();
  await expect(repeating.getByText("Asked every 3 months, stopped")).toBeVisible();
  await expect(repeating.getByRole("button", { name: "Start again" })).toBeVisible();
  for (const context of [staff, reader]) await context.close();
});

test("personal links are made for chosen customers, taken as a file, and withdrawn; the pages fit a phone and the dark", async ({
  browser,
}) => {
  const survey = await publishedSurvey(candor.url, tenant.keys.admin);
  const staff = await browser.newContext({ baseURL: candor.url });
  const page = await staff.newPage();
  const links = `/w/${tenant.slug}/surveys/${survey.id}/invitations/links`;
  await signIn(page, tenant.users.editor, links);
  await page.getByLabel("Only these").fill("dee@customers.example\nnot an@address");
  await page.getByRole("button", { name: "Make links" }).click();
  await expect(page.getByText("This is no e-mail address: not an@address")).toBeVisible();
  await page.getByLabel("Only these").fill("dee@customers.example");
  await page.getByRole("button", { name: "Make links" }).click();
  await expect(page.getByText("1 link made.", { exact: false })).toBeVisible();
  await expectClean(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download CSV" }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk));
  const [head, row = ""] = Buffer.concat(chunks).toString().trim().split("\r\n");
  expect(head).toContain("customer,name,email,language,stop,link,expires_at");
  const link = row.split(",")[5] ?? "";
  const anybody = await browser.newContext();
  const open = await anybody.newPage();
  await open.goto(here(link));
  await expect(open.getByRole("radio", { name: "9 of 10" })).toBeVisible();
  await page.getByRole("button", { name: "Withdraw" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Withdraw" }).click();
  await expect(page.getByRole("heading", { name: "1 open link" })).toHaveCount(0);
  await open.goto(here(link));
  await expect(open.getByRole("heading", { name: "This personal link does not work." })).toBeVisible();

  for (const place of ["links", "send"]) {
    for (const [colorScheme, width] of [
      ["light", 390],
      ["dark", 1280],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      await page.goto(links.replace(/links$/, place));
      await expect(page.getByRole("group", { name: "Who is asked" })).toBeVisible();
      await expectNoWider(page, width);
      await expectClean(page);
    }
  }
  for (const context of [staff, anybody]) await context.close();
});
