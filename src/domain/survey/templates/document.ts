import { type BandName, SCALES } from "@/domain/metrics/scale";
import type { Condition } from "@/domain/survey/condition";
import type { Brand, Definition, Ending, Question, ScoreQuestion } from "@/domain/survey/definition";
import { LOCALES, type Locale } from "@/domain/survey/locale";
import { DEFINITION_VERSION } from "@/domain/survey/migrate/version";
import { scaleOf } from "@/domain/survey/outline";
import { CONTACT, EMAIL, EMAIL_HELP, THANKS } from "@/domain/survey/templates/shared-words";

/** A whole document in six languages, the survey's own first. Without endings everybody is thanked in the same words. */
export function surveyDocument(
  brand: Brand,
  locale: Locale,
  questions: Question[],
  endings: Ending[] = [{ id: "thanks", title: THANKS.title }],
): Definition {
  const locales = [locale, ...LOCALES.filter((other) => other !== locale)];
  return { version: DEFINITION_VERSION, locale, locales, brand, questions, logic: [], endings };
}

/** Holds for each band of a score, low to high; the bands are the scale's own. */
export function bandConditions(score: ScoreQuestion): [Condition, Condition, Condition] {
  const [low, middle, high] = SCALES[scaleOf(score)].groups;
  const when = (band: { readonly name: BandName; readonly scores: readonly number[] } | undefined): Condition => ({
    question: score.id,
    op: "between",
    value: [band?.scores.at(0) ?? 0, band?.scores.at(-1) ?? 0],
  });
  return [when(low), when(middle), when(high)];
}

/** Thanks that differ by score in words only; nothing is offered to some and kept from others. */
export function thanksByScore(score: ScoreQuestion): Ending[] {
  const [low, middle] = bandConditions(score);
  return [
    { id: "thanks_low", when: low, title: THANKS.title, body: THANKS.low },
    { id: "thanks_middle", when: middle, title: THANKS.title, body: THANKS.middle },
    { id: "thanks", title: THANKS.title, body: THANKS.high },
  ];
}

/** What every ready-made survey calls its question for permission to write back: a yes to it is a wish for contact. */
export const CONTACT_QUESTION = "contact";

/** Permission to write back, and where to, last. */
export function askContact(title = CONTACT): Question[] {
  return [
    { id: CONTACT_QUESTION, kind: "yes_no", required: false, title },
    {
      id: "email",
      kind: "email",
      required: false,
      showIf: { question: CONTACT_QUESTION, op: "is", value: true },
      title: EMAIL,
      help: EMAIL_HELP,
    },
  ];
}
