import { type BandName, SCALES } from "@/domain/metrics/scale";
import type { Condition } from "@/domain/survey/condition";
import type { Brand, Definition, ScoreQuestion } from "@/domain/survey/definition";
import { LOCALES, type Locale, type Text } from "@/domain/survey/locale";
import { scaleOf } from "@/domain/survey/outline";
import { THANKS, WHY_ANY } from "@/domain/survey/templates/shared-words";

/** The "why" for each band of the score, low to high. */
export interface WhyByBand {
  readonly low: Text;
  readonly middle: Text;
  readonly high: Text;
}

/**
 * The shape all starting templates share: the score (alone required), the "why" that fits it, thanks in the words that
 * fit it. The bands are the scale's own. Thanks differ in words only; nothing is offered to some and kept from others.
 */
export function startingTemplate(brand: Brand, locale: Locale, score: ScoreQuestion, why: WhyByBand): Definition {
  const [low, middle, high] = SCALES[scaleOf(score)].groups;
  const when = (band: { readonly name: BandName; readonly scores: readonly number[] } | undefined): Condition => ({
    question: score.id,
    op: "between",
    value: [band?.scores.at(0) ?? 0, band?.scores.at(-1) ?? 0],
  });
  return {
    version: 1,
    locale,
    locales: [locale, ...LOCALES.filter((other) => other !== locale)],
    brand,
    questions: [
      score,
      {
        id: "why",
        kind: "long_text",
        title: WHY_ANY,
        required: false,
        variants: [
          { when: when(low), title: why.low },
          { when: when(middle), title: why.middle },
          { when: when(high), title: why.high },
        ],
      },
    ],
    logic: [],
    endings: [
      { id: "thanks_low", when: when(low), title: THANKS.title, body: THANKS.low },
      { id: "thanks_middle", when: when(middle), title: THANKS.title, body: THANKS.middle },
      { id: "thanks", title: THANKS.title, body: THANKS.high },
    ],
  };
}
