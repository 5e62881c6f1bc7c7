import { countDays } from "@/domain/calendar/day";
import type { DayRange } from "@/features/dashboards/cut-days";
import { isolate } from "@/features/dashboards/overview/overview-words";
import { sayDay } from "@/platform/i18n/say-days";
import type { TrendEvent } from "@/ui/charts/trend-chart";

/** What happened, with its day in words and its place in the periods of a trend; what lies outside them is left out. */
export function placeEvents(
  events: readonly { readonly name: string; readonly startsOn: string }[],
  series: readonly { readonly start: string; readonly end: string }[],
  locale: string,
): (TrendEvent & { readonly day: string })[] {
  return events.flatMap(({ name, startsOn }) => {
    const period = series.find((one) => one.start <= startsOn && one.end >= startsOn);
    if (period === undefined) return [];
    const days = (range: DayRange) => countDays(range.from, range.to);
    const at = (days({ from: period.start, to: startsOn }) - 0.5) / days({ from: period.start, to: period.end });
    return [{ key: period.start, at, name: isolate(name, locale), day: sayDay(startsOn, locale) }];
  });
}
