import { expect, test } from "vitest";
import { parseDefinition } from "@/domain/survey/definition";
import { LOCALES } from "@/domain/survey/locale";
import { STARTING_IDS, STARTING_TEMPLATES as TEMPLATES } from "@/domain/survey/templates/starting-templates";
import { buildDraft } from "@/features/surveys/build-draft";
import { type FormValues, findErrors, readForm } from "@/features/surveys/read-form";
import { WORD_KEYS, wordsOf } from "@/features/surveys/read-words";
import { translatorIn } from "@/platform/i18n/translator";

const t = translatorIn("en", "newSurvey");
const BRAND = { name: "Larkway", color: "#484188" };

function fresh(change: Partial<FormValues> = {}): FormValues {
  return {
    kind: "nps",
    scale: "1-5",
    brand: BRAND.name,
    color: BRAND.color,
    locale: "en",
    wordsOf: { template: "nps", locale: "en" },
    words: wordsOf(TEMPLATES.nps(BRAND, "en")),
    dismissed: [],
    ...change,
  };
}

test("untouched words are the template itself, in all languages", () => {
  expect(buildDraft(fresh())).toEqual(TEMPLATES.nps(BRAND, "en"));
});

test("another kind or language takes its own ready words, although the page still sent the first ones", () => {
  expect(buildDraft(fresh({ kind: "csat", scale: "1-10" }))).toEqual(TEMPLATES["csat-10"](BRAND, "en"));
  expect(buildDraft(fresh({ kind: "ces", locale: "de" }))).toEqual(TEMPLATES.ces(BRAND, "de"));
});

test("the author's own words stand in the survey's language, and the survey is offered in that one alone", () => {
  const words = { ...fresh().words, ask: "Would you tell a friend about {brand}?", thanksLow: "  Sorry.  " };
  const made = buildDraft(fresh({ words }));
  expect(made.questions[0]?.title).toEqual({ en: "Would you tell a friend about {brand}?" });
  expect(made.endings[0]?.body).toEqual({ en: "Sorry." });
  expect(made.locales).toEqual(["en"]);
  expect(wordsOf(made).whyHigh).toBe(wordsOf(TEMPLATES.nps(BRAND)).whyHigh);
});

test("an unfinished form still makes a page: empty texts and half a colour fall back", () => {
  const made = buildDraft(fresh({ brand: "", color: "#48", words: { ask: "" } }));
  expect(parseDefinition(made).ok).toBe(true);
  expect(made.brand).toEqual({ name: "Your brand", color: "#1f6f5c" });
});

test("a form anybody may have written: each fault is told by its field, nothing throws", () => {
  const form = new Map<string, unknown>([
    ["kind", "xyz"],
    ["scale", ["1-5"]],
    ["brand", "B".repeat(101)],
    ["color", "red"],
    ["locale", "__proto__"],
    ["wordsOf", "constructor en"],
    ["ask", `a${String.fromCharCode(0)}`],
    ["whyLow", " "],
    ["thanks", "t".repeat(2001)],
  ]);
  const values = readForm(form);
  const errors = findErrors(form, t);
  expect(Object.keys(errors).sort()).toEqual(["ask", "brand", "color", "kind", "thanks", "whyLow"]);
  expect(values).toMatchObject({ kind: "nps", scale: "1-5", locale: "en", wordsOf: null });
});

test("a pipe that cannot be filled is told at its field", () => {
  const errors = findErrors(new Map(Object.entries({ brand: "L", color: "#484188", ask: "{agnet|we}" })), t);
  expect(errors.ask).toMatch(/no value "agnet"/);
  expect(findErrors(new Map([["thanks", "Thanks, {name}"]]), t).thanks).toMatch(/\{name\|these words\}/);
  expect(findErrors(new Map([["ask", "{brand} and {agent|we}"]]), t).ask).toBeUndefined();
});

test("what was left with a reason goes with the document", () => {
  const dismissed = [
    { rule: "leading", path: "questions.score.title", about: "", reason: "Our product is called Great." },
  ];
  const made = buildDraft(fresh({ dismissed }));
  expect(made.dismissed).toEqual(dismissed);
  expect(parseDefinition(made).ok).toBe(true);
  expect(buildDraft(fresh()).dismissed).toBeUndefined();
  const sent = (text: string) => readForm(new Map([["dismissed", text]])).dismissed;
  expect(sent(JSON.stringify(dismissed))).toEqual(dismissed);
  for (const hostile of ["", "{", "null", '[{"rule":1}]', `["${"x".repeat(200_000)}"]`])
    expect(sent(hostile)).toEqual([]);
});

test("every template speaks every word of the form in every language", () => {
  for (const id of STARTING_IDS) {
    for (const locale of LOCALES)
      expect(Object.keys(wordsOf(TEMPLATES[id](BRAND, locale)))).toHaveLength(WORD_KEYS.length);
  }
});
