"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { deletionInput } from "@/features/settings/deletion/input";
import { removeWorkspace } from "@/features/settings/deletion/remove-workspace";
import { type FormState, refused } from "@/platform/form-state";
import { checkForm } from "@/platform/http/check-form";
import { runAction } from "@/platform/http/run-action";
import { sayFaults } from "@/platform/http/say-faults";
import { runtime } from "@/platform/runtime";
import { requireAction } from "@/platform/session";

/** Deletes the workspace with everything in it, and leads to where its owner begins. */
export async function removeForGood(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("remove-workspace", async () => {
    const access = await requireAction(slug, "workspace.delete");
    const { db, scope, user } = access;
    const input = checkForm(deletionInput, form, await sayFaults("settings"));
    if (!input.ok) return input.refusal;
    const t = await getTranslations("settings.deletion");
    const { limits, logger } = runtime();
    const verdict = limits.signIn.take(`password ${user.userId}`, performance.now());
    if (!verdict.allowed) return refused((await getTranslations("settings.account"))("tooMany"));
    const wrong = await removeWorkspace(db, access, input.value);
    if (wrong !== null)
      return { ...refused(null, { [wrong]: t(`wrong.${wrong}`) }), values: { name: input.value.name } };
    // The trail goes with the workspace: this line stays.
    logger.info({ workspaceId: scope.workspaceId, userId: user.userId }, "a workspace was deleted by its owner");
    redirect("/");
  });
}
