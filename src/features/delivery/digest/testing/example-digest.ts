import type { DigestFrame, DigestNews, DigestNumber } from "@/features/delivery/digest/digest-content";

const SURVEY = "0198c0de-0000-7000-8000-000000000001";

/** One number, clear or not, for tests and for measuring what composing costs. */
export function exampleNumber(changes: Partial<DigestNumber> = {}): DigestNumber {
  return {
    surveyId: SURVEY,
    survey: "After support",
    questionId: "nps",
    metric: "nps",
    max: 10,
    value: 31.2,
    n: 412,
    interval: { low: 24.4, high: 37.7, level: 0.95, method: "adjusted_wald" },
    counts: { promoters: 210, passives: 121, detractors: 81 },
    suppressed: false,
    change: {
      value: 45.3,
      n: 1_204,
      difference: -14.1,
      interval: { low: -21.6, high: -6.5, level: 0.95, method: "adjusted_wald" },
      verdict: "down",
      assessment: "worse",
    },
    ...changes,
  };
}

/** A number about which nothing is new. */
export function unclearNumber(changes: Partial<DigestNumber> = {}): DigestNumber {
  const { change } = exampleNumber();
  return exampleNumber({
    metric: "csat",
    questionId: "csat",
    value: 80.1,
    interval: { low: 73.3, high: 85.6, level: 0.95, method: "adjusted_wald" },
    n: 161,
    counts: { satisfied: 129, neutral: 12, dissatisfied: 20 },
    change: change && {
      ...change,
      value: 81,
      difference: -0.9,
      verdict: "no clear change",
      assessment: "no clear change",
    },
    ...changes,
  });
}

/** A mail's frame of one week. */
export function exampleFrame(changes: Partial<DigestFrame> = {}): DigestFrame {
  return {
    locale: "en",
    schedule: { cadence: "weekly", weekday: 1, monthDay: 1, hour: 7, zone: "Europe/Berlin" },
    email: "nora@larkway.example",
    workspace: { name: "Larkway", slug: "larkway" },
    days: { from: "2026-11-09", to: "2026-11-15" },
    compared: { from: "2026-08-17", to: "2026-11-08" },
    asked: false,
    quiet: "no",
    resumed: false,
    baseUrl: "https://feedback.larkway.example",
    unsubscribeUrl: "https://feedback.larkway.example/unsubscribe/token",
    ...changes,
  };
}

/** All that a mail can tell. */
export function exampleNews(changes: Partial<DigestNews> = {}): DigestNews {
  const comment = { surveyId: SURVEY, survey: "After support", about: ["EMEA", "team"] } as const;
  return {
    numbers: [exampleNumber(), unclearNumber()],
    more: 0,
    followUps: null,
    comments: [
      { ...comment, text: "Waited two days for one line about the bank file.", score: 2, tone: "low" },
      { ...comment, text: "Support found the mistake before I did.", score: 10, tone: "high" },
    ],
    goals: [
      {
        id: "0198c0de-0000-7000-8000-000000000002",
        metric: "nps",
        target: 42,
        endsOn: "2027-03-31",
        survey: "After support",
        segment: { name: "plan", value: "team" },
        state: "at risk",
        reached: null,
        odds: 0.36,
        value: 31.2,
        n: 412,
        interval: { low: 24.4, high: 37.7, level: 0.95, method: "adjusted_wald" },
      },
    ],
    ...changes,
  };
}
