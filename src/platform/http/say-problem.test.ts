import { expect, test } from "vitest";
import { keyedField } from "@/platform/http/keyed-field";
import { conflict, invalid } from "@/platform/http/problem";
import { sayProblem } from "@/platform/http/say-problem";
import type { AppLocale } from "@/platform/i18n/locale";
import { strictTranslator } from "@/platform/i18n/testing/strict-translator";

const wordsOf = (locale: AppLocale) => ({
  problems: strictTranslator(locale, "problems"),
  faults: strictTranslator(locale, "faults"),
});

test("a problem has the API's English words, and on a screen the reader's", () => {
  const { problem } = invalid([
    keyedField("logo", "pictureSmall", { width: 12, height: 8 }),
    { path: "definition.colour", message: "English.", fault: { code: "unknown", values: { name: "colour" } } },
    { path: "other", message: "Only in English." },
  ]);
  expect(problem.errors?.[0]?.message).toBe("The picture is only 12 × 8 pixels. Use one of at least 16 × 16.");
  expect(sayProblem(problem, wordsOf("de"))).toMatchObject({
    detail: "Nichts wurde gespeichert.",
    errors: [
      { path: "logo", message: "Das Bild hat nur 12 × 8 Pixel. Nehmen Sie eines mit mindestens 16 × 16." },
      { path: "definition.colour", message: expect.stringContaining("„colour“ ist hier nicht bekannt.") },
      { path: "other", message: "Only in English." },
    ],
  });
  expect(sayProblem(problem, wordsOf("ar")).errors?.[0]?.message).toContain("12 × 8");
  expect(sayProblem(conflict("In English.").problem, wordsOf("de")).detail).toBe("In English.");
});
