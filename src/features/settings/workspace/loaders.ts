import { getLocale, getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { listMembers } from "@/db/queries/members";
import { listTwoStepMembers } from "@/db/queries/two-step-members";
import {
  FISCAL_STARTS,
  LANGUAGES,
  monthWords,
  rangeChoices,
  WEEK_STARTS,
  weekdayWords,
  zoneChoices,
} from "@/features/settings/view";
import type { WorkspaceFormProps } from "@/features/settings/workspace/components/workspace-form";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

/** Whether a workspace needs two-step sign-in, and how many of its members have it. */
export interface TwoStepNeed {
  readonly needed: boolean;
  readonly members: number;
  readonly withTwoStep: number;
}

/** The settings of a workspace, for who may change them. */
export async function loadWorkspaceSettings(
  slug: string,
): Promise<{ form: WorkspaceFormProps; twoStep: TwoStepNeed; pendingZone: string | null; removable: boolean }> {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "workspace.settings");
  const { name, weekStart, fiscalYearStart, rangeDays, locale, pendingZone, allowedHosts } = workspace;
  const zone = pendingZone ?? workspace.zone;
  const reader = await getLocale();
  const t = await getTranslations("settings.workspace");
  const [members, withTwoStep] = await withTenant(db, scope, async (tx) => [
    await listMembers(tx, scope),
    await listTwoStepMembers(tx, scope),
  ]);
  return {
    form: {
      slug,
      current: { name, zone, weekStart, fiscalYearStart, rangeDays, locale, allowedHosts: allowedHosts.join("\n") },
      choices: {
        zone: zoneChoices(zone).map((value) => ({ value, label: value.replaceAll("_", " ") })),
        weekStart: WEEK_STARTS.map((value) => ({ value, label: weekdayWords(value, reader) })),
        fiscalYearStart: FISCAL_STARTS.map((value) => ({ value, label: monthWords(value, reader) })),
        rangeDays: rangeChoices(rangeDays).map((value) => ({ value, label: t("range", { n: value }) })),
        locale: LANGUAGES,
      },
    },
    twoStep: { needed: workspace.requiresTwoStep, members: members.length, withTwoStep: withTwoStep.size },
    pendingZone,
    removable: workspace.isDemo && can(role, "workspace.delete"),
  };
}
