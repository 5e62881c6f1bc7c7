import { test as base, expect, type Page } from "@playwright/test";
import { type PageStand, standPages } from "./page-stand";
import { axeOf, expectNoWider } from "./steps";

/** Each test has a stand of its own, so it may let it fail. */
const test = base.extend<{ stand: PageStand }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the first parameter destructured.
  stand: async ({}, use) => {
    const stand = await standPages();
    await use(stand);
    await stand.close();
  },
});

test.use({ viewport: { width: 390, height: 844 } });

const next = (page: Page) => page.getByRole("button", { name: "Next" });
const score = (page: Page, value: number) => page.getByRole("radio", { name: `${value} of 10` });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with its script" : "without a script", () => {
    test.use({ javaScriptEnabled });

    test("score, an error, the why that fits, back, another score, thanks", async ({ page, stand }) => {
      await page.goto(`${stand.url}/s/nps`);
      let loads = 0;
      page.on("load", () => {
        loads += 1;
      });
      await next(page).click();
      await expect(page.getByText("Please choose an answer.")).toBeVisible();
      // With the script a choice by pointer goes on by itself.
      await score(page, 8).check();
      if (!javaScriptEnabled) await next(page).click();
      await expect(page.getByRole("heading", { name: /What is missing for a 9 or 10/ })).toBeVisible();
      await page.getByRole("link", { name: "Back" }).click();
      await expect(score(page, 8)).toBeChecked();
      await score(page, 3).check();
      if (!javaScriptEnabled) await next(page).click();
      await page.getByRole("textbox", { name: /What disappointed you most/ }).fill("slow\nand <b>");
      await page.getByRole("button", { name: "Send" }).click();
      await expect(page.getByText("We are sorry this was not better.")).toBeVisible();
      if (javaScriptEnabled) expect(loads).toBe(0);
      expect([...stand.stored.values()]).toEqual([{ answers: { score: 3, why: "slow\nand <b>" }, complete: true }]);
    });
  });
}

test("digits and arrows choose, nothing but Next or Enter sends", async ({ page, stand }) => {
  await page.goto(`${stand.url}/s/nps`);
  await page.keyboard.press("7");
  await expect(score(page, 7)).toBeChecked();
  await page.keyboard.press("1");
  await page.keyboard.press("0");
  await expect(score(page, 10)).toBeChecked();
  await page.keyboard.press("ArrowLeft");
  await expect(score(page, 9)).toBeChecked();
  expect(stand.posts).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /What do you value most/ })).toBeFocused();
  await page.getByRole("textbox", { name: /What do you value most/ }).fill("");
  await page.keyboard.type("10 of 10");
  await expect(page.getByRole("textbox", { name: /What do you value most/ })).toHaveValue("10 of 10");
});

test("an answer given offline is kept, and sent once when the line is back", async ({ page, context, stand }) => {
  await page.goto(`${stand.url}/s/nps?q=9`);
  await context.setOffline(true);
  await next(page).click();
  await expect(page.getByRole("status")).toHaveText("Saved on this device. We will send it when you are back online.");
  await context.setOffline(false);
  await expect(page.getByRole("heading", { name: /What do you value most/ })).toBeVisible();
  expect(stand.posts).toHaveLength(1);
});

test("a server that is busy is asked again after the time it names", async ({ page, stand }) => {
  stand.mood = "busy";
  await page.goto(`${stand.url}/s/nps?q=9`);
  await next(page).click();
  await expect(page.getByRole("status")).toHaveText(/It is kept on this device/);
  stand.mood = "well";
  await expect(page.getByRole("heading", { name: /What do you value most/ })).toBeVisible({ timeout: 20_000 });
});

test("an answer whose tab was closed is sent by the next visit, once", async ({ page, context, stand }) => {
  stand.mood = "gone";
  await page.goto(`${stand.url}/s/nps?q=2`);
  await next(page).click();
  await expect(page.getByRole("status")).toHaveText(/Saved on this device/);
  await page.close();
  stand.mood = "well";
  const later = await context.newPage();
  await later.goto(`${stand.url}/s/ces`);
  await expect(later.getByRole("status")).toHaveText("Sent.");
  expect([...stand.stored.values()]).toEqual([{ answers: { score: 2 }, complete: false }]);
  await expect.poll(() => later.evaluate(() => localStorage.length)).toBe(0);
});

test("double click, reload and the way back make one response, and a draft stays", async ({ page, stand }) => {
  await page.goto(`${stand.url}/s/nps?q=9`);
  await next(page).dblclick();
  const why = page.getByRole("textbox", { name: /What do you value most/ });
  await why.fill("half a thought");
  await page.waitForFunction(() => JSON.stringify(history.state ?? "").includes("half a thought"));
  await page.reload();
  await expect(why).toHaveValue("half a thought");
  await page.goBack();
  await score(page, 4).check();
  await expect(page.getByRole("heading", { name: /What disappointed you most/ })).toBeVisible();
  expect([...stand.stored.values()]).toEqual([{ answers: { score: 4 }, complete: false }]);
});

test("eleven targets of at least 24 by 44 in one row, and no sideways scrolling, on small phones", async ({
  page,
  stand,
}) => {
  for (const width of [320, 360, 390])
    for (const lang of ["en", "ar"]) {
      await page.setViewportSize({ width, height: 700 });
      await page.goto(`${stand.url}/s/nps?lang=${lang}`);
      await expect(page.getByRole("radio")).toHaveCount(11);
      const boxes = await page.getByRole("radio").evaluateAll((radios) =>
        radios.map((radio) => {
          const { x, y, width: w, height } = radio.getBoundingClientRect();
          return { x, y, width: w, height };
        }),
      );
      for (const box of boxes) {
        expect(box.width).toBeGreaterThanOrEqual(24);
        expect(box.height).toBeGreaterThanOrEqual(44);
        expect(box.y).toBe(boxes[0]?.y);
      }
      // Low to high in reading direction: rightwards in English, leftwards in Arabic.
      expect(Math.sign((boxes[1]?.x ?? 0) - (boxes[0]?.x ?? 0))).toBe(lang === "ar" ? -1 : 1);
      await expectNoWider(page, width);
    }
});

test("axe finds nothing: every kind of question in its error state, and the notices", async ({ page, stand }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 320, height: 640 });
  const kinds =
    "csat_1_5 csat_1_10 csat_faces_5 csat_stars csat_thumbs single multiple yes_no short_text long_text email number date ranking statement consent matrix quality";
  const paths = [
    "nps?q=9",
    "nps?lang=ar&err=1",
    "csat-faces?test=1",
    "ces?lang=ja",
    "nps?notice=closed",
    "nps?notice=unavailable",
  ];
  for (const kind of kinds.split(" ")) paths.push(`sink?step=${kind}&err=1`);
  for (const path of paths) {
    await page.goto(`${stand.url}/s/${path}`);
    const { violations } = await axeOf(page, "best-practice").analyze();
    expect(violations.map((violation) => `${path} ${violation.id} ${violation.nodes[0]?.html}`)).toEqual([]);
  }
});
