import { randomUUID } from "node:crypto";
import { publishedSurvey, send } from "./api-client";
import { makeTenants, sharedDatabase } from "./candor";
import { expect, test } from "./fixtures";
import { expectClean, signIn } from "./steps";

const base = process.env.CANDOR_E2E_URL ?? "";
const DAY_MS = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

/** So many answers of one team on one day, so many of them satisfied. */
const many = (team: string, days: number, satisfied: number, n: number) =>
  Array.from({ length: n }, (_, i) => ({
    submissionId: randomUUID(),
    answers: { score: i < satisfied ? 5 : 2 },
    attributes: { team },
    answeredAt: daysAgo(days),
    complete: true,
  }));

test("a goal from a sentence by the five words, changed with a reason, beside a training; grouped by its objective", async ({
  page,
}) => {
  const [tenant] = await makeTenants(await sharedDatabase(), ["UTC"]);
  if (!tenant) throw new Error("No tenant was made.");
  const survey = await publishedSurvey(base, tenant.keys.admin, { template: "csat" });
  // 312 of 400 are satisfied: 78 %. The e-mail team went from 60 to 90 of 100, the others stayed at 81.
  const responses = [
    ...many("email", 18, 60, 100),
    ...many("email", 5, 90, 100),
    ...many("chat", 18, 81, 100),
    ...many("chat", 5, 81, 100),
  ];
  const path = `/api/v1/surveys/${survey.id}/responses`;
  // A machine that is busy may say 503: nothing was stored, so the same is sent again.
  await expect(async () => {
    const sent = await send(base, "POST", path, { key: tenant.keys.write, body: { responses } });
    expect(Number(sent.json.accepted) + Number(sent.json.duplicates)).toBe(400);
  }).toPass({ timeout: 60_000 });
  const title = page.getByRole("heading", { level: 1 });
  await signIn(page, tenant.users.owner, `/w/${tenant.slug}/goals`);
  await expect(title).toHaveText("No goals yet.");
  for (const step of ["Objective", "Metrics", "Customer needs", "SMART goal", "Review date", "Training", "Feedback"])
    await expect(page.getByRole("region", { name: "Seven steps" }).getByText(step, { exact: true })).toBeVisible();
  await expectClean(page);

  await page.getByRole("link", { name: "New goal" }).click();
  const sentence = page.getByLabel("The goal in a sentence");
  await sentence.fill("improve customer satisfaction");
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(page.getByText("This is a wish, not a goal yet: all five parts are missing.")).toBeVisible();
  for (const part of ["Specific", "Measurable", "Achievable", "Relevant", "Time-bound"])
    await expect(page.getByRole("status").getByText(part, { exact: true })).toBeVisible();
  await sentence.fill("increase CSAT by 10 % within the next quarter");
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(page.getByText("You wrote “10 %”. Which of the two do you mean?")).toBeVisible();
  await expect(page.getByText("78% + 10% is 85.8%, + 10 points is 88%.")).toBeVisible();
  await expectClean(page);

  await page.getByRole("radio", { name: /10 percent more than now/ }).check();
  await page.getByLabel("Objective it serves").fill("Renewals");
  await page.getByRole("button", { name: "Work it out" }).click();
  await page.getByRole("button", { name: "Set this goal" }).click();
  await page.waitForURL(/\/goals\/[0-9a-f-]{36}$/);
  await expect(title).toContainText("CSAT 85.8%");
  const goal = page.url();

  // 78.5 is an improvement that 400 answers cannot tell from chance.
  await page.getByLabel("New target").fill("78.5");
  await page.getByLabel("Because").fill("Two more people join the team.");
  await page.getByRole("button", { name: "Change the target" }).click();
  await expect(page.getByText(/this could not be told from chance: it needs/)).toBeVisible();
  await page.getByLabel("New target").fill("86.5");
  await page.getByLabel("Because").fill("Two more people join the team.");
  await page.getByRole("button", { name: "Change the target" }).click();
  const changed = "Target changed from 85.8% to 86.5% because: Two more people join the team.";
  await expect(page.getByRole("listitem").filter({ hasText: changed })).toBeVisible();
  await expect(title).toContainText("CSAT 86.5%");
  await expectClean(page);

  await page.getByRole("link", { name: "Note an initiative" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Tone and accuracy");
  await page.getByLabel("Whose answers it concerns").selectOption({ label: "email" });
  await page.getByLabel("Which skill").fill("Answering kindly");
  await page.getByLabel("First day").fill(daysAgo(9).slice(0, 10));
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(/\/initiatives\/[0-9a-f-]{36}$/);
  await expect(page.getByText("Skill: Answering kindly")).toBeVisible();
  // Seven days since against the seven before: nobody answered in those, so nothing is said.
  await expect(page.getByText("Tone and accuracy: too few answers to compare.")).toBeVisible();
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("First day").fill(daysAgo(15).slice(0, 10));
  await page.getByRole("button", { name: "Save" }).click();
  // Fourteen days on each side: (90 − 60) − (81 − 81).
  await expect(page.getByText(/those concerned got better than the others by 30\.0 pts/)).toBeVisible();
  await expectClean(page);
  await page.goto(goal);
  await expect(page.getByText(/those concerned got better than the others by 30\.0 pts/)).toBeVisible();

  await page.getByRole("link", { name: "All goals" }).click();
  await expect(page.getByRole("region", { name: "Renewals" }).first()).toContainText("CSAT 86.5%");
  await page.getByRole("link", { name: "Objectives", exact: true }).click();
  await page.getByLabel("Name").first().fill("Fewer complaints");
  await page.getByRole("button", { name: "Add objective" }).click();
  await page.getByRole("button", { name: "Move Fewer complaints up" }).click();
  await expect(page.getByRole("listitem").first()).toContainText("Fewer complaints");
  await expectClean(page);
});
