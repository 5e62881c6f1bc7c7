import type { Definition } from "@/domain/survey/definition";
import type { Change } from "@/domain/survey/diff/change";
import { type ChangeWords, UNSAID } from "@/domain/survey/diff/change-words";
import { type ComparedFields, compareFields } from "@/domain/survey/diff/compare-fields";
import { compareLists } from "@/domain/survey/diff/compare-lists";
import { ruleSentence, rulesAfter } from "@/domain/survey/logic-words";

/**
 * What changed from one document to the next, with words, in the order of the newer one. Ids say what is the same; a part
 * that came or went is one change, whatever it holds. Empty where respondents meet the same survey: what an author left of
 * the linter's findings is no difference. Pure; total for parsed documents.
 */
export function diffSurveys(before: Definition, after: Definition, words: ChangeWords = UNSAID): Change[] {
  return [
    ...questionChanges(before, after, words),
    ...endingChanges(before, after, words),
    ...surveyChanges(before, after, words),
  ];
}

function questionChanges(before: Definition, after: Definition, words: ChangeWords): Change[] {
  const lists = compareLists(before.questions, after.questions, ({ id }) => id);
  const at = { part: "question" } as const;
  const removed = lists.removed.map(({ id }): Change => ({ ...at, id, what: "removed" }));
  const changed = after.questions.flatMap(({ id }): Change[] => {
    const kept = lists.kept.find((one) => one.after.id === id);
    if (!kept) return [{ ...at, id, what: "added" }, ...ruleChanges(before, after, id, words)];
    const moved = lists.moved.find(({ item }) => item.id === id);
    return [
      ...(moved ? [{ ...at, id, what: "moved", from: moved.from, to: moved.to } as const] : []),
      ...fieldsOf({ ...at, id }, [before, kept.before], [after, kept.after], words),
      ...ruleChanges(before, after, id, words),
    ];
  });
  const gone = lists.removed.flatMap(({ id }) => ruleChanges(before, after, id, words));
  return [...changed, ...removed, ...gone];
}

function endingChanges(before: Definition, after: Definition, words: ChangeWords): Change[] {
  const lists = compareLists(before.endings, after.endings, ({ id }) => id);
  const at = { part: "ending" } as const;
  const changed = after.endings.flatMap(({ id }): Change[] => {
    const kept = lists.kept.find((one) => one.after.id === id);
    if (!kept) return [{ ...at, id, what: "added" }];
    const moved = lists.moved.find(({ item }) => item.id === id);
    return [
      ...(moved ? [{ ...at, id, what: "moved", from: moved.from, to: moved.to } as const] : []),
      ...fieldsOf({ ...at, id }, [before, kept.before], [after, kept.after], words),
    ];
  });
  return [...changed, ...lists.removed.map(({ id }): Change => ({ ...at, id, what: "removed" }))];
}

/** Compared by themselves, and what the linter's findings were left with, which respondents never meet. */
const ELSEWHERE = ["questions", "logic", "endings", "dismissed"];

/** Everything beside questions, rules and endings: languages, look, pace, link, privacy, and whatever comes later. */
function surveyChanges(before: Definition, after: Definition, words: ChangeWords): Change[] {
  const rest = (definition: Definition) =>
    Object.fromEntries(Object.entries(definition).filter(([key]) => !ELSEWHERE.includes(key)));
  return fieldsOf({ part: "survey", id: "" }, [before, rest(before)], [after, rest(after)], words);
}

/** Rules by the question they stand under, since their order matters only there. */
function ruleChanges(before: Definition, after: Definition, id: string, words: ChangeWords): Change[] {
  const [old, now] = [rulesAfter(before, id), rulesAfter(after, id)];
  const { added, removed, moved } = compareLists(old, now, (rule) => JSON.stringify([rule.when, rule.go]));
  const place = { part: "question", id } as const;
  const say = (definition: Definition, rule: (typeof old)[number]) =>
    ruleSentence(definition, rule, definition.locale, words.logic, rulesAfter(definition, id).indexOf(rule) === 0);
  return [
    ...added.map(
      (rule): Change => ({ ...place, what: "entry", name: words.say("rule"), before: null, after: say(after, rule) }),
    ),
    ...removed.map(
      (rule): Change => ({ ...place, what: "entry", name: words.say("rule"), before: say(before, rule), after: null }),
    ),
    ...(moved.length === 0
      ? []
      : [
          {
            ...place,
            what: "setting",
            name: words.say("ruleOrder"),
            before: old.map((rule) => say(before, rule)).join(" · "),
            after: now.map((rule) => say(after, rule)).join(" · "),
          } as const,
        ]),
  ];
}

type Side = readonly [Definition, object];

function fieldsOf(
  place: Pick<Change, "part" | "id">,
  [old, one]: Side,
  [now, other]: Side,
  words: ChangeWords,
): Change[] {
  const context: ComparedFields = { before: old, after: now, words };
  return compareFields(context, one, other).map((change): Change => ({ ...place, ...change }));
}
