import type { DefinitionError } from "@/domain/survey/definition-error";
import type { Translator } from "@/platform/i18n/translator";

/** A fault of a survey document, said: where, and what is wrong with what mends it. */
export interface SaidFault {
  /** Dotted, lists by number: `questions.0.title.en`. */
  readonly path: string;
  readonly message: string;
}

/** Says what does not fit in a survey document, in the reader's language. */
export function sayFault(t: Translator<"faults">, { code, values }: Pick<DefinitionError, "code" | "values">): string {
  return t(code, values);
}
