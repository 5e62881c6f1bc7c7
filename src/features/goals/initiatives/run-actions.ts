import "server-only";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { withTenant } from "@/db/client";
import {
  changeInitiative,
  deleteInitiative,
  noteInitiative,
  requireInitiative,
} from "@/features/goals/initiatives/change-initiative";
import { checkInitiativeForm, readInitiativeForm } from "@/features/goals/initiatives/input";
import { loadGoalWords } from "@/features/goals/load-goal-words";
import type { FormState } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";

/** Notes an initiative, or changes the one of this id; then leads to it. What was typed stands in the form again. */
export function runSaveInitiative(slug: string, id: string | null, form: FormData): Promise<FormState> {
  return runAction("save-initiative", async () => {
    const { db, scope } = await requireAction(slug, "goal.write");
    const asked = readInitiativeForm(Object.fromEntries(form));
    const { input, errors } = checkInitiativeForm(await loadGoalWords(), asked);
    if (input === null) return { ok: false, message: null, errors, values: asked };
    const now = new Date();
    const saved = await withTenant(db, scope, async (tx) => {
      if (id === null) return noteInitiative(tx, scope, input, now);
      await changeInitiative(tx, scope, await requireInitiative(tx, scope, id), input);
      return id;
    });
    revalidatePath(`/w/${slug}/goals`, "layout");
    redirect(`/w/${slug}/goals/initiatives/${saved}`);
  });
}

/** Deletes an initiative; the list then offers to bring it back. */
export function runDeleteInitiative(slug: string, id: string): Promise<FormState> {
  return runAction("delete-initiative", async () => {
    const { db, scope } = await requireAction(slug, "goal.write");
    const now = new Date();
    await withTenant(db, scope, async (tx) => deleteInitiative(tx, scope, await requireInitiative(tx, scope, id), now));
    revalidatePath(`/w/${slug}/goals`, "layout");
    redirect(`/w/${slug}/goals/initiatives?deleted=${id}`);
  });
}

/** Brings a deleted initiative back. */
export function runRestoreInitiative(slug: string, id: string): Promise<FormState> {
  return runAction("restore-initiative", async () => {
    const { db, scope } = await requireAction(slug, "goal.write");
    await withTenant(db, scope, async (tx) =>
      deleteInitiative(tx, scope, await requireInitiative(tx, scope, id, true), null),
    );
    revalidatePath(`/w/${slug}/goals`, "layout");
    redirect(`/w/${slug}/goals/initiatives/${id}`);
  });
}
