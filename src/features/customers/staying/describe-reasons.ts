import { isLeavingReason } from "@/domain/customer/leaving-reason";
import { formatValue } from "@/domain/metrics/display";
import { linkGroup } from "@/features/customers/groups/link-group";
import type { StayData } from "@/features/customers/staying/read-staying";
import { sayCount } from "@/features/customers/staying/staying-words";
import type { StayContext } from "@/features/customers/staying/view";

/** Why those who left said they did; who said nothing stands apart. */
export function describeReasons({ reasons, days, filters: filter }: StayData, context: StayContext) {
  const { t, locale } = context.words;
  const link = (reason: string | null, n: number) =>
    linkGroup({ kind: "reason", reason, ...days.range, filter }, n, context);
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
      href: link(reason, n),
      width: (100 * n) / Math.max(1, said[0]?.n ?? 1),
    })),
    silent: silent === 0 ? null : { countText: sayCount(silent, locale), href: link(null, silent) },
    note: total + silent === 0 ? t("reasons.nobody") : t("reasons.of", { said: total, n: total + silent }),
  };
}
