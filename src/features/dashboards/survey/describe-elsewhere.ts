import type { KnownDays } from "@/domain/calendar/range-preset";
import type { DashboardWords } from "@/features/dashboards/survey/dashboard-words";
import { type DashboardQuery, dashboardHref } from "@/features/dashboards/survey/input";
import { sayDay } from "@/platform/i18n/say-days";

/** Where nobody answered in the days shown: what to look at instead. */
export function describeElsewhere(
  { t, locale }: DashboardWords,
  known: KnownDays,
  path: string,
  query: DashboardQuery,
): { href: string; label: string }[] {
  const anew = { from: undefined, to: undefined, interval: undefined, filters: {} };
  const all = {
    href: dashboardHref(path, query, { ...anew, preset: "all" }),
    label: t("headline.all"),
  };
  if (Object.keys(query.filters).length > 0)
    return [{ href: dashboardHref(path, query, { filters: {} }), label: t("headline.clear") }, all];
  if (known.last === null) return [all];
  const year = known.last.slice(0, 4);
  const last = { ...anew, preset: undefined, from: `${year}-01-01`, to: `${year}-12-31` };
  return [
    {
      href: dashboardHref(path, query, last),
      label: t("headline.year", { year, day: sayDay(known.last, locale) }),
    },
    all,
  ];
}
