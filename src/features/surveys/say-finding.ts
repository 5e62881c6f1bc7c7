import type { Finding } from "@/domain/survey/lint/finding";
import type { Translator } from "@/platform/i18n/translator";

/** A finding in words. */
export interface SaidFinding {
  readonly what: string;
  readonly why: string;
  /** Who says so. */
  readonly source: string;
  readonly mend: string;
}

/** Says what the linter found, why it matters, by whom, and what mends it, in the reader's language. */
export function sayFinding(t: Translator<"findings">, { rule, code, values }: Finding): SaidFinding {
  return {
    what: t(`found.${code}`, values),
    why: t(`rules.${rule}.why`, values),
    source: t(`rules.${rule}.source`),
    mend: t(`rules.${rule}.mend`, values),
  };
}
