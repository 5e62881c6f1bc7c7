import type { Brand, Definition, ScoreQuestion } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import { askContact, surveyDocument, thanksByScore } from "@/domain/survey/templates/document";
import type { TemplateFacts } from "@/domain/survey/templates/facts";
import { AGREE, DISAGREE, NO, PARTLY, YES } from "@/domain/survey/templates/shared-words";
import { six } from "@/domain/survey/templates/six";
import { wordsAt } from "@/domain/survey/words-at";

/** After a complaint was closed (SURVEYS TPL-08): the handling, by Davidow's six dimensions (2003), and whether it holds. */
export function complaintTemplate(brand: Brand, locale: Locale = "en"): Definition {
  const score: ScoreQuestion = { id: "score", kind: "csat", scale: "1-5", required: true, title: ASK, help: ABOUT };
  const questions: Definition["questions"] = [
    score,
    { id: "why", kind: "long_text", required: false, title: SOONER },
    {
      id: "handling",
      kind: "matrix",
      scale: "1-5",
      required: false,
      na: true,
      title: HANDLING,
      rows: ROWS,
      labels: { "1": DISAGREE, "5": AGREE },
    },
    {
      id: "solved",
      kind: "single",
      required: false,
      title: SOLVED,
      options: [
        { id: "no", label: NO },
        {
          id: "came_back",
          label: six("It came back", "Es ist wieder da", "Il est revenu", "Ha vuelto", "再発した", "عادت من جديد"),
        },
        { id: "partly", label: PARTLY },
        { id: "yes", label: YES },
      ],
    },
    ...askContact(AGAIN),
  ];
  const made = surveyDocument(brand, locale, questions, thanksByScore(score));
  const reason = "Davidow’s six dimensions are statements; they are compared with one another, and all lean alike.";
  const path = "questions.handling.title";
  return { ...made, dismissed: [{ rule: "agree-disagree", path, about: wordsAt(made, path), reason }] };
}

export const COMPLAINT_FACTS: TemplateFacts = {
  name: "After a complaint",
  delayHours: 72,
  quarantineDays: 30,
  stage: "after",
  followUps: [
    { question: "solved", option: "no", dueHours: 8 },
    { question: "solved", option: "came_back", dueHours: 8 },
  ],
};

const ASK = six(
  "How satisfied are you with how your complaint was handled?",
  "Wie zufrieden sind Sie damit, wie Ihre Beschwerde bearbeitet wurde?",
  "Dans quelle mesure êtes-vous satisfait(e) du traitement de votre réclamation ?",
  "¿Qué grado de satisfacción tiene con la gestión de su queja?",
  "苦情への対応にどの程度満足されましたか？",
  "ما مدى رضاك عن طريقة التعامل مع شكواك؟",
);
const ABOUT = six(
  "It is about {link.topic|your last complaint to us}.",
  "Es geht um {link.topic|Ihre letzte Beschwerde bei uns}.",
  "Il s’agit de {link.topic|votre dernière réclamation}.",
  "Se trata de {link.topic|su última queja}.",
  "対象：{link.topic|前回いただいた苦情}",
  "الموضوع: {link.topic|آخر شكوى قدمتها إلينا}",
);
const SOONER = six(
  "What one thing would have put this right sooner?",
  "Was hätte die Sache am ehesten schneller in Ordnung gebracht?",
  "Qu’est-ce qui aurait permis de régler cela plus tôt ?",
  "¿Qué habría permitido resolver esto antes?",
  "もっと早く解決するために、何か一つ挙げるとすれば何ですか？",
  "ما الأمر الوحيد الذي كان سيصلح هذا أسرع؟",
);
const HANDLING = six(
  "How far is each of these true?",
  "Inwieweit trifft Folgendes zu?",
  "Dans quelle mesure est-ce vrai ?",
  "¿Hasta qué punto es cierto lo siguiente?",
  "次のそれぞれはどの程度当てはまりますか？",
  "إلى أي مدى ينطبق كل مما يلي؟",
);
const ROWS = [
  {
    id: "time",
    label: six(
      "It was dealt with quickly enough",
      "Es wurde schnell genug bearbeitet",
      "Cela a été traité assez vite",
      "Se atendió con suficiente rapidez",
      "十分に早く対応された",
      "عولجت الشكوى بالسرعة الكافية",
    ),
  },
  {
    id: "access",
    label: six(
      "It was easy to make myself heard",
      "Ich fand leicht Gehör",
      "Il a été facile de me faire entendre",
      "Fue fácil hacerme oír",
      "話を聞いてもらいやすかった",
      "كان من السهل إيصال صوتي",
    ),
  },
  {
    id: "redress",
    label: six(
      "The outcome was fair",
      "Das Ergebnis war gerecht",
      "Le résultat était juste",
      "El resultado fue justo",
      "結果は公正だった",
      "كانت النتيجة عادلة",
    ),
  },
  {
    id: "apology",
    label: six(
      "I was offered a sincere apology",
      "Man hat sich aufrichtig entschuldigt",
      "On m’a présenté des excuses sincères",
      "Recibí una disculpa sincera",
      "誠実な謝罪があった",
      "قُدِّم لي اعتذار صادق",
    ),
  },
  {
    id: "explanation",
    label: six(
      "I was told honestly what went wrong",
      "Mir wurde ehrlich gesagt, was schieflief",
      "On m’a dit honnêtement ce qui s’était mal passé",
      "Me dijeron con honestidad qué falló",
      "何が問題だったか正直に説明された",
      "أُخبرت بصدق بما حدث من خطأ",
    ),
  },
  {
    id: "care",
    label: six(
      "I was treated with respect",
      "Ich wurde respektvoll behandelt",
      "J’ai été traité(e) avec respect",
      "Me trataron con respeto",
      "敬意をもって対応された",
      "عوملت باحترام",
    ),
  },
];
const SOLVED = six(
  "Is the problem solved now?",
  "Ist das Problem jetzt gelöst?",
  "Le problème est-il maintenant résolu ?",
  "¿Está resuelto el problema ahora?",
  "問題は解決しましたか？",
  "هل حُلّت المشكلة الآن؟",
);
const AGAIN = six(
  "Would you like us to look at it again?",
  "Sollen wir es uns noch einmal ansehen?",
  "Souhaitez-vous que nous réexaminions la question ?",
  "¿Quiere que lo revisemos de nuevo?",
  "もう一度確認することをご希望ですか？",
  "هل تود أن نعيد النظر في الأمر؟",
);
