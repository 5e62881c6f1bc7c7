import { describe, expect, it } from "vitest";
import { businessClock } from "@/domain/calendar/business-time";
import { checkInsOf } from "@/domain/follow-up/check-ins";
import { chooseOwner } from "@/domain/follow-up/choose-owner";
import { batchDayOf, dueAfter, hoursFor, opensAt } from "@/domain/follow-up/due";
import { findRiskWords } from "@/domain/follow-up/find-risk-words";
import { type JudgedAnswer, type JudgedResponse, judgeAnswer } from "@/domain/follow-up/judge-answer";
import { moveState } from "@/domain/follow-up/move-state";
import { allRiskWords, DEFAULT_RULES, type FollowUpRules, readRules } from "@/domain/follow-up/rules";
import { isLowScore, isUpperLowNps, tookBack } from "@/domain/follow-up/score-words";
import { SCALES } from "@/domain/metrics/scale";

const NOW = new Date("2026-11-20T10:00:00Z");
const SURVEY = "0199e2c4-0000-7000-8000-000000000001";

function answer(changes: Partial<JudgedAnswer>): JudgedAnswer {
  return {
    questionId: "q",
    kind: "nps",
    score: null,
    scale: null,
    text: null,
    agreed: null,
    required: false,
    asksAddress: false,
    chosen: [],
    rows: null,
    ...changes,
  };
}
const nps = (score: number) => answer({ score, scale: "nps" });
const said = (text: string) => answer({ questionId: "why", kind: "long_text", text });

function response(answers: readonly JudgedAnswer[], changes: Partial<JudgedResponse> = {}): JudgedResponse {
  const one = { surveyId: SURVEY, state: "counted", anonymous: false, named: true, imported: false } as const;
  return { ...one, answeredAt: NOW, answers, ...changes };
}
const judge = (one: JudgedResponse, rules: FollowUpRules = DEFAULT_RULES) => judgeAnswer(one, rules, NOW);

describe("what is followed up", () => {
  it("is a score of the scale's own lowest band, on every scale that has bands", () => {
    for (const [id, scale] of Object.entries(SCALES)) {
      if (scale.metric === "completion_rate") continue;
      for (let score = scale.min; score <= scale.max; score += 1)
        expect(isLowScore(id, score), `${id} ${score}`).toBe(scale.groups[0]?.scores.includes(score) ?? false);
    }
    expect(judge(response([answer({ kind: "csat", scale: "csat-1-5", score: 2 })]))).toMatchObject({
      kind: "low_score",
    });
    expect(judge(response([answer({ kind: "csat", scale: "csat-1-5", score: 3 })]))).toBeNull();
    expect(judge(response([answer({ kind: "rating", scale: "rating-1-5", score: 1 })]))).toBeNull();
    expect(judge(response([answer({ scale: "no such scale", score: 0 })]))).toBeNull();
  });

  it("of NPS comes at once from 0 to 4, with the week's batch for 5 and 6, and never from 7 on", () => {
    const kinds = Array.from({ length: 11 }, (_, score) => judge(response([nps(score)]))?.kind ?? null);
    expect(kinds).toEqual([...Array(5).fill("low_score"), "nps_batch", "nps_batch", null, null, null, null]);
    const atOnce = { ...DEFAULT_RULES, npsBatch: { ...DEFAULT_RULES.npsBatch, on: false } };
    expect(judge(response([nps(6)]), atOnce)?.kind).toBe("low_score");
    expect(isUpperLowNps("csat-1-10", 6)).toBe(false);
  });

  it("holds every reason under the most urgent one, and keeps the score that says it", () => {
    const verdict = judge(
      response([
        nps(6),
        answer({ questionId: "call", kind: "consent", agreed: true }),
        said("I want a refund, or I cancel."),
      ]),
    );
    expect(verdict).toEqual({
      kind: "contact_asked",
      reasons: ["contact_asked", "risk_word", "nps_batch"],
      low: { questionId: "q", scale: "nps", score: 6 },
      words: ["cancel*", "refund*"],
      parts: [],
      chosenHours: null,
    });
    // A low CSAT beside a 6 on NPS does not wait for the batch.
    const both = judge(response([nps(6), answer({ questionId: "c", scale: "csat-1-5", score: 1 })]));
    expect(both).toMatchObject({ kind: "low_score", reasons: ["low_score"], low: { questionId: "c" } });
  });

  it("takes an optional consent for a wish, a required one for a condition, and the workspace's word above both", () => {
    const consent = (required: boolean) => response([answer({ kind: "consent", agreed: true, required })]);
    expect(judge(consent(false))?.kind).toBe("contact_asked");
    expect(judge(consent(true))).toBeNull();
    const chosen = (value: boolean) => ({
      ...DEFAULT_RULES,
      contactAsked: { ...DEFAULT_RULES.contactAsked, questions: { [`${SURVEY}/q`]: value } },
    });
    expect(judge(consent(true), chosen(true))?.kind).toBe("contact_asked");
    expect(judge(consent(false), chosen(false))).toBeNull();
    const yes = response([answer({ kind: "yes_no", agreed: true })]);
    expect([judge(yes), judge(yes, chosen(true))?.kind]).toEqual([null, "contact_asked"]);
    expect(judge(response([answer({ kind: "yes_no", agreed: false })]), chosen(true))).toBeNull();
  });

  it("is nothing of tests, of held and excluded answers, of anonymous surveys, of nobody, of files and of long ago", () => {
    const low = [nps(0)];
    for (const state of ["test", "held", "excluded"] as const) expect(judge(response(low, { state }))).toBeNull();
    expect(judge(response(low, { state: "superseded" }))?.kind).toBe("low_score");
    expect(judge(response(low, { anonymous: true }))).toBeNull();
    expect(judge(response(low, { named: false }))).toBeNull();
    expect(judge(response(low, { named: false }), { ...DEFAULT_RULES, unnamed: true })?.kind).toBe("low_score");
    expect(judge(response(low, { imported: true }))).toBeNull();
    const files = { ...DEFAULT_RULES, files: true };
    expect(judge(response(low, { imported: true }), files)?.kind).toBe("low_score");
    // Two weeks to the millisecond are young enough, one more is not; also for files.
    const ago = (ms: number) =>
      response(low, { imported: true, answeredAt: new Date(NOW.getTime() - 14 * 86_400_000 - ms) });
    expect([judge(ago(0), files)?.kind, judge(ago(1), files)]).toEqual(["low_score", null]);
  });

  it("is nothing where its rule is off", () => {
    const off = { on: false, dueHours: 1 };
    const rules = {
      ...DEFAULT_RULES,
      lowScore: { ...off, rows: true, matrices: false },
      npsBatch: off,
      riskWords: { ...DEFAULT_RULES.riskWords, on: false },
    };
    expect(judge(response([nps(0), said("refund")]), rules)).toBeNull();
  });
});

describe("risk words", () => {
  const words = allRiskWords(DEFAULT_RULES);

  it.each([
    ["I would like a REFUND now", ["refund*"]],
    ["We are cancelling next month", ["cancel*"]],
    ["Legal   action will follow", ["legal action"]],
    ["Ich werde kündigen!", ["kündig*"]],
    ["Habe letzte Woche GEKÜNDIGT", ["gekündigt"]],
    ["Mein Anwalt meldet sich", ["anwalt*"]],
    ["أريد إلغاء الاشتراك", ["إلغاء"]],
    ["اريد الالغاء فورا", ["إلغاء"]],
    ["وشكوى أخرى", ["شكوى"]],
    ["سأتصل بالمحامي غدًا", ["محامي*"]],
    ["الشَّكْوَى الثانية", ["شكوى"]],
  ])("are found in %s", (text, found) => {
    expect(findRiskWords(text, words)).toEqual(found);
  });

  it.each(["All fine", "Unclaimed baggage", "Der Verwalter war nett", "قناة مناسبة", "", "…", "منصب رائع"])(
    "are not found in %s",
    (text) => expect(findRiskWords(text, words)).toEqual([]),
  );

  it("are the workspace's own too, taken letter by letter", () => {
    expect(findRiskWords("cost 5$ (net)", ["5$", "(net)", ".*"])).toEqual(["5$", "(net)"]);
    expect(findRiskWords("anything", ["*", " "])).toEqual([]);
  });
});

describe("due", () => {
  const nine = [["09:00", "17:00"]] as const;
  const calendar = businessClock({
    timeZone: "Europe/Berlin",
    weekly: { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine },
  });

  it("is by the clock until a calendar is set, then by its opening hours", () => {
    // Friday 16:00 in Berlin and eight working hours: one that day, seven on Monday.
    const friday = new Date("2026-11-20T15:00:00Z");
    expect(dueAfter(friday, 8, null).toISOString()).toBe("2026-11-20T23:00:00.000Z");
    expect(dueAfter(friday, 8, calendar).toISOString()).toBe("2026-11-23T15:00:00.000Z");
    const never = businessClock({ timeZone: "UTC", weekly: {} });
    expect(dueAfter(friday, 8, never).toISOString()).toBe("2026-11-20T23:00:00.000Z");
  });

  it("leaves the hours of the reason that leaves least", () => {
    expect(hoursFor({ reasons: ["risk_word", "low_score"], chosenHours: null }, DEFAULT_RULES)).toBe(8);
    expect(hoursFor({ reasons: ["nps_batch"], chosenHours: null }, DEFAULT_RULES)).toBe(40);
  });

  it("comes with the first day of the next week for a batch, also for an answer of that very day", () => {
    // 20 November 2026 is a Friday.
    expect([batchDayOf("2026-11-20", 1), batchDayOf("2026-11-23", 1), batchDayOf("2026-11-20", 7)]).toEqual([
      "2026-11-23",
      "2026-11-30",
      "2026-11-22",
    ]);
    const week = { zone: "Europe/Berlin", weekStart: 1 };
    expect(opensAt("nps_batch", NOW, "2026-11-20", week).toISOString()).toBe("2026-11-22T23:00:00.000Z");
    expect(opensAt("low_score", NOW, "2026-11-20", week)).toBe(NOW);
  });
});

describe("owners", () => {
  const asked = { attributes: { country: " de " }, turn: 3, workers: new Set(["a", "b"]) };

  it("are nobody, one, in turn, or by attribute; never somebody who cannot work on it", () => {
    expect(chooseOwner({ way: "nobody" }, asked).ownerId).toBeNull();
    expect(chooseOwner({ way: "one", userId: "a" }, asked).ownerId).toBe("a");
    expect(chooseOwner({ way: "one", userId: "gone" }, asked).ownerId).toBeNull();
    expect(chooseOwner({ way: "turns", userIds: ["a", "gone", "b"] }, asked)).toEqual({ ownerId: "b", turn: 4 });
    expect(chooseOwner({ way: "turns", userIds: ["gone"] }, asked)).toEqual({ ownerId: null, turn: 3 });
    const by = { way: "attribute", name: "country", values: [{ value: "DE", userId: "b" }], otherwise: "a" } as const;
    expect(chooseOwner({ ...by, values: [...by.values] }, asked).ownerId).toBe("b");
    expect(chooseOwner({ ...by, values: [] }, asked).ownerId).toBe("a");
    expect(chooseOwner({ ...by, values: [{ value: "de", userId: "gone" }] }, asked).ownerId).toBe("a");
  });
});

describe("states", () => {
  const later = new Date("2026-11-21T10:00:00Z");
  const fresh = { state: "new", firstContactAt: null, closedAt: null } as const;

  it("keep the first contact and the closing, and a reopening opens", () => {
    const contacted = moveState(fresh, "contacted", NOW);
    expect(contacted).toEqual({ state: "contacted", firstContactAt: NOW, closedAt: null });
    const solved = moveState(contacted, "solved", later);
    expect(solved).toEqual({ state: "solved", firstContactAt: NOW, closedAt: later });
    expect(moveState(solved, "contacted", later)).toEqual(contacted);
    expect(moveState(solved, "new", later)).toEqual(fresh);
    expect(moveState(solved, "solved", new Date())).toEqual(solved);
  });

  it("count a solution as a contact, and giving up as none", () => {
    expect(moveState(fresh, "solved", NOW).firstContactAt).toEqual(NOW);
    expect(moveState(fresh, "not_solvable", NOW)).toEqual({
      state: "not_solvable",
      firstContactAt: null,
      closedAt: NOW,
    });
  });
});

describe("recovered", () => {
  it("is a later answer on the same scale that is higher and out of the lowest band", () => {
    const before = { scale: "nps", score: 3 };
    expect(tookBack(before, { scale: "nps", score: 7 })).toBe(true);
    expect(tookBack(before, { scale: "nps", score: 6 })).toBe(false);
    expect(tookBack(before, { scale: "csat-1-10", score: 10 })).toBe(false);
    expect(tookBack({ scale: "csat-1-5", score: 1 }, { scale: "csat-1-5-top-1", score: 4 })).toBe(true);
    expect(tookBack({ scale: "csat-thumbs", score: 0 }, { scale: "csat-thumbs", score: 1 })).toBe(true);
  });
});

describe("check-ins", () => {
  const rules = DEFAULT_RULES.checkIns;
  const days = { from: "2026-11-19", to: "2026-11-20" };
  const nobody = { since: "2026-01-01", spells: [], poorSince: null };

  it("come 30, 90 and 180 days after somebody became a customer, on the day itself", () => {
    expect(checkInsOf({ ...nobody, since: "2026-10-21" }, rules, days)).toEqual([
      { which: "after_30", day: "2026-11-20" },
    ]);
    expect(checkInsOf({ ...nobody, since: "2026-08-22" }, rules, days)).toEqual([
      { which: "after_90", day: "2026-11-20" },
    ]);
    expect(checkInsOf({ ...nobody, since: "2026-05-23" }, rules, days)).toEqual([
      { which: "after_180", day: "2026-11-19" },
    ]);
    expect(checkInsOf({ ...nobody, since: "2026-10-22" }, rules, days)).toEqual([]);
    expect(checkInsOf({ ...nobody, since: "2026-10-21" }, { ...rules, on: false }, days)).toEqual([]);
  });

  it("come before a known end, once for spells that end together, and before anniversaries where years count", () => {
    const spell = { startDay: "2025-12-20", endDay: "2026-12-20" };
    const due = [{ which: "before_renewal", day: "2026-11-20" }];
    expect(checkInsOf({ ...nobody, spells: [spell, spell] }, rules, days)).toEqual(due);
    const open = { startDay: "2024-12-20", endDay: null };
    expect(checkInsOf({ ...nobody, spells: [open] }, rules, days)).toEqual([]);
    expect(checkInsOf({ ...nobody, spells: [open] }, { ...rules, yearly: true }, days)).toEqual(due);
    // 29 February is 28 February in 2027, thirty days before which is 29 January.
    const leap = { startDay: "2024-02-29", endDay: null };
    const january = { from: "2027-01-29", to: "2027-01-29" };
    expect(checkInsOf({ ...nobody, spells: [leap] }, { ...rules, yearly: true }, january)).toEqual([
      { which: "before_renewal", day: "2027-01-29" },
    ]);
  });

  it("come on the day of the experience that was one too many", () => {
    expect(checkInsOf({ ...nobody, poorSince: "2026-11-19" }, rules, days)).toEqual([
      { which: "poor_experiences", day: "2026-11-19" },
    ]);
    expect(checkInsOf({ ...nobody, poorSince: "2026-11-18" }, rules, days)).toEqual([]);
  });
});

describe("rules", () => {
  it("that are stored are read as they are; none, or such as no longer fit, are the defaults", () => {
    const own = { ...DEFAULT_RULES, files: true };
    expect(readRules(JSON.parse(JSON.stringify(own)))).toEqual(own);
    expect(readRules(null)).toBe(DEFAULT_RULES);
    expect(readRules({ lowScore: "yes" })).toBe(DEFAULT_RULES);
  });
});
