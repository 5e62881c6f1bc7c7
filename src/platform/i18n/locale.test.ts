import { expect, test } from "vitest";
import { lastWords } from "@/platform/i18n/last-words";
import { acceptedLocale, appLocale, directionOf } from "@/platform/i18n/locale";

test("a language the app does not speak is English", () => {
  expect(["de-AT", "AR_eg", "en", "ja", "", "deutsch"].map(appLocale)).toEqual(["de", "ar", "en", "en", "en", "en"]);
});

test("the browser's languages are taken by weight, whatever their order", () => {
  expect(acceptedLocale("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5")).toBe("en");
  expect(acceptedLocale("en;q=0.3, ar-EG;q=0.9")).toBe("ar");
  expect(acceptedLocale("de;q=0, ja")).toBe("en");
  expect(acceptedLocale(null)).toBe("en");
  expect(acceptedLocale(";;q=x,,")).toBe("en");
});

test("Arabic is read from right to left", () => {
  expect([directionOf("ar"), directionOf("de"), directionOf("en")]).toEqual(["rtl", "ltr", "ltr"]);
});

test("the last words are in the first of the browser's languages that the app speaks", () => {
  expect(lastWords(["fr-FR", "de-AT", "en"])).toMatchObject({ locale: "de", again: "Noch einmal versuchen" });
  expect(lastWords([])).toMatchObject({ locale: "en", again: "Try again" });
});
