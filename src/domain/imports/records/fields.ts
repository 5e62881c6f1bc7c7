import { z } from "zod";
import { isAttributeName } from "@/domain/customer/person";
import { checkDate, dateSchema, type Mapping, type MappingError, mappingErrors } from "@/domain/imports/mapping";
import { ATTRIBUTE_LIMITS } from "@/domain/survey/attributes";

/** One thing that a row of a file can say, and how its columns are found. Words: `imports.records.fields.<name>`. */
export interface FieldSpec {
  readonly name: string;
  /**
   * `column`: the text of a column; `date`: a day or an instant of one or several columns; `columns`: any number of columns,
   * kept by their names; `choice`, `text` and `survey` (one of the workspace's): said once for the whole file.
   */
  readonly kind: "column" | "date" | "columns" | "choice" | "text" | "survey";
  readonly required?: boolean;
  /** Plain names (see `plainName`) of columns that are this field, the best first. */
  readonly names?: readonly RegExp[];
  /** Of a choice: the codes, the first being what holds where nobody chose. */
  readonly values?: readonly string[];
  /** Of a text said once: its form. */
  readonly form?: RegExp;
}

type DateMapping = Mapping["date"];

/** Which columns of a file are what, by the names of a purpose's fields. */
export interface RecordMapping {
  readonly columns: Readonly<Record<string, string>>;
  readonly dates: Readonly<Record<string, DateMapping>>;
  /** Columns that are kept by their names. */
  readonly attributes: readonly string[];
  /** What is said once for the whole file. */
  readonly said: Readonly<Record<string, string>>;
}

/** The same as JSON says it: `{"customer": "account_id", "start": {"columns": ["Start"]}, "attributes": ["country"]}`. */
export type RecordMappingInput = Readonly<Record<string, unknown>>;

const column = z.string().min(1).max(500);
const date = z.union([
  column.transform((name): DateMapping => ({ columns: [name], pattern: [], zone: null })),
  dateSchema,
]);

/** What JSON a purpose's mapping is, for reading it and for the API's description. */
function recordSchema(fields: readonly FieldSpec[]) {
  return z.strictObject(Object.fromEntries(fields.map((field) => [field.name, schemaOf(field)])));
}

function schemaOf({ kind, required, values, form }: FieldSpec) {
  if (kind === "columns") return z.array(column).max(ATTRIBUTE_LIMITS.count).nullish();
  if (kind === "choice") return z.enum(values ?? []).nullish();
  if (kind === "text") return z.union([z.literal(""), z.string().regex(form ?? /^/)]).nullish();
  if (kind === "survey") return z.string().max(200).nullish();
  const one = kind === "date" ? date : column;
  return required ? one : one.nullish();
}

/** Reads an untrusted mapping. Errors name the place of each fault. */
export function parseRecordMapping(
  fields: readonly FieldSpec[],
  input: unknown,
): { readonly ok: true; readonly mapping: RecordMapping } | { readonly ok: false; readonly errors: MappingError[] } {
  const parsed = recordSchema(fields).safeParse(input);
  if (!parsed.success) return { ok: false, errors: mappingErrors(parsed.error.issues) };
  const columns: Record<string, string> = {};
  const dates: Record<string, DateMapping> = {};
  const said: Record<string, string> = {};
  let attributes: readonly string[] = [];
  for (const { name, kind } of fields) {
    const value: unknown = parsed.data[name];
    if (value === null || value === undefined || value === "") continue;
    if (kind === "columns") attributes = z.array(z.string()).parse(value);
    else if (kind === "date") dates[name] = dateSchema.parse(value);
    else if (kind === "column") columns[name] = String(value);
    else said[name] = String(value);
  }
  const errors = Object.entries(dates).flatMap(([name, one]) =>
    checkDate(one).map((error) => ({
      ...error,
      path: `${name}.${error.path.replace(/^date\.?/, "")}`.replace(/\.$/, ""),
    })),
  );
  for (const [index, name] of attributes.entries()) {
    const path = `attributes.${index}`;
    if (!isAttributeName(name.trim()))
      errors.push({ path, fault: { code: "attributeUnfit", values: { max: ATTRIBUTE_LIMITS.name } } });
    if (attributes.indexOf(name) < index) errors.push({ path, fault: { code: "namedTwice" } });
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, mapping: { columns, dates, attributes, said } };
}

/** Every column that a mapping names, by its place in it. */
export function namedRecordColumns({ columns, dates, attributes }: RecordMapping): [path: string, name: string][] {
  return [
    ...Object.entries(columns),
    ...Object.entries(dates).flatMap(([field, one]) =>
      one.columns.map((name, index): [string, string] => [`${field}.columns.${index}`, name]),
    ),
    ...attributes.map((name, index): [string, string] => [`attributes.${index}`, name]),
  ];
}
