import { expect, test } from "vitest";
import type { AppLocale } from "@/platform/i18n/locale";
import { sayBetween, sayCounts } from "@/platform/i18n/metric-words";
import { translatorIn } from "@/platform/i18n/translator";

const words = (locale: AppLocale) => ({ locale, metrics: translatorIn(locale, "metrics") });

test("an interval is said in the reader's language and figures", () => {
  const interval = { low: 37.18, high: 42.41 };
  expect(sayBetween(words("en"), interval, "points")).toBe("between 37 and 42");
  expect(sayBetween(words("de"), interval, "score")).toBe("zwischen 37,2 und 42,4");
  expect(sayBetween(words("ar"), interval, "points")).toBe("بين 37 و42");
  expect(sayBetween(words("de"), { low: 88, high: 240 }, "minutes")).toBe("zwischen 1 Std. 28 Min. und 4 Std.");
  expect(sayBetween(words("en"), { low: -21.8, high: 21.8 }, "points")).toBe("between \u221222 and 22");
  expect(sayBetween(words("en"), null, "points")).toBe("");
});

test("few answers are said as counts", () => {
  expect(sayCounts(words("en"), "nps", { promoters: 5, passives: 2, detractors: 1 })).toBe(
    "5 promoters, 2 passives, 1 detractor",
  );
  expect(sayCounts(words("de"), "csat", { satisfied: 7, neutral: 1, dissatisfied: 1 })).toBe("7 von 9 zufrieden");
  expect(sayCounts(words("ar"), "nps", { promoters: 2, passives: 0, detractors: 11 })).toBe(
    "مروّجان، لا محايدين، 11 منتقدًا",
  );
});

test("each metric has its own words for them", () => {
  const en = words("en");
  expect(sayCounts(en, "csat", { satisfied: 7, neutral: 1, dissatisfied: 1 })).toBe("7 of 9 satisfied");
  expect(sayCounts(en, "ces", { easy: 6, neutral: 1, difficult: 1 })).toBe("6 of 8 found it easy");
  expect(sayCounts(en, "completion_rate", { numerator: 3, denominator: 7 })).toBe("3 of 7 completed");
});

test("a count takes the plural of its language", () => {
  const say = (locale: AppLocale) => [0, 1, 2, 5, 1436].map((n) => words(locale).metrics("answers", { n }));
  expect(say("en")).toEqual(["0 answers", "1 answer", "2 answers", "5 answers", "1,436 answers"]);
  expect(say("de").at(-1)).toBe("1.436 Antworten");
  expect(say("ar").slice(0, 4)).toEqual(["لا إجابات", "إجابة واحدة", "إجابتان", "5 إجابات"]);
});
