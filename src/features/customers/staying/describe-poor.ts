import { MOST_POOR } from "@/db/queries/staying/read-poor-experiences";
import { formatValue, precisionOf } from "@/domain/metrics/display";
import { linkGroup } from "@/features/customers/groups/link-group";
import type { StayData } from "@/features/customers/staying/read-staying";
import { sayCount, sayDay, sayMoney } from "@/features/customers/staying/staying-words";
import type { StayContext } from "@/features/customers/staying/view";
import { sayBetween } from "@/platform/i18n/metric-words";

/** Who stayed after 0, 1, 2 and 3 poor experiences, and who has three now with the revenue behind them. */
export function describePoor({ poor, currency, filters: filter, today }: StayData, context: StayContext) {
  if (poor === null) return null;
  const { words, home, mayRead } = context;
  const { t, locale } = words;
  const money = (amount: number) => (currency === null ? "—" : sayMoney(amount, currency, locale));
  const link = (day: string, count: number, stayedFor: number | null, n: number) =>
    linkGroup({ kind: "poor", day, poor: count, stayedFor, filter }, n, context) ?? undefined;
  return {
    any: poor.any,
    dek: t("poor.dek", { day: sayDay(poor.landmark, locale), days: poor.horizon }),
    rows: poor.rows.map(({ poor: count, n, stayed }) => {
      const few = precisionOf(stayed, "percent");
      const kept = Math.round(((stayed.value ?? 0) * n) / 100);
      return {
        key: String(count),
        label: t("poor.count", { n: String(count) }),
        value: few === "plain" || few === "rough" ? stayed.value : null,
        low: stayed.interval?.low ?? null,
        high: stayed.interval?.high ?? null,
        rough: few === "rough",
        valueText:
          few === "plain" || few === "rough" ? formatValue(stayed.value, "percent", { locale, decimals: 1 }) : "—",
        betweenText:
          few === "none"
            ? "—"
            : few === "counts"
              ? words.metrics("counts.customer_retention", { k: kept, n })
              : sayBetween(words, stayed.interval, "percent", 1),
        countText: sayCount(n, locale),
        countHref: link(poor.landmark, count, null, n),
        valueHref: link(poor.landmark, count, poor.horizon, kept),
        valueTitle: words.metrics("counts.customer_retention", { k: kept, n }),
      };
    }),
    three: {
      title: t("poor.three", { n: poor.three.total }),
      revenue: currency === null ? "" : t("poor.revenue", { amount: money(poor.three.mrr) }),
      more: poor.three.total > poor.three.customers.length ? t("poor.shown", { n: poor.three.customers.length }) : "",
      href: link(today, MOST_POOR, null, poor.three.total),
      // Who may not read customers sees how many, not who.
      customers: mayRead
        ? poor.three.customers.map(({ id, name, externalId, mrr, ...counts }) => ({
            key: id,
            name: name === "" ? externalId : name,
            href: `${home}/customers/people/${id}`,
            what: [
              counts.badAnswers > 0 ? t("poor.answers", { n: counts.badAnswers }) : "",
              counts.missedPromises > 0 ? t("poor.missed", { n: counts.missedPromises }) : "",
              counts.reopened > 0 ? t("poor.reopened", { n: counts.reopened }) : "",
            ]
              .filter((one) => one !== "")
              .join(" · "),
            count: sayCount(counts.poor, locale),
            revenue: money(mrr),
          }))
        : [],
    },
  };
}
