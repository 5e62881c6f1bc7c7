import "server-only";
import { withTenant } from "@/db/client";
import { listDimensions } from "@/db/queries/list-dimensions";
import { listTopics } from "@/db/queries/topics/list-topics";
import { chooseScope } from "@/features/topics/choose-scope";
import { describeScope } from "@/features/topics/describe-scope";
import { type RawQuery, readTopicQuery } from "@/features/topics/input";
import { loadTopicWords } from "@/features/topics/load-topic-words";
import { partsOf } from "@/features/topics/loaders";
import { readCommentsPage } from "@/features/topics/read-comments-page";
import { nameTopic } from "@/features/topics/topic-words";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

export type CommentsPageView = Awaited<ReturnType<typeof loadComments>>;

/** All comments of a survey, to be searched, tagged, corrected; for who may read answers. */
export async function loadComments(slug: string, raw: RawQuery) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "response.read");
  const query = readTopicQuery(raw);
  const words = await loadTopicWords();
  const path = `/w/${slug}/feedback/topics/comments`;
  return withTenant(db, scope, async (tx) => {
    const chosen = await chooseScope(tx, scope, workspace, query, new Date());
    const topics = await listTopics(tx, scope);
    const parts = partsOf(slug, query, "comments", true, words);
    const may = { review: can(role, "response.review"), erase: can(role, "response.delete") };
    const base = { slug, path, query, parts, may };
    if (chosen === null) return { ...base, shown: null };
    const asked = { chosen, topics, about: null, query, path, slug, isProtected: false };
    return {
      ...base,
      shown: {
        scope: describeScope(chosen, await listDimensions(tx, scope, chosen.survey.id), query, path, words),
        comments: await readCommentsPage(tx, scope, asked, words),
        topics: topics.filter(({ archived }) => !archived).map((one) => ({ id: one.id, name: nameTopic(one, words) })),
      },
    };
  });
}
