import type { Browser, Page } from "@playwright/test";
import { publishedSurvey, submit } from "./api-client";
import { type Candor, makeTenants, startCandor, type Tenant } from "./candor";
import { expect, test } from "./fixtures";
import { type OutageStand, standOutage } from "./outage-stand";
import { expectClean, expectNoWider, signIn } from "./steps";
import { openSink, signaturesOf, type WebhookSink } from "./webhook-sink";

/** An app of its own: it alone may send to addresses on this machine. */
test.describe.configure({ mode: "serial" });

let stand: OutageStand;
let app: Candor;
let tenant: Tenant;
let survey: { id: string; key: string };
let sink: WebhookSink;

test.beforeAll(async () => {
  stand = await standOutage();
  app = await startCandor({ ...stand.settings, WEBHOOK_PRIVATE_ADDRESSES: "allowed" });
  [tenant] = (await makeTenants(stand.database, ["UTC"])) as [Tenant];
  survey = await publishedSurvey(app.url, tenant.keys.write, { template: "nps", name: "After a call" });
  sink = await openSink();
});

test.afterAll(async () => {
  await app?.end();
  await sink?.close();
  await stand?.close();
});

const settings = () => `/w/${tenant.slug}/settings`;

/** Somebody who is signed in. */
async function signedIn(browser: Browser, who: keyof Tenant["users"]) {
  const context = await browser.newContext({ baseURL: app.url });
  const page = await context.newPage();
  await signIn(page, tenant.users[who]);
  return page;
}

const delivery = (page: Page, event: string) =>
  page.getByRole("table", { name: "Deliveries" }).getByRole("row").filter({ hasText: event }).first();

async function fitsAPhone(page: Page): Promise<void> {
  const before = page.viewportSize() ?? { width: 1280, height: 900 };
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoWider(page, 390);
  await expectClean(page);
  await page.setViewportSize(before);
}

test("a webhook is added, tested, told of an answer, fails, is sent again, paused, switched off by its endpoint and deleted", async ({
  browser,
}) => {
  const page = await signedIn(browser, "admin");
  await page.goto(`${settings()}/keys`);
  await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Webhooks" }).click();
  await expect(page.getByText("Nothing is sent anywhere yet.")).toBeVisible();
  await expectClean(page);

  // What is wrong stands at its field, and nothing typed is lost.
  const address = page.getByLabel("Address");
  await address.fill("https://nora:pass@example.com/");
  await page.getByRole("checkbox", { name: /^Answer completed/ }).uncheck();
  await page.getByRole("button", { name: "Add the webhook" }).click();
  await expect(page.getByText("Choose at least one.")).toBeVisible();
  await page.getByRole("checkbox", { name: /^Answer completed/ }).check();
  await page.getByRole("button", { name: "Add the webhook" }).click();
  await expect(page.getByText("must not hold a user name or password", { exact: false })).toBeVisible();
  await expect(address).toHaveValue("https://nora:pass@example.com/");
  await expectClean(page);

  await address.fill(sink.url);
  await page.getByLabel("What it is for").fill("Chat of the service team");
  await page.getByLabel("Of which survey").selectOption("After a call");
  await page.getByRole("button", { name: "Add the webhook" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Chat of the service team");
  await expect(page.getByText("The webhook was added.", { exact: false })).toBeVisible();
  await expect(page.getByText("Nothing was sent yet.")).toBeVisible();
  await expectClean(page);

  // The secret is shown when asked for, and a test is signed with it.
  await page.getByRole("button", { name: "Show the secret" }).click();
  const secret = await page.getByRole("textbox", { name: "Secret" }).inputValue();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(delivery(page, "Test")).toContainText("Delivered");
  await expect(delivery(page, "Test")).toContainText("204");
  const [tested] = sink.received;
  if (!tested) throw new Error("The test did not arrive.");
  expect(tested.json.type).toBe("webhook.test");
  expect(tested.headers["webhook-signature"]).toBe(signaturesOf(tested, [secret]));

  // Somebody answers.
  expect((await submit(app.url, survey.key)).status).toBe(201);
  await expect.poll(() => sink.received.length, { timeout: 20_000 }).toBe(2);
  const told = sink.received.at(-1);
  expect(told?.json).toMatchObject({ type: "response.completed", data: { answers: { score: 9 } } });
  await page.reload();
  await expect(delivery(page, "Answer completed")).toContainText("Delivered");

  // The endpoint fails twice: the next attempt is minutes away, and says when.
  sink.reply(500, "The chat is being moved.");
  await submit(app.url, survey.key);
  await expect.poll(() => sink.received.length, { timeout: 30_000 }).toBe(4);
  await page.reload();
  const failing = delivery(page, "Answer completed");
  await expect(failing).toContainText("Tried again later");
  await expect(failing.getByRole("cell").nth(2)).toHaveText("2");
  await expect(failing.getByRole("cell").nth(5)).toHaveText(/\d\d:\d\d$/);
  await failing.getByRole("link").click();
  await expect(page.getByText("The chat is being moved.")).toBeVisible();
  await expect(page.getByText("The address replied 500.", { exact: false })).toBeVisible();
  await expectClean(page);
  await fitsAPhone(page);
  sink.reply(204);
  const sendAgain = failing.getByRole("button", { name: /^Send again/ });
  await sendAgain.press("Enter");
  await expect(failing).toContainText("Delivered");
  await expect(sendAgain).toBeFocused();
  const again = sink.received.at(-1);
  expect(again?.headers["webhook-id"]).toBe(sink.received.at(-2)?.headers["webhook-id"]);

  // A new secret: for a day both sign.
  await page.getByRole("button", { name: "Make a new secret" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Make a new one" }).click();
  await expect(page.getByText("signed with the secret before this one too", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Show the secret" }).click();
  const next = await page.getByRole("textbox", { name: "Secret" }).inputValue();
  expect(next).not.toBe(secret);
  const before = sink.received.length;
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect.poll(() => sink.received.length).toBe(before + 1);
  const [both] = sink.received.slice(-1);
  expect(both?.headers["webhook-signature"]).toBe(both && signaturesOf(both, [next, secret]));

  // A chat is told one text, with a link that leads here.
  await page.getByLabel("Format").selectOption("Text, for a team’s chat");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByLabel("Format")).toHaveValue("chat");
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect.poll(() => sink.received.length).toBe(before + 2);
  const { text, ...more } = JSON.parse(sink.received.at(-1)?.body ?? "");
  const [line, link] = text.split("\n");
  expect([line, new URL(link).pathname, more]).toEqual([
    expect.stringContaining("It works."),
    new URL(page.url()).pathname,
    {},
  ]);

  // Microsoft Teams is told one card, whose button leads here.
  await page.getByLabel("Format").selectOption("Card, for Microsoft Teams");
  const saved = page.waitForResponse((reply) => reply.request().method() === "POST");
  await page.getByRole("button", { name: "Save" }).click();
  expect((await saved).ok()).toBe(true);
  await page.reload();
  await expect(page.getByLabel("Format")).toHaveValue("teams");
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect.poll(() => sink.received.length).toBe(before + 3);
  const [card] = JSON.parse(sink.received.at(-1)?.body ?? "").attachments;
  expect(card.contentType).toBe("application/vnd.microsoft.card.adaptive");
  expect(new URL(card.content.actions[0].url).pathname).toBe(new URL(page.url()).pathname);

  // Paused, it is told nothing; switched on again, it says that its endpoint is gone.
  await page.getByRole("button", { name: "Pause" }).press("Enter");
  await expect(page.getByText("Nothing is sent, since", { exact: false })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Send/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Switch on again" })).toBeFocused();
  await page.getByRole("button", { name: "Switch on again" }).press("Enter");
  sink.reply(410);
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText("that it is gone for good (410).", { exact: false }).first()).toBeVisible();
  await expectClean(page);
  await fitsAPhone(page);

  await page.getByRole("link", { name: "All webhooks" }).click();
  const row = page.getByRole("row").filter({ hasText: "Chat of the service team" });
  await expect(row).toContainText("Switched off");
  await expect(row).toContainText("Only “After a call”");
  await expect(row).toContainText("As a card for Microsoft Teams");
  await expect(row).toContainText("Failed");
  await expectClean(page);
  await fitsAPhone(page);
  await row.getByRole("link").click();
  await page.getByRole("button", { name: "Delete the webhook" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("Its deliveries and its secret go for good.");
  await page.getByRole("button", { name: "Delete it" }).click();
  await expect(page.getByText("The webhook was deleted.", { exact: false })).toBeVisible();
  await expect(page.getByText("Nothing is sent anywhere yet.")).toBeVisible();
  await page.context().close();
});

test("without JavaScript a webhook is refused at its field, added and tested", async ({ browser }) => {
  sink.reply(204);
  const page = await signedIn(browser, "owner");
  const storageState = await page.context().storageState();
  await page.context().close();
  const context = await browser.newContext({ baseURL: app.url, storageState, javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(`${settings()}/webhooks`);
  await plain.getByLabel("Address").fill("ftp://example.com");
  await plain.getByRole("checkbox", { name: /^Follow-up opened/ }).check();
  await plain.getByRole("button", { name: "Add the webhook" }).click();
  await expect(plain.getByText("This is no address.", { exact: false })).toBeVisible();
  await expect(plain.getByLabel("Address")).toHaveValue("ftp://example.com");
  await expect(plain.getByRole("checkbox", { name: /^Follow-up opened/ })).toBeChecked();
  await plain.getByLabel("Address").fill(sink.url);
  await plain.getByRole("button", { name: "Add the webhook" }).click();
  await expect(plain.getByText("The webhook was added.", { exact: false })).toBeVisible();
  await plain.getByRole("button", { name: "Send a test" }).click();
  // Not by loading it again, which would send the form again.
  await expect(async () => {
    await plain.goto(plain.url());
    await expect(delivery(plain, "Test")).toContainText("Delivered", { timeout: 500 });
  }).toPass();
  await context.close();
});

test("whose role does not include webhooks is not led there, is refused, and what they press is noted", async ({
  browser,
}) => {
  const viewer = await signedIn(browser, "viewer");
  await viewer.goto(`${settings()}/account`);
  await expect(viewer.getByRole("link", { name: "Webhooks" })).toHaveCount(0);
  expect((await viewer.goto(`${settings()}/webhooks`))?.status()).toBe(403);
  await expect(viewer.getByText("Your role does not include this.")).toBeVisible();
  await viewer.context().close();

  const page = await signedIn(browser, "admin");
  await page.goto(`${settings()}/webhooks`);
  await page.getByRole("row").nth(1).getByRole("link").click();
  await expect(page.getByRole("button", { name: "Send a test" })).toBeVisible();
  const { email } = tenant.users.admin;
  await stand.query(`update membership set role = 'viewer' where user_id = (select id from "user" where email = $1)`, [
    email,
  ]);
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText("Your role does not include this.")).toBeVisible();
  const noted = () =>
    stand.query(`select after ->> 'permission' as permission from audit_event where action = 'permission.denied'`);
  await expect.poll(noted).toEqual([{ permission: "webhook.manage" }]);
  await page.context().close();
});
