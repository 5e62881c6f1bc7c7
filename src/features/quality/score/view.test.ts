import { expect, test } from "vitest";
import { verdictOf } from "@/domain/metrics/change";
import { compareMetric } from "@/domain/metrics/compute";
import { qualityScore, type Review } from "@/domain/metrics/scorecard";
import { readQualityQuery, withFilter, writeQualityQuery } from "@/features/quality/input";
import type { QualityWords } from "@/features/quality/quality-words";
import { describeAgreement } from "@/features/quality/score/describe-agreement";
import type { QualityNumbers } from "@/features/quality/score/read-quality";
import { sayVerdict, tileOf, whiskersOf } from "@/features/quality/score/view";
import { translatorIn } from "@/platform/i18n/translator";

const words: QualityWords = { t: translatorIn("en", "quality"), metrics: translatorIn("en", "metrics"), locale: "en" };

/** So many reviews around a score, ten points to either side. */
const around = (score: number, n: number): Review[] =>
  Array.from({ length: n }, (_, i) => ({ score: score + (i % 2 === 0 ? 10 : -10), reviewer: `r${i % 4}` }));

function numbers(now: Review[], before: Review[], more: Partial<QualityNumbers> = {}): QualityNumbers {
  const change = compareMetric({ metric: "quality_score", reviews: now }, { metric: "quality_score", reviews: before });
  const total = { reading: qualityScore(now), before: qualityScore(before), change };
  return {
    range: { from: "2026-05-01", to: "2026-05-28" },
    compared: { from: "2026-04-03", to: "2026-04-30" },
    total: { ...total, verdict: verdictOf(change, change.pValue, "up") },
    reviewers: 4,
    today: 0,
    ever: now.length,
    groups: { category: [], channel: [], team: [], agent: [] },
    tested: 0,
    weeks: [],
    agreement: { scores: [], categories: new Map() },
    customers: [],
    categories: new Map(),
    ...more,
  };
}

test("the sentence says better, worse or no clear change by the test, and nothing of a change under ten reviews", () => {
  const said = (now: Review[], before: Review[]) => sayVerdict(words, numbers(now, before)).title;
  expect(said(around(83, 60), around(71, 60))).toBe("Quality of service got better: 71% → 83%.");
  expect(said(around(71, 60), around(83, 60))).toBe("Quality of service got worse: 83% → 71%.");
  expect(said(around(73, 20), around(72, 20))).toBe("Quality of service is 73%. No clear change.");
  expect(said(around(73, 20), [])).toBe("Quality of service is 73%.");
  expect(said(around(73, 4), around(20, 60))).toBe("Not enough reviews yet: 4 of 10.");
  expect(said([], around(73, 20))).toBe("No reviews in these days");
});

test("the lead names how many, by whom, when and against what", () => {
  expect(sayVerdict(words, numbers(around(83, 60), around(71, 60))).lead).toMatch(
    /^60 reviews by 4 reviewers, between \d+ and \d+, 1\D+28 May 2026, against 3\D+30 Apr 2026$/,
  );
  expect(sayVerdict(words, numbers(around(83, 4), [])).lead).toMatch(/^4 reviews by 4 reviewers, 1\D+28 May 2026$/);
});

test("the interval has as many decimals as the value it is of", () => {
  // 43.6 → 41.4 would print 44 → 41, −2: all have one decimal.
  const now = numbers(around(41.4, 60), around(43.6, 60));
  expect(tileOf(words, now)).toMatchObject({
    value: "41.4%",
    between: expect.stringMatching(/^between \d+\.\d and \d+\.\d$/),
  });
  expect(sayVerdict(words, now).lead).toMatch(/between \d+\.\d and \d+\.\d/);
});

test("under ten reviews there is no figure, no whisker and no rank; those stand below the others by name", () => {
  expect(tileOf(words, numbers(around(73, 9), []))).toMatchObject({ value: null, count: "9 reviews" });
  const group = (value: string, n: number, score: number) => {
    const { total } = numbers(around(score, n), []);
    return { value, ...total };
  };
  const groups = { category: [], channel: [], team: [], agent: [group("Omar", 20, 70), group("Ann", 9, 90)] };
  const places = {
    page: "/q",
    reviews: "/q/reviews",
    query: readQualityQuery({ from: "2026-05-01", to: "2026-05-28" }),
  };
  const days = "from=2026-05-01&to=2026-05-28";
  const rows = whiskersOf(words, numbers(around(73, 29), [], { groups }), "agent", places);
  expect(rows).toMatchObject([
    { label: "Omar", valueText: "70%", href: `/q?${days}&agent=Omar`, countHref: `/q/reviews?${days}&agent=Omar` },
    { label: "Ann", value: null, low: null, valueText: "—", gap: true, betweenText: "fewer than 10 reviews" },
  ]);
});

test("agreement is said in words, from ten interactions on, and not where all gave the same", () => {
  const pairs = (pair: readonly [number, number], n: number) => Array.from({ length: n }, () => pair);
  const said = (scores: readonly (readonly [number, number])[]) =>
    describeAgreement(words, numbers([], [], { agreement: { scores, categories: new Map() } }))[0]?.word;
  expect(said(pairs([20, 20], 9))).toBe("too few to say: 9 of 10");
  expect(said(pairs([20, 20], 12))).toBe("nothing to compare: all gave the same score");
  expect(said([...pairs([20, 20], 6), ...pairs([90, 90], 6)])).toBe("reviewers agree");
  expect(said([...pairs([20, 90], 6), ...pairs([90, 20], 6)])).toBe("not enough to judge people");
});

test("an address is read back as it was written, and what does not fit falls to what is usual", () => {
  for (const days of [{ days: "91" }, { range: "last_quarter" }, { from: "2026-05-01", to: "2026-05-28" }]) {
    const query = withFilter(readQualityQuery({ ...days, channel: "chat" }), "agent", "#7KQ2M");
    const written = new URL(writeQualityQuery("https://candor.example/q", query));
    expect(Object.fromEntries(written.searchParams)).toEqual({ ...days, channel: "chat", agent: "#7KQ2M" });
    expect(readQualityQuery(Object.fromEntries(written.searchParams))).toEqual(query);
  }
  expect(readQualityQuery({ days: "12", team: ["", "x"] })).toEqual({ days: {}, filter: [] });
  expect(writeQualityQuery("/q", readQualityQuery({}))).toBe("/q");
});
