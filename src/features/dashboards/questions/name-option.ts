import type { SurveyOutline } from "@/db/queries/read-outlines";
import { type Text, textIn } from "@/domain/survey/locale";
import { plainWords } from "@/domain/survey/pipes";
import { SAID } from "@/domain/survey/results/given-count";
import type { AskedOption } from "@/domain/survey/results/merge-asked";
import { pageWords } from "@/domain/survey/words";

/** Words of a survey in its own language, with the brand's name in place. */
export function ownWords({ locale, brandName }: Pick<SurveyOutline, "locale" | "brandName">, text: Text): string {
  return plainWords(textIn(text, locale, locale), brandName);
}

/** What a line of a question is called: its option's or row's words, else what the page called it: yes, no, other. */
export function nameOption(
  outline: Pick<SurveyOutline, "locale" | "brandName">,
  { key, option }: { readonly key: string; readonly option: AskedOption | null },
): string {
  if (option !== null) return ownWords(outline, option.label);
  const page = pageWords(outline.locale);
  const said: Readonly<Record<string, string>> = { true: page.yes, false: page.no, [SAID.other]: page.other };
  return said[key] ?? key;
}
