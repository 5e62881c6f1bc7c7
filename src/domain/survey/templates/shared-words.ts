import type { Text } from "@/domain/survey/locale";

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
export const WHY_SATISFACTION: Record<"low" | "middle" | "high", Text> = {
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
export const WHY_EASE: Record<"low" | "middle" | "high", Text> = {
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
