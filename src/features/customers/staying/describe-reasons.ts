import { isLeavingReason } from "@/domain/customer/leaving-reason";
import { formatValue } from "@/domain/metrics/display";
import type { StayData } from "@/features/customers/staying/read-staying";
import { type StayWords, sayCount } from "@/features/customers/staying/staying-words";

/** Why those who left said they did; who said nothing stands apart. */
export function describeReasons({ reasons }: StayData, { t, locale }: StayWords) {
  const said = reasons.filter(({ reason }) => reason !== null);
  const total = said.reduce((sum, { n }) => sum + n, 0);
  const silent = reasons.find(({ reason }) => reason === null)?.n ?? 0;
  return {
    rows: said.map(({ reason, n }) => ({
      key: reason ?? "",
      label: t(`reasons.codes.${reason !== null && isLeavingReason(reason) ? reason : "other"}`),
      n,
      countText: sayCount(n, locale),
      share: formatValue((100 * n) / total, "percent", { locale }),
      width: (100 * n) / Math.max(1, said[0]?.n ?? 1),
    })),
    note: total + silent === 0 ? t("reasons.nobody") : t("reasons.of", { said: total, n: total + silent }),
  };
}
