import "server-only";
import { withReads } from "@/db/client";
import { withPatience } from "@/db/queries/with-patience";
import { sayGroup } from "@/features/topics/describe-scope";
import { effectRow } from "@/features/topics/describe-topics";
import { topicHref } from "@/features/topics/input";
import { loadTopicWords } from "@/features/topics/load-topic-words";
import { type FindingAsked, readFinding } from "@/features/topics/read-finding";
import { nameTopic, unitOf } from "@/features/topics/topic-words";
import { requireWorkspace } from "@/platform/session";

/** Longest that an overview waits for a topic, which it can do without. */
const PATIENCE_MS = 1_000;

export type TopicFindingView = NonNullable<Awaited<ReturnType<typeof loadTopicFinding>>>;

/** The topic that goes with a clearly lower score there, for a page that says what happened; null where none does. */
export async function loadTopicFinding(slug: string, asked: FindingAsked | null) {
  if (asked === null) return null;
  const { db, scope, workspace } = await requireWorkspace(slug, "dashboard.read");
  const words = await loadTopicWords();
  const now = new Date();
  const found = await withReads(db, scope, (tx) =>
    withPatience(tx, PATIENCE_MS, (inner) => readFinding(inner, scope, workspace, asked, now)),
  );
  if (found === null) return null;
  const { one, query, score } = found;
  const { topic, judged } = one;
  const { valueText, betweenText } = effectRow(topic.id, judged, unitOf(score), words);
  return {
    name: nameTopic(topic, words),
    href: topicHref(`/w/${slug}/feedback/topics/${topic.id}`, query),
    group: query.filter === null ? "" : sayGroup(query.filter, words),
    effect: valueText,
    text: words.t("finding.text", {
      n: judged.n,
      metric: words.metrics(`short.${score.metric}`),
      between: betweenText,
    }),
  };
}
