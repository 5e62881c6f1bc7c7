import "server-only";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { withTenant } from "@/db/client";
import {
  changeTarget,
  closeGoal,
  deleteGoal,
  reopenGoal,
  requireGoal,
  restoreGoal,
  setGoal,
} from "@/features/goals/change-goal";
import type { GoalReader } from "@/features/goals/goal-reader";
import { checkGoalForm, GOAL_FIELDS, readGoalForm } from "@/features/goals/input";
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
    const checked = checkGoalForm(asked);
    const id = await withTenant(db, scope, async (tx) => {
      const plan = await planGoal(tx, scope, workspace, checked, read, now);
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
    const target = Number(text("target").replace(",", ".").replace("−", "-") || "x");
    if (!Number.isFinite(target)) return refused(null, { target: "Write a number." });
    const now = new Date();
    await withTenant(db, scope, async (tx) => {
      const standing = await settleGoal(tx, scope, workspace, await requireGoal(tx, scope, id), read, now);
      await changeTarget(tx, scope, standing, { target, reason: text("reason").slice(0, 500) }, now);
    });
    revalidatePath(`/w/${slug}/goals`, "layout");
    return done("The target is changed. The old one stays in the record.");
  });
}

/** Closes a goal early, or opens it again. */
export function runClose(slug: string, id: string, closed: boolean, read: GoalReader): Promise<FormState> {
  return runAction("close-goal", async () => {
    const { db, scope, workspace } = await requireAction(slug, "goal.write");
    const now = new Date();
    await withTenant(db, scope, async (tx) => {
      const row = await requireGoal(tx, scope, id);
      if (!closed) return reopenGoal(tx, scope, workspace, row, now);
      return closeGoal(tx, scope, await settleGoal(tx, scope, workspace, row, read, now), now);
    });
    revalidatePath(`/w/${slug}/goals`, "layout");
    return done(closed ? "The goal is closed. Its record stays." : "The goal is open again.");
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
