import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Definition, parseDefinition } from "@/domain/survey/definition";
import type { Change } from "@/domain/survey/diff/change";
import { diffSurveys } from "@/domain/survey/diff/diff-surveys";
import { kitchenSink } from "@/domain/survey/fixtures/kitchen-sink";
import { TEMPLATE_IDS, TEMPLATES } from "@/domain/survey/templates/templates";
import { sayChanges, sayLogic } from "@/features/surveys/say-logic";
import { translatorIn } from "@/platform/i18n/translator";

/** The words are the app's own. */
const ENGLISH = sayChanges(
  translatorIn("en", "changes"),
  translatorIn("en", "kinds"),
  sayLogic(translatorIn("en", "logic"), "en"),
);
const BRAND = { name: "Larkway", color: "#484188" };
const nps = () => TEMPLATES.nps(BRAND, "en");

function edited(definition: Definition, edit: (copy: Definition) => void): Definition {
  const copy = structuredClone(definition);
  edit(copy);
  const parsed = parseDefinition(copy);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.definition;
}

/** A change without what only a reader needs. */
function told(change: Change): string {
  const at = change.part === "survey" ? "survey" : `${change.part} ${change.id}`;
  if (change.what === "added" || change.what === "removed") return `${at} ${change.what}`;
  if (change.what === "moved") return `${at} moved ${change.from} to ${change.to}`;
  const name = change.what === "text" ? `${change.name} (${change.locale})` : change.name;
  return `${at} ${change.what} ${name}: ${change.before ?? "-"} > ${change.after ?? "-"}`;
}

describe("what changed, in words", () => {
  test("a new wording names the question, the language, the old and the new", () => {
    const after = edited(nps(), (copy) => {
      const [score] = copy.questions;
      if (score) score.title = { ...score.title, en: "Would you tell a friend?" };
    });
    expect(diffSurveys(nps(), after, ENGLISH).map(told)).toEqual([
      "question score text Text (en): How likely are you to recommend {brand} to a friend or colleague? > Would you tell a friend?",
    ]);
  });

  test("questions come, go and move; only what had to move is told as moved", () => {
    const before = kitchenSink();
    const after = edited(before, (copy) => {
      const [first, second, ...others] = copy.questions;
      if (!first || !second) throw new Error("too short");
      copy.questions = [second, ...others.filter(({ id }) => id !== "statement"), first];
      copy.questions.push({ id: "more", kind: "long_text", title: { en: "More?", ar: "؟" }, required: false });
    });
    expect(diffSurveys(before, after, ENGLISH).map(told)).toEqual([
      `question nps moved 1 to ${before.questions.length - 1}`,
      "question more added",
      "question statement removed",
    ]);
  });

  test("scale, options, logic and endings are said as sentences", () => {
    const before = edited(kitchenSink(), (copy) => {
      copy.endings.unshift({
        id: "sorry",
        when: { question: "nps", op: "at_most", value: 6 },
        title: { en: "Sorry", ar: "آسف" },
      });
    });
    const after = edited(before, (copy) => {
      for (const question of copy.questions) {
        if (question.id === "csat_1_5" && question.kind === "csat") question.scale = "1-7";
        if (question.kind === "single") {
          question.options = [...question.options.slice(1), { id: "c", label: { en: "Option C", ar: "ج" } }];
          question.showIf = { question: "nps", op: "at_least", value: 9 };
        }
      }
      copy.logic.push({ after: "yes_no", when: { question: "yes_no", op: "is", value: true }, go: { ending: "end" } });
      const [sorry] = copy.endings;
      if (sorry) sorry.link = { url: "https://help.example", label: { en: "Help", ar: "مساعدة" } };
    });
    expect(diffSurveys(before, after, ENGLISH).map(told)).toEqual([
      "question csat_1_5 setting Scale: 1 to 5 > 1 to 7",
      "question single setting Asked: always > only if the answer to question 1 is 9 or more",
      "question single entry Option: - > Option C",
      "question single entry Option: Option A > -",
      "question yes_no entry Rule: - > If the answer is yes, end with B · Thank you",
      "ending sorry setting Link, address: - > https://help.example",
      "ending sorry text Link, words (en): - > Help",
      "ending sorry text Link, words (ar): - > مساعدة",
    ]);
  });

  test("look, languages and pace belong to the survey", () => {
    const after = edited(nps(), (copy) => {
      copy.brand = { ...copy.brand, color: "#112233", corner: "round" };
      copy.locales = copy.locales.filter((locale) => locale !== "ja");
      copy.page = { layout: "grouped" };
      copy.privacy = { text: { en: "We read all of it." } };
    });
    expect(diffSurveys(nps(), after, ENGLISH).map(told)).toEqual([
      "survey entry Language: 日本語 > -",
      "survey setting Brand colour: #484188 > #112233",
      "survey setting Corners: - > round",
      "survey setting Questions a screen: - > grouped",
      "survey text Privacy line (en): - > We read all of it.",
    ]);
  });

  test("a variant is known by its condition, so that its words are told as changed", () => {
    const after = edited(nps(), (copy) => {
      const variant = copy.questions[1]?.variants?.[0];
      if (variant) variant.title = { ...variant.title, en: "What went wrong?" };
    });
    expect(diffSurveys(nps(), after, ENGLISH).map(told)).toEqual([
      "question why text Wording only if the answer to question 1 is 0 to 6 (en): What disappointed you most, and what should we fix first? > What went wrong?",
    ]);
  });

  test("a field that came later than the words for it is told all the same", () => {
    const before = nps();
    const after = { ...before, page: { autoAdvance: false, someNewThing: 3 } };
    expect(diffSurveys(before, after, ENGLISH).map(told)).toEqual([
      "survey setting Goes on by itself: - > no",
      "survey setting Some new thing: - > 3",
    ]);
  });
});

describe("what holds for any two documents", () => {
  const documents = [kitchenSink(), ...TEMPLATE_IDS.map((id) => TEMPLATES[id](BRAND, "en"))];
  const document = fc.constantFrom(...documents);
  /** Some of the questions, in some order, some of them reworded: what an author does between two versions. */
  const changed = fc.tuple(document, fc.infiniteStream(fc.nat(9))).map(([from, chance]) => {
    const die = () => chance.next().value ?? 0;
    const copy = structuredClone(from);
    copy.questions = copy.questions.filter(() => die() > 1);
    for (const question of copy.questions) {
      if (die() > 7) question.title = { ...question.title, en: `Reworded ${die()}` };
      if (die() > 7) question.required = !question.required;
      if ("options" in question && die() > 5) question.options = question.options.toReversed();
    }
    if (die() > 5) copy.questions.reverse();
    if (die() > 5) copy.brand = { ...copy.brand, color: `#00000${die()}` };
    return [from, copy] as const;
  });

  test("equal documents differ in nothing, whatever the order of their keys", () => {
    fc.assert(
      fc.property(document, (one) => {
        const shuffled: Definition = {
          ...structuredClone(one),
          dismissed: [{ rule: "x", path: "y", about: "", reason: "z" }],
        };
        const { questions, ...rest } = shuffled;
        expect(diffSurveys(one, { ...rest, questions })).toEqual([]);
      }),
    );
  });

  test("seen from the other side it is the same number of changes, what came then goes", () => {
    const mirror = {
      added: "removed",
      removed: "added",
      moved: "moved",
      text: "text",
      setting: "setting",
      entry: "entry",
    } as const;
    const counts = (changes: readonly Change[], name: (what: Change["what"]) => string) => {
      const found = new Map<string, number>();
      for (const { what } of changes) found.set(name(what), (found.get(name(what)) ?? 0) + 1);
      return [...found].sort();
    };
    fc.assert(
      fc.property(changed, ([one, other]) => {
        const there = counts(diffSurveys(one, other), (what) => what);
        const back = counts(diffSurveys(other, one), (what) => mirror[what]);
        expect(there).toEqual(back);
      }),
    );
  });

  test("it is empty only where the documents say the same", () => {
    fc.assert(
      fc.property(changed, ([one, other]) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(diffSurveys(one, other).length === 0).toBe(same);
      }),
    );
  });
});
