import type { ZodType } from "zod";
import { type FormState, refused } from "@/platform/form-state";

/**
 * Checks what a form sent against a schema: the value, or the form's errors by the name of the field. A field that stands
 * more than once gives its last value; what the schema does not name is dropped.
 */
export function checkForm<T>(
  schema: ZodType<T>,
  form: FormData,
): { ok: true; value: T } | { ok: false; refusal: FormState } {
  const result = schema.safeParse(Object.fromEntries(form));
  if (result.success) return { ok: true, value: result.data };
  const errors: Record<string, string> = {};
  for (const issue of result.error.issues) errors[String(issue.path[0] ?? "")] ??= issue.message;
  return { ok: false, refusal: { ...refused(null, errors), values: typedValues(form) } };
}

/** What was typed into a form, without passwords and without what React adds: a refused form shows it again. */
export function typedValues(form: FormData): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && !name.startsWith("$") && !/password|current|next/.test(name)) typed[name] = value;
  }
  return typed;
}
