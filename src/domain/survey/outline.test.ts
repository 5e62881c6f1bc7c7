import { describe, expect, it } from "vitest";
import { SCALES } from "@/domain/metrics/scale";
import type { ScoreQuestion } from "@/domain/survey/definition";
import { kitchenSink } from "@/domain/survey/fixtures/kitchen-sink";
import { pointsOf } from "@/domain/survey/labels";
import { chooseLocale, LOCALES } from "@/domain/survey/locale";
import { countedScore, layoutOf, scaleOf, scoreQuestions, seriesFingerprint, wordingOf } from "@/domain/survey/outline";
import { TEMPLATES } from "@/domain/survey/templates/templates";

const brand = { name: "Larkway", color: "#484188" };
const [nps] = scoreQuestions(TEMPLATES.nps(brand));
const print = (change: Partial<ScoreQuestion>) =>
  seriesFingerprint({ ...(nps as ScoreQuestion), ...change } as ScoreQuestion, "en");

describe("scales", () => {
  it("know every score question of every kind", () => {
    expect(scoreQuestions(kitchenSink()).map(scaleOf)).toEqual([
      "nps",
      "csat-1-5",
      "csat-1-10",
      "csat-1-7",
      "csat-1-4",
      "csat-faces-3",
      "csat-faces-5",
      "csat-stars",
      "csat-thumbs",
      "ces-1-7",
      "ces-agree-1-7",
      "ces-effort-1-5",
      "rating-1-5",
    ]);
  });

  it("label every point that stands in a column, and both ends of a row, in every language", () => {
    for (const question of scoreQuestions(kitchenSink()))
      for (const locale of LOCALES) {
        const points = pointsOf(question, locale, "en");
        const { min, max } = SCALES[scaleOf(question)];
        expect(points.map((point) => point.score)).toEqual(Array.from({ length: max - min + 1 }, (_, i) => min + i));
        const labelled = points.filter((point) => point.label !== "").length;
        expect(labelled).toBe(layoutOf(question) === "column" ? points.length : 2);
        expect(new Set(points.map((point) => point.label)).size).toBeGreaterThanOrEqual(Math.min(points.length, 3));
      }
  });

  it("turn round what was asked the other way (CES 1.0: 1 + 5 − 2 = 4)", () => {
    const effort = scoreQuestions(kitchenSink()).find((question) => question.id === "effort") as ScoreQuestion;
    expect(countedScore(effort, 2)).toBe(4);
    expect(countedScore(nps as ScoreQuestion, 2)).toBe(2);
  });
});

describe("seriesFingerprint", () => {
  it("changes with wording, scale, polarity, layout and labels, and with nothing else", () => {
    const same = print({});
    expect(print({ title: { en: "How likely are you to  recommend {brand} to a friend or colleague? " } })).toBe(same);
    expect(print({ title: { en: nps?.title.en ?? "", de: "Anders" } })).toBe(same);
    expect(print({ help: { en: "Help" }, required: false, id: "other", na: true })).toBe(same);
    const others = [
      print({ title: { en: "Would you recommend {brand}?" } }),
      print({ layout: "column" }),
      print({ labels: { "0": { en: "Never" } } }),
      seriesFingerprint(
        { id: "x", kind: "ces", title: { en: "E" }, required: true, scale: "1-7", anchors: "ease" },
        "en",
      ),
      seriesFingerprint(
        { id: "x", kind: "ces", title: { en: "E" }, required: true, scale: "1-7", anchors: "effort" },
        "en",
      ),
      seriesFingerprint(
        { id: "x", kind: "ces", title: { en: "E" }, required: true, scale: "1-5", anchors: "ease" },
        "en",
      ),
    ];
    expect(new Set([same, ...others]).size).toBe(7);
  });
});

describe("templates", () => {
  it("ask literally what they must, with the brand's name in place", () => {
    const asked = (id: keyof typeof TEMPLATES) => TEMPLATES[id](brand).questions[0]?.title.en;
    expect(asked("csat-10")).toMatch(/scale of 1 to 10.*satisfied.*\{brand\} service team/);
    expect(asked("nps")).toMatch(/How likely are you to recommend \{brand\} to a friend or colleague/);
    expect(asked("ces")).toMatch(/How easy was it to resolve your issue.* today/);
  });

  it("ask the why that fits the score: the bands are the scale's own", () => {
    const definition = TEMPLATES["csat-10"](brand);
    const why = definition.questions[1];
    if (!why) throw new Error("no why");
    const at = (score: number) =>
      wordingOf(definition, why, { answers: { score }, attributes: {}, locale: "en" }).title;
    expect([6, 7, 8, 9].map(at)).toEqual([
      "What should we have done differently?",
      "What would have made this better?",
      "What would have made this better?",
      "What went well?",
    ]);
  });
});

describe("chooseLocale", () => {
  it("takes the first wish the survey can meet", () => {
    const survey = { locale: "en" as const, locales: ["en", "de", "ar"] as const };
    expect(chooseLocale(survey, [null, "de-CH,fr;q=0.8"])).toBe("de");
    expect(chooseLocale(survey, ["ja", "fr,ar;q=0.1"])).toBe("ar");
    expect(chooseLocale(survey, ["xx", undefined, "x".repeat(10_000)])).toBe("en");
  });
});
