import { and, asc, eq, isNull, lt, lte, notExists, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { goal, goalCheck } from "@/db/schema/goal";
import type { WorkspaceScope } from "@/db/scope";

/** The ids of the goals that run and have something to write down: their deadline passed, or a week without its check. */
export async function listGoalsToCheck(
  tx: Tx,
  scope: WorkspaceScope,
  days: { readonly today: string; readonly weekEnds: string },
): Promise<string[]> {
  const checked = tx
    .select({ one: sql`1` })
    .from(goalCheck)
    .where(
      and(
        eq(goalCheck.workspaceId, scope.workspaceId),
        eq(goalCheck.goalId, goal.id),
        eq(goalCheck.weekEnds, days.weekEnds),
      ),
    );
  const rows = await tx
    .select({ id: goal.id })
    .from(goal)
    .where(
      and(
        eq(goal.workspaceId, scope.workspaceId),
        isNull(goal.closedAt),
        isNull(goal.deletedAt),
        or(lt(goal.endsOn, days.today), and(lte(goal.startsOn, days.weekEnds), notExists(checked))),
      ),
    )
    .orderBy(asc(goal.id));
  return rows.map(({ id }) => id);
}
