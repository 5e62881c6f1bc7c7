import "server-only";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { type Db, withTenant } from "@/db/client";
import { findGoal } from "@/db/queries/goals/find-goal";
import type { WorkspaceScope } from "@/db/scope";
import { goalTitle } from "@/features/goals/describe-goal";
import type { GoalCalendar, GoalReader } from "@/features/goals/goal-reader";
import { loadGoalWords } from "@/features/goals/load-goal-words";
import { readSharedGoal, type SharedGoalQuery } from "@/features/goals/shared/read-shared-goal";
import { type SharedGoalView, toSharedGoal } from "@/features/goals/shared/view";
import { requireWorkspace } from "@/platform/session";

/** A goal as a share link shows it; null where it or its survey does not exist any more. */
export async function loadSharedGoal(
  gate: { readonly db: Db; readonly scope: WorkspaceScope; readonly workspace: GoalCalendar },
  asked: Omit<SharedGoalQuery, "nameless">,
  read: GoalReader,
  now: Date,
): Promise<SharedGoalView | null> {
  const t = await getTranslations("share");
  const nameless = { attribute: t("namelessAttribute"), group: (place: number) => t("nameless", { place }) };
  const shared = await withTenant(gate.db, gate.scope, (tx) =>
    readSharedGoal(tx, gate.scope, gate.workspace, { ...asked, nameless }, read, now),
  );
  return shared && toSharedGoal(shared, { words: await loadGoalWords(), zone: gate.workspace.zone, now, t });
}

/** A goal as it can be shared: what to say of it in the form of a new link. */
export async function loadShareableGoal(slug: string, goalId: string) {
  const { db, scope } = await requireWorkspace(slug, "share.make");
  const row = await withTenant(db, scope, (tx) => findGoal(tx, scope, goalId));
  // Without its survey there is nothing to show.
  if (row === null || (row.goal.surveyId !== null && row.surveyName === null)) notFound();
  const { goal, surveyName } = row;
  return {
    view: "goal" as const,
    goal: goalId,
    name: goalTitle(await loadGoalWords(), goal),
    details: [
      ...(surveyName === null ? [] : [surveyName]),
      ...(goal.segmentName === null ? [] : [`${goal.segmentName}: ${goal.segmentValue}`]),
    ],
    params: [],
    moves: true,
    days: null,
    back: `/w/${slug}/goals/${goalId}`,
  };
}
