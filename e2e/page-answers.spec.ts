import { test as base, expect, type Page } from "@playwright/test";
import { type Definition, parseDefinition } from "../src/domain/survey/definition";
import { type PageStand, standPages } from "./page-stand";

const text = (en: string, de = en) => ({ en, de });

/** A screen whose second question follows from the first, then another with all that has neighbours to mind. */
const grouped = parsed({
  version: 1,
  locales: ["en", "de"],
  brand: { name: "Larkway", color: "#484188" },
  page: { layout: "grouped" },
  questions: [
    { id: "score", kind: "nps", title: text("How likely?", "Wie wahrscheinlich?") },
    {
      id: "broke",
      kind: "short_text",
      required: true,
      title: text("What broke?", "Was ging schief?"),
      showIf: { question: "score", op: "at_most", value: 6 },
    },
    { id: "more", kind: "long_text", title: text("Anything else?", "Sonst noch etwas?") },
    {
      id: "areas",
      kind: "multiple",
      newScreen: true,
      other: true,
      title: text("Which areas?"),
      options: [
        { id: "speed", label: text("Speed") },
        { id: "care", label: text("Care") },
        { id: "none", label: text("None of these"), exclusive: true },
      ],
    },
    {
      id: "order",
      kind: "ranking",
      title: text("In which order?"),
      options: ["a", "b", "c"].map((id) => ({ id, label: text(`Option ${id}`) })),
    },
  ],
  endings: [
    {
      id: "end",
      title: text("Thank you, {answer.score|friend}"),
      link: { url: "https://shop.larkway.example/next", label: text("To the shop"), follow: true },
    },
  ],
});

const manual = parsed({ ...grouped, page: { layout: "one", autoAdvance: false } });

const test = base.extend<{ stand: PageStand }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the first parameter destructured.
  stand: async ({}, use) => {
    const stand = await standPages({ grouped, manual });
    await use(stand);
    await stand.close();
  },
});

test.use({ viewport: { width: 390, height: 844 } });

function parsed(document: unknown): Definition {
  const result = parseDefinition(document);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.definition;
}

const next = (page: Page) => page.getByRole("button", { name: "Next" });
const score = (page: Page, value: number) => page.getByRole("radio", { name: new RegExp(`^${value} of 10`) });
const one = (stand: PageStand) => [...stand.stored.values()];

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with its script" : "without a script", () => {
    test.use({ javaScriptEnabled });

    test("grouped: an answer brings a question, errors are listed, a language keeps what was typed, an ending leads on", async ({
      page,
      context,
      stand,
    }) => {
      await context.route("https://shop.larkway.example/**", (route) =>
        route.fulfill({ contentType: "text/html", body: "<title>Shop</title>the shop" }),
      );
      await page.goto(`${stand.url}/s/grouped`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page 1 of 2");
      await page.getByRole("textbox", { name: /Anything else/ }).fill("typed and not sent");
      await expect(page.getByRole("heading", { name: "What broke?" })).toHaveCount(0);
      await score(page, 3).check();
      // With the script the question comes at once and nothing is stored; without it, with the next sending.
      if (!javaScriptEnabled) await next(page).click();
      await expect(page.getByRole("heading", { name: "What broke?" })).toBeVisible();
      expect(stand.posts).toHaveLength(javaScriptEnabled ? 0 : 1);
      await expect(page.getByRole("textbox", { name: /Anything else/ })).toHaveValue("typed and not sent");

      await next(page).click();
      await expect(page.getByText("Please check these answers:")).toBeVisible();
      await expect(page.getByRole("textbox", { name: "What broke?" })).toBeFocused();
      await expect(page.getByRole("textbox", { name: "What broke?" })).toHaveAttribute("aria-invalid", "true");
      await page.getByRole("textbox", { name: "What broke?" }).fill("The door");

      await page.getByRole("button", { name: "Deutsch" }).click();
      await expect(page.locator("html")).toHaveAttribute("lang", "de");
      await expect(page.getByRole("textbox", { name: "Was ging schief?" })).toHaveValue("The door");
      await expect(page.getByRole("textbox", { name: /Sonst noch etwas/ })).toHaveValue("typed and not sent");
      await expect(page.getByRole("radio", { name: "3 von 10" })).toBeChecked();
      await page.getByRole("button", { name: "English" }).click();
      await page.getByRole("textbox", { name: "What broke?" }).press("Enter");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page 2 of 2");

      await page.getByRole("checkbox", { name: "Speed" }).check();
      await page.getByRole("combobox", { name: /Option a/ }).selectOption("2");
      await page.getByRole("combobox", { name: /Option b/ }).selectOption("1");
      await page.getByRole("combobox", { name: /Option c/ }).selectOption("3");
      await page.getByRole("button", { name: "Send" }).click();
      await expect(page).toHaveURL("https://shop.larkway.example/next");
      const sent = one(stand);
      // Who is done is not asked to go on, though the ending left for elsewhere as soon as it came.
      await page.goto(`${stand.url}/s/grouped`);
      await expect(score(page, 3)).toBeVisible();
      await page.waitForTimeout(500);
      await expect(page.getByText("You were here before.")).toBeHidden();
      expect(sent).toEqual([
        {
          answers: {
            score: 3,
            broke: "The door",
            more: "typed and not sent",
            areas: ["speed"],
            order: ["b", "a", "c"],
          },
          complete: true,
        },
      ]);
    });
  });

test("without a script the browser's own way back is the same response", async ({ browser, stand }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${stand.url}/s/nps`);
  await score(page, 9).check();
  await next(page).click();
  await expect(page.getByRole("heading", { name: /What do you value most/ })).toBeVisible();
  await page.goBack();
  await score(page, 2).check();
  await next(page).click();
  await expect(page.getByRole("heading", { name: /What disappointed you most/ })).toBeVisible();
  expect(one(stand)).toEqual([{ answers: { score: 2 }, complete: false }]);
  await context.close();
});

test("what stands alone unticks the rest, words choose other, a place is given once; a question that comes back has its text", async ({
  page,
  stand,
}) => {
  await page.goto(`${stand.url}/s/grouped`);
  await score(page, 0).check();
  await page.getByRole("textbox", { name: "What broke?" }).fill("kept");
  await score(page, 10).check();
  await expect(page.getByRole("textbox", { name: "What broke?" })).toHaveCount(0);
  await score(page, 1).check();
  await expect(page.getByRole("textbox", { name: "What broke?" })).toHaveValue("kept");
  await next(page).click();

  const box = (name: string) => page.getByRole("checkbox", { name, exact: true });
  await box("Speed").check();
  await box("None of these").check();
  await expect(box("Speed")).not.toBeChecked();
  await box("Care").check();
  await expect(box("None of these")).not.toBeChecked();
  await page.getByRole("textbox", { name: "Other, in your words" }).fill("Lifts");
  await expect(box("Other")).toBeChecked();
  const place = (id: string) => page.getByRole("combobox", { name: new RegExp(`Option ${id}`) });
  for (const [id, value] of [
    ["a", "1"],
    ["b", "2"],
    ["c", "3"],
    ["c", "1"],
  ] as const)
    await place(id).selectOption(value);
  await expect(place("a")).toHaveValue("3");
});

test("the author can turn going on off; arrows never do", async ({ page, stand }) => {
  await page.goto(`${stand.url}/s/manual`);
  await score(page, 7).click();
  await page.goto(`${stand.url}/s/nps`);
  await score(page, 7).focus();
  for (const key of ["ArrowRight", "ArrowLeft", "ArrowUp"]) await page.keyboard.press(key);
  await page.waitForTimeout(500);
  expect(stand.posts).toEqual([]);
});

test("two surveys in two tabs, given offline: kept in order, sent once when the line is back", async ({
  page,
  context,
  stand,
}) => {
  await page.goto(`${stand.url}/s/nps?q=9`);
  const other = await context.newPage();
  await other.goto(`${stand.url}/s/ces`);
  await context.setOffline(true);
  await next(page).click();
  await expect(page.getByRole("status")).toHaveText(/^Saved on this device/);
  await other.getByRole("radio", { name: /Very easy$/ }).check();
  await expect(other.locator("#live")).toHaveText(/^Saved on this device/);
  // Another thought before the line is back: the newer answer replaces the older one.
  await score(page, 4).check();
  await page.waitForTimeout(600);
  await context.setOffline(false);
  await expect(page.getByRole("heading", { name: /What disappointed you most/ })).toBeVisible({ timeout: 20_000 });
  await expect(other.locator("main")).not.toHaveAttribute("data-q", "score", { timeout: 20_000 });
  await page.waitForTimeout(500);
  expect(stand.posts.map((body) => new URLSearchParams(body).get("q.score")).sort()).toEqual(["4", "7"]);
  expect(one(stand)).toHaveLength(2);
});

test("a browser that keeps nothing says so", async ({ page, stand }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", { value: undefined });
  });
  stand.mood = "gone";
  await page.goto(`${stand.url}/s/nps?q=9`);
  await next(page).click();
  await expect(page.locator("#live")).toHaveText(/^Not sent yet. Please keep this page open/);
  stand.mood = "well";
  await expect(page.getByRole("heading", { name: /What do you value most/ })).toBeVisible({ timeout: 20_000 });
});

test("what was typed a moment before leaving is kept, and a device that answers late keeps what comes after", async ({
  page,
  stand,
}) => {
  await page.addInitScript(() => {
    // The device takes longer than the page waits before it sends.
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (name) {
      const asked = open.call(this, name);
      const late: object = new Proxy(asked, {
        get: (target, property) => Reflect.get(target, property, target),
        set: (target, property, value) => {
          const wait = (event: Event) => setTimeout(() => value(event), 1_500);
          return Reflect.set(target, property, property === "onsuccess" ? wait : value, target);
        },
      });
      return late as IDBOpenDBRequest;
    };
  });
  await page.goto(`${stand.url}/s/nps?ref=mail`);
  await score(page, 8).check();
  const words = page.getByRole("textbox", { name: /What is missing/ });
  await expect(words).toBeVisible();
  await page.waitForTimeout(2_000);
  await words.fill("half a thought");
  await page.goto("about:blank");
  await page.goto(`${stand.url}/s/nps?ref=mail`);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(words).toHaveValue("half a thought");
});

test("a tab that was closed: go on where one was, with what was typed, or start again", async ({
  page,
  context,
  stand,
}) => {
  await page.goto(`${stand.url}/s/nps`);
  await score(page, 8).check();
  await page.getByRole("textbox", { name: /What is missing/ }).fill("half a thought");
  await page.waitForFunction(() => JSON.stringify(history.state ?? "").includes("half a thought"));
  await page.close();

  const again = await context.newPage();
  await again.goto(`${stand.url}/s/nps`);
  await expect(again.getByText("You were here before.")).toBeVisible();
  await again.getByRole("button", { name: "Go on" }).click();
  await expect(again.getByRole("textbox", { name: /What is missing/ })).toHaveValue("half a thought");
  await again.getByRole("button", { name: "Send" }).click();
  await expect(again.locator("[data-end]")).toBeVisible();
  expect(one(stand)).toEqual([{ answers: { score: 8, why: "half a thought" }, complete: true }]);

  // Whoever is done is not asked again; whoever starts again begins another answer.
  await again.goto(`${stand.url}/s/nps`);
  await expect(score(again, 8)).toBeVisible();
  await expect(again.getByText("You were here before.")).toBeHidden();
  await score(again, 1).check();
  await expect(again.getByRole("heading", { name: /What disappointed/ })).toBeVisible();
  await again.goto(`${stand.url}/s/nps`);
  await again.getByRole("button", { name: "Start again" }).click();
  await score(again, 10).check();
  await expect(again.getByRole("heading", { name: /What do you value/ })).toBeVisible();
  expect(one(stand).map(({ answers }) => answers.score)).toEqual([8, 1, 10]);
});
