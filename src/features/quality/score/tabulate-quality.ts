import { comparedRow, hiddenRow } from "@/domain/exports/compared-row";
import type { NumberRow } from "@/domain/exports/number-rows";
import { formatValue } from "@/domain/metrics/display";
import type { QualityWords } from "@/features/quality/quality-words";
import type { Cut, QualityNumbers } from "@/features/quality/score/read-quality";
import { categoryName } from "@/features/quality/score/view";

const QUALITY = { metric: "quality_score", unit: "percent" } as const;

/** Quality as rows: the number, week by week, and group by group. Groups below `minimum` are hidden. */
export function tabulateQuality(
  words: QualityWords,
  numbers: QualityNumbers,
  { cuts, minimum = 0 }: { readonly cuts: readonly Cut[]; readonly minimum?: number },
): NumberRow[] {
  const { t, metrics, locale } = words;
  const { range, total, weeks, groups } = numbers;
  const shown = (value: number | null) => formatValue(value, "percent", { locale });
  const name = metrics("names.quality_score");
  return [
    comparedRow({ part: "total", name, ...QUALITY, ...range, shown: shown(total.reading.value) }, total),
    ...weeks.map(({ from, to, reading, partial }) =>
      comparedRow(
        {
          ...{ part: "period", name, ...QUALITY, from, to },
          ...{ shown: shown(reading.value), note: partial ? t("file.running") : "" },
        },
        { reading },
      ),
    ),
    ...cuts.flatMap((cut) =>
      groups[cut].map((group) => {
        const subject = {
          part: "group",
          ...QUALITY,
          ...range,
          attribute: t(`dimensions.${cut}`),
          name: cut === "category" ? categoryName(words, numbers, group.value) : group.value,
        } as const;
        return group.reading.n < minimum
          ? hiddenRow(subject)
          : comparedRow({ ...subject, shown: shown(group.reading.value) }, group);
      }),
    ),
  ];
}
