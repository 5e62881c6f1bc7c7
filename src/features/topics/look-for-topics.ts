import type { Tx } from "@/db/client";
import { type CommentText, readTexts } from "@/db/queries/topics/read-texts";
import { listDecided, type NewSuggestion, replaceSuggestions } from "@/db/queries/topics/write-suggestions";
import type { WorkspaceScope } from "@/db/scope";
import { type CountedText, findPhrases } from "@/domain/topics/find-phrases";
import { TOPIC_LANGUAGES, type TopicLanguage } from "@/domain/topics/languages";
import { tokenize } from "@/domain/topics/tokenize";
import type { TopicScope } from "@/features/topics/choose-scope";

/** Of a side at most so many comments are read, the newest first: enough for a topic of one in a thousand. */
const MOST_READ = 20_000;
/** Fewer comments than this are read sooner by a person. */
const FEWEST = 10;
const MOST_SUGGESTED = 8;
/** What a topic finds already, by so large a part of both, is no news. */
const KNOWN = 0.5;

interface Side {
  readonly comments: readonly (CommentText & CountedText)[];
}

/**
 * Looks for words that stand in a survey's comments more often than in the days before, and for words of those comments that no
 * topic finds yet; language by language. What a topic has, or a person decided on, is left out. Says how many it found.
 */
export async function lookForTopics(tx: Tx, scope: WorkspaceScope, chosen: TopicScope, now: Date): Promise<number> {
  const surveyId = chosen.survey.id;
  if (chosen.survey.anonymous) {
    await replaceSuggestions(tx, scope, surveyId, [], now);
    return 0;
  }
  const read = async (days: { readonly from: string; readonly to: string }) => {
    const texts = await readTexts(tx, scope, { surveyId, ...days, limit: MOST_READ });
    return texts.map((one) => ({ ...one, tokens: tokenize(one.text) }));
  };
  const [current, before] = [await read(chosen.range), await read(chosen.compared)];
  const decided = (await listDecided(tx, scope, surveyId)).map((terms) => new Set(terms));
  const found = TOPIC_LANGUAGES.flatMap((language) =>
    suggest(language, { comments: inLanguage(current, language) }, { comments: inLanguage(before, language) }),
  ).filter(({ terms }) => !decided.some((known) => terms.filter((term) => known.has(term)).length * 2 >= terms.length));
  const chosenOnes = found.slice(0, MOST_SUGGESTED).map((one) => ({ ...one, ...chosen.range }));
  await replaceSuggestions(tx, scope, surveyId, chosenOnes, now);
  return chosenOnes.length;
}

function suggest(language: TopicLanguage, current: Side, before: Side): Omit<NewSuggestion, "from" | "to">[] {
  const risen = findPhrases(current.comments, before.comments, language);
  const [open, known] = [[...current.comments], [...current.comments]].map((all, place) =>
    all.filter(({ topics }) => (topics.length === 0) === (place === 0)),
  );
  const uncovered = known && open && known.length > 0 ? findPhrases(open, known, language) : [];
  const sides = [
    ...risen.map((one) => ({ ...one, of: current.comments, outOfBefore: before.comments.length })),
    ...uncovered.map((one) => ({ ...one, of: open ?? [], outOfBefore: 0, foundBefore: [] })),
  ];
  return sides.flatMap(({ terms, found, foundBefore, of, outOfBefore }) => {
    if (
      found.length < FEWEST ||
      isKnown(
        found.flatMap((place) => of[place] ?? []),
        current.comments,
      )
    )
      return [];
    return [
      {
        language,
        label: terms.slice(0, 3).join(", "),
        terms: [...terms],
        found: found.length,
        outOf: current.comments.length,
        foundBefore: foundBefore.length,
        outOfBefore,
      },
    ];
  });
}

/** Whether one topic finds mostly these comments and mostly nothing else. */
function isKnown(found: readonly CommentText[], all: readonly CommentText[]): boolean {
  const both = new Map<string, number>();
  for (const { topics } of found) for (const id of topics) both.set(id, (both.get(id) ?? 0) + 1);
  return [...both].some(([id, n]) => {
    const either = found.length + all.filter(({ topics }) => topics.includes(id)).length - n;
    return n / either >= KNOWN;
  });
}

function inLanguage<T extends CommentText>(comments: readonly T[], language: TopicLanguage): T[] {
  return comments.filter((one) => one.language === language);
}
