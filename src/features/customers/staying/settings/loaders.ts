import "server-only";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { readChurnWindow } from "@/db/queries/staying/read-churn-window";
import { localDay } from "@/domain/calendar/day";
import { requireWorkspace } from "@/platform/session";

/** How staying is counted, what is proposed, and why; for who may change the workspace. */
export async function loadStaySettings(slug: string) {
  const { db, scope, workspace } = await requireWorkspace(slug, "workspace.settings");
  const today = localDay(new Date(), workspace.zone);
  const window = await withTenant(db, scope, (tx) => readChurnWindow(tx, scope, today));
  const t = await getTranslations("staying.settings");
  const { proposedActiveDays, activeForDays, churnReading } = workspace;
  return {
    slug,
    current: {
      activeForDays: activeForDays === null ? "" : String(activeForDays),
      churnWindowMonths: window.chosen ? String(window.months) : "",
      churnReading,
    },
    proposed: proposedActiveDays === null ? "" : String(proposedActiveDays),
    hints: {
      days: proposedActiveDays === null ? t("daysNone") : t("daysProposed", { n: proposedActiveDays }),
      window:
        window.medianMonths === null
          ? t("windowShop")
          : t("windowMedian", { n: Math.max(1, Math.round(window.medianMonths)), months: String(window.proposed) }),
      usual: t("windowUsual", { months: String(window.proposed) }),
    },
  };
}
