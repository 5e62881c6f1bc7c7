import type { Identity } from "@/domain/survey/attributes";
import type { Definition } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import { answerInWords } from "@/domain/survey/piped-answer";

/** Who answers and about what, as a link may say it; each can be piped by its bare name. */
export const PIPED_IDENTITY = ["name", "agent", "customer", "email", "interaction"] as const;
type PipedIdentity = (typeof PIPED_IDENTITY)[number];

/** One pipe as written: `{agent|our team}`, `{answer.score|your score}`, `{link.product|our product}`, `{brand}`. */
export interface Pipe {
  /** All of it, braces included. */
  readonly written: string;
  readonly source: "brand" | "identity" | "answer" | "link" | "unknown";
  /** The question's id, the parameter's name, the identity's name. */
  readonly name: string;
  /** Trimmed; null where none is written. */
  readonly fallback: string | null;
}

/** A stretch of a filled text. What came from outside (`own` false) is shown isolated and as it is. */
export interface Piece {
  readonly text: string;
  readonly own: boolean;
}

/** All that a text may take values from. Answers are those on the path; anything may stand in them. */
export interface PipeFacts {
  readonly definition: Definition;
  readonly locale: Locale;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly attributes: Readonly<Record<string, string>>;
  readonly identity: Identity;
}

const PIPE = /\{([A-Za-z][A-Za-z0-9_.-]{0,70})(?:\|([^{}|]*))?\}/g;
const MOST_SHOWN = 200;

/** The pipes of a text in their order. Braces around anything but a name are plain text. */
export function pipesIn(text: string): Pipe[] {
  return [...text.matchAll(PIPE)].map(([written, name = "", fallback]) => pipeOf(written, name, fallback));
}

/**
 * A text with its pipes filled, in pieces. One pass: a value is never looked through for pipes of its own. What is empty,
 * missing or not applicable leaves the fallback; a pipe that cannot be read stays as it is written.
 */
export function fillPipes(text: string, facts: PipeFacts): Piece[] {
  return split(text, (pipe) => {
    const value = shown(valueBehind(pipe, facts));
    return value === "" ? null : value;
  });
}

/** A text for the team's own screens and for mails: the brand's name in place, every other pipe as its fallback. */
export function plainWords(text: string, brand: string): string {
  return split(text, (pipe) => (pipe.source === "brand" ? brand : null))
    .map((piece) => piece.text)
    .join("");
}

function split(text: string, valueFor: (pipe: Pipe) => string | null): Piece[] {
  if (!text.includes("{")) return [{ text, own: true }];
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(PIPE)) {
    const pipe = pipeOf(match[0], match[1] ?? "", match[2]);
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), own: true });
    const value = pipe.source === "unknown" ? null : valueFor(pipe);
    pieces.push(value === null ? { text: pipe.fallback ?? pipe.written, own: true } : { text: value, own: false });
    from = match.index + pipe.written.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), own: true });
  return pieces;
}

function pipeOf(written: string, name: string, fallback: string | undefined): Pipe {
  const said = fallback?.trim() ?? "";
  const rest = { written, fallback: said === "" ? null : said };
  if (name === "brand") return { ...rest, source: "brand", name };
  if (isPipedIdentity(name)) return { ...rest, source: "identity", name };
  const [, space, inner = ""] = /^(answer|link)\.(.+)$/.exec(name) ?? [];
  if (space === "answer" || space === "link") return { ...rest, source: space, name: inner };
  return { ...rest, source: "unknown", name };
}

function valueBehind(pipe: Pipe, facts: PipeFacts): string {
  const { definition, attributes, identity, answers, locale } = facts;
  switch (pipe.source) {
    case "brand":
      return definition.brand.name;
    case "identity":
      return isPipedIdentity(pipe.name) ? (identity[pipe.name] ?? "") : "";
    case "link":
      return Object.hasOwn(attributes, pipe.name) ? (attributes[pipe.name] ?? "") : "";
    case "answer": {
      const question = definition.questions.find(({ id }) => id === pipe.name);
      const answer = Object.hasOwn(answers, pipe.name) ? answers[pipe.name] : undefined;
      return question ? answerInWords(question, answer, locale, definition.locale) : "";
    }
    case "unknown":
      return "";
  }
}

/** On one line, without the controls that would turn the text around it, and no longer than a title can bear. */
function shown(value: string): string {
  const line = value
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/\s+/gu, " ")
    .trim();
  const characters = [...line];
  return characters.length <= MOST_SHOWN ? line : `${characters.slice(0, MOST_SHOWN).join("")}…`;
}

function isPipedIdentity(name: string): name is PipedIdentity {
  return (PIPED_IDENTITY as readonly string[]).includes(name);
}
