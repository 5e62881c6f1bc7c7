import { getTranslations } from "next-intl/server";
import type { FieldError } from "@/platform/http/problem";
import { sayFault } from "@/platform/i18n/say-fault";

/** What is wrong with a form's fields, by their names, in the person's language. */
export async function sayFieldErrors(errors: readonly FieldError[]): Promise<Record<string, string>> {
  const [t, faults] = [await getTranslations("problems"), await getTranslations("faults")];
  return Object.fromEntries(
    errors.map(({ path, message, key, values, fault }) => [
      path,
      fault ? sayFault(faults, fault) : key ? t(`fields.${key}`, values) : message,
    ]),
  );
}
