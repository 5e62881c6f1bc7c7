import type { CrossWords } from "@/features/dashboards/cross/cross-words";
import { type CrossQuery, crossHref, crossParams } from "@/features/dashboards/cross/input";
import { axisName, valueName } from "@/features/dashboards/cross/name-axis";
import type { CrossData } from "@/features/dashboards/cross/read-cross";
import { describeChosen } from "@/features/dashboards/survey/describe-days";
import { type Choice, filterChoices, type ScopeView } from "@/features/dashboards/survey/describe-scope";
import { sayRangeChoices } from "@/platform/i18n/range-words";
import type { OwnDays } from "@/ui/shell/days-form";

/** What the table shows as one sentence: every choice is an address. */
export interface CrossScope {
  readonly days: string;
  readonly dayChoices: readonly Choice[];
  readonly form: OwnDays;
  readonly rows: string;
  readonly rowChoices: readonly Choice[];
  readonly columns: string;
  readonly columnChoices: readonly Choice[];
  readonly swap: string;
  readonly filters: ScopeView["filters"];
  readonly filterChoices: ScopeView["dimensions"];
  /** Asks for one customer; null in an anonymous survey. */
  readonly customer: { readonly action: string; readonly hidden: readonly (readonly [string, string])[] } | null;
}

/** Says what a table shows, with a link for every other choice. */
export function describeCrossScope(
  { outline, days, dimensions, rows, columns, filters }: CrossData,
  query: CrossQuery,
  path: string,
  words: CrossWords,
): CrossScope {
  const { cross } = words;
  const to = (changes: Parameters<typeof crossHref>[2]) => crossHref(path, query, changes);
  const anew = { from: undefined, to: undefined };
  const axes = [...dimensions.map(({ name }) => name), "@channel", "@lang", "@version"];
  const axis = (side: "rows" | "columns", own: string, other: string): Choice[] =>
    axes.map((name) => ({
      // The other side's own choice changes places with it.
      href: to(name === other ? { rows: columns, columns: rows } : { rows, columns, [side]: name }),
      label: axisName(words, name),
      current: name === own,
    }));
  const without = (name: string) => Object.fromEntries(Object.entries(query.filters).filter(([one]) => one !== name));
  return {
    days: describeChosen(days, words),
    dayChoices: sayRangeChoices(words.locale, days.chosen, (preset) => to({ ...anew, preset })),
    form: {
      action: path,
      ...days.range,
      hidden: crossParams({ ...query, preset: undefined, ...anew } as CrossQuery),
    },
    rows: axisName(words, rows),
    rowChoices: axis("rows", rows, columns),
    columns: axisName(words, columns),
    columnChoices: axis("columns", columns, rows),
    swap: to({ rows: columns, columns: rows }),
    customer: outline.anonymous
      ? null
      : { action: path, hidden: crossParams({ ...query, filters: without("@customer") }) },
    filters: Object.entries(filters).map(([name, value]) => ({
      text: cross("chip", { name: axisName(words, name), value: valueName(words, name, value) }),
      href: to({ filters: without(name) }),
    })),
    filterChoices: filterChoices(dimensions, query.filters, words.locale, (chosen) => to({ filters: chosen })),
  };
}
