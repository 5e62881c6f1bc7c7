import { INTERVALS, RANGES, type RangeName, stayHref, stayParams } from "@/features/customers/staying/input";
import type { StayData } from "@/features/customers/staying/read-staying";
import { sayDays } from "@/features/customers/staying/staying-words";
import type { StayContext } from "@/features/customers/staying/view";
import { nameGroup } from "@/platform/i18n/name-group";

/** The sentence on top: whose, which days, cut how, counted how; every choice is an address. */
export function describeStayScope(data: StayData, { words, query, home }: StayContext) {
  const { t, locale } = words;
  const { days, interval, reading, dimensions } = data;
  const path = `${home}/customers`;
  const to = (changes: Parameters<typeof stayHref>[2]) => stayHref(path, query, changes);
  const anew = { from: undefined, to: undefined, interval: undefined };
  return {
    days: sayDays(days.range, locale),
    dayChoices: RANGES.map((range: RangeName) => ({
      href: to({ ...anew, range: range === "window" ? undefined : range }),
      label: range === "window" ? t("scope.ranges.window", { n: data.window.months }) : t(`scope.ranges.${range}`),
      current: days.chosen === range,
    })),
    form: {
      action: path,
      ...days.range,
      hidden: stayParams({ ...query, range: undefined, from: undefined, to: undefined }),
    },
    interval: t(`intervals.${interval}`),
    intervals: INTERVALS.map((name) => ({
      href: to({ interval: name }),
      label: t(`intervals.${name}`),
      current: name === interval,
    })),
    reading: t(`scope.readings.${reading}`),
    readings: (["snapshot", "stripe"] as const).map((name) => ({
      href: to({ reading: name }),
      label: t(`scope.readings.${name}`),
      note: t(`scope.readingNotes.${name}`),
      current: name === reading,
    })),
    filters: Object.entries(query.filters).map(([name, value]) => ({
      text: `${name}: ${nameGroup(name, value, locale)}`,
      href: to({ filters: Object.fromEntries(Object.entries(query.filters).filter(([other]) => other !== name)) }),
    })),
    dimensions: dimensions.map(({ name, values }) => ({
      name,
      choices: values.map((value) => ({
        href: to({ filters: { ...query.filters, [name]: value } }),
        label: nameGroup(name, value, locale),
        current: query.filters[name] === value,
      })),
    })),
  };
}
