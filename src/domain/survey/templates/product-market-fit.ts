import type { Condition } from "@/domain/survey/condition";
import type { Brand, Definition } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import { askContact, surveyDocument } from "@/domain/survey/templates/document";
import type { TemplateFacts } from "@/domain/survey/templates/facts";
import { six } from "@/domain/survey/templates/six";

/**
 * Product–market fit (SURVEYS TPL-07): how one would feel without it. The share of "very" among users is read against
 * 40 %, a rule of thumb and no law (Sean Ellis); those who no longer use it are asked nothing more.
 */
export function productMarketFitTemplate(brand: Brand, locale: Locale = "en"): Definition {
  const uses: Condition = { question: "feeling", op: "is_not", value: "no_longer" };
  return surveyDocument(brand, locale, [
    { id: "feeling", kind: "single", required: true, title: ASK, options: FEELINGS },
    { id: "why", kind: "long_text", required: false, showIf: uses, title: BENEFIT },
    { id: "who", kind: "short_text", required: false, showIf: uses, title: WHO },
    { id: "improve", kind: "long_text", required: false, showIf: uses, title: IMPROVE },
    ...askContact(),
  ]);
}

export const PRODUCT_MARKET_FIT_FACTS: TemplateFacts = {
  name: "Would they miss it? (product–market fit)",
  delayHours: 336,
  quarantineDays: 180,
  stage: "during",
};

const ASK = six(
  "How would you feel if you could no longer use {link.product|our product}?",
  "Wie würden Sie sich fühlen, wenn Sie {link.product|unser Produkt} nicht mehr nutzen könnten?",
  "Que ressentiriez-vous si vous ne pouviez plus utiliser {link.product|notre produit} ?",
  "¿Cómo se sentiría si ya no pudiera usar {link.product|nuestro producto}?",
  "{link.product|当社の製品}が使えなくなったら、どう感じますか？",
  "كيف ستشعر إذا لم يعد بإمكانك استخدام {link.product|منتجنا}؟",
);

const FEELINGS = [
  {
    id: "not",
    label: six(
      "Not disappointed",
      "Nicht enttäuscht",
      "Pas déçu(e)",
      "Nada decepcionado/a",
      "残念ではない",
      "لا خيبة أمل",
    ),
  },
  {
    id: "somewhat",
    label: six(
      "Somewhat disappointed",
      "Etwas enttäuscht",
      "Un peu déçu(e)",
      "Algo decepcionado/a",
      "少し残念",
      "خيبة أمل بسيطة",
    ),
  },
  {
    id: "very",
    label: six(
      "Very disappointed",
      "Sehr enttäuscht",
      "Très déçu(e)",
      "Muy decepcionado/a",
      "とても残念",
      "خيبة أمل كبيرة",
    ),
  },
  {
    id: "no_longer",
    pinned: true,
    label: six(
      "I no longer use it",
      "Ich nutze es nicht mehr",
      "Je ne l’utilise plus",
      "Ya no lo uso",
      "もう使っていない",
      "لم أعد أستخدمه",
    ),
  },
];

const BENEFIT = six(
  "What is the main benefit you get?",
  "Was ist Ihr wichtigster Nutzen?",
  "Quel est le principal bénéfice que vous en tirez ?",
  "¿Cuál es el principal beneficio que obtiene?",
  "一番役に立っている点は何ですか？",
  "ما الفائدة الرئيسية التي تحصل عليها؟",
);
const WHO = six(
  "Who would benefit most from {link.product|our product}?",
  "Wem würde {link.product|unser Produkt} am meisten nützen?",
  "À qui {link.product|notre produit} serait-il le plus utile ?",
  "¿A quién le sería más útil {link.product|nuestro producto}?",
  "{link.product|当社の製品}はどのような人に最も役立つと思いますか？",
  "من الأكثر استفادة من {link.product|منتجنا}؟",
);
const IMPROVE = six(
  "How can we improve it for you?",
  "Wie können wir es für Sie verbessern?",
  "Comment pouvons-nous l’améliorer pour vous ?",
  "¿Cómo podemos mejorarlo para usted?",
  "どのように改善すればよいでしょうか？",
  "كيف يمكننا تحسينه لك؟",
);
