import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import pg from "pg";
import sharp from "sharp";
import { metricReplySchema } from "../src/features/dashboards/describe-api";
import { send } from "./api-client";
import { makeTenants, sharedDatabase } from "./candor";
import { expect, test } from "./fixtures";
import { expectClean, expectNoWider, signIn } from "./steps";

const DAY_MS = 86_400_000;
const DAYS = "from=2026-05-01&to=2026-05-31";

/** A survey with 20 answers in May 2026: 12 × 10 and 5 × 3 of team, 3 × 0 of solo. */
async function setUp() {
  const base = process.env.CANDOR_E2E_URL ?? "";
  const [tenant] = await makeTenants(await sharedDatabase(), ["UTC"]);
  if (!tenant) throw new Error("no tenant");
  const key = tenant.keys.admin;
  const brand = { name: "Larkway", color: "#484188" };
  const { json } = await send(base, "POST", "/api/v1/surveys", { key, body: { template: "nps", brand } });
  await send(base, "POST", `/api/v1/surveys/${json.id}/publish`, { key });
  const [score, why] = json.questions as { id: string }[];
  const responses = Array.from({ length: 20 }, (_, i) => ({
    submissionId: crypto.randomUUID(),
    answers: { [score?.id ?? ""]: i < 12 ? 10 : i < 17 ? 3 : 0, [why?.id ?? ""]: `Words of number ${i}.` },
    attributes: { plan: i < 17 ? "team" : "solo" },
    answeredAt: `2026-05-${String(1 + i).padStart(2, "0")}T10:00:00Z`,
    complete: true,
  }));
  const stored = await send(base, "POST", `/api/v1/surveys/${json.id}/responses`, { key, body: { responses } });
  expect(stored.json).toMatchObject({ accepted: 20, rejected: [] });
  return {
    base,
    tenant,
    key,
    survey: String(json.id),
    score: score?.id ?? "",
    results: `/w/${tenant.slug}/surveys/${json.id}?${DAYS}&by=plan`,
  };
}

/** Somebody else, in a browser of their own. */
async function stranger(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

test("a view is shared by a link, read by a stranger without its comments and small groups, and withdrawn", async ({
  page,
  browser,
}) => {
  const { base, tenant, survey, key, results } = await setUp();
  await signIn(page, tenant.users.analyst, results);
  await page.getByRole("link", { name: "Share view" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Share this view");
  await expect(page.getByRole("checkbox", { name: /^Comments/ })).not.toBeChecked();
  await expectClean(page);

  // A site that is none is named, and nothing that was typed is lost.
  await page.getByText("Show it on a website").click();
  await page.getByLabel("Sites that may show it in a frame").fill("not a site at all");
  await page.getByLabel("What it is for").fill("The board");
  await page.getByRole("button", { name: "Make the link" }).click();
  await expect(page.getByText("“not” is no site.")).toBeVisible();
  await expect(page.getByLabel("What it is for")).toHaveValue("The board");
  await page.getByLabel("Sites that may show it in a frame").fill("https://intranet.example");
  await page.getByRole("button", { name: "Make the link" }).click();
  await expect(page.getByText("The link is ready.")).toBeVisible();
  await expect(page.getByText("1 May 2026 to 31 May 2026")).toBeVisible();
  await expectClean(page);
  const url = await page.getByRole("textbox", { name: /^Link to/ }).inputValue();
  expect(url).toContain("/shared/");

  const other = await stranger(browser);
  const reply = await other.goto(url);
  expect(reply?.status()).toBe(200);
  expect(reply?.headers()).toMatchObject({
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow",
    "x-frame-options": "DENY",
  });
  // 12 promoters and 8 detractors of 20: 100 × (12 − 8) ÷ 20.
  await expect(other.getByRole("heading", { level: 1 })).toContainText("+20");
  const body = other.locator("body");
  await expect(body).toContainText("20 answers");
  await expect(body).not.toContainText("Words of number");
  // 3 of solo are too few; with them, team would follow from the total.
  const row = other.getByRole("row", { name: /solo/ });
  await expect(row).toContainText("hidden");
  await expect(other.getByRole("row", { name: /team/ })).toContainText("hidden");
  await expect(other.getByRole("link")).toHaveCount(1);
  await expect(other.getByRole("link")).toHaveAttribute("href", "#main");
  await expectClean(other);
  await other.setViewportSize({ width: 390, height: 844 });
  await expectNoWider(other, 390);

  // Another character, another path, a frame: each by its own rule.
  const altered = `${url.slice(0, -1)}${url.endsWith("A") ? "B" : "A"}`;
  expect((await other.goto(altered))?.status()).toBe(404);
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("This link leads nowhere.");
  const framed = await other.goto(`${url}/embed`);
  expect(framed?.headers()["x-frame-options"]).toBeUndefined();
  expect(framed?.headers()["content-security-policy"]).toContain("frame-ancestors https://intranet.example;");

  await page.reload();
  await expect(page.getByText(/^Opened:/).locator("..")).not.toContainText("Never");
  await page.getByRole("button", { name: /^Withdraw the link/ }).click();
  // Where it could not be done the question stays and says so: nobody believes a link withdrawn that still opens.
  const release = await holdLinks(tenant.id);
  await page.getByRole("button", { name: "Withdraw it" }).click();
  await expect(page.getByRole("alertdialog").getByRole("alert")).toContainText(/\w/, { timeout: 20_000 });
  await release();
  expect((await other.goto(url))?.status()).toBe(200);
  await page.getByRole("button", { name: "Withdraw it" }).click();
  await expect(page.getByText("Ended links")).toBeVisible();
  expect((await other.goto(url))?.status()).toBe(410);
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("This link has ended.");
  await expectClean(other);

  // A link to a survey that is deleted is as if it never was.
  await page.goto(results);
  await page.getByRole("link", { name: "Share view" }).click();
  await page.getByRole("button", { name: "Make the link" }).click();
  const second = await page.getByRole("textbox", { name: /^Link to/ }).inputValue();
  expect((await other.goto(second))?.status()).toBe(200);
  await send(base, "DELETE", `/api/v1/surveys/${survey}`, { key });
  expect((await other.goto(second))?.status()).toBe(404);
});

/** Keeps a workspace's links from being changed until it is released; they can be read. */
async function holdLinks(workspaceId: string): Promise<() => Promise<void>> {
  const { ownerUrl } = await sharedDatabase();
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query("begin");
  await client.query("select set_config('app.workspace_id', $1, true)", [workspaceId]);
  await client.query("select id from share_link for no key update");
  return async () => {
    await client.query("rollback");
    await client.end();
  };
}

/** Another site: a page with nothing but the frame that somebody pasted. */
async function siteWith(html: () => string): Promise<{ origin: string; close: () => Promise<unknown> }> {
  const server = createServer((_, reply) => {
    reply.setHeader("content-type", "text/html");
    reply.end(`<!doctype html><title>A site</title><h1>A site</h1>${html()}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

test("a comparison stands in a frame of an allowed site only; a goal is shared; a link is changed under its address", async ({
  page,
  browser,
}) => {
  const { base, tenant, survey, score, key } = await setUp();
  let frame = "";
  const [allowed, stranded] = [await siteWith(() => frame), await siteWith(() => frame)];
  const other = await stranger(browser);
  await signIn(page, tenant.users.analyst);
  const compare = "from=2026-05-11&to=2026-05-20&compare=days&vs.from=2026-05-01&vs.to=2026-05-10&by=plan";

  const url = await test.step("both sides, their days and filters are in the link, and the frame's code", async () => {
    await page.goto(`/w/${tenant.slug}/surveys/${survey}/compare?${compare}`);
    await page.getByRole("link", { name: "Share view" }).click();
    await page.getByText("Show it on a website").click();
    await page.getByLabel("Sites that may show it in a frame").fill(allowed.origin);
    await page.getByRole("button", { name: "Make the link" }).click();
    frame = await page.getByRole("textbox", { name: "HTML to show it on your site" }).inputValue();
    return page.getByRole("textbox", { name: /^Link to/ }).inputValue();
  });

  await test.step("the allowed site shows it, read-only; another is refused by the browser", async () => {
    await other.goto(allowed.origin);
    const inside = other.frameLocator("iframe");
    // 2 promoters and 8 detractors of 10, before 10 promoters of 10.
    await expect(inside.getByRole("heading", { level: 1 })).toHaveText("Worse: NPS fell from +100 to −60.");
    await expect(inside.getByRole("row", { name: /solo/ }).first()).toContainText("Too few answers to show");
    await expect(inside.getByRole("link")).toHaveCount(1);
    await other.goto(stranded.origin);
    await expect(inside.getByRole("heading", { level: 1 })).toHaveCount(0);
    expect(other.frames().some((one) => one.url().includes("/shared/"))).toBe(false);
    await other.goto(url);
    await expect(other.getByRole("banner")).toContainText("compared with 1 – 10 May 2026");
    await expectClean(other);
  });

  await test.step("the link is changed: another site, no names; its address is the same", async () => {
    await page.getByRole("link", { name: /^Change the link to/ }).click();
    await expectClean(page);
    await page.getByLabel("Last day").fill("2020-01-01");
    await page.getByRole("checkbox", { name: /^Names/ }).uncheck();
    await page.getByLabel("Sites that may show it in a frame").fill(stranded.origin);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("That day is over.")).toBeVisible();
    await page.getByLabel("Last day").fill(new Date(Date.now() + DAY_MS).toISOString().slice(0, 10));
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("The link was changed. Its address is the same.")).toBeVisible();
    await other.goto(stranded.origin);
    await expect(
      other
        .frameLocator("iframe")
        .getByRole("row", { name: /Group 1/ })
        .first(),
    ).toBeVisible();
    await other.goto(allowed.origin);
    await expect(other.frameLocator("iframe").getByRole("heading", { level: 1 })).toHaveCount(0);
    await other.goto(url);
    await expect(other.locator("body")).not.toContainText(/solo|team|plan/);
  });

  await test.step("a goal is shared as it stands, and ends with what it is of", async () => {
    const recent = Array.from({ length: 200 }, (_, i) => ({
      submissionId: crypto.randomUUID(),
      answers: { [score]: i % 2 === 0 ? 10 : 3 },
      answeredAt: new Date(Date.now() - 8 * DAY_MS).toISOString(),
      complete: true,
    }));
    await send(base, "POST", `/api/v1/surveys/${survey}/responses`, { key, body: { responses: recent } });
    const endsOn = new Date(Date.now() + 120 * DAY_MS).toISOString().slice(0, 10);
    const change = { kind: "points", size: 30 };
    const goal = { metric: "nps", survey, change, endsOn, objective: "Renewals" };
    const made = await send(base, "POST", "/api/v1/goals", { key, body: goal });
    expect(made.status, made.text).toBe(201);
    await page.goto(`/w/${tenant.slug}/goals/${made.json.id}`);
    await page.getByRole("link", { name: "Share view" }).click();
    await page.getByRole("button", { name: "Make the link" }).click();
    const shared = await page
      .getByRole("textbox", { name: /^Link to/ })
      .first()
      .inputValue();
    expect((await other.goto(shared))?.status()).toBe(200);
    await expect(other.getByRole("heading", { level: 1 })).toContainText("NPS");
    await expect(other.locator("body")).toContainText("Renewals");
    await expectClean(other);
    await send(base, "DELETE", `/api/v1/surveys/${survey}`, { key });
    expect((await other.goto(shared))?.status()).toBe(404);
    expect((await other.goto(url))?.status()).toBe(404);
  });
  await Promise.all([allowed.close(), stranded.close()]);
});

test("the numbers of the screen are a CSV and an XLSX file: those of the API, digit by digit", async ({
  page,
  request,
}) => {
  const { base, tenant, survey, key, results } = await setUp();
  await signIn(page, tenant.users.viewer, results);
  // An executive reads, and does not share.
  await expect(page.getByRole("link", { name: "Share view" })).toHaveCount(0);
  await page.getByRole("button", { name: "Download" }).click();
  const [csv] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: /CSV/ }).click()]);
  expect(csv.suggestedFilename()).toMatch(/2026-05-01 2026-05-31\.csv$/);
  const [, table = ""] = (await readFile(await csv.path(), "utf8")).split("\r\n\r\n");
  const rows = parse<Record<string, string>>(table, { columns: true });
  const reply = await send(base, "GET", `/api/v1/metrics/nps?survey=${survey}&${DAYS}&by=plan&interval=week`, { key });
  const total = rows.find((row) => row.part === "total");
  const api = metricReplySchema.parse(reply.json);
  const { value, n, interval, series, breakdown, distribution } = api;
  expect(total).toMatchObject({
    value: String(value),
    n: String(n),
    low: String(interval?.low),
    high: String(interval?.high),
  });
  const told = (part: string) => rows.filter((row) => row.part === part).map(({ value: v, n: count }) => [v, count]);
  const said = (one: { value: number | null; n: number | null }) => [
    one.value === null ? "" : String(one.value),
    String(one.n),
  ];
  expect(told("period")).toEqual(series.map(said));
  expect(told("group")).toEqual(breakdown.map((one) => said(one.result)));
  expect(rows.filter((row) => row.part === "score").map((row) => row.n)).toEqual(
    Object.values(distribution).map(String),
  );

  await page.getByRole("button", { name: "Download" }).click();
  const [xlsx] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: /XLSX/ }).click(),
  ]);
  expect((await readFile(await xlsx.path())).subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");

  // Any chart is a picture with its caption, drawn by the browser: more than white, and wide enough for a slide.
  await page.locator("figure").getByRole("button", { name: "Save" }).first().click();
  const [png] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "Picture (PNG)" }).click(),
  ]);
  expect(png.suggestedFilename()).toMatch(/\.png$/);
  const picture = sharp(await png.path());
  expect((await picture.metadata()).width).toBeGreaterThan(1_000);
  expect((await picture.stats()).entropy).toBeGreaterThan(0.1);
  // Nobody who is not signed in.
  expect((await request.get(`${base}/w/${tenant.slug}/surveys/${survey}/numbers/csv`)).status()).toBe(401);
});
