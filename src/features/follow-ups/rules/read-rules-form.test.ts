import { expect, test } from "vitest";
import type { RuleQuestion } from "@/db/queries/follow-ups/list-rule-questions";
import { DEFAULT_RULES } from "@/domain/follow-up/rules";
import { readRulesForm } from "@/features/follow-ups/rules/read-rules-form";
import { translatorIn } from "@/platform/i18n/translator";

const NORA = { id: "0199e2c4-0000-7000-8000-00000000000a", name: "Nora", email: "nora@larkway.example" };
const question = (questionId: string, options: readonly string[], asksContact = false): RuleQuestion => ({
  ...{ surveyId: "s", surveyName: "S", questionId, kind: "single", required: false, title: questionId, asksContact },
  asksAddress: false,
  options: options.map((id) => ({ id, label: id })),
});
const asked = [question("wants", ["call", "training"]), question("contact", [], true)];

/** A form as it is sent with the defaults, and what else it says. */
function read(more: readonly (readonly [string, string])[], before = DEFAULT_RULES) {
  const form = new FormData();
  for (const name of ["lowScore", "npsBatch", "contactAsked", "riskWords", "checkIns"])
    form.append(`${name}.dueHours`, "24");
  form.append("overdue.escalateAfter", "48");
  for (const [name, value] of more) form.append(name, value);
  const t = translatorIn("en", "followUpRules");
  return readRulesForm(form, { t, workers: [NORA], asked, before });
}

test("answers of choice are those that are named with their hours; of the ready-made ones the others are never", () => {
  const kept = { ...DEFAULT_RULES, choices: { "gone/q/o": 5, "s/wants/training": 9 } };
  const named = [
    ["choice.name", "s/wants/training"],
    ["choice.hours", "36"],
    ["choice.name", ""],
    ["choice.hours", "24"],
  ] as const;
  const said = read(named, kept);
  // What the form did not offer, such as a survey that is paused, stays as it was.
  expect(said.ok && said.rules.choices).toEqual({ "gone/q/o": 5, "s/wants/call": null, "s/wants/training": 36 });
  const none = read([]);
  expect(none.ok && none.rules.choices).toEqual({ "s/wants/call": null });
  const foreign = read([
    ["choice.name", "other/wants/call"],
    ["choice.hours", "4"],
  ]);
  expect(foreign.ok && foreign.rules.choices).toEqual({ "s/wants/call": null });
});

test("ready-made answers that are named count once against the most there may be", () => {
  const before = {
    ...DEFAULT_RULES,
    choices: Object.fromEntries(Array.from({ length: 499 }, (_, n) => [`gone/q/${n}`, 5])),
  };
  const named = (...names: string[]) =>
    read(
      names.flatMap((name) => [["choice.name", `s/wants/${name}`] as const, ["choice.hours", "36"] as const]),
      before,
    ).ok;
  expect([named("call"), named("call", "training")]).toEqual([true, false]);
});

test("hours that are none are told by their row, and nothing is read", () => {
  const wrong = read([
    ["choice.name", ""],
    ["choice.hours", "24"],
    ["choice.name", "s/wants/call"],
    ["choice.hours", "soon"],
  ]);
  expect(wrong).toEqual({ ok: false, errors: { "choice.1": "Write whole hours from 1 to 720." } });
});

test("who is told of what stays open may work on it; a question for contact keeps what was said of another survey", () => {
  const before = { ...DEFAULT_RULES, contactAsked: { ...DEFAULT_RULES.contactAsked, questions: { "x/c": false } } };
  const said = read(
    [
      ["overdue.people", NORA.id],
      ["overdue.people", "0199e2c4-0000-7000-8000-00000000000b"],
      ["overdue.owner", "on"],
      ["question.s/contact", "on"],
      ["lowScore.rows", "on"],
    ],
    before,
  );
  expect(said.ok && said.rules).toMatchObject({
    overdue: { owner: true, escalateAfter: 48, escalateTo: [NORA.id] },
    contactAsked: { questions: { "x/c": false, "s/contact": true } },
    lowScore: { rows: true },
  });
});
