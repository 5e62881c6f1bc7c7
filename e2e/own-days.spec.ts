import { send } from "./api-client";
import { makeTenants, sharedDatabase } from "./candor";
import { expect, test } from "./fixtures";
import { expectClean, expectNoWider, signIn } from "./steps";

const base = process.env.CANDOR_E2E_URL ?? "";
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The first moment of the quarter so many before this one. */
function quarter(before: number): number {
  const now = new Date();
  return Date.UTC(now.getUTCFullYear(), 3 * Math.floor(now.getUTCMonth() / 3) - 3 * before, 1);
}

/** The twenty-first day of a quarter, at eight. */
const within = (before: number) => quarter(before) + 20 * DAY + 8 * 60 * MINUTE;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Twenty chats, answered after so many minutes and more, one more each. */
const chats = (before: number, first: number) =>
  Array.from({ length: 20 }, (_, i) => {
    const at = (minutes: number) => new Date(within(before) + minutes * MINUTE).toISOString();
    return {
      ...{
        externalId: `${before}-${i}`,
        channel: "chat",
        agent: "Dana",
        subject: `Parcel ${before}-${i}`,
        openedAt: at(0),
      },
      events: [
        { id: "reply", kind: "agent_replied", at: at(first + i), actor: "Dana" },
        { id: "solved", kind: "resolved", at: at(first + i + 60), actor: "Dana" },
      ],
    };
  });

/** Twelve reviews of a quarter, half with a rating and half with one less. */
const reviews = (before: number, rating: number) =>
  Array.from({ length: 12 }, (_, i) => ({
    ...{ externalId: `${before}-${i}`, interaction: `${before}-${i}`, reviewer: "Ruth", day: dayOf(within(before)) },
    ratings: { accuracy: rating - (i % 2), professionalism: rating, experience: rating },
  }));

/** Forty customers, ten of whom left in the last quarter. */
const contracts = Array.from({ length: 40 }, (_, i) => ({
  ...{ externalId: `S-${i}`, customer: { externalId: `C-${i}` }, plan: "Solo", mrr: 39, currency: "EUR" },
  start: dayOf(quarter(9)),
  ...(i % 4 === 0 ? { end: dayOf(within(1)), reason: "poor_service" } : {}),
}));

test("who picks the last quarter on the overview finds its numbers on every page they open to, in their lists and files", async ({
  page,
}) => {
  const [tenant] = await makeTenants(await sharedDatabase(), ["UTC"]);
  if (!tenant) throw new Error("No tenant was made.");
  const key = tenant.keys.write;
  const customers = contracts.map(({ customer }) => customer);
  for (const [path, body] of [
    [
      "/api/v1/sla-policies",
      { name: "Everybody", forAllTime: true, targets: { first_response: { minutes: 10, time: "clock" } } },
    ],
    ["/api/v1/interactions", { interactions: [...chats(1, 1), ...chats(2, 31)] }],
    ["/api/v1/quality-reviews", { reviews: [...reviews(1, 4), ...reviews(2, 5)] }],
    ["/api/v1/customers", { customers }],
    ["/api/v1/subscriptions", { subscriptions: contracts }],
  ] as const)
    await expect(async () => {
      const sent = await send(base, "POST", path, { key, body });
      expect([path, sent.status < 300, sent.json.rejected ?? []]).toEqual([path, true, []]);
    }).toPass({ timeout: 60_000 });
  await signIn(page, tenant.users.owner);
  const home = `/w/${tenant.slug}`;
  const days = `from=${dayOf(quarter(1))}&to=${dayOf(quarter(0) - DAY)}`;
  const title = page.getByRole("heading", { level: 1 });
  const tile = (name: string) => page.getByRole("link", { name, exact: true });
  const figureOf = async (name: string) => {
    const box = tile(name).locator("xpath=ancestor::div[1]");
    await expect(box).toContainText(/\d\s*%/);
    return /\d+(?:\.\d+)?(?=\s*%)/.exec(await box.innerText())?.[0];
  };

  // 1 … 20 minutes: half waited less than 10.5, told as 11; ten of twenty were answered in time. The quarter before it was 40.5.
  await expect(async () => {
    await page.goto(`${home}?range=last_quarter`);
    await expect(tile("SLA").locator("xpath=ancestor::div[1]")).toContainText("50", { timeout: 2_000 });
  }).toPass({ timeout: 90_000 });
  await expect(tile("First response").locator("xpath=ancestor::div[1]")).toContainText("11 min");

  await tile("First response").click();
  await expect(title).toContainText("First response is faster: half waited less than 11 min");
  await expect(page).toHaveURL(({ search }) => search.includes(days));
  await expectClean(page);
  // The interactions behind it, and the numbers as a file, are of the same days.
  const csv = await page.request.get(`${home}/customers/service/numbers/csv?${days}`);
  expect(await csv.text()).toMatch(/total,Next response,next_response_time|total,First response,first_response_time/);
  expect(await csv.text()).toContain(dayOf(quarter(1)));
  await page.goto(`${home}/customers/service/interactions?${days}&view=first_response`);
  await expect(page.locator("a[data-row]")).toHaveCount(20);
  await expect(page.getByRole("link", { name: "Parcel 1-7" })).toBeVisible();
  await expectClean(page);

  await page.goto(`${home}?range=last_quarter`);
  await tile("SLA").click();
  await expect(title).toContainText("More promises are kept: 50% of 20, before 0%");
  await expect(page).toHaveURL(({ search }) => search.includes(days));
  await expect(page.getByRole("heading", { name: "Promises kept over time" })).toBeVisible();
  await expectClean(page);
  await page.getByRole("link", { name: "Missed: 10, All promises" }).click();
  await expect(page.locator("a[data-row]")).toHaveCount(10);
  const promises = await page.request.get(`${home}/customers/service/promises/numbers/csv?${days}`);
  expect(await promises.text()).toMatch(/total,All promises,sla_attainment,percent,[^,]+,[^,]+,,50,/);

  await page.goto(`${home}?range=last_quarter`);
  const found = await figureOf("Quality");
  await tile("Quality").click();
  await expect(title).toContainText(`${found}%`);
  await expect(page).toHaveURL(({ search }) => search.includes(days));
  await expectClean(page);
  const quality = await page.request.get(`${home}/customers/quality/numbers/csv?${days}`);
  expect(await quality.text()).toMatch(/total,[^,]+,quality_score,percent,[^,]+,[^,]+,,\d+\.\d+,/);

  // The pages choose days as the overview does.
  await page.getByRole("button", { name: /^Days: / }).click();
  await page.getByRole("link", { name: "This quarter so far" }).click();
  await expect(title).toContainText("No reviews in these days");
  await page.goto(`${home}/customers/service?days=28`);
  await expect(page.getByRole("button", { name: /^Days: / })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${home}/customers/service/promises?${days}`);
  await expect(title).toContainText("More promises are kept: 50% of 20, before 0%");
  await expectNoWider(page, 390);
  await expectClean(page);

  // Of 40 customers ten left in the quarter: what stays is told with the same months as the tile has.
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${home}?range=last_quarter`);
  const kept = await figureOf("Retention");
  await tile("Retention").click();
  await expect(page.getByText(`${kept}%`).first()).toBeVisible();

  // An explanation leads to the days and the filter that it was asked with.
  await page.goto(`${home}/explain/resolution_time?${days}&filter.channel=chat`);
  const link = page.getByRole("link", { name: /^See where it comes from/ });
  await expect(link).toHaveAttribute("href", `${home}/customers/service?${days}&measure=resolution&channel=chat`);
  // By their name too, and with what they are compared with; a year before there was nothing to be faster than.
  await page.goto(`${home}/explain/resolution_time?range=last_quarter&compare=previous_year&filter.channel=chat`);
  await expect(link).toHaveAttribute(
    "href",
    `${home}/customers/service?${days}&compare=previous_year&measure=resolution&channel=chat`,
  );
  await page.goto(`${home}?range=last_quarter&compare=previous_year`);
  await tile("First response").click();
  await expect(page).toHaveURL(({ search }) => search.includes(`${days}&compare=previous_year`));
  await expect(title).toContainText("11 min");
  await expect(title).not.toContainText("faster");

  // Of what was sent in the last seven days nobody can be judged: the rate is that of the seven that are settled.
  const survey = await send(base, "POST", "/api/v1/surveys", { key, body: { template: "nps" } });
  await send(base, "POST", `/api/v1/surveys/${survey.json.id}/publish`, { key });
  const ago = (n: number) => new Date(Date.now() - n * DAY).toISOString();
  const invitations = Array.from({ length: 20 }, (_, i) => ({
    ...{ externalId: `I-${i}`, survey: survey.json.id, channel: "email", sentAt: ago(18) },
    ...(i < 8 ? { answeredAt: ago(17) } : {}),
  }));
  expect((await send(base, "POST", "/api/v1/invitations", { key, body: { invitations } })).status).toBe(201);
  await page.goto(`${home}?range=7d&survey=${survey.json.id}`);
  const rate = tile("Response rate").locator("xpath=ancestor::div[1]");
  await expect(rate).toContainText("40");
  await expect(rate).toContainText("whose 14 days to answer are over");
  await expectClean(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoWider(page, 390);
  // It opens to the invitations of just these days.
  const [first, last] = [Date.now() - 21 * DAY, Date.now() - 15 * DAY].map(dayOf);
  await tile("Response rate").click();
  await expect(page).toHaveURL(`${home}/surveys/${survey.json.id}/invitations?from=${first}&to=${last}`);
});
