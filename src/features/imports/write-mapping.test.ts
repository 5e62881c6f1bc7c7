import { expect, test } from "vitest";
import { profileColumns } from "@/domain/imports/column-profile";
import { guessSource } from "@/domain/imports/sources/guess-source";
import { startForm } from "@/features/imports/start-form";
import { changeOthers, chooseSurvey, mappingOfForm, newOther, partOther } from "@/features/imports/write-mapping";

const guess = {
  date: { columns: ["when"], patterns: [], zone: null, asked: null },
  ...{ questions: [], comment: null, customer: null, id: null, interaction: null, attributes: ["Plan"] },
  others: [
    { columns: ["Why?"], kind: "single" as const },
    { columns: ["Used – Shop", "Used – Desk"], kind: "multiple" as const },
    { columns: ["Sector"], kind: "single" as const },
  ],
};

const survey = {
  ...{ id: "s", name: "S", questions: [] },
  others: [
    { id: "q1", title: "why?", kind: "long_text" as const },
    { id: "Used", title: "What did you use?", kind: "multiple" as const },
    { id: "more", title: "Anything else?", kind: "long_text" as const },
  ],
};

test("a chosen survey leaves of what columns may ask what it asks, with its kinds; a new one asks for all of it again", () => {
  const form = startForm(null, guess, "answers.csv");
  const chosen = { ...form, ...chooseSurvey(form, survey) };
  expect(chosen.survey).toBe("s");
  expect(chosen.others.map(({ columns, kind, question }) => [columns[0], kind, question])).toEqual([
    ["Why?", "long_text", "q1"],
    ["Used – Shop", "multiple", "Used"],
  ]);
  // Sector has become a segment meanwhile, and what was added stays.
  const changed = { ...chosen, attributes: ["Plan", "Sector"], others: [...chosen.others, newOther(["Day"], "date")] };
  const fresh = chooseSurvey(changed, undefined);
  expect(fresh.survey).toBe("");
  expect(fresh.others.map(({ columns, question }) => columns[0] + question)).toEqual(["Why?", "Used – Shop", "Day"]);
});

test("a question that somebody removed comes back by no choice of a survey; one that a survey does not ask waits", () => {
  const firsts = (others: readonly { readonly columns: readonly string[] }[]) =>
    others.map(({ columns }) => columns[0]);
  let form = startForm(null, guess, "answers.csv");
  const remove = (column: string) => {
    const others = form.others.filter(({ columns }) => !columns.includes(column));
    form = { ...form, ...changeOthers(form, others) };
  };
  const choose = (one: typeof survey | undefined) => {
    form = { ...form, ...chooseSurvey(form, one) };
    return firsts(form.others);
  };
  remove("Why?");
  expect(choose(survey)).toEqual(["Used – Shop"]);
  expect(firsts(form.aside)).toEqual(["Sector"]);
  remove("Used – Shop");
  expect(choose(undefined)).toEqual(["Sector"]);
  // What waits and is taken and removed by hand meanwhile is removed as well.
  choose(survey);
  form = { ...form, ...changeOthers(form, [...form.others, newOther(["Sector"], "short_text")]) };
  remove("Sector");
  expect(choose(undefined)).toEqual([]);
  expect(form.aside).toEqual([]);
});

test("options of two questions beside each other, as Typeform has them, are parted where a person says", () => {
  const header = ["Shop", "Help desk", "Price", "Staff"];
  const rows = [
    ["Shop", "", "Price", ""],
    ["", "Help desk", "", "Staff"],
  ];
  const columns = profileColumns(header, rows);
  const merged = startForm(null, guessSource("typeform", columns), "T.csv");
  expect(merged.others.map((one) => one.columns)).toEqual([header]);
  const [both] = merged.others;
  if (both === undefined) throw new Error("Nothing was suggested.");
  const form = { ...merged, others: partOther(both, 2, new Map()) };
  expect(mappingOfForm(form)).toMatchObject({
    others: [
      { columns: ["Shop", "Help desk"], kind: "multiple", title: "Shop / Help desk" },
      { columns: ["Price", "Staff"], kind: "multiple", title: "Price / Staff" },
    ],
  });
  const titles = partOther({ ...both, title: "What did you use?" }, 2, new Map()).map(({ title }) => title);
  expect(titles).toEqual(["What did you use?", "Price / Staff"]);
});
