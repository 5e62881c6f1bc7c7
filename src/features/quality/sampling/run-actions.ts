import "server-only";
import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { listMembers } from "@/db/queries/members";
import {
  listTeamLeads,
  readQualityChoices,
  writeQualityChoices,
  writeTeamLeads,
} from "@/db/queries/quality/quality-settings";
import { drawByHand } from "@/features/quality/sampling/draw-week";
import { MOST_PER_AGENT, namesSchema, planSchema } from "@/features/quality/sampling/input";
import { writeAudit } from "@/platform/audit";
import { done, type FormState, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";

/** Draws interactions of the last seven complete days for review. */
export function runDrawNow(slug: string): Promise<FormState> {
  return runAction("draw-sample", async () => {
    const { db, scope, user } = await requireAction(slug, "quality.review");
    const t = await getTranslations("quality.sampling");
    const draw = await withTenant(db, scope, (tx) => drawByHand(tx, scope, user.userId, new Date()));
    revalidatePath(`/w/${slug}`, "layout");
    if (!draw || draw.drawn === 0) return refused(t("nothingToDraw"));
    return done(t("drawn", { drawn: draw.drawn, pool: draw.pool, agents: draw.agents }));
  });
}

/** Changes the weekly sample. */
export function runSavePlan(slug: string, form: FormData): Promise<FormState> {
  return runAction("save-sampling-plan", async () => {
    const { db, scope } = await requireAction(slug, "workspace.settings");
    const t = await getTranslations("quality.sampling");
    const parsed = planSchema.safeParse({
      perAgent: form.get("perAgent"),
      doubleShare: form.get("doubleShare"),
      channels: form.getAll("channels"),
      teams: form.getAll("teams"),
    });
    if (!parsed.success) {
      const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
      return refused(null, {
        ...(wrong.has("perAgent") ? { perAgent: t("faults.perAgent", { most: MOST_PER_AGENT }) } : {}),
        ...(wrong.has("doubleShare") ? { doubleShare: t("faults.doubleShare") } : {}),
      });
    }
    await withTenant(db, scope, async (tx) => {
      const { perAgent, doubleShare, channels, teams } = await readQualityChoices(tx, scope);
      await writeQualityChoices(tx, scope, parsed.data, new Date());
      await writeAudit(tx, scope, {
        action: "quality_sample.planned",
        subject: scope.workspaceId,
        before: { perAgent, doubleShare, channels, teams },
        after: parsed.data,
      });
    });
    revalidatePath(`/w/${slug}`, "layout");
    return done(t("saved"));
  });
}

/** Hides agents' names or shows them, and names the leads of teams. */
export function runSaveNames(slug: string, form: FormData): Promise<FormState> {
  return runAction("save-agent-names", async () => {
    const { db, scope } = await requireAction(slug, "workspace.settings");
    const t = await getTranslations("quality.names");
    const parsed = namesSchema.safeParse({ hideAgentNames: form.get("hide") === "on", leads: form.getAll("leads") });
    if (!parsed.success) return refused(t("doesNotFit"));
    await withTenant(db, scope, async (tx) => {
      const members = new Set((await listMembers(tx, scope)).map(({ userId }) => userId));
      const leads = parsed.data.leads.filter(({ userId }) => members.has(userId));
      const { hideAgentNames } = parsed.data;
      const before = (await readQualityChoices(tx, scope)).hideAgentNames;
      const ledBefore = await listTeamLeads(tx, scope);
      await writeQualityChoices(tx, scope, { hideAgentNames }, new Date());
      await writeTeamLeads(tx, scope, leads);
      await writeAudit(tx, scope, {
        action: "agent_names.changed",
        subject: scope.workspaceId,
        before: { hideAgentNames: before, leads: ledBefore },
        after: { hideAgentNames, leads },
      });
    });
    revalidatePath(`/w/${slug}`, "layout");
    return done(t("saved"));
  });
}
