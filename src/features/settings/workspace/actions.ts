"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { deleteWorkspace } from "@/db/queries/delete-workspace";
import { newWorkspaceInput, twoStepInput, workspaceInput } from "@/features/settings/workspace/input";
import { requireTwoStep } from "@/features/settings/workspace/require-two-step";
import { saveWorkspace } from "@/features/settings/workspace/save-workspace";
import { createWorkspace } from "@/platform/auth/create-workspace";
import { done, type FormState, refused } from "@/platform/form-state";
import { checkForm } from "@/platform/http/check-form";
import { runAction } from "@/platform/http/run-action";
import { sayFaults } from "@/platform/http/say-faults";
import { runtime } from "@/platform/runtime";
import { requireAction, requireUserAction } from "@/platform/session";

/** Saves the workspace's settings. */
export async function saveWorkspaceSettings(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("save-workspace", async () => {
    const { db, scope } = await requireAction(slug, "workspace.settings");
    const input = checkForm(workspaceInput, form, await sayFaults("settings"));
    if (!input.ok) return input.refusal;
    const { zoneMoves } = await saveWorkspace(db, scope, input.value);
    revalidatePath(`/w/${slug}`, "layout");
    const t = await getTranslations("settings");
    return done(t(zoneMoves ? "workspace.savedMoving" : "saved"));
  });
}

/** Has the workspace need two-step sign-in of everyone, or no longer; who asks for it has to have it, else it would lock them out here. */
export async function saveTwoStepNeed(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("save-two-step-need", async () => {
    const { db, scope, user } = await requireAction(slug, "workspace.settings");
    const input = checkForm(twoStepInput, form, await sayFaults("settings"));
    if (!input.ok) return input.refusal;
    const t = await getTranslations("twoStep.workspace");
    const needed = input.value.needed === "on";
    if (needed && !user.twoStep) return refused(t("first"));
    await requireTwoStep(db, scope, needed);
    revalidatePath(`/w/${slug}`, "layout");
    return done(t(needed ? "nowNeeded" : "noLonger"));
  });
}

/** Deletes the demo company with everything in it. A real workspace is never deleted by this. */
export async function removeDemo(slug: string): Promise<FormState> {
  return runAction("remove-demo", async () => {
    const { db, scope, workspace } = await requireAction(slug, "workspace.delete");
    if (!workspace.isDemo) return refused((await getTranslations("settings.workspace"))("notDemo"));
    await withTenant(db, scope, (tx) => deleteWorkspace(tx, scope));
    redirect("/");
  });
}

/** Makes another workspace, owned by who makes it, and leads to its first survey. */
export async function makeWorkspace(_state: FormState, form: FormData): Promise<FormState> {
  return runAction("make-workspace", async () => {
    const user = await requireUserAction();
    const input = checkForm(newWorkspaceInput, form, await sayFaults("settings"));
    if (!input.ok) return input.refusal;
    const slug = await createWorkspace(runtime().appDb, user.userId, input.value);
    redirect(`/w/${slug}/surveys/new`);
  });
}
