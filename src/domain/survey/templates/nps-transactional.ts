import type { Brand, Definition, ScoreQuestion } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import { askContact, surveyDocument, thanksByScore } from "@/domain/survey/templates/document";
import type { TemplateFacts } from "@/domain/survey/templates/facts";
import { WHY_RECOMMEND } from "@/domain/survey/templates/shared-words";
import { six } from "@/domain/survey/templates/six";
import { askWhy } from "@/domain/survey/templates/starting";

/**
 * NPS after one purchase, delivery or renewal (SURVEYS TPL-02); its wording is a series of its own, never averaged with the
 * relational one. The link says which with `event`; no date is asked for, since the link's words become dimensions.
 */
export function npsTransactionalTemplate(brand: Brand, locale: Locale = "en"): Definition {
  const score: ScoreQuestion = { id: "score", kind: "nps", required: true, title: ASK };
  const drivers: Definition["questions"][number] = {
    id: "drivers",
    kind: "matrix",
    scale: "1-5",
    required: false,
    na: true,
    title: six(
      "How good were these?",
      "Wie gut war dabei Folgendes?",
      "Comment évaluez-vous les points suivants ?",
      "¿Qué tal estuvo lo siguiente?",
      "次の点はいかがでしたか？",
      "كيف تقيّم ما يلي؟",
    ),
    rows: ROWS,
  };
  return surveyDocument(
    brand,
    locale,
    [score, askWhy(score, WHY_RECOMMEND), drivers, ...askContact()],
    thanksByScore(score),
  );
}

export const NPS_TRANSACTIONAL_FACTS: TemplateFacts = {
  name: "Recommendation after a purchase (NPS)",
  delayHours: 24,
  quarantineDays: 30,
  stage: "after",
};

const ASK = six(
  "Thinking only of {link.event|your last order}: how likely are you to recommend {brand} to a friend or colleague?",
  "Wenn Sie nur an {link.event|Ihre letzte Bestellung} denken: Wie wahrscheinlich ist es, dass Sie {brand} im Freundes- oder Kollegenkreis weiterempfehlen?",
  "En pensant uniquement à {link.event|votre dernière commande} : quelle est la probabilité que vous recommandiez {brand} à un proche ou à un collègue ?",
  "Pensando solo en {link.event|su último pedido}: ¿qué probabilidad hay de que recomiende {brand} a un amigo o colega?",
  "{link.event|最近のご注文}についてだけお考えください。{brand}を親しい人や同僚にすすめる可能性はどのくらいありますか？",
  "بالتفكير في {link.event|طلبك الأخير} فقط: ما مدى احتمال أن توصي صديقًا أو زميلًا بـ {brand}؟",
);

const ROWS = [
  {
    id: "ordering",
    label: six("Ordering", "Bestellvorgang", "La commande", "El pedido", "注文のしやすさ", "عملية الطلب"),
  },
  {
    id: "communication",
    label: six("Communication", "Kommunikation", "La communication", "La comunicación", "連絡・案内", "التواصل"),
  },
  { id: "speed", label: six("Speed", "Schnelligkeit", "La rapidité", "La rapidez", "速さ", "السرعة") },
  { id: "result", label: six("The result", "Das Ergebnis", "Le résultat", "El resultado", "結果", "النتيجة") },
];
