import type { ZodError, ZodType } from "zod";
import { badRequest, type FieldError, invalid, unsupportedMedia } from "@/platform/http/problem";
import { scanJson } from "@/platform/http/scan-json";

const MAX_ERRORS = 100;

/** Throws 415 unless a request says that its body is JSON. */
export function requireJsonType(contentType: string | null): void {
  const type = (contentType ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (type === "application/json" || /^application\/[\w.+-]+\+json$/.test(type)) return;
  throw unsupportedMedia("Send JSON, with the header Content-Type: application/json.");
}

/**
 * Reads bytes as JSON.
 *
 * Throws 400 where they are not UTF-8 or not JSON, are nested too deep, or name a key twice or `__proto__`; 422 with the
 * path where a text holds what PostgreSQL cannot store (NUL, half a surrogate pair) or a number is not finite (1e999).
 */
export function readJson(bytes: Uint8Array): unknown {
  const text = decoded(bytes);
  const fault = scanJson(text);
  if (fault !== null) throw badRequest("The JSON is not taken as it stands.", [fault]);
  const value = parsed(text);
  const unstorable = findUnstorable(value);
  if (unstorable !== null) throw invalid([unstorable]);
  return value;
}

/** Checks a value against a schema. Throws 422 naming each path that does not fit; unknown fields are dropped. */
export function checkInput<T>(schema: ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalid(fieldErrors(result.error));
}

/** zod's issues as the API names them: dotted paths, plain words, at most a hundred. */
export function fieldErrors(error: ZodError): FieldError[] {
  return error.issues
    .slice(0, MAX_ERRORS)
    .map((issue) => ({ path: issue.path.map(String).join("."), message: issue.message }));
}

/** The first text or number in a value that cannot be stored, keys included, or null. */
export function findUnstorable(value: unknown, path = ""): FieldError | null {
  if (typeof value === "string") {
    const message = unstorableText(value);
    return message === null ? null : { path, message };
  }
  if (typeof value === "number") {
    return Number.isFinite(value) ? null : { path, message: "This number is too large." };
  }
  if (typeof value !== "object" || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    const message = Array.isArray(value) ? null : unstorableText(name);
    if (message !== null) return { path, message };
    const fault = findUnstorable(inner, path === "" ? name : `${path}.${name}`);
    if (fault !== null) return fault;
  }
  return null;
}

/** Either half of a pair, which few texts hold at all; then one that stands alone, which takes longer to find. */
const SURROGATE = /[\ud800-\udfff]/;
const HALF = /\p{Cs}/u;

/** Why a text cannot be stored, or null: PostgreSQL takes neither NUL nor half a surrogate pair. */
export function unstorableText(text: string): string | null {
  if (text.includes("\u0000")) return "This text holds a NUL character.";
  return SURROGATE.test(text) && HALF.test(text) ? "This text holds half of a character." : null;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decoded(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw badRequest("The body is not UTF-8.");
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest("The body is not JSON.");
  }
}
