import "server-only";
import { withTenant } from "@/db/client";
import { countPersonal } from "@/db/queries/topics/count-personal";
import { listSuggestions } from "@/db/queries/topics/list-suggestions";
import { chooseScope } from "@/features/topics/choose-scope";
import { describeScope } from "@/features/topics/describe-scope";
import { describeSuggestions } from "@/features/topics/describe-suggestions";
import { describeTopics } from "@/features/topics/describe-topics";
import { type RawQuery, readTopicQuery, scopeOnly, type TopicQuery, topicHref } from "@/features/topics/input";
import { loadTopicWords } from "@/features/topics/load-topic-words";
import { readTopics } from "@/features/topics/read-topics";
import type { TopicWords } from "@/features/topics/topic-words";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

/** The parts of the place as links; comments only for who may read answers. */
export function partsOf(
  slug: string,
  query: TopicQuery,
  here: "topics" | "needs" | "comments",
  mayRead: boolean,
  { t }: TopicWords,
) {
  const home = `/w/${slug}/feedback/topics`;
  const paths = { topics: home, needs: `${home}/needs`, comments: `${home}/comments` };
  return {
    label: t("parts.label"),
    tabs: (["topics", "needs", "comments"] as const)
      .filter((part) => part !== "comments" || mayRead)
      .map((part) => ({
        href: topicHref(paths[part], scopeOnly(query)),
        label: t(`parts.${part}`),
        current: part === here,
      })),
  };
}

/** The list of topics with what is suggested. Who may not read answers sees counts alone. */
export async function loadTopics(slug: string, raw: RawQuery) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "dashboard.read");
  const query = readTopicQuery(raw);
  const words = await loadTopicWords();
  const home = `/w/${slug}/feedback/topics`;
  const mayRead = can(role, "response.read");
  const now = new Date();
  const file = (kind: string) => topicHref(`${home}/numbers/${kind}`, scopeOnly(query));
  return withTenant(db, scope, async (tx) => {
    const base = {
      slug,
      home,
      mayRead,
      mayEdit: can(role, "survey.write"),
      parts: partsOf(slug, query, "topics", mayRead, words),
      paths: { surveys: `/w/${slug}/surveys/new`, imports: `/w/${slug}/imports/new` },
      taken: { share: null, csv: file("csv"), xlsx: file("xlsx") },
    };
    const chosen = await chooseScope(tx, scope, workspace, query, now);
    if (chosen === null) return { ...base, shown: null };
    const list = await readTopics(tx, scope, chosen, query);
    const suggestions = mayRead && !chosen.survey.anonymous ? await listSuggestions(tx, scope, chosen.survey.id) : null;
    return {
      ...base,
      shown: {
        scope: describeScope(chosen, list.dimensions, query, home, words),
        minimum: list.protectedHere ? chosen.survey.minimumGroup : null,
        comments: list.comments,
        work: list.work,
        topics: describeTopics(list, chosen, query, home, words),
        days: chosen.range,
        personal: mayRead ? await countPersonal(tx, scope, chosen.survey.id) : 0,
        personalHref: topicHref(`${home}/comments`, scopeOnly(query), { only: "personal" }),
        suggestions:
          suggestions === null
            ? null
            : describeSuggestions(suggestions, list.topics, chosen.survey.id, words, { zone: workspace.zone, now }),
      },
    };
  });
}

export type TopicsPageView = Awaited<ReturnType<typeof loadTopics>>;
