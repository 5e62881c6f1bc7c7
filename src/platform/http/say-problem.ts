import type { FieldError, ProblemDetails } from "@/platform/http/problem";
import { sayFault } from "@/platform/i18n/say-fault";
import type { Translator } from "@/platform/i18n/translator";

/** What problems are said with on a screen. */
export interface ProblemWords {
  readonly problems: Translator<"problems">;
  readonly faults: Translator<"faults">;
}

/** One error of a field in the reader's language; one without a key as it is. */
export function sayFieldError({ message, key, values, fault }: FieldError, { problems, faults }: ProblemWords): string {
  if (fault) return sayFault(faults, fault);
  return key ? problems(`fields.${key}`, values) : message;
}

/** A problem for a screen: what has a key or a code stands in the reader's language. */
export function sayProblem(problem: ProblemDetails, words: ProblemWords): ProblemDetails {
  const { key, detail, errors } = problem;
  return {
    ...problem,
    detail: key ? words.problems(key) : detail,
    errors: errors?.map((error) => ({ ...error, message: sayFieldError(error, words) })),
  };
}
