import { isPlainObject } from "@/domain/survey/answer-value";
import { type Definition, parseDefinition } from "@/domain/survey/definition";
import { textIn } from "@/domain/survey/locale";
import { measure } from "@/domain/survey/measure";
import { plainWords } from "@/domain/survey/pipes";
import { type Explained, explainProblem, sayPath } from "@/features/surveys/transfer/explain-problem";
import {
  ENVELOPE_FORMAT,
  type EnvelopeSettings,
  envelopeNameSchema,
  envelopeSettingsSchema,
  SETTING_SCHEMAS,
} from "@/features/surveys/transfer/input";
import { locatePath, placeOf } from "@/features/surveys/transfer/locate-path";

/** One thing in a file that does not fit. */
export interface Misfit {
  /** Line of the file, from 1. */
  readonly line: number;
  /** `definition.questions[2].title`. */
  readonly path: string;
  readonly what: string;
  /** What mends it; "" where the first sentence says it. */
  readonly fix: string;
}

/** What a file turned out to be. */
export type SurveyFile =
  | {
      readonly ok: true;
      readonly name: string;
      readonly definition: Definition;
      readonly settings: EnvelopeSettings;
      /** What was left out, and why. */
      readonly notes: readonly string[];
    }
  | {
      readonly ok: false;
      readonly problems: readonly Misfit[];
      /** All that is wrong are fields that are not known here: without them it would fit. */
      readonly canLeaveOut: boolean;
    };

/** Most problems that are told at once. */
const MOST_PROBLEMS = 50;
const ROUNDS = 20;

/**
 * Reads a survey file: an envelope as `writeEnvelope` makes it, what the API replies, or a bare document. Never throws, and
 * tells every misfit with its line. `leaveOut` drops fields that are not known here instead of refusing them.
 */
export function readSurveyFile(text: string, { leaveOut }: { readonly leaveOut: boolean }): SurveyFile {
  const source = text.replace(/^\uFEFF/, "");
  let read: unknown;
  try {
    read = JSON.parse(source);
  } catch (error) {
    return refuseText(source, error instanceof Error ? error.message : "");
  }
  const refuse = (problems: readonly Explained[]): SurveyFile => ({
    ok: false,
    problems: problems.slice(0, MOST_PROBLEMS).map(({ path, what, fix }) => ({
      line: locatePath(source, path).line,
      path: sayPath(path),
      what,
      fix,
    })),
    canLeaveOut: problems.every(({ unknown }) => unknown),
  });
  const hostile = measure(read);
  if (hostile)
    return {
      ok: false,
      problems: [
        {
          line: 1,
          path: hostile.path || "the whole file",
          what: hostile.message,
          fix: "This is no survey that Candor wrote.",
        },
      ],
      canLeaveOut: false,
    };
  const opened = openEnvelope(read);
  if ("wrong" in opened) return refuse([opened.wrong]);
  const { inside, envelope, document } = opened;
  const settings = readSettings(envelope);
  const parsed = parseDocument(document, leaveOut);
  const problems = [
    ...settings.problems,
    ...parsed.problems.map((one) => ({ ...one, path: inside ? ["definition", ...one.path] : one.path })),
  ];
  if (problems.length > 0 || parsed.definition === null) return refuse(problems);
  const { logo, ...brand } = parsed.definition.brand;
  const definition = logo === undefined ? parsed.definition : { ...parsed.definition, brand };
  const notes = [
    ...opened.notes,
    ...settings.notes,
    ...parsed.left.map((path) => `“${sayPath(path)}” was left out: it is not known here.`),
    ...(logo === undefined ? [] : ["The logo is a picture that is not in the file. Upload it in Look."]),
  ];
  return { ok: true, name: nameOf(envelope, definition), definition, settings: settings.value, notes };
}

type Opened =
  | { readonly wrong: Explained }
  | {
      readonly inside: boolean;
      readonly envelope: Readonly<Record<string, unknown>>;
      readonly document: unknown;
      readonly notes: readonly string[];
    };

/** What may stand beside a document without a word: an envelope's own names, and what the API's reply tells of a survey. */
const BESIDE = ["candor", "format", "name", "settings", "definition"];

function openEnvelope(read: unknown): Opened {
  const wrong = (path: string[], what: string, fix: string): Opened => ({ wrong: { path, what, fix, unknown: false } });
  if (!isPlainObject(read)) return wrong([], "This is no survey.", "A survey file is an object with a definition.");
  if (!("definition" in read)) {
    if ("questions" in read) return { inside: false, envelope: {}, document: read, notes: [] };
    return wrong([], "There is no definition in it.", "Add “definition”, or paste the definition alone.");
  }
  if ("candor" in read && read.candor !== "survey")
    return wrong(["candor"], "This file holds something else than a survey.", "Choose a file of a survey.");
  const { format } = read;
  if (format !== undefined && (typeof format !== "number" || format > ENVELOPE_FORMAT))
    return wrong(
      ["format"],
      `This file has the form ${String(format).slice(0, 20)}; this Candor reads ${ENVELOPE_FORMAT}.`,
      "Update Candor, or export it from a version as old as this one.",
    );
  const further = Object.keys(read).filter((key) => !BESIDE.includes(key));
  const notes = further.length === 0 ? [] : [`Left out, because it is no part of a survey: ${named(further)}.`];
  return { inside: true, envelope: read, document: read.definition, notes };
}

function readSettings(envelope: Readonly<Record<string, unknown>>) {
  const found = envelope.settings;
  const none = { value: {} as EnvelopeSettings, notes: [] as string[], problems: [] as Explained[] };
  if (found === undefined) return none;
  if (!isPlainObject(found))
    return {
      ...none,
      problems: [{ path: ["settings"], what: "It is no object.", fix: "Take it out.", unknown: false }],
    };
  const unknown = Object.keys(found).filter((key) => !Object.hasOwn(SETTING_SCHEMAS, key));
  const known = Object.entries(found).filter(([key]) => Object.hasOwn(SETTING_SCHEMAS, key));
  const problems = known.flatMap(([key, value]) => {
    const result = SETTING_SCHEMAS[key]?.safeParse(value);
    if (!result || result.success) return [];
    return result.error.issues.flatMap((issue) =>
      explainProblem(["settings", key, ...issue.path.map(String)].join("."), issue.message),
    );
  });
  const value = problems.length === 0 ? envelopeSettingsSchema.parse(Object.fromEntries(known)) : {};
  const notes = unknown.length === 0 ? [] : [`Settings that are not known here were left out: ${named(unknown)}.`];
  return { value, notes, problems };
}

/** Parses the document; unknown fields are taken out and it is tried again, as often as further ones come to light. */
function parseDocument(document: unknown, leaveOut: boolean) {
  const left: (readonly string[])[] = [];
  const copy = structuredClone(document);
  for (let round = 0; ; round++) {
    const parsed = parseDefinition(copy);
    if (parsed.ok) return { definition: parsed.definition, problems: [], left };
    const problems = parsed.errors.flatMap(({ path, message }) => explainProblem(path, message));
    const unknown = problems.filter((one) => one.unknown);
    if (!leaveOut || unknown.length === 0 || round >= ROUNDS) return { definition: null, problems, left };
    for (const { path } of unknown) takeOut(copy, path);
    left.push(...unknown.map(({ path }) => path));
  }
}

function takeOut(document: unknown, path: readonly string[]): void {
  const parent = path.slice(0, -1).reduce<unknown>((at, step) => {
    if (Array.isArray(at)) return at[Number(step)];
    return isPlainObject(at) && Object.hasOwn(at, step) ? at[step] : undefined;
  }, document);
  if (isPlainObject(parent)) delete parent[path.at(-1) ?? ""];
}

function nameOf(envelope: Readonly<Record<string, unknown>>, { questions, locale, brand }: Definition): string {
  const given = envelopeNameSchema.safeParse(envelope.name);
  const name = given.success ? given.data : plainWords(textIn(questions[0]?.title, locale, locale), brand.name);
  return name.slice(0, 120);
}

function refuseText(text: string, message: string): SurveyFile {
  const at = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
  const { line, column } = placeOf(text, at);
  const empty = text.trim() === "";
  return {
    ok: false,
    problems: [
      {
        line,
        path: "the whole file",
        what: empty
          ? "There is nothing in it."
          : `This is no JSON: it stops making sense in line ${line}, character ${column}.`,
        fix: empty ? "Choose a file, or paste its text." : "Look there for a missing comma, quote or bracket.",
      },
    ],
    canLeaveOut: false,
  };
}

function named(keys: readonly string[]): string {
  const shown = keys.slice(0, 8).map((key) => `“${key.slice(0, 64)}”`);
  return keys.length > shown.length ? `${shown.join(", ")} and ${keys.length - shown.length} more` : shown.join(", ");
}
