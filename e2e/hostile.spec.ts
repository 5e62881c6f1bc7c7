import type { Page } from "@playwright/test";
import { publishedSurvey, send, submit } from "./api-client";
import { makeTenants, sharedDatabase, type Tenant } from "./candor";
import { walkEveryWord } from "./every-word";
import { expect, test } from "./fixtures";
import { ATTACK } from "./hostile-words";
import { fillHostile } from "./hostile-workspace";
import { expectClean, expectNoWider, signIn } from "./steps";

/** One workspace whose every field holds an attack or a word without an end: looked at by each who may, in every way there is. */
test.describe.configure({ mode: "serial", timeout: 240_000 });

const base = process.env.CANDOR_E2E_URL ?? "";
/** Stands in another workspace, and nowhere else. */
const CANARY = "kanarienvogel";

let tenant: Tenant;
let other: Tenant;
let filled: Awaited<ReturnType<typeof fillHostile>>;
let pages: readonly string[] = [];

test.beforeAll(async () => {
  [tenant, other] = (await makeTenants(await sharedDatabase(), ["UTC", "UTC"])) as [Tenant, Tenant];
  const foreign = await publishedSurvey(base, other.keys.write, { template: "nps", name: `Wave ${CANARY}` });
  await submit(base, foreign.key, undefined, { answers: { score: 1, why: CANARY }, attributes: { plan: CANARY } });
  const customers = [{ externalId: CANARY, name: CANARY, email: `${CANARY}@larkway.example` }];
  await send(base, "POST", "/api/v1/customers", { key: other.keys.write, body: { customers } });
  filled = await fillHostile(tenant);
});

test("whatever anybody writes stays words on every page, and with longer words nothing is wider than its window or cut", async ({
  page,
}) => {
  await signIn(page, tenant.users.owner, `/w/${tenant.slug}`);
  const outside = [filled.shared, ...filled.surveyKeys.map((key) => `/s/${key}`)];
  const walked = await walkEveryWord(page, `/w/${tenant.slug}`, outside, ATTACK);
  pages = walked.pages.filter((path) => path.startsWith("/w/"));
  expect(walked.wrong).toEqual([]);
  expect(pages.length).toBeGreaterThan(70);
  expect(walked.hostile).toBeGreaterThan(40);
});

/** A page's HTML carries what its scripts are given, too. */
test("what a role may not know stands in no page that it opens, neither to be seen nor for scripts", async ({
  browser,
}) => {
  const secrets = [
    ...Object.values(tenant.keys),
    ...[filled.secret, filled.shared.replace("/shared/", ""), "$argon2", CANARY, other.id, other.slug],
  ];
  const emails = Object.entries(tenant.users).map(([role, { email }]) => ({ role, email }));
  for (const role of ["viewer", "analyst"] as const) {
    const hidden = [
      ...secrets,
      ...emails.filter((one) => one.role !== role).map(({ email }) => email),
      ...(role === "viewer" ? ["@larkway.example"] : []),
    ];
    const page = await browser.newPage({ baseURL: base });
    await signIn(page, tenant.users[role]);
    const told: string[] = [];
    let opened = 0;
    for (const path of pages) {
      const reply = await page.request.get(path);
      if (reply.status() === 200) opened += 1;
      const text = await reply.text();
      told.push(...hidden.filter((secret) => text.includes(secret)).map((secret) => `${role} at ${path}: ${secret}`));
    }
    expect(told).toEqual([]);
    expect(opened).toBeGreaterThan(role === "viewer" ? 15 : 40);
    await page.close();
  }
});

const VARIANTS = {
  "forced colours": { forcedColors: "active", width: 1280, height: 800, locale: "en" },
  "zoomed to 400 %": { forcedColors: "none", width: 320, height: 256, locale: "en" },
  "320 px, from the right, in the dark": { forcedColors: "none", width: 320, height: 640, locale: "ar" },
} as const;

test("builder, follow-ups and overview: in forced colours, zoomed to 400 %, at 320 px and from the right", async ({
  page,
}) => {
  await signIn(page, tenant.users.editor);
  const home = `/w/${tenant.slug}`;
  const looked = [`${home}/surveys/${filled.survey}/edit`, `${home}/feedback`, `${home}?home=overview`];
  for (const { forcedColors, width, height, locale } of Object.values(VARIANTS)) {
    if (locale === "ar") await speakArabic(page);
    await page.emulateMedia({ forcedColors, colorScheme: locale === "ar" ? "dark" : "light" });
    await page.setViewportSize({ width, height });
    for (const path of looked) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
      await expect(page.locator("html")).toHaveAttribute("dir", locale === "ar" ? "rtl" : "ltr");
      await expectNoWider(page, width, path);
      await expectClean(page, "iframe");
      // What is current is said by its ground, where every link has an edge below it.
      const grounds = await page.evaluate(groundsOfPlaces);
      if (forcedColors === "active") expect(grounds.current, path).not.toBe(grounds.other);
    }
  }
});

function groundsOfPlaces(): { current: string; other: string } {
  const groundOf = (place: string) => {
    const link = document.querySelector(`header nav a${place}`);
    return link === null ? "" : getComputedStyle(link).backgroundColor;
  };
  return { current: groundOf("[aria-current=page]"), other: groundOf(":not([aria-current])") };
}

async function speakArabic(page: Page): Promise<void> {
  await page.goto(`/w/${tenant.slug}/settings/account`);
  await page.getByRole("radio", { name: "العربية" }).check();
  await page.getByRole("button", { name: "Use this language" }).click();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
}
