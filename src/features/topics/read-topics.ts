import type { Tx } from "@/db/client";
import { listDimensions } from "@/db/queries/list-dimensions";
import { listTopics, readTopicWork, type StoredTopic } from "@/db/queries/topics/list-topics";
import { readTopicCells, type TopicCell } from "@/db/queries/topics/read-topic-cells";
import { ANY_TOPIC } from "@/db/rollups/topic-cells";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, countDays } from "@/domain/calendar/day";
import { hiddenGroups } from "@/domain/metrics/minimum-group";
import type { TopicScope } from "@/features/topics/choose-scope";
import type { TopicQuery } from "@/features/topics/input";
import { type Counted, type Judged, judgeTopics, type Mentions, NO_MENTIONS } from "@/features/topics/judge-topics";

/** The days shown are cut into so many parts at most. */
const PARTS = 13;

/** One topic of the list: what is stored, what is counted, and how its share went through the days. */
export interface ListedTopic {
  readonly topic: StoredTopic;
  readonly judged: Judged;
  /** Fewer people wrote of it than may be shown. */
  readonly hidden: boolean;
  /** Of each part of the days, the oldest first: mentions and comments. */
  readonly parts: readonly { readonly from: string; readonly to: string; readonly n: number; readonly of: number }[];
}

export type TopicList = Awaited<ReturnType<typeof readTopics>>;

/** The topics of a survey's comments, each judged within all that are shown. */
export async function readTopics(tx: Tx, scope: WorkspaceScope, chosen: TopicScope, query: TopicQuery) {
  const { topics, counted, parts, within, all, allBefore } = await countTopics(tx, scope, chosen, query);
  const { judged, hidden } = judgeShown(counted, chosen);
  const listed = topics.map((topic): ListedTopic => {
    const one = judged.find(({ key }) => key === topic.id) ?? judgeTopics([emptyOf(topic.id, counted)], null)[0];
    if (one === undefined) throw new Error("A topic is judged or empty.");
    const shown = parts.map((part, place) => ({
      ...part,
      n: within(topic.id, place, place).n,
      of: within(ANY_TOPIC, place, place).n,
    }));
    return { topic, judged: one, hidden: hidden.has(topic.id), parts: shown };
  });
  return {
    topics: listed.sort((a, b) => b.judged.n - a.judged.n),
    comments: all.n,
    commentsBefore: allBefore.n,
    protectedHere: isProtected(all, chosen),
    dimensions: await listDimensions(tx, scope, chosen.survey.id),
    work: await readTopicWork(tx, scope),
  };
}

/** How often comments were about each topic that is looked for, in these days and those before, and among how many. */
export async function countTopics(tx: Tx, scope: WorkspaceScope, chosen: TopicScope, { filter }: TopicQuery) {
  const topics = (await listTopics(tx, scope)).filter(({ archived }) => !archived);
  const parts = cutRange(chosen.range);
  const cells = await readTopicCells(tx, scope, {
    surveyId: chosen.survey.id,
    periods: [...parts, chosen.compared],
    dimension: filter?.name ?? "",
    ...(filter ? { value: filter.value } : {}),
  });
  const within = (topicId: string, from: number, to: number) =>
    addUp(
      cells.filter((cell) => cell.topicId === topicId && cell.period >= from && cell.period <= to),
      chosen,
    );
  const last = parts.length - 1;
  const [all, allBefore] = [within(ANY_TOPIC, 0, last), within(ANY_TOPIC, last + 1, last + 1)];
  const counted = topics.map(
    ({ id }): Counted => ({
      ...{ key: id, all, allBefore },
      now: within(id, 0, last),
      before: within(id, last + 1, last + 1),
    }),
  );
  return { topics, counted, parts, within, all, allBefore };
}

/** Judges the topics that may be shown and that somebody wrote of; all of them are one family. */
export function judgeShown(counted: readonly Counted[], chosen: TopicScope) {
  const hidden = hiddenTopics(
    counted.map(({ key, now, all }) => ({ key, n: now.n, of: all.n })),
    chosen,
  );
  const shown = counted.filter(({ key, now }) => now.n > 0 && !hidden.has(key));
  return { judged: judgeTopics(shown, chosen.score), hidden };
}

/** Whether fewer people wrote at all than may be shown. */
export function isProtected({ n }: Mentions, { survey: { minimumGroup } }: TopicScope): boolean {
  return minimumGroup !== null && n > 0 && n < minimumGroup;
}

/** Adds cells up: all mentions, and of the scores those on the scale that is read. */
export function addUp(cells: readonly TopicCell[], { score }: Pick<TopicScope, "score">): Mentions {
  let n = 0;
  const counts = [...NO_MENTIONS.counts];
  for (const cell of cells) {
    n += cell.n;
    if (score?.isRead(cell.questionId, cell.series))
      for (const [place, count] of cell.counts.entries()) counts[place] = (counts[place] ?? 0) + count;
  }
  return { n, counts };
}

/** In an anonymous survey: the topics that too few wrote of, or all but too few. */
export function hiddenTopics(
  sizes: readonly { readonly key: string; readonly n: number; readonly of: number }[],
  { survey }: Pick<TopicScope, "survey">,
): ReadonlySet<string> {
  const minimum = survey.minimumGroup;
  if (minimum === null) return new Set();
  // Each topic and its rest are two groups of their own, because a comment may be about several.
  return new Set(
    sizes
      .filter(({ n, of }) => {
        const groups = [
          { key: "these", n },
          { key: "others", n: of - n },
        ];
        return n > 0 && hiddenGroups(groups, { minimum }).length > 0;
      })
      .map(({ key }) => key),
  );
}

/** The days in equal parts, of whole weeks where that is possible. */
export function cutRange({ from, to }: { readonly from: string; readonly to: string }) {
  const days = countDays(from, to);
  const length = days <= PARTS ? 1 : days <= 7 * PARTS ? 7 : Math.ceil(days / PARTS);
  const parts: { from: string; to: string }[] = [];
  for (let start = from; start <= to; start = addDays(start, length)) {
    const end = addDays(start, length - 1);
    parts.push({ from: start, to: end < to ? end : to });
  }
  return parts;
}

function emptyOf(key: string, counted: readonly { readonly key: string; readonly all: Mentions }[]) {
  const all = counted.find((one) => one.key === key)?.all ?? NO_MENTIONS;
  return { key, now: NO_MENTIONS, all, before: NO_MENTIONS, allBefore: NO_MENTIONS };
}
