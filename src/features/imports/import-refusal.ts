import type { ImportFault } from "@/domain/imports/fault";
import type { MappingError } from "@/domain/imports/mapping";
import { sayImportFault } from "@/features/imports/say-import-fault";
import { type FieldError, invalid, ProblemError } from "@/platform/http/problem";
import { type Translator, translatorIn } from "@/platform/i18n/translator";

/** A fault in English, as the API and the log say it. */
export function faultInEnglish(fault: ImportFault): string {
  return sayImportFault(translatorIn("en", "imports"), fault);
}

/** A file or a mapping that is refused: 422 with English words for the API, and the faults for a screen to say. */
export class ImportRefusal extends ProblemError {
  constructor(readonly faults: readonly MappingError[]) {
    const errors = faults.map(
      ({ path, fault, schema }): FieldError => ({ path, message: schema ?? faultInEnglish(fault) }),
    );
    super({ ...invalid(errors).problem });
  }

  /** What is wrong by the names of the form's fields, in a reader's language. */
  say(t: Translator<"imports">): Record<string, string> {
    return Object.fromEntries(this.faults.map(({ path, fault }) => [path, sayImportFault(t, fault)]));
  }
}

/** A file that cannot be taken. */
export function refusedFile(code: ImportFault["code"], values: ImportFault["values"] = {}): ImportRefusal {
  return new ImportRefusal([{ path: "file", fault: { code, values } }]);
}
