import { test as base, expect, type Page } from "@playwright/test";
import { type Definition, parseDefinition } from "../src/domain/survey/definition";
import { kitchenSink } from "../src/domain/survey/fixtures/kitchen-sink";
import { type PageStand, standPages } from "./page-stand";
import { axeOf, expectNoWider } from "./steps";

/** Every kind and scale, one a screen; and one of each kind and shape on one screen. */
const sink = kitchenSink();
const SHAPES =
  "nps csat_1_5 csat_faces_5 csat_stars single multiple yes_no short_text long_text email number date ranking statement consent matrix quality";
const questions = sink.questions.filter(({ id }) => SHAPES.split(" ").includes(id));
const together = parsed({ ...sink, page: { layout: "grouped" }, questions });

const test = base.extend<{ stand: PageStand }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the first parameter destructured.
  stand: async ({}, use) => {
    const stand = await standPages({ together });
    await use(stand);
    await stand.close();
  },
});

function parsed(document: unknown): Definition {
  const result = parseDefinition(document);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.definition;
}

interface Variant {
  readonly name: string;
  readonly size?: { readonly width: number; readonly height: number };
  readonly media?: Parameters<Page["emulateMedia"]>[0];
  readonly query?: string;
}

const VARIANTS: readonly Variant[] = [
  { name: "desktop", size: { width: 1440, height: 900 } },
  { name: "320 px", size: { width: 320, height: 640 } },
  { name: "400 % zoom", size: { width: 320, height: 225 } },
  { name: "forced colours", media: { forcedColors: "active" } },
  { name: "reduced motion", media: { reducedMotion: "reduce" } },
  { name: "dark", media: { colorScheme: "dark" } },
  { name: "right to left", query: "lang=ar" },
  { name: "errors", query: "err=1", size: { width: 390, height: 844 } },
  { name: "print", media: { media: "print" } },
];

for (const { name, size = { width: 1024, height: 768 }, media, query = "" } of VARIANTS)
  test(`every kind, ${name}: axe finds nothing, nothing scrolls sideways, targets are large enough`, async ({
    page,
    stand,
  }) => {
    await page.setViewportSize(size);
    if (media) await page.emulateMedia(media);
    await page.goto(`${stand.url}/s/together?${query}`);
    await expect(page.locator("section")).toHaveCount(questions.length);
    const { violations } = await axeOf(page).analyze();
    expect(violations.map((violation) => `${name} ${violation.id} ${violation.nodes[0]?.html}`)).toEqual([]);
    await expectNoWider(page, size.width);
    if (name !== "print") expect(await smallTargets(page, 24)).toEqual([]);
  });

test.describe("by touch", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 640 } });

  test("targets are 44 high, texts 16 large so that phones do not zoom in", async ({ page, stand }) => {
    for (const query of ["", "lang=ar"]) {
      await page.goto(`${stand.url}/s/together?${query}`);
      expect(await smallTargets(page, 24, 44)).toEqual([]);
      const sizes = await page
        .locator("input.in, textarea, select")
        .evaluateAll((fields) => fields.map((field) => Number.parseFloat(getComputedStyle(field).fontSize)));
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
    }
  });
});

/** What can be pressed and is smaller than this; a field counts with its label, a link within a sentence does not count. */
function smallTargets(page: Page, width: number, height = width): Promise<string[]> {
  return page.locator("main :is(input:not([type=hidden]), button, select, textarea, a), nav button").evaluateAll(
    (all, [least, tall]) =>
      all.flatMap((one) => {
        if (one.closest(".hp")) return [];
        const { width, height } = (one.closest("label:not(.rk)") ?? one).getBoundingClientRect();
        return width >= (least ?? 0) && height >= (tall ?? 0)
          ? []
          : [`${one.outerHTML.slice(0, 90)} ${width}×${height}`];
      }),
    [width, height],
  );
}

test("every kind by keyboard alone, one a screen", async ({ page, stand }) => {
  test.setTimeout(90_000);
  const press = (key: string) => page.keyboard.press(key);
  await page.goto(`${stand.url}/s/sink`);
  await page.locator("h1").evaluate((heading) => {
    heading.tabIndex = -1;
    heading.focus();
  });
  for (const question of sink.questions) {
    await expect(page.locator("main")).toHaveAttribute("data-q", question.id);
    await expect(page.locator("h1")).toBeFocused();
    if (question.kind !== "statement") await press("Tab");
    switch (question.kind) {
      case "nps":
        // Arrows move and choose, and never go on; digits choose; Home and End go to the ends.
        for (const key of ["7", "ArrowRight", "End", "Home", "1", "0"]) await press(key);
        await expect(page.getByRole("radio", { name: "10 of 10" })).toBeChecked();
        await page.waitForTimeout(400);
        await expect(page.locator("main")).toHaveAttribute("data-q", "nps");
        await press("Space");
        continue;
      case "csat":
      case "ces":
      case "rating":
        await press(question.kind === "csat" && question.scale === "thumbs" ? "1" : "2");
        break;
      case "single":
      case "yes_no":
        await press("Space");
        continue;
      case "multiple":
        await press("Space");
        await press("Tab");
        await press("Space");
        break;
      case "short_text":
      case "long_text":
        await page.keyboard.type("Words 1 2 3");
        break;
      case "email":
        await page.keyboard.type("a@example.com");
        break;
      case "number":
        await page.keyboard.type("12");
        break;
      case "date":
        // The same whether a country writes the day or the month first.
        await page.keyboard.type("11112026");
        break;
      case "ranking":
        await press("2");
        await press("Tab");
        await press("1");
        break;
      case "consent":
        await press("Space");
        break;
      case "matrix":
      case "quality":
        await press("4");
        await press("Tab");
        await press("5");
        break;
    }
    for (let i = 0; i < 6 && !(await page.locator(".go").evaluate((go) => go === document.activeElement)); i++)
      await press("Tab");
    await press("Enter");
  }
  await expect(page.locator("[data-end]")).toBeVisible();
  const [response] = [...stand.stored.values()];
  expect(response).toEqual({
    complete: true,
    answers: {
      nps: 10,
      csat_1_5: 2,
      csat_1_10: 2,
      csat_1_7: 2,
      csat_1_4: 2,
      csat_faces_3: 2,
      csat_faces_5: 2,
      csat_stars: 2,
      csat_thumbs: 1,
      ces: 2,
      agree: 2,
      effort: 2,
      rating: 2,
      single: "a",
      multiple: ["a", "b"],
      yes_no: true,
      short_text: "Words 1 2 3",
      long_text: "Words 1 2 3",
      email: "a@example.com",
      number: 12,
      date: "2026-11-11",
      ranking: ["b", "a"],
      consent: true,
      matrix: { r1: 4, r2: 5 },
      quality: { r1: 4, r2: 5 },
    },
  });
});
