import { bandingsOf, SCALES, type Scale, type ScaleId } from "@/domain/metrics/scale";
import type { Definition, Question } from "@/domain/survey/definition";
import { type Edit, edited, refused } from "@/domain/survey/edit/edit";
import { onScale } from "@/domain/survey/edit/follow-scale";
import { forgetAnswer, type Rewrite } from "@/domain/survey/edit/forget-answer";
import { spoken } from "@/domain/survey/edit/new-question";
import { TITLES } from "@/domain/survey/edit/question-words";
import type { CesQuestion } from "@/domain/survey/kinds/ces";
import type { Text } from "@/domain/survey/locale";
import { isScoreQuestion, scaleOf } from "@/domain/survey/outline";
import { cesAgreeTemplate } from "@/domain/survey/templates/ces-agree";
import { six } from "@/domain/survey/templates/six";

type Scaled = Extract<Question, { kind: "csat" | "ces" | "rating" | "matrix" }>;

/**
 * Puts a question on the scale, ends or banding that `next` has. Conditions that spoke of bands speak of the same bands of
 * the new scale, and turn round where its high end is the bad one; those no answer could meet are taken out, and said.
 * Own words for points stay while the points mean the same; a banding that the new scale is not read with goes.
 */
export function changeScale(definition: Definition, next: Scaled): Edit {
  const before = definition.questions.find(({ id }) => id === next.id);
  if (!before || before.kind !== next.kind) return refused("noQuestion");
  const [from, to] = [idOf(before), idOf(next)];
  if (from === to) return edited(put(definition, next), next.id);
  const { definition: clean, mended } = forgetAnswer(definition, next.id, {
    rewrite: rewriteOf(from, to),
    keepTexts: true,
  });
  return edited(put(clean, fitted(definition, before, next)), next.id, mended);
}

function idOf(question: Scaled): ScaleId {
  return isScoreQuestion(question) ? scaleOf(question) : `rating-${question.scale}`;
}

function put(definition: Definition, next: Scaled): Definition {
  return { ...definition, questions: definition.questions.map((one) => (one.id === next.id ? next : one)) };
}

/** Answers are tested as people saw them, so a scale whose high end is bad is turned round before and after. */
function rewriteOf(from: ScaleId, to: ScaleId): Rewrite {
  const [before, after]: [Scale, Scale] = [SCALES[from], SCALES[to]];
  const turned = (before.reversedOnEntry ?? false) !== (after.reversedOnEntry ?? false);
  if (before.min === after.min && before.max === after.max)
    return turned ? (test) => mirrored(test, before) : (test) => test;
  const follow = onScale(from, to);
  return (test) => {
    const next = follow(before.reversedOnEntry ? mirrored(test, before) : test);
    return next && "question" in next && after.reversedOnEntry ? mirrored(next, after) : next;
  };
}

type Test = Parameters<Rewrite>[0];

function mirrored(test: Test, { min, max }: Scale): Test {
  const turn = (value: unknown) => (typeof value === "number" ? min + max - value : null);
  const { op, value } = test;
  if (typeof value === "number") {
    const other = op === "at_least" ? "at_most" : op === "at_most" ? "at_least" : op;
    return { ...test, op: other, value: min + max - value };
  }
  if (!Array.isArray(value)) return test;
  const numbers = value.flatMap((one) => turn(one) ?? []);
  return numbers.length < value.length ? test : { ...test, value: numbers.sort((a, b) => a - b) };
}

function fitted(definition: Definition, before: Scaled, next: Scaled): Scaled {
  const [from, to] = [SCALES[idOf(before)], SCALES[idOf(next)]];
  const anchored = before.kind === "ces" && next.kind === "ces" && before.anchors !== next.anchors;
  const { labels, ...unlabelled } = next;
  const sameWords = from.min === to.min && from.max === to.max && !anchored;
  const fit: Scaled = labels && sameWords ? next : unlabelled;
  if (fit.kind !== "csat" && fit.kind !== "ces") return fit;
  const { banding, ...unbanded } = fit;
  const plain: Scaled = unbanded;
  const read = banding !== undefined && bandingsOf(idOf(plain)).some((one) => one.banding === banding);
  const kept: Scaled = read ? fit : plain;
  return anchored && kept.kind === "ces" && before.kind === "ces" ? reworded(definition, before, kept) : kept;
}

/** A statement is agreed with and a question is answered: words that are still the ready ones follow the ends. */
function reworded(definition: Definition, before: CesQuestion, next: CesQuestion): CesQuestion {
  const words = { ease: TITLES.ces, agreement: AGREED, effort: EFFORT } as const;
  const isReady = Object.entries(before.title).every(([locale, text]) =>
    Object.entries(words[before.anchors]).some(([one, ready]) => one === locale && ready === text),
  );
  return isReady ? { ...next, title: spoken(words[next.anchors], definition) } : next;
}

const AGREED: Text = cesAgreeTemplate({ name: "", color: "#000000" }).questions[0]?.title ?? {};

const EFFORT: Text = six(
  "How much effort did it take to do what you came for?",
  "Wie viel Aufwand war nötig, um Ihr Anliegen zu erledigen?",
  "Combien d’effort vous a-t-il fallu pour faire ce que vous vouliez ?",
  "¿Cuánto esfuerzo le costó hacer lo que necesitaba?",
  "ご用件を済ませるのにどのくらい手間がかかりましたか？",
  "ما مقدار الجهد الذي احتجت إليه لإنجاز ما جئت من أجله؟",
);
