import type { Brand, Definition, ScoreQuestion } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import { surveyDocument } from "@/domain/survey/templates/document";
import type { TemplateFacts } from "@/domain/survey/templates/facts";
import { WHY_ANY } from "@/domain/survey/templates/shared-words";
import { six } from "@/domain/survey/templates/six";

/** Employees (SURVEYS TPL-11). Nobody is asked for a name or an address, and the thanks are the same for everybody. */
export function enpsTemplate(brand: Brand, locale: Locale = "en"): Definition {
  const score: ScoreQuestion = { id: "score", kind: "nps", required: true, title: ASK };
  return surveyDocument(brand, locale, [
    score,
    { id: "why", kind: "long_text", required: false, title: WHY_ANY },
    { id: "drivers", kind: "matrix", scale: "1-5", required: false, na: true, title: DRIVERS, rows: ROWS },
  ]);
}

export const ENPS_FACTS: TemplateFacts = {
  name: "A place to work (eNPS)",
  anonymous: true,
  delayHours: 0,
  quarantineDays: 90,
  stage: "during",
};

const ASK = six(
  "How likely are you to recommend {brand} as a place to work?",
  "Wie wahrscheinlich ist es, dass Sie {brand} als Arbeitgeber weiterempfehlen?",
  "Quelle est la probabilité que vous recommandiez {brand} comme employeur ?",
  "¿Qué probabilidad hay de que recomiende {brand} como lugar de trabajo?",
  "働く場所として{brand}をすすめる可能性はどのくらいありますか？",
  "ما مدى احتمال أن توصي بـ {brand} كمكان للعمل؟",
);
const DRIVERS = six(
  "How good are these for you at the moment?",
  "Wie gut ist Folgendes derzeit für Sie?",
  "Comment évaluez-vous ces points en ce moment ?",
  "¿Cómo valora lo siguiente en este momento?",
  "現在、次の点はいかがですか？",
  "كيف تقيّم ما يلي حاليًا؟",
);
const ROWS = [
  {
    id: "work",
    label: six(
      "My work itself",
      "Meine Arbeit selbst",
      "Mon travail lui-même",
      "Mi propio trabajo",
      "仕事そのもの",
      "عملي نفسه",
    ),
  },
  {
    id: "team",
    label: six(
      "How we work together",
      "Unsere Zusammenarbeit",
      "Notre façon de travailler ensemble",
      "Nuestra forma de colaborar",
      "チームでの協力",
      "طريقة عملنا معًا",
    ),
  },
  {
    id: "growth",
    label: six(
      "My chances to grow",
      "Meine Entwicklungschancen",
      "Mes possibilités d’évolution",
      "Mis oportunidades de crecer",
      "成長の機会",
      "فرصي في التطور",
    ),
  },
];
