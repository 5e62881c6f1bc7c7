import { describe, expect, it } from "vitest";
import { parseDefinition } from "@/domain/survey/definition";
import { lintSurvey } from "@/domain/survey/lint/lint-survey";

const brand = { name: "Larkway", color: "#484188" };

/** What a rule says of one satisfaction question; undefined where it says nothing. */
function found(rule: string, title: string, locale = "en") {
  const parsed = parseDefinition({
    version: 1,
    locale,
    brand,
    questions: [{ id: "score", kind: "csat", title: { [locale]: title } }],
    endings: [{ id: "end", title: { [locale]: "–" } }],
  });
  if (!parsed.ok) throw new Error(`${title}: ${JSON.stringify(parsed.errors)}`);
  return lintSurvey(parsed.definition, { published: null }).open.find((finding) => finding.rule === rule);
}

const WORDS_25 =
  "How satisfied are you with what we did for you on the day when you came to our shop in the old town last June?";
const words = (text: string) => text.split(" ").length;

const CASES: Record<string, { flags: string[]; leaves: string[] }> = {
  "double-barrelled": {
    flags: [
      "How fast and friendly was our service?",
      "How satisfied are you with the price and quality of our goods?",
      "Was the site easy to use and the information helpful?",
      "How would you rate our staff and facilities?",
      "The agent was polite and solved my problem.",
      "How satisfied are you with delivery or packaging?",
      "How clear as well as complete was the answer?",
    ],
    leaves: [
      "How likely are you to recommend {brand} to a friend or colleague?",
      "How easy or difficult was it to get help?",
      "How satisfied or dissatisfied are you with the visit?",
      "Was the list of terms and conditions clear?",
      "On a scale between one and ten, how was it?",
      "How satisfied are you with Marks and Spencer?",
      "How satisfied are you with the back and forth by mail?",
      "How satisfied are you with the Android app?",
    ],
  },
  leading: {
    flags: [
      "How satisfied are you with our excellent service?",
      "How much did you enjoy your visit?",
      "Don't you agree that support was quick?",
      "Obviously, speed matters: how fast were we?",
      "How amazing was your stay?",
      "Most customers say we are fast. How fast were we?",
      "How would you rate the world-class kitchen?",
    ],
    leaves: [
      "How satisfied are you with our service?",
      "How friendly was our team?",
      "How clearly were the steps explained?",
      "How satisfied are you with delivery in Great Britain?",
      "How great a difference did the change make?",
      "A great deal has changed: how satisfied are you now?",
      "How would you rate your visit?",
    ],
  },
  "agree-disagree": {
    flags: [
      "Do you agree that support was quick?",
      "To what extent do you agree: it was easy.",
      "Please state your level of agreement: the shop was clean.",
      "The shop was clean. Do you strongly disagree or agree?",
      "Say how much you agree: the shop was clean.",
      "The price is fair. Agree or disagree?",
    ],
    leaves: [
      "How easy was it to resolve your issue?",
      "Did we keep the agreed date?",
      "How satisfied are you with the agreement?",
      "Do you agree to be contacted?",
      "How satisfied are you with what we agreed on?",
      "Did our answers disagree with each other?",
    ],
  },
  "two-questions": {
    flags: [
      "How was it? What did you like?",
      "Were you served? How fast?",
      "How satisfied are you? And with the price?",
      "Did it arrive? In one piece?",
      "満足ですか？その理由は？",
    ],
    leaves: [
      "How was it?",
      "How was it??",
      "On a scale of 1 to 10, how was it?",
      "Tell us how it was.",
      "¿Cómo fue?",
      "هل كان سهلًا؟",
    ],
  },
  "many-words": {
    flags: [
      `${WORDS_25} Really.`,
      `Please say: ${WORDS_25}`,
      Array.from({ length: 26 }, () => "word").join(" "),
      Array.from({ length: 40 }, () => "mot").join(" "),
      `${WORDS_25.replace("shop", "small green corner shop")}`,
    ],
    leaves: [
      WORDS_25,
      "How was it?",
      "Wie zufrieden sind Sie auf einer Skala von 1 bis 10 mit dem Serviceteam von {brand}?",
      `${Array.from({ length: 25 }, () => "word").join(" ")} – ?`,
      "A pipe is one word: {link.event|the last order that you have made with us in the shop or by phone this year}. How was it?",
    ],
  },
  "double-negative": {
    flags: [
      "Was it not impossible to reach us?",
      "How satisfied are you that we did not fail to answer?",
      "Do you not disagree with the new price?",
      "Was nothing unclear in our answer?",
      "Did we never leave you without an answer?",
      "How likely is it that you won't be unhappy with us?",
    ],
    leaves: [
      "How satisfied or dissatisfied are you?",
      "How would you feel if you could no longer use it?",
      "How likely or unlikely are you to come back?",
      "Was anything unclear?",
      "Was it not only fast? It was dear as well.",
      "Did something disappoint you? Tell us without a form.",
    ],
  },
};

describe.each(Object.entries(CASES))("%s", (rule, { flags, leaves }) => {
  const languageOf = (text: string) => (/[ぁ-ん]/.test(text) ? "ja" : /[ء-ي]/.test(text) ? "ar" : "en");

  it("has at least five of each", () => {
    expect(Math.min(flags.length, leaves.length)).toBeGreaterThanOrEqual(5);
  });

  it.each(flags)("flags: %s", (title) => {
    expect(found(rule, title, languageOf(title))).toMatchObject({
      severity: "consider",
      path: "questions.score.title",
    });
  });

  it.each(leaves)("leaves: %s", (title) => {
    expect(found(rule, title, languageOf(title))).toBeUndefined();
  });
});

describe("another wording", () => {
  it.each([
    ["double-barrelled", "How fast and friendly was our service?", "How fast was our service?"],
    ["double-barrelled", "How good are price and quality of {brand}?", "How good are price of {brand}?"],
    ["leading", "How satisfied are you with our excellent service?", "How satisfied are you with our service?"],
    ["leading", "How much did you enjoy your visit?", "How would you rate your visit?"],
    ["two-questions", "How was {brand}? What did you like?", "How was {brand}?"],
  ])("%s: %s → %s, which it leaves alone", (rule, title, wording) => {
    expect(found(rule, title)?.wording).toBe(wording);
    expect(found(rule, wording)).toBeUndefined();
  });

  it("is offered only where a sentence remains", () => {
    expect(found("double-barrelled", "The agent was polite and solved my problem.")?.wording).toBeUndefined();
  });
});

it("counts the near miss right: 25 words", () => {
  expect(words(WORDS_25)).toBe(25);
});

it("reads English wording only; other languages are counted, not read", () => {
  expect(found("double-barrelled", "War der Service fast and friendly?", "de")).toBeUndefined();
  expect(found("two-questions", "War es gut? Warum?", "de")).toBeDefined();
});
