import type { Definition } from "@/domain/survey/definition";
import { type Edit, edited, type Refusal, refused } from "@/domain/survey/edit/edit";
import { askedIn, namedByTexts } from "@/domain/survey/edit/look-at";

interface Bound {
  readonly at: number;
  readonly why: Refusal["code"];
  /** The question that holds it there, by its number. */
  readonly other: number;
}

/** Moves a question to another place of the order (0 is the first). Refuses where a condition, jump or text would break. */
export function moveQuestion(definition: Definition, id: string, to: number): Edit {
  const from = definition.questions.findIndex((question) => question.id === id);
  const moved = definition.questions[from];
  if (!moved) return refused("noQuestion");
  if (to < 0) return refused("firstAlready");
  if (to >= definition.questions.length) return refused("lastAlready");
  const { first, last } = roomFor(definition, from);
  if (to < first.at && to < from) return refused(first.why, { n: from + 1, other: first.other });
  if (to > last.at && to > from) return refused(last.why, { n: from + 1, other: last.other });
  const questions = definition.questions.filter((_, index) => index !== from);
  questions.splice(to, 0, moved);
  return edited({ ...definition, questions }, id);
}

/** How far up and down a question can go, and what holds it there: conditions look back, jumps lead forward. */
function roomFor(definition: Definition, from: number): { first: Bound; last: Bound } {
  let first: Bound = { at: 0, why: "firstAlready", other: 0 };
  let last: Bound = { at: definition.questions.length - 1, why: "lastAlready", other: 0 };
  const question = definition.questions[from];
  if (!question) return { first, last };
  const { id } = question;
  const order = new Map(definition.questions.map((one, index) => [one.id, index]));
  const after = (other: string, why: Bound["why"]) => {
    const at = (order.get(other) ?? -1) + 1;
    if (at > first.at && at <= from) first = { at, why, other: at };
  };
  const before = (other: string, why: Bound["why"]) => {
    const at = (order.get(other) ?? Number.POSITIVE_INFINITY) - 1;
    if (at < last.at && at >= from) last = { at, why, other: at + 2 };
  };

  for (const other of definition.questions) {
    const conditions = [other.showIf, ...(other.variants ?? []).map(({ when }) => when)].flatMap(askedIn);
    if (other.id === id) {
      for (const asked of conditions) after(asked, "looksBack");
      for (const named of namedByTexts(other)) after(named, "namesBack");
      continue;
    }
    if (conditions.includes(id)) before(other.id, "lookedAt");
    if (namedByTexts(other).includes(id)) before(other.id, "namedBy");
  }
  for (const { after: source, when, go } of definition.logic) {
    const looked = askedIn(when);
    if (source === id) for (const asked of looked) if (asked !== id) after(asked, "leadsBack");
    if (source !== id && looked.includes(id)) before(source, "leadsBy");
    if ("ending" in go) continue;
    if (source === id) before(go.question, "leadsTo");
    else if (go.question === id) after(source, "isLedTo");
  }
  return { first, last };
}
