import { describe, expect, it } from "vitest";
import { type Definition, parseDefinition } from "@/domain/survey/definition";
import { kitchenSink } from "@/domain/survey/fixtures/kitchen-sink";
import { lintSurvey } from "@/domain/survey/lint/lint-survey";
import { TEMPLATES } from "@/domain/survey/templates/templates";

const brand = { name: "Larkway", color: "#484188" };
const t = (en: string) => ({ en });
const score = { id: "score", kind: "nps", title: t("How likely?") };
const why = { id: "why", kind: "long_text", title: t("Why?") };
const end = { id: "end", title: t("Thanks") };
const driver = { id: "driver", kind: "rating", title: t("Speed"), na: true };
const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `r${at}`, label: t(`Row ${at}`) }));
const at = (op: string, value?: unknown) => ({ question: "score", op, ...(value === undefined ? {} : { value }) });

type Change = Record<string, unknown>;
type Case = readonly [name: string, change: Change, published?: Change];

function survey(change: Change): Definition {
  const parsed = parseDefinition({ version: 1, brand, questions: [score, why], endings: [end], ...change });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.definition;
}

function paths(rule: string, change: Change, published?: Change): string[] {
  const context = { published: published ? survey(published) : null };
  return lintSurvey(survey(change), context)
    .open.filter((finding) => finding.rule === rule)
    .map(({ path }) => path);
}

const named = ([name, change, published]: Case) => ({ name, change, published });
const single = { id: "one", kind: "single", title: t("One?"), options: [{ id: "a", label: t("A") }] };
const csat = (change: Change = {}) => ({ questions: [{ id: "score", kind: "csat", title: t("How?"), ...change }] });
const long = (count: number) => ({
  questions: [score, ...Array.from({ length: count }, (_, n) => ({ ...why, id: `w${n}` }))],
});
const two = (de: Change = {}) => ({
  locales: ["en", "de"],
  questions: [{ ...score, title: { en: "How likely?", de: "Wie?" }, ...de }],
  endings: [{ id: "end", title: { en: "Thanks", de: "Danke" } }],
});

const shown = (showIf: object) => ({ questions: [score, { ...why, id: "why0" }, { ...why, showIf }] });

const CASES: Record<string, { flags: Case[]; leaves: Case[] }> = {
  unreachable: {
    flags: [
      ["a score past the scale", { questions: [score, { ...why, showIf: at("at_least", 11) }] }],
      [
        "jumped over by everybody",
        { questions: [score, why, driver], logic: [{ after: "score", go: { question: "driver" } }] },
      ],
      ["after an ending for all", { logic: [{ after: "score", go: { ending: "end" } }] }],
      [
        "an option that is not there",
        { questions: [single, { ...why, showIf: { question: "one", op: "is", value: "b" } }] },
      ],
      [
        "two conditions that exclude each other",
        { questions: [score, { ...why, showIf: { all: [at("at_most", 3), at("at_least", 7)] } }] },
      ],
      [
        "an ending behind one that catches all",
        { endings: [{ ...end, id: "all", when: { any: [at("answered"), at("not_answered")] } }, end] },
      ],
      [
        "a wording behind one that says the same",
        {
          questions: [
            score,
            {
              ...why,
              variants: [
                { when: at("at_most", 6), title: t("A") },
                { when: at("at_most", 5), title: t("B") },
              ],
            },
          ],
        },
      ],
      [
        "jumps that together leave nobody",
        {
          questions: [score, why, driver],
          logic: [
            { after: "score", when: at("answered"), go: { question: "driver" } },
            { after: "score", when: at("not_answered"), go: { ending: "end" } },
          ],
        },
      ],
    ],
    leaves: [
      ["a plain survey", {}],
      ["a score on the scale's edge", { questions: [score, { ...why, showIf: at("at_least", 10) }] }],
      [
        "jumped over by some",
        {
          questions: [score, why, driver],
          logic: [{ after: "score", when: at("at_least", 9), go: { question: "driver" } }],
        },
      ],
      ["only for those who say nothing", { questions: [score, { ...why, showIf: at("not_answered") }] }],
      [
        "an attribute that nobody can list",
        { questions: [score, { ...why, showIf: { attribute: "plan", op: "is", value: "pro" } }] },
      ],
      [
        "words that nobody can list",
        { questions: [why, { ...driver, showIf: { question: "why", op: "contains", value: "price" } }] },
      ],
      [
        "an ending by name, behind one that catches all scores",
        { endings: [{ ...end, id: "all", when: at("at_least", 0) }, end] },
      ],
    ],
  },
  "missing-na": {
    flags: [
      ["a rating", { questions: [score, { ...driver, na: undefined }] }],
      ["a rating that says no", { questions: [score, { ...driver, na: false }] }],
      ["a matrix", { questions: [score, { id: "m", kind: "matrix", title: t("These"), rows: rows(2) }] }],
      ["a second score", { questions: [score, { id: "s2", kind: "csat", title: t("How?") }] }],
      ["a second ease", { questions: [score, { id: "s2", kind: "ces", title: t("How?") }] }],
      [
        "a scorecard",
        {
          questions: [
            score,
            {
              id: "q",
              kind: "quality",
              title: t("Q"),
              categories: [{ id: "c", label: t("C"), weight: 1 }],
              rows: [{ id: "r", label: t("R"), category: "c" }],
            },
          ],
        },
      ],
    ],
    leaves: [
      ["the first score", {}],
      ["a rating with it", { questions: [score, driver] }],
      [
        "a matrix with it",
        { questions: [score, { id: "m", kind: "matrix", title: t("These"), rows: rows(2), na: true }] },
      ],
      ["a second score with it", { questions: [score, { id: "s2", kind: "csat", title: t("How?"), na: true }] }],
      ["a choice", { questions: [score, single] }],
      ["yes or no", { questions: [score, { id: "y", kind: "yes_no", title: t("Solved?") }] }],
    ],
  },
  "unfinished-condition": {
    flags: [
      ["a text that contains nothing", shown({ question: "why0", op: "contains", value: "" })],
      ["a parameter that is nothing", shown({ attribute: "plan", op: "is", value: "" })],
      ["no value at all", shown({ question: "score", op: "at_most" })],
      ["none of several", shown({ question: "score", op: "one_of", value: [] })],
      ["half a range of days", shown({ question: "score", op: "between", value: ["2026-05-01", ""] })],
      [
        "deep inside",
        shown({ any: [{ language: "is", value: "en" }, { not: { attribute: "plan", op: "contains", value: "" } }] }),
      ],
      [
        "in a rule",
        { logic: [{ after: "score", when: { attribute: "plan", op: "is", value: "" }, go: { ending: "end" } }] },
      ],
      ["of an ending", { endings: [{ ...end, id: "some", when: { attribute: "plan", op: "is", value: "" } }, end] }],
    ],
    leaves: [
      ["no condition", {}],
      ["given, not given", shown({ question: "score", op: "answered" })],
      ["zero", shown({ question: "score", op: "is", value: 0 })],
      ["no", shown({ question: "score", op: "is", value: false })],
      ["a language", shown({ language: "is", value: "en" })],
      ["a space", shown({ question: "why0", op: "contains", value: " " })],
    ],
  },
  "missing-translations": {
    flags: [
      ["a title", two({ title: t("How likely?") })],
      ["a help", two({ help: t("Think of today.") })],
      ["a variant", two({ variants: [{ when: { language: "is", value: "en" }, title: t("B") }] })],
      ["an end of a scale", two({ labels: { "0": t("Never") } })],
      ["an ending", { ...two(), endings: [end] }],
      ["the link", { ...two(), link: { url: "https://larkway.example/", label: t("Site") } }],
      [
        "the link of an ending",
        { ...two(), endings: [{ ...two().endings[0], link: { url: "https://larkway.example/", label: t("Site") } }] },
      ],
    ],
    leaves: [
      ["everything there", two()],
      ["one language alone", {}],
      ["more languages than are offered", { ...two(), locales: ["en"] }],
      ["the page's own labels", two({ na: true })],
      ["no help at all", two({ help: { en: "H", de: "H" } })],
    ],
  },
  "wide-grid": {
    flags: [
      ["eight lines", { questions: [{ id: "m", kind: "matrix", title: t("M"), rows: rows(8), na: true }] }],
      ["twenty lines", { questions: [{ id: "m", kind: "matrix", title: t("M"), rows: rows(20), na: true }] }],
      [
        "ten points",
        { questions: [{ id: "m", kind: "matrix", scale: "1-10", title: t("M"), rows: rows(3), na: true }] },
      ],
      [
        "eleven points",
        { questions: [{ id: "m", kind: "matrix", scale: "0-10", title: t("M"), rows: rows(2), na: true }] },
      ],
      [
        "a long scorecard",
        {
          questions: [
            {
              id: "m",
              kind: "quality",
              title: t("Q"),
              categories: [{ id: "c", label: t("C"), weight: 1 }],
              rows: rows(9).map((row) => ({ ...row, category: "c" })),
              na: true,
            },
          ],
        },
      ],
    ],
    leaves: [
      ["seven lines", { questions: [{ id: "m", kind: "matrix", title: t("M"), rows: rows(7), na: true }] }],
      [
        "seven points",
        { questions: [{ id: "m", kind: "matrix", scale: "1-7", title: t("M"), rows: rows(5), na: true }] },
      ],
      [
        "one line of eleven points",
        { questions: [{ id: "m", kind: "matrix", scale: "0-10", title: t("M"), rows: rows(1), na: true }] },
      ],
      ["a rating of eleven points", { questions: [{ ...driver, scale: "0-10" }] }],
      ["many options", { questions: [{ ...single, options: rows(12) }] }],
    ],
  },
  "too-long": {
    // A "why" takes 15 s and a word 0.3 s; 1.4 times that on a phone: eight are 2.9 minutes, nine are 3.2.
    flags: [9, 10, 15, 30, 100].map((count): Case => [`${count} open questions`, long(count)]),
    leaves: [
      ...[1, 4, 8].map((count): Case => [`${count} open questions`, long(count)]),
      [
        "many questions of which each person meets one",
        {
          questions: [single, ...Array.from({ length: 30 }, (_, n) => ({ ...why, id: `w${n}` }))],
          logic: Array.from({ length: 30 }, (_, n) => ({ after: `w${n}`, go: { ending: "end" } })),
        },
      ],
      [
        "thirty statements",
        {
          questions: [
            score,
            ...Array.from({ length: 30 }, (_, n) => ({ id: `s${n}`, kind: "statement", title: t("Now") })),
          ],
        },
      ],
    ],
  },
  "scale-changed": {
    flags: [
      ["more points", csat({ scale: "1-10" }), csat()],
      ["faces", csat({ scale: "faces-5" }), csat()],
      ["another kind", {}, csat()],
      [
        "the other way round",
        { questions: [{ id: "score", kind: "ces", anchors: "effort", title: t("E") }] },
        { questions: [{ id: "score", kind: "ces", title: t("E") }] },
      ],
      ["a row instead of a column", csat({ layout: "row" }), csat()],
    ],
    leaves: [
      ["never published", csat({ scale: "1-10" })],
      ["the same", csat(), csat()],
      ["another wording", csat({ title: t("How now?") }), csat()],
      ["the scale's own layout, written out", csat({ layout: "column" }), csat()],
      ["a question that is new", { questions: [score, driver] }, {}],
    ],
  },
  "low-contrast": {
    flags: ["#ffd400", "#ffffff", "#777777", "#00ffff", "#ff6600"].map(
      (color): Case => [color, { brand: { ...brand, color } }],
    ),
    leaves: ["#000000", "#484188", "#00666d", "#a63a2d", "#424a52"].map(
      (color): Case => [color, { brand: { ...brand, color } }],
    ),
  },
};

describe.each(Object.entries(CASES))("%s", (rule, { flags, leaves }) => {
  it("has at least five of each", () => {
    expect(Math.min(flags.length, leaves.length)).toBeGreaterThanOrEqual(5);
  });
  it.each(flags.map(named))("flags $name", ({ change, published }) => {
    expect(paths(rule, change, published)).toHaveLength(1);
  });
  it.each(leaves.map(named))("leaves $name", ({ change, published }) => {
    expect(paths(rule, change, published)).toEqual([]);
  });
});

it("a language in which nobody could answer blocks, one that lacks a help does not", () => {
  const severity = (de: Change) => lintSurvey(survey(two(de)), { published: null }).open[0]?.severity;
  expect(severity({ title: t("How likely?") })).toBe("blocks");
  expect(severity({ help: t("Think of today.") })).toBe("consider");
});

it("what was left is told again when its words change, with the reason given before", () => {
  const dismissed = [{ rule: "leading", path: "questions.score.title", reason: "It is called so." }];
  const made = survey({ ...csat({ title: t("How  was our great show?") }), dismissed });
  const { open, dismissed: left } = lintSurvey(made, { published: null });
  expect([open.length, left.length]).toEqual([0, 1]);
  const [question, ...rest] = made.questions;
  const reworded = {
    ...made,
    questions: question ? [{ ...question, title: t("How was our great shop?") }, ...rest] : [],
  };
  expect(lintSurvey(reworded, { published: null }).open).toMatchObject([
    { rule: "leading", about: "How was our great shop?", lapsed: "It is called so." },
  ]);
  const spaced = {
    ...made,
    questions: question ? [{ ...question, title: t("How was  our great show?") }, ...rest] : [],
  };
  expect(lintSurvey(spaced, { published: null }).open).toEqual([]);
});

describe("agree-disagree", () => {
  it("knows the anchors in any language, and the labels", () => {
    const de = {
      locale: "de",
      questions: [{ id: "score", kind: "ces", anchors: "agreement", title: { de: "Es war leicht." } }],
      endings: [{ id: "end", title: { de: "Danke" } }],
    };
    expect(paths("agree-disagree", de)).toEqual(["questions.score.title"]);
    const matrix = {
      id: "m",
      kind: "matrix",
      title: t("These"),
      rows: rows(2),
      na: true,
      labels: { "1": t("Strongly disagree") },
    };
    expect(paths("agree-disagree", { questions: [score, matrix] })).toEqual(["questions.m.title"]);
  });
});

describe("lintSurvey", () => {
  it("ranks what blocks first, and takes no reason for it", () => {
    const broken = survey({
      brand: { ...brand, color: "#ffd400" },
      questions: [single, { ...score, showIf: { question: "one", op: "is", value: "b" } }, { ...driver, na: false }],
      dismissed: [
        { rule: "unreachable", path: "questions.score", reason: "Wanted." },
        { rule: "missing-na", path: "questions.driver", reason: "Everybody drives." },
        { rule: "gone", path: "nowhere", reason: "A rule that was once." },
      ],
    });
    const { open, dismissed } = lintSurvey(broken, { published: null });
    expect(open.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([
      "blocks unreachable",
      "know low-contrast",
    ]);
    expect(dismissed.map(({ rule, reason }) => `${rule}: ${reason}`)).toEqual(["missing-na: Everybody drives."]);
  });

  it("offers the colour that the page uses", () => {
    const [finding] = lintSurvey(survey({ brand: { ...brand, color: "#ffd400" } }), { published: null }).open;
    expect(finding?.wording).toMatch(/^#[0-9a-f]{6}$/);
  });

  it("looks at every kind, and at 200 questions with conditions, within a key's time", () => {
    expect(lintSurvey(kitchenSink(), { published: TEMPLATES.nps(brand) }).open.length).toBeGreaterThan(0);
    const many = survey({
      questions: [
        score,
        ...Array.from({ length: 199 }, (_, n) => ({ ...driver, id: `d${n}`, showIf: at("at_least", n % 11) })),
      ],
      logic: Array.from({ length: 100 }, (_, n) => ({
        after: `d${n}`,
        when: at("at_most", n % 11),
        go: { question: `d${n + 5}` },
      })),
    });
    lintSurvey(many, { published: null });
    const start = performance.now();
    lintSurvey(many, { published: null });
    expect(performance.now() - start).toBeLessThan(500);
  });
});
