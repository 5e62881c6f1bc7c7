import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { expect, test } from "./fixtures";
import { expectClean, signUp } from "./steps";

// A made-up airport: three years, seven areas, 11 for "don't know", 0, 6 and Blank as codes, copies of rows that are real.
const file = path.join(import.meta.dirname, "data", "airport.csv");
const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true });

/** Promoters less detractors of one year by hand, code 11 and blanks left out. */
function npsOf(year: string): { n: number; nps: number } {
  const given = rows.filter((row) => row.year === year).map((row) => row.netpro ?? "");
  const scores = given.filter((cell) => cell !== "" && Number(cell) !== 11).map(Number);
  const share = (some: (score: number) => boolean) => scores.filter(some).length / scores.length;
  return { n: scores.length, nps: 100 * (share((score) => score >= 9) - share((score) => score <= 6)) };
}

/** As the screen may write it: whole, or with one decimal where whole figures would contradict their change. */
function written(value: number): string {
  const sign = value < 0 ? "−" : "\\+";
  const size = Math.abs(value);
  return `${sign}(${Math.round(size)}|${size.toFixed(1).replace(".", "\\.")})`;
}

async function choose(page: Page, slug: string): Promise<void> {
  await page.goto(`/w/${slug}/imports/new`);
}

async function upload(page: Page, slug: string): Promise<void> {
  await choose(page, slug);
  await page.getByLabel("Choose a file, or drop it here").setInputFiles(file);
  await page.getByRole("button", { name: "Look at the columns" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Which column is what?" })).toBeVisible();
}

/** Says which column is what; the form has guessed some of it, and never a scale. */
async function map(page: Page): Promise<void> {
  await page.getByLabel("Date column 1").selectOption("year");
  await page.getByLabel("Date column 2").selectOption("interview_day");
  await page.getByLabel("How it is written").fill("{year}-05-{interview_day}\n{interview_day:MM/dd/yyyy hh:mm:ss a}");
  await expect(page.getByText("cannot be read")).toHaveCount(0);

  const nps = page.getByRole("group", { name: "netpro" });
  await nps.getByLabel("What it asks").selectOption("nps");
  await nps.getByLabel("Scale, lowest to highest answer").selectOption("0-10");
  await expect(nps.getByText("off the scale")).toBeVisible();
  await nps.getByLabel("Codes that say nothing").fill("11");
  await expect(nps.getByText("off the scale")).toHaveCount(0);

  const csat = page.getByRole("group", { name: "overall" });
  await csat.getByLabel("What it asks").selectOption("csat");
  await csat.getByLabel("Scale, lowest to highest answer").selectOption("1-5");
  await csat.getByLabel("Codes that say nothing").fill("0, 6, blank");

  await page.getByLabel("Add a score column").selectOption("find_way");
  const ease = page.getByRole("group", { name: "find_way" });
  await ease.getByLabel("What it asks").selectOption("ces");
  await ease.getByLabel("Scale, lowest to highest answer").selectOption("1-5");
  await page.getByRole("combobox", { name: /^Comment/ }).selectOption("comment");
  await page.getByRole("combobox", { name: /^Customer/ }).selectOption("");
  for (const box of await page
    .getByRole("group", { name: "Segments, to compare scores by" })
    .getByRole("checkbox")
    .all()) {
    await box.setChecked(false);
  }
  await page.getByRole("checkbox", { name: /boarding_area/ }).check();
}

const count = (page: Page, label: string) => page.locator("dl > div", { hasText: label }).locator("dd");

test("a file becomes a survey: columns, check, import, report, the same file again, undo", async ({ page }) => {
  test.setTimeout(120_000);
  let dialogs = 0;
  page.on("dialog", (dialog) => {
    dialogs++;
    void dialog.dismiss();
  });
  const slug = await signUp(page);
  await upload(page, slug);
  await map(page);
  await page.getByLabel("Name of the new survey").fill("Airport");

  // What the high end of an effort question means is asked, never taken for granted.
  await page.getByRole("button", { name: "Check the whole file" }).click();
  await expect(page.getByText("Say what the high end means: easy or hard.", { exact: false }).first()).toBeVisible();
  await page.getByRole("group", { name: "find_way" }).getByRole("radio", { name: "very easy" }).check();
  await expectClean(page);
  await page.getByRole("button", { name: "Check the whole file" }).click();

  await expect(count(page, "Would be stored")).toHaveText(String(rows.length), { timeout: 30_000 });
  await expect(page.getByText("Every cell could be read.")).toBeVisible();
  await expectClean(page);
  await page.getByRole("button", { name: "Import these rows" }).click();
  await expect(page.getByText("Done", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(count(page, "Stored")).toHaveText(String(rows.length));
  await expect(count(page, "Left out")).toHaveText("0");

  const report = page.url();
  await page.getByRole("link", { name: "Airport" }).click();
  await page.waitForURL(/\/surveys\/[0-9a-f-]{36}/);
  const survey = /\/surveys\/([0-9a-f-]{36})/.exec(page.url())?.[1];
  for (const year of ["2017", "2018"]) {
    const { n, nps } = npsOf(year);
    await page.goto(`/w/${slug}/surveys/${survey}?question=netpro&from=${year}-01-01&to=${year}-12-31`);
    const tile = page.getByRole("region", { name: "NPS", exact: true });
    await expect(tile).toContainText(new RegExp(`${written(nps)}\\s*between .*${n} answers`));
  }
  expect(dialogs).toBe(0);

  await upload(page, slug);
  await map(page);
  await page.getByRole("group", { name: "find_way" }).getByRole("radio", { name: "very easy" }).check();
  await page.getByLabel("Survey", { exact: true }).selectOption({ label: "Airport" });
  await page.getByRole("button", { name: "Import without a check" }).click();
  await expect(page.getByText("Done", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(count(page, "There already")).toHaveText(String(rows.length));
  await expect(count(page, "Stored")).toHaveText("0");

  await page.goto(report);
  await page.getByRole("button", { name: "Undo this import" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Undo the import" }).click();
  await expect(page.getByText("This import was undone", { exact: false })).toBeVisible({ timeout: 30_000 });
  await page.goto(`/w/${slug}/imports`);
  await expect(page.getByText("Undone", { exact: true })).toBeVisible();
  await expectClean(page);
});

test("a file that is no text is refused where it is chosen; strange cells are reported, and shown as text", async ({
  page,
}) => {
  let dialogs = 0;
  page.on("dialog", (dialog) => {
    dialogs++;
    void dialog.dismiss();
  });
  const slug = await signUp(page);
  await choose(page, slug);
  const box = page.getByLabel("Choose a file, or drop it here");
  await box.setInputFiles({ name: "book.xlsx", mimeType: "text/csv", buffer: Buffer.from("PK\u0003\u0004 and so on") });
  await page.getByRole("button", { name: "Look at the columns" }).click();
  await expect(page.getByText("The workbook cannot be read.", { exact: false })).toBeVisible();
  await page.getByRole("link", { name: "Choose another file" }).click();

  const hostile = '<img src=x onerror="alert(1)">';
  const quoted = `"${hostile.replaceAll('"', '""')}"`;
  const text = `day,nps score,${quoted}\n2026-05-04,9,a\n2026-05-05,${quoted},b\nsoon,9,c\n2026-05-06,9.5,d\n`;
  await box.setInputFiles({ name: "<b>file {n}\u202e.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Look at the columns" }).click();
  await page.getByLabel("Add a score column").selectOption("nps score");
  const score = page.getByRole("group", { name: "nps score" });
  await score.getByLabel("What it asks").selectOption("nps");
  await score.getByLabel("Scale, lowest to highest answer").selectOption("0-10");
  // A question without a score is added, is a choice, and shows what stands in its column.
  await page.getByLabel("Add a question").selectOption(hostile);
  const choice = page.getByRole("group", { name: hostile });
  await choice.getByLabel("What it asks").selectOption("single");
  await expect(choice.getByRole("list", { name: "Values of", exact: false })).toContainText("a");
  await choice.getByLabel("Wording of the question").fill("Which one?");
  await expectClean(page);
  await page.getByRole("button", { name: "Check the whole file" }).click();
  await expect(count(page, "Would be stored")).toHaveText("3", { timeout: 30_000 });
  await expect(count(page, "Left out")).toHaveText("1");
  const line = (number: number) => page.getByRole("row", { name: new RegExp(`^${number} `) });
  await expect(line(3)).toContainText("nps score");
  await expect(line(3)).toContainText("is not a number");
  await expect(line(3)).toContainText("<img src=x");
  await expect(line(4)).toContainText("“soon” cannot be read as a date.");
  await expect(line(4)).toContainText("left out");
  await expect(line(5)).toContainText("“9.5” is not a whole number.");
  await page.goto(`/w/${slug}/imports`);
  await expect(page.getByRole("link", { name: "<b>file {n}.csv" })).toBeVisible();
  expect(dialogs).toBe(0);
});
