import { addDays, countDays, isDay } from "@/domain/calendar/day";
import { type PeriodOptions, previousDays, previousPeriod, previousYear } from "@/domain/calendar/period";
import { periodSoFar } from "@/domain/calendar/period-range";
import { isRolling, type KnownDays, presetDays, RANGE_PRESETS, type RangePreset } from "@/domain/calendar/range-preset";

/** The days that an address asks for: named ones, two of its own, or so many complete ones; nothing is the usual. */
export interface RangeQuery {
  readonly preset?: RangePreset;
  readonly from?: string;
  readonly to?: string;
  /** As addresses said it before ranges had names: the last complete days. */
  readonly days?: number;
  /** Left out: as many days before, or the same days of the period before. */
  readonly compare?: "previous_year";
}

/** The days of a page, and those before them. */
export interface ChosenRange {
  readonly range: { readonly from: string; readonly to: string };
  readonly compared: { readonly from: string; readonly to: string };
  /** A running month, quarter or year, cut at today and compared with the same days of the last. */
  readonly soFar: boolean;
  readonly chosen: RangePreset | "default" | "custom";
}

type Raw = Readonly<Record<string, string | string[] | undefined>>;

const LONGEST_YEARS = 20;
const OLD_DAYS = [7, 28, 91, 182, 364];
const NAMES: Readonly<Record<number, RangePreset>> = { 7: "7d", 28: "28d" };

/**
 * Reads `from` and `to`, else `range`, else the `days` of an older address, and whether they meet those a year before. What
 * cannot be read is left out.
 */
export function readRangeQuery(raw: Raw): RangeQuery {
  const first = (name: string) => (Array.isArray(raw[name]) ? raw[name][0] : raw[name]);
  const [from, to] = [first("from"), first("to")];
  const compare = first("compare") === "previous_year" ? ({ compare: "previous_year" } as const) : {};
  if (isAskable(from) && isAskable(to) && from <= to && countDays(from, to) <= LONGEST_YEARS * 366)
    return { from, to, ...compare };
  const preset = RANGE_PRESETS.find((one) => one === first("range"));
  if (preset !== undefined) return { preset, ...compare };
  const days = OLD_DAYS.find((one) => String(one) === first("days"));
  return days === undefined ? compare : { days, ...compare };
}

/** The days as they stand in an address: what {@link readRangeQuery} reads back as the same. */
export function rangeParams({ compare, ...days }: RangeQuery): [name: string, value: string][] {
  return compare === undefined ? daysParams(days) : [...daysParams(days), ["compare", compare]];
}

function daysParams({ preset, from, to, days }: Omit<RangeQuery, "compare">): [name: string, value: string][] {
  if (from !== undefined && to !== undefined) {
    return [
      ["from", from],
      ["to", to],
    ];
  }
  if (preset !== undefined) return [["range", preset]];
  return days === undefined ? [] : [["days", String(days)]];
}

/** The days that are asked for against those before, or a year before; the usual ones are the workspace's so many complete days. */
export function chooseRange(
  query: RangeQuery,
  known: KnownDays & { readonly usualDays: number },
  calendar: Pick<PeriodOptions, "fiscalYearStart">,
): ChosenRange {
  const { today, usualDays } = known;
  const { preset, from, to, days, compare } = query;
  const custom = from !== undefined && to !== undefined;
  const named = preset === undefined ? null : presetDays(preset, known, calendar);
  const whole = custom
    ? { start: from, end: to }
    : (named ?? { start: addDays(today, -(days ?? usualDays)), end: addDays(today, -1) });
  const running = periodSoFar(whole.start, whole.end, today, calendar);
  const { start, end } = running?.current ?? whole;
  const before = compare ? previousYear : custom || (preset && !isRolling(preset)) ? previousPeriod : previousDays;
  const compared = (compare ? null : running?.previous) ?? before(start, end);
  return {
    range: { from: start, to: end },
    compared: { from: compared.start, to: compared.end },
    soFar: running !== null,
    chosen: custom ? "custom" : (preset ?? (days === undefined ? "default" : (NAMES[days] ?? "custom"))),
  };
}

function isAskable(text: string | undefined): text is string {
  return text !== undefined && isDay(text) && text >= "1900" && text < "3000";
}
