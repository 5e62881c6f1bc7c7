import { expect, test } from "vitest";
import { z } from "zod";
import { parseDefinition } from "@/domain/survey/definition";
import type { DefinitionError } from "@/domain/survey/definition-error";
import { readIssue } from "@/domain/survey/read-issue";
import { en } from "@/messages/en";
import { misfit } from "@/platform/http/misfit";
import { problemReply } from "@/platform/http/problem";
import { APP_LOCALES } from "@/platform/i18n/locale";
import { sayFault } from "@/platform/i18n/say-fault";
import { strictTranslator } from "@/platform/i18n/testing/strict-translator";

const t = (words: string) => ({ en: words });
const score = { id: "score", kind: "nps", title: t("How likely?") };
const why = { id: "why", kind: "long_text", title: t("Why?") };
const end = { id: "end", title: t("Thanks") };
const base = { version: 2, brand: { name: "Larkway", color: "#484188" }, questions: [score, why], endings: [end] };
const options = [{ id: "a", label: t("A") }];
const multiple = { id: "m", kind: "multiple", title: t("Which?"), options };
const link = (url: string) => ({ url, label: t("Site") });
const low = { question: "score", op: "at_most", value: 6 };

function faultsOf(change: object): readonly DefinitionError[] {
  const parsed = parseDefinition({ ...base, ...change });
  return parsed.ok ? [] : parsed.errors;
}

const asked = (...questions: object[]) => faultsOf({ questions });
const titled = (words: string) => asked(score, { ...why, title: t(words) });
let deep: object = low;
for (let level = 0; level < 30; level++) deep = { not: deep };
let nested: object = low;
for (let level = 0; level < 7; level++) nested = { not: nested };

/** A broken document for each fault, and its code. */
const CASES: readonly [code: DefinitionError["code"], errors: readonly DefinitionError[]][] = [
  ["colour", faultsOf({ brand: { ...base.brand, color: "red" } })],
  ["https", faultsOf({ link: link("http://larkway.example") })],
  ["id", asked({ ...score, id: "1st" })],
  ["reserved", asked({ ...score, id: "toString" })],
  ["emptyText", asked({ ...score, title: t(" ") })],
  ["point", asked({ ...score, labels: { best: t("Best") } })],
  ["banding", asked({ ...score, kind: "csat", scale: "thumbs", banding: "top-3" })],
  ["day", asked({ ...why, kind: "date", min: "31.12.2026" })],
  ["noReason", faultsOf({ dismissed: [{ rule: "leading", path: "x", about: "", reason: " " }] })],
  ["missing", asked({ ...score, title: undefined })],
  ["type", faultsOf({ questions: "none" })],
  ["unknown", faultsOf({ colour: "red" })],
  ["oneOf", asked({ ...score, kind: "stars" })],
  ["conditionForm", asked(score, { ...why, showIf: { score: 3 } })],
  ["ruleForm", faultsOf({ logic: [{ after: "score", go: "why" }] })],
  ["fewItems", faultsOf({ endings: [] })],
  ["manyItems", faultsOf({ endings: Array.from({ length: 51 }, () => end) })],
  ["shortText", faultsOf({ brand: { ...base.brand, name: "" } })],
  ["longText", titled("x".repeat(2001))],
  ["small", asked({ ...multiple, min: 0 })],
  ["large", asked({ ...multiple, max: 101 })],
  [
    "notAbove",
    asked({ id: "q", kind: "quality", title: t("Q"), rows: [], categories: [{ id: "c", label: t("C"), weight: 0 }] }),
  ],
  ["picture", faultsOf({ brand: { ...base.brand, logo: "mine.png" } })],
  ["tooLarge", faultsOf({ questions: Array.from({ length: 100_001 }, () => 1) })],
  ["tooDeep", asked(score, { ...why, showIf: deep })],
  ["character", titled("a\u0000b")],
  ["notFinite", faultsOf({ version: Number.NaN })],
  ["forbiddenName", parsedErrors('{"version": 2, "__proto__": {"x": 1}}')],
  ["version", faultsOf({ version: "two" })],
  ["laterVersion", faultsOf({ version: 9 })],
  ["idTwice", asked(score, { ...why, id: "score" })],
  ["ownText", asked({ ...score, title: { de: "Wie?" } })],
  ["ownLanguage", faultsOf({ locale: "en", locales: ["de"] })],
  ["languageTwice", faultsOf({ locales: ["en", "en"] })],
  ["conditionSize", asked(score, { ...why, showIf: nested })],
  ["noQuestion", asked(score, { ...why, showIf: { ...low, question: "gone" } })],
  ["noEnding", faultsOf({ logic: [{ after: "score", go: { ending: "gone" } }] })],
  [
    "noCategory",
    asked({
      id: "q",
      kind: "quality",
      title: t("Q"),
      rows: [{ id: "r", label: t("R"), category: "gone" }],
      categories: [{ id: "c", label: t("C"), weight: 1 }],
    }),
  ],
  ["looksAhead", asked({ ...why, showIf: low }, score)],
  ["minMax", asked({ ...multiple, min: 1, max: 1, options: [...options] }, { ...why, kind: "number", min: 9, max: 1 })],
  ["asksMore", asked({ ...multiple, min: 4 })],
  ["backwards", faultsOf({ logic: [{ after: "why", go: { question: "score" } }] })],
  ["catchesAll", faultsOf({ endings: [{ ...end, when: low }] })],
  ["notFilled", asked({ ...multiple, options: [{ id: "a", label: t("{brand}") }] })],
  ["brandWords", titled("{brand|us}?")],
  ["unknownValue", titled("{weather|fine}?")],
  ["noWords", titled("{name}?")],
  ["laterAnswer", asked({ ...why, title: t("{answer.score|it}?") }, score)],
  ["noTextAnswer", asked({ ...why, kind: "statement" }, { ...score, title: t("{answer.why|it}?") })],
  ["gating", faultsOf({ endings: [{ ...end, id: "low", when: low, link: link("https://trustpilot.com/x") }, end] })],
  [
    "followsAway",
    faultsOf({
      endings: [{ ...end, link: { ...link("https://larkway.example/"), follow: true } }],
      link: link("https://larkway.example/"),
    }),
  ],
];

function parsedErrors(json: string): readonly DefinitionError[] {
  const parsed = parseDefinition(JSON.parse(json));
  return parsed.ok ? [] : parsed.errors;
}

/** Issues that only other schemas than the document's have. */
const OTHERS: readonly DefinitionError[] = [
  [z.iso.datetime(), "today"],
  [z.union([z.number(), z.string()]), true],
  [z.record(z.enum(["a"]), z.string()), { b: "x" }],
  [z.record(z.string().max(2), z.string()), { long: "x" }],
  [z.string().refine(() => false, { params: { fault: "years" } }), ""],
  [z.string().refine(() => false, "An API’s own words."), ""],
].flatMap(([schema, value]) => {
  const parsed = (schema as z.ZodType).safeParse(value);
  return (parsed.error?.issues ?? []).flatMap((issue) => readIssue(issue, value));
});

test.each(CASES)("%s", (code, errors) => {
  expect(errors.map((error) => error.code)).toContain(code);
});

test("there is no other fault, and each is said in every language with all its words", () => {
  const found = [...CASES.flatMap(([, errors]) => errors), ...OTHERS];
  expect([...new Set(found.map(({ code }) => code))].sort()).toEqual(Object.keys(en.faults).sort());
  for (const words of APP_LOCALES.map((locale) => strictTranslator(locale, "faults")))
    for (const fault of found) expect(sayFault(words, fault)).toMatch(/^\S.*[.]$/su);
});

test("what stands at a place is named, and what belongs there", () => {
  const [error] = faultsOf({ questions: "none" });
  if (!error) throw new Error("It fits.");
  const said = APP_LOCALES.map((locale) => sayFault(strictTranslator(locale, "faults"), error));
  expect(said).toEqual([
    "It is a text; it should be a list.",
    "Hier steht ein Text; hierher gehört eine Liste.",
    "الموجود هنا: نص؛ والمطلوب: قائمة.",
  ]);
});

test("the API says the field and the fault in English; what a screen needs stays here", () => {
  const problem = misfit(faultsOf({ colour: "red" }), (path) => `definition.${path}`).problem;
  expect(JSON.parse(problemReply(problem).body).errors).toEqual([
    {
      path: "definition.colour",
      message: "“colour” is not known here. Take it out; a letter may be wrong in its name.",
    },
  ]);
  expect(problem.errors?.[0]?.fault).toMatchObject({ code: "unknown", values: { name: "colour" } });
});
