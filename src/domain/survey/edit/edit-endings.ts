import { SCALES } from "@/domain/metrics/scale";
import type { Condition } from "@/domain/survey/condition";
import type { Definition, Ending } from "@/domain/survey/definition";
import { type Edit, edited, type Mended, MOST, refused } from "@/domain/survey/edit/edit";
import { freshId } from "@/domain/survey/edit/fresh-id";
import { spoken } from "@/domain/survey/edit/new-question";
import { ENDING } from "@/domain/survey/edit/question-words";
import { isScoreQuestion, scaleOf } from "@/domain/survey/outline";

/**
 * Adds an ending before the one that catches everybody, for those who gave a low score; without a score, for the first
 * answer that tells people apart. Who it is for is then its author's to say.
 */
export function addEnding(definition: Definition, random: () => number): Edit {
  if (definition.endings.length >= MOST.endings) return refused("mostEndings", { most: MOST.endings });
  const when = someone(definition);
  if (!when) return refused("nobodyApart");
  const id = freshId(
    "ending",
    definition.endings.map((ending) => ending.id),
    random,
  );
  const made: Ending = { id, when, title: spoken(ENDING, definition) };
  return edited(
    { ...definition, endings: [...definition.endings.slice(0, -1), made, ...definition.endings.slice(-1)] },
    id,
  );
}

/** Moves an ending: the first whose condition holds is shown, and the last one catches everybody, so it stays last. */
export function moveEnding(definition: Definition, id: string, to: number): Edit {
  const { endings } = definition;
  const from = endings.findIndex((ending) => ending.id === id);
  const moved = endings[from];
  if (!moved) return refused("noEnding");
  if (to < 0) return refused("firstEndingAlready");
  const last = endings.length - 1;
  if (from === last || to >= last) return refused("endingStaysLast");
  const others = endings.filter((_, index) => index !== from);
  return edited({ ...definition, endings: [...others.slice(0, to), moved, ...others.slice(to)] }, id);
}

/** Takes an ending out, with the rules that lead to it. Where the last one goes, the one before it catches everybody. */
export function removeEnding(definition: Definition, id: string): Edit {
  const at = definition.endings.findIndex((ending) => ending.id === id);
  if (at < 0) return refused("noEnding");
  if (definition.endings.length === 1) return refused("lastEnding");
  const mended: Mended[] = [];
  const left = definition.endings.filter((ending) => ending.id !== id);
  const endings = left.map((ending, index) => {
    if (index < left.length - 1 || !ending.when) return ending;
    mended.push({ code: "catchesAll" });
    const { when: _, ...everybody } = ending;
    return everybody;
  });
  const logic = definition.logic.filter(({ go }) => !("ending" in go) || go.ending !== id);
  const lost = definition.logic.length - logic.length;
  if (lost > 0) mended.push({ code: "rulesGone", values: { n: lost } });
  const next = endings[Math.min(at, endings.length - 1)];
  return edited({ ...definition, endings, logic }, next?.id ?? "", mended);
}

function someone({ questions }: Definition): Condition | null {
  const score = questions.find(isScoreQuestion);
  if (score) {
    const { groups, min } = SCALES[scaleOf(score)];
    return { question: score.id, op: "at_most", value: groups[0]?.scores.at(-1) ?? min };
  }
  for (const question of questions) {
    if (question.kind === "yes_no") return { question: question.id, op: "is", value: false };
    const [first] = question.kind === "single" ? question.options : [];
    if (first) return { question: question.id, op: "is", value: first.id };
  }
  const last = questions.findLast(({ kind }) => kind !== "statement");
  return last ? { question: last.id, op: "not_answered" } : null;
}
