import { formatNumber } from "@/domain/metrics/display";
import { linkGroup } from "@/features/customers/groups/link-group";
import type { StayData } from "@/features/customers/staying/read-staying";
import { sayCount, sayMonth } from "@/features/customers/staying/staying-words";
import type { StayContext } from "@/features/customers/staying/view";

/** Those who started in each of the last months, and the share of them that was there in each month since. */
export function describeCohorts({ cohorts, filters: filter }: StayData, context: StayContext) {
  const { t, locale } = context.words;
  const width = Math.max(0, ...cohorts.map(({ active }) => active.filter((one) => one !== null).length));
  const steps = Array.from({ length: width }, (_, k) => k);
  return {
    steps: steps.map((k) => formatNumber(k, { locale })),
    lines: cohorts.map(({ cohort, size, active, percent }) => {
      const month = sayMonth(`${cohort}-01`, locale);
      const link = (later: number, n: number) =>
        linkGroup({ kind: "cohort", month: `${cohort}-01`, later, filter }, n, context);
      return {
        key: cohort,
        label: month,
        sizeText: sayCount(size, locale),
        href: link(0, size),
        cells: steps.map((k) => {
          const share = percent[k];
          const there = active[k];
          if (share == null || there == null) return null;
          return {
            href: link(k, there),
            percent: share,
            text: formatNumber(share, { locale }),
            title: t("cohorts.cell", { k: there, n: size, month, step: k }),
          };
        }),
      };
    }),
    average: {
      label: t("cohorts.average"),
      cells: steps.map((k) => {
        const complete = cohorts.filter(({ active }) => active[k] != null);
        const size = complete.reduce((sum, one) => sum + one.size, 0);
        const there = complete.reduce((sum, one) => sum + (one.active[k] ?? 0), 0);
        return size === 0 ? null : formatNumber((100 * there) / size, { locale });
      }),
    },
  };
}
