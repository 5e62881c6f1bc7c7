import type { SurveyOutline } from "@/db/queries/read-outlines";
import { type Text, textIn } from "@/domain/survey/locale";
import { plainWords } from "@/domain/survey/pipes";
import { SAID } from "@/domain/survey/results/given-count";
import type { AskedOption } from "@/domain/survey/results/merge-asked";
import type { QuestionWords } from "@/features/dashboards/questions/question-words";

/** Words of a survey in its own language, with the brand's name in place. */
export function ownWords({ locale, brandName }: Pick<SurveyOutline, "locale" | "brandName">, text: Text): string {
  return plainWords(textIn(text, locale, locale), brandName);
}

/** What a line of a question is called: its option's or row's words, else what was said: yes, no, own words. */
export function nameOption(
  outline: Pick<SurveyOutline, "locale" | "brandName">,
  { key, option }: { readonly key: string; readonly option: AskedOption | null },
  { questions: t }: Pick<QuestionWords, "questions">,
): string {
  if (option !== null) return ownWords(outline, option.label);
  if (key === SAID.other) return t("other");
  if (key === "true" || key === "false") return t(key === "true" ? "yes" : "no");
  return key;
}
