import { randomUUID } from "node:crypto";
import pg from "pg";
import { publishedSurvey, send } from "./api-client";
import { makeTenants, sharedDatabase } from "./candor";
import { expect, test } from "./fixtures";
import { expectClean, signIn } from "./steps";

const base = process.env.CANDOR_E2E_URL ?? "";
const DAY = 86_400_000;
const day = (ago: number) => new Date(Date.now() - ago * DAY).toISOString().slice(0, 10);
/** Seconds that a row takes. All stays together take longer than a part of a page may, and less than a statement may. */
const SLOW = { customer_stay: 0.1, answer: 0.1, customer_revenue: 0.2 };

/** Sixty customers since more than a year, six of whom left since; each of them has answered. */
const people = Array.from({ length: 60 }, (_, i) => ({
  ...{ externalId: `C-${i}`, name: `Customer ${i}`, attributes: { country: i % 2 === 0 ? "DE" : "UK" } },
}));
const contracts = people.map(({ externalId }, i) => ({
  ...{ externalId: `S-${i}`, customer: { externalId }, start: day(400 + i), mrr: 39, currency: "EUR", plan: "Solo" },
  ...(i % 10 === 9 ? { end: day(20 + i), reason: "poor_service" } : {}),
}));
const responses = people.map(({ attributes }, i) => ({
  ...{ submissionId: randomUUID(), answers: { score: i % 11 }, complete: true },
  ...{ attributes: { ...attributes, plan: "Solo" }, answeredAt: new Date(Date.now() - 3 * DAY).toISOString() },
}));

test("what takes too long says so in its place, and what to ask less of; the rest stands, and nothing hangs", async ({
  page,
}) => {
  const { ownerUrl, authSecret } = await sharedDatabase();
  const [tenant] = await makeTenants({ ownerUrl, authSecret }, ["UTC"]);
  if (!tenant) throw new Error("No tenant was made.");
  const key = tenant.keys.write;
  const home = `/w/${tenant.slug}`;
  const post = (path: string, body: unknown) => send(base, "POST", path, { key, body });
  expect((await post("/api/v1/customers", { customers: people })).json).toMatchObject({ rejected: [] });
  expect((await post("/api/v1/subscriptions", { subscriptions: contracts })).json).toMatchObject({ rejected: [] });
  const survey = await publishedSurvey(base, tenant.keys.admin);
  expect((await post(`/api/v1/surveys/${survey.id}/responses`, { responses })).json).toMatchObject({ accepted: 60 });
  await signIn(page, tenant.users.owner);

  // From here on each of this workspace's rows takes its time to be looked at.
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const policy = `slow_${tenant.id.replaceAll("-", "")}`;
  try {
    for (const [table, seconds] of Object.entries(SLOW))
      await owner.query(`create policy ${policy} on ${table} as restrictive for select to public
        using (workspace_id <> '${tenant.id}' or pg_sleep(${seconds}) is not null)`);
    const filters = "filter.plan=Solo&filter.country=DE";
    const ask = (query: string) => send(base, "GET", `/api/v1/metrics/${query}`, { key: tenant.keys.read });
    // Days within months are counted from what each customer pays.
    const uneven = `from=${day(75).slice(0, 8)}10&to=${day(40).slice(0, 8)}20`;
    const asked = Promise.all([ask(`net_revenue_retention?${uneven}`), ask(`nps?survey=${survey.id}&${filters}`)]);

    await page.goto(`${home}/customers`);
    await expect(page.locator("#poor")).toContainText("This took too long. It looks at everybody who was a customer");
    await expect(page.locator("#cohorts")).not.toContainText("took too long");
    await expect(page.getByText("churn in", { exact: false }).first()).toBeVisible();
    await expectClean(page);

    await page.goto(`${home}/customers/people?standing=left`);
    await expect(page.getByText("This took too long")).toBeVisible();
    await expect(page.getByLabel("Find somebody")).toBeVisible();

    // A page that cannot do without it stays within the frame, and leads to itself without the filters.
    await page.goto(`${home}/explain/nps?survey=${survey.id}&${filters}`);
    await expect(page.getByRole("alert").filter({ hasText: "This took too long" })).toContainText("fewer filters");
    await expect(page.getByRole("link", { name: "Surveys" }).first()).toBeVisible();
    await expectClean(page);
    await page.getByRole("link", { name: "Show the page without choices" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText("This took too long")).toHaveCount(0);

    // A file is whole or not at all: the browser shows why there is none, and the way back to where it was asked for.
    const referer = `${base}${home}/explain/nps`;
    await page.goto(`${home}/surveys/${survey.id}/numbers/csv?${filters}`, { referer });
    await expect(page.getByRole("heading", { name: "This did not work" })).toBeVisible();
    await expect(page.getByRole("main")).toContainText("Choose fewer days or fewer filters");
    await expectClean(page);
    await page.getByRole("link", { name: "Back" }).click();
    await expect(page).toHaveURL(referer);

    const [kept, nps] = await asked;
    expect(kept).toMatchObject({ status: 503, json: { code: "took_too_long" } });
    expect(Number(kept.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(nps).toMatchObject({ status: 422, json: { errors: [{ path: "filter" }] } });
  } finally {
    for (const table of Object.keys(SLOW)) await owner.query(`drop policy if exists ${policy} on ${table}`);
    await owner.end();
  }
});
