import { SCALES } from "@/domain/metrics/scale";
import type { Definition, Question, QuestionKind } from "@/domain/survey/definition";
import { type Edit, edited, refused } from "@/domain/survey/edit/edit";
import { onScale } from "@/domain/survey/edit/follow-scale";
import { forgetAnswer } from "@/domain/survey/edit/forget-answer";
import { newQuestion } from "@/domain/survey/edit/new-question";
import { TITLES } from "@/domain/survey/edit/question-words";
import { CSAT_SCALES } from "@/domain/survey/kinds/csat";
import { ratingScaleSchema } from "@/domain/survey/kinds/rating";
import { isScoreQuestion, scaleOf } from "@/domain/survey/outline";
import { canBePiped } from "@/domain/survey/piped-answer";

/**
 * Makes a question one of another kind and keeps what fits: words, help, conditions, where it leads, options, rows, a scale
 * that both have. Ready words follow the kind, the author's own stay. Conditions that spoke of bands follow to the new
 * scale; others that no answer could meet any more are taken out, and named.
 */
export function changeKind(definition: Definition, id: string, kind: QuestionKind): Edit {
  const at = definition.questions.findIndex((question) => question.id === id);
  const before = definition.questions[at];
  if (!before) return refused("noQuestion");
  if (before.kind === kind) return edited(definition, id);
  const after = converted(definition, before, kind);
  const keepTexts = canBePiped(kind);
  const sameAnswers = answersOf(before) === answersOf(after);
  const rewrite =
    isScoreQuestion(before) && isScoreQuestion(after) ? onScale(scaleOf(before), scaleOf(after)) : undefined;
  const { definition: clean, mended } =
    sameAnswers && keepTexts
      ? { definition, mended: [] }
      : forgetAnswer(definition, id, sameAnswers ? { rewrite: (test) => test, keepTexts } : { rewrite, keepTexts });
  const own = clean.questions[at];
  const questions = clean.questions.map((question, index) =>
    index === at ? { ...after, ...(own?.showIf ? { showIf: own.showIf } : {}) } : question,
  );
  return edited({ ...clean, questions }, id, mended);
}

/** What an answer is, for conditions: equal texts take the same tests. */
function answersOf(question: Question): string {
  if (isScoreQuestion(question)) {
    const { id, min, max, groups } = SCALES[scaleOf(question)];
    return groups.length === 0 ? `${min} to ${max}` : id;
  }
  switch (question.kind) {
    case "short_text":
    case "long_text":
    case "email":
      return "text";
    case "yes_no":
    case "consent":
      return "boolean";
    case "multiple":
    case "ranking":
      return "options";
    default:
      return question.kind;
  }
}

function converted(definition: Definition, before: Question, kind: QuestionKind): Question {
  const { id, title, help, required, na, showIf, variants, stage, newScreen } = before;
  const fresh = newQuestion(definition, kind, id);
  const ready = Object.entries(title).every(([locale, words]) =>
    Object.entries(TITLES[before.kind]).some(([one, text]) => one === locale && text === words),
  );
  const base: Question = {
    ...fresh,
    title: ready ? fresh.title : title,
    required: kind === "statement" ? false : required,
    ...(help ? { help } : {}),
    ...(na && kind !== "statement" && kind !== "consent" ? { na } : {}),
    ...(showIf ? { showIf } : {}),
    ...(variants ? { variants } : {}),
    ...(stage ? { stage } : {}),
    ...(newScreen ? { newScreen } : {}),
  };
  return withItems(base, before);
}

/** Options, rows and scale of the question before, where the new kind has the like. */
function withItems(next: Question, before: Question): Question {
  if ((next.kind === "single" || next.kind === "ranking") && "options" in before)
    return {
      ...next,
      options: before.options.map(({ id, label, pinned }) => ({ id, label, ...(pinned ? { pinned } : {}) })),
    };
  if (next.kind === "multiple" && "options" in before) return { ...next, options: before.options };
  if (next.kind === "matrix" && before.kind === "quality")
    return { ...next, rows: before.rows.map(({ id, label }) => ({ id, label })) };
  if (next.kind === "quality" && before.kind === "matrix") {
    const category = next.categories[0]?.id ?? "c1";
    return { ...next, rows: before.rows.map((row) => ({ ...row, category })) };
  }
  if (!("scale" in before)) return next;
  if (next.kind === "csat") return { ...next, scale: CSAT_SCALES.find((one) => one === before.scale) ?? next.scale };
  if (next.kind === "ces" && (before.scale === "1-5" || before.scale === "1-7"))
    return { ...next, scale: before.scale };
  if (next.kind === "rating" || next.kind === "matrix") {
    const scale = ratingScaleSchema.safeParse(before.scale);
    return scale.success ? { ...next, scale: scale.data } : next;
  }
  return next;
}
