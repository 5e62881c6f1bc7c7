import type { ImportFault } from "@/domain/imports/fault";
import type { Mapping, MappingError, QuestionMapping } from "@/domain/imports/mapping";
import { otherDisagreement, questionOfOther } from "@/domain/imports/others/match-other";
import { type OtherMapping, titleOfColumns } from "@/domain/imports/others/other";
import { type MappedScale, scaleOfMapping } from "@/domain/imports/scale-of-mapping";
import { SCALES, type Scale } from "@/domain/metrics/scale";
import {
  type Brand,
  type Definition,
  parseDefinition,
  type Question,
  type ScoreQuestion,
} from "@/domain/survey/definition";
import { DEFINITION_VERSION } from "@/domain/survey/migrate/version";
import { isScoreQuestion, scaleOf } from "@/domain/survey/outline";

/** Which question of the survey a column's cells answer. */
export interface TargetQuestion {
  readonly questionId: string;
  readonly kind: string;
  readonly scale: Scale;
}

/** The questions that a file answers: one for each of the mapping's, in its order, and the one for the comments. */
export interface Target {
  readonly questions: readonly TargetQuestion[];
  /** Those that feed no score, in the mapping's order. */
  readonly others: readonly Question[];
  readonly comment: { readonly questionId: string; readonly kind: string } | null;
}

/**
 * The survey that a file needs, where it makes its own: one question a column, ids after the columns' names. Throws where
 * the mapping was not checked before.
 */
export function surveyOfMapping(
  mapping: Mapping,
  about: { readonly brand: Brand; readonly locale: string },
): Definition {
  const ids = uniqueIds([
    ...mapping.questions.map((one) => one.column),
    ...mapping.others.map((one) => titleOfColumns(one.columns)),
    ...(mapping.comment === null ? [] : [mapping.comment]),
  ]);
  const { locale } = about;
  const questions: unknown[] = mapping.questions.map((one, index) => ({
    id: ids[index],
    title: { [locale]: titleOf(one) },
    ...kindOf(one),
  }));
  for (const [index, one] of mapping.others.entries())
    questions.push({ id: ids[mapping.questions.length + index], ...questionOfOther(one, locale) });
  if (mapping.comment !== null) {
    questions.push({ id: ids.at(-1), kind: "long_text", title: { [locale]: mapping.comment.trim() } });
  }
  const parsed = parseDefinition({
    version: DEFINITION_VERSION,
    locale,
    locales: [locale],
    brand: { ...about.brand, name: about.brand.name.slice(0, 100) },
    questions,
    endings: [{ id: "thanks", title: { [locale]: THANKS[locale] ?? "Thank you" } }],
  });
  if (parsed.ok) return parsed.definition;
  throw new Error(`No survey fits this mapping: ${parsed.errors.map((one) => `${one.path} ${one.code}`).join("; ")}`);
}

const THANKS: Record<string, string> = {
  en: "Thank you",
  de: "Vielen Dank",
  fr: "Merci",
  es: "Gracias",
  ja: "ありがとうございました",
  ar: "شكرًا لك",
};

/** Finds the questions of an existing survey by the id that was given, else by id or title equal to the column's name. */
export function matchSurvey(
  mapping: Mapping,
  definition: Definition,
): { readonly ok: true; readonly target: Target } | { readonly ok: false; readonly errors: MappingError[] } {
  const errors: MappingError[] = [];
  const questions: TargetQuestion[] = [];
  for (const [index, one] of mapping.questions.entries()) {
    const path = `questions.${index}`;
    const found = findQuestion(definition.questions.filter(isScoreQuestion), one.column, one.question);
    if (!found) {
      const ids = definition.questions.filter(isScoreQuestion).map((question) => question.id);
      errors.push({
        path: one.question === undefined ? `${path}.column` : `${path}.question`,
        fault: { code: "noQuestion", values: { ids: ids.join(", ") } },
      });
    } else if (!agrees(one, found)) {
      errors.push({ path: `${path}.scale`, fault: disagreement(one, found) });
    } else if (questions.some((other) => other.questionId === found.id)) {
      errors.push({ path: `${path}.column`, fault: { code: "questionTaken", values: { id: found.id } } });
    } else questions.push({ questionId: found.id, kind: found.kind, scale: SCALES[scaleOf(found)] });
  }
  const others: Question[] = [];
  for (const [index, one] of mapping.others.entries()) {
    const taken = [...questions.map((other) => other.questionId), ...others.map((other) => other.id)];
    const found = matchOther(one, definition, taken);
    if ("fault" in found) errors.push({ path: `others.${index}.${found.part}`, fault: found.fault });
    else others.push(found.question);
  }
  const free = definition.questions.filter((one) => !others.includes(one));
  const comment = mapping.comment === null ? null : findComment(free, mapping.comment);
  if (comment === undefined) errors.push({ path: "comment", fault: { code: "noTextQuestion" } });
  if (errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    target: { questions, others, comment: comment ? { questionId: comment.id, kind: comment.kind } : null },
  };
}

/** The question that a mapped one without a score answers, or what is wrong in which part of the mapping. */
function matchOther(
  one: OtherMapping,
  definition: Definition,
  taken: readonly string[],
): { readonly question: Question } | { readonly part: string; readonly fault: ImportFault } {
  const part = one.question === undefined ? "columns" : "question";
  const all = definition.questions.filter((question) => !isScoreQuestion(question));
  // Of several with the column's title the first of its kind.
  const fitting = all.filter((question) => otherDisagreement(one, question) === null);
  const name = titleOfColumns(one.columns);
  const question = findQuestion(fitting, name, one.question) ?? findQuestion(all, name, one.question);
  if (!question)
    return { part, fault: { code: "noOtherQuestion", values: { ids: all.map(({ id }) => id).join(", ") } } };
  const fault = otherDisagreement(one, question);
  if (fault !== null) return { part: "kind", fault };
  return taken.includes(question.id)
    ? { part, fault: { code: "questionTaken", values: { id: question.id } } }
    : { question };
}

function findQuestion<T extends Question>(
  questions: readonly T[],
  column: string,
  id: string | undefined,
): T | undefined {
  if (id !== undefined) return questions.find((question) => question.id === id);
  const name = column.trim();
  const same = (text: string) => text.trim().toLowerCase() === name.toLowerCase();
  return (
    questions.find((question) => question.id === name || question.id === idOf(name)) ??
    questions.find((question) => Object.values(question.title).some((title) => title !== undefined && same(title)))
  );
}

function findComment(questions: readonly Question[], column: string): Question | undefined {
  const texts = questions.filter((one) => one.kind === "long_text" || one.kind === "short_text");
  return findQuestion(texts, column, undefined) ?? texts[0];
}

function agrees(mapped: QuestionMapping, question: ScoreQuestion): boolean {
  const scale = SCALES[scaleOf(question)];
  const reversed = scale.reversedOnEntry === true;
  const sameRange = scale.min === mapped.scale.min && scale.max === mapped.scale.max;
  return (
    question.kind === mapped.kind &&
    sameRange &&
    (mapped.kind !== "ces" || reversed === (mapped.scale.highMeans === "hard"))
  );
}

function disagreement(mapped: QuestionMapping, question: ScoreQuestion): ImportFault {
  const scale = SCALES[scaleOf(question)];
  const own = {
    min: scale.min,
    max: scale.max,
    highMeans: scale.reversedOnEntry ? ("hard" as const) : ("easy" as const),
  };
  return { code: "otherScale", values: { id: question.id, ...sides(mapped.kind, mapped.scale, question.kind, own) } };
}

/** Both scales as their sentence needs them; for effort also what the high end means. */
function sides(mappedKind: string, mapped: MappedScale, ownKind: string, own: MappedScale) {
  const high = (kind: string, scale: MappedScale) => (kind === "ces" ? (scale.highMeans ?? "easy") : "none");
  return {
    ...{ mappedKind, mappedMin: mapped.min, mappedMax: mapped.max, mappedHigh: high(mappedKind, mapped) },
    ...{ ownKind, ownMin: own.min, ownMax: own.max, ownHigh: high(ownKind, own) },
  };
}

function kindOf(one: QuestionMapping): Record<string, unknown> {
  const { kind, scale } = one;
  const id = scaleOfMapping(kind, scale);
  if (kind === "nps") return { kind };
  if (kind === "ces") {
    return { kind, scale: `${scale.min}-${scale.max}`, anchors: scale.highMeans === "hard" ? "effort" : "ease" };
  }
  // "csat-faces-3" and "rating-1-5" are the kind's own scales "faces-3" and "1-5".
  return { kind, scale: id?.slice(kind.length + 1) };
}

function titleOf(one: QuestionMapping): string {
  return one.title ?? one.column.trim();
}

function uniqueIds(columns: readonly string[]): string[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    const base = idOf(column);
    let id = base;
    for (let next = 2; taken.has(id); next++) id = `${base.slice(0, 58)}_${next}`;
    taken.add(id);
    return id;
  });
}

/** A question's id after a column's name: a letter first, then letters, digits, `_` and `-`. */
function idOf(column: string): string {
  const plain = column
    .normalize("NFKD")
    .trim()
    .replace(/[^A-Za-z0-9_-]+/g, "_")
    .replace(/^[^A-Za-z]+/, "");
  const id = plain.replace(/_+$/, "").slice(0, 60);
  if (id === "") return "question";
  return id in Object.prototype ? `q_${id}` : id;
}
