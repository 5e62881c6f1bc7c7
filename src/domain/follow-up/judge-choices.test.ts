import { describe, expect, it } from "vitest";
import { hoursFor } from "@/domain/follow-up/due";
import { type JudgedAnswer, judgeAnswer } from "@/domain/follow-up/judge-answer";
import { lowRows } from "@/domain/follow-up/low-rows";
import { DEFAULT_RULES, type FollowUpRules, readRules } from "@/domain/follow-up/rules";
import { SCALES } from "@/domain/metrics/scale";
import { TEMPLATE_FACTS, TEMPLATE_IDS, TEMPLATES } from "@/domain/survey/templates/templates";

const NOW = new Date("2026-11-20T10:00:00Z");
const SURVEY = "0199e2c4-0000-7000-8000-000000000001";
const BRAND = { name: "Larkway", color: "#1f6f5c" };

function judge(answers: readonly Partial<JudgedAnswer>[], rules: FollowUpRules = DEFAULT_RULES) {
  const empty = { questionId: "q", kind: "nps", score: null, scale: null, text: null, agreed: null, required: false };
  const none = { asksAddress: false, chosen: [], rows: null };
  return judgeAnswer(
    {
      ...{ surveyId: SURVEY, state: "counted", anonymous: false, named: true, imported: false, answeredAt: NOW },
      answers: answers.map((one) => ({ ...empty, ...none, ...one })),
    },
    rules,
    NOW,
  );
}

describe("a yes to being contacted", () => {
  const yes = { questionId: "contact", kind: "yes_no", agreed: true, asksAddress: true, chosen: ["yes"] };

  it("is a wish for contact in every ready-made survey that asks for it, and a no is none", () => {
    const asking = TEMPLATE_IDS.filter((id) =>
      TEMPLATES[id](BRAND).questions.some(({ id: name, kind }) => name === "contact" && kind === "yes_no"),
    );
    expect(asking).toHaveLength(6);
    expect(judge([yes])).toMatchObject({ kind: "contact_asked", reasons: ["contact_asked"], parts: [] });
    expect(judge([{ ...yes, agreed: false, chosen: ["no"] }])).toBeNull();
    expect(judge([{ ...yes, questionId: "newsletter" }])).toBeNull();
    // "Did you have to contact us?"
    expect(judge([{ ...yes, asksAddress: false }])).toBeNull();
  });

  it("counts also where rules were stored before it did; what a person says of it since goes first", () => {
    const { choices: _later, ...before } = DEFAULT_RULES;
    const asked = {
      ...DEFAULT_RULES.contactAsked,
      questions: { [`${SURVEY}/contact`]: false, [`${SURVEY}/c`]: false },
    };
    const read = readRules({ ...before, contactAsked: asked });
    expect(judge([yes], read)?.kind).toBe("contact_asked");
    // Another box that was taken away stays taken away.
    expect(judge([{ questionId: "c", kind: "consent", agreed: true }], read)).toBeNull();
    expect(judge([yes], readRules({ ...DEFAULT_RULES, contactAsked: asked }))).toBeNull();
  });
});

describe("rows of a scorecard or a matrix", () => {
  const rated = (scores: Record<string, number>, critical: string[] = [], scale = "rating-1-5") =>
    lowRows({ scale, scores, critical });

  it("are low at the lowest point of their scale, on every scale rows are rated on", () => {
    for (const scale of Object.values(SCALES).filter(({ metric }) => metric === null)) {
      const scores = { a: scale.min, b: scale.max, c: scale.max };
      expect(rated(scores, [], scale.id), scale.id).toEqual(["a"]);
      expect(rated({ a: scale.max }, [], scale.id), scale.id).toEqual([]);
    }
    expect(rated({ a: 1, b: 1 }, [], "no such scale")).toEqual([]);
    expect(rated({})).toEqual([]);
  });

  it("are low where their mean is below the middle, the lowest of them; in the middle they are not", () => {
    // (2 + 2 + 4) / 3 = 2.67; (2 + 4) / 2 = 3, the middle of 1 to 5.
    expect(rated({ a: 2, b: 2, c: 4 })).toEqual(["a", "b"]);
    expect(rated({ a: 2, b: 4 })).toEqual([]);
  });

  it("of a critical category are low below the middle", () => {
    expect(rated({ a: 2, b: 5, c: 2, d: 5 }, ["a"])).toEqual(["a"]);
    expect(rated({ a: 3, b: 5 }, ["a"])).toEqual([]);
  });

  it("count like a low score, by its rule and its hours, and carry no score of their own", () => {
    const rows = { scale: "rating-1-5", scores: { correct: 1, kept: 5 }, critical: [] };
    const verdict = judge([{ questionId: "score", kind: "quality", rows }]);
    expect(verdict).toMatchObject({ kind: "low_score", low: null, parts: ["score/correct"], chosenHours: null });
    const rules = (changes: Partial<FollowUpRules["lowScore"]>) => ({
      ...DEFAULT_RULES,
      lowScore: { ...DEFAULT_RULES.lowScore, ...changes },
    });
    const card = { kind: "quality", rows };
    expect(judge([card], rules({ rows: false }))).toBeNull();
    expect(judge([card], rules({ on: false }))).toBeNull();
  });

  it("of a matrix count by themselves where it is a ready-made one, else where the rules say so", () => {
    const matrix = (questionId: string, row: string) => ({
      ...{ questionId, kind: "matrix", rows: { scale: "rating-1-5", scores: { [row]: 1 }, critical: [] } },
    });
    const ready = TEMPLATES.complaint(BRAND).questions.find(({ id }) => id === "handling");
    const row = ready?.kind === "matrix" ? (ready.rows[0]?.id ?? "") : "";
    expect(judge([matrix("handling", row)])?.parts).toEqual([`handling/${row}`]);
    // "How often did you have trouble?", 1 is "never".
    expect(judge([matrix("trouble", "login")])).toBeNull();
    expect(judge([matrix("handling", "login")])).toBeNull();
    const all = { ...DEFAULT_RULES, lowScore: { ...DEFAULT_RULES.lowScore, matrices: true } };
    expect(judge([matrix("trouble", "login")], all)?.parts).toEqual(["trouble/login"]);
  });
});

describe("an answer of choice", () => {
  const call = { questionId: "wants", kind: "multiple", chosen: ["training", "call"] };
  const rules = (choices: FollowUpRules["choices"]) => ({ ...DEFAULT_RULES, choices });

  it("opens one where the ready-made surveys ask for it, whatever the score", () => {
    const verdict = judge([{ score: 4, scale: "csat-faces-5", kind: "csat" }, call]);
    expect(verdict).toMatchObject({ kind: "option_chosen", parts: ["wants/call"], chosenHours: 8, low: null });
    expect(verdict && hoursFor(verdict, DEFAULT_RULES)).toBe(8);
    expect(judge([{ ...call, chosen: ["training"] }])).toBeNull();
  });

  it("of the ready-made surveys exists in the survey that names it", () => {
    const named = TEMPLATE_IDS.flatMap((id) =>
      (TEMPLATE_FACTS[id].followUps ?? []).map((one) => ({
        ...one,
        of: TEMPLATES[id](BRAND).questions.find((question) => question.id === one.question),
      })),
    );
    expect(named.map(({ question, option }) => `${question}/${option}`)).toEqual([
      "reached/not_yet",
      "wants/call",
      "solved/no",
      "solved/came_back",
      "told/not_solved",
    ]);
    for (const { of, option } of named)
      expect(of && "options" in of && of.options.some(({ id }) => id === option), option).toBe(true);
  });

  it("is what the workspace says, with the least of its hours; null says never", () => {
    const own = rules({ [`${SURVEY}/wants/training`]: 48, [`${SURVEY}/wants/call`]: 4 });
    expect(judge([call], own)).toMatchObject({ parts: ["wants/training", "wants/call"], chosenHours: 4 });
    expect(judge([call], rules({ [`${SURVEY}/wants/call`]: null }))).toBeNull();
    expect(judge([call], rules({ "another/wants/call": null }))?.kind).toBe("option_chosen");
    // A yes or no that happens to be called as one of the ready-made questions.
    expect(judge([{ questionId: "solved", kind: "yes_no", agreed: false, chosen: ["no"] }])).toBeNull();
    const no = { questionId: "helped", kind: "yes_no", agreed: false, chosen: ["no"] };
    expect([judge([no]), judge([no], rules({ [`${SURVEY}/helped/no`]: 24 }))?.kind]).toEqual([null, "option_chosen"]);
  });

  it("does not wait for the week's batch beside an NPS of 6, and comes after a low score", () => {
    expect(judge([{ score: 6, scale: "nps" }, call])).toMatchObject({
      ...{ kind: "option_chosen", reasons: ["option_chosen", "nps_batch"], low: { score: 6 } },
    });
    const low = judge([{ score: 2, scale: "nps" }, call]);
    expect(low?.reasons).toEqual(["low_score", "option_chosen"]);
    // Eight hours for the call, though 24 for the score.
    expect(low && hoursFor(low, DEFAULT_RULES)).toBe(8);
  });
});
