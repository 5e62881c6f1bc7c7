import { describe, expect, test } from "vitest";
import { detectLanguage } from "@/domain/topics/detect-language";
import { findPhrases } from "@/domain/topics/find-phrases";
import { compileTopics, matchTopics, topicsOf } from "@/domain/topics/match-topics";
import { findPersonalData, redactSpans } from "@/domain/topics/personal-data";
import { MOST_CHARACTERS, tokenize } from "@/domain/topics/tokenize";
import { NO_RULES, type TopicRules } from "@/domain/topics/topic-rules";

const languageOf = (text: string, hint?: string) => detectLanguage(tokenize(text), hint);
const rulesOf = (words: Partial<TopicRules["words"]>, except: string[] = []): TopicRules => ({
  words: { ...NO_RULES.words, ...words },
  except,
});

function finds(text: string, words: Partial<TopicRules["words"]>, except: string[] = []): boolean {
  const matcher = compileTopics([{ id: "one", rules: rulesOf(words, except) }]);
  const tokens = tokenize(text);
  return topicsOf(matchTopics(matcher, tokens, detectLanguage(tokens))).length > 0;
}

describe("what a comment is written in", () => {
  test.each([
    ["The box was late and nobody told me why.", "en"],
    ["Die Box kam zu spät und niemand hat etwas gesagt.", "de"],
    ["Le colis est arrivé en retard et personne n’a répondu.", "fr"],
    ["وصل الصندوق متأخرا ولم يتصل بنا أحد", "ar"],
    ["La caja llegó tarde y no me dijeron nada, pero muy bien", "other"],
    ["箱が遅れて届きました", "other"],
    ["Посылка пришла поздно", "other"],
    ["بسته دیر رسید و هیچ‌کس زنگ نزد چرا پست گم کرد", "other"],
    ["😡😡", "unknown"],
    ["Müller", "unknown"],
    ["", "unknown"],
  ])("%s", (text, language) => expect(languageOf(text)).toBe(language));

  test("where little speaks, the language that the questions were read in decides; never against a clear text", () => {
    expect(languageOf("Super", "de-AT")).toBe("de");
    expect(languageOf("Super", "fr")).toBe("fr");
    expect(languageOf("The box was late and nobody told me why.", "de")).toBe("en");
  });
});

describe("topics by their words", () => {
  test("words are found in their forms, whatever case and accents, in their own language", () => {
    expect(finds("DELIVERIES keep failing and we are tired of them", { en: ["delivery"] })).toBe(true);
    expect(finds("Die Lieferungen kommen nie", { de: ["Lieferung"] })).toBe(true);
    expect(finds("Alles kam zu spaet an, das war nicht gut", { de: ["zu spät"] })).toBe(true);
    expect(finds("L’été dernier, les prix étaient trop élevés", { fr: ["eleve"] })).toBe(true);
    expect(finds("كان التوصيل متأخرا جدا", { ar: ["توصيل"] })).toBe(true);
    expect(finds("Der Gift war das Geschenk nicht", { en: ["gift"] })).toBe(false);
  });

  test("phrases, wildcards, words near each other, and what speaks against", () => {
    expect(finds("they called me three times and it was rude", { en: ["three times"] })).toBe(true);
    expect(finds("three or more times they called me", { en: ["three times"] })).toBe(false);
    expect(finds("Die Expresslieferung war da", { de: ["*lieferung"] })).toBe(true);
    expect(finds("the box, they said, would be here but it was late", { en: ["late + box"] })).toBe(false);
    expect(finds("the box was late", { en: ["late + box"] })).toBe(true);
    expect(
      finds("late. We talked about many other things in between for a while, then the box", { en: ["late + box"] }),
    ).toBe(false);
    expect(finds("I pressed return and it was a good return policy", { en: ["return*"] }, ["return policy"])).toBe(
      false,
    );
    expect(finds("so 😡 about it", { any: ["😡"] })).toBe(true);
  });

  test("mixed scripts, emoji alone and hostile rules do no harm", () => {
    expect(finds("配送が遅い late الشحن متأخر", { any: ["late"] })).toBe(true);
    expect(finds("(((((.*.*.*)+)+)+)", { any: ["(.*)+x", "***", "+"] })).toBe(false);
    expect(finds("👩‍👩‍👧‍👦🏳️‍🌈", { any: ["box"] })).toBe(false);
  });

  test("ten megabytes are read as far as said, and no word of it for longer than that", () => {
    const tokens = tokenize("aaaa@".repeat(2_000_000));
    expect(tokens.at(-1)?.end).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(tokenize("配送".repeat(2_000_000)).at(-1)?.end).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(findPersonalData("a.".repeat(4_000_000))).toEqual([]);
    expect(findPersonalData("0 ".repeat(4_000_000)).every(({ end }) => end <= MOST_CHARACTERS)).toBe(true);
  });
});

describe("personal data", () => {
  const kinds = (text: string) => findPersonalData(text).map(({ kind }) => kind);

  test.each([
    ["write to jo.smith+box@mail.example.com please", ["email"]],
    ["call +44 20 7946 0958 after six", ["phone"]],
    ["اتصلوا على ٠٥٠١٢٣٤٥٦٧", ["phone"]],
    ["my card 4111 1111 1111 1111", ["card"]],
    ["my order 4111 1111 1111 1112", []],
    ["DE89 3704 0044 0532 0130 00 is my account", ["iban"]],
    ["DE88 3704 0044 0532 0130 00 is not", []],
    ["Ich wohne Lange Straße 12 in Ulm", ["address"]],
    ["it went to 12 Baker Street, NW1 6XE", ["address", "address"]],
    ["livré au 12 rue de la Paix", ["address"]],
    ["Third Thursday in a row, 22.10.2026, 100 % late", []],
    ["order 2026-1001-55", []],
  ])("%s", (text, found) => expect(kinds(text)).toEqual(found));

  test("what was found is replaced, and nothing else", () => {
    const text = "Mail a@b.example or call +44 20 7946 0958!";
    expect(redactSpans(text, findPersonalData(text), (kind) => `[${kind}]`)).toBe("Mail [email] or call [phone]!");
  });
});

describe("phrases that stand out", () => {
  const texts = (some: readonly string[]) => some.map((text) => ({ text, tokens: tokenize(text) }));

  test("nothing stands out where nothing changed, and where there is nothing", () => {
    const same = Array.from({ length: 300 }, (_, i) => `The soup was nice on day ${i % 30} of the week`);
    expect(findPhrases(texts(same), texts(same), "en")).toEqual([]);
    expect(findPhrases([], [], "en")).toEqual([]);
    expect(findPhrases(texts(same), [], "en")).toEqual([]);
  });

  test("words of the same comments are one topic", () => {
    const calm = Array.from({ length: 200 }, (_, i) => `The soup was nice on day ${i % 30} of the week`);
    const late = Array.from({ length: 40 }, (_, i) => (i % 2 ? "Courier late again" : "Again the courier lost it"));
    const [found, ...others] = findPhrases(texts([...calm, ...late]), texts(calm), "en");
    expect(others).toEqual([]);
    expect(found?.found).toHaveLength(40);
    expect(found?.terms[0]?.toLowerCase()).toContain("courier");
  });
});
