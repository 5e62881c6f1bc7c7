import { soFar } from "@/db/queries/staying/read-churn-inputs";
import { precisionOf } from "@/domain/metrics/display";
import { shareReading } from "@/domain/metrics/share";
import { balanceSteps } from "@/features/customers/groups/balance-steps";
import { linkGroup } from "@/features/customers/groups/link-group";
import { rateOf } from "@/features/customers/staying/describe-rate";
import type { StayData } from "@/features/customers/staying/read-staying";
import { sayCount, sayDays, sayMonth } from "@/features/customers/staying/staying-words";
import type { StayContext } from "@/features/customers/staying/view";
import { dateFormat } from "@/platform/i18n/formats";

/** Churn of each month or quarter, as the chart draws it. */
export function describeSeries({ periods, interval, filters, today }: StayData, context: StayContext) {
  const { words } = context;
  const { t, locale } = words;
  const month = dateFormat(locale, { month: "short", timeZone: "UTC" });
  return {
    caption: t("series.caption", { interval: t(`intervals.${interval}`) }),
    points: periods.map(({ start, end, input }) => {
      const reading = shareReading(input.numerator, input.denominator);
      const told = rateOf(reading, input, "customer_churn", words);
      const few = precisionOf(reading, "percent") === "counts";
      return {
        key: start,
        label: interval === "quarter" ? sayMonth(start, locale) : month.format(new Date(`${start}T00:00:00Z`)),
        title: sayDays({ from: start, to: end }, locale),
        value: few ? null : reading.value,
        low: few ? null : (reading.interval?.low ?? null),
        high: few ? null : (reading.interval?.high ?? null),
        valueText: few ? told.of : told.value,
        betweenText: input.over ? told.between : t("series.running"),
        countText: told.of,
        rough: told.rough,
      };
    }),
    rows: periods.map(({ start, end, input }) => {
      const told = rateOf(shareReading(input.numerator, input.denominator), input, "customer_churn", words);
      return {
        key: start,
        label: interval === "month" ? sayMonth(start, locale) : sayDays({ from: start, to: end }, locale),
        over: input.over,
        counts: balanceSteps(input).map(({ step, n, signed }) => ({
          key: step,
          text: sayCount(step === "left" ? -n : n, locale, signed),
          href: linkGroup(
            { kind: "balance", step, ...soFar({ from: start, to: end }, today), filter: filters },
            n,
            context,
          ),
        })),
        churn: input.over ? told.value : t("series.running"),
        between: told.between,
      };
    }),
  };
}
