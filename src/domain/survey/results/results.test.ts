import { describe, expect, test } from "vitest";
import { wilson } from "@/domain/metrics/interval";
import type { Question } from "@/domain/survey/definition";
import { readChoice, writeChoice } from "@/domain/survey/results/answer-choice";
import { dropOff } from "@/domain/survey/results/drop-off";
import { countAnswered, type GivenCount } from "@/domain/survey/results/given-count";
import { mergeAsked } from "@/domain/survey/results/merge-asked";
import { asksWhetherMissed, missedShare } from "@/domain/survey/results/product-market-fit";
import {
  summariseChoices,
  summariseDays,
  summariseNumbers,
  summariseRanking,
  summariseScores,
} from "@/domain/survey/results/summarise";

const given = (key: string, n: number, item: string | null = null): GivenCount => ({
  ...{ questionId: "q", kind: "multiple", series: 0, version: null },
  ...{ item, key, n },
});

describe("shares", () => {
  test("of several choices are of those who answered and add up to more than 100: 30 + 20 + 5 of 40", () => {
    const counts = [
      given("!several", 40),
      given("!na", 3),
      given("a", 30, "1"),
      given("b", 20, "2"),
      given("!other", 5, "3"),
    ];
    expect(countAnswered(counts)).toEqual({ answered: 40, notApplicable: 3, unusable: 0 });
    const [a, b, other] = summariseChoices(counts, ["a", "b", "!other"]);
    expect([a?.share.value, b?.share.value, other?.share.value]).toEqual([75, 50, 12.5]);
    expect(a?.share).toMatchObject({ n: 40 });
    expect(a?.share.interval?.low).toBeCloseTo(100 * (wilson(30, 40)?.low ?? 0), 12);
  });

  test("of nothing are null, never 0; of an option nobody chose they are 0 with an interval", () => {
    expect(summariseChoices([], ["a"])[0]?.share).toMatchObject({ value: null, n: 0 });
    const [, none] = summariseChoices([given("a", 9)], ["a", "b"]);
    expect(none?.share.value).toBe(0);
    expect(none?.share.interval?.high).toBeGreaterThan(0);
  });
});

test("a ranking's mean place is of those who ranked it: (1 + 1 + 2) ÷ 3; first places are of all who answered", () => {
  const counts = [given("!several", 4), given("a", 2, "1"), given("a", 1, "2"), given("b", 2, "1"), given("b", 1, "2")];
  const [a, b] = summariseRanking(counts, ["a", "b"]);
  expect(a).toMatchObject({ n: 3, first: 2 });
  expect(a?.meanRank.value).toBeCloseTo(4 / 3, 12);
  expect(a?.firstShare.value).toBe(50);
  expect(b?.firstShare.n).toBe(4);
  expect(summariseRanking([], ["a"])[0]?.meanRank).toMatchObject({ value: null, n: 0 });
});

test("numbers: mean, median and quartiles of type 7 of 5, 7, 9, 12, 30; nothing is null", () => {
  const all = summariseNumbers([
    given("5", 1),
    given("30", 1),
    given("7", 1),
    given("12", 1),
    given("9", 1),
    given("!na", 2),
  ]);
  expect(all).toMatchObject({ n: 5, median: 9, low: 7, high: 12 });
  expect(all.mean.value).toBeCloseTo(63 / 5, 12);
  expect(summariseNumbers([given("-1.5", 4)])).toMatchObject({ n: 4, median: -1.5, mean: { value: -1.5 } });
  expect(summariseNumbers([given("!na", 1)])).toMatchObject({ n: 0, median: null, mean: { value: null } });
});

test("days are told by month, and by year where there are more than 24 months of them", () => {
  const months = summariseDays([given("2026-05-03", 2), given("2026-05-30", 1), given("2025-12-31", 1)]);
  expect(months.map(({ key, n, share }) => [key, n, share.value])).toEqual([
    ["2025-12", 1, 25],
    ["2026-05", 3, 75],
  ]);
  const long = Array.from({ length: 25 }, (_, i) =>
    given(`${2000 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, "0")}-01`, 1),
  );
  expect(summariseDays(long).map(({ key, n }) => [key, n])).toEqual([
    ["2000", 12],
    ["2001", 12],
    ["2002", 1],
  ]);
});

test("scores on a scale from 1 have no point 0; what lies off the scale is not looked at", () => {
  const { n, mean, points } = summariseScores([given("1", 1), given("5", 3), given("9", 7)], { min: 1, max: 5 });
  expect([n, mean.value]).toEqual([4, 4]);
  expect(points.map(({ key, n: own }) => [key, own])).toEqual([
    ["1", 1],
    ["2", 0],
    ["3", 0],
    ["4", 0],
    ["5", 3],
  ]);
});

describe("product-market fit", () => {
  const feelings = (very: number, somewhat: number, gone: number) =>
    missedShare([given("very", very), given("somewhat", somewhat), given("no_longer", gone)]);

  test("is of those who use it, and judged only where the interval says so", () => {
    expect(feelings(60, 40, 100).share).toMatchObject({ value: 60, n: 100 });
    expect(feelings(60, 40, 0).verdict).toBe("above");
    expect(feelings(20, 80, 0).verdict).toBe("below");
    // 45 of 100: between 36 and 55.
    expect(feelings(45, 55, 0).verdict).toBe("unclear");
    expect(feelings(0, 0, 7)).toMatchObject({ share: { value: null }, verdict: "unclear" });
  });

  test("is known by the template's own options", () => {
    const options = ["not", "somewhat", "very"].map((id) => ({ id, label: { en: id } }));
    const question: Question = { id: "feeling", kind: "single", title: { en: "?" }, required: true, options };
    expect(asksWhetherMissed(question)).toBe(true);
    expect(asksWhetherMissed({ ...question, options: options.slice(1) })).toBe(false);
  });
});

test("a response came as far as its last answer, a finished one to the end; who left stopped after their last", () => {
  const steps = dropOff(
    [
      { furthest: 3, complete: true, n: 5 },
      { furthest: 1, complete: true, n: 2 },
      { furthest: 1, complete: false, n: 4 },
      { furthest: 0, complete: false, n: 1 },
    ],
    3,
  );
  expect(steps).toMatchObject({ began: 12, finished: 7, stoppedBefore: 1 });
  expect(steps.steps.map(({ reached, stopped }) => [reached, stopped])).toEqual([
    [11, 4],
    [7, 0],
    [7, 0],
  ]);
  const lost = steps.stoppedBefore + steps.steps.reduce((sum, { stopped }) => sum + stopped, 0);
  expect(lost + steps.finished).toBe(steps.began);
});

describe("questions of several versions", () => {
  const single = (labels: Record<string, string>): Question => ({
    ...{ id: "why", kind: "single" as const, title: { en: "Why?" }, required: false },
    options: Object.entries(labels).map(([id, label]) => ({ id, label: { en: label } })),
  });
  const number: Question = { id: "age", kind: "number", title: { en: "Age" }, required: false };

  test("are one: new words, options that went, then questions that went; another kind is another question", () => {
    const asked = mergeAsked(
      [
        { question: number, versions: [1], place: 1 },
        { question: single({ price: "Cost", gone: "Support" }), versions: [1], place: 2 },
        { question: single({ other: "Else", price: "Price" }), versions: [2, 3], place: 1 },
        { question: { ...number, id: "why" }, versions: [1], place: 3 },
      ],
      3,
      "en",
    );
    expect(asked.map(({ question, current }) => [question.id, question.kind, current])).toEqual([
      ["why", "single", true],
      ["age", "number", false],
      ["why", "number", false],
    ]);
    expect(asked[0]?.options.map(({ id, label, offered, earlier }) => [id, label.en, offered, earlier])).toEqual([
      ["other", "Else", true, []],
      ["price", "Price", true, ["Cost"]],
      ["gone", "Support", false, []],
    ]);
  });

  test("rows on another scale are never added: only the versions on the latest", () => {
    const matrix = (scale: "1-5" | "1-7"): Question => ({
      ...{ id: "m", kind: "matrix", title: { en: "?" }, required: false, scale },
      rows: [{ id: "a", label: { en: "A" } }],
    });
    const forms = [
      { question: matrix("1-5"), versions: [1, 2], place: 1 },
      { question: matrix("1-7"), versions: [3], place: 1 },
    ];
    expect(mergeAsked(forms, 3, "en")[0]?.versions).toEqual([3]);
    expect(mergeAsked(forms.slice(0, 1), 2, "en")[0]?.versions).toBeNull();
  });
});

test.each([
  "why.single.price",
  "why.multiple.!other",
  "ok.yes_no.true",
  "p.ranking.1.price",
  "m.matrix.speed.10",
  "d.date.2026-05",
  "d.date.2026",
])("%s stands in an address and is read back as the same", (text) => {
  const choice = readChoice(text);
  expect(choice && writeChoice(choice)).toBe(text);
});

test.each([
  "",
  "why",
  "why.single",
  "why.single.1",
  "why.text.x",
  "why.single.price.x",
  "p.ranking.0.a",
  "m.matrix.a.11",
  "d.date.2026-13",
  "x.constructor.a",
])("%s is no choice", (text) => {
  expect(readChoice(text)).toBeUndefined();
});
