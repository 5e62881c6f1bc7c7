import type { TopicLanguage } from "@/domain/topics/languages";

/** Shorter stems are left alone: what remains of a short word means something else. */
const SHORTEST = 4;

/** Endings of inflection, the longest first. Light on purpose: `deliveries` meets `delivery`, `delivered` does not meet `deliver*ance*`. */
const ENDINGS: Readonly<Record<Exclude<TopicLanguage, "ar">, readonly string[]>> = {
  en: ["ings", "ing", "ies", "ied", "ed", "es", "s", "y"],
  de: ["ern", "em", "er", "en", "es", "e", "n", "s"],
  fr: ["ements", "ement", "ees", "ee", "es", "er", "ez", "e", "s", "x"],
};
/** What Arabic writes joined to the front of a word (and, so, with, like, for, the) and to its end, the longest first. */
const ARABIC_FRONT = ["وال", "فال", "بال", "كال", "ولل", "لل", "ال", "و", "ب", "ل", "ف", "ك"];
const ARABIC_END = ["ات", "ون", "ين", "ها", "هم", "نا", "تم", "ان", "ه", "ي"];

/** The stem of a word that `plainWord` made: without the endings of inflection of its language. */
export function stemWord(word: string, language: TopicLanguage): string {
  if (language === "ar") return stemArabic(word);
  for (const ending of ENDINGS[language])
    if (word.endsWith(ending) && word.length - ending.length >= SHORTEST) return word.slice(0, -ending.length);
  return word;
}

function stemArabic(word: string): string {
  const front = ARABIC_FRONT.find((one) => word.startsWith(one) && word.length - one.length >= 3);
  const rest = front === undefined ? word : word.slice(front.length);
  const end = ARABIC_END.find((one) => rest.endsWith(one) && rest.length - one.length >= 3);
  return end === undefined ? rest : rest.slice(0, -end.length);
}
