import { METRICS } from "@/domain/metrics/metric";
import { SCALES } from "@/domain/metrics/scale";
import { estimateMinutes } from "@/domain/survey/lint/estimate-minutes";
import { type Locale, textIn } from "@/domain/survey/locale";
import { scaleOf } from "@/domain/survey/outline";
import { plainWords } from "@/domain/survey/pipes";
import { TEMPLATE_FACTS, TEMPLATES, type TemplateId } from "@/domain/survey/templates/templates";
import { firstScore } from "@/features/surveys/read-words";
import type { Translator } from "@/platform/i18n/translator";

/** A template as the list shows it. */
export interface TemplateCard {
  readonly id: TemplateId;
  readonly name: string;
  /** The first question, with the brand's name and ready words in place. */
  readonly asks: string;
  readonly questions: number;
  /** On a phone, along the longest path; at least 1. */
  readonly minutes: number;
  /** "NPS, 0 to 10"; null where it gives no score of its own. */
  readonly measures: string | null;
  readonly when: string;
  /** "one day", or null where it is sent at once. */
  readonly delay: string | null;
  readonly quarantineDays: number;
  readonly languages: number;
  /** What one wants to know, in the words one would look for it with. */
  readonly need: string;
  /** All that is searched, in lower case. */
  readonly search: string;
}

/** What the list is said with; the first question stands in this language too. */
interface TemplateWords {
  readonly t: Translator<"templates">;
  readonly facts: Translator<"templateFacts">;
  readonly locale: Locale;
}

/** What one wants to know before one takes a template. */
export function describeTemplate(
  id: TemplateId,
  brand: { name: string; color: string },
  { t, facts, locale }: TemplateWords,
): TemplateCard {
  const definition = TEMPLATES[id](brand, locale);
  const { delayHours, quarantineDays } = TEMPLATE_FACTS[id];
  const [name, when, need] = [facts(`${id}.name`), facts(`${id}.when`), facts(`${id}.need`)];
  const score = firstScore(definition);
  const scale = score && SCALES[scaleOf(score)];
  const asks = plainWords(textIn(definition.questions[0]?.title, locale, locale), brand.name);
  return {
    id,
    name,
    asks,
    questions: definition.questions.length,
    minutes: Math.max(1, Math.round(estimateMinutes(definition))),
    measures: scale?.metric ? inPoints(METRICS[scale.metric].name, scale, t) : null,
    when,
    delay: delayHours === 0 ? null : inWords(delayHours, t),
    quarantineDays,
    languages: definition.locales.length,
    need,
    search: [name, asks, when, need, facts(`${id}.search`)].join(" ").toLowerCase(),
  };
}

function inPoints(metric: string, { min, max }: { min: number; max: number }, t: Translator<"templates">): string {
  return max - min === 1
    ? t("entry.yesNo", { metric })
    : t("entry.scale", { metric, min: String(min), max: String(max) });
}

function inWords(hours: number, t: Translator<"templates">): string {
  return hours % 24 === 0 ? t("entry.days", { n: hours / 24 }) : t("entry.hours", { n: hours });
}
