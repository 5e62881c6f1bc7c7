import { expect, test } from "vitest";
import { parseDefinition } from "@/domain/survey/definition";
import { LOCALES } from "@/domain/survey/locale";
import { STARTING_IDS, STARTING_TEMPLATES as TEMPLATES } from "@/domain/survey/templates/starting-templates";
import { buildDraft } from "@/features/surveys/build-draft";
import { type FormValues, readForm } from "@/features/surveys/read-form";
import { templateOf, WORD_KEYS, wordsOf } from "@/features/surveys/read-words";
import { valuesOf } from "@/features/surveys/start-form";

const BRAND = { name: "Larkway", color: "#484188" };

function fresh(change: Partial<FormValues> = {}): FormValues {
  return {
    name: "",
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
  expect(buildDraft(fresh(), null)).toEqual(TEMPLATES.nps(BRAND, "en"));
});

test("another kind or language takes its own ready words, although the page still sent the first ones", () => {
  expect(buildDraft(fresh({ kind: "csat", scale: "1-10" }), null)).toEqual(TEMPLATES["csat-10"](BRAND, "en"));
  expect(buildDraft(fresh({ kind: "ces", locale: "de" }), null)).toEqual(TEMPLATES.ces(BRAND, "de"));
});

test("the author's own words stand in the survey's language, and the survey is offered in that one alone", () => {
  const words = { ...fresh().words, ask: "Would you tell a friend about {brand}?", thanksLow: "  Sorry.  " };
  const made = buildDraft(fresh({ words }), null);
  expect(made.questions[0]?.title).toEqual({ en: "Would you tell a friend about {brand}?" });
  expect(made.endings[0]?.body).toEqual({ en: "Sorry." });
  expect(made.locales).toEqual(["en"]);
  expect(wordsOf(made).whyHigh).toBe(wordsOf(TEMPLATES.nps(BRAND)).whyHigh);
});

test("an unfinished form still makes a page: empty texts and half a colour fall back", () => {
  const made = buildDraft(fresh({ brand: "", color: "#48", words: { ask: "" } }), null);
  expect(parseDefinition(made).ok).toBe(true);
  expect(made.brand).toEqual({ name: "Your brand", color: "#1f6f5c" });
});

test.each(STARTING_IDS)("%s sent back as it came is the survey as it was", (id) => {
  const stored = { ...TEMPLATES[id](BRAND, "fr"), link: { url: "https://larkway.example/", label: { fr: "Le site" } } };
  expect(templateOf(stored)).toBe(id);
  expect(buildDraft(valuesOf("Name", stored), stored)).toEqual(stored);
});

test("a new scale brings its bands and ready words, keeps the author's, and nothing else changes", () => {
  const stored = buildDraft(
    { ...fresh({ kind: "csat" }), wordsOf: null, words: { ...wordsOf(TEMPLATES.csat(BRAND)), whyLow: "What broke?" } },
    null,
  );
  const made = buildDraft({ ...valuesOf("", stored), scale: "1-10" }, stored);
  expect(templateOf(made)).toBe("csat-10");
  expect(wordsOf(made)).toEqual({ ...wordsOf(TEMPLATES["csat-10"](BRAND)), whyLow: "What broke?" });
  // Low is 1 to 6 on 1–10, where it is 1 and 2 on 1–5.
  expect(made.questions[1]?.variants?.[0]?.when).toEqual({ question: "score", op: "between", value: [1, 6] });
});

test("a survey of another shape keeps all its questions; only question and thanks are edited", () => {
  const parsed = parseDefinition({
    version: 1,
    brand: BRAND,
    questions: [
      { id: "area", kind: "single", title: { en: "Area?" }, options: [{ id: "a", label: { en: "A" } }] },
      { id: "rate", kind: "csat", title: { en: "How was it?" } },
    ],
    endings: [{ id: "end", title: { en: "Thanks" } }],
  });
  if (!parsed.ok) throw new Error("fixture");
  const stored = parsed.definition;
  const values = valuesOf("", stored);
  expect(Object.keys(values.words)).toEqual(["ask", "thanks"]);
  const made = buildDraft(
    { ...values, scale: "1-10", words: { ask: "How was your visit?", thanks: "Thanks" } },
    stored,
  );
  expect(made.questions[0]).toEqual(stored.questions[0]);
  expect(made.questions[1]).toMatchObject({ kind: "csat", scale: "1-5", title: { en: "How was your visit?" } });
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
    ["name", ""],
  ]);
  const { values, errors } = readForm(form);
  expect(Object.keys(errors).sort()).toEqual(["ask", "brand", "color", "kind", "name", "thanks", "whyLow"]);
  expect(values).toMatchObject({ kind: "nps", scale: "1-5", locale: "en", wordsOf: null });
});

test("a pipe that cannot be filled is told at its field", () => {
  const { errors } = readForm(new Map([...Object.entries({ brand: "L", color: "#484188", ask: "{agnet|we}" })]));
  expect(errors.ask).toMatch(/no value "agnet"/);
  expect(readForm(new Map([["thanks", "Thanks, {name}"]])).errors.thanks).toMatch(/\{name\|these words\}/);
  expect(readForm(new Map([["ask", "{brand} and {agent|we}"]])).errors.ask).toBeUndefined();
});

test("what was left with a reason goes with the document, and back", () => {
  const dismissed = [
    { rule: "leading", path: "questions.score.title", about: "", reason: "Our product is called Great." },
  ];
  const made = buildDraft(fresh({ dismissed }), null);
  expect(made.dismissed).toEqual(dismissed);
  expect(parseDefinition(made).ok).toBe(true);
  expect(buildDraft({ ...valuesOf("", made), dismissed: [] }, made).dismissed).toBeUndefined();
  expect(buildDraft({ ...valuesOf("", made), dismissed: null }, made).dismissed).toEqual(dismissed);
  const sent = (text: string) => readForm(new Map([["dismissed", text]])).values.dismissed;
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
