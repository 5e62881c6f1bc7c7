import type { ImportFault } from "@/domain/imports/fault";
import type { Translator } from "@/platform/i18n/translator";

/** A fault of a file in a reader's language. */
export function sayImportFault(t: Translator<"imports">, { code, values }: ImportFault): string {
  return t(`faults.${code}`, { ...values });
}
