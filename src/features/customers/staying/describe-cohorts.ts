import { addDays, dayOf, partsOf } from "@/domain/calendar/day";
import { formatNumber } from "@/domain/metrics/display";
import type { StayData } from "@/features/customers/staying/read-staying";
import { sayCount, sayMonth } from "@/features/customers/staying/staying-words";
import type { StayContext } from "@/features/customers/staying/view";

/** Those who started in each of the last months, and the share of them that was there in each month since. */
export function describeCohorts({ cohorts }: StayData, { words, home, mayRead }: StayContext) {
  const { t, locale } = words;
  const width = Math.max(0, ...cohorts.map(({ active }) => active.filter((one) => one !== null).length));
  const steps = Array.from({ length: width }, (_, k) => k);
  return {
    steps: steps.map((k) => formatNumber(k, { locale })),
    lines: cohorts.map(({ cohort, size, active, percent }) => {
      const month = sayMonth(`${cohort}-01`, locale);
      const [year, number] = partsOf(`${cohort}-01`);
      const days = new URLSearchParams({ from: `${cohort}-01`, to: addDays(dayOf(year, number + 1, 1), -1) });
      return {
        key: cohort,
        label: month,
        sizeText: sayCount(size, locale),
        href: mayRead ? `${home}/customers/people?started=${days.get("from")}..${days.get("to")}` : null,
        cells: steps.map((k) => {
          const share = percent[k];
          const there = active[k];
          if (share == null || there == null) return null;
          return {
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
