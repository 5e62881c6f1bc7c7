"use server";

import { revalidatePath } from "next/cache";
import { getLocale, getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { listRuleQuestions } from "@/db/queries/follow-ups/list-rule-questions";
import { readFollowUpRules, saveFollowUpRules } from "@/db/queries/follow-ups/read-rules";
import { listWorkers } from "@/features/follow-ups/rules/list-workers";
import { readRulesForm } from "@/features/follow-ups/rules/read-rules-form";
import { tryRules } from "@/features/follow-ups/rules/try-rules";
import { setEscalations } from "@/features/follow-ups/set-escalations";
import { writeAudit } from "@/platform/audit";
import { done, type FormState, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";

/** Saves the rules, tries them on the last 30 days, or goes back to the defaults: which, its button says. */
export async function saveRules(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("save-follow-up-rules", async () => {
    const { db, scope } = await requireAction(slug, "workspace.settings");
    const t = await getTranslations("followUpRules");
    const reasons = await getTranslations("followUps.kinds");
    const intent = form.get("intent");
    const now = new Date();
    return withTenant(db, scope, async (tx) => {
      const before = await readFollowUpRules(tx, scope);
      const asked = await listRuleQuestions(tx, scope, await getLocale());
      const read = readRulesForm(form, { t, workers: await listWorkers(tx, scope), asked, before: before.rules });
      if (intent !== "reset" && !read.ok) return refused(t("errors.fields"), { ...read.errors });
      if (intent === "try" && read.ok) {
        const { opened, looked, byReason } = await tryRules(tx, scope, read.rules, now);
        const parts = [...byReason].map(([reason, n]) => t("triedPart", { reason: reasons(reason), n }));
        return done(
          [t("tried", { n: opened }), parts.join(" · "), t("triedOf", { n: looked })].filter(Boolean).join(" "),
        );
      }
      const rules = intent === "reset" || !read.ok ? null : read.rules;
      await saveFollowUpRules(tx, scope, rules);
      if (before.rules.overdue.escalateTo.length === 0 && rules !== null && rules.overdue.escalateTo.length > 0)
        await setEscalations(tx, scope, now);
      await writeAudit(tx, scope, {
        action: "follow_up.rules_changed",
        subject: scope.workspaceId,
        before: { rules: before.own ? before.rules : null },
        after: { rules },
      });
      revalidatePath(`/w/${slug}/settings/follow-ups`);
      return done(t(rules === null ? "wasReset" : "saved"));
    });
  });
}
