import type { FieldError } from "@/platform/http/problem";
import { translatorIn } from "@/platform/i18n/translator";

/** A field's error by its message in `problems.fields`: a screen says it in the reader's language, the API in English. */
export function keyedField(
  path: string,
  key: NonNullable<FieldError["key"]>,
  values?: Readonly<Record<string, string | number>>,
): FieldError {
  return { path, message: translatorIn("en", "problems")(`fields.${key}`, values), key, values };
}
