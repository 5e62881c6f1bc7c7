import { type CommentLanguage, TOPIC_LANGUAGES, type TopicLanguage } from "@/domain/topics/languages";
import { stemWord } from "@/domain/topics/stem-word";
import { plainWord, type Token } from "@/domain/topics/tokenize";
import { type TopicRules, WORD_LISTS, type WordList } from "@/domain/topics/topic-rules";

/** Words joined by `+` stand at most so many words from each other. */
const NEAR = 8;
/** Wildcards are looked up by so many letters. */
const HEAD = 3;

/** A topic as it is looked for. */
export interface SoughtTopic {
  readonly id: string;
  readonly rules: TopicRules;
}

/** Where words of a topic stand in a text. */
export interface TopicHit {
  readonly topicId: string;
  readonly start: number;
  readonly end: number;
}

/** One word of a rule. */
interface Part {
  readonly word: string;
  /** What may stand before or after it. */
  readonly openStart: boolean;
  readonly openEnd: boolean;
}

/** One line of a rule: phrases that stand near each other, in any order; mostly one phrase of one word. */
interface Line {
  readonly topic: number;
  readonly except: boolean;
  readonly language: WordList;
  readonly phrases: readonly (readonly Part[])[];
}

/** Topics made ready to be looked for. */
export interface TopicMatcher {
  readonly topics: readonly SoughtTopic[];
  /** Lines by the stem of their first word, by language. */
  readonly byStem: ReadonlyMap<string, readonly Line[]>;
  /** Lines whose first word is open at its end, by its first letters; and those open at their start. */
  readonly byHead: ReadonlyMap<string, readonly Line[]>;
  readonly open: readonly Line[];
}

/** Makes topics ready: words are looked up, never tried one after the other, and no rule becomes a pattern that runs away. */
export function compileTopics(topics: readonly SoughtTopic[]): TopicMatcher {
  const byStem = new Map<string, Line[]>();
  const byHead = new Map<string, Line[]>();
  const open: Line[] = [];
  const put = (into: Map<string, Line[]>, key: string, line: Line) => {
    const known = into.get(key);
    if (known) known.push(line);
    else into.set(key, [line]);
  };
  for (const line of topics.flatMap(({ rules }, topic) => linesOf(rules, topic))) {
    const first = line.phrases[0]?.[0];
    if (first === undefined) continue;
    if (first.openStart) open.push(line);
    else if (first.openEnd) put(byHead, first.word.slice(0, HEAD), line);
    else for (const stem of stemsIn(first.word, line.language)) put(byStem, stem, line);
  }
  return { topics, byStem, byHead, open };
}

/**
 * Where the words of which topics stand in a text of this language, in the order of the text; of a topic whose excluded words
 * stand in it, nowhere.
 */
export function matchTopics(matcher: TopicMatcher, tokens: readonly Token[], language: CommentLanguage): TopicHit[] {
  const hits: { topic: number; start: number; end: number }[] = [];
  const refused = new Set<number>();
  for (const [at, token] of tokens.entries())
    for (const line of candidates(matcher, token.word, language)) {
      if (refused.has(line.topic) || !speaks(line.language, language)) continue;
      const spans = findLine(line, tokens, at);
      if (spans === null) continue;
      if (line.except) refused.add(line.topic);
      else for (const span of spans) hits.push({ topic: line.topic, ...span });
    }
  return hits.flatMap(({ topic, start, end }) => {
    const topicId = matcher.topics[topic]?.id;
    return topicId === undefined || refused.has(topic) ? [] : [{ topicId, start, end }];
  });
}

/** The topics of hits, each once. */
export function topicsOf(hits: readonly TopicHit[]): string[] {
  return [...new Set(hits.map(({ topicId }) => topicId))];
}

function linesOf(rules: TopicRules, topic: number): Line[] {
  const lines = WORD_LISTS.flatMap((language) =>
    rules.words[language].map((entry) => ({ topic, except: false, language, phrases: phrasesOf(entry) })),
  );
  const except = rules.except.map((entry) => ({
    topic,
    except: true,
    language: "any" as const,
    phrases: phrasesOf(entry),
  }));
  return [...except, ...lines];
}

function phrasesOf(entry: string): Part[][] {
  return entry
    .split("+")
    .map((phrase) => [...phrase.matchAll(/(\*?)([\p{L}\p{N}][\p{L}\p{M}\p{N}]*|\p{Extended_Pictographic})(\*?)/gu)])
    .map((words) =>
      words.map(([, before, word = "", after]) => ({
        word: plainWord(word),
        openStart: before === "*",
        openEnd: after === "*",
      })),
    )
    .filter((phrase) => phrase.length > 0);
}

function candidates({ byStem, byHead, open }: TopicMatcher, word: string, language: CommentLanguage): Set<Line> {
  const found = new Set<Line>(open);
  for (const stem of stemsIn(word, language === "unknown" || language === "other" ? "any" : language))
    for (const line of byStem.get(stem) ?? []) found.add(line);
  // A list for every language is looked up by the word itself too.
  for (const line of byStem.get(`any ${word}`) ?? []) found.add(line);
  for (let letters = 1; letters <= HEAD; letters += 1)
    for (const line of byHead.get(word.slice(0, letters)) ?? []) found.add(line);
  return found;
}

/** A list is looked for in its own language, and where the language is not known. */
function speaks(list: WordList, language: CommentLanguage): boolean {
  return list === "any" || list === language || language === "unknown";
}

/** The keys under which a word is looked up: its stem in its language, or in each where that is not known. */
function stemsIn(word: string, language: WordList): string[] {
  if (language !== "any") return [`${language} ${stemWord(word, language)}`];
  return [`any ${word}`, ...TOPIC_LANGUAGES.map((one) => `${one} ${stemWord(word, one)}`)];
}

/** Where a line stands whose first phrase begins at a word; null where it does not. */
function findLine({ phrases, language }: Line, tokens: readonly Token[], at: number) {
  const spans: { start: number; end: number }[] = [];
  for (const [place, phrase] of phrases.entries()) {
    const from = place === 0 ? at : Math.max(0, at - NEAR);
    const to = place === 0 ? at : at + NEAR;
    let found = -1;
    for (let i = from; i <= to && found < 0; i += 1) if (standsAt(phrase, tokens, i, language)) found = i;
    const [first, last] = [tokens[found], tokens[found + phrase.length - 1]];
    if (found < 0 || !first || !last) return null;
    spans.push({ start: first.start, end: last.end });
  }
  return spans;
}

function standsAt(phrase: readonly Part[], tokens: readonly Token[], at: number, language: WordList): boolean {
  return phrase.every((part, place) => {
    const word = tokens[at + place]?.word;
    return word !== undefined && isPart(part, word, language);
  });
}

function isPart({ word: wanted, openStart, openEnd }: Part, word: string, list: WordList): boolean {
  if (openStart && openEnd) return word.includes(wanted);
  if (openEnd) return word.startsWith(wanted);
  if (openStart) return word.endsWith(wanted);
  return word === wanted || languagesOf(list).some((one) => stemWord(word, one) === stemWord(wanted, one));
}

function languagesOf(list: WordList): readonly TopicLanguage[] {
  return list === "any" ? TOPIC_LANGUAGES : [list];
}
