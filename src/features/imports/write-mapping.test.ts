import { expect, test } from "vitest";
import { startForm } from "@/features/imports/start-form";
import { chooseSurvey, newOther } from "@/features/imports/write-mapping";

const guess = {
  date: { columns: ["when"], patterns: [], zone: null, asked: null },
  ...{ questions: [], comment: null, customer: null, id: null, interaction: null, attributes: ["Plan"] },
  others: [
    { columns: ["Why?"], kind: "single" as const },
    { columns: ["Used – Shop", "Used – Desk"], kind: "multiple" as const },
    { columns: ["Sector"], kind: "single" as const },
  ],
};

test("a chosen survey leaves of what columns may ask what it asks, with its kinds; a new one asks for all of it again", () => {
  const form = startForm(null, guess, "answers.csv");
  const survey = {
    ...{ id: "s", name: "S", questions: [] },
    others: [
      { id: "q1", title: "why?", kind: "long_text" as const },
      { id: "Used", title: "What did you use?", kind: "multiple" as const },
      { id: "more", title: "Anything else?", kind: "long_text" as const },
    ],
  };
  const chosen = { ...form, ...chooseSurvey(form, form.others, survey) };
  expect(chosen.survey).toBe("s");
  expect(chosen.others.map(({ columns, kind, question }) => [columns[0], kind, question])).toEqual([
    ["Why?", "long_text", "q1"],
    ["Used – Shop", "multiple", "Used"],
  ]);
  // Sector has become a segment meanwhile, and what was added stays.
  const changed = { ...chosen, attributes: ["Plan", "Sector"], others: [...chosen.others, newOther(["Day"], "date")] };
  const fresh = chooseSurvey(changed, form.others, undefined);
  expect(fresh.survey).toBe("");
  expect(fresh.others.map(({ columns, question }) => columns[0] + question)).toEqual(["Why?", "Used – Shop", "Day"]);
});
