import { type ZodType, z } from "zod";
import { badRequest, notFound } from "@/platform/http/problem";
import { fieldErrors, unstorableText } from "@/platform/http/read-json";

const MAX_PARAMETERS = 100;

/**
 * Checks a query string against a schema of texts. A parameter that stands more than once is a list.
 * Throws 400 naming each one that does not fit, or where there are more than a hundred.
 */
export function checkQuery<T>(schema: ZodType<T>, query: URLSearchParams): T {
  const names = new Set(query.keys());
  if (names.size > MAX_PARAMETERS) throw badRequest(`At most ${MAX_PARAMETERS} query parameters are taken.`);
  const entries: [string, string | string[]][] = [];
  for (const name of names) {
    const values = query.getAll(name);
    const fault = [name, ...values].map(unstorableText).find((message) => message !== null);
    if (fault != null)
      throw badRequest("The query cannot be read.", [
        { path: unstorableText(name) === null ? name : "", message: fault },
      ]);
    const only = values[0];
    entries.push([name, values.length === 1 && only !== undefined ? only : values]);
  }
  const result = schema.safeParse(Object.fromEntries(entries));
  if (result.success) return result.data;
  throw badRequest("The query does not fit.", fieldErrors(result.error));
}

/** Parameters of a path as text; what no id can be (NUL, half a character) reads as an id that does not exist. */
export function checkParams(params: unknown): Record<string, string> {
  if (typeof params !== "object" || params === null) return {};
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (typeof value !== "string" || unstorableText(value) !== null) throw notFound();
      return [name, value];
    }),
  );
}

/** A parameter that names a row by its id. Throws 404 where it is not a UUID, as for an id that never existed. */
export function idParam(params: Readonly<Record<string, string>>, name: string): string {
  const value = params[name] ?? "";
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) return value.toLowerCase();
  throw notFound();
}

/** How many items a page of a list may have: 1 to `max`, more is cut to `max`, 0 and −1 are refused. */
export function pageSize(max: number, usual: number) {
  return z
    .string()
    .regex(/^[1-9]\d*$/, "A whole number from 1.")
    .transform((text) => Math.min(max, Number(text)))
    .optional()
    .transform((size) => size ?? usual);
}
