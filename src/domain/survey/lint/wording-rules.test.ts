import { describe, expect, it } from "vitest";
import { parseDefinition } from "@/domain/survey/definition";
import { lintSurvey } from "@/domain/survey/lint/lint-survey";

const brand = { name: "Larkway", color: "#484188" };

/** What a rule says of one satisfaction question; undefined where it says nothing. */
function found(rule: string, title: string, locale = "en") {
  const parsed = parseDefinition({
    version: 1,
    locale,
    brand,
    questions: [{ id: "score", kind: "csat", title: { [locale]: title } }],
    endings: [{ id: "end", title: { [locale]: "–" } }],
  });
  if (!parsed.ok) throw new Error(`${title}: ${JSON.stringify(parsed.errors)}`);
  return lintSurvey(parsed.definition, { published: null }).open.find((finding) => finding.rule === rule);
}

const WORDS_25 =
  "How satisfied are you with what we did for you on the day when you came to our shop in the old town last June?";
const words = (text: string) => text.split(" ").length;

const CASES: Record<string, { flags: string[]; leaves: string[] }> = {
  "double-barrelled": {
    flags: [
      "How fast and friendly was our service?",
      "How satisfied are you with the price and quality of our goods?",
      "Was the site easy to use and the information helpful?",
      "How would you rate our staff and facilities?",
      "The agent was polite and solved my problem.",
      "How satisfied are you with delivery or packaging?",
      "How clear as well as complete was the answer?",
    ],
    leaves: [
      "How likely are you to recommend {brand} to a friend or colleague?",
      "How easy or difficult was it to get help?",
      "How satisfied or dissatisfied are you with the visit?",
      "Was the list of terms and conditions clear?",
      "On a scale between one and ten, how was it?",
      "How satisfied are you with Marks and Spencer?",
      "How satisfied are you with the back and forth by mail?",
      "How satisfied are you with the Android app?",
    ],
  },
  leading: {
    flags: [
      "How satisfied are you with our excellent service?",
      "How much did you enjoy your visit?",
      "Don't you agree that support was quick?",
      "Obviously, speed matters: how fast were we?",
      "How amazing was your stay?",
      "Most customers say we are fast. How fast were we?",
      "How would you rate the world-class kitchen?",
    ],
    leaves: [
      "How satisfied are you with our service?",
      "How friendly was our team?",
      "How clearly were the steps explained?",
      "How satisfied are you with delivery in Great Britain?",
      "How great a difference did the change make?",
      "A great deal has changed: how satisfied are you now?",
      "How would you rate your visit?",
    ],
  },
  "agree-disagree": {
    flags: [
      "Do you agree that support was quick?",
      "To what extent do you agree: it was easy.",
      "Please state your level of agreement: the shop was clean.",
      "The shop was clean. Do you strongly disagree or agree?",
      "Say how much you agree: the shop was clean.",
      "The price is fair. Agree or disagree?",
    ],
    leaves: [
      "How easy was it to resolve your issue?",
      "Did we keep the agreed date?",
      "How satisfied are you with the agreement?",
      "Do you agree to be contacted?",
      "How satisfied are you with what we agreed on?",
      "Did our answers disagree with each other?",
    ],
  },
  "two-questions": {
    flags: [
      "How was it? What did you like?",
      "Were you served? How fast?",
      "How satisfied are you? And with the price?",
      "Did it arrive? In one piece?",
      "満足ですか？その理由は？",
    ],
    leaves: [
      "How was it?",
      "How was it??",
      "On a scale of 1 to 10, how was it?",
      "Tell us how it was.",
      "¿Cómo fue?",
      "هل كان سهلًا؟",
    ],
  },
  "many-words": {
    flags: [
      `${WORDS_25} Really.`,
      `Please say: ${WORDS_25}`,
      Array.from({ length: 26 }, () => "word").join(" "),
      Array.from({ length: 40 }, () => "mot").join(" "),
      `${WORDS_25.replace("shop", "small green corner shop")}`,
    ],
    leaves: [
      WORDS_25,
      "How was it?",
      "Wie zufrieden sind Sie auf einer Skala von 1 bis 10 mit dem Serviceteam von {brand}?",
      `${Array.from({ length: 25 }, () => "word").join(" ")} – ?`,
      "A pipe is one word: {link.event|the last order that you have made with us in the shop or by phone this year}. How was it?",
    ],
  },
  "double-negative": {
    flags: [
      "Was it not impossible to reach us?",
      "How satisfied are you that we did not fail to answer?",
      "Do you not disagree with the new price?",
      "Was nothing unclear in our answer?",
      "Did we never leave you without an answer?",
      "How likely is it that you won't be unhappy with us?",
    ],
    leaves: [
      "How satisfied or dissatisfied are you?",
      "How would you feel if you could no longer use it?",
      "How likely or unlikely are you to come back?",
      "Was anything unclear?",
      "Was it not only fast? It was dear as well.",
      "Did something disappoint you? Tell us without a form.",
    ],
  },
};

/** The same rules in other languages: `rule` and the language of its sentences. */
const TRANSLATED: readonly [string, "de" | "fr" | "es", { flags: string[]; leaves: string[] }][] = [
  [
    "double-barrelled",
    "de",
    {
      flags: [
        "Wie schnell und freundlich war unser Service?",
        "Wie zufrieden sind Sie mit Preis und Qualität?",
        "Wie zufrieden sind Sie mit der Lieferung und der Montage?",
        "Wie verständlich sowie vollständig war die Antwort?",
        "War die Seite übersichtlich und hilfreich?",
        "Wie zufrieden sind Sie mit unserem Team oder unserem Laden?",
      ],
      leaves: [
        "Wie wahrscheinlich ist es, dass Sie {brand} im Freundes- oder Kollegenkreis weiterempfehlen?",
        "Würden Sie uns Freunden oder Kollegen empfehlen?",
        "Wie einfach oder schwierig war es, Hilfe zu bekommen?",
        "Wie zufrieden oder unzufrieden sind Sie mit dem Besuch?",
        "Wie war es auf einer Skala zwischen eins und zehn?",
        "Wie zufrieden sind Sie mit dem Einkauf bei Marks und Spencer?",
        "Wie hilfreich waren unsere Fragen und Antworten?",
      ],
    },
  ],
  [
    "double-barrelled",
    "fr",
    {
      flags: [
        "Notre service était-il rapide et aimable ?",
        "Êtes-vous satisfait(e) du prix et de la qualité ?",
        "Comment évaluez-vous l’accueil et les locaux ?",
        "La réponse était-elle claire ainsi que complète ?",
        "Êtes-vous satisfait(e) de la livraison ou de l’emballage ?",
      ],
      leaves: [
        "Quelle est la probabilité que vous recommandiez {brand} à un proche ou à un collègue ?",
        "Était-ce facile ou difficile d’obtenir de l’aide ?",
        "Sur une échelle entre un et dix, comment était-ce ?",
        "Êtes-vous satisfait ou insatisfait de la visite ?",
        "Êtes-vous satisfait(e) de votre achat chez Marks et Spencer ?",
        "Les termes et conditions étaient-ils clairs ?",
      ],
    },
  ],
  [
    "double-barrelled",
    "es",
    {
      flags: [
        "¿Fue nuestro servicio rápido y amable?",
        "¿Qué grado de satisfacción tiene con el precio y la calidad?",
        "¿Cómo valora la atención y las instalaciones?",
        "¿Fue la respuesta clara así como completa?",
        "¿Está satisfecho con la entrega o el embalaje?",
      ],
      leaves: [
        "¿Qué probabilidad hay de que recomiende {brand} a un amigo o colega?",
        "¿Le resultó fácil o difícil obtener ayuda?",
        "En una escala entre uno y diez, ¿cómo fue?",
        "¿Está satisfecho o insatisfecho con la visita?",
        "¿Fueron claros los términos y condiciones?",
        "¿Está satisfecho con su compra en Marks y Spencer?",
      ],
    },
  ],
  [
    "leading",
    "de",
    {
      flags: [
        "Wie zufrieden sind Sie mit unserem hervorragenden Service?",
        "Finden Sie nicht auch, dass wir schnell waren?",
        "Natürlich zählt Tempo: Wie schnell waren wir?",
        "Die meisten Kunden sagen, wir seien schnell. Wie schnell waren wir?",
        "Wie toll war Ihr Aufenthalt?",
        "Wie sehr hat Ihnen der Besuch gefallen?",
      ],
      leaves: [
        "Wie zufrieden sind Sie mit unserem Service?",
        "Wie freundlich war unser Team?",
        "Wie zufrieden sind Sie mit der Lieferung nach Großbritannien?",
        "Wie natürlich klang die Stimme?",
        "Wie gut wurden die Schritte erklärt?",
        "Finden Sie nicht, was Sie suchen?",
      ],
    },
  ],
  [
    "leading",
    "fr",
    {
      flags: [
        "Êtes-vous satisfait(e) de notre excellent service ?",
        "Comment évaluez-vous notre équipe exceptionnelle ?",
        "Ne trouvez-vous pas que nous sommes rapides ?",
        "Évidemment, la rapidité compte : étions-nous rapides ?",
        "La plupart des clients disent que nous sommes rapides. Et vous ?",
        "À quel point avez-vous apprécié votre visite ?",
      ],
      leaves: [
        "Dans quelle mesure êtes-vous satisfait(e) de notre service ?",
        "Notre équipe était-elle sympathique ?",
        "Comment évaluez-vous notre service ?",
        "Le service était-il excellent, bon ou mauvais ?",
        "Les étapes étaient-elles clairement expliquées ?",
        "La voix semblait-elle naturelle ?",
      ],
    },
  ],
  [
    "leading",
    "es",
    {
      flags: [
        "¿Qué grado de satisfacción tiene con nuestro excelente servicio?",
        "¿Cómo valora nuestro equipo excepcional?",
        "¿No cree que fuimos rápidos?",
        "Por supuesto, la rapidez importa: ¿fuimos rápidos?",
        "La mayoría de los clientes dice que somos rápidos. ¿Y usted?",
        "¿Cuánto disfrutó de su visita?",
      ],
      leaves: [
        "¿Qué grado de satisfacción tiene con nuestro servicio?",
        "¿Fue amable nuestro equipo?",
        "¿Cómo valora nuestro servicio?",
        "¿Le explicamos claramente los pasos?",
        "¿No pudo encontrar lo que buscaba?",
        "¿Cuánto tiempo esperó?",
      ],
    },
  ],
  [
    "agree-disagree",
    "fr",
    {
      flags: [
        "Êtes-vous d’accord : c’était facile ?",
        "Dans quelle mesure êtes-vous d’accord avec cette phrase ?",
        "L’accueil était rapide. Êtes-vous d’accord ?",
        "Êtes-vous d’accord que le prix est juste ?",
        "Êtes-vous d’accord avec ce prix ?",
      ],
      leaves: [
        "Êtes-vous d’accord pour être contacté(e) ?",
        "Êtes-vous d’accord pour que nous vous appelions ?",
        "Était-ce facile ?",
        "Avons-nous respecté l’accord ?",
        "Êtes-vous satisfait(e) de notre accord ?",
      ],
    },
  ],
  [
    "agree-disagree",
    "es",
    {
      flags: [
        "¿En qué medida está de acuerdo: fue fácil?",
        "¿Está de acuerdo con esta frase?",
        "¿Está usted de acuerdo con que el precio es justo?",
        "La tienda estaba limpia. ¿Está de acuerdo?",
        "Diga si está de acuerdo: fue rápido.",
      ],
      leaves: [
        "¿Está de acuerdo en que le llamemos?",
        "¿Está de acuerdo en recibir noticias?",
        "¿Fue fácil?",
        "¿Cumplimos lo acordado?",
        "¿Qué le parece el acuerdo?",
      ],
    },
  ],
];

describe.each(TRANSLATED)("%s in %s", (rule, locale, { flags, leaves }) => {
  it("has at least five of each", () => {
    expect(Math.min(flags.length, leaves.length)).toBeGreaterThanOrEqual(5);
  });

  it.each(flags)("flags: %s", (title) => {
    expect(found(rule, title, locale)).toMatchObject({ path: "questions.score.title" });
  });

  it.each(leaves)("leaves: %s", (title) => {
    expect(found(rule, title, locale)).toBeUndefined();
  });
});

describe.each(Object.entries(CASES))("%s", (rule, { flags, leaves }) => {
  const languageOf = (text: string) => (/[ぁ-ん]/.test(text) ? "ja" : /[ء-ي]/.test(text) ? "ar" : "en");

  it("has at least five of each", () => {
    expect(Math.min(flags.length, leaves.length)).toBeGreaterThanOrEqual(5);
  });

  it.each(flags)("flags: %s", (title) => {
    expect(found(rule, title, languageOf(title))).toMatchObject({
      severity: "consider",
      path: "questions.score.title",
    });
  });

  it.each(leaves)("leaves: %s", (title) => {
    expect(found(rule, title, languageOf(title))).toBeUndefined();
  });
});

describe("another wording", () => {
  it.each([
    ["double-barrelled", "How fast and friendly was our service?", "How fast was our service?"],
    ["double-barrelled", "How good are price and quality of {brand}?", "How good are price of {brand}?"],
    ["leading", "How satisfied are you with our excellent service?", "How satisfied are you with our service?"],
    ["leading", "How much did you enjoy your visit?", "How would you rate your visit?"],
    ["two-questions", "How was {brand}? What did you like?", "How was {brand}?"],
  ])("%s: %s → %s, which it leaves alone", (rule, title, wording) => {
    expect(found(rule, title)?.wording).toBe(wording);
    expect(found(rule, wording)).toBeUndefined();
  });

  it("is offered only where a sentence remains", () => {
    expect(found("double-barrelled", "The agent was polite and solved my problem.")?.wording).toBeUndefined();
  });
});

it("counts the near miss right: 25 words", () => {
  expect(words(WORDS_25)).toBe(25);
});

it("another wording in other languages is offered where taking a word out leaves a sentence", () => {
  expect(found("leading", "Wie zufrieden sind Sie mit unserem hervorragenden Service?", "de")?.wording).toBe(
    "Wie zufrieden sind Sie mit unserem Service?",
  );
  expect(found("leading", "Comment évaluez-vous notre équipe exceptionnelle ?", "fr")?.wording).toBe(
    "Comment évaluez-vous notre équipe ?",
  );
  expect(found("leading", "¿Cómo valora nuestro excelente servicio?", "es")?.wording).toBe(
    "¿Cómo valora nuestro servicio?",
  );
  expect(found("double-barrelled", "Wie schnell und freundlich war unser Service?", "de")?.wording).toBeUndefined();
});

it("words are read in the languages that a rule names, and in no other", () => {
  expect(found("double-barrelled", "満足 and 親切 でしたか", "ja")).toBeUndefined();
  expect(found("leading", "How great and obviously excellent?", "ar")).toBeUndefined();
  expect(found("double-negative", "War es nicht unmöglich?", "de")).toBeUndefined();
  expect(found("two-questions", "War es gut? Warum?", "de")).toBeDefined();
});
