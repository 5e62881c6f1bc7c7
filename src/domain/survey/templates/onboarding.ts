import type { Brand, Definition, ScoreQuestion } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import { askContact, surveyDocument, thanksByScore } from "@/domain/survey/templates/document";
import type { TemplateFacts } from "@/domain/survey/templates/facts";
import { PARTLY, YES } from "@/domain/survey/templates/shared-words";
import { six } from "@/domain/survey/templates/six";

/** Getting started, on day 7 and day 30 (SURVEYS TPL-05): how easy, what for, reached or not, and what is in the way. */
export function onboardingTemplate(brand: Brand, locale: Locale = "en"): Definition {
  const score: ScoreQuestion = { id: "score", kind: "ces", scale: "1-7", anchors: "ease", required: true, title: ASK };
  const questions: Definition["questions"] = [
    score,
    { id: "aim", kind: "long_text", required: false, title: AIM },
    {
      id: "reached",
      kind: "single",
      required: false,
      title: REACHED,
      options: [
        { id: "yes", label: YES },
        { id: "partly", label: PARTLY },
        { id: "not_yet", label: six("Not yet", "Noch nicht", "Pas encore", "Todavía no", "まだ", "ليس بعد") },
      ],
    },
    {
      id: "obstacle",
      kind: "single",
      required: false,
      showIf: { question: "reached", op: "is", value: "not_yet" },
      shuffle: true,
      other: true,
      title: OBSTACLE,
      options: OBSTACLES,
    },
    { id: "doubt", kind: "long_text", required: false, title: DOUBT },
    ...askContact(),
  ];
  return surveyDocument(brand, locale, questions, thanksByScore(score));
}

export const ONBOARDING_FACTS: TemplateFacts = {
  name: "Getting started (onboarding)",
  delayHours: 168,
  quarantineDays: 30,
  stage: "before",
  followUps: [{ question: "reached", option: "not_yet", dueHours: 24 }],
};

const ASK = six(
  "How easy was it to get started with {link.product|our product}?",
  "Wie einfach war der Einstieg in {link.product|unser Produkt}?",
  "Dans quelle mesure a-t-il été facile de prendre en main {link.product|notre produit} ?",
  "¿Qué tan fácil fue empezar a usar {link.product|nuestro producto}?",
  "{link.product|当社の製品}を使い始めるのはどのくらい簡単でしたか？",
  "ما مدى سهولة البدء في استخدام {link.product|منتجنا}؟",
);

const AIM = six(
  "What did you want to achieve first?",
  "Was wollten Sie als Erstes erreichen?",
  "Que vouliez-vous accomplir en premier ?",
  "¿Qué quería lograr primero?",
  "最初に実現したかったことは何ですか？",
  "ما أول شيء أردت تحقيقه؟",
);

const REACHED = six(
  "Have you achieved it?",
  "Haben Sie es erreicht?",
  "Y êtes-vous parvenu(e) ?",
  "¿Lo ha logrado?",
  "それは実現できましたか？",
  "هل حققته؟",
);

const OBSTACLE = six(
  "What is in the way?",
  "Was steht dem im Weg?",
  "Qu’est-ce qui vous en empêche ?",
  "¿Qué se lo impide?",
  "妨げになっているのは何ですか？",
  "ما الذي يعيق ذلك؟",
);

const OBSTACLES = [
  { id: "time", label: six("No time", "Keine Zeit", "Pas le temps", "Falta de tiempo", "時間がない", "ضيق الوقت") },
  {
    id: "feature",
    label: six(
      "A missing feature",
      "Eine fehlende Funktion",
      "Une fonction manquante",
      "Falta una función",
      "必要な機能がない",
      "ميزة غير متوفرة",
    ),
  },
  {
    id: "steps",
    label: six(
      "Unclear steps",
      "Unklare Schritte",
      "Des étapes peu claires",
      "Pasos poco claros",
      "手順がわかりにくい",
      "خطوات غير واضحة",
    ),
  },
  {
    id: "data",
    label: six(
      "Bringing in our data",
      "Die Übernahme unserer Daten",
      "L’import de nos données",
      "La importación de nuestros datos",
      "データの取り込み",
      "استيراد بياناتنا",
    ),
  },
  {
    id: "approval",
    label: six(
      "Approval inside my company",
      "Die Freigabe in meinem Unternehmen",
      "L’accord au sein de mon entreprise",
      "La aprobación dentro de mi empresa",
      "社内の承認",
      "الموافقة داخل شركتي",
    ),
  },
];

const DOUBT = six(
  "What nearly stopped you from signing up?",
  "Was hätte Sie beinahe von der Anmeldung abgehalten?",
  "Qu’est-ce qui a failli vous dissuader de vous inscrire ?",
  "¿Qué estuvo a punto de impedirle registrarse?",
  "登録をためらった理由があれば教えてください。",
  "ما الذي كاد يمنعك من التسجيل؟",
);
