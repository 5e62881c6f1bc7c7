import { SCALES, type ScaleId } from "@/domain/metrics/scale";
import type { Question } from "@/domain/survey/definition";
import { type Locale, type Text, textIn } from "@/domain/survey/locale";
import { isScoreQuestion, scaleOf } from "@/domain/survey/outline";

/** One point of a scale with its words; "" where only the ends are labelled. */
export interface Point {
  readonly score: number;
  readonly label: string;
}

type Scored = Extract<Question, { kind: "nps" | "csat" | "ces" | "rating" | "matrix" | "quality" }>;

/** The points of a question's scale, low to high, with the author's words, else the scale's own in that language. */
export function pointsOf(question: Scored, locale: Locale, fallback: Locale): Point[] {
  const { min, max } = SCALES[scaleIdOf(question)];
  const words = defaultWords(question, max - min + 1, locale);
  return Array.from({ length: max - min + 1 }, (_, index) => {
    const score = min + index;
    const own: Text | undefined = question.labels?.[String(score)];
    return { score, label: own ? textIn(own, locale, fallback) : (words[index] ?? "") };
  });
}

function scaleIdOf(question: Scored): ScaleId {
  if (isScoreQuestion(question)) return scaleOf(question);
  return question.kind === "quality" ? "rating-1-5" : `rating-${question.scale}`;
}

function defaultWords(question: Scored, size: number, locale: Locale): string[] {
  if (question.kind === "nps") return ends(LIKELY[locale], size);
  if (question.kind === "csat") {
    if (question.scale === "stars" || size > 7) return ends(outer(SATISFACTION[locale]), size);
    return steps(SATISFACTION[locale], size, locale);
  }
  if (question.kind === "ces") {
    if (question.anchors === "effort") return ends(EFFORT[locale], size);
    return steps((question.anchors === "agreement" ? AGREEMENT : EASE)[locale], size, locale);
  }
  return ends(QUALITY[locale], size);
}

function ends([low, high]: readonly [string, string], size: number): string[] {
  return Array.from({ length: size }, (_, index) => (index === 0 ? low : index === size - 1 ? high : ""));
}

function outer(words: readonly string[]): [string, string] {
  return [words[0] ?? "", words[6] ?? ""];
}

/** Which of seven words a shorter scale uses. Japanese takes the "somewhat" words inside, so that its steps are even. */
function steps(words: readonly string[], size: number, locale: Locale): string[] {
  const inner = locale === "ja" ? [2, 4] : [1, 5];
  const picks: Record<number, number[]> = {
    2: [1, 5],
    3: [1, 3, 5],
    4: [0, ...inner, 6],
    5: [0, inner[0] ?? 1, 3, inner[1] ?? 5, 6],
    7: [0, 1, 2, 3, 4, 5, 6],
  };
  return (picks[size] ?? []).map((pick) => words[pick] ?? "");
}

type Ends = Record<Locale, readonly [string, string]>;
type Seven = Record<Locale, readonly [string, string, string, string, string, string, string]>;

const LIKELY: Ends = {
  en: ["Not at all likely", "Extremely likely"],
  de: ["Überhaupt nicht wahrscheinlich", "Äußerst wahrscheinlich"],
  fr: ["Pas du tout probable", "Extrêmement probable"],
  es: ["Nada probable", "Sumamente probable"],
  ja: ["可能性はまったくない", "可能性は非常に高い"],
  ar: ["غير محتمل إطلاقًا", "محتمل للغاية"],
};

const EFFORT: Ends = {
  en: ["Very low effort", "Very high effort"],
  de: ["Sehr geringer Aufwand", "Sehr hoher Aufwand"],
  fr: ["Très peu d’effort", "Énormément d’effort"],
  es: ["Muy poco esfuerzo", "Muchísimo esfuerzo"],
  ja: ["手間がとても少ない", "手間がとても多い"],
  ar: ["جهد قليل جدًا", "جهد كبير جدًا"],
};

const QUALITY: Ends = {
  en: ["Very poor", "Excellent"],
  de: ["Sehr schlecht", "Ausgezeichnet"],
  fr: ["Très mauvais", "Excellent"],
  es: ["Muy malo", "Excelente"],
  ja: ["とても悪い", "とても良い"],
  ar: ["سيئ جدًا", "ممتاز"],
};

const SATISFACTION: Seven = {
  en: [
    "Very dissatisfied",
    "Dissatisfied",
    "Somewhat dissatisfied",
    "Neither satisfied nor dissatisfied",
    "Somewhat satisfied",
    "Satisfied",
    "Very satisfied",
  ],
  de: [
    "Sehr unzufrieden",
    "Unzufrieden",
    "Eher unzufrieden",
    "Weder zufrieden noch unzufrieden",
    "Eher zufrieden",
    "Zufrieden",
    "Sehr zufrieden",
  ],
  fr: [
    "Très insatisfait(e)",
    "Insatisfait(e)",
    "Plutôt insatisfait(e)",
    "Ni satisfait(e) ni insatisfait(e)",
    "Plutôt satisfait(e)",
    "Satisfait(e)",
    "Très satisfait(e)",
  ],
  es: [
    "Muy insatisfecho/a",
    "Insatisfecho/a",
    "Algo insatisfecho/a",
    "Ni satisfecho/a ni insatisfecho/a",
    "Algo satisfecho/a",
    "Satisfecho/a",
    "Muy satisfecho/a",
  ],
  ja: ["とても不満", "不満", "やや不満", "どちらともいえない", "やや満足", "満足", "とても満足"],
  ar: ["غير راضٍ إطلاقًا", "غير راضٍ", "غير راضٍ إلى حد ما", "محايد", "راضٍ إلى حد ما", "راضٍ", "راضٍ جدًا"],
};

const EASE: Seven = {
  en: [
    "Very difficult",
    "Difficult",
    "Somewhat difficult",
    "Neither easy nor difficult",
    "Somewhat easy",
    "Easy",
    "Very easy",
  ],
  de: [
    "Sehr schwierig",
    "Schwierig",
    "Eher schwierig",
    "Weder einfach noch schwierig",
    "Eher einfach",
    "Einfach",
    "Sehr einfach",
  ],
  fr: [
    "Très difficile",
    "Difficile",
    "Plutôt difficile",
    "Ni facile ni difficile",
    "Plutôt facile",
    "Facile",
    "Très facile",
  ],
  es: ["Muy difícil", "Difícil", "Algo difícil", "Ni fácil ni difícil", "Algo fácil", "Fácil", "Muy fácil"],
  ja: ["とても難しい", "難しい", "やや難しい", "どちらともいえない", "やや簡単", "簡単", "とても簡単"],
  ar: ["صعب جدًا", "صعب", "صعب إلى حد ما", "ليس سهلًا ولا صعبًا", "سهل إلى حد ما", "سهل", "سهل جدًا"],
};

const AGREEMENT: Seven = {
  en: [
    "Strongly disagree",
    "Disagree",
    "Somewhat disagree",
    "Neither agree nor disagree",
    "Somewhat agree",
    "Agree",
    "Strongly agree",
  ],
  de: [
    "Stimme überhaupt nicht zu",
    "Stimme nicht zu",
    "Stimme eher nicht zu",
    "Teils, teils",
    "Stimme eher zu",
    "Stimme zu",
    "Stimme voll und ganz zu",
  ],
  fr: [
    "Pas du tout d’accord",
    "Pas d’accord",
    "Plutôt pas d’accord",
    "Ni d’accord ni pas d’accord",
    "Plutôt d’accord",
    "D’accord",
    "Tout à fait d’accord",
  ],
  es: [
    "Totalmente en desacuerdo",
    "En desacuerdo",
    "Algo en desacuerdo",
    "Ni de acuerdo ni en desacuerdo",
    "Algo de acuerdo",
    "De acuerdo",
    "Totalmente de acuerdo",
  ],
  ja: [
    "まったくそう思わない",
    "そう思わない",
    "あまりそう思わない",
    "どちらともいえない",
    "ややそう思う",
    "そう思う",
    "非常にそう思う",
  ],
  ar: [
    "لا أوافق إطلاقًا",
    "لا أوافق",
    "لا أوافق إلى حد ما",
    "لا أوافق ولا أعارض",
    "أوافق إلى حد ما",
    "أوافق",
    "أوافق تمامًا",
  ],
};
