import type { ImportFault } from "@/domain/imports/fault";
import type { Mapping, MappingError, QuestionMapping } from "@/domain/imports/mapping";
import { otherDisagreement, questionOfOther } from "@/domain/imports/others/match-other";
import { type OtherMapping, titleOfColumns } from "@/domain/imports/others/other";
import { findNamed, uniqueIds } from "@/domain/imports/question-name";
import { type MappedScale, scaleOfMapping } from "@/domain/imports/scale-of-mapping";
import { plainTitle } from "@/domain/imports/wording";
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
import { pipesIn } from "@/domain/survey/pipes";

/** Which question of the survey a column's cells answer. */
export interface TargetQuestion {
  readonly questionId: string;
  readonly kind: string;
  readonly scale: Scale;
  /** It offers "not applicable". */
  readonly na: boolean;
}

/** The questions that a file answers: one for each of the mapping's, in its order, and the one for the comments. */
export interface Target {
  readonly questions: readonly TargetQuestion[];
  /** Those that feed no score, in the mapping's order. */
  readonly others: readonly Question[];
  readonly comment: Question | null;
}

type Made =
  | { readonly ok: true; readonly definition: Definition; readonly target: Target }
  | { readonly ok: false; readonly errors: MappingError[] };

/** The survey that a file needs, where it makes its own: one question a column, ids after the columns' names; or what in the mapping no survey can have. */
export function surveyOfMapping(mapping: Mapping, about: { readonly brand: Brand; readonly locale: string }): Made {
  const ids = idsOfMade(mapping);
  const { locale } = about;
  const questions: unknown[] = mapping.questions.map((one, index) => ({
    id: ids.questions[index],
    title: { [locale]: one.title ?? plainTitle(one.column) },
    ...kindOf(one),
  }));
  for (const [index, one] of mapping.others.entries()) {
    const name = titleOfColumns(one.columns);
    const title = one.title === undefined || one.title === name ? plainTitle(name) : one.title;
    questions.push({ id: ids.others[index], ...questionOfOther({ ...one, title }, locale) });
  }
  if (mapping.comment !== null)
    questions.push({
      id: ids.comment,
      kind: "long_text",
      title: { [locale]: mapping.commentTitle ?? plainTitle(mapping.comment) },
    });
  const parsed = parseDefinition({
    version: DEFINITION_VERSION,
    locale,
    locales: [locale],
    brand: { ...about.brand, name: about.brand.name.slice(0, 100) },
    questions,
    endings: [{ id: "thanks", title: { [locale]: THANKS[locale] ?? "Thank you" } }],
  });
  if (!parsed.ok) return { ok: false, errors: parsed.errors.map((error) => placeOfError(mapping, error)) };
  const matched = matchSurvey(mapping, parsed.definition, true);
  return matched.ok ? { ...matched, definition: parsed.definition } : matched;
}

/** The ids of a made survey's questions, by their places in its mapping: their names may be too much alike to find them by. */
function idsOfMade({ questions, others, comment }: Mapping) {
  const ids = uniqueIds([
    ...questions.map((one) => one.column),
    ...others.map((one) => titleOfColumns(one.columns)),
    ...(comment === null ? [] : [comment]),
  ]);
  const texts = questions.length + others.length;
  return { questions: ids.slice(0, questions.length), others: ids.slice(questions.length, texts), comment: ids[texts] };
}

/** What is wrong with a made survey, by the part of its mapping. */
function placeOfError(mapping: Mapping, { path }: { readonly path: string }): MappingError {
  const [list, place, part] = path.split(".");
  const index = list === "questions" ? Number(place) : Number.NaN;
  const score = mapping.questions[index];
  const at = index - mapping.questions.length;
  const other = mapping.others[at];
  const named = part === "options" ? "options" : "title";
  const said = [score?.title ?? "", ...(named === "options" ? (other?.options ?? []) : [other?.title ?? ""])];
  const code = said.some((text) => pipesIn(text).length > 0) ? "braces" : "unfit";
  if (score) return { path: `questions.${index}.title`, fault: { code } };
  if (other) return { path: `others.${at}.${named}`, fault: { code } };
  return { path: list === "questions" && mapping.comment !== null ? "comment" : "", fault: { code } };
}

const THANKS: Record<string, string> = {
  en: "Thank you",
  de: "Vielen Dank",
  fr: "Merci",
  es: "Gracias",
  ja: "ありがとうございました",
  ar: "شكرًا لك",
};

/**
 * Finds the questions of an existing survey by the id that was given, else by id or title equal to the column's name; those of
 * a survey that was `made` from this mapping by the ids that it gave them.
 */
export function matchSurvey(
  mapping: Mapping,
  definition: Definition,
  made = false,
): { readonly ok: true; readonly target: Target } | { readonly ok: false; readonly errors: MappingError[] } {
  const own = made ? idsOfMade(mapping) : null;
  const errors: MappingError[] = [];
  const questions: TargetQuestion[] = [];
  const taken: string[] = [];
  const scores = definition.questions.filter(isScoreQuestion);
  for (const [index, one] of mapping.questions.entries()) {
    const path = `questions.${index}`;
    const found = findFree(scores, one.column, own?.questions[index] ?? one.question, taken);
    if (!found) {
      errors.push({
        path: one.question === undefined ? `${path}.column` : `${path}.question`,
        fault: { code: "noQuestion", values: { ids: scores.map(({ id }) => id).join(", ") } },
      });
    } else if (!agrees(one, found)) {
      errors.push({ path: `${path}.scale`, fault: disagreement(one, found) });
    } else if (taken.includes(found.id)) {
      errors.push({ path: `${path}.column`, fault: { code: "questionTaken", values: { id: found.id } } });
    } else {
      const { id, kind, na = false } = found;
      questions.push({ questionId: id, kind, scale: SCALES[scaleOf(found)], na });
      taken.push(found.id);
    }
  }
  const others: Question[] = [];
  for (const [index, one] of mapping.others.entries()) {
    const found = matchOther({ ...one, question: own?.others[index] ?? one.question }, definition, taken);
    if ("fault" in found) errors.push({ path: `others.${index}.${found.part}`, fault: found.fault });
    else {
      others.push(found.question);
      taken.push(found.question.id);
    }
  }
  const free = definition.questions.filter((one) => !others.includes(one));
  const comment = mapping.comment === null ? null : findComment(free, mapping.comment, own?.comment);
  if (comment === undefined) errors.push({ path: "comment", fault: { code: "noTextQuestion" } });
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, target: { questions, others, comment: comment ?? null } };
}

/** The named question that no other column answers yet, else the one that is taken. */
function findFree<T extends Question>(
  questions: readonly T[],
  column: string,
  id: string | undefined,
  taken: readonly string[],
): T | undefined {
  const free = questions.filter((question) => !taken.includes(question.id));
  return findNamed(free, column, id) ?? findNamed(questions, column, id);
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
  const free = fitting.filter(({ id }) => !taken.includes(id));
  const question = findNamed(free, name, one.question) ?? findNamed(all, name, one.question);
  if (!question)
    return { part, fault: { code: "noOtherQuestion", values: { ids: all.map(({ id }) => id).join(", ") } } };
  const fault = otherDisagreement(one, question);
  if (fault !== null) return { part: "kind", fault };
  return taken.includes(question.id)
    ? { part, fault: { code: "questionTaken", values: { id: question.id } } }
    : { question };
}

/** The question that takes the comments: the named one, else the first text. */
export function findComment(questions: readonly Question[], column: string, id?: string): Question | undefined {
  const texts = questions.filter((one) => one.kind === "long_text" || one.kind === "short_text");
  return findNamed(texts, column, id) ?? texts[0];
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
