import { z } from "zod";
import { type Mapping, type MappingError, type MappingInput, parseMapping } from "@/domain/imports/mapping";
import { IMPORT_PURPOSES } from "@/domain/imports/purpose";
import { isSource, SOURCES, type SourceId } from "@/domain/imports/sources/source";
import { ENCODINGS, type Encoding, isEncoding } from "@/features/imports/decode-text";
import { findPurpose } from "@/features/imports/find-purpose";
import { ImportRefusal } from "@/features/imports/import-refusal";
import type { RecordOrder } from "@/features/imports/records/queue-records";
import { invalid, notFound } from "@/platform/http/problem";
import { readJson, unstorableText } from "@/platform/http/read-json";
import { isUuid } from "@/platform/is-uuid";

/** The fields beside the file of `POST /api/v1/imports`. */
export interface ImportFields {
  /** Null where the source alone has to say which column is what. */
  readonly mapping: Mapping | null;
  readonly source: SourceId | null;
  /** Null is what the upload found. */
  readonly encoding: Encoding | null;
  readonly into: { readonly surveyId: string } | { readonly name: string };
  readonly dryRun: boolean;
}

const recordMapping = z.record(z.string(), z.unknown());
const KNOWN = ["survey", "name", "mapping", "dryRun", "source", "encoding", "purpose"];

/** Reads the form's fields. Throws 404 for what is no survey's id, 422 with the path of whatever does not fit. */
export function readImportFields(fields: Readonly<Record<string, string>>): ImportFields {
  const unknown = Object.keys(fields).filter((name) => !KNOWN.includes(name));
  if (unknown.length > 0)
    throw invalid(unknown.map((path) => ({ path: path.slice(0, 100), message: "This field is not known here." })));
  const source = readSource(fields.source ?? "");
  const mapping = source !== null && (fields.mapping ?? "").trim() === "" ? null : readMapping(fields.mapping);
  return {
    ...{ mapping, source, encoding: readEncoding(fields.encoding ?? "") },
    into: readTarget(fields.survey ?? "", fields.name ?? ""),
    dryRun: readFlag(fields.dryRun ?? ""),
  };
}

/** The tool whose file it is; '' is any other. Throws 422 for one that is not known. */
export function readSource(text: string): SourceId | null {
  const word = text.trim().toLowerCase();
  if (word === "" || isSource(word)) return word === "" ? null : word;
  throw new ImportRefusal([
    { path: "source", fault: { code: "sourceUnknown", values: { known: SOURCES.join(", ") } } },
  ]);
}

/** How the file's bytes are text; '' is as the upload found. Throws 422 for an encoding that is not known. */
export function readEncoding(text: string): Encoding | null {
  const word = text.trim().toLowerCase();
  if (word === "" || isEncoding(word)) return word === "" ? null : word;
  throw new ImportRefusal([
    { path: "encoding", fault: { code: "sourceUnknown", values: { known: ENCODINGS.join(", ") } } },
  ]);
}

/** The fields beside a file of records; null for a file of answers. Throws 422. */
export function readRecordFields(fields: Readonly<Record<string, string>>): RecordOrder | null {
  const word = (fields.purpose ?? "").trim();
  if (word === "" || word === "answers") return null;
  const purpose = findPurpose(word);
  if (purpose === null) {
    const known = IMPORT_PURPOSES.join(", ");
    throw new ImportRefusal([{ path: "purpose", fault: { code: "sourceUnknown", values: { known } } }]);
  }
  const others = Object.keys(fields).filter((name) => !["purpose", "mapping", "encoding", "dryRun"].includes(name));
  if (others.length > 0)
    throw invalid(others.map((path) => ({ path: path.slice(0, 100), message: "Does not belong to such a file." })));
  const [encoding, dryRun] = [readEncoding(fields.encoding ?? ""), readFlag(fields.dryRun ?? "")];
  if ((fields.mapping ?? "").trim() === "") return { purpose, mapping: null, encoding, dryRun };
  const mapping = recordMapping.safeParse(readJson(Buffer.from(fields.mapping ?? "")));
  if (!mapping.success) throw invalid([{ path: "mapping", message: "Must be an object {field: column}." }]);
  return { purpose, mapping: mapping.data, encoding, dryRun };
}

/** Where the rows go: a survey that exists, or a new one. Throws 422 unless it is exactly one. */
export function readTarget(survey: string, name: string): ImportFields["into"] {
  const id = survey.trim();
  const title = name.trim();
  if ((id === "") === (title === "")) {
    const message = "Name either a survey to import into, or the name of a new one.";
    throw invalid([{ path: id === "" ? "survey" : "name", message }]);
  }
  if (id !== "") {
    if (!isUuid(id)) throw notFound("There is no survey with this id.", "noSurvey");
    return { surveyId: id.toLowerCase() };
  }
  const fault = unstorableText(title);
  if (fault !== null) throw invalid([{ path: "name", message: fault }]);
  if (title.length > 120) throw invalid([{ path: "name", message: "A name has at most 120 characters." }]);
  return { name: title };
}

/** Reads a mapping's JSON. Throws 400 or 422 with paths below `mapping`. */
export function readMapping(text: string | undefined): Mapping {
  if (text === undefined || text.trim() === "")
    throw new ImportRefusal([{ path: "mapping", fault: { code: "mappingNeeded" } }]);
  const parsed = parseMapping(readJson(Buffer.from(text)));
  if (parsed.ok) return parsed.mapping;
  throw new ImportRefusal(belowMapping(parsed.errors));
}

/** Faults of a mapping with their places in the form. */
export function belowMapping(errors: readonly MappingError[]): MappingError[] {
  return errors.map((error) => ({ ...error, path: error.path === "" ? "mapping" : `mapping.${error.path}` }));
}

function readFlag(text: string): boolean {
  if (/^(true|1|on|yes)$/i.test(text)) return true;
  if (/^(false|0|off|no|)$/i.test(text)) return false;
  throw invalid([{ path: "dryRun", message: "Must be true or false." }]);
}

/** A mapping as forms write it; the server reads it again. */
export type { MappingInput };
