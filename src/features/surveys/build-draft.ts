import { parseColor } from "@/domain/survey/contrast";
import type { Brand, Definition } from "@/domain/survey/definition";
import { type Text, textIn } from "@/domain/survey/locale";
import { tidyText } from "@/domain/survey/plain-text";
import { STARTING_TEMPLATES } from "@/domain/survey/templates/starting-templates";
import { type FormValues, templateFor } from "@/features/surveys/read-form";
import { textsOf, WORD_KEYS, type WordTexts, withTexts } from "@/features/surveys/read-words";

const NO_NAME = "Your brand";
const NO_COLOR = "#1f6f5c";

/**
 * The document that the form of a new survey describes. A text that stands as the page gave it stays the template's in every
 * language; what the author wrote is in the survey's own language alone, and then the survey is offered in that language
 * only: a page half in one language and half in another says nothing well. Total: an unfinished colour or an empty text
 * falls back, so that the preview always shows something; `readForm` has the errors.
 */
export function buildDraft(values: FormValues): Definition {
  const brand: Brand = {
    name: values.brand === "" ? NO_NAME : values.brand.slice(0, 100),
    color: parseColor(values.color) ? values.color.toLowerCase() : NO_COLOR,
  };
  const target = STARTING_TEMPLATES[templateFor(values.kind, values.scale)](brand, values.locale);
  const from = values.wordsOf ? STARTING_TEMPLATES[values.wordsOf.template](brand, values.wordsOf.locale) : target;
  const made = worded(target, from, values);
  return values.dismissed.length === 0 ? made : { ...made, dismissed: [...values.dismissed] };
}

function worded(target: Definition, from: Definition, values: FormValues): Definition {
  const [own, shown] = [textsOf(target), textsOf(from)];
  const texts: WordTexts = {};
  for (const key of WORD_KEYS) {
    const given = tidyText(values.words[key] ?? "");
    const speaks = (text: Text | undefined, where: Definition) =>
      text !== undefined && tidyText(textIn(text, where.locale, where.locale)) === given;
    if (given === "" || own[key] === undefined || speaks(own[key], target) || speaks(shown[key], from)) continue;
    texts[key] = { [target.locale]: given };
  }
  const made = withTexts(target, texts);
  return Object.keys(texts).length === 0 ? made : { ...made, locales: [target.locale] };
}
