import { z } from "zod";
import { isZone } from "@/domain/calendar/zone";
import { compilePattern } from "@/domain/imports/date-pattern";
import type { ImportFault } from "@/domain/imports/fault";
import { checkOther, otherSchema } from "@/domain/imports/others/other";
import { IMPORT_KINDS, scaleOfMapping, scalesOfKind } from "@/domain/imports/scale-of-mapping";
import { ATTRIBUTE_LIMITS, parseAttributes } from "@/domain/survey/attributes";

/** What is wrong with a mapping, and where: a dotted path. */
export interface MappingError {
  readonly path: string;
  readonly fault: ImportFault;
  /** Where the JSON does not have the mapping's form: what the schema says of it, in English. */
  readonly schema?: string;
}

const columnSchema = z.string().min(1).max(500);
const optionalColumn = columnSchema.nullish().transform((name) => name ?? null);
const patternSchema = z.string().trim().min(1).max(500);

const questionSchema = z.strictObject({
  column: columnSchema,
  kind: z.enum(IMPORT_KINDS),
  scale: z.strictObject({ min: z.int(), max: z.int(), highMeans: z.enum(["easy", "hard"]).optional() }),
  /** Codes that say nothing. */
  missing: z
    .array(z.union([z.string().max(200), z.number()]))
    .max(100)
    .nullish()
    .transform((codes) => (codes ?? []).map(String)),
  /** Words that stand for a score, as the file has it: `{"good": 1, "bad": 0}`. */
  values: z
    .record(z.string().min(1).max(200), z.int())
    .nullish()
    .transform((values) => values ?? {}),
  /** The question of an existing survey, where its id or title is not the column's name. */
  question: z.string().max(64).optional(),
  /** The wording of the question in a new survey, where the column's name is not it. */
  title: z.string().trim().min(1).max(2000).optional(),
});

/** Which columns make a date, and how they are written. */
export const dateSchema = z.strictObject({
  columns: z.array(columnSchema).min(1).max(10),
  /** The first that fits a row wins; none is ISO 8601. */
  pattern: z
    .union([patternSchema.transform((one) => [one]), z.array(patternSchema).max(20)])
    .nullish()
    .transform((patterns) => patterns ?? []),
  /** The zone of times without an offset; the workspace's where it is left out. */
  zone: z
    .string()
    .refine(isZone, { params: { fault: { code: "zone" } satisfies ImportFault } })
    .nullish()
    .transform((zone) => zone ?? null),
});

/** How the columns of a file become answers. All names are names of columns. */
export const mappingSchema = z
  .strictObject({
    date: dateSchema,
    questions: z
      .array(questionSchema)
      .max(50)
      .nullish()
      .transform((questions) => questions ?? []),
    /** Questions that feed no score: texts, choices, yes or no, numbers, days. */
    others: z
      .array(otherSchema)
      .max(100)
      .nullish()
      .transform((others) => others ?? []),
    comment: optionalColumn,
    /** What the comments' question is called in a new survey, where the column's name is not it. */
    commentTitle: z.string().trim().min(1).max(2000).optional(),
    customer: optionalColumn,
    id: optionalColumn,
    /** Which ticket, chat or call it is about, by the id that the helpdesk knows it under. */
    interaction: optionalColumn,
    attributes: z
      .array(columnSchema)
      .max(ATTRIBUTE_LIMITS.count)
      .nullish()
      .transform((names) => names ?? []),
  })
  .superRefine((mapping, context) => {
    for (const error of checkMapping(mapping)) {
      context.addIssue({ code: "custom", path: error.path.split("."), params: { fault: error.fault } });
    }
  });

export type Mapping = z.output<typeof mappingSchema>;
export type MappingInput = z.input<typeof mappingSchema>;
export type QuestionMapping = Mapping["questions"][number];

/** Reads an untrusted mapping; errors carry dotted paths such as `questions.0.scale.highMeans`. */
export function parseMapping(
  input: unknown,
): { readonly ok: true; readonly mapping: Mapping } | { readonly ok: false; readonly errors: MappingError[] } {
  const parsed = mappingSchema.safeParse(input);
  return parsed.success
    ? { ok: true, mapping: parsed.data }
    : { ok: false, errors: mappingErrors(parsed.error.issues) };
}

/** What a schema found, as errors of a mapping. */
export function mappingErrors(issues: readonly z.core.$ZodIssue[]): MappingError[] {
  return issues.slice(0, 50).map((issue) => ({ path: issue.path.map(String).join("."), ...faultOf(issue) }));
}

function faultOf(issue: z.core.$ZodIssue): Omit<MappingError, "path"> {
  if (issue.code === "custom") {
    const fault: ImportFault | undefined = issue.params?.fault;
    if (fault) return { fault };
  }
  return { fault: { code: "unfit" }, schema: issue.message };
}

/**
 * What makes a row's key: every column that a mapping names, each once, in alphabetical order. `others` only where nothing else
 * but the date is named, so that a file adds nothing whether or not its texts and choices are taken as well.
 */
export function mappedColumns(mapping: Mapping): string[] {
  const names = [
    ...mapping.questions.map((question) => question.column),
    ...mapping.attributes,
    ...[mapping.comment, mapping.customer, mapping.id, mapping.interaction].filter((name) => name !== null),
  ];
  const named = names.length > 0 ? names : mapping.others.flatMap((one) => one.columns);
  return [...new Set([...mapping.date.columns, ...named])].sort();
}

/** What is wrong with the patterns of a date. */
export function checkDate({ columns, pattern }: Mapping["date"]): MappingError[] {
  const errors: MappingError[] = [];
  if (pattern.length === 0 && columns.length > 1)
    errors.push({ path: "date.pattern", fault: { code: "patternNeeded" } });
  for (const [index, one] of pattern.entries()) {
    const compiled = compilePattern(one, columns);
    if (!compiled.ok) errors.push({ path: `date.pattern.${index}`, fault: compiled.fault });
  }
  return errors;
}

function checkMapping(mapping: Mapping): MappingError[] {
  const errors: MappingError[] = checkDate(mapping.date);
  const say = (path: string, code: ImportFault["code"], values: ImportFault["values"] = {}) =>
    errors.push({ path, fault: { code, values } });
  for (const [index, question] of mapping.questions.entries()) {
    const path = `questions.${index}`;
    const { kind, scale } = question;
    if (kind === "ces" && scale.highMeans === undefined) {
      say(`${path}.scale.highMeans`, "highMeansNeeded");
    }
    if (kind !== "ces" && scale.highMeans === "hard") {
      say(`${path}.scale.highMeans`, "highMeansOnly");
    }
    if (scaleOfMapping(kind, scale) === null) {
      const scales = scalesOfKind(kind).map(([min, max]) => `${min}–${max}`);
      say(`${path}.scale`, "scaleUnknown", { kind, scales: scales.join(", ") });
    }
    if (mapping.questions.findIndex((other) => other.column === question.column) < index) {
      say(`${path}.column`, "columnTaken");
    }
  }
  if (mapping.questions.length + mapping.others.length === 0 && mapping.comment === null) {
    say("questions", "questionNeeded");
  }
  const taken = new Set([mapping.comment, ...mapping.questions.map((one) => one.column)]);
  for (const [index, one] of mapping.others.entries()) {
    for (const [part, code] of checkOther(one)) say(`others.${index}.${part}`, code);
    for (const [place, column] of one.columns.entries()) {
      if (taken.has(column)) say(`others.${index}.columns.${place}`, "columnTaken");
      taken.add(column);
    }
  }
  for (const [index, name] of mapping.attributes.entries()) {
    const code = attributeFault(attributeName(name));
    if (code !== null) say(`attributes.${index}`, code);
    if (mapping.attributes.indexOf(name) < index) say(`attributes.${index}`, "namedTwice");
  }
  return errors;
}

/** The attribute that a column becomes: JSON lines, ours too, hold attributes as `attributes.plan`. */
export function attributeName(column: string): string {
  return column.trim().replace(/^attributes\.(?=.)/, "");
}

function attributeFault(name: string): ImportFault["code"] | null {
  const read = parseAttributes({ [name]: "x" });
  if (!read.ok) return "attributeName";
  if (Object.hasOwn(read.attributes, name)) return null;
  if (Object.hasOwn(read.identity, name)) return "attributeIdentity";
  return "attributeReserved";
}
