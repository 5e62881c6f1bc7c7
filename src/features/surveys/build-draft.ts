import { parseColor } from "@/domain/survey/contrast";
import type { Brand, Definition } from "@/domain/survey/definition";
import { type Text, textIn } from "@/domain/survey/locale";
import { tidyText } from "@/domain/survey/plain-text";
import { STARTING_TEMPLATES, type StartingId } from "@/domain/survey/templates/starting-templates";
import { type FormValues, templateFor } from "@/features/surveys/read-form";
import { templateOf, textsOf, WORD_KEYS, type WordTexts, withTexts } from "@/features/surveys/read-words";

const NO_NAME = "Your brand";
const NO_COLOR = "#1f6f5c";

/**
 * The document that a form describes. A text that stands as the page gave it stays the template's (or the survey's) in
 * every language; what the author wrote is in the survey's own language alone, and then the survey is offered in that
 * language only: a page half in one language and half in another says nothing well. Total: an unfinished colour or an
 * empty text falls back, so that the preview always shows something; `readForm` has the errors.
 */
export function buildDraft(values: FormValues, existing: Definition | null): Definition {
  const brand: Brand = {
    name: values.brand === "" ? NO_NAME : values.brand.slice(0, 100),
    color: parseColor(values.color) ? values.color.toLowerCase() : NO_COLOR,
  };
  if (existing) {
    const target = rescaled({ ...existing, brand }, values);
    return withDismissed(worded(target, stockOf(existing, brand), textsOf(existing), existing, values), values);
  }
  const target = STARTING_TEMPLATES[templateFor(values.kind, values.scale)](brand, values.locale);
  const from = values.wordsOf ? STARTING_TEMPLATES[values.wordsOf.template](brand, values.wordsOf.locale) : target;
  return withDismissed(worded(target, textsOf(from), textsOf(from), from, values), values);
}

function withDismissed(made: Definition, { dismissed }: FormValues): Definition {
  if (dismissed === null) return made;
  const { dismissed: _, ...rest } = made;
  return dismissed === undefined || dismissed.length === 0 ? rest : { ...rest, dismissed };
}

/** The survey on the chosen scale: unchanged where the scale is, else the template of the new scale with its bands. */
function rescaled(existing: Definition, values: FormValues): Definition {
  const was = templateOf(existing);
  if (was === null || values.kind !== "csat" || !was.startsWith("csat")) return existing;
  const wanted: StartingId = templateFor("csat", values.scale);
  if (wanted === was) return existing;
  const { questions, endings } = STARTING_TEMPLATES[wanted](existing.brand, existing.locale);
  return { ...existing, questions, endings };
}

/** The template's own words, where the survey still speaks them. */
function stockOf(existing: Definition, brand: Brand): WordTexts {
  const was = templateOf(existing);
  return was === null ? {} : textsOf(STARTING_TEMPLATES[was](brand, existing.locale));
}

function worded(
  target: Definition,
  stock: WordTexts,
  shown: WordTexts,
  from: Definition,
  values: FormValues,
): Definition {
  const own = textsOf(target);
  const texts: WordTexts = {};
  let authored = false;
  for (const key of WORD_KEYS) {
    const given = tidyText(values.words[key] ?? "");
    const ready = own[key];
    if (given === "" || ready === undefined) continue;
    const speaks = (text: Text | undefined, where: Definition) =>
      text !== undefined && tidyText(textIn(text, where.locale, where.locale)) === given;
    if (speaks(ready, target)) continue;
    if (speaks(shown[key], from)) {
      // As the page gave it: the template's words follow a new scale, the author's own stay.
      if (speaks(stock[key], from)) continue;
      texts[key] = shown[key];
    } else {
      texts[key] = { [target.locale]: given };
      authored = true;
    }
  }
  const made = withTexts(target, texts);
  if (!authored) return made;
  return { ...made, locales: [target.locale] };
}
