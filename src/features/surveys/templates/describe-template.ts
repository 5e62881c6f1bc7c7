import { METRICS } from "@/domain/metrics/metric";
import { SCALES } from "@/domain/metrics/scale";
import { estimateMinutes } from "@/domain/survey/lint/estimate-minutes";
import { type Locale, textIn } from "@/domain/survey/locale";
import { scaleOf } from "@/domain/survey/outline";
import { plainWords } from "@/domain/survey/pipes";
import { TEMPLATE_FACTS, TEMPLATES, type TemplateId } from "@/domain/survey/templates/templates";
import { firstScore } from "@/features/surveys/read-words";
import { TEMPLATE_NEEDS } from "@/features/surveys/templates/name-needs";

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

/** What one wants to know before one takes a template. */
export function describeTemplate(
  id: TemplateId,
  brand: { name: string; color: string },
  locale: Locale = "en",
): TemplateCard {
  const definition = TEMPLATES[id](brand, locale);
  const { name, when, delayHours, quarantineDays } = TEMPLATE_FACTS[id];
  const score = firstScore(definition);
  const scale = score && SCALES[scaleOf(score)];
  const asks = plainWords(textIn(definition.questions[0]?.title, locale, locale), brand.name);
  return {
    id,
    name,
    asks,
    questions: definition.questions.length,
    minutes: Math.max(1, Math.round(estimateMinutes(definition))),
    measures: scale?.metric ? `${METRICS[scale.metric].name}, ${inPoints(scale)}` : null,
    when,
    delay: delayHours === 0 ? null : inWords(delayHours),
    quarantineDays,
    languages: definition.locales.length,
    need: TEMPLATE_NEEDS[id].need,
    search: [name, asks, when, TEMPLATE_NEEDS[id].need, TEMPLATE_NEEDS[id].words].join(" ").toLowerCase(),
  };
}

function inPoints({ min, max }: { min: number; max: number }): string {
  return max - min === 1 ? "no or yes" : `${min} to ${max}`;
}

function inWords(hours: number): string {
  const [size, unit] = hours % 24 === 0 ? [hours / 24, "day"] : [hours, "hour"];
  return size === 1 ? `one ${unit}` : `${size} ${unit}s`;
}
