import { send } from "./api-client";
import { makeTenants, sharedDatabase } from "./candor";
import { expect, test } from "./fixtures";
import { expectClean, signIn } from "./steps";

const base = process.env.CANDOR_E2E_URL ?? "";
const MINUTE = 60_000;
const opened = Date.now() - 5 * 24 * 60 * MINUTE;
const at = (minutes: number) => new Date(opened + minutes * MINUTE).toISOString();

/** Twenty-one chats answered after 1, 2 … 21 minutes and solved an hour later, and one e-mail that waits. */
const interactions = [
  ...Array.from({ length: 21 }, (_, i) => ({
    externalId: `T-${i + 1}`,
    channel: "chat",
    agent: "Dana",
    subject: `Late parcel ${i + 1}`,
    openedAt: at(0),
    customer: { externalId: `c-${i}` },
    events: [
      { id: "reply", kind: "agent_replied", at: at(i + 1), actor: "Dana" },
      { id: "solved", kind: "resolved", at: at(i + 61), actor: "Dana" },
    ],
  })),
  { externalId: "T-99", channel: "email", subject: "Nobody answers", openedAt: at(0), events: [] },
];

test("posted interactions become waiting times; every number opens its rows, a row its events, and a late event counts", async ({
  page,
}) => {
  const [tenant] = await makeTenants(await sharedDatabase(), ["UTC"]);
  if (!tenant) throw new Error("No tenant was made.");
  const key = tenant.keys.write;
  const post = async (rows: readonly unknown[]) =>
    (await send(base, "POST", "/api/v1/interactions", { key, body: { interactions: rows } })).json;
  await expect(async () => expect(await post(interactions)).toMatchObject({ rejected: [] })).toPass({
    timeout: 60_000,
  });
  expect(await post(interactions)).toMatchObject({ created: 0, updated: 0, unchanged: 22 });
  const home = `/w/${tenant.slug}/customers/service`;
  const title = page.getByRole("heading", { level: 1 });

  // The middle of 1 … 21 is 11.
  await signIn(page, tenant.users.owner, home);
  await expect(title).toContainText("half waited less than 11 min");
  await expect(page.getByText("of 21 solved at least once")).toBeVisible();
  await expectClean(page);

  await page.getByRole("link", { name: /Waiting now/ }).click();
  // How the number came about, then its rows.
  await expect(page.getByText("A count of what is there")).toBeVisible();
  await expectClean(page);
  await page
    .getByRole("row", { name: /^Waiting now/ })
    .getByRole("link")
    .click();
  await page.getByRole("link", { name: "Nobody answers" }).click();
  await expect(page.getByText("No events were told.")).toBeVisible();
  await expectClean(page);

  // An answer that is told late counts as if it had come in time.
  const late = { externalId: "T-99", events: [{ id: "reply", kind: "agent_replied", at: at(30), actor: "Ruth" }] };
  expect(await post([late])).toMatchObject({ updated: 1 });
  await page.reload();
  await expect(page.getByRole("row", { name: /First response/ })).toContainText("30 min");

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${home}/interactions?q=parcel 7`);
  await expect(page.getByRole("link", { name: "Late parcel 7" })).toBeVisible();
  await expectClean(page);
});
