import { type Wordings, wordingsOf } from "@/domain/imports/wording";

/** Tools whose files are known by their header; `long` has a line for each answer instead of each person. */
export const SOURCES = ["delighted", "qualtrics", "surveymonkey", "typeform", "zendesk", "chatwoot", "long"] as const;
export type SourceId = (typeof SOURCES)[number];

/** Whether a word names one of {@link SOURCES}. */
export function isSource(word: string): word is SourceId {
  return SOURCES.some((one) => one === word);
}

type Line = readonly string[];

/** A column's name in the form in which `Created at`, `created_at` and `Created At ` are one. */
export function plainName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#]+/gu, " ")
    .trim();
}

/**
 * The tool that a file's first three lines are of, or null. A suggestion: a person confirms it, because it decides which
 * lines are header and which are no answers.
 */
export function recogniseSource(lines: readonly Line[]): SourceId | null {
  const [first = [], second = [], third = []] = lines;
  const names = new Set(first.map(plainName));
  const has = (...wanted: string[]) => wanted.every((name) => names.has(name));
  if (has("responseid") && third.some((cell) => /^\s*\{\s*"ImportId"/.test(cell))) return "qualtrics";
  const monkey = has("respondent id", "collector id") || has("respondentid", "collectorid");
  if (monkey && (second[0] ?? "").trim() === "") return "surveymonkey";
  if (has("submit date utc") || has("start date utc", "network id")) return "typeform";
  if (has("rating", "agent name") && [...names].some((name) => /recorded|conversation/.test(name))) return "chatwoot";
  if (has("score", "ticket id") && (has("requester id") || has("assignee id"))) return "zendesk";
  const delighted = [...names].some((name) => name.startsWith("delighted ")) || has("permalink") || has("survey type");
  if (has("score") && delighted) return "delighted";
  return longColumns(first) === null ? null : "long";
}

/** Where the columns of a long file stand: whose line it is, which question, what was answered. */
export function longColumns(
  header: Line,
): { readonly id: number; readonly question: number; readonly value: number } | null {
  const names = header.map(plainName);
  const place = (pattern: RegExp) => names.findIndex((name) => pattern.test(name));
  const id = place(/^(submission|response|respondent)( ?id)?$/);
  const question = place(/^(field|question)( ?(id|label|name|text|key))?$/);
  const value = place(/^(value|answer|answer value|response value)$/);
  return id < 0 || question < 0 || value < 0 ? null : { id, question, value };
}

/** How many of a file's first lines are its header. */
export function headerLines(source: SourceId | null): number {
  if (source === "qualtrics") return 3;
  return source === "surveymonkey" ? 2 : 1;
}

/**
 * The names of a file's columns, from its header lines. Qualtrics' are the ids of its first line; SurveyMonkey's the
 * question, which blank cells continue, with what stands below it where that says more than "Response".
 */
export function headerOf(source: SourceId | null, lines: readonly Line[]): string[] {
  const [first = [], second = []] = lines;
  if (source !== "surveymonkey") return [...first];
  let question = "";
  const width = Math.max(first.length, second.length);
  return Array.from({ length: width }, (_, place) => {
    const [title, below] = [(first[place] ?? "").trim(), (second[place] ?? "").trim()];
    if (title !== "") question = title;
    return below === "" || /^(response|open-ended response)$/i.test(below) ? question : `${question} – ${below}`;
  });
}

/** What the columns of a file ask, where its names are ids and a line below says it. */
export function wordingsOfHeader(source: SourceId | null, [first = [], second = []]: readonly Line[]): Wordings {
  return source === "qualtrics" ? wordingsOf(first, second) : new Map();
}

/** Whether a file's last line is a sentence about the file: shorter than the header, in a tool that writes one. */
export function isFooter(source: SourceId | null, header: Line, last: Line): boolean {
  return source === "chatwoot" && last.length < header.length;
}

/** The cell that says of a row that it is no answer (a preview, a form that was only opened), or null. */
export function noAnswer(source: SourceId | null, header: Line): ((cells: Line) => string | null) | null {
  const rule =
    source === "qualtrics" ? PREVIEWS : source === "typeform" ? BEGUN : source === "zendesk" ? OFFERED : null;
  const place = rule === null ? -1 : header.findIndex((name) => plainName(name) === rule.column);
  if (rule === null || place < 0) return null;
  return (cells) => {
    const cell = (cells[place] ?? "").trim();
    return rule.cells.test(cell) ? cell : null;
  };
}

const PREVIEWS = { column: "status", cells: /^(survey preview|1)$/i };
const BEGUN = { column: "response type", cells: /^started$/i };
const OFFERED = { column: "score", cells: /^(offered|unoffered)$/i };
