import { soFar } from "@/db/queries/staying/read-churn-inputs";
import { adjustFamily, type Change, compareRates, verdictOf } from "@/domain/metrics/change";
import { precisionOf } from "@/domain/metrics/display";
import { shareReading } from "@/domain/metrics/share";
import { linkGroup } from "@/features/customers/groups/link-group";
import { rateOf, signedPoints } from "@/features/customers/staying/describe-rate";
import { stayHref } from "@/features/customers/staying/input";
import type { StayData } from "@/features/customers/staying/read-staying";
import { sayCount } from "@/features/customers/staying/staying-words";
import type { StayContext } from "@/features/customers/staying/view";
import { nameGroup } from "@/platform/i18n/name-group";

/** Churn by the values of one attribute, each against the days before, corrected for all of them. */
export function describeGroups(
  { groups, by, dimensions, days, reading: way, filters, today }: StayData,
  context: StayContext,
) {
  const { words, query, home } = context;
  const { t, locale } = words;
  if (by === null) return null;
  const told = groups.filter(({ current }) => current.denominator > 0);
  const changes = told.map(({ current, previous }): Change | null =>
    previous === null
      ? null
      : compareRates(current.numerator, current.denominator, previous.numerator, previous.denominator),
  );
  const adjusted = adjustFamily(changes.map((change) => change?.pValue ?? null));
  return {
    by,
    choices: dimensions.map(({ name }) => ({
      href: `${stayHref(`${home}/customers`, query, { by: name })}#groups`,
      label: name,
      current: name === by,
    })),
    check: told.length > 1 ? t("groups.check", { n: told.length }) : "",
    rows: told.map(({ value, current }, i) => {
      const reading = shareReading(current.numerator, current.denominator);
      const change = changes[i] ?? null;
      const verdict = change === null ? null : verdictOf(change, adjusted[i] ?? null, "down");
      const view = rateOf(reading, current, "customer_churn", words);
      const few = precisionOf(reading, "percent") === "counts";
      // Counted within its value alone, so a filter by the same attribute gives way.
      const filter = [...filters.filter(({ dimension }) => dimension !== by), { dimension: by, value }];
      const shown = { ...soFar(days.range, today), filter };
      return {
        ...{ key: value, label: nameGroup(by, value, locale), rough: view.rough },
        value: few ? null : reading.value,
        low: few ? null : (reading.interval?.low ?? null),
        high: few ? null : (reading.interval?.high ?? null),
        valueText: view.value,
        countText: sayCount(current.denominator, locale),
        countHref:
          linkGroup(
            way === "stripe"
              ? { kind: "events", step: "counted", ...shown }
              : { kind: "balance", step: "start", ...shown },
            current.denominator,
            context,
          ) ?? undefined,
        valueHref:
          linkGroup(
            way === "stripe" ? { kind: "events", step: "left", ...shown } : { kind: "balance", step: "left", ...shown },
            current.numerator,
            context,
          ) ?? undefined,
        valueTitle: view.of,
        betweenText: few ? view.of : view.between,
        direction: verdict?.verdict ?? null,
        assessment: verdict?.assessment ?? null,
        changeText: change?.difference == null ? "" : signedPoints(change.difference, words),
        href: stayHref(`${home}/customers`, query, { filters: { ...query.filters, [by]: value }, by: undefined }),
      };
    }),
  };
}
