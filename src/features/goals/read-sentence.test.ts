import { expect, test } from "vitest";
import { readSentence as read } from "@/features/goals/read-sentence";
import { plainSentence } from "@/features/goals/sentence/plain-sentence";

const TODAY = "2026-11-22";
const readSentence = (sentence: string) => read(sentence, TODAY);

test("the textbook's goal is read; percent or points stays to be asked, and who and why", () => {
  for (const sentence of [
    "increase CSAT by 10 % within the next quarter",
    "Increase customer satisfaction by 10% within the next quarter.",
    "raise csat by 10 percent in the next fiscal quarter",
    "Erhöhe CSAT um 10 % im nächsten Quartal",
    "Steigere den CSAT innerhalb des nächsten Quartals um 10 Prozent.",
    "Verbessere die Kundenzufriedenheit im kommenden Geschäftsquartal um 10%",
    "زيادة CSAT بنسبة ١٠٪ خلال الربع القادم",
    "رفع رضا العملاء بنسبة 10 في المئة في الربع المالي المقبل",
    "زيادةُ رضا العملاء بـ٪١٠ خلال رُبع السنة التالي",
  ])
    expect(readSentence(sentence)).toEqual({
      metric: "csat",
      direction: "up",
      change: { size: 10, kind: "ambiguous" },
      target: null,
      period: "next_quarter",
      deadline: null,
      missing: ["Relevant"],
    });
});

test("a wish is answered with the five missing parts", () => {
  const five = ["Specific", "Measurable", "Achievable", "Relevant", "Time-bound"];
  for (const wish of ["improve customer satisfaction", "Kundenzufriedenheit verbessern", "تحسين رضا العملاء", ""])
    expect(readSentence(wish).missing).toEqual(five);
});

test.each([
  [
    "raise NPS by 8 points by 31 March 2027",
    { metric: "nps", change: { size: 8, kind: "points" }, deadline: "2027-03-31" },
  ],
  ["raise NPS to 42 by 2027-03-31", { metric: "nps", target: 42, change: null, deadline: "2027-03-31" }],
  ["get NPS from +35 to +42 this year", { metric: "nps", target: 42, period: "this_year" }],
  ["lift ease by 0.3 next month", { metric: "ces", change: { size: 0.3, kind: "points" }, period: "next_month" }],
  ["lift ease by 0,3 points next month", { metric: "ces", change: { size: 0.3, kind: "points" } }],
  [
    "CSAT up by 5 percentage points by the end of the quarter",
    { change: { size: 5, kind: "points" }, period: "this_quarter" },
  ],
  ["reduce CSAT by 3 points", { direction: "down", missing: ["Relevant", "Time-bound"] }],
  ["raise NPS by 31 March 2027", { change: null, missing: ["Measurable", "Achievable", "Relevant"] }],
  ["raise NPS by 2027-02-30", { change: null, deadline: null }],
  ["raise NPS by 2027", { change: null, deadline: null }],
  ["raise NPS by 8 by the end of March", { change: { size: 8, kind: "points" }, deadline: "2027-03-31" }],
  ["raise NPS by 8 until the 31st of December", { change: { size: 8, kind: "points" }, deadline: "2026-12-31" }],
  ["raise NPS to 42 by March 31, 2028", { target: 42, deadline: "2028-03-31" }],
  // German: a comma for decimals, days with dots, months without a year.
  [
    "NPS um 8 Punkte heben bis 31. März 2027",
    { metric: "nps", direction: "up", change: { size: 8, kind: "points" }, deadline: "2027-03-31" },
  ],
  ["NPS von +35 auf +42 bringen bis 31.3.2027", { metric: "nps", target: 42, change: null, deadline: "2027-03-31" }],
  [
    "Leichtigkeit um 0,3 anheben bis Ende März",
    { metric: "ces", change: { size: 0.3, kind: "points" }, deadline: "2027-03-31" },
  ],
  [
    "CSAT um 5 Prozentpunkte steigern bis Ende Februar 2028",
    { change: { size: 5, kind: "points" }, deadline: "2028-02-29" },
  ],
  ["CSAT bis Jahresende auf 86 % steigern", { metric: "csat", target: 86, change: null, period: "this_year" }],
  ["Senke CSAT um 3 Punkte", { metric: "csat", direction: "down", missing: ["Relevant", "Time-bound"] }],
  ["Abschlussquote bis Ende des Quartals um 4 Punkte erhöhen", { metric: "completion_rate", period: "this_quarter" }],
  // Arabic: digits of both kinds, particles written with the word, months by either name.
  [
    "ارفع NPS بمقدار ٨ نقاط حتى ٣١ مارس ٢٠٢٧",
    { metric: "nps", direction: "up", change: { size: 8, kind: "points" }, deadline: "2027-03-31" },
  ],
  ["رفع صافي نقاط الترويج من 35 إلى 42 بنهاية آذار", { metric: "nps", target: 42, deadline: "2027-03-31" }],
  [
    "زيادة السهولة بمقدار ٠٫٣ نقطة الشهر القادم",
    { metric: "ces", change: { size: 0.3, kind: "points" }, period: "next_month" },
  ],
  ["الوصول برضا العملاء إلى ٨٦٪ هذا العام", { metric: "csat", target: 86, period: "this_year" }],
  [
    "زيادة نسبة الإكمال بـ 4 نقاط مئوية حتى نهاية الربع الحالي",
    { metric: "completion_rate", change: { size: 4, kind: "points" }, period: "this_quarter" },
  ],
  ["خفض CSAT بمقدار 3 نقاط", { direction: "down", missing: ["Relevant", "Time-bound"] }],
])("%s", (sentence, parts) => {
  expect(readSentence(sentence)).toMatchObject(parts);
});

test("one spelling of what is written in several ways", () => {
  expect(plainSentence("  زيــادةٌ\u200f إلى ١٢٫٥٪ ")).toBe("زياده الي 12.5%");
  expect(plainSentence("Erhöhe auf １０ ％")).toBe("erhöhe auf 10 %");
  expect(plainSentence("from 10 % to 20 %")).toBe("from 10 % to 20 %");
});
