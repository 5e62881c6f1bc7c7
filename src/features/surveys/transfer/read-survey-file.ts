import { isPlainObject } from "@/domain/survey/answer-value";
import { type Definition, parseDefinition } from "@/domain/survey/definition";
import { textIn } from "@/domain/survey/locale";
import { measure } from "@/domain/survey/measure";
import { plainWords } from "@/domain/survey/pipes";
import { readIssue } from "@/domain/survey/read-issue";
import { type FileWords, nameFields, sayPath } from "@/features/surveys/transfer/file-words";
import {
  ENVELOPE_FORMAT,
  type EnvelopeSettings,
  envelopeNameSchema,
  envelopeSettingsSchema,
  SETTING_SCHEMAS,
} from "@/features/surveys/transfer/input";
import { locatePath, placeOf } from "@/features/surveys/transfer/locate-path";
import { sayFault } from "@/platform/i18n/say-fault";

/** One thing in a file that does not fit. */
export interface Misfit {
  /** Line of the file, from 1. */
  readonly line: number;
  /** `definition.questions[2].title`. */
  readonly path: string;
  /** What does not fit, and what mends it. */
  readonly what: string;
}

/** The same before its line is known. */
interface Problem {
  readonly path: readonly string[];
  readonly what: string;
  /** The field is not known here: the rest may be good without it. */
  readonly unknown: boolean;
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
export function readSurveyFile(
  text: string,
  words: FileWords,
  { leaveOut }: { readonly leaveOut: boolean },
): SurveyFile {
  const t = words.file;
  const source = text.replace(/^\uFEFF/, "");
  let read: unknown;
  try {
    read = JSON.parse(source);
  } catch (error) {
    return refuseText(source, error instanceof Error ? error.message : "", words);
  }
  const refuse = (problems: readonly Problem[]): SurveyFile => ({
    ok: false,
    problems: problems.slice(0, MOST_PROBLEMS).map(({ path, what }) => ({
      line: locatePath(source, path).line,
      path: sayPath(path, words),
      what,
    })),
    canLeaveOut: problems.every(({ unknown }) => unknown),
  });
  const hostile = measure(read);
  if (hostile) {
    const what = `${sayFault(words.faults, hostile)} ${t("foreign")}`;
    return { ok: false, problems: [{ line: 1, path: hostile.path || t("whole"), what }], canLeaveOut: false };
  }
  const opened = openEnvelope(read, words);
  if ("wrong" in opened) return refuse([opened.wrong]);
  const { inside, envelope, document } = opened;
  const settings = readSettings(envelope, words);
  const parsed = parseDocument(document, leaveOut, words);
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
    ...parsed.left.map((path) => t("left", { path: sayPath(path, words) })),
    ...(logo === undefined ? [] : [t("logo")]),
  ];
  return { ok: true, name: nameOf(envelope, definition), definition, settings: settings.value, notes };
}

type Opened =
  | { readonly wrong: Problem }
  | {
      readonly inside: boolean;
      readonly envelope: Readonly<Record<string, unknown>>;
      readonly document: unknown;
      readonly notes: readonly string[];
    };

/** What may stand beside a document without a word: an envelope's own names, and what the API's reply tells of a survey. */
const BESIDE = ["candor", "format", "name", "settings", "definition"];

function openEnvelope(read: unknown, { file: t, locale }: FileWords): Opened {
  const wrong = (path: string[], what: string): Opened => ({ wrong: { path, what, unknown: false } });
  if (!isPlainObject(read)) return wrong([], t("noSurvey"));
  if (!("definition" in read)) {
    if ("questions" in read) return { inside: false, envelope: {}, document: read, notes: [] };
    return wrong([], t("noDefinition"));
  }
  if ("candor" in read && read.candor !== "survey") return wrong(["candor"], t("other"));
  const { format } = read;
  if (format !== undefined && (typeof format !== "number" || format > ENVELOPE_FORMAT))
    return wrong(["format"], t("format", { form: String(format).slice(0, 20), known: ENVELOPE_FORMAT }));
  const further = Object.keys(read).filter((key) => !BESIDE.includes(key));
  const notes = further.length === 0 ? [] : [t("further", { names: nameFields(further, t, locale) })];
  return { inside: true, envelope: read, document: read.definition, notes };
}

function readSettings(envelope: Readonly<Record<string, unknown>>, { file: t, faults, locale }: FileWords) {
  const found = envelope.settings;
  const none = { value: {} as EnvelopeSettings, notes: [] as string[], problems: [] as Problem[] };
  if (found === undefined) return none;
  if (!isPlainObject(found))
    return { ...none, problems: [{ path: ["settings"], what: t("noSettings"), unknown: false }] };
  const unknown = Object.keys(found).filter((key) => !Object.hasOwn(SETTING_SCHEMAS, key));
  const known = Object.entries(found).filter(([key]) => Object.hasOwn(SETTING_SCHEMAS, key));
  const problems = known.flatMap(([key, value]) => {
    const result = SETTING_SCHEMAS[key]?.safeParse(value);
    if (!result || result.success) return [];
    return result.error.issues
      .flatMap((issue) => readIssue({ ...issue, path: ["settings", key, ...issue.path] }, envelope))
      .map((fault) => ({ path: stepsOf(fault.path), what: sayFault(faults, fault), unknown: false }));
  });
  const value = problems.length === 0 ? envelopeSettingsSchema.parse(Object.fromEntries(known)) : {};
  const notes = unknown.length === 0 ? [] : [t("settings", { names: nameFields(unknown, t, locale) })];
  return { value, notes, problems };
}

/** Parses the document; unknown fields are taken out and it is tried again, as often as further ones come to light. */
function parseDocument(document: unknown, leaveOut: boolean, { faults }: FileWords) {
  const left: (readonly string[])[] = [];
  const copy = structuredClone(document);
  for (let round = 0; ; round++) {
    const parsed = parseDefinition(copy);
    if (parsed.ok) return { definition: parsed.definition, problems: [], left };
    const problems = parsed.errors.map((fault) => ({
      path: stepsOf(fault.path),
      what: sayFault(faults, fault),
      unknown: fault.code === "unknown",
    }));
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

function refuseText(text: string, message: string, { file: t }: FileWords): SurveyFile {
  const at = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
  const { line, column } = placeOf(text, at);
  const what = text.trim() === "" ? t("empty") : t("broken", { line, column });
  return { ok: false, problems: [{ line, path: t("whole"), what }], canLeaveOut: false };
}

function stepsOf(dotted: string): string[] {
  return dotted === "" ? [] : dotted.split(".");
}
