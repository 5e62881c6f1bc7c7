import { type CommentLanguage, TOPIC_LANGUAGES, type TopicLanguage } from "@/domain/topics/languages";
import { OTHER_STOP_WORDS, STOP_WORDS } from "@/domain/topics/stop-words";
import type { Token } from "@/domain/topics/tokenize";

/** Enough words to tell a language by; a longer text is told by its beginning. */
const MOST_WORDS = 80;
/** A word that only one language has counts for so much; one that two share for half of it each. */
const STOP_WORD = 2;
const PIECE = 0.6;
const HINT = 1;
/** So much must speak for a language, and so much more than for the next. */
const ENOUGH = 1;
const AHEAD = 0.5;

const ARABIC = /\p{Script=Arabic}/u;
const LATIN = /\p{Script=Latin}/u;
const EMOJI = /\p{Extended_Pictographic}/u;
/** Letters of Persian and Urdu that Arabic does not write. */
const NOT_ARABIC = /[پچژگکیےٹڈڑں]/u;
/** Letter groups that one of the three Latin languages has much more often than the others. */
const PIECES: Readonly<Record<Exclude<TopicLanguage, "ar">, RegExp>> = {
  en: /th|wh|ck$|ing$|ed$|ly$|ght|^y|ee|oo|^kn|tion$/u,
  de: /sch|ung$|lich|keit|heit|ae|ue|oe|ss$|cht|^ge.+t$|ei|pf|tz|^ver|^zu|ie[rb]/u,
  fr: /eux?$|aux?$|ais$|ait$|ez$|oi|ou[rs]|que|ette|ement$|aire$|isse|elle|ill|tion$|^d$|^l$/u,
};

/**
 * What a text is written in, told by its script, by the words that every text has, and by groups of letters. `hint`: the language
 * that whoever wrote it read the questions in; it decides where little else speaks. `unknown` where nothing is clear: emoji, a name,
 * two languages alike; `other` where another script or language is.
 */
export function detectLanguage(tokens: readonly Token[], hint?: string): CommentLanguage {
  const words = tokens.slice(0, MOST_WORDS).map(({ word }) => word);
  const letters = words.filter((word) => /\p{L}/u.test(word));
  if (letters.length === 0) return "unknown";
  const share = (script: RegExp) => letters.filter((word) => script.test(word)).length / letters.length;
  if (share(ARABIC) > 0.5) return share(NOT_ARABIC) > 0.2 ? "other" : "ar";
  if (share(LATIN) <= 0.5) return share(ARABIC) + share(LATIN) + share(EMOJI) > 0.5 ? "unknown" : "other";
  const scores = scoresOf(letters);
  const [first, second] = [...scores].sort((a, b) => b[1] - a[1]);
  const hinted = TOPIC_LANGUAGES.find((language) => language === hint?.slice(0, 2));
  if (hinted !== undefined && hinted !== "ar") {
    const own = (scores.get(hinted) ?? 0) + HINT;
    if (first === undefined || own >= first[1]) return hinted;
  }
  if (first === undefined || first[1] < ENOUGH || first[1] - (second?.[1] ?? 0) < AHEAD) return "unknown";
  return first[0];
}

function scoresOf(words: readonly string[]): Map<CommentLanguage, number> {
  const scores = new Map<CommentLanguage, number>();
  const add = (language: CommentLanguage, n: number) => scores.set(language, (scores.get(language) ?? 0) + n);
  for (const word of words) {
    const having: CommentLanguage[] = TOPIC_LANGUAGES.filter((language) => STOP_WORDS[language].has(word));
    if (OTHER_STOP_WORDS.has(word)) having.push("other");
    for (const language of having) add(language, STOP_WORD / having.length);
    if (having.length > 0) continue;
    for (const language of ["en", "de", "fr"] as const) if (PIECES[language].test(word)) add(language, PIECE);
  }
  return scores;
}
