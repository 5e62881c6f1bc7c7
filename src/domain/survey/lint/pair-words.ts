import type { Locale } from "@/domain/survey/locale";

/** How a language joins two things, and which joined things are one. */
export interface PairWords {
  readonly links: string;
  /** Of the links, those that may join two ends of one thing ("easy or difficult"). */
  readonly or: readonly string[];
  /** Small words between the link and the second thing. */
  readonly between: string;
  /** "between one and ten": ends just before the first thing. */
  readonly range: RegExp;
  /** What belongs together, or is asked as the two ends of one thing. */
  readonly oneThing: RegExp;
  readonly people: RegExp;
  readonly poles: readonly (readonly [string, string])[];
  /** What turns a word round: "satisfied or dissatisfied". */
  readonly turned: RegExp;
  /** Two capitals are a name ("Marks and Spencer"); not where every noun has one. */
  readonly names: boolean;
}

export const PAIRS: Readonly<Partial<Record<Locale, PairWords>>> = {
  en: {
    links: "and/or|and|or|as well as|&",
    or: ["or"],
    between: "the |a |an |our |your |my |how |was |were ",
    range: /\bbetween( [\p{L}’'-]+)?\s$/iu,
    oneThing:
      /^(terms and conditions|questions and answers|pros and cons|back and forth|up and running|ins and outs|trial and error|black and white|bed and breakfast|click and collect|drag and drop|copy and paste|wear and tear|lost and found|health and safety|research and development|once or twice|more or less|sooner or later|whether or not|now and then|again and again|yes or no|true or false|before or after|up or down|one or more|two or more)$/,
    people: /^(friends?|colleagues?|family|relatives?|neighbou?rs?|acquaintances?)$/,
    poles: [
      ["easy", "difficult"],
      ["easy", "hard"],
      ["good", "bad"],
      ["good", "poor"],
      ["fast", "slow"],
      ["better", "worse"],
      ["high", "low"],
      ["clear", "confusing"],
      ["happy", "sad"],
      ["too much", "too little"],
    ],
    turned: /^(un|dis|in|im|ir)/,
    names: true,
  },
  de: {
    links: "und/oder|und|oder|sowie|&",
    or: ["oder"],
    between:
      "der |die |das |den |dem |des |ein |eine |einen |einem |einer |unser |unsere |unserem |unseren |unserer |Ihr |Ihre |wie |war |waren ",
    range: /(?:zwischen(?: [\p{L}’'-]+)?|bei|von)\s$/iu,
    oneThing:
      /^(fragen und antworten|vor und nachteile|mehr oder weniger|früher oder später|ja oder nein|hin und her|hin und wieder|ab und zu|nach und nach|nach wie vor|rat und tat|kosten und nutzen|ein oder zwei|eins oder zwei|ein oder mehrere|wann und wo|ob und wie|vor oder nach|auf und ab|drum und dran|klipp und klar|kurz und bündig|gang und gäbe|forschung und entwicklung|plus oder minus|kauf und rückgabe)$/,
    people:
      /^(freund|freunde|freunden|freundes|freundin|freundinnen|kollege|kollegen|kollegin|kolleginnen|kollegenkreis|familie|bekannte|bekannten|verwandte|verwandten|nachbarn|partner|partnerin|kundinnen|kunden|nutzerinnen|nutzer)-?$/,
    poles: [
      ["einfach", "schwierig"],
      ["einfach", "schwer"],
      ["leicht", "schwer"],
      ["leicht", "schwierig"],
      ["gut", "schlecht"],
      ["schnell", "langsam"],
      ["besser", "schlechter"],
      ["hoch", "niedrig"],
      ["klar", "verwirrend"],
      ["viel", "wenig"],
    ],
    turned: /^un/,
    names: false,
  },
  fr: {
    links: "et/ou|et|ou|ainsi que|&",
    or: ["ou"],
    between: "le |la |les |l[’']|un |une |des |du |de |de la |de l[’']|à un |à une |à |notre |nos |votre |vos ",
    range: /(?:entre(?: [\p{L}’'-]+)?)\s$/iu,
    oneThing:
      /^(oui ou non|plus ou moins|tôt ou tard|termes et conditions|avantages et inconvénients|questions et réponses|pour ou contre|allers et retours|va et vient|bel et bien|un ou deux|une ou deux|un ou plusieurs|une ou plusieurs|avant ou après|quand et où|recherche et développement|santé et sécurité|essais et erreurs)$/,
    people: /^(proches?|amis?|amies?|collègues?|famille|voisins?|connaissances?|parents?|partenaires?)$/,
    poles: [
      ["facile", "difficile"],
      ["simple", "compliqué"],
      ["simple", "difficile"],
      ["bon", "mauvais"],
      ["bonne", "mauvaise"],
      ["rapide", "lent"],
      ["rapide", "lente"],
      ["mieux", "moins bien"],
      ["clair", "confus"],
      ["claire", "confuse"],
      ["élevé", "faible"],
    ],
    turned: /^(in|im|ir|dé|dés|mé|mécon)/,
    names: true,
  },
  es: {
    links: "y/o|y|e|o|u|así como|&",
    or: ["o", "u"],
    between:
      "el |la |los |las |un |una |a un |a una |a |de |del |de la |nuestro |nuestra |nuestros |nuestras |su |sus ",
    range: /(?:entre(?: [\p{L}’'-]+)?)\s$/iu,
    oneThing:
      /^(sí o no|más o menos|tarde o temprano|términos y condiciones|ida y vuelta|pros y contras|ventajas e inconvenientes|ventajas y desventajas|preguntas y respuestas|una y otra|uno o dos|una o dos|uno o más|una o más|antes o después|cuándo y dónde|idas y venidas|prueba y error|investigación y desarrollo|salud y seguridad|hoy y mañana)$/,
    people: /^(amig[oa]s?|coleg[ao]s?|familia|familiar|familiares|compañer[oa]s?|vecin[oa]s?|conocid[oa]s?|socios?)$/,
    poles: [
      ["fácil", "difícil"],
      ["sencillo", "complicado"],
      ["sencillo", "difícil"],
      ["bueno", "malo"],
      ["buena", "mala"],
      ["bien", "mal"],
      ["rápido", "lento"],
      ["rápida", "lenta"],
      ["mejor", "peor"],
      ["claro", "confuso"],
      ["clara", "confusa"],
      ["alto", "bajo"],
    ],
    turned: /^(in|im|ir|des|dis)/,
    names: true,
  },
};
