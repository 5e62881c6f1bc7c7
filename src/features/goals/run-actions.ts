import { readNumber } from "@/domain/typed/read-number";
import "server-only";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { withTenant } from "@/db/client";
import { isDay } from "@/domain/calendar/day";
import {
  changeTarget,
  closeGoal,
  deleteGoal,
  moveGoal,
  reopenGoal,
  requireGoal,
  restoreGoal,
  reviewGoal,
  setGoal,
} from "@/features/goals/change-goal";
import type { GoalReader } from "@/features/goals/goal-reader";
import { checkGoalForm, GOAL_FIELDS, readGoalForm } from "@/features/goals/input";
import { loadGoalWords } from "@/features/goals/load-goal-words";
import { planGoal } from "@/features/goals/plan-goal";
import { settleGoal } from "@/features/goals/read-goal";
import { done, type FormState, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";

/** Sets the goal that the wizard shows; where it no longer fits, leads back to the wizard, which says why. */
export function runSet(slug: string, form: FormData, read: GoalReader): Promise<FormState> {
  return runAction("set-goal", async () => {
    const { db, scope, workspace } = await requireAction(slug, "goal.write");
    const now = new Date();
    const asked = readGoalForm(Object.fromEntries(form));
    const words = await loadGoalWords();
    const checked = checkGoalForm(words, asked);
    const id = await withTenant(db, scope, async (tx) => {
      const plan = await planGoal(tx, scope, words, workspace, checked, read, now);
      return plan.ready === null ? null : setGoal(tx, scope, plan, checked.input.objective ?? "", now);
    });
    if (id === null) {
      const query = new URLSearchParams(GOAL_FIELDS.map((name) => [name, asked[name]]));
      redirect(`/w/${slug}/goals/new?${query}`);
    }
    revalidatePath(`/w/${slug}/goals`, "layout");
    redirect(`/w/${slug}/goals/${id}`);
  });
}

/** Changes a goal's target with a reason. */
export function runRetarget(slug: string, id: string, form: FormData, read: GoalReader): Promise<FormState> {
  return runAction("change-goal-target", async () => {
    const { db, scope, workspace } = await requireAction(slug, "goal.write");
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const words = await loadGoalWords();
    const target = readNumber(text("target"), { locale: words.locale });
    if (target === null) return refused(null, { target: words.t("refused.number") });
    const now = new Date();
    await withTenant(db, scope, async (tx) => {
      const standing = await settleGoal(tx, scope, workspace, await requireGoal(tx, scope, id), read, now);
      await changeTarget(tx, scope, words, standing, { target, reason: text("reason").slice(0, 500) }, now);
    });
    revalidatePath(`/w/${slug}/goals`, "layout");
    return done(words.t("did.retargeted"));
  });
}

/** Closes a goal early, or opens it again. */
export function runClose(slug: string, id: string, closed: boolean, read: GoalReader): Promise<FormState> {
  return runAction("close-goal", async () => {
    const { db, scope, workspace } = await requireAction(slug, "goal.write");
    const now = new Date();
    const words = await loadGoalWords();
    await withTenant(db, scope, async (tx) => {
      const row = await requireGoal(tx, scope, id);
      if (!closed) return reopenGoal(tx, scope, words, workspace, row, now);
      return closeGoal(tx, scope, await settleGoal(tx, scope, workspace, row, read, now), now);
    });
    revalidatePath(`/w/${slug}/goals`, "layout");
    return done(words.t(closed ? "did.closed" : "did.reopened"));
  });
}

/** Notes that a goal was reviewed, and when it is looked at again. */
export function runReview(slug: string, id: string, form: FormData, read: GoalReader): Promise<FormState> {
  return runAction("review-goal", async () => {
    const { db, scope, workspace } = await requireAction(slug, "goal.write");
    const words = await loadGoalWords();
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const next = text("next");
    if (next !== "" && !isDay(next)) return refused(null, { next: words.t("errors.reviewOn") });
    const now = new Date();
    await withTenant(db, scope, async (tx) => {
      const standing = await settleGoal(tx, scope, workspace, await requireGoal(tx, scope, id), read, now);
      const asked = { note: text("note").slice(0, 500), next: next === "" ? null : next };
      await reviewGoal(tx, scope, words, standing, asked, now);
    });
    revalidatePath(`/w/${slug}/goals`, "layout");
    return done(words.t("did.reviewed"));
  });
}

/** Lets a goal serve another objective, or none. */
export function runMove(slug: string, id: string, form: FormData): Promise<FormState> {
  return runAction("move-goal", async () => {
    const { db, scope } = await requireAction(slug, "goal.write");
    const words = await loadGoalWords();
    const objective = String(form.get("objective") ?? "").trim();
    if (objective.length > 120) return refused(null, { objective: words.t("errors.objective") });
    await withTenant(db, scope, async (tx) => moveGoal(tx, scope, await requireGoal(tx, scope, id), objective));
    revalidatePath(`/w/${slug}/goals`, "layout");
    return done(words.t("did.moved"));
  });
}

/** Deletes a goal; the list then offers to bring it back. */
export function runRemove(slug: string, id: string): Promise<FormState> {
  return runAction("delete-goal", async () => {
    const { db, scope } = await requireAction(slug, "goal.write");
    const now = new Date();
    await withTenant(db, scope, async (tx) => deleteGoal(tx, scope, await requireGoal(tx, scope, id), now));
    revalidatePath(`/w/${slug}/goals`, "layout");
    redirect(`/w/${slug}/goals?deleted=${id}`);
  });
}

/** Brings a deleted goal back. */
export function runRestore(slug: string, id: string): Promise<FormState> {
  return runAction("restore-goal", async () => {
    const { db, scope } = await requireAction(slug, "goal.write");
    await withTenant(db, scope, async (tx) => restoreGoal(tx, scope, await requireGoal(tx, scope, id, true)));
    revalidatePath(`/w/${slug}/goals`, "layout");
    redirect(`/w/${slug}/goals/${id}`);
  });
}
