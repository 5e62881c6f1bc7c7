import type { DefinitionError } from "@/domain/survey/definition-error";
import { invalid, type ProblemError } from "@/platform/http/problem";
import { sayFault } from "@/platform/i18n/say-fault";
import { translatorIn } from "@/platform/i18n/translator";

/** 422 for a survey document: the API says its faults in English, a screen in the reader's language. */
export function misfit(errors: readonly DefinitionError[], place: (path: string) => string): ProblemError {
  const t = translatorIn("en", "faults");
  return invalid(errors.map((fault) => ({ path: place(fault.path), message: sayFault(t, fault), fault })));
}
