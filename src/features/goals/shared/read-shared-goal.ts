import type { Tx } from "@/db/client";
import { findGoal, type GoalCheckRow, type GoalRow, listGoalChecks } from "@/db/queries/goals/find-goal";
import type { WorkspaceScope } from "@/db/scope";
import type { GoalCalendar, GoalNumbers, GoalReader } from "@/features/goals/goal-reader";
import { readChart } from "@/features/goals/read-chart";
import { isOver, outcomeOf, questionOf, readGoal, type StandingGoal } from "@/features/goals/read-goal";

/** What a share link shows of a goal. */
export interface SharedGoalQuery {
  readonly goalId: string;
  readonly showsNames: boolean;
  /** What stands for the segment's names where they are not shown. */
  readonly nameless: { readonly attribute: string; readonly group: (place: number) => string };
}

export type SharedGoal =
  /** Its numbers are of too few people to be told, or would tell of them. */
  | { readonly hidden: true; readonly surveyName: string | null }
  | {
      readonly hidden: false;
      readonly standing: StandingGoal;
      readonly chart: GoalNumbers | null;
      /** When it was set, how its target changed and how it closed, without anybody's reasons or reviews. */
      readonly checks: readonly GoalCheckRow[];
      readonly outcome: GoalCheckRow["outcome"] | undefined;
    };

const TOLD: readonly GoalCheckRow["kind"][] = ["set", "target_changed", "closed", "reopened"];

/**
 * A goal for a share link, read by the numbers of the screen under the link's own scope. What was written down when it was
 * set is measured again, for the minimum group: a baseline of three people is no more told than their number today. A
 * visitor closes no goal. Null where the goal or its survey does not exist.
 */
export async function readSharedGoal(
  tx: Tx,
  scope: WorkspaceScope,
  calendar: GoalCalendar,
  asked: SharedGoalQuery,
  read: GoalReader,
  now: Date,
): Promise<SharedGoal | null> {
  const found = await findGoal(tx, scope, asked.goalId);
  if (found === null || (found.goal.surveyId !== null && found.surveyName === null)) return null;
  let few = false;
  const careful: GoalReader = async (...args) => {
    const numbers = await read(...args);
    few ||= numbers?.suppressed === true;
    return numbers;
  };
  const standing = await readGoal(tx, scope, calendar, found, careful, now);
  const { goal } = found;
  const days = { from: goal.baselineFrom, to: goal.baselineTo };
  await careful(tx, scope, calendar, { ...questionOf(goal), days }, now);
  const chart = await readChart(tx, scope, calendar, standing, careful, now);
  if (few) return { hidden: true, surveyName: found.surveyName };
  const checks = (await listGoalChecks(tx, scope, goal.id)).filter(({ kind }) => TOLD.includes(kind));
  const over = goal.closedAt === null && isOver(found, calendar, now);
  const closed = goal.closedAt === null ? undefined : checks.find(({ kind }) => kind === "closed")?.outcome;
  return {
    hidden: false,
    standing: { ...standing, row: redact(over ? { ...found, goal: { ...goal, closedAt: now } } : found, asked) },
    chart,
    checks: checks.map((check) => ({ ...check, reason: "" })),
    // Its deadline has passed and nobody has looked since: it has ended all the same.
    outcome: over ? outcomeOf(standing.judged) : closed,
  };
}

function redact(row: GoalRow, { showsNames, nameless }: SharedGoalQuery): GoalRow {
  const goal = { ...row.goal, reason: "" };
  if (showsNames) return { ...row, goal };
  const segment = goal.segmentName === null ? {} : { segmentName: nameless.attribute, segmentValue: nameless.group(1) };
  return { ...row, goal: { ...goal, ...segment }, ownerName: null, objective: null };
}
