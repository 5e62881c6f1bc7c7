import { randomUUID } from "node:crypto";
import { publishedSurvey, send } from "./api-client";
import { makeTenants, sharedDatabase, type Tenant } from "./candor";
import { expect, test } from "./fixtures";
import { expectClean, signIn } from "./steps";

const base = process.env.CANDOR_E2E_URL ?? "";

let tenant: Tenant;
test.beforeAll(async () => {
  [tenant] = (await makeTenants(await sharedDatabase(), ["UTC"])) as [Tenant];
});

/** So many promoters, passives and detractors of a channel in one month. */
function group(month: string, channel: string, counts: readonly [number, number, number]) {
  return counts.flatMap((n, band) =>
    Array.from({ length: n }, (_, i) => ({
      submissionId: randomUUID(),
      answers: { score: [10, 8, 3][band] },
      attributes: { contact: channel },
      answeredAt: `${month}-${String((i % 27) + 1).padStart(2, "0")}T10:00:00Z`,
      complete: true,
    })),
  );
}

/** Chat 40, phone −20 in both months; of the answers chat is half in April and four of five in May. */
async function answeredSurvey(): Promise<string> {
  const survey = await publishedSurvey(base, tenant.keys.admin);
  const responses = [
    ...group("2026-04", "chat", [30, 10, 10]),
    ...group("2026-04", "phone", [10, 20, 20]),
    ...group("2026-05", "chat", [48, 16, 16]),
    ...group("2026-05", "phone", [4, 8, 8]),
  ];
  const path = `/api/v1/surveys/${survey.id}/responses`;
  const stored = await send(base, "POST", path, { key: tenant.keys.write, body: { responses } });
  expect(stored.json, stored.text).toMatchObject({ accepted: responses.length });
  return `/w/${tenant.slug}/surveys/${survey.id}`;
}

test("two months: better, mostly who answered; weighed to the known customers nothing is left; two channels side by side", async ({
  page,
}) => {
  const survey = await answeredSurvey();
  await signIn(page, tenant.users.editor);
  const title = page.getByRole("heading", { level: 1 });

  await test.step("the dashboard leads here, with its days; days the wrong way round are turned", async () => {
    await page.goto(`${survey}?from=2026-05-01&to=2026-05-31`);
    await page.getByRole("navigation", { name: "This survey" }).getByRole("link", { name: "Compare" }).click();
    await expect(page).toHaveURL(/\/compare$/);
    await page.goto(`${survey}/compare?from=2026-05-31&to=2026-05-01&compare=days&vs.from=2026-04-01&vs.to=2026-04-30`);
    await expect(page.getByText("stood the wrong way round and were turned")).toBeVisible();
    // April 40 − 30 of 100, May 52 − 24 of 100: +18, z = 1.55: not clear.
    await expect(title).toHaveText("No clear change: NPS is +28, before +10.");
    const split = page.getByRole("region", { name: "Mostly who answered" });
    await expect(split.locator("dd")).toHaveText(["+18.0 pts", "0.0 pts", "+18.0 pts"]);
    await expect(page.getByText("Checked against lucky finds: 2 groups compared.")).toBeVisible();
  });

  const known = page.getByRole("region", { name: "Known customers" });
  const weighed = page.getByRole("region", { name: "Raw, and as if every group had answered in proportion" });
  await test.step("known customers are stated by pasting two columns; a wrong line is named", async () => {
    await known.getByText("State how large the groups are").click();
    await known.getByLabel("Groups and numbers").fill("chat\t3,200\nphone\tmany");
    await known.getByRole("button", { name: "Save" }).click();
    await expect(known.getByText("Line 2: write a number from 0 on after the group.")).toBeVisible();
    await known.getByLabel("Groups and numbers").fill("chat\t3,200\nphone\t3,200");
    await known.getByRole("button", { name: "Save" }).click();
    await expect(weighed.getByRole("row", { name: /In proportion/ })).toContainText("+10.0");
  });

  await test.step("raw stands beside it, with what the weights cost and who is missing", async () => {
    await expect(weighed.getByRole("row", { name: /As answered/ })).toContainText("+28.0");
    await expect(weighed.getByRole("row", { name: /In proportion/ })).toContainText("worth 64 and 100 equal answers");
    await expect(page.getByText("NPS goes from +10.0 to +10.0: no clear change.")).toBeVisible();
    const missing = page.getByRole("region", { name: "Missing from the answers: phone" });
    await expect(missing.getByRole("row", { name: /phone/ })).toContainText("clearly fewer");
    await expectClean(page);
    await known.getByRole("button", { name: "Undo" }).click();
    await expect(known.getByText("Nothing is known yet.")).toBeVisible();
    await expect(weighed).toHaveCount(0);
  });

  await test.step("one channel against the other; against everyone it says why it is not tested", async () => {
    const days = "from=2026-05-01&to=2026-05-31&compare=segment";
    await page.goto(`${survey}/compare?${days}&filter.contact=chat`);
    await expect(title).toHaveText("NPS is +40 here and +28 there.");
    await expect(page.getByText("The same answers may stand on both sides.", { exact: false })).toBeVisible();
    await page.getByRole("button", { name: /^The other side’s people/ }).click();
    await page.getByRole("link", { name: "phone" }).click();
    await expect(title).toHaveText("Better: NPS is +40 here and −20 there.");
    await expectClean(page);
  });
});
