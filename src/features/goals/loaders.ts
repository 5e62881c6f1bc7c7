import "server-only";
import { notFound } from "next/navigation";
import { withTenant } from "@/db/client";
import { findGoal, listGoalChecks, listGoals, listObjectives } from "@/db/queries/goals/find-goal";
import { listDimensions } from "@/db/queries/list-dimensions";
import { listMembers } from "@/db/queries/members";
import { readOutlines } from "@/db/queries/read-outlines";
import { addDays, localDay } from "@/domain/calendar/day";
import { MOST_GOALS } from "@/features/goals/answer-requests";
import { requireGoal } from "@/features/goals/change-goal";
import { fillFromSentence, fillSize } from "@/features/goals/fill-form";
import type { GoalReader } from "@/features/goals/goal-reader";
import { checkGoalForm, readGoalForm } from "@/features/goals/input";
import { planGoal } from "@/features/goals/plan-goal";
import { questionOf, type StandingGoal, settleGoal } from "@/features/goals/read-goal";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
type Raw = Readonly<Record<string, string | string[] | undefined>>;

/** The list of goals; `deleted` in the address names one that was just deleted, so that it can be brought back. */
export async function loadGoals(slug: string, raw: Raw, read: GoalReader) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "dashboard.read");
  const now = new Date();
  const mayWrite = can(role, "goal.write");
  return withTenant(db, scope, async (tx) => {
    const goals: StandingGoal[] = [];
    for (const row of await listGoals(tx, scope, MOST_GOALS))
      goals.push(await settleGoal(tx, scope, workspace, row, read, now));
    const gone = typeof raw.deleted === "string" && UUID.test(raw.deleted) ? raw.deleted : null;
    const row = mayWrite && gone !== null ? await findGoal(tx, scope, gone, { deletedToo: true }) : null;
    return { slug, mayWrite, goals, deleted: row?.goal.deletedAt ? row.goal : null };
  });
}

/** One goal with its record; 404 for one that is not of this workspace. */
export async function loadGoal(slug: string, id: string, read: GoalReader) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "dashboard.read");
  if (!UUID.test(id)) notFound();
  const now = new Date();
  const loaded = await withTenant(db, scope, async (tx) => {
    if ((await findGoal(tx, scope, id)) === null) return null;
    const standing = await settleGoal(tx, scope, workspace, await requireGoal(tx, scope, id), read, now);
    const { goal } = standing.row;
    const to = addDays(localDay(goal.closedAt ?? now, workspace.zone), -1);
    // The chart also shows the weeks that the baseline was made of.
    const days = { from: goal.baselineFrom, to: to < goal.endsOn ? to : goal.endsOn };
    const chart =
      standing.row.surveyName !== null && days.from <= days.to
        ? await read(tx, scope, workspace, { ...questionOf(goal), days }, now)
        : null;
    return { standing, chart, checks: await listGoalChecks(tx, scope, id) };
  });
  if (loaded === null) notFound();
  const today = localDay(now, workspace.zone);
  return { ...loaded, slug, zone: workspace.zone, today, mayWrite: can(role, "goal.write") };
}

/** The form of a new goal, as far as its address fills it in. */
export async function loadNewGoal(slug: string, raw: Raw, read: GoalReader) {
  const { db, scope, workspace, user } = await requireWorkspace(slug, "goal.write");
  const now = new Date();
  return withTenant(db, scope, async (tx) => {
    const outlines = await readOutlines(tx, scope);
    const asked = readGoalForm(raw);
    const surveys = outlines.filter((one) => one.status !== "draft").map(({ id, name }) => ({ id, name }));
    const filled = fillFromSentence(asked, { surveys, owner: user.userId });
    const { reading } = filled;
    const first = await planGoal(tx, scope, workspace, checkGoalForm(filled.form), read, now);
    const form = fillSize(filled.form, reading, first.baseline?.value ?? null);
    const plan = form === filled.form ? first : await planGoal(tx, scope, workspace, checkGoalForm(form), read, now);
    const started = form.metric !== "" || form.survey !== "";
    const chosen = surveys.find((one) => one.id === form.survey);
    return {
      slug,
      form,
      reading,
      started,
      plan,
      surveys,
      segments: chosen ? await listDimensions(tx, scope, chosen.id) : [],
      members: (await listMembers(tx, scope)).map(({ userId, name, email }) => ({ id: userId, name: name || email })),
      objectives: await listObjectives(tx, scope),
    };
  });
}
