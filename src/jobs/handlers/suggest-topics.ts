import { withTenant } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { findCommentDays } from "@/db/queries/topics/find-comment-days";
import { findSuggestedAt } from "@/db/queries/topics/list-suggestions";
import { chooseScope } from "@/features/topics/choose-scope";
import { lookForTopics } from "@/features/topics/look-for-topics";
import type { JobHandler } from "@/jobs/job-context";

/** Asked each hour; a survey that was looked at since is left for the next day, one that was not goes on. */
const AGAIN_MS = 20 * 3_600_000;

/** Once a day: looks for new topics in the comments of each survey. */
export const suggestTopics: JobHandler<"topics.suggest"> = async (_, { db, scope, now, signal }) => {
  const asked = await withTenant(db, scope, async (tx) => {
    const looked = await findSuggestedAt(tx, scope);
    const since = now().getTime() - AGAIN_MS;
    return [...(await findCommentDays(tx, scope)).keys()].filter((id) => (looked.get(id)?.getTime() ?? 0) <= since);
  });
  for (const survey of asked) {
    signal.throwIfAborted();
    await withTenant(db, scope, async (tx) => {
      const workspace = await findWorkspace(tx, scope);
      const chosen = await chooseScope(tx, scope, workspace, { survey, filter: null }, now());
      if (chosen?.survey.id === survey) await lookForTopics(tx, scope, chosen, now());
    });
  }
};
