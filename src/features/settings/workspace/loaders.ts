import { getLocale, getTranslations } from "next-intl/server";
import {
  FISCAL_STARTS,
  LANGUAGES,
  monthWords,
  RANGES,
  WEEK_STARTS,
  weekdayWords,
  zoneChoices,
} from "@/features/settings/view";
import type { WorkspaceFormProps } from "@/features/settings/workspace/components/workspace-form";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

/** The settings of a workspace, for who may change them. */
export async function loadWorkspaceSettings(
  slug: string,
): Promise<{ form: WorkspaceFormProps; pendingZone: string | null; removable: boolean }> {
  const { workspace, role } = await requireWorkspace(slug, "workspace.settings");
  const { name, weekStart, fiscalYearStart, rangeDays, locale, pendingZone, allowedHosts } = workspace;
  const zone = pendingZone ?? workspace.zone;
  const reader = await getLocale();
  const t = await getTranslations("settings.workspace");
  return {
    form: {
      slug,
      current: { name, zone, weekStart, fiscalYearStart, rangeDays, locale, allowedHosts: allowedHosts.join("\n") },
      choices: {
        zone: zoneChoices(zone).map((value) => ({ value, label: value.replaceAll("_", " ") })),
        weekStart: WEEK_STARTS.map((value) => ({ value, label: weekdayWords(value, reader) })),
        fiscalYearStart: FISCAL_STARTS.map((value) => ({ value, label: monthWords(value, reader) })),
        rangeDays: RANGES.map((value) => ({ value, label: t("range", { n: value }) })),
        locale: LANGUAGES,
      },
    },
    pendingZone,
    removable: workspace.isDemo && can(role, "workspace.delete"),
  };
}
