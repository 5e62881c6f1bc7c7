import type { CompareQuery } from "@/features/dashboards/compare/input";
import { compareHref, compareParams } from "@/features/dashboards/compare/input";
import type { PageWords } from "@/features/dashboards/compare/page-words";
import type { Comparison } from "@/features/dashboards/compare/read-comparison";
import { describeChosen, describeDays } from "@/features/dashboards/survey/describe-days";
import { type Choice, filterChoices } from "@/features/dashboards/survey/describe-scope";
import { nameGroup } from "@/platform/i18n/name-group";
import { sayRangeChoices } from "@/platform/i18n/range-words";

/** Two days to send by GET, with all else as it is. */
export interface DaysChoice {
  readonly action: string;
  readonly names: readonly [from: string, to: string];
  readonly from: string;
  readonly to: string;
  readonly hidden: readonly (readonly [name: string, value: string])[];
}

/** The sentence on top: both sides, and every way to change them, each with its own address. */
export interface CompareScope {
  readonly days: string;
  readonly dayChoices: readonly Choice[];
  readonly daysForm: DaysChoice;
  readonly filters: readonly Chip[];
  readonly filterChoices: readonly FilterChoices[];
  readonly against: string;
  readonly againstChoices: readonly Choice[];
  readonly againstForm: DaysChoice;
  /** Whether the other side has people of its own. */
  readonly segment: boolean;
  readonly otherFilters: readonly Chip[];
  readonly otherChoices: readonly FilterChoices[];
  readonly by: string | null;
  readonly byChoices: readonly Choice[];
  readonly weigh: string;
  readonly weighChoices: readonly Choice[];
}

interface Chip {
  readonly text: string;
  readonly href: string;
}

interface FilterChoices {
  readonly name: string;
  readonly choices: readonly Choice[];
}

/** Says what is compared, with a link for every other choice. */
export function describeChoices(words: PageWords, path: string, query: CompareQuery, found: Comparison): CompareScope {
  const { compare, t, locale } = words;
  const { sides, dimensions, by, weigh, known } = found;
  const to = (changes: Parameters<typeof compareHref>[2]) => compareHref(path, query, changes);
  const { vs } = query;
  const anew = { from: undefined, to: undefined };
  const named = (kind: "previous_period" | "previous_year", label: string): Choice => ({
    href: to({ compare: kind, vs: { filters: {} } }),
    label,
    current: query.compare === kind,
  });
  const weights = (["none", "other", "stated", "own"] as const).filter(
    (kind) =>
      kind === "none" ||
      (kind === "other" && by !== null) ||
      (kind === "stated" && known.populations.length > 0) ||
      (kind === "own" && known.own !== null),
  );
  return {
    days: describeChosen(sides.days, words),
    dayChoices: sayRangeChoices(words.locale, sides.days.chosen, (preset) => to({ ...anew, preset })),
    daysForm: {
      action: path,
      names: ["from", "to"],
      ...sides.current.range,
      hidden: compareParams({ ...query, ...anew, preset: undefined } as CompareQuery),
    },
    filters: chips(query.filters, (filters) => to({ filters })),
    filterChoices: filterChoices(dimensions, query.filters, words.locale, (filters) => to({ filters })),
    against: againstText(words, query, found),
    againstChoices: [
      named("previous_period", t(sides.days.soFar ? "scope.sameDays" : "scope.before")),
      named("previous_year", t("scope.yearEarlier")),
      {
        href: to({ compare: "segment", vs: { filters: vs.filters } }),
        label: compare("scope.segment"),
        current: query.compare === "segment",
      },
    ],
    againstForm: {
      action: path,
      names: ["vs.from", "vs.to"],
      ...sides.previous.range,
      hidden: compareParams({
        ...query,
        compare: query.compare === "segment" ? "segment" : "days",
        vs: { filters: vs.filters },
      }),
    },
    segment: query.compare === "segment",
    otherFilters: query.compare === "segment" ? chips(vs.filters, (filters) => to({ vs: { ...vs, filters } })) : [],
    otherChoices: dimensions.map(({ name, values }) => ({
      name,
      choices: values.map((value) => ({
        href: to({ vs: { ...vs, filters: { ...vs.filters, [name]: value } } }),
        label: value,
        current: vs.filters[name] === value,
      })),
    })),
    by,
    byChoices: dimensions.map(({ name }) => ({ href: to({ by: name }), label: name, current: name === by })),
    weigh: compare(`scope.weigh.${weigh}`),
    weighChoices: weights.map((kind) => ({
      href: to({ weigh: kind }),
      label: compare(`scope.weigh.${kind}`),
      current: kind === weigh,
    })),
  };

  function chips(filters: Readonly<Record<string, string>>, without: (filters: Record<string, string>) => string) {
    return Object.entries(filters).map(([name, value]) => ({
      text: `${name}: ${nameGroup(name, value, words.locale)}`,
      href: without(Object.fromEntries(Object.entries(filters).filter(([other]) => other !== name))),
    }));
  }

  function againstText(said: PageWords, asked: CompareQuery, { sides: chosen }: Comparison): string {
    const sameDays =
      chosen.previous.range.from === chosen.current.range.from && chosen.previous.range.to === chosen.current.range.to;
    return asked.compare === "segment" && sameDays
      ? said.compare("scope.sameDays")
      : describeDays(chosen.previous.range, locale);
  }
}
