import { benjaminiHochberg } from "@/domain/metrics/change";
import { compareShares } from "@/domain/metrics/compare-shares";
import type { TopicLanguage } from "@/domain/topics/languages";
import { stemWord } from "@/domain/topics/stem-word";
import { STOP_WORDS } from "@/domain/topics/stop-words";
import type { Token } from "@/domain/topics/tokenize";

/** A phrase is looked at where so many comments have it. */
const FEWEST = 5;
/** Called distinctive below this adjusted p: every phrase of a language is one family. */
const CLEAR = 0.01;
/** So many times as often as before. */
const LIFT = 1.8;
/** The most distinctive phrases that are put together. */
const MOST_PHRASES = 120;
/** Two phrases are about one thing where this share of the rarer one's comments have both. */
const TOGETHER = 0.4;
/** What stands in more than half of all comments is how people write, not what they write of. */
const TOO_COMMON = 0.5;
const MOST_TERMS = 12;

/** A comment as it is counted: its words in order. */
export interface CountedText {
  readonly tokens: readonly Token[];
  readonly text: string;
}

/** Phrases that belong together and stand in comments more often than before. */
export interface FoundTopic {
  /** Words as they were written most, the most telling first. */
  readonly terms: readonly string[];
  /** Places of the comments among `now`. */
  readonly found: readonly number[];
  readonly foundBefore: readonly number[];
}

interface Phrase {
  readonly key: string;
  readonly now: Set<number>;
  readonly before: Set<number>;
  /** How it was written, by how often. */
  readonly written: Map<string, number>;
}

/**
 * What comments of one language are about now and were not before. A phrase (one content word, or two that follow each other) is
 * distinctive where its share of comments rose: two-proportion z, Benjamini–Hochberg over all phrases, and by a factor. Phrases of
 * the same comments make one topic; its terms are chosen one after the other by how many further comments each brings, weighed by
 * how rare it was before (TF-IDF). Chance alone makes less than one of a hundred phrases distinctive.
 */
export function findPhrases(
  now: readonly CountedText[],
  before: readonly CountedText[],
  language: TopicLanguage,
): FoundTopic[] {
  if (now.length === 0) return [];
  const phrases = distinctive(countPhrases(now, before, language), now.length, before.length);
  return clusters(phrases, now.length)
    .map((cluster) => describe(cluster, now.length + before.length))
    .filter(({ found }) => found.length >= FEWEST)
    .sort((a, b) => b.found.length - a.found.length);
}

function countPhrases(now: readonly CountedText[], before: readonly CountedText[], language: TopicLanguage): Phrase[] {
  const words = [now, before].map((side) => side.map((one) => contentOf(one, language)));
  const frequent = frequentWords(words[0] ?? []);
  const phrases = new Map<string, Phrase>();
  for (const [side, texts] of words.entries())
    for (const [place, content] of texts.entries())
      for (const { key, text } of phrasesIn(content, frequent)) {
        const known = phrases.get(key) ?? { key, now: new Set(), before: new Set(), written: new Map() };
        phrases.set(key, known);
        (side === 0 ? known.now : known.before).add(place);
        known.written.set(text, (known.written.get(text) ?? 0) + 1);
      }
  return [...phrases.values()].filter((phrase) => phrase.now.size >= FEWEST);
}

interface ContentWord {
  readonly stem: string;
  readonly written: string;
}

function contentOf({ tokens, text }: CountedText, language: TopicLanguage): ContentWord[] {
  return tokens
    .filter(({ word }) => word.length > 1 && !STOP_WORDS[language].has(word) && !/^\d+$/u.test(word))
    .map(({ word, start, end }) => ({ stem: stemWord(word, language), written: text.slice(start, end) }));
}

/** Longer phrases are made of frequent words only, so that memory follows the vocabulary and not the text. */
function frequentWords(texts: readonly (readonly ContentWord[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const stem of new Set(text.map((one) => one.stem))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return new Set([...counts].filter(([, n]) => n >= FEWEST).map(([stem]) => stem));
}

function* phrasesIn(content: readonly ContentWord[], frequent: ReadonlySet<string>) {
  for (const [at, one] of content.entries()) {
    if (!frequent.has(one.stem)) continue;
    yield { key: one.stem, text: one.written };
    const next = content[at + 1];
    if (next !== undefined && frequent.has(next.stem))
      yield { key: `${one.stem} ${next.stem}`, text: `${one.written} + ${next.written}` };
  }
}

function distinctive(phrases: readonly Phrase[], of: number, ofBefore: number): Phrase[] {
  const tested = phrases.map((phrase) => {
    const compared = compareShares(phrase.now.size, of, phrase.before.size, ofBefore);
    return { phrase, p: compared?.pValue ?? 1 };
  });
  const adjusted = benjaminiHochberg(tested.map(({ p }) => p));
  const share = ({ now }: Phrase) => now.size / of;
  const rose = (phrase: Phrase) => share(phrase) >= (LIFT * (phrase.before.size + 0.5)) / (ofBefore + 1);
  return tested
    .map((one, place) => ({ ...one, adjusted: adjusted[place] ?? 1 }))
    .filter(({ phrase, adjusted: p }) => p < CLEAR && rose(phrase) && share(phrase) <= TOO_COMMON)
    .sort((a, b) => a.p - b.p)
    .slice(0, MOST_PHRASES)
    .map(({ phrase }) => phrase);
}

function clusters(phrases: readonly Phrase[], of: number): Phrase[][] {
  const parts = phrases.map((phrase) => [phrase]);
  const home = parts.map((_, place) => place);
  const root = (place: number): number => (home[place] === place ? place : root(home[place] ?? place));
  for (let i = 0; i < phrases.length; i += 1)
    for (let j = 0; j < i; j += 1) {
      const [a, b] = [phrases[i], phrases[j]];
      if (!a || !b || root(i) === root(j) || overlap(a.now, b.now) < TOGETHER) continue;
      const [into, from] = [root(j), root(i)];
      const joined = [...(parts[into] ?? []), ...(parts[from] ?? [])];
      // A chain of neighbours must not grow into everything.
      if (unionOf(joined, "now").size > TOO_COMMON * of) continue;
      parts[into] = joined;
      home[from] = into;
    }
  return parts.filter((_, place) => home[place] === place);
}

function overlap(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let both = 0;
  for (const place of small) if (large.has(place)) both += 1;
  return small.size === 0 ? 0 : both / small.size;
}

function unionOf(phrases: readonly Phrase[], side: "now" | "before"): Set<number> {
  return new Set(phrases.flatMap((phrase) => [...phrase[side]]));
}

/** The fewest terms that find nearly all of a cluster's comments. */
function describe(cluster: readonly Phrase[], of: number): FoundTopic {
  const left = unionOf(cluster, "now");
  const chosen: Phrase[] = [];
  const weight = (phrase: Phrase) => {
    let fresh = 0;
    for (const place of phrase.now) if (left.has(place)) fresh += 1;
    const rarity = Math.log((of + 1) / (phrase.now.size + phrase.before.size));
    // What was said before as well finds the wrong comments too.
    return fresh * rarity * (phrase.now.size / (phrase.now.size + phrase.before.size));
  };
  while (left.size > 0 && chosen.length < MOST_TERMS) {
    const best = cluster.reduce((a, b) => (weight(b) > weight(a) ? b : a));
    if (weight(best) <= 0) break;
    chosen.push(best);
    for (const place of best.now) left.delete(place);
  }
  return {
    terms: chosen.map(({ written }) => [...written].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ""),
    found: [...unionOf(chosen, "now")].sort((a, b) => a - b),
    foundBefore: [...unionOf(chosen, "before")].sort((a, b) => a - b),
  };
}
