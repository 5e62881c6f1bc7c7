import "server-only";
import { withTenant } from "@/db/client";
import { listObjectives } from "@/db/queries/goals/find-objective";
import { loadGoalWords } from "@/features/goals/load-goal-words";
import { requireWorkspace } from "@/platform/session";

/** The objectives of a workspace in their order, for whoever may change them. */
export async function loadObjectives(slug: string) {
  const { db, scope } = await requireWorkspace(slug, "goal.write");
  const objectives = await withTenant(db, scope, (tx) => listObjectives(tx, scope));
  return { slug, objectives, words: await loadGoalWords() };
}
