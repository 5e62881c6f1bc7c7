import type { AnswerValue } from "@/domain/survey/answer-value";
import type { FieldErrorCode } from "@/domain/survey/field-error";

/** What a kind says about a value: the answer to store, or why not (`at` names the part, as in `.row`). */
export type Checked =
  | { readonly ok: true; readonly value: AnswerValue }
  | {
      readonly ok: false;
      readonly code: FieldErrorCode;
      readonly message: string;
      readonly at?: string;
      readonly limit?: number;
    };

/** The value fits, and is stored so. */
export function accept(value: AnswerValue): Checked {
  return { ok: true, value };
}

/** The value does not fit: a code for the page and a sentence for the API; `at`: the row or option, `limit`: what was passed. */
export function refuse(code: FieldErrorCode, message: string, more: { at?: string; limit?: number } = {}): Checked {
  return { ok: false, code, message, ...more };
}
