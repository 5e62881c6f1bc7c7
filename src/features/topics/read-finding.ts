import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { chooseScope } from "@/features/topics/choose-scope";
import { type ListedTopic, readTopics, type TopicList } from "@/features/topics/read-topics";

/** What an overview leads with: a metric of some surveys on some days, whole or of one group. */
export interface FindingAsked {
  readonly metric: string;
  readonly surveys: readonly string[];
  readonly from: string;
  readonly to: string;
  /** The days that the overview compares these with; null where with none. */
  readonly compared: { readonly from: string; readonly to: string } | null;
  readonly filter: { readonly name: string; readonly value: string } | null;
}

/** The topic that goes with a clearly lower score there; null where none does, or where its survey is read by another score. */
export async function readFinding(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: Parameters<typeof chooseScope>[2],
  { metric, surveys, from, to, compared, filter }: FindingAsked,
  now: Date,
) {
  const [only, ...others] = surveys;
  const asked = { from, to, filter, ...(only !== undefined && others.length === 0 ? { survey: only } : {}) };
  const chosen = await chooseScope(tx, scope, workspace, asked, now);
  if (chosen === null || chosen.score?.metric !== metric || !surveys.includes(chosen.survey.id)) return null;
  const query = { ...asked, survey: chosen.survey.id };
  const one = findWorst(await readTopics(tx, scope, { ...chosen, compared: compared ?? chosen.compared }, query));
  return one === null ? null : { one, query, score: chosen.score };
}

/** Of the topics that go with a clearly lower score, and are not rough: one that more people write about, then the one that pulls most. */
function findWorst({ topics, protectedHere }: Pick<TopicList, "topics" | "protectedHere">): ListedTopic | null {
  const [first] = topics
    .filter(({ judged, hidden }) => !hidden && !protectedHere && judged.assessment === "worse" && !judged.rough)
    .sort((a, b) => risen(b) - risen(a) || (a.judged.pull?.value ?? 0) - (b.judged.pull?.value ?? 0));
  return first ?? null;
}

function risen({ judged }: ListedTopic): number {
  return judged.moved === "up" ? 1 : 0;
}
