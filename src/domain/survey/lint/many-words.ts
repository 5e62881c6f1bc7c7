import { askedTexts } from "@/domain/survey/lint/asked-texts";
import type { LintRule } from "@/domain/survey/lint/finding";
import { LOCALES } from "@/domain/survey/locale";

const MOST = 25;

/** Questions of more than 25 words, in languages that part words by spaces (so not in Japanese). */
export const manyWords: LintRule = {
  id: "many-words",
  severity: "consider",
  reads: LOCALES.filter((locale) => locale !== "ja"),
  find: (definition) =>
    askedTexts(definition).flatMap(({ path, masked }) => {
      const words = masked.split(/\s+/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
      return words > MOST ? [{ path, code: "words", values: { n: words, most: MOST } }] : [];
    }),
};
