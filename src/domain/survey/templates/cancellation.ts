import type { Condition } from "@/domain/survey/condition";
import type { Brand, Definition } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import { askContact, surveyDocument } from "@/domain/survey/templates/document";
import type { TemplateFacts } from "@/domain/survey/templates/facts";
import { NO } from "@/domain/survey/templates/shared-words";
import { six } from "@/domain/survey/templates/six";

/**
 * Why people leave (SURVEYS TPL-06). Nothing is required, so it can never stand between a person and leaving. The last
 * rating is about coming back: no NPS, and never mixed with one.
 */
export function cancellationTemplate(brand: Brand, locale: Locale = "en"): Definition {
  const is = (value: string): Condition => ({ question: "reason", op: "is", value });
  return surveyDocument(brand, locale, [
    { id: "reason", kind: "single", required: false, shuffle: true, other: true, title: ASK, options: REASONS },
    {
      id: "why",
      kind: "long_text",
      required: false,
      title: WHY,
      variants: [
        { when: is("price"), title: PRICE },
        { when: is("capability"), title: CAPABILITY },
        { when: is("service"), title: SERVICE },
        { when: is("moved"), title: MOVED },
      ],
    },
    {
      id: "told",
      kind: "single",
      required: false,
      title: TOLD,
      options: [
        {
          id: "solved",
          label: six(
            "Yes, and it was solved",
            "Ja, und es wurde gelöst",
            "Oui, et cela a été résolu",
            "Sí, y se resolvió",
            "はい、解決しました",
            "نعم، وتم حلّه",
          ),
        },
        {
          id: "not_solved",
          label: six(
            "Yes, but it was not solved",
            "Ja, aber es wurde nicht gelöst",
            "Oui, mais cela n’a pas été résolu",
            "Sí, pero no se resolvió",
            "はい、しかし解決しませんでした",
            "نعم، لكنه لم يُحل",
          ),
        },
        { id: "no", label: NO },
      ],
    },
    {
      id: "again",
      kind: "rating",
      scale: "0-10",
      required: false,
      na: true,
      title: AGAIN,
      labels: {
        "0": six(
          "Not at all likely",
          "Überhaupt nicht wahrscheinlich",
          "Pas du tout probable",
          "Nada probable",
          "可能性はまったくない",
          "غير محتمل إطلاقًا",
        ),
        "10": six(
          "Extremely likely",
          "Äußerst wahrscheinlich",
          "Extrêmement probable",
          "Sumamente probable",
          "可能性は非常に高い",
          "محتمل للغاية",
        ),
      },
    },
    ...askContact(),
  ]);
}

export const CANCELLATION_FACTS: TemplateFacts = {
  name: "Leaving (cancellation)",
  delayHours: 0,
  quarantineDays: 14,
  stage: "after",
  followUps: [{ question: "told", option: "not_solved", dueHours: 8 }],
};

const ASK = six(
  "What is the main reason you are leaving?",
  "Was ist der Hauptgrund für Ihre Kündigung?",
  "Quelle est la raison principale de votre départ ?",
  "¿Cuál es el motivo principal por el que se va?",
  "解約される一番の理由は何ですか？",
  "ما السبب الرئيسي لمغادرتك؟",
);

const REASONS = [
  {
    id: "no_need",
    label: six(
      "No longer needed",
      "Wird nicht mehr gebraucht",
      "Plus besoin",
      "Ya no lo necesito",
      "必要なくなった",
      "لم أعد بحاجة إليه",
    ),
  },
  {
    id: "price",
    label: six(
      "Too expensive for the value",
      "Zu teuer für den Nutzen",
      "Trop cher pour ce que cela apporte",
      "Demasiado caro para lo que aporta",
      "価値に対して価格が高い",
      "السعر أعلى من القيمة",
    ),
  },
  {
    id: "capability",
    label: six(
      "A missing capability",
      "Eine fehlende Möglichkeit",
      "Une possibilité manquante",
      "Falta una posibilidad",
      "必要な機能がない",
      "إمكانية غير متوفرة",
    ),
  },
  {
    id: "hard",
    label: six(
      "Too hard to use",
      "Zu schwierig zu bedienen",
      "Trop difficile à utiliser",
      "Demasiado difícil de usar",
      "使いにくい",
      "صعب الاستخدام",
    ),
  },
  {
    id: "quality",
    label: six(
      "Quality or reliability",
      "Qualität oder Zuverlässigkeit",
      "La qualité ou la fiabilité",
      "Calidad o fiabilidad",
      "品質・信頼性",
      "الجودة أو الموثوقية",
    ),
  },
  {
    id: "service",
    label: six(
      "The service I received",
      "Der Service, den ich bekam",
      "Le service reçu",
      "El servicio recibido",
      "受けたサービス",
      "الخدمة التي تلقيتها",
    ),
  },
  {
    id: "moved",
    label: six(
      "Moved to another provider",
      "Wechsel zu einem anderen Anbieter",
      "Passage chez un autre prestataire",
      "Cambio a otro proveedor",
      "他社に切り替えた",
      "انتقلت إلى مزوّد آخر",
    ),
  },
  {
    id: "unappreciated",
    label: six(
      "Did not feel valued as a customer",
      "Als Kunde nicht wertgeschätzt",
      "Ne pas me sentir considéré(e)",
      "No me sentí valorado/a como cliente",
      "顧客として大切にされていないと感じた",
      "لم أشعر بالتقدير كعميل",
    ),
  },
  {
    id: "closed",
    label: six(
      "Business closed or paused",
      "Geschäft beendet oder pausiert",
      "Activité arrêtée ou en pause",
      "Negocio cerrado o en pausa",
      "事業の終了・休止",
      "أُغلق العمل أو توقف مؤقتًا",
    ),
  },
];

const WHY = six(
  "What should we know about it?",
  "Was sollten wir darüber wissen?",
  "Que devrions-nous en savoir ?",
  "¿Qué deberíamos saber al respecto?",
  "それについて教えてください。",
  "ما الذي ينبغي أن نعرفه عن ذلك؟",
);
const PRICE = six(
  "What price would have felt fair?",
  "Welcher Preis wäre Ihnen angemessen erschienen?",
  "Quel prix vous aurait semblé juste ?",
  "¿Qué precio le habría parecido justo?",
  "いくらであれば妥当だと感じられましたか？",
  "ما السعر الذي كنت ستراه عادلًا؟",
);
const CAPABILITY = six(
  "What were you trying to do?",
  "Was wollten Sie tun?",
  "Que cherchiez-vous à faire ?",
  "¿Qué intentaba hacer?",
  "何をしようとされていましたか？",
  "ما الذي كنت تحاول فعله؟",
);
const SERVICE = six(
  "What happened?",
  "Was ist passiert?",
  "Que s’est-il passé ?",
  "¿Qué ocurrió?",
  "何がありましたか？",
  "ماذا حدث؟",
);
const MOVED = six(
  "Which provider did you choose?",
  "Für welchen Anbieter haben Sie sich entschieden?",
  "Quel prestataire avez-vous choisi ?",
  "¿Qué proveedor eligió?",
  "どの会社を選ばれましたか？",
  "أي مزوّد اخترت؟",
);

const TOLD = six(
  "Before today, did you tell us about this?",
  "Haben Sie uns davon schon vorher erzählt?",
  "Nous en aviez-vous déjà parlé ?",
  "¿Nos lo había contado antes?",
  "これについて、以前に当社へお知らせいただきましたか？",
  "هل أخبرتنا بهذا من قبل؟",
);

const AGAIN = six(
  "How likely are you to consider {brand} again?",
  "Wie wahrscheinlich ist es, dass Sie {brand} wieder in Betracht ziehen?",
  "Quelle est la probabilité que vous envisagiez à nouveau {brand} ?",
  "¿Qué probabilidad hay de que vuelva a considerar {brand}?",
  "今後また{brand}を検討される可能性はどのくらいありますか？",
  "ما مدى احتمال أن تفكر في {brand} مرة أخرى؟",
);
