import { type Db, type Tx, withTenant } from "@/db/client";
import { findWorkspace, type WorkspaceRow } from "@/db/queries/find-workspace";
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
 * once each, however often it runs. Each goal in a transaction of its own, and one that fails keeps no other from its turn: the
 * first failure is thrown at the end, so that the job is tried again. Weeks in which nobody looked (the server was off) stay
 * unwritten: what they would have said is not known.
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
  const failures: unknown[] = [];
  for (const id of due.ids) {
    signal.throwIfAborted();
    await withTenant(db, scope, (tx) => checkGoal(tx, scope, id, read, { ...due, now })).catch((error: unknown) =>
      failures.push(error),
    );
  }
  if (failures.length > 0) throw failures[0];
}

async function checkGoal(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  read: GoalReader,
  { calendar, weekEnds, now }: { readonly calendar: WorkspaceRow; readonly weekEnds: string; readonly now: Date },
): Promise<void> {
  const row = await findGoal(tx, scope, id);
  if (row === null) return;
  const { row: settled, judged } = await settleGoal(tx, scope, calendar, row, read, now);
  if (settled.goal.closedAt !== null || weekEnds < row.goal.startsOn) return;
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
    weekEnds,
    state,
    odds,
  });
}
