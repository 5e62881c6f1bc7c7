import { describe, expect, test } from "vitest";
import { addDays } from "@/domain/calendar/day";
import { periodOf } from "@/domain/calendar/period";
import { detectLanguage } from "@/domain/topics/detect-language";
import { type CountedText, findPhrases } from "@/domain/topics/find-phrases";
import { compileTopics, matchTopics, topicsOf } from "@/domain/topics/match-topics";
import { STARTER_KEYS, STARTER_RULES } from "@/domain/topics/starter-topics";
import { tokenize } from "@/domain/topics/tokenize";
import { OWN_TOPICS, TOLD_TOPICS } from "./comment-topics";
import { LATE_BOX } from "./comments";
import type { PlannedAnswer } from "./plan-answers";
import { planCompany } from "./plan-company";

const TODAY = "2026-08-20";
const company = planCompany(TODAY, addDays(periodOf(TODAY, "week").start, -56));
const answers = [...company.nps, ...company.csat, ...company.ease].filter((one) => one.comment !== null);
const LANGUAGE = { UK: "en", DE: "de", FR: "fr" } as const;

const matcher = compileTopics([
  ...STARTER_KEYS.map((key) => ({ id: key as string, rules: STARTER_RULES[key] })),
  ...OWN_TOPICS.map(({ key, rules }) => ({ id: key as string, rules })),
]);

function topicsIn(text: string, hint: string): string[] {
  const tokens = tokenize(text);
  return topicsOf(matchTopics(matcher, tokens, detectLanguage(tokens, hint)));
}

describe("the demo's comments", () => {
  test("every sentence has its topics told", () => {
    const sentences = new Set(answers.map(({ comment }) => comment ?? ""));
    expect([...sentences].filter((one) => !TOLD_TOPICS.has(one))).toEqual([]);
  });

  test("the rules find what the generator knows: precision and recall of at least .8, each topic of at least .6", () => {
    const count = new Map<string, { right: number; found: number; told: number }>();
    for (const { comment, country } of answers) {
      const found = topicsIn(comment ?? "", LANGUAGE[country]);
      const told: readonly string[] = TOLD_TOPICS.get(comment ?? "") ?? [];
      for (const topic of new Set([...found, ...told])) {
        const one = count.get(topic) ?? { right: 0, found: 0, told: 0 };
        count.set(topic, one);
        one.right += found.includes(topic) && told.includes(topic) ? 1 : 0;
        one.found += found.includes(topic) ? 1 : 0;
        one.told += told.includes(topic) ? 1 : 0;
      }
    }
    const sum = (of: "right" | "found" | "told") => [...count.values()].reduce((total, one) => total + one[of], 0);
    expect(sum("right") / sum("found")).toBeGreaterThanOrEqual(0.8);
    expect(sum("right") / sum("told")).toBeGreaterThanOrEqual(0.8);
    for (const [topic, { right, found, told }] of count) {
      expect(right / Math.max(found, 1), `${topic}: precision`).toBeGreaterThanOrEqual(0.6);
      expect(right / Math.max(told, 1), `${topic}: recall`).toBeGreaterThanOrEqual(0.6);
    }
  });

  test("late boxes are 4 % of what Germans write each quarter and 23 % since the courier changed", () => {
    const share = (from: number, to: number) => {
      const written = company.nps.filter((one) => one.comment !== null);
      const some = written.filter(({ country, daysAgo }) => country === "DE" && daysAgo >= from && daysAgo <= to);
      return some.filter(({ comment }) => isLate(comment)).length / some.length;
    };
    expect(share(1, 91)).toBeGreaterThan(0.19);
    expect(share(1, 91)).toBeLessThan(0.27);
    expect(share(95, 400)).toBeGreaterThan(0.02);
    expect(share(95, 400)).toBeLessThan(0.06);
  });

  test("the statistics find the late boxes by themselves, in Germany and nowhere else", () => {
    const side = (country: PlannedAnswer["country"], from: number, to: number) =>
      answers.filter((one) => one.country === country && one.daysAgo >= from && one.daysAgo <= to);
    const texts = (some: readonly PlannedAnswer[]): CountedText[] =>
      some.map(({ comment }) => ({ text: comment ?? "", tokens: tokenize(comment ?? "") }));
    const german = side("DE", 1, 91);
    const [first, ...others] = findPhrases(texts(german), texts(side("DE", 92, 182)), "de");
    const right = first?.found.filter((place) => isLate(german[place]?.comment ?? null)).length ?? 0;
    expect(right / (first?.found.length ?? 0)).toBeGreaterThanOrEqual(0.8);
    expect(right / german.filter(({ comment }) => isLate(comment)).length).toBeGreaterThanOrEqual(0.8);
    expect(others).toEqual([]);
    expect(findPhrases(texts(side("UK", 1, 91)), texts(side("UK", 92, 182)), "en")).toEqual([]);
    expect(findPhrases(texts(side("FR", 1, 91)), texts(side("FR", 92, 182)), "fr")).toEqual([]);
  });
});

function isLate(comment: string | null): boolean {
  return comment !== null && LATE_BOX.some((one) => one === comment);
}
