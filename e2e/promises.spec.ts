import { send } from "./api-client";
import { makeTenants, sharedDatabase } from "./candor";
import { expect, test } from "./fixtures";
import { expectClean, expectNoWider, signIn } from "./steps";

const base = process.env.CANDOR_E2E_URL ?? "";
const MINUTE = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE).toISOString();
const DAY = 24 * 60;
/** What waits now began an hour or two ago: on the same day, so not where it is short past midnight. */
const ZONE = new Date().getUTCHours() < 3 ? "Asia/Tokyo" : "UTC";

/** Thirty mails of two days ago, 24 of them answered within ten minutes, six after two hours; and what waits now. */
const interactions = [
  ...Array.from({ length: 30 }, (_, i) => ({
    ...{ externalId: `T-${i}`, channel: i % 2 === 0 ? "email" : "chat", agent: "Dana", openedAt: ago(2 * DAY) },
    events: [
      { kind: "agent_replied", at: ago(2 * DAY - (i < 24 ? 10 : 120)), actor: "Dana" },
      { kind: "resolved", at: ago(2 * DAY - 130), actor: "Dana" },
    ],
  })),
  { externalId: "soon", channel: "email", subject: "Where is my box <b>", openedAt: ago(50) },
  { externalId: "late", channel: "email", openedAt: ago(100), priority: "Urgent" },
  { externalId: "still", channel: "email", openedAt: ago(30), events: [{ kind: "pending", at: ago(20) }] },
];

test("promises are set, tried, kept and missed; a calendar that is never open is refused; what waits is listed for the keyboard", async ({
  page,
}) => {
  const [tenant] = await makeTenants(await sharedDatabase(), [ZONE]);
  if (!tenant) throw new Error("No tenant was made.");
  await expect(async () => {
    const sent = await send(base, "POST", "/api/v1/interactions", { key: tenant.keys.write, body: { interactions } });
    expect(sent.json.rejected).toEqual([]);
  }).toPass({ timeout: 60_000 });
  const home = `/w/${tenant.slug}`;
  await signIn(page, tenant.users.owner, `${home}/customers/service/promises`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing is promised yet");

  // All day long, so that business time is all time; first refused with the field that is wrong.
  await page.goto(`${home}/settings/service/calendars/new`);
  await page.getByLabel("Name").fill("Always");
  for (const day of ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"])
    await page.getByLabel(day, { exact: true }).fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("This calendar is never open from now on")).toBeVisible();
  await page.getByLabel("Monday", { exact: true }).fill("0-13, 12-24");
  await page.getByRole("button", { name: "Check hours" }).click();
  await expect(page.getByText("The block 12:00–24:00 overlaps the one before it.")).toBeVisible();
  await page.getByLabel("Monday", { exact: true }).fill("0-24");
  await page.getByRole("button", { name: "Copy Monday to all days" }).click();
  await page.getByRole("button", { name: /^Germany, / }).click();
  await expect(page.getByLabel("Holidays", { exact: true })).toHaveValue(/-12-25 1\. Weihnachtstag/);
  await page.getByLabel("Holidays", { exact: true }).fill("2020-01-01 long ago");
  await page.getByRole("button", { name: "Check hours" }).click();
  await expect(page.getByText(/00:00–24:00$/).first()).toBeVisible();
  await expectClean(page);
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(/\/settings\/service$/);

  await page.goto(`${home}/settings/service/policies/new`);
  await page.getByLabel("Name").fill("Everybody");
  await page.getByLabel("within").first().fill("soon");
  await page.getByRole("button", { name: "Try on the last 30 days" }).click();
  await expect(page.getByText("Write a duration as 90 min").first()).toBeVisible();
  await page.getByLabel("within").first().fill("1 h");
  await page.getByLabel("within").last().fill("");
  await page.getByRole("button", { name: "Try on the last 30 days" }).click();
  // 24 of 30 were answered in time, and one is late now: 24 of 31.
  await expect(page.getByText("First response: 77.4% (24 of 31,")).toBeVisible();
  await expectClean(page);
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(/\/settings\/service$/);
  await expect(page.getByText("First response within 1 h, business time")).toBeVisible();
  await expect(page.getByText("Policy Everybody made")).toBeVisible();
  await expectClean(page);

  // The worker judges what was there before.
  await expect(async () => {
    await page.goto(`${home}/customers/service/promises`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("80% of 30 promises were kept", {
      timeout: 2_000,
    });
  }).toPass({ timeout: 60_000 });
  await expect(page.getByRole("link", { name: "soon", exact: true })).toBeVisible();
  await expect(page.getByText("Where is my box <b>")).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: "soon", exact: true })).toBeFocused();
  await expectClean(page);
  await page.getByRole("link", { name: /^Missed, open/ }).click();
  await expect(page.getByRole("link", { name: "late", exact: true })).toBeVisible();
  await page.getByRole("link", { name: /^Paused/ }).click();
  await expect(page.getByText("50 min left")).toBeVisible();
  // The list behind a number: six were missed.
  await page.getByRole("link", { name: "Missed: 6, All promises" }).click();
  await expect(page.locator("a[data-row]")).toHaveCount(6);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectNoWider(page, 390);

  // Taken out and brought back.
  await page.goto(`${home}/settings/service`);
  await page.getByRole("button", { name: "Delete: Everybody" }).click();
  await page.getByText("Deleted", { exact: true }).click();
  await page.getByRole("button", { name: "Restore: Everybody" }).click();
  await expect(page.getByRole("button", { name: "Delete: Everybody" })).toBeVisible();
});
