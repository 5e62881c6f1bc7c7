import type { LogicWords } from "@/domain/survey/condition-words";
import type { ChangeWords } from "@/domain/survey/diff/change-words";
import type { AppLocale } from "@/platform/i18n/locale";
import type { Translator } from "@/platform/i18n/translator";

/** What conditions and rules are said with, in the reader's language. */
export function sayLogic(t: Translator<"logic">, reader: AppLocale): LogicWords {
  return { say: (key, values) => t(`words.${key}`, values), reader };
}

/** What the changes from one document to the next are said with. */
export function sayChanges(t: Translator<"changes">, kinds: Translator<"kinds">, logic: LogicWords): ChangeWords {
  return { say: (key, values) => t(key, values), kind: (kind) => (isKind(kind) ? kinds(kind) : kind), logic };
}

const KINDS = [
  "nps",
  "csat",
  "ces",
  "rating",
  "single",
  "multiple",
  "yes_no",
  "ranking",
  "long_text",
  "short_text",
  "email",
  "number",
  "date",
  "matrix",
  "quality",
  "statement",
  "consent",
] as const;

function isKind(kind: string): kind is (typeof KINDS)[number] {
  return (KINDS as readonly string[]).includes(kind);
}
