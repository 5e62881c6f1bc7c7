import "server-only";
import { notFound } from "next/navigation";
import type { Tx } from "@/db/client";
import { withTenant } from "@/db/client";
import { findGoal, listGoalChecks, listGoals } from "@/db/queries/goals/find-goal";
import { listEvents, listInitiatives } from "@/db/queries/goals/find-initiative";
import { listObjectives } from "@/db/queries/goals/find-objective";
import { listGoalDimensions } from "@/db/queries/goals/list-goal-dimensions";
import { listMembers } from "@/db/queries/members";
import { readOutlines } from "@/db/queries/read-outlines";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, localDay } from "@/domain/calendar/day";
import { MOST_GOALS } from "@/features/goals/answer-requests";
import { requireGoal } from "@/features/goals/change-goal";
import { fillFromSentence, fillSize } from "@/features/goals/fill-form";
import type { BeforeAfterReader, GoalCalendar, GoalReader } from "@/features/goals/goal-reader";
import { compareInitiatives, concerns, isAsked } from "@/features/goals/initiatives/compare-initiatives";
import { asksForSurvey, checkGoalForm, GOAL_METRICS, readGoalForm } from "@/features/goals/input";
import { judgedDays } from "@/features/goals/judge-goal";
import { loadGoalWords } from "@/features/goals/load-goal-words";
import { planGoal } from "@/features/goals/plan-goal";
import { readChart } from "@/features/goals/read-chart";
import { questionOf, type StandingGoal, settleGoal } from "@/features/goals/read-goal";
import { isUuid } from "@/platform/is-uuid";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";
import { viewPlaces } from "@/platform/view-places";

const MOST_INITIATIVES = 200;
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
    const gone = typeof raw.deleted === "string" && isUuid(raw.deleted) ? raw.deleted : null;
    const row = mayWrite && gone !== null ? await findGoal(tx, scope, gone, { deletedToo: true }) : null;
    const outlines = await readOutlines(tx, scope);
    return {
      slug,
      mayWrite,
      goals,
      words: await loadGoalWords(),
      today: localDay(now, workspace.zone),
      zone: workspace.zone,
      objectives: await listObjectives(tx, scope),
      asking: outlines.filter(({ status }) => status === "live").length,
      initiatives: (await listInitiatives(tx, scope, MOST_INITIATIVES)).length,
      deleted: row?.goal.deletedAt ? row.goal : null,
      // Single goals are shared, not their list.
      taken: {
        ...viewPlaces({ slug, view: "goal", files: `/w/${slug}/goals/numbers`, params: [] }, role),
        share: null,
      },
    };
  });
}

/** One goal with its record, its weeks and what was done within them; 404 for one that is not of this workspace. */
export async function loadGoal(slug: string, id: string, read: GoalReader, compare: BeforeAfterReader) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "dashboard.read");
  if (!isUuid(id)) notFound();
  const now = new Date();
  const loaded = await withTenant(db, scope, async (tx) => {
    if ((await findGoal(tx, scope, id)) === null) return null;
    const standing = await settleGoal(tx, scope, workspace, await requireGoal(tx, scope, id), read, now);
    return {
      standing,
      chart: await readChart(tx, scope, workspace, standing, read, now),
      checks: await listGoalChecks(tx, scope, id),
      done: await readDone(tx, scope, workspace, standing, compare, now),
      objectives: (await listObjectives(tx, scope)).filter((one) => one.archivedAt === null),
    };
  });
  if (loaded === null) notFound();
  const today = localDay(now, workspace.zone);
  const words = await loadGoalWords();
  const files = `/w/${slug}/goals/${id}/numbers`;
  const taken = viewPlaces({ slug, view: "goal", goal: id, files, params: [] }, role);
  // What it showed is gone with its survey; a link to it would open nothing.
  const shared = loaded.standing.lost === "survey" ? { ...taken, share: null } : taken;
  return {
    ...loaded,
    slug,
    words,
    zone: workspace.zone,
    today,
    mayWrite: can(role, "goal.write"),
    taken: shared,
    explain: explainPath(slug, loaded.standing, localDay(loaded.standing.row.goal.closedAt ?? now, workspace.zone)),
  };
}

/** The ledger of the number that a goal is judged by, over the same days; null where there is none. */
function explainPath(slug: string, { row: { goal }, lost }: StandingGoal, today: string): string | null {
  const days = judgedDays(goal, today);
  if (lost !== null || days === null) return null;
  const params = new URLSearchParams({ ...(goal.surveyId === null ? {} : { survey: goal.surveyId }), ...days });
  if (goal.segmentName !== null && goal.segmentValue !== null)
    params.set(`filter.${goal.segmentName}`, goal.segmentValue);
  return `/w/${slug}/explain/${goal.metric}?${params}`;
}

/** What was done since the baseline's days that concerns the goal, each with what went together with it. */
async function readDone(
  tx: Tx,
  scope: WorkspaceScope,
  calendar: GoalCalendar,
  { row: { goal, surveyName }, lost }: StandingGoal,
  compare: BeforeAfterReader,
  now: Date,
) {
  const within = questionOf(goal).segment;
  const events = await listEvents(tx, scope, { from: goal.baselineFrom, to: goal.endsOn });
  const survey = goal.surveyId === null ? null : { id: goal.surveyId, name: surveyName ?? "" };
  const dimensions = await listGoalDimensions(tx, scope, goal.metric, goal.surveyId);
  const looked = events
    .filter((event) => concerns(event, within) && isAsked(event, dimensions))
    .map((initiative) => ({ initiative, metric: goal.metric, survey, within }));
  if (lost !== null)
    return looked.map((one) => ({ ...one, days: { opensOn: goal.endsOn }, numbers: null, assessment: null }));
  return compareInitiatives(tx, scope, compare, looked, addDays(localDay(now, calendar.zone), -1));
}

/** The form of a new goal, as far as its address fills it in. */
export async function loadNewGoal(slug: string, raw: Raw, read: GoalReader) {
  const { db, scope, workspace, user } = await requireWorkspace(slug, "goal.write");
  const now = new Date();
  const words = await loadGoalWords();
  return withTenant(db, scope, async (tx) => {
    const outlines = await readOutlines(tx, scope);
    const asked = readGoalForm(raw);
    const surveys = outlines.filter((one) => one.status !== "draft").map(({ id, name }) => ({ id, name }));
    const filled = fillFromSentence(asked, { surveys, owner: user.userId, today: localDay(now, workspace.zone) });
    const { reading } = filled;
    const work = (form: typeof asked) => planGoal(tx, scope, words, workspace, checkGoalForm(words, form), read, now);
    const first = await work(filled.form);
    const form = fillSize(filled.form, reading, first.baseline?.value ?? null);
    const plan = form === filled.form ? first : await work(form);
    const started = form.metric !== "" || form.survey !== "";
    const metric = GOAL_METRICS.find((one) => one === form.metric);
    const chosen = surveys.find((one) => one.id === form.survey);
    const isOf = metric !== undefined && (!asksForSurvey(metric) || chosen !== undefined);
    const objectives = await listObjectives(tx, scope);
    return {
      slug,
      words,
      form,
      reading,
      started,
      plan,
      surveys,
      segments: isOf ? await listGoalDimensions(tx, scope, metric, chosen?.id ?? null) : [],
      members: (await listMembers(tx, scope)).map(({ userId, name, email }) => ({ id: userId, name: name || email })),
      objectives: objectives.filter((one) => one.archivedAt === null).map(({ name }) => name),
    };
  });
}
