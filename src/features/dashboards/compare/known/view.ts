import { formatNumber } from "@/domain/metrics/display";
import { writeRows } from "@/features/dashboards/compare/known/input";
import type { PageWords } from "@/features/dashboards/compare/page-words";
import type { Comparison } from "@/features/dashboards/compare/read-comparison";
import { commaOf } from "@/platform/i18n/locale";
import { sayDay } from "@/platform/i18n/say-days";

/** What is known of the people a survey is about, and the form that states it. */
export interface KnownView {
  readonly mayState: boolean;
  readonly stated: readonly { readonly dimension: string; readonly text: string; readonly note: string }[];
  /** The attributes one can state something of. */
  readonly dimensions: readonly string[];
  /** The form as it is filled in: what was stated, else the groups without their numbers. */
  readonly form: {
    readonly dimension: string;
    readonly unit: string;
    readonly asOf: string;
    readonly rows: string;
    readonly stated: boolean;
  } | null;
  readonly weight: string | null;
  /** Attributes whose values are all numbers. */
  readonly weightChoices: readonly string[];
}

/** Says what was stated; the form is of the attribute that was chosen, else of the first stated one, else of the shown one. */
export function toKnownView(
  words: PageWords,
  { known, dimensions, by, today, outline }: Comparison,
  chosen: string | null,
  mayState: boolean,
): KnownView {
  const { locale, compare } = words;
  const name = [chosen, known.populations[0]?.dimension ?? null, by].find(
    (one) => one !== null && dimensions.some((dimension) => dimension.name === one),
  );
  const stated = known.populations.find((one) => one.dimension === name);
  // In an anonymous survey the names of groups are told with their numbers or not at all.
  const values = outline.minimumGroup === null ? (dimensions.find((one) => one.name === name)?.values ?? []) : [];
  return {
    mayState,
    stated: known.populations.map(({ dimension, unit, asOf, groups }) => ({
      dimension,
      text: groups
        .map(({ value, amount }) => {
          const printed = formatNumber(amount, { locale, decimals: Number.isInteger(amount) ? 0 : 1 });
          return `${value} ${printed}${unit === "percent" ? "%" : ""}`;
        })
        .join(commaOf(locale)),
      note: compare(`known.asOf.${unit}`, { day: sayDay(asOf, locale) }),
    })),
    dimensions: dimensions.map((one) => one.name),
    form:
      name == null
        ? null
        : {
            dimension: name,
            unit: stated?.unit ?? "customers",
            asOf: stated?.asOf ?? today,
            rows: stated ? writeRows(stated.groups) : values.map((value) => `${value}\t`).join("\n"),
            stated: stated !== undefined,
          },
    weight: known.own,
    weightChoices: dimensions
      .filter(({ name: one, values: all }) => one === known.own || (all.length > 1 && all.every(isWeight)))
      .map((one) => one.name),
  };
}

function isWeight(value: string): boolean {
  return value === "(other)" || /^\d{1,12}([.,]\d{1,20})?$/.test(value.trim());
}
