import { type Db, withTenant } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { findGoal } from "@/db/queries/goals/find-goal";
import { listGoalsToCheck } from "@/db/queries/goals/list-goals-to-check";
import { insertWeeklyCheck } from "@/db/queries/goals/write-goal";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, localDay } from "@/domain/calendar/day";
import { periodOf } from "@/domain/calendar/period";
import type { GoalReader } from "@/features/goals/goal-reader";
import { settleGoal } from "@/features/goals/read-goal";

/**
 * Closes the goals of a workspace whose deadline has passed, and writes down how the others stood after the last complete week;
 * once each, however often it runs. Each goal in a transaction of its own, so that one cannot keep the others waiting. Weeks in
 * which nobody looked (the server was off) stay unwritten: what they would have said is not known.
 */
export async function checkGoals(
  db: Db,
  scope: WorkspaceScope,
  read: GoalReader,
  { now, signal }: { readonly now: Date; readonly signal: AbortSignal },
): Promise<void> {
  const due = await withTenant(db, scope, async (tx) => {
    const calendar = await findWorkspace(tx, scope);
    const today = localDay(now, calendar.zone);
    const weekEnds = addDays(periodOf(today, "week", calendar).start, -1);
    const ids = await listGoalsToCheck(tx, scope, { today, weekEnds });
    return { calendar, weekEnds, ids };
  });
  for (const id of due.ids) {
    signal.throwIfAborted();
    await withTenant(db, scope, async (tx) => {
      const row = await findGoal(tx, scope, id);
      if (row === null) return;
      const { row: settled, judged } = await settleGoal(tx, scope, due.calendar, row, read, now);
      if (settled.goal.closedAt !== null || due.weekEnds < row.goal.startsOn) return;
      const { current, state, odds } = judged;
      await insertWeeklyCheck(tx, scope, {
        goalId: id,
        at: now,
        kind: "checked",
        target: row.goal.target,
        value: current?.value ?? null,
        low: current?.interval?.low ?? null,
        high: current?.interval?.high ?? null,
        n: current?.n ?? null,
        weekEnds: due.weekEnds,
        state,
        odds,
      });
    });
  }
}
