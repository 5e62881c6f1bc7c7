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

test("a goal is asked for by the five words: a wish lacks all five, a sentence is read and its 10 % asked both ways", async ({
  page,
}) => {
  const [tenant] = await makeTenants(await sharedDatabase(), ["UTC"]);
  if (!tenant) throw new Error("No tenant was made.");
  const survey = await publishedSurvey(base, tenant.keys.admin, { template: "csat" });
  // 312 of 400 are satisfied: 78 %.
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
  await signIn(page, tenant.users.owner);
  await page.goto(`/w/${tenant.slug}/goals`);
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
});
