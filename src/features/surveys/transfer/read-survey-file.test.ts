import { describe, expect, test } from "vitest";
import type { SurveyRow } from "@/db/queries/find-survey";
import type { Definition } from "@/domain/survey/definition";
import { diffSurveys } from "@/domain/survey/diff/diff-surveys";
import { kitchenSink } from "@/domain/survey/fixtures/kitchen-sink";
import { TEMPLATE_IDS, TEMPLATES } from "@/domain/survey/templates/templates";
import { locatePath } from "@/features/surveys/transfer/locate-path";
import { readSurveyFile } from "@/features/surveys/transfer/read-survey-file";
import { writeEnvelope } from "@/features/surveys/transfer/write-envelope";
import { strictTranslator } from "@/platform/i18n/testing/strict-translator";

const BRAND = { name: "Larkway", color: "#484188" };
const ROW: SurveyRow = {
  workspaceId: "01a2017b-ecfb-7669-8536-bd68b200327b",
  id: "01a20195-5cde-7082-ac17-d0a8f102a0a1",
  key: "secret-key",
  name: "Was it “easy”?",
  status: "live",
  draft: kitchenSink(),
  replacedDraft: null,
  publishedVersion: 3,
  repeats: { policy: "latest", windowDays: 45 },
  pendingRepeats: null,
  onlyFromPage: true,
  embedOn: [],
  opensAt: new Date("2026-03-01T08:00:00Z"),
  closesAt: null,
  responseCap: 500,
  anonymous: true,
  minimumGroup: 8,
  passwordHash: "$argon2id$secret",
  createdAt: new Date(0),
  updatedAt: new Date(0),
  closedAt: null,
  deletedAt: null,
};

function written(definition: Definition): string {
  return JSON.stringify(writeEnvelope(ROW, definition), null, 2);
}

/** The words are the app's own; one that lacks a figure throws. */
const WORDS = {
  file: strictTranslator("en", "surveyFileFaults"),
  faults: strictTranslator("en", "faults"),
  locale: "en",
};

function read(text: string, leaveOut = false) {
  return readSurveyFile(text, WORDS, { leaveOut });
}

function problems(text: string): string[] {
  const file = read(text);
  if (file.ok) throw new Error("It fits.");
  return file.problems.map(({ line, path, what }) => `${line} ${path}: ${what}`);
}

describe("out and in again", () => {
  const documents: [string, Definition][] = [
    ["kitchen sink", kitchenSink()],
    ...TEMPLATE_IDS.map((id): [string, Definition] => [id, TEMPLATES[id](BRAND, "de")]),
  ];
  test.each(documents)("%s is the same document", (_, definition) => {
    const file = read(written(definition));
    expect(file.ok && file.definition).toStrictEqual(definition);
    expect(file.ok && diffSurveys(definition, file.definition)).toEqual([]);
  });

  test("name and settings travel; ids, keys, the password and the logo do not", () => {
    const logo = "01a20195-74dd-7113-b5e1-0bb9b57aa0f1";
    const text = written({ ...kitchenSink(), brand: { ...BRAND, logo } });
    for (const kept of [ROW.workspaceId, ROW.id, ROW.key, "argon2id", logo]) expect(text).not.toContain(kept);
    const file = read(text);
    expect(file).toMatchObject({
      ok: true,
      name: "Was it “easy”?",
      notes: [],
      settings: {
        repeats: { policy: "latest", windowDays: 45 },
        onlyFromPage: true,
        opensAt: new Date("2026-03-01T08:00:00Z"),
        closesAt: null,
        cap: 500,
        anonymous: true,
        minimumGroup: 8,
      },
    });
  });

  test("a bare document and the API's own reply are read too", () => {
    const definition = TEMPLATES.ces(BRAND, "en");
    expect(read(JSON.stringify(definition))).toMatchObject({
      ok: true,
      definition,
      name: expect.stringContaining("easy"),
    });
    const reply = { id: "x", key: "y", name: "From the API", status: "live", definition };
    expect(read(JSON.stringify(reply))).toMatchObject({
      ok: true,
      name: "From the API",
      notes: ["Left out, because it is no part of a survey: “id”, “key”, and “status”."],
    });
  });
});

describe("what does not fit", () => {
  const base = () => ({ definition: structuredClone(TEMPLATES.csat(BRAND, "en")) as Record<string, unknown> });
  const spoilt = (edit: (definition: { questions: Record<string, unknown>[] } & Record<string, unknown>) => void) => {
    const file = base();
    edit(file.definition as never);
    return JSON.stringify(file, null, 1);
  };

  test("each fault is told with its line, its path and what mends it", () => {
    const text = spoilt((one) => {
      const [score] = one.questions;
      if (!score) throw new Error("no score");
      score.scale = "1-99";
      score.required = "yes";
      one.endings = [];
    });
    const lines = text.split("\n");
    const lineOf = (part: string) => lines.findIndex((line) => line.includes(part)) + 1;
    expect(problems(text)).toEqual([
      `${lineOf('"required": "yes"')} definition.questions[0].required: It is a text; it should be true or false.`,
      `${lineOf('"1-99"')} definition.questions[0].scale: It is none of what can stand here. Take one of 1-5, 1-10, 1-7, 1-4, faces-3, faces-5, stars, thumbs.`,
      `${lineOf('"endings": []')} definition.endings: It has too few: at least 1.`,
    ]);
  });

  test("unknown fields are named, and may be left out by one decision", () => {
    const text = spoilt((one) => {
      one.colour = "red";
      if (one.questions[0]) one.questions[0].sclae = "1-5";
    });
    const file = read(text);
    expect(file).toMatchObject({ ok: false, canLeaveOut: true });
    expect(problems(text).map((line) => line.replace(/^\d+ /, ""))).toEqual([
      "definition.questions[0].sclae: “sclae” is not known here. Take it out; a letter may be wrong in its name.",
      "definition.colour: “colour” is not known here. Take it out; a letter may be wrong in its name.",
    ]);
    const without = read(text, true);
    expect(without).toMatchObject({ ok: true, definition: TEMPLATES.csat(BRAND, "en") });
    expect(without.ok && without.notes).toEqual([
      "“questions[0].sclae” was left out: it is not known here.",
      "“colour” was left out: it is not known here.",
    ]);
  });

  test("a fault of its own is not left out with them", () => {
    const text = spoilt((one) => {
      one.colour = "red";
      one.endings = [];
    });
    expect(read(text, true)).toMatchObject({ ok: false, canLeaveOut: false });
  });

  test("settings are checked one by one; unknown ones are named", () => {
    const file = { ...base(), settings: { cap: -3, anonymous: "yes", mood: "good" } };
    expect(problems(JSON.stringify(file))).toEqual([
      "1 settings.cap: It is too small: at least 1.",
      "1 settings.anonymous: It is a text; it should be true or false.",
    ]);
    const good = read(JSON.stringify({ ...base(), settings: { mood: "good" } }));
    expect(good.ok && good.notes).toEqual(["Settings that are not known here were left out: “mood”."]);
  });

  test("a later form is refused with what to do", () => {
    expect(problems(JSON.stringify({ candor: "survey", format: 9, ...base() }))).toEqual([
      "1 format: This file has the form 9; this Candor reads 1. Update Candor, or export it from a version as old as this one.",
    ]);
    expect(problems(JSON.stringify({ candor: "answers", definition: {} }))[0]).toContain("something else");
  });

  test.each([
    ["", "1 the whole file: There is nothing in it."],
    ["[1, 2]", "1 the whole file: This is no survey."],
    ["null", "1 the whole file: This is no survey."],
    ["{}", "1 the whole file: There is no definition in it."],
    [
      '{\n "definition": {\n  "version" 1\n }\n}',
      "3 the whole file: This is no JSON: it stops making sense in line 3, character 13.",
    ],
    [`${'{"definition":'.repeat(5000)}1${"}".repeat(5000)}`, "Nested too deeply"],
    [`${"[".repeat(100_000)}${"]".repeat(100_000)}`, "Nested too deeply"],
    ['{"definition": {"__proto__": {"admin": true}}}', "Holds a name that is not allowed."],
    ['{"definition": {"questions": [{"constructor": 1}]}}', "Holds a name that is not allowed."],
    [`{"definition": [${"1,".repeat(200_000)}1]}`, "Too large"],
    ['{"definition": {"questions": [{"id": "a\\u0000"}]}}', "Holds a character that cannot be stored."],
  ])("hostile or broken text %# is refused in words", (text, said) => {
    expect(problems(text)[0]).toContain(said);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test("ten thousand questions are refused at once, with how many there may be", () => {
    const text = spoilt((one) => {
      one.questions = Array.from({ length: 10_000 }, (_, i) => ({ id: `q${i}`, kind: "nps", title: { en: "?" } }));
    });
    expect(problems(text)[0]).toContain("definition.questions: It has too many: at most 200.");
  });

  test("a text without the survey's first language is named; one that lacks a further language is not refused", () => {
    const text = spoilt((one) => {
      one.locales = ["en", "de"];
      const [score, why] = one.questions;
      if (!score || !why) throw new Error("no questions");
      score.title = { de: "Wie war es?" };
      why.title = { en: "Why?" };
    });
    expect(problems(text).map((line) => line.replace(/^\d+ /, ""))).toEqual([
      "definition.questions[0].title.en: The text is missing in the survey’s own language.",
    ]);
  });

  test("a survey with a loop is refused at the rule that makes it", () => {
    const text = spoilt((one) => {
      one.logic = [{ after: "why", go: { question: "score" } }];
    });
    expect(problems(text)[0]).toContain("definition.logic[0].go.question: A survey only moves forward.");
  });
});

test("a place in a text is found by its path, whatever stands in the strings before it", () => {
  const text = '{\n  "a": "]}\\",{",\n  "b": [1, {"c": true},\n    {"d": [null]}]\n}';
  const at = (...path: string[]) => locatePath(text, path);
  expect(at("b")).toEqual({ line: 3, column: 3 });
  expect(at("b", "1", "c")).toEqual({ line: 3, column: 13 });
  expect(at("b", "2", "d", "0").line).toBe(4);
  expect(at("b", "7", "x").line).toBe(3);
  expect(at("nowhere")).toEqual({ line: 1, column: 1 });
});
