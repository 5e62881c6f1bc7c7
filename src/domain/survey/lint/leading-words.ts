import type { Locale } from "@/domain/survey/locale";

/** Words that lead, and what may stand in their place. */
export interface LeadingPattern {
  readonly words: RegExp;
  readonly instead?: string;
}

const en =
  "excellent|great|amazing|awesome|wonderful|fantastic|world-class|award-winning|outstanding|superb|exceptional|brilliant|incredible|lovely|friendly|expert|innovative";
const de =
  "(?:hervorragend|ausgezeichnet|großartig|toll|fantastisch|wunderbar|erstklassig|exzellent|einzigartig|perfekt|freundlich|preisgekrönt|innovativ|herausragend|unglaublich)(?:e[nmrs]?)?";
const fr =
  "(?:excellent|formidable|merveilleux|merveilleuse|fantastique|exceptionnel(?:le)?|superbe|remarquable|incroyable|génial|géniaux|primé|innovant|chaleureux|chaleureuse|sympathique)e?s?";
const es =
  "(?:excelente|magnífic[oa]|fantástic[oa]|maravillos[oa]|increíble|excepcional(?:e)?|estupend[oa]|extraordinari[oa]|amable|galardonad[oa]|innovador[ae]?|genial(?:e)?)s?";

/** Whole words, also where they begin or end with an accented letter. */
function words(pattern: string, flags = "iu"): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, flags);
}

/**
 * By language: praise before (or after) the thing, "don't you think", a verb that takes the liking for granted, "of course",
 * what most people think, and "how wonderful". Only what leads whatever stands around it.
 */
export const LEADING: Readonly<Partial<Record<Locale, readonly LeadingPattern[]>>> = {
  en: [
    {
      words: new RegExp(
        `\\b([Oo]ur|[Tt]he|[Tt]his|[Tt]hese|[Aa]n?|[Nn]ew) (?:${en})(?= (?!deal|extent|many|number)[\\p{L}])`,
        "u",
      ),
      instead: "$1",
    },
    {
      words: /\b(?:do|would|is|are|did|was|were)n[’']t (?:you|it|we|they) (?:agree|think|find|say|true|great|good)\b/i,
    },
    { words: /^How (?:much )?(?:did|do|would) you (?:enjoy|love|like) (?=\S)/, instead: "How would you rate " },
    { words: /(?:^|[,.] )(?:obviously|of course|surely|clearly|undoubtedly|as you know|as everyone knows),? /i },
    { words: /\b(?:is|are|was|were) (?:obviously|clearly|undoubtedly|surely)\b/i },
    { words: /\bmost (?:people|customers|users) (?:agree|say|think|prefer|love)\b/i },
    { words: /\bhow (?:amazing|awesome|wonderful|fantastic|excellent|outstanding|superb)\b/i },
  ],
  de: [
    {
      words: new RegExp(`(?<!\\p{L})([Uu]nser(?:e[nmrs]?)?|[Dd]iese[nmrs]?) (?:${de})(?= \\p{L})`, "u"),
      instead: "$1",
    },
    {
      words: words(
        "(?:finden|meinen|denken|glauben) Sie nicht(?: auch)?,? dass|stimmen Sie nicht (?:auch )?zu|würden Sie nicht (?:auch )?sagen|nicht wahr",
      ),
    },
    { words: words("^wie sehr (?:mögen|lieben|genießen|freuen|hat Ihnen|haben Ihnen|haben Sie)") },
    {
      words: words(
        "(?:^|(?<=[.!?] ))(?:natürlich|selbstverständlich|offensichtlich|zweifellos|bekanntlich|wie Sie wissen)",
      ),
    },
    { words: words("(?:ist|sind|war|waren) (?:natürlich|selbstverständlich|offensichtlich|zweifellos|bekanntlich)") },
    {
      words: words(
        "die meisten (?:Menschen|Leute|Kunden|Kundinnen|Nutzer|Nutzerinnen|Gäste) (?:finden|sagen|meinen|denken|bevorzugen|lieben|mögen)",
      ),
    },
    { words: words("wie (?:toll|großartig|fantastisch|wunderbar|hervorragend|ausgezeichnet|exzellent|super)") },
  ],
  fr: [
    { words: new RegExp(`(?<!\\p{L})([Nn]otre|[Nn]os|[Cc]ette|[Cc]es) (?:${fr})(?= \\p{L})`, "u"), instead: "$1" },
    { words: new RegExp(`(?<!\\p{L})([Nn]otre|[Nn]os) (\\p{L}+) (?:${fr})(?!\\p{L})`, "u"), instead: "$1 $2" },
    { words: words("n[’']êtes-vous pas d[’']accord|ne (?:trouvez|pensez|croyez|diriez)-vous pas|vous ne trouvez pas") },
    { words: words("(?:à quel point|dans quelle mesure|combien) avez-vous (?:aimé|apprécié|adoré)") },
    {
      words: words(
        "(?:^|(?<=[.!?] ))(?:évidemment|bien sûr|bien entendu|naturellement|sans aucun doute|comme vous le savez)",
      ),
    },
    { words: words("(?:est|sont|était|étaient) (?:évidemment|bien sûr|bien entendu|sans aucun doute)") },
    {
      words: words(
        "la plupart (?:des|de nos) (?:gens|personnes|clients|utilisateurs) (?:disent|pensent|trouvent|préfèrent|adorent|estiment)",
      ),
    },
    { words: words("à quel point [^?]*(?:génial|formidable|merveilleux|fantastique|excellent|superbe)(?:e|s|es)?") },
  ],
  es: [
    { words: new RegExp(`(?<!\\p{L})([Nn]uestr[oa]s?|[Ee]st[ea]) (?:${es})(?= \\p{L})`, "u"), instead: "$1" },
    { words: new RegExp(`(?<!\\p{L})([Nn]uestr[oa]s?) (\\p{L}+) (?:${es})(?!\\p{L})`, "u"), instead: "$1 $2" },
    {
      words: words(
        "no (?:cree|piensa|opina|diría|le parece)(?: usted)?(?: también)? que|no está (?:usted )?de acuerdo",
      ),
    },
    { words: words("cuánto (?:disfrutó|disfruta|le gustó|le gusta|le gustaron|le encantó|le encanta)") },
    {
      words: words(
        "(?:^|(?<=[.!?¿¡] ?))(?:obviamente|por supuesto|evidentemente|desde luego|sin duda|naturalmente|como (?:usted )?(?:ya )?sabe)",
      ),
    },
    { words: words("(?:es|son|fue|fueron|está|están) (?:obviamente|evidentemente|desde luego|sin duda)") },
    {
      words: words(
        "la mayoría de (?:los|las|nuestros|nuestras) (?:personas|clientes|usuarios|clientas|usuarias) (?:dicen?|piensan?|creen?|prefieren?|opinan?|adoran?)",
      ),
    },
    {
      words: words(
        "(?:qué tan|cómo de|cuán) (?:excelente|magnífic[oa]|fantástic[oa]|maravillos[oa]|increíble|estupend[oa]|genial)s?",
      ),
    },
  ],
};
