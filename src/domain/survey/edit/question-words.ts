import type { QuestionKind } from "@/domain/survey/definition";
import type { Text } from "@/domain/survey/locale";
import { HELP_RECEIVED } from "@/domain/survey/templates/csat-words";
import { EMAIL } from "@/domain/survey/templates/shared-words";
import { six } from "@/domain/survey/templates/six";

/** What a new question of each kind asks until its author says it better: whole sentences that could be published as they are. */
export const TITLES: Readonly<Record<QuestionKind, Text>> = {
  nps: six(
    "How likely are you to recommend {brand} to a friend or colleague?",
    "Wie wahrscheinlich ist es, dass Sie {brand} im Freundes- oder Kollegenkreis weiterempfehlen?",
    "Quelle est la probabilité que vous recommandiez {brand} à un proche ou à un collègue ?",
    "¿Qué probabilidad hay de que recomiende {brand} a un amigo o colega?",
    "{brand}を親しい人や同僚にすすめる可能性はどのくらいありますか？",
    "ما مدى احتمال أن توصي صديقًا أو زميلًا بـ {brand}؟",
  ),
  csat: HELP_RECEIVED,
  ces: six(
    "How easy was it to do what you came for?",
    "Wie einfach war es, Ihr Anliegen zu erledigen?",
    "Dans quelle mesure a-t-il été facile de faire ce que vous vouliez ?",
    "¿Qué tan fácil fue hacer lo que necesitaba?",
    "ご用件を済ませるのはどのくらい簡単でしたか？",
    "ما مدى سهولة إنجاز ما جئت من أجله؟",
  ),
  rating: six(
    "How would you rate the quality?",
    "Wie bewerten Sie die Qualität?",
    "Comment évaluez-vous la qualité ?",
    "¿Cómo valora la calidad?",
    "品質をどのように評価されますか？",
    "كيف تقيّم الجودة؟",
  ),
  single: six(
    "Which of these fits best?",
    "Was davon trifft am besten zu?",
    "Laquelle de ces réponses convient le mieux ?",
    "¿Cuál de estas opciones encaja mejor?",
    "最も当てはまるものを選んでください。",
    "أي من هذه الخيارات هو الأنسب؟",
  ),
  multiple: six(
    "Which of these apply?",
    "Was davon trifft zu?",
    "Lesquelles de ces réponses s’appliquent ?",
    "¿Cuáles de estas opciones se aplican?",
    "当てはまるものをすべて選んでください。",
    "أي من هذه الخيارات ينطبق؟",
  ),
  yes_no: six(
    "Did you get what you needed?",
    "Haben Sie bekommen, was Sie brauchten?",
    "Avez-vous obtenu ce dont vous aviez besoin ?",
    "¿Obtuvo lo que necesitaba?",
    "必要なものは得られましたか？",
    "هل حصلت على ما تحتاج إليه؟",
  ),
  short_text: six(
    "What is the main thing we should know?",
    "Was sollten wir vor allem wissen?",
    "Que devrions-nous surtout savoir ?",
    "¿Qué deberíamos saber ante todo?",
    "一番お伝えになりたいことは何ですか？",
    "ما أهم شيء ينبغي أن نعرفه؟",
  ),
  long_text: six(
    "What should we do differently?",
    "Was sollten wir anders machen?",
    "Que devrions-nous faire autrement ?",
    "¿Qué deberíamos hacer de otra manera?",
    "どのような点を変えるべきだと思われますか？",
    "ما الذي ينبغي أن نفعله بشكل مختلف؟",
  ),
  email: EMAIL,
  number: six(
    "How many people are in your team?",
    "Wie viele Personen gehören zu Ihrem Team?",
    "Combien de personnes compte votre équipe ?",
    "¿Cuántas personas hay en su equipo?",
    "チームの人数を教えてください。",
    "كم عدد أفراد فريقك؟",
  ),
  date: six(
    "When did this happen?",
    "Wann war das?",
    "Quand cela s’est-il passé ?",
    "¿Cuándo ocurrió?",
    "それはいつのことでしたか？",
    "متى حدث ذلك؟",
  ),
  ranking: six(
    "What matters most to you? Put it in order.",
    "Was ist Ihnen am wichtigsten? Bringen Sie es in eine Reihenfolge.",
    "Qu’est-ce qui compte le plus pour vous ? Classez par ordre.",
    "¿Qué es lo más importante para usted? Ordénelo.",
    "大切に思われる順に並べてください。",
    "ما الأهم بالنسبة إليك؟ رتّب الخيارات.",
  ),
  statement: six(
    "Now a few questions about your last contact with us.",
    "Nun einige Fragen zu Ihrem letzten Kontakt mit uns.",
    "Voici quelques questions sur votre dernier échange avec nous.",
    "Ahora, algunas preguntas sobre su último contacto con nosotros.",
    "続いて、直近のお問い合わせについて伺います。",
    "إليك الآن بعض الأسئلة عن آخر تواصل لك معنا.",
  ),
  consent: six(
    "You may contact me about my answers.",
    "Sie dürfen mich zu meinen Antworten kontaktieren.",
    "Vous pouvez me contacter au sujet de mes réponses.",
    "Pueden contactarme sobre mis respuestas.",
    "回答について連絡を受けることに同意します。",
    "يمكنكم التواصل معي بشأن إجاباتي.",
  ),
  matrix: six(
    "How would you rate each of these?",
    "Wie bewerten Sie diese Punkte?",
    "Comment évaluez-vous chacun de ces points ?",
    "¿Cómo valora cada uno de estos puntos?",
    "次の各項目をどのように評価されますか？",
    "كيف تقيّم كلًّا مما يلي؟",
  ),
  quality: six(
    "How was your contact with {agent|our team}?",
    "Wie war Ihr Kontakt mit {agent|unserem Team}?",
    "Comment s’est passé votre échange avec {agent|notre équipe} ?",
    "¿Cómo fue su contacto con {agent|nuestro equipo}?",
    "{agent|担当チーム}の対応はいかがでしたか？",
    "كيف كان تواصلك مع {agent|فريقنا}؟",
  ),
};

/** The two options, rows or categories that a new question begins with. */
export const OPTIONS: readonly Text[] = [
  six("First option", "Erste Option", "Première option", "Primera opción", "選択肢1", "الخيار الأول"),
  six("Second option", "Zweite Option", "Deuxième option", "Segunda opción", "選択肢2", "الخيار الثاني"),
];

export const ROWS: readonly Text[] = [
  six("Speed", "Geschwindigkeit", "Rapidité", "Rapidez", "速さ", "السرعة"),
  six("Clarity", "Verständlichkeit", "Clarté", "Claridad", "わかりやすさ", "الوضوح"),
];

export const CATEGORY: Text = six("Service", "Service", "Service", "Servicio", "サービス", "الخدمة");

/** What an ending of its own says until its author says it better. */
export const ENDING: Text = six(
  "Thank you. We will look into it.",
  "Vielen Dank. Wir kümmern uns darum.",
  "Merci. Nous allons nous en occuper.",
  "Gracias. Nos ocuparemos de ello.",
  "ありがとうございます。確認いたします。",
  "شكرًا لك، سننظر في الأمر.",
);
