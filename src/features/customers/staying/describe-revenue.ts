import type { RevenueStep } from "@/db/queries/staying/customer-group";
import { soFar } from "@/db/queries/staying/read-churn-inputs";
import { verdictOf } from "@/domain/metrics/change";
import { compareMeans } from "@/domain/metrics/compare-means";
import { formatNumber, formatValue } from "@/domain/metrics/display";
import type { Reading } from "@/domain/metrics/reading";
import { lostOfSums, movementOfSums } from "@/domain/metrics/revenue";
import { linkGroup } from "@/features/customers/groups/link-group";
import { explainRate } from "@/features/customers/staying/explain-rate";
import type { StayData } from "@/features/customers/staying/read-staying";
import { sayMoney } from "@/features/customers/staying/staying-words";
import type { StayContext } from "@/features/customers/staying/view";
import { sayBasis, sayBetween, sayNothing } from "@/platform/i18n/metric-words";
import { waterfallSteps } from "@/ui/charts/waterfall-steps";

/** Revenue kept and lost, and how it moved from the start to the end; null where nobody pays a known price. */
export function describeRevenue(data: StayData, context: StayContext) {
  const { words } = context;
  if (data.revenue === null) return null;
  const { current, previous } = data.revenue;
  const { t, locale } = words;
  const shownDays = soFar(data.days.range, data.today);
  const { currency, others, shown, over } = current;
  if (currency === null || (shown.startMrr === 0 && shown.endMrr === 0)) return null;
  const moved = movementOfSums(shown);
  const money = (amount: number, signed = false) => sayMoney(amount, currency, locale, signed);
  const rate = (reading: Reading) => ({
    value: over ? formatValue(reading.value, "percent", { locale, decimals: 1 }) : "—",
    between: over ? sayBetween(words, reading.interval, "percent", 1) : "",
    /** Of how many; where there is no value, why. */
    count: !over
      ? t("series.running")
      : reading.value === null
        ? sayNothing(words, "revenue_churn")
        : sayBasis(words, "revenue_churn", reading.n),
  });
  const [now, before] = [lostOfSums(current.sums, "net"), lostOfSums(previous.sums, "net")];
  const found = compareMeans(now, before);
  const change =
    found === null
      ? null
      : {
          difference: -found.difference,
          interval: found.interval && { ...found.interval, low: -found.interval.high, high: -found.interval.low },
          pValue: found.pValue,
          n: { current: now.n, previous: before.n },
        };
  const verdict = change === null ? null : verdictOf(change, change.pValue, "up");
  const bar = (key: RevenueStep, amount: number) => {
    const kind = key === "start" || key === "end" ? ("end" as const) : ("change" as const);
    const amountText = money(amount, kind === "change");
    const label = t(`revenue.bars.${key}`);
    const group = { kind: "revenue", step: key, ...shownDays, filter: data.filters } as const;
    const href = linkGroup(group, Math.abs(amount), context);
    return {
      key,
      kind,
      amount,
      label,
      amountText,
      href,
      linkLabel: t("listed.show", { what: `${label} ${amountText}` }),
    };
  };
  const bars = [
    bar("start", moved.startMrr),
    bar("new", moved.newMrr),
    bar("back", moved.reactivationMrr),
    bar("more", moved.expansionMrr),
    bar("less", -moved.contractionMrr),
    bar("lost", -moved.churnedMrr),
    bar("end", moved.endMrr),
  ];
  return {
    currency,
    kept: rate(moved.netRevenueRetention),
    keptGross: rate(moved.grossRevenueRetention),
    lostGross: rate(moved.grossRevenueChurn),
    lostNet: rate(moved.netRevenueChurn),
    verdict,
    change:
      change === null
        ? ""
        : words.metrics("points", { step: formatNumber(change.difference, { locale, decimals: 1, signed: true }) }),
    changeBetween: change === null ? "" : sayBetween(words, change.interval, "percent", 1),
    bars,
    cut: t("revenue.cut", { amount: money(waterfallSteps(bars).floor) }),
    running: !over,
    others: others.length === 0 ? "" : t("revenue.others", { currencies: others.join(", "), currency }),
    explain: {
      kept: explainRate("net_revenue_retention", data, context),
      lost: explainRate("revenue_churn", data, context),
    },
    moved,
  };
}
