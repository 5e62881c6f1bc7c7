import type { ZodType } from "zod";
import { type FormState, refused } from "@/platform/form-state";

/** Says what a schema told of a field, in the person's language: the schema's message is a key, `values` its figures. */
export type SayFault = (told: string, values: Readonly<Record<string, string | number>>) => string;

/**
 * Checks what a form sent against a schema: the value, or the form's errors by the name of the field. A field that stands
 * more than once gives its last value; what the schema does not name is dropped. Without `say` the schema's messages are
 * the words themselves.
 */
export function checkForm<T>(
  schema: ZodType<T>,
  form: FormData,
  say: SayFault = (told) => told,
): { ok: true; value: T } | { ok: false; refusal: FormState } {
  const result = schema.safeParse(Object.fromEntries(form));
  if (result.success) return { ok: true, value: result.data };
  const errors: Record<string, string> = {};
  for (const issue of result.error.issues) {
    const values = issue.code === "custom" ? (issue.params ?? {}) : {};
    errors[String(issue.path[0] ?? "")] ??= say(issue.message, values);
  }
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
