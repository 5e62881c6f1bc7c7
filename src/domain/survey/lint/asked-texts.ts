import type { Definition, Question } from "@/domain/survey/definition";
import { textIn } from "@/domain/survey/locale";
import { pipesIn } from "@/domain/survey/pipes";

/** A question's words in the survey's own language, and where they stand. */
export interface AskedText {
  readonly path: string;
  readonly question: Question;
  /** A line of a matrix or a scorecard, which is answered by itself. */
  readonly row: boolean;
  readonly text: string;
  /** The same with each pipe as one name, so that no pattern looks into it. */
  readonly masked: string;
}

/** Every title, its variants and its rows, in order. */
export function askedTexts(definition: Definition): AskedText[] {
  const { locale } = definition;
  return definition.questions.flatMap((question) => {
    const made = (path: string, text: Parameters<typeof textIn>[0], row = false): AskedText => {
      const own = textIn(text, locale, locale);
      return { path: `questions.${question.id}.${path}`, question, row, text: own, masked: mask(own) };
    };
    const rows = "rows" in question ? question.rows : [];
    return [
      made("title", question.title),
      ...(question.variants ?? []).map((variant, at) => made(`variants.${at}.title`, variant.title)),
      ...rows.map((row) => made(`rows.${row.id}`, row.label, true)),
    ];
  });
}

/** Whether the answer is a score or a yes: one value that cannot say which half of a question it is about. */
export function takesOneValue({ question, row }: AskedText): boolean {
  return row || ["nps", "csat", "ces", "rating", "yes_no"].includes(question.kind);
}

function mask(text: string): string {
  return pipesIn(text).reduce((masked, { written }) => masked.replace(written, () => "Name"), text);
}
