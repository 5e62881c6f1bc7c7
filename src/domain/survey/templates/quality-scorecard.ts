import type { Brand, Definition } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import { askContact, surveyDocument } from "@/domain/survey/templates/document";
import type { TemplateFacts } from "@/domain/survey/templates/facts";
import { six } from "@/domain/survey/templates/six";

/**
 * One interaction in the customer's eyes (SURVEYS TPL-09): accuracy 50 % and critical, professionalism 30 %, the whole 20 %.
 * Each row says one thing only, so "courteous and respectful" is "respectful", "right and kept" is "kept".
 */
export function qualityScorecardTemplate(brand: Brand, locale: Locale = "en"): Definition {
  return surveyDocument(brand, locale, [
    { id: "score", kind: "quality", required: true, na: true, title: ASK, categories: CATEGORIES, rows: ROWS },
    { id: "why", kind: "long_text", required: false, title: WHY },
    ...askContact(),
  ]);
}

export const QUALITY_SCORECARD_FACTS: TemplateFacts = {
  name: "Quality of one interaction (scorecard)",
  delayHours: 1,
  quarantineDays: 30,
  stage: "after",
};

const ASK = six(
  "How was your contact with {agent|our team}?",
  "Wie war Ihr Kontakt mit {agent|unserem Team}?",
  "Comment s’est passé votre échange avec {agent|notre équipe} ?",
  "¿Cómo fue su contacto con {agent|nuestro equipo}?",
  "{agent|担当チーム}の対応はいかがでしたか？",
  "كيف كان تواصلك مع {agent|فريقنا}؟",
);

const CATEGORIES = [
  {
    id: "accuracy",
    weight: 50,
    critical: true,
    label: six(
      "Accuracy of information",
      "Richtigkeit der Auskunft",
      "Exactitude des informations",
      "Exactitud de la información",
      "情報の正確さ",
      "دقة المعلومات",
    ),
  },
  {
    id: "professionalism",
    weight: 30,
    label: six(
      "Professionalism of communication",
      "Professionalität der Kommunikation",
      "Professionnalisme de la communication",
      "Profesionalidad de la comunicación",
      "対応の丁寧さ",
      "مهنية التواصل",
    ),
  },
  {
    id: "overall",
    weight: 20,
    label: six(
      "Overall experience",
      "Gesamteindruck",
      "Expérience globale",
      "Experiencia general",
      "全体の印象",
      "التجربة العامة",
    ),
  },
];

const ROWS = [
  {
    id: "correct",
    category: "accuracy",
    label: six(
      "How correct the information was",
      "Wie richtig die Auskunft war",
      "L’exactitude des informations données",
      "Lo correcta que fue la información",
      "案内の正しさ",
      "مدى صحة المعلومات",
    ),
  },
  {
    id: "answered",
    category: "accuracy",
    label: six(
      "How completely I was answered",
      "Wie vollständig mir geantwortet wurde",
      "Le caractère complet des réponses",
      "Lo completa que fue la respuesta",
      "回答の十分さ",
      "مدى اكتمال الإجابة",
    ),
  },
  {
    id: "kept",
    category: "accuracy",
    label: six(
      "How well promises were kept",
      "Wie gut Zusagen eingehalten wurden",
      "Le respect des engagements",
      "Lo bien que se cumplió lo prometido",
      "約束が守られたか",
      "مدى الوفاء بالوعود",
    ),
  },
  {
    id: "respect",
    category: "professionalism",
    label: six(
      "The tone towards me",
      "Der Ton mir gegenüber",
      "Le ton employé avec moi",
      "El tono hacia mí",
      "言葉遣い",
      "أسلوب الحديث معي",
    ),
  },
  {
    id: "listened",
    category: "professionalism",
    label: six(
      "How well I was listened to",
      "Wie gut mir zugehört wurde",
      "La qualité de l’écoute",
      "Lo bien que me escucharon",
      "話をよく聞いてもらえたか",
      "مدى الإصغاء إليّ",
    ),
  },
  {
    id: "clear",
    category: "professionalism",
    label: six(
      "How clear the wording was",
      "Wie klar die Worte waren",
      "La clarté des explications",
      "La claridad de las palabras",
      "説明のわかりやすさ",
      "مدى وضوح الكلام",
    ),
  },
  {
    id: "overall",
    category: "overall",
    label: six(
      "This contact as a whole",
      "Dieser Kontakt insgesamt",
      "Cet échange dans l’ensemble",
      "Este contacto en conjunto",
      "今回の対応全体",
      "هذا التواصل إجمالًا",
    ),
  },
];

const WHY = six(
  "What would have made this contact better?",
  "Was hätte diesen Kontakt besser gemacht?",
  "Qu’est-ce qui aurait rendu cet échange meilleur ?",
  "¿Qué habría mejorado este contacto?",
  "どうすれば、より良い対応になったと思われますか？",
  "ما الذي كان سيجعل هذا التواصل أفضل؟",
);
