import type { Tx } from "@/db/client";
import { type OverlapCell, readOverlap } from "@/db/queries/topics/read-overlap";
import type { WorkspaceScope } from "@/db/scope";
import type { TopicScope } from "@/features/topics/choose-scope";
import { type Judged, type Mentions, NO_MENTIONS } from "@/features/topics/judge-topics";
import { countTopics, isProtected, judgeShown } from "@/features/topics/read-topics";

/** What merging a topic into another does to comments of some days: each counts once, and what people said of the other stays. */
export interface Foreseen {
  /** Comments of the two today. */
  readonly from: number;
  readonly into: number;
  /** Counted for both today. */
  readonly both: number;
  /** Of the first, those that somebody said are not about the second: they count for neither afterwards. */
  readonly refused: number;
  readonly after: number;
  /** The numbers of the one topic afterwards, judged among those that are left; null where nobody wrote of it. */
  readonly judged: Judged | null;
}

/** What merging would do; null where so few people wrote that numbers would tell who. */
export async function foreseeMerge(
  tx: Tx,
  scope: WorkspaceScope,
  chosen: TopicScope,
  { topicId, into }: { readonly topicId: string; readonly into: string },
): Promise<Foreseen | null> {
  const { counted, all } = await countTopics(tx, scope, chosen, { filter: null });
  const [from, other] = [topicId, into].map((id) => counted.find(({ key }) => key === id));
  if (from === undefined || other === undefined) return null;
  const periods = [chosen.range, chosen.compared];
  const cells = await readOverlap(tx, scope, { surveyId: chosen.survey.id, periods, topicId, into });
  const of = (kind: OverlapCell["kind"], period: number) =>
    addUp(
      cells.filter((cell) => cell.kind === kind && cell.period === period),
      chosen,
    );
  const joined = { ...other, now: plus(other.now, of("added", 0)), before: plus(other.before, of("added", 1)) };
  const today = judgeShown(counted, chosen);
  const { judged, hidden } = judgeShown(
    counted.filter(({ key }) => key !== topicId).map((one) => (one.key === into ? joined : one)),
    chosen,
  );
  if (isProtected(all, chosen) || [topicId, into].some((id) => today.hidden.has(id)) || hidden.has(into)) return null;
  return {
    ...{ from: from.now.n, into: other.now.n, both: of("both", 0).n, refused: of("refused", 0).n },
    after: joined.now.n,
    judged: judged.find(({ key }) => key === into) ?? null,
  };
}

function addUp(cells: readonly OverlapCell[], { score: read }: TopicScope): Mentions {
  const counts = [...NO_MENTIONS.counts];
  for (const { questionId, series, score, n } of cells)
    if (score !== null && read?.isRead(questionId, series)) counts[score] = (counts[score] ?? 0) + n;
  return { n: cells.reduce((sum, cell) => sum + cell.n, 0), counts };
}

function plus(one: Mentions, other: Mentions): Mentions {
  return { n: one.n + other.n, counts: one.counts.map((count, score) => count + (other.counts[score] ?? 0)) };
}
