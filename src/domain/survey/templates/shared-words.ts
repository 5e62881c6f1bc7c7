import type { Text } from "@/domain/survey/locale";
import { six } from "@/domain/survey/templates/six";

/** The "why" for each band of the score, low to high. */
export interface WhyByBand {
  readonly low: Text;
  readonly middle: Text;
  readonly high: Text;
}

/** The "why" where no score was given. */
export const WHY_ANY: Text = {
  en: "What is the main reason for your score?",
  de: "Was ist der wichtigste Grund für Ihre Bewertung?",
  fr: "Quelle est la raison principale de votre note ?",
  es: "¿Cuál es el motivo principal de su puntuación?",
  ja: "その評価の一番の理由を教えてください。",
  ar: "ما السبب الرئيسي لتقييمك؟",
};

/** Thanks by score: they differ in words alone. */
export const THANKS: Record<"title" | "low" | "middle" | "high", Text> = {
  title: {
    en: "Thank you. Your answer has been received.",
    de: "Vielen Dank. Ihre Antwort ist angekommen.",
    fr: "Merci. Votre réponse a bien été reçue.",
    es: "Gracias. Hemos recibido su respuesta.",
    ja: "ありがとうございます。回答を受け付けました。",
    ar: "شكرًا لك، لقد تلقينا إجابتك.",
  },
  low: {
    en: "We are sorry this was not better. Your words go to the people who can change it.",
    de: "Es tut uns leid, dass es nicht besser war. Ihre Worte gehen an die, die es ändern können.",
    fr: "Nous regrettons que cela n’ait pas été mieux. Vos mots parviennent à ceux qui peuvent y remédier.",
    es: "Lamentamos que no haya sido mejor. Sus palabras llegan a quienes pueden cambiarlo.",
    ja: "ご期待に沿えず申し訳ありません。いただいた声は改善を担当する者に届けます。",
    ar: "نأسف لأن التجربة لم تكن أفضل. ستصل كلماتك إلى من يستطيع تغيير ذلك.",
  },
  middle: {
    en: "What you told us shows where to improve next.",
    de: "Ihre Antwort zeigt uns, was wir als Nächstes verbessern sollten.",
    fr: "Votre réponse nous montre ce qu’il faut améliorer ensuite.",
    es: "Lo que nos cuenta muestra qué mejorar a continuación.",
    ja: "いただいた回答は、次に何を改善すべきかを知る手がかりになります。",
    ar: "ما أخبرتنا به يوضح لنا ما ينبغي تحسينه بعد ذلك.",
  },
  high: {
    en: "We are glad to hear it, and will pass it on to the people behind it.",
    de: "Das freut uns, und wir geben es an die weiter, die dahinterstehen.",
    fr: "Nous en sommes heureux et le transmettons aux personnes concernées.",
    es: "Nos alegra saberlo y se lo haremos llegar a quienes lo hicieron posible.",
    ja: "うれしく思います。担当した者に伝えます。",
    ar: "يسعدنا ذلك، وسننقله إلى من كانوا وراءه.",
  },
};

/** The "why" after a satisfaction score, whatever its scale. */
export const WHY_SATISFACTION: WhyByBand = {
  low: {
    en: "What should we have done differently?",
    de: "Was hätten wir anders machen sollen?",
    fr: "Qu’aurions-nous dû faire autrement ?",
    es: "¿Qué deberíamos haber hecho de otra manera?",
    ja: "どのような対応をすべきだったと思われますか？",
    ar: "ما الذي كان علينا فعله بشكل مختلف؟",
  },
  middle: {
    en: "What would have made this better?",
    de: "Was hätte es besser gemacht?",
    fr: "Qu’est-ce qui aurait été mieux ?",
    es: "¿Qué lo habría mejorado?",
    ja: "どうすればもっと良くなったと思われますか？",
    ar: "ما الذي كان سيجعل الأمر أفضل؟",
  },
  high: {
    en: "What went well?",
    de: "Was lief gut?",
    fr: "Qu’est-ce qui s’est bien passé ?",
    es: "¿Qué salió bien?",
    ja: "良かった点を教えてください。",
    ar: "ما الذي سار على ما يرام؟",
  },
};

const HARDER: Text = {
  en: "What made it harder than it should be?",
  de: "Was hat es schwieriger gemacht, als es sein sollte?",
  fr: "Qu’est-ce qui a rendu cela plus difficile que nécessaire ?",
  es: "¿Qué lo hizo más difícil de lo que debería?",
  ja: "必要以上に難しくなった原因は何ですか？",
  ar: "ما الذي جعل الأمر أصعب مما ينبغي؟",
};

/** The "why" after an ease score: the middle is asked as the low end is. */
export const WHY_EASE: WhyByBand = {
  low: HARDER,
  middle: HARDER,
  high: {
    en: "What made it easy?",
    de: "Was hat es einfach gemacht?",
    fr: "Qu’est-ce qui a rendu cela facile ?",
    es: "¿Qué lo hizo fácil?",
    ja: "簡単だと感じた理由は何ですか？",
    ar: "ما الذي جعل الأمر سهلًا؟",
  },
};

/** The "why" after "would you recommend us". */
export const WHY_RECOMMEND: WhyByBand = {
  low: {
    en: "What disappointed you most, and what should we fix first?",
    de: "Was hat Sie am meisten enttäuscht, und was sollten wir zuerst verbessern?",
    fr: "Qu’est-ce qui vous a le plus déçu, et que devrions-nous corriger en premier ?",
    es: "¿Qué le decepcionó más y qué deberíamos arreglar primero?",
    ja: "最も残念だった点と、まず改善すべき点を教えてください。",
    ar: "ما أكثر ما خيّب ظنك، وما الذي علينا إصلاحه أولًا؟",
  },
  middle: {
    en: "What is missing for a 9 or 10?",
    de: "Was fehlt zu einer 9 oder 10?",
    fr: "Que manque-t-il pour un 9 ou un 10 ?",
    es: "¿Qué falta para un 9 o un 10?",
    ja: "9点や10点になるには何が足りませんか？",
    ar: "ما الذي ينقص لتكون الدرجة 9 أو 10؟",
  },
  high: {
    en: "What do you value most about {brand}?",
    de: "Was schätzen Sie an {brand} am meisten?",
    fr: "Qu’appréciez-vous le plus chez {brand} ?",
    es: "¿Qué es lo que más valora de {brand}?",
    ja: "{brand}の最も良いと思う点は何ですか？",
    ar: "ما أكثر ما تقدّره في {brand}؟",
  },
};

/** Permission to write back. */
export const CONTACT = six(
  "May we contact you about your answer?",
  "Dürfen wir Sie zu Ihrer Antwort kontaktieren?",
  "Pouvons-nous vous contacter au sujet de votre réponse ?",
  "¿Podemos contactarle sobre su respuesta?",
  "ご回答についてご連絡してもよろしいですか？",
  "هل يمكننا التواصل معك بشأن إجابتك؟",
);

export const EMAIL = six(
  "At which address may we write to you?",
  "An welche Adresse dürfen wir Ihnen schreiben?",
  "À quelle adresse pouvons-nous vous écrire ?",
  "¿A qué dirección podemos escribirle?",
  "どのアドレスにご連絡すればよろしいですか？",
  "على أي عنوان يمكننا مراسلتك؟",
);

export const EMAIL_HELP = six(
  "Leave it empty if we wrote to you: we know it then.",
  "Lassen Sie es leer, wenn wir Ihnen geschrieben haben: Dann kennen wir sie.",
  "Laissez vide si nous vous avons écrit : nous la connaissons alors.",
  "Déjelo vacío si le escribimos nosotros: entonces ya la conocemos.",
  "こちらからご連絡を差し上げた場合は、空欄のままで結構です。",
  "اتركه فارغًا إذا كنا نحن من راسلك، فعندها نعرفه.",
);

/** The ends of a scale of agreement. */
export const DISAGREE = six(
  "Strongly disagree",
  "Stimme überhaupt nicht zu",
  "Pas du tout d’accord",
  "Totalmente en desacuerdo",
  "まったくそう思わない",
  "لا أوافق إطلاقًا",
);
export const AGREE = six(
  "Strongly agree",
  "Stimme voll und ganz zu",
  "Tout à fait d’accord",
  "Totalmente de acuerdo",
  "非常にそう思う",
  "أوافق تمامًا",
);

export const YES = six("Yes", "Ja", "Oui", "Sí", "はい", "نعم");
export const PARTLY = six("Partly", "Teilweise", "En partie", "En parte", "一部は", "جزئيًا");
export const NO = six("No", "Nein", "Non", "No", "いいえ", "لا");
