import type { Condition } from "@/domain/survey/condition";
import type { Question } from "@/domain/survey/definition";
import { LOCALES, type Text } from "@/domain/survey/locale";
import { pipesIn } from "@/domain/survey/pipes";

/** The questions that a condition looks at. */
export function askedIn(condition: Condition | undefined): string[] {
  if (!condition) return [];
  if ("all" in condition) return condition.all.flatMap(askedIn);
  if ("any" in condition) return condition.any.flatMap(askedIn);
  if ("not" in condition) return askedIn(condition.not);
  return "question" in condition ? [condition.question] : [];
}

/** The questions whose answers a text names. */
export function namedIn(text: Text | undefined): string[] {
  return LOCALES.flatMap((locale) => pipesIn(text?.[locale] ?? ""))
    .filter(({ source }) => source === "answer")
    .map(({ name }) => name);
}

/** The questions whose answers a question's texts name, its wordings included. */
export function namedByTexts({ title, help, variants = [] }: Question): string[] {
  return [title, help, ...variants.flatMap((one) => [one.title, one.help])].flatMap(namedIn);
}
