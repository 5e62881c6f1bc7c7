"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { changePolicy, createPolicy, doToPolicy, type PolicyDeed } from "@/features/service/promises/change-policy";
import { sayTrial } from "@/features/service/promises/describe-policy";
import { readPolicyForm } from "@/features/service/promises/read-policy-form";
import { tryPolicy } from "@/features/service/promises/try-policy";
import type { PolicyFormState } from "@/features/service/promises/view";
import { done, type FormState, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";

/** Saves a policy, or only says what it would have kept lately. A new one leads back to the list. */
export async function savePolicy(
  slug: string,
  id: string | null,
  _state: PolicyFormState,
  form: FormData,
): Promise<PolicyFormState> {
  return runAction<PolicyFormState>("save-policy", async () => {
    const { db, scope } = await requireAction(slug, "workspace.settings");
    const t = await getTranslations("promises");
    const read = readPolicyForm(form, t);
    if ("errors" in read) return refused(null, { ...read.errors });
    const { draft } = read;
    const now = new Date();
    if (form.get("intent") === "try") {
      const trial = await withTenant(db, scope, (tx) => tryPolicy(tx, scope, draft, { policyId: id, now }));
      return { ok: true, message: null, errors: {}, trial: sayTrial(trial, { t, locale: await getLocale() }) };
    }
    const context = { t, now };
    const changed = await withTenant(db, scope, async (tx) =>
      id === null ? await createPolicy(tx, scope, draft, context) : await changePolicy(tx, scope, id, draft, context),
    );
    revalidatePath(`/w/${slug}/settings/service`, "layout");
    if (id === null) redirect(`/w/${slug}/settings/service`);
    return done(t(changed ? "policy.saved" : "policy.same"));
  });
}

/** Moves a policy, takes it out, or brings it back. */
export async function pressPolicy(slug: string, id: string, deed: PolicyDeed): Promise<FormState> {
  return runAction("press-policy", async () => {
    const { db, scope } = await requireAction(slug, "workspace.settings");
    const t = await getTranslations("promises");
    await withTenant(db, scope, (tx) => doToPolicy(tx, scope, id, deed, { t, now: new Date() }));
    revalidatePath(`/w/${slug}/settings/service`);
    const said = { up: "moved", down: "moved", delete: "deleted", restore: "restored" } as const;
    return done(t(`policy.${said[deed]}`));
  });
}
