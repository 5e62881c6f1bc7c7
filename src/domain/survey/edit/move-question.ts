import type { Definition } from "@/domain/survey/definition";
import { type Edit, edited, refused } from "@/domain/survey/edit/edit";
import { askedIn, namedByTexts, numberOf } from "@/domain/survey/edit/look-at";

interface Bound {
  readonly at: number;
  readonly why: string;
}

/** Moves a question to another place of the order (0 is the first). Refuses where a condition, jump or text would break. */
export function moveQuestion(definition: Definition, id: string, to: number): Edit {
  const from = definition.questions.findIndex((question) => question.id === id);
  const moved = definition.questions[from];
  if (!moved) return refused("This question is no longer there.");
  if (to < 0) return refused("It is the first question already.");
  if (to >= definition.questions.length) return refused("It is the last question already.");
  const { first, last } = roomFor(definition, from);
  if (to < first.at && to < from) return refused(first.why);
  if (to > last.at && to > from) return refused(last.why);
  const questions = definition.questions.filter((_, index) => index !== from);
  questions.splice(to, 0, moved);
  return edited({ ...definition, questions }, id);
}

/** How far up and down a question can go, and what holds it there: conditions look back, jumps lead forward. */
function roomFor(definition: Definition, from: number): { first: Bound; last: Bound } {
  let first: Bound = { at: 0, why: "" };
  let last: Bound = { at: definition.questions.length - 1, why: "" };
  const question = definition.questions[from];
  if (!question) return { first, last };
  const { id } = question;
  const order = new Map(definition.questions.map((one, index) => [one.id, index]));
  const name = (other: string) => numberOf(definition, other);
  const after = (other: string, why: string) => {
    const at = (order.get(other) ?? -1) + 1;
    if (at > first.at && at <= from)
      first = { at, why: `${capital(name(id))} ${why}, so it stays after ${name(other)}.` };
  };
  const before = (other: string, why: string) => {
    const at = (order.get(other) ?? Number.POSITIVE_INFINITY) - 1;
    if (at < last.at && at >= from)
      last = { at, why: `${capital(name(other))} ${why}, so ${name(id)} stays before it.` };
  };

  for (const other of definition.questions) {
    const conditions = [other.showIf, ...(other.variants ?? []).map(({ when }) => when)].flatMap(askedIn);
    if (other.id === id) {
      for (const asked of conditions) after(asked, `looks at the answer to ${name(asked)}`);
      for (const named of namedByTexts(other)) after(named, `names the answer to ${name(named)}`);
      continue;
    }
    if (conditions.includes(id)) before(other.id, "looks at its answer");
    if (namedByTexts(other).includes(id)) before(other.id, "names its answer");
  }
  for (const { after: source, when, go } of definition.logic) {
    const looked = askedIn(when);
    if (source === id)
      for (const asked of looked) if (asked !== id) after(asked, `leads on by the answer to ${name(asked)}`);
    if (source !== id && looked.includes(id)) before(source, "leads on by its answer");
    if ("ending" in go) continue;
    if (source === id) before(go.question, `is where ${name(id)} leads`);
    else if (go.question === id) after(source, `is where ${name(source)} leads`);
  }
  return { first, last };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
