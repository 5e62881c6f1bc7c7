import type { Tx } from "@/db/client";
import { impatiently } from "@/db/queries/answers/impatiently";
import { listTopicComments } from "@/db/queries/topics/list-topic-comments";
import type { StoredTopic } from "@/db/queries/topics/list-topics";
import { listTags } from "@/db/queries/topics/write-comments";
import type { WorkspaceScope } from "@/db/scope";
import type { TopicScope } from "@/features/topics/choose-scope";
import { describeComments } from "@/features/topics/describe-comments";
import { type TopicQuery, topicHref } from "@/features/topics/input";
import type { TopicWords } from "@/features/topics/topic-words";
import { decodeCursor, encodeCursor } from "@/platform/http/cursor";
import { runtime } from "@/platform/runtime";

const A_PAGE = 25;
const MOST_WORDS = 8;

export type CommentsView = Awaited<ReturnType<typeof readCommentsPage>>;

/** One page of comments, of a topic or of all; of an anonymous survey without any choice that would single somebody out. */
export async function readCommentsPage(
  tx: Tx,
  scope: WorkspaceScope,
  asked: {
    readonly chosen: TopicScope;
    readonly topics: readonly StoredTopic[];
    readonly about: string | null;
    readonly query: TopicQuery;
    readonly path: string;
    readonly slug: string;
    /** Fewer people than may be shown, or all but fewer. */
    readonly isProtected: boolean;
  },
  words: TopicWords,
) {
  const { chosen, query, path, slug } = asked;
  const { anonymous } = chosen.survey;
  const narrowed = query.q !== undefined || query.tag !== undefined || query.only !== undefined;
  const base = {
    tags: anonymous ? [] : await listTags(tx, scope),
    topics: asked.topics.filter(({ archived }) => !archived),
    anonymous,
    narrowed,
    clearHref: topicHref(path, query, { q: undefined, tag: undefined, only: undefined, cursor: undefined }),
    about: asked.about,
  };
  const nothing = { ...base, rows: [], slow: false, firstHref: null, nextHref: null };
  if (asked.isProtected || (anonymous && (narrowed || query.filter !== null)))
    return { ...nothing, minimum: chosen.survey.minimumGroup };
  const list = `comments ${chosen.survey.id} ${asked.about} ${query.q ?? ""} ${query.tag ?? ""} ${query.only ?? ""}`;
  const cursor = { secret: runtime().authSecret, scope, list };
  const place = query.cursor === undefined ? null : decodeCursor(cursor, query.cursor);
  const found = await impatiently(tx, (inner) =>
    listTopicComments(inner, scope, {
      surveyId: chosen.survey.id,
      ...chosen.range,
      topicId: asked.about,
      filter: query.filter,
      words: (query.q ?? "").replaceAll("\u0000", "").split(/\s+/u).filter(Boolean).slice(0, MOST_WORDS),
      tagId: query.tag ?? null,
      only: query.only ?? null,
      after: place === null ? null : { day: String(place[0]), id: String(place[1]) },
      limit: A_PAGE + 1,
      shuffled: anonymous,
    }),
  );
  if (found === null) return { ...nothing, minimum: null, slow: true };
  const rows = found.slice(0, A_PAGE);
  const last = rows.at(-1);
  return {
    ...base,
    minimum: null,
    slow: false,
    rows: describeComments(rows, chosen, asked.topics, asked.about, slug, words),
    firstHref: place === null ? null : topicHref(path, query, { cursor: undefined }),
    nextHref:
      found.length > A_PAGE && last !== undefined
        ? topicHref(path, query, { cursor: encodeCursor(cursor, [last.day, last.responseId]) })
        : null,
  };
}
