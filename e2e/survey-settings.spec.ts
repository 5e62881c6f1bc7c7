import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { publishedSurvey, send } from "./api-client";
import { makeTenants, sharedDatabase, type Tenant } from "./candor";
import { expect, test } from "./fixtures";
import { expectClean, signIn } from "./steps";

/** What holds of a survey beside its questions: set on one page, kept at its door, and shown in its numbers. */
const base = process.env.CANDOR_E2E_URL ?? "";

let tenant: Tenant;
test.beforeAll(async () => {
  [tenant] = (await makeTenants(await sharedDatabase(), ["Europe/Berlin"])) as [Tenant];
});

function group(page: Page, title: string) {
  const section = page.getByRole("region", { name: title });
  return {
    section,
    async save(says: string | RegExp) {
      await section.getByRole("button", { name: "Save" }).click();
      await expect(section.getByText(says)).toBeVisible();
    },
  };
}

test("a date, a number and a password hold at the door, also without a script", async ({ page, browser }) => {
  const { id, key } = await publishedSurvey(base, tenant.keys.admin);
  const guests = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const guest = await guests.newPage();
  // What checks a page for everybody is a script itself: it looks at the same pages from a browser that runs them.
  const checkers = await browser.newContext();
  const checker = await checkers.newPage();
  const expectCleanAt = async (address: string) => {
    await checker.goto(address);
    await expectClean(checker);
  };
  await signIn(page, tenant.users.admin, `/w/${tenant.slug}/surveys/${id}/settings`);
  await expectClean(page);

  const opening = group(page, "When it takes answers");
  await expect(opening.section).toContainText("Europe/Berlin");
  await opening.section.getByLabel("Opens").fill("2099-03-29T02:30");
  await opening.save("This time does not exist on that day");
  await opening.section.getByLabel("Opens").fill("2099-07-01T09:00");
  await opening.save("Saved.");
  await guest.goto(`${base}/s/${key}?lang=de`);
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText("Diese Umfrage ist noch nicht geöffnet.");
  await expect(guest.locator("main")).toContainText("1. Juli 2099 um 09:00 MESZ");
  await expectCleanAt(guest.url());
  await opening.section.getByLabel("Opens").fill("");
  await opening.save("Saved.");

  const access = group(page, "Who may answer");
  const password = access.section.locator('input[name="password"]');
  await password.fill("abc");
  await access.save(/^At least 4 characters\.$/);
  await password.fill("open sesame");
  await access.save("Saved.");
  await guest.goto(`${base}/s/${key}?lang=en&plan=team`);
  await expectCleanAt(guest.url());
  await checker.getByLabel("Password").fill("nobody told me");
  await checker.getByRole("button", { name: "Continue" }).click();
  await expectClean(checker);
  await guest.getByLabel("Password").fill("please");
  await guest.getByRole("button", { name: "Continue" }).click();
  await expect(guest.getByRole("alert")).toContainText("This is not the password.");
  await guest.getByLabel("Password").fill("open sesame");
  await guest.getByRole("button", { name: "Continue" }).click();
  await guest.getByRole("radio", { name: /^9/ }).check();
  await guest.getByRole("button", { name: "Next" }).click();
  await guest.getByRole("button", { name: "Send" }).click();
  await expect(guest.locator("[data-end]")).toBeVisible();
  await access.section.getByRole("button", { name: "Remove the password" }).click();
  await expect(access.section.getByRole("button", { name: "Remove the password" })).toHaveCount(0);

  const cap = group(page, "How many answers it takes");
  await cap.section.getByLabel("At most").fill("1");
  await cap.save("Saved.");
  await expect(cap.section).toContainText("It is full");
  await guest.goto(`${base}/s/${key}?lang=en`);
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText("This survey has all the answers it needs.");
  await guests.close();
  await checkers.close();
});

test("an anonymous survey stays so, and hides the group that is too small", async ({ page }) => {
  const { id } = await publishedSurvey(base, tenant.keys.admin, { template: "nps", anonymous: true });
  const people = [
    ["Kitchen", 12],
    ["Office", 6],
    ["Board", 2],
  ] as const;
  const responses = people.flatMap(([team, n]) =>
    Array.from({ length: n }, () => ({
      submissionId: randomUUID(),
      answers: { score: 9, why: `Words of ${team}` },
      attributes: { team },
      customer: { externalId: `person-${team}` },
      complete: true,
    })),
  );
  const stored = await send(base, "POST", `/api/v1/surveys/${id}/responses`, {
    key: tenant.keys.admin,
    body: { responses },
  });
  expect(stored.json).toMatchObject({ accepted: 20 });
  const list = await send(base, "GET", `/api/v1/surveys/${id}/responses`, { key: tenant.keys.admin });
  expect(list.text).not.toContain("person-");
  expect(list.text).not.toContain('"team"');

  await page.emulateMedia({ colorScheme: "dark" });
  const path = `/w/${tenant.slug}/surveys/${id}`;
  await signIn(page, tenant.users.admin, `${path}?preset=all&by=team`);
  const groups = page.locator("#groups");
  await expect(groups).toContainText("2 groups are hidden");
  await expect(groups.getByRole("row", { name: /Kitchen/ })).toContainText("12");
  await expect(groups.getByRole("row", { name: /Board/ })).toContainText("hidden");
  await expect(groups.getByRole("row", { name: /Office/ })).toContainText("hidden");
  await page.goto(`${path}?preset=all&filter.team=Board`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Too few answers to show.");
  await expect(page.getByText("Words of Board")).toHaveCount(0);
  await expectClean(page);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${path}/settings`);
  await expectClean(page);
  const anonymity = group(page, "Anonymous answers");
  await anonymity.section.getByLabel("Answers are anonymous").uncheck();
  await anonymity.save("Stays on");
  await page.reload();
  await expect(anonymity.section.getByLabel("Answers are anonymous")).toBeChecked();
  await anonymity.section.getByLabel("Smallest group that is shown").fill("4");
  await anonymity.save("Stays at 5 or more");
});
