import { sql } from "drizzle-orm";
import { send } from "./api-client";
import { makeTenants, sharedDatabase } from "./candor";
import { expect, test } from "./fixtures";
import { holdRows } from "./hold-rows";
import { expectClean, signIn } from "./steps";

const base = process.env.CANDOR_E2E_URL ?? "";
const DAY_MS = 24 * 60 * 60 * 1000;
const daysAgo = (days: number, minutes = 0) => new Date(Date.now() - days * DAY_MS + minutes * 60_000).toISOString();

/** So many solved e-mails, two days ago for one agent, twelve days ago for the other. */
const interactions = Array.from({ length: 24 }, (_, i) => {
  const [agent, days] = i < 12 ? ["Dana", 2] : ["Omar", 12];
  return {
    externalId: `T-${i}`,
    channel: "email",
    team: "Mail",
    agent,
    subject: `Late box ${i}`,
    openedAt: daysAgo(days),
    events: [
      { kind: "opened", at: daysAgo(days) },
      { kind: "agent_replied", at: daysAgo(days, 10), actor: agent },
      { kind: "resolved", at: daysAgo(days, 20), actor: agent },
    ],
  };
});

/** Twelve reviews of Omar: 100, but for one below half on what is critical. */
const reviews = Array.from({ length: 12 }, (_, i) => ({
  externalId: `r-${i}`,
  interaction: `T-${12 + i}`,
  reviewer: "Ruth",
  ratings: { accuracy: i === 0 ? 2 : 5, professionalism: 5, experience: 5 },
}));

test("drawn by chance, reviewed by keyboard, undone, coached; names hidden; a new version of the scorecard tells its difference", async ({
  page,
}) => {
  const [tenant] = await makeTenants(await sharedDatabase(), ["UTC"]);
  if (!tenant) throw new Error("No tenant was made.");
  const { key } = { key: tenant.keys.write };
  for (const [path, body] of [
    ["/api/v1/interactions", { interactions }],
    ["/api/v1/quality-reviews", { reviews }],
  ] as const)
    await expect(async () => {
      const sent = await send(base, "POST", path, { key, body });
      expect(sent.json.rejected).toEqual([]);
    }).toPass({ timeout: 60_000 });
  const home = `/w/${tenant.slug}/customers/quality`;
  const title = page.getByRole("heading", { level: 1 });

  // Eleven of twelve at 100 and one at 0 are 91.7.
  await signIn(page, tenant.users.owner, home);
  await expect(title).toContainText("Quality of service is 92%.");
  await expect(page.getByText("12 reviews by 1 reviewer")).toBeVisible();
  await expectClean(page);
  await page.getByRole("link", { name: "Review interactions" }).click();
  await expect(title).toHaveText("Nothing was drawn for review yet.");
  // Without the server a press says so, and the button can be pressed again.
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Draw now" }).click();
  await expect(page.getByText("The server cannot be reached.")).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Draw now" }).click();

  // Five of Dana's twelve; Omar's were not solved in these days.
  await expect(title).toContainText("Late box");
  await expect(page.getByText("5 waiting for you, 0 done by you, 0 by all")).toBeVisible();
  await expect(page.getByText("Agent replied")).toBeVisible();
  await expect(page.getByRole("radio", { name: "1" }).first()).toBeFocused();
  const subject = (await title.textContent()) ?? "";
  await page.keyboard.press("4");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("5");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("3");
  await page.keyboard.press("u");
  await page.keyboard.press("n");
  // (50 · 3/4 + 30 · 4/4) / 80.
  await expect(page.getByRole("form", { name: "Scorecard" })).toContainText("84%");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expectClean(page);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Review saved: 84%.")).toBeVisible();
  await expect(page.getByText("4 waiting for you, 1 done by you, 1 by all")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(title).toHaveText(subject);
  await expect(page.getByText("5 waiting for you, 0 done by you, 0 by all")).toBeVisible();
  await page.getByRole("button", { name: "Done, next interaction" }).click();
  await expect(page.getByText("4 waiting for you, 1 done by you, 1 by all")).toBeVisible();

  await page.goto(`${home}/reviews?agent=Omar`);
  await expect(page.getByRole("row")).toHaveCount(13);
  await page
    .getByRole("row", { name: /failed/ })
    .getByRole("link")
    .click();
  await expect(title).toContainText("0%: Late box 12");
  await page.getByLabel("What to try").fill("Look the delivery day up first.");
  await page.getByRole("button", { name: "Save the note" }).click();
  await expect(page.getByText("Note saved.")).toBeVisible();
  await expectClean(page);
  await page.goto(`${home}/coaching`);
  await expect(page.getByText("Look the delivery day up first.")).toBeVisible();

  await page.goto(`/w/${tenant.slug}/settings/quality`);
  await page.getByRole("spinbutton", { name: "Weight" }).first().fill("30");
  await expect(page.getByText("Accuracy of information: 50% → 37.5% of the score.")).toBeVisible();
  await page.getByRole("button", { name: "Publish version 2" }).click();
  await expect(page.getByRole("heading", { name: "Scorecard, version 2" })).toBeVisible();
  await page.getByLabel("Hide the names of agents").check();
  await page.getByRole("button", { name: "Save names and leads" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await expectClean(page);

  await page.context().clearCookies();
  await signIn(page, tenant.users.viewer);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(home);
  await expect(page.getByRole("region", { name: "By agent" })).toContainText("#");
  await expect(page.getByText("Omar")).toHaveCount(0);
  await expect(page.getByText("Dana")).toHaveCount(0);
  await expectClean(page);
});

test("a comment typed while an earlier score is being stored is kept, by who goes on by a link and by who closes the page", async ({
  page,
}) => {
  const [tenant] = await makeTenants(await sharedDatabase(), ["UTC"]);
  if (!tenant) throw new Error("No tenant was made.");
  const body = { interactions: interactions.slice(0, 12) };
  expect((await send(base, "POST", "/api/v1/interactions", { key: tenant.keys.write, body })).json.rejected).toEqual(
    [],
  );
  const desk = `/w/${tenant.slug}/customers/quality/review`;
  await signIn(page, tenant.users.editor, desk);
  await page.getByRole("button", { name: "Draw now" }).click();
  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toContainText("Late box");
  const subject = (await title.textContent()) ?? "";
  const note = page.getByLabel("Note", { exact: false });
  const asked = () => page.waitForRequest(/\/draft$/);
  /** Until it is let go, whatever would be stored of a review waits at the database. */
  const hold = () => holdRows(tenant.id, sql`select 1 from quality_assignment for update`);
  const stored = async () => {
    const fresh = await page.context().newPage();
    await fresh.goto(desk);
    const found = await fresh.getByLabel("Note", { exact: false }).inputValue();
    await fresh.close();
    return found;
  };

  const first = await hold();
  await Promise.all([asked(), page.keyboard.press("4")]);
  await note.fill("Looked the day up.");
  await page.getByRole("link", { name: "Quality of service" }).first().click();
  await expect(title).not.toHaveText(subject);
  // Back at once: what was typed stands there, although nothing of it is stored yet.
  await page.goBack();
  await expect(note).toHaveValue("Looked the day up.");
  await first();
  await expect(page.getByRole("form", { name: "Scorecard" }).getByRole("status")).toContainText("Saved");
  expect(await stored()).toBe("Looked the day up.");

  const second = await hold();
  await Promise.all([asked(), page.getByRole("radio", { name: "2" }).first().check()]);
  await note.fill("Looked the day up, too late.");
  const last = await page.context().newPage();
  const closed = page.waitForEvent("close");
  await page.close({ runBeforeUnload: true });
  await closed;
  await second();
  await last.goto(desk);
  await expect(async () => {
    await last.reload();
    await expect(last.getByLabel("Note", { exact: false })).toHaveValue("Looked the day up, too late.", {
      timeout: 500,
    });
    await expect(last.getByRole("radio", { name: "2" }).first()).toBeChecked({ timeout: 500 });
  }).toPass();
});
