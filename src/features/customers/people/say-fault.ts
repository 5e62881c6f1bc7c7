import type { FieldFault } from "@/domain/customer/spell";
import type { FieldError } from "@/platform/http/problem";
import { type Translator, translatorIn } from "@/platform/i18n/translator";

/** A fault of a customer's record in a reader's language; files and screens say the same of the same. */
export function sayFault(t: Translator<"imports">, { fault }: FieldFault): string {
  return t(`faults.${fault.code}`, { ...fault.values });
}

/** Faults in English, as the API says them. */
export function faultsInEnglish(faults: readonly FieldFault[]): FieldError[] {
  const t = translatorIn("en", "imports");
  return faults.map((one) => ({ path: one.field, message: sayFault(t, one) }));
}
