import { expect, test } from "vitest";
import { readSentence } from "@/features/goals/read-sentence";

test("the textbook's goal is read; percent or points stays to be asked, and who and why", () => {
  for (const sentence of [
    "increase CSAT by 10 % within the next quarter",
    "Increase customer satisfaction by 10% within the next quarter.",
    "raise csat by 10 percent in the next fiscal quarter",
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
  expect(readSentence("improve customer satisfaction").missing).toEqual(five);
  expect(readSentence("").missing).toEqual(five);
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
])("%s", (sentence, parts) => {
  expect(readSentence(sentence)).toMatchObject(parts);
});
