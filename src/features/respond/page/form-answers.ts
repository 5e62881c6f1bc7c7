import type { Question } from "@/domain/survey/definition";
import { readNumber } from "@/domain/typed/read-number";

/** What stands for "not applicable" and "other" in a form; neither can be an option's id. */
export const NA = "!na";
export const OTHER = "!other";

/** The name of a question's field, or of a part of it (a row, a rank, the words of "other"). */
export function fieldName(question: Question, part?: string): string {
  return part === undefined ? `q.${question.id}` : `q.${question.id}.${part}`;
}

/**
 * Reads one step's answer from a form post into the shape that `checkAnswers` takes: `{[id]: value}`, null where nothing
 * was given (a statement gives `{}`). It repairs nothing: what does not fit goes on as it came, to be refused there.
 */
export function formToAnswers(locale: string, question: Question, form: URLSearchParams): Record<string, unknown> {
  if (question.kind === "statement") return {};
  return { [question.id]: answerIn(question, form, locale) };
}

function answerIn(question: Question, form: URLSearchParams, locale: string): unknown {
  const own = form.get(fieldName(question));
  const given = own === null || own.trim() === "" ? null : own;
  if (question.kind !== "multiple" && (given === NA || form.get(fieldName(question, NA)) !== null)) return { na: true };
  switch (question.kind) {
    case "nps":
    case "csat":
    case "ces":
    case "rating":
      return given === null ? null : numberOr(given);
    case "single":
      return given === OTHER ? other(question, form) : given;
    case "multiple":
      return choices(question, form);
    case "yes_no":
      return given === "yes" ? true : given === "no" ? false : given;
    case "consent":
      return given === "yes";
    case "number":
      return given === null ? null : (readNumber(given, { locale }) ?? given);
    case "short_text":
    case "long_text":
    case "email":
    case "date":
      return given;
    case "ranking":
      return ranking(question, form);
    case "matrix":
    case "quality":
      return rows(question, form);
    case "statement":
      return null;
  }
}

function choices(question: Question & { kind: "multiple" }, form: URLSearchParams): unknown {
  const all = form.getAll(fieldName(question)).filter((value) => value !== "");
  if (all.includes(NA)) return { na: true };
  return all.length === 0 ? null : all.map((value) => (value === OTHER ? other(question, form) : value));
}

function other(question: Question, form: URLSearchParams): unknown {
  return { option: "other", text: form.get(fieldName(question, OTHER)) ?? "" };
}

function ranking(question: Question & { kind: "ranking" }, form: URLSearchParams): unknown {
  const placed = question.options.flatMap((option) => {
    const place = (form.get(fieldName(question, option.id)) ?? "").trim();
    return place === "" ? [] : [{ id: option.id, place: Number(place) }];
  });
  if (placed.length === 0) return null;
  const places = new Set(placed.map((one) => one.place));
  // Two in one place, or a place left out: hand on what makes `checkAnswers` say so.
  if (places.size < placed.length || placed.some((one) => !(one.place >= 1 && one.place <= placed.length)))
    return [placed[0]?.id, placed[0]?.id];
  return placed.sort((a, b) => a.place - b.place).map((one) => one.id);
}

function rows(question: Question & { kind: "matrix" | "quality" }, form: URLSearchParams): unknown {
  const scores: [string, unknown][] = [];
  let applies = true;
  for (const row of question.rows) {
    const given = form.get(fieldName(question, row.id));
    if (given === NA) applies = false;
    else if (given !== null && given !== "") scores.push([row.id, numberOr(given)]);
  }
  if (scores.length > 0) return Object.fromEntries(scores);
  return applies ? null : { na: true };
}

/** The number a form's text says, written plainly ("9"); any other text stays a text and will be refused. */
function numberOr(text: string): number | string {
  return /^-?\d{1,16}(\.\d{1,10})?$/.test(text.trim()) ? Number(text) : text;
}
