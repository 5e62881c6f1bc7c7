import type { KnownDays } from "@/domain/calendar/range-preset";
import { comparedRange, type WorkspaceCalendar } from "@/features/dashboards/choose-range";
import type { CompareQuery } from "@/features/dashboards/compare/input";
import type { DayRange } from "@/features/dashboards/cut-days";
import { type ChosenDays, chooseDays } from "@/features/dashboards/survey/choose-days";

/** One side of a comparison: which days, and whose answers. */
export interface Side {
  readonly range: DayRange;
  readonly filters: Readonly<Record<string, string>>;
}

export interface ChosenSides {
  readonly current: Side;
  readonly previous: Side;
  /** How the days of the first side were chosen. */
  readonly days: ChosenDays;
  /** The same answers may stand on both sides: then there is nothing to test. */
  readonly overlap: boolean;
  /** A side lies wholly ahead of today. */
  readonly ahead: boolean;
}

/** The two sides that an address names, each with its days and its people. */
export function chooseSides(query: CompareQuery, known: KnownDays, workspace: WorkspaceCalendar): ChosenSides {
  const { compare, vs, filters } = query;
  const named = compare === "previous_period" || compare === "previous_year";
  const { preset, from, to } = query;
  const asked = {
    ...(preset === undefined ? {} : { preset }),
    ...(from === undefined || to === undefined ? {} : { from, to }),
    ...(named ? { compare } : {}),
  };
  const days = chooseDays({ ...asked, filters, decimals: false, comments: 1, allGroups: false }, known, workspace);
  const own = vs.from !== undefined && vs.to !== undefined ? { from: vs.from, to: vs.to } : null;
  const before = days.compared ?? comparedRange(days.range, "previous_period");
  const range = named ? before : (own ?? (compare === "segment" ? days.range : before));
  const current = { range: days.range, filters };
  const previous = { range, filters: compare === "segment" ? vs.filters : filters };
  return {
    current,
    previous,
    days,
    overlap: overlaps(current, previous),
    ahead: current.range.from > known.today || previous.range.from > known.today,
  };
}

/** Whether one answer could be of both sides: a day in both, and no attribute that tells them apart. */
export function overlaps(a: Side, b: Side): boolean {
  const apart = Object.entries(a.filters).some(
    ([name, value]) => Object.hasOwn(b.filters, name) && b.filters[name] !== value,
  );
  return !apart && a.range.from <= b.range.to && b.range.from <= a.range.to;
}
