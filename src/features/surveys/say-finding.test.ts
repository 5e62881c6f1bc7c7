import { expect, test } from "vitest";
import { type Definition, parseDefinition } from "@/domain/survey/definition";
import { TITLES } from "@/domain/survey/edit/question-words";
import type { Finding, LintContext } from "@/domain/survey/lint/finding";
import { lintSurvey, RULES } from "@/domain/survey/lint/lint-survey";
import { sayFinding } from "@/features/surveys/say-finding";
import { en } from "@/messages/en";
import { APP_LOCALES } from "@/platform/i18n/locale";
import { strictTranslator } from "@/platform/i18n/testing/strict-translator";

const brand = { name: "Larkway", color: "#484188" };
const t = (words: string) => ({ en: words });
const score = { id: "score", kind: "csat", title: t("How satisfied are you?") };
const why = { id: "why", kind: "long_text", title: t("Why?") };
const end = { id: "end", title: t("Thanks") };
const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `r${at}`, label: t(`Row ${at}`) }));
const link = { url: "https://shop.example/", label: t("Shop") };

function survey(change: object): Definition {
  const parsed = parseDefinition({ version: 2, brand, questions: [score, why], endings: [end], ...change });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.definition;
}

const asked = (title: string) => survey({ questions: [{ ...score, title: t(title) }] });
const matrix = (change: object) =>
  survey({ questions: [score, { id: "m", kind: "matrix", title: t("These"), rows: rows(2), na: true, ...change }] });
const never = { question: "score", op: "at_least", value: 9 };

/** Surveys that have something of everything the linter knows. */
const CASES: readonly [Definition, Partial<LintContext>?][] = [
  [survey({ questions: [score, { ...why, showIf: never }] })],
  [survey({ questions: [why, score, { ...score, id: "two", showIf: never }] })],
  [survey({ questions: [score, { ...why, variants: [{ when: never, title: t("Oh?") }] }] })],
  [survey({ endings: [{ ...end, id: "some", when: never }, end] })],
  [survey({ questions: [score, { ...why, showIf: { attribute: "plan", op: "is", value: "" } }] })],
  [asked("How fast and friendly was it?")],
  [asked("How was our excellent service?")],
  [asked("Was it not impossible?")],
  [asked("How was it? Why?")],
  [asked("Do you agree that it was easy?")],
  [asked(`How was ${"all of this ".repeat(9)}?`)],
  [matrix({ na: false })],
  [matrix({ rows: rows(9) })],
  [matrix({ scale: "0-10" })],
  [survey({ questions: [score, ...Array.from({ length: 30 }, (_, at) => ({ ...why, id: `w${at}` }))] })],
  [survey({ locales: ["en", "de"] })],
  [survey({ locales: ["en", "de"], questions: [{ ...score, title: { en: "Rewritten?", de: TITLES.csat.de } }] })],
  [survey({ questions: [{ ...score, scale: "1-10" }] }), { published: survey({}) }],
  [survey({ questions: [{ ...score, banding: "top-1" }] }), { published: survey({}) }],
  [survey({ questions: [{ ...score, layout: "row" }] }), { published: survey({}) }],
  [survey({ brand: { ...brand, color: "#ffd400" } })],
  [survey({ link }), { allowedHosts: [] }],
  [survey({ link }), { allowedHosts: ["other.example"] }],
];

const findings: readonly Finding[] = CASES.flatMap(
  ([definition, context]) => lintSurvey(definition, { published: null, ...context }).open,
);

test("these surveys have all that can be found, by every rule", () => {
  expect([...new Set(findings.map(({ code }) => code))].sort()).toEqual(Object.keys(en.findings.found).sort());
  expect([...new Set(findings.map(({ rule }) => rule))].sort()).toEqual(RULES.map(({ id }) => id).sort());
  expect(Object.keys(en.findings.rules).sort()).toEqual(RULES.map(({ id }) => id).sort());
});

test.each(APP_LOCALES)("each is said in %s with all its words and figures", (locale) => {
  const words = strictTranslator(locale, "findings");
  for (const finding of findings) {
    const { what, why: reason, source, mend } = sayFinding(words, finding);
    for (const sentence of [what, reason, mend]) expect(sentence).toMatch(/[.!?]$/);
    expect(source).not.toBe("");
    for (const value of Object.values(finding.values ?? {}).filter((one) => typeof one === "string"))
      expect(what).toContain(value);
  }
});

test("a sentence speaks of one, two and many as its language does", () => {
  const said = (locale: (typeof APP_LOCALES)[number], n: number) =>
    sayFinding(strictTranslator(locale, "findings"), {
      rule: "missing-translations",
      path: "locales.fr",
      about: "",
      severity: "blocks",
      code: "textsMissing",
      values: { n, language: "Français", question: n === 1 ? 0 : 3 },
    }).what;
  expect(said("en", 1)).toBe("1 text is missing in Français.");
  expect(said("en", 2)).toBe("2 texts are missing in Français; look at question 3 first.");
  expect(said("de", 2)).toBe("2 Texte fehlen auf Français; sehen Sie zuerst Frage 3 an.");
  expect(said("ar", 2)).toBe("ينقص نصان بلغة Français؛ ابدأ بالسؤال 3.");
});
