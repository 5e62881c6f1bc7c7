import type { Brand, Definition, ScoreQuestion } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import { surveyDocument, thanksByScore } from "@/domain/survey/templates/document";
import type { TemplateFacts } from "@/domain/survey/templates/facts";
import { NO, PARTLY, YES } from "@/domain/survey/templates/shared-words";
import { six } from "@/domain/survey/templates/six";

/** Proactive care (SURVEYS TPL-10): how it is going, what worries, what is wanted; after an outage also how we informed. */
export function checkInTemplate(brand: Brand, locale: Locale = "en"): Definition {
  const score: ScoreQuestion = {
    id: "score",
    kind: "csat",
    scale: "faces-5",
    required: true,
    title: ASK,
    labels: MOODS,
  };
  const questions: Definition["questions"] = [
    score,
    { id: "why", kind: "long_text", required: false, title: WORRY },
    {
      id: "informed",
      kind: "single",
      required: false,
      showIf: { attribute: "occasion", op: "is", value: "outage" },
      title: INFORMED,
      options: [
        { id: "no", label: NO },
        { id: "partly", label: PARTLY },
        { id: "yes", label: YES },
      ],
    },
    { id: "wants", kind: "multiple", required: false, other: true, title: WANTS, options: OFFERS },
  ];
  return surveyDocument(brand, locale, questions, thanksByScore(score));
}

export const CHECK_IN_FACTS: TemplateFacts = {
  name: "Check-in (how are things going?)",
  delayHours: 720,
  quarantineDays: 30,
  stage: "during",
  followUps: [{ question: "wants", option: "call", dueHours: 8 }],
};

const ASK = six(
  "How are things going with {link.product|our product} at the moment?",
  "Wie läuft es derzeit mit {link.product|unserem Produkt}?",
  "Comment cela se passe-t-il en ce moment avec {link.product|notre produit} ?",
  "¿Cómo le va en este momento con {link.product|nuestro producto}?",
  "現在、{link.product|当社の製品}のご利用状況はいかがですか？",
  "كيف تسير الأمور مع {link.product|منتجنا} حاليًا؟",
);

const MOODS = {
  "1": six("Badly", "Schlecht", "Mal", "Mal", "よくない", "بشكل سيئ"),
  "2": six("Not well", "Nicht gut", "Pas très bien", "No muy bien", "あまりよくない", "ليس جيدًا"),
  "3": six("OK", "Geht so", "Correctement", "Regular", "まあまあ", "مقبول"),
  "4": six("Well", "Gut", "Bien", "Bien", "順調", "جيد"),
  "5": six("Very well", "Sehr gut", "Très bien", "Muy bien", "とても順調", "بشكل جيد جدًا"),
};

const WORRY = six(
  "What is slowing you down or worrying you?",
  "Was bremst oder beunruhigt Sie?",
  "Qu’est-ce qui vous freine ou vous préoccupe ?",
  "¿Qué le frena o le preocupa?",
  "困っていることや気になることはありますか？",
  "ما الذي يعيقك أو يقلقك؟",
);
const INFORMED = six(
  "Did we keep you well informed?",
  "Haben wir Sie gut informiert?",
  "Vous avons-nous bien tenu(e) au courant ?",
  "¿Le mantuvimos bien informado/a?",
  "十分な情報をお届けできましたか？",
  "هل أبقيناك على اطلاع جيد؟",
);
const WANTS = six(
  "What would you like from us?",
  "Was wünschen Sie sich von uns?",
  "Que souhaitez-vous de notre part ?",
  "¿Qué le gustaría recibir de nosotros?",
  "ご希望を教えてください。",
  "ماذا تود منا؟",
);
const OFFERS = [
  { id: "call", label: six("A call", "Einen Anruf", "Un appel", "Una llamada", "電話での連絡", "مكالمة") },
  { id: "training", label: six("Training", "Eine Schulung", "Une formation", "Formación", "研修", "تدريب") },
  {
    id: "fix",
    label: six(
      "A fix for something I reported",
      "Die Behebung von etwas, das ich gemeldet habe",
      "La correction d’un point que j’ai signalé",
      "La solución de algo que comuniqué",
      "報告した問題の修正",
      "إصلاح لشيء أبلغت عنه",
    ),
  },
  {
    id: "terms",
    label: six(
      "A talk about price or contract",
      "Ein Gespräch über Preis oder Vertrag",
      "Un échange sur le prix ou le contrat",
      "Hablar del precio o del contrato",
      "料金・契約の相談",
      "حديث عن السعر أو العقد",
    ),
  },
  {
    id: "nothing",
    pinned: true,
    exclusive: true,
    label: six("Nothing", "Nichts", "Rien", "Nada", "特になし", "لا شيء"),
  },
];
