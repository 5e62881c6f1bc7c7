import type { Dimension } from "@/db/queries/list-dimensions";
import type { IntervalName } from "@/features/dashboards/input";
import type { ChosenDays } from "@/features/dashboards/survey/choose-days";
import type { DashboardWords } from "@/features/dashboards/survey/dashboard-words";
import { describeChosen, describeDays } from "@/features/dashboards/survey/describe-days";
import { type DashboardQuery, dashboardHref, dashboardParams } from "@/features/dashboards/survey/input";
import { nameGroup } from "@/platform/i18n/name-group";
import { sayRangeChoices } from "@/platform/i18n/range-words";
import type { OwnDays } from "@/ui/shell/days-form";

/** One choice as a link. */
export interface Choice {
  readonly href: string;
  readonly label: string;
  readonly note?: string;
  readonly current?: boolean;
}

/** The sentence on top: what is shown, and every way to change it, each with its own address. */
export interface ScopeView {
  readonly days: string;
  readonly dayChoices: readonly Choice[];
  readonly form: OwnDays;
  readonly compared: string;
  readonly comparisons: readonly Choice[];
  /** "week". */
  readonly interval: string;
  readonly intervals: readonly Choice[];
  /** Filters that are on, each with the address without it. */
  readonly filters: readonly { readonly text: string; readonly href: string }[];
  /** What one can filter by. */
  readonly dimensions: readonly { readonly name: string; readonly choices: readonly Choice[] }[];
}

/** Says what a dashboard shows, with a link for every other choice. */
export function describeScope(
  words: DashboardWords,
  path: string,
  query: DashboardQuery,
  shown: {
    readonly days: ChosenDays;
    readonly interval: IntervalName;
    readonly intervals: readonly IntervalName[];
    readonly dimensions: readonly Dimension[];
  },
): ScopeView {
  const { days, interval, intervals, dimensions } = shown;
  const { t, locale } = words;
  const to = (changes: Parameters<typeof dashboardHref>[2]) => dashboardHref(path, query, changes);
  const anew = { from: undefined, to: undefined, interval: undefined };
  return {
    days: describeChosen(days, words),
    dayChoices: sayRangeChoices(locale, days.chosen, (preset) => to({ ...anew, preset })),
    form: {
      action: path,
      ...days.range,
      hidden: dashboardParams({ ...query, preset: undefined, from: undefined, to: undefined, comments: 1 }),
    },
    compared: days.compared ? describeDays(days.compared, locale) : t("scope.nothing"),
    comparisons: [
      {
        href: to({ compare: "previous_period" }),
        label: t(days.soFar ? "scope.sameDays" : "scope.before"),
        current: days.compared !== null && query.compare !== "previous_year",
      },
      {
        href: to({ compare: "previous_year" }),
        label: t("scope.yearEarlier"),
        current: query.compare === "previous_year",
      },
      { href: to({ compare: "none" }), label: t("scope.none"), current: days.compared === null },
      { href: sideBySide(path, query), label: t("scope.sideBySide") },
    ],
    interval: t(`intervals.${interval}`),
    intervals: intervals.map((name) => ({
      href: to({ interval: name }),
      label: t(`intervals.${name}`),
      current: name === interval,
    })),
    filters: Object.entries(query.filters).map(([name, value]) => ({
      text: `${name}: ${nameGroup(name, value, words.locale)}`,
      href: to({ filters: without(query.filters, name) }),
    })),
    dimensions: filterChoices(dimensions, query.filters, words.locale, (filters) => to({ filters })),
  };
}

/** Every value of every attribute one may filter by, beside the filters that are on. */
export function filterChoices(
  dimensions: readonly Dimension[],
  filters: Readonly<Record<string, string>>,
  locale: string,
  to: (filters: Record<string, string>) => string,
): ScopeView["dimensions"] {
  return dimensions.map(({ name, values }) => ({
    name,
    choices: values.map((value) => ({
      href: to({ ...filters, [name]: value }),
      label: nameGroup(name, value, locale),
      current: filters[name] === value,
    })),
  }));
}

/** The page that compares any two sides, beginning with this one. */
function sideBySide(path: string, query: DashboardQuery): string {
  const shared = ["question", "range", "from", "to"];
  const kept = dashboardParams(query).filter(([name]) => shared.includes(name) || name.startsWith("filter."));
  return kept.length === 0 ? `${path}/compare` : `${path}/compare?${new URLSearchParams(kept)}`;
}

function without(filters: DashboardQuery["filters"], name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(filters).filter(([other]) => other !== name));
}
